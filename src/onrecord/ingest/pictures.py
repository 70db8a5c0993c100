"""Captions and the credits of pictures."""

from __future__ import annotations

import re

from onrecord.ingest.lines import Line
from onrecord.records import Furniture, FurnitureKind, Span

_AGENCY = (
    r"(?:A\.?P\.?|Reuters|REUTERS|AFP|EPA(?:-EFE)?|UPI|TASS|Tass|Xinhua|Bloomberg|PA(?: (?:Wire|Media|Images))?|"
    r"DPA|dpa|Rex(?: Features)?|REX|Shutterstock|SHUTTERSTOCK|Alamy|ALAMY|iStock(?:photo)?|Zuma(?: Press)?|ZUMA|"
    r"Getty(?: Images)?|GETTY(?: IMAGES)?|Sputnik|Anadolu(?: Agency)?|Barcroft(?: Media)?|Corbis|NurPhoto|"
    r"Associated Press|ASSOCIATED PRESS|AAP|SWNS|Newscom|Polaris|SIPA|Sipa(?: USA)?|Pool|POOL)"
)
_CREDIT_WORD = (
    r"(?:(?:AFP |AP |EPA |Courtesy )?(?:PHOTO|Photo|PHOTOGRAPH|Photograph|PICTURE|Picture|IMAGE|Image|PIC|Pic|VIDEO|"
    r"Video|Composite|Illustration|Screenshot)S?s?)"
)
_BY = r"(?: ?(?:credit|Credit|CREDIT|courtesy|Courtesy|COURTESY|source|Source))?(?: (?:by|BY|of|OF|from|FROM)| ?:|/)"
_NAME = r"[^\W\d_a-z][\w.'’-]*"
_NAMES = rf"{_NAME}(?: {_NAME}){{0,4}}"

_BRACKETED = re.compile(
    r"[\[(](?:"
    rf"{_CREDIT_WORD}{_BY} ?[^()\[\]]{{1,90}}"
    rf"|(?:AP|AFP|EPA|UPI|Reuters|REUTERS|Getty) (?:Photo|photo|Images|file photo)[^()\[\]]{{0,80}}"
    rf"|[^()\[\].!?;:]{{0,60}}(?:\.[^()\[\].!?;:]{{0,40}})?[/|,] ?(?:via )?{_AGENCY}(?: Images| Photo| Pool|/Pool)?"
    rf"|{_AGENCY}"
    r")[\])]\W{0,2}$"
)
_OPEN = re.compile(
    rf"(?:{_CREDIT_WORD}{_BY} ?[^.!?;()]{{2,80}}(?:\.[^.!?;()]{{1,60}})?"
    rf"|REUTERS/{_NAMES}(?:/{_NAMES}|/Files?)?(?:/File Photo)?"
    rf"|{_NAMES} ?[/|] ?(?:via )?(?:{_AGENCY})(?: via {_AGENCY})?(?: Images)?"
    rf"|(?:AFP|AP|EPA|{_NAMES}) (?:via|VIA) (?:Getty Images|GETTY IMAGES|AP|REUTERS|Reuters)"
    rf"|(?:GETTY IMAGES|Getty Images|GETTY)"
    r")$"
)
_CAPTION_START = re.compile(
    r"(?:FILE|FILE PHOTO|File photo|FILE PIC|File pic|File)(?: ?[-–—:]| \()"
    r"|(?:Facebook Twitter Pinterest|Enlarge this image(?: toggle caption)?|Image caption|Media caption|"
    r"Image copyright|toggle caption|hide caption|Caption:|CAPTION:|Photo caption|Image:|PICTURED:?|Pictured:|Pictured above|"
    r"Pictured (?:left|right|here)|Above:|In (?:this|an?) (?:[A-Z][a-z.]+ \d|(?:\w+ )?(?:file|handout|undated) (?:photo|image|picture))|"
    r"(?:A|An|This) (?:file|handout|undated|still) (?:photo|image|picture)\b|"
    r"Play Video\b|Watch Video\b|CLOSE (?=[A-Z]))"
)
_TEASER_START = re.compile(r"(?:Play Video|Watch Video|CLOSE |JUST WATCHED |Now Playing)")
_INSET = re.compile(
    r"\b(?:[Ii]n (?:the )?inset|\(inset\)|\((?:pictured|file photo|left|right|centre|center|L|R|C|"
    r"from left|L-R|above|below)\)|pictured (?:above|left|right|here|in a file)|in this file photo)"
)
_TAIL = 180
"""Code points at the end of a line in which its credit must begin: names, agency, file number."""


def caption(line: Line, *, longest: int, top: bool) -> tuple[Furniture, ...]:
    """Return the caption and the credit that *line* is, if it is one.

    Args:
        line: the line to be judged.
        longest: code points of the longest caption.
        top: whether the line stands before the report's first paragraphs, where signs that could
            stand in a report as well ("(pictured)") are taken for those of a caption.
    """
    if len(line.plain) > longest:
        return ()
    start, end = line.span
    credit = _credit(line.plain)
    if credit == 0:
        return (Furniture(span=line.span, kind=FurnitureKind.CREDIT),)
    if credit is not None:
        return _split(line, credit)
    if _TEASER_START.match(line.plain):
        return (Furniture(span=Span(start, end), kind=FurnitureKind.TEASER),)
    if _CAPTION_START.match(line.plain) or (top and _INSET.search(line.plain)):
        return (Furniture(span=Span(start, end), kind=FurnitureKind.CAPTION),)
    return ()


def _split(line: Line, credit: int) -> tuple[Furniture, ...]:
    start, end = line.span
    before = len(line.plain[:credit].rstrip())
    return (
        Furniture(span=Span(start, start + before), kind=FurnitureKind.CAPTION),
        Furniture(span=Span(start + credit, end), kind=FurnitureKind.CREDIT),
    )


def _credit(words: str) -> int | None:
    """Return where the picture's credit begins that ends *words*, or ``None``."""
    offset = max(0, len(words) - _TAIL)
    tail = words[offset:]
    for pattern in (_BRACKETED, _OPEN):
        match = pattern.search(tail)
        if match and _fresh(tail, match.start()):
            return offset + match.start()
    return None


def _fresh(words: str, at: int) -> bool:
    """Tell whether a new word begins at *at*; "nation.PHOTOS BY" has lost its space."""
    return at == 0 or not words[at - 1].isalnum()
