"""Captions and the credits of pictures."""

from __future__ import annotations

import re

from onrecord.ingest.lines import Line
from onrecord.records import Furniture, FurnitureKind, Span

_AGENCY = (
    r"(?:A\.?P\.?|Reuters|REUTERS|AFP|EPA(?:-EFE)?|UPI|TASS|Tass|Xinhua|Bloomberg|"
    r"PA(?: (?:Wire|Media|Images))?|DPA|dpa|Rex(?: Features)?|REX|Shutterstock|SHUTTERSTOCK|"
    r"Alamy|ALAMY|iStock(?:photo)?|Zuma(?: Press)?|ZUMA(?: Press)?|Getty(?: Images)?|"
    r"GETTY(?: IMAGES)?|Sputnik|Anadolu(?: Agency)?|Barcroft(?: Media)?|Corbis|NurPhoto|"
    r"Associated Press|ASSOCIATED PRESS|AAP|SWNS|Newscom|Polaris|SIPA|Sipa(?: USA)?|Pool|POOL)"
)
_WORD = (
    r"(?:(?:AFP |AP |EPA |Courtesy )?(?:PHOTO|Photo|PHOTOGRAPH|Photograph|PICTURE|Picture|IMAGE|"
    r"Image|PIC|Pic|VIDEO|Video|Composite|Illustration|Screenshot)S?s?)"
)
_BY = (
    r"(?: ?(?:credit|Credit|CREDIT|courtesy|Courtesy|COURTESY|source|Source))?"
    r"(?: (?:by|BY|of|OF|from|FROM)| ?:|/)"
)
_NAME = r"[^\W\d_a-z][\w'’-]*(?:(?<=\b\w)\.)?"
_NAMES = rf"{_NAME}(?: {_NAME}){{0,4}}"
_PART = r"[^()\[\].!?;:]"

_BRACKETED = re.compile(
    r"[\[(](?:"
    rf"{_WORD}{_BY} ?[^()\[\]]{{1,90}}"
    r"|(?:AP|AFP|EPA|UPI|Reuters|REUTERS|Getty) (?:Photo|photo|Images|file photo)[^()\[\]]{0,80}"
    rf"|{_PART}{{2,60}}(?:\.{_PART}{{0,40}})?[/|,] ?(?:via )?{_AGENCY}(?: Images| Photo|/Pool)?"
    rf"|{_PART}{{2,50}} (?:via|VIA) [A-Z][^()\[\]]{{2,40}}"
    r")[\])]\W{0,2}$"
)
_OPEN = re.compile(
    rf"(?:{_WORD}{_BY} ?[^.!?;()]{{2,80}}(?:\.[^.!?;()]{{1,60}})?"
    rf"|REUTERS/{_NAMES}(?:/{_NAMES}|/Files?)?(?:/File Photo)?"
    rf"|{_NAMES} ?[/|] ?(?:via )?{_AGENCY}(?: via {_AGENCY})?(?: Images)?(?: [Ff]ile(?: photo)?)?"
    rf"|(?:AFP|AP|EPA|{_NAMES}) (?:via|VIA) (?:Getty Images|GETTY IMAGES|AP|REUTERS|Reuters)"
    rf"|Credit ?(?:\.\.\.|…|:) ?[A-Z][^.!?;]{{2,60}}"
    rf"|© *(?:{_AGENCY}|{_NAMES})(?: ?/ ?{_NAMES})?"
    r"|(?:GETTY IMAGES|Getty Images|GETTY)"
    r")$"
)
_START = re.compile(
    r"(?:FILE|FILE PHOTO|File photo|FILE PIC|File pic|File)(?: ?[-–—:]| \()"
    r"|Facebook Twitter Pinterest|Enlarge this image|Image caption|Media caption|Image copyright"
    r"|toggle caption|hide caption|Caption:|CAPTION:|Photo caption|Image:|PICTURED\b|Pictured:"
    r"|Pictured (?:above|left|right|here)|Above:|ABOVE:"
    r"|In (?:this|an? (?:undated|file|handout)) [^.]{0,60}"
    r"\b(?:file photo|photo|image|picture|frame grab|screengrab)\b"
    r"|(?:A|An|This) (?:file|handout|undated) (?:photo|image|picture)\b"
)
_TEASER = re.compile(r"Play Video\b|Watch Video\b|CLOSE (?=[A-Z])|JUST WATCHED |Now Playing\b")
_INSET = re.compile(
    r"\b[Ii]n (?:the )?inset\b|\((?:inset|pictured|file photo|left|right|centre|center|L-R|"
    r"from left|above|below)\)|\(L\).*\([RC]\)|\([RC]\).*\(L\)|"
    r"\bpictured (?:above|left|right|here|in a file)\b"
)
"""Signs of a caption; one "(R)" alone is a governor's party, so that two sides are asked for."""
_UNNAMED = re.compile(r"\b(?:19|20)\d\d\b.{0,60}[.,]? \([A-Z][^()]{3,60}\)$")
"""A dated line that ends with a name in brackets: "… at the ferry, May 3, 2019. (Ana Ruiz)"."""
_SAID = re.compile(r"[,.?!][”\"]|\b(?:said|says|told|added|according)\b")
"""Words of a report rather than of a caption: then only the credit behind them is furniture, as
where an agency's report ends on its name ("… the minister said. (Handout/Reuters)")."""
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
    words = line.plain
    if len(words) > longest:
        return ()
    credit = _credit(words)
    if credit == 0:
        return (Furniture(span=line.span, kind=FurnitureKind.CREDIT),)
    if credit is not None:
        split = _split(line, credit)
        sure = top or _START.match(words) or not _SAID.search(words[:credit])
        return split if sure else split[1:]
    if _TEASER.match(words):
        return (Furniture(span=line.span, kind=FurnitureKind.TEASER),)
    if _START.match(words) or (top and (_INSET.search(words) or _UNNAMED.search(words))):
        return (Furniture(span=line.span, kind=FurnitureKind.CAPTION),)
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
