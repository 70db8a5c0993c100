"""Lines that name the writers: "By Ana Ruiz", "Posted by A. Ruiz and B. Sand, Harbour News"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.ingest.dates import DateLine
from onrecord.ingest.lines import Line, ends_sentence
from onrecord.options import IngestOptions
from onrecord.records import Span

_NAME = r"[^\W\d_a-z][\w'’.-]*(?: (?:de|da|di|du|la|le|van|von|der|den|bin|al|el|ter|of))*"
_PERSON = rf"{_NAME}(?: {_NAME}){{1,4}}"
_BYLINE = re.compile(
    r"(?:By|BY|by|Written by|Posted by|Story by|Words by|Reported by|Author:|Reporter:):? +"
    rf"(?P<names>{_PERSON}(?:(?:, | and | AND | & |, and ){_PERSON}){{0,5}})"
    r"(?P<rest>(?:,? (?:for|For|FOR|in|In|IN|at|of) [^.:!?]{2,60}|, [^.:!?]{2,80}"
    r"| [|–—-] ?.{2,60}| ?@\w+| on .{4,30})?)"
)
_JOIN = re.compile(r", and | and | AND | & ")
_COMMAS = re.compile(r", ")
_NO_NAME = re.compile(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:January|February|March|April|June|July|"
    r"August|September|October|November|December)\b"
)
_NO_PERSON = re.compile(
    r".*\b(?:Press|News|Writers?|Editor|Correspondent|Reporters?|Staff|Contributor|Reuters|Agency|"
    r"Media|Times|Post|Political|Foreign|Senior|Chief|Bureau|Online|Desk|Service|Report|Update)\b.*",
    re.IGNORECASE,
)
_ROLE = (
    r"(?:reporter|writer|editor|correspondent|columnist|journalist|fellow|professor|contributor|"
    r"author|producer|intern|editor-at-large|analyst|lecturer|novelist|historian|host|founder|"
    r"director|president|lawyer|attorney|scholar)"
)
_ABOUT = re.compile(
    rf"[•*–—\s]*(?P<names>{_PERSON}(?: and {_PERSON})?)(?: \(@\w+\))? "
    rf"(?:(?:is|are) (?!said |told )[^.]{{0,120}}?\b{_ROLE}s?\b"
    r"|(?:covers?|writes?|reports?) [^.:“\"]*)"
)
_PLACE = r" in [A-Z][\w.-]*(?: [A-Z][\w.-]*)?"
_DESK = re.compile(
    rf"[(\[][Rr]eporting by (?P<names>{_PERSON}(?:{_PLACE})?(?:(?:, | and |, and )"
    rf"{_PERSON}(?:{_PLACE})?){{0,5}})(?=[ .;,)\]])"
)
_REACHED = re.compile(
    rf"(?:(?:[Ww]rite to|[Cc]ontact|[Ee]-?mail|[Rr]each|[Ff]ollow) (?P<names>{_PERSON}) "
    rf"(?:at|on|here)\b|(?P<other>{_PERSON}) can be reached at\b)"
)
_SIGNED = re.compile(rf"[–—-]? ?(?P<names>{_PERSON}), [A-Z][\w .&-]{{1,30}}, [A-Z][\w .-]{{1,30}}")
_FUNCTION = re.compile(r"(?:And|As|An|But|Both|The|Mr|Mrs|Ms|This|Our|Yahoo|Rev|Sen|Rep|Gov)\b")
"""First words of what is no writer's whole name."""
_ALONE = re.compile(rf"{_NAME}(?: {_NAME}){{1,2}}")


def bylines(
    found: Sequence[Line], dates: Sequence[DateLine], options: IngestOptions
) -> Iterator[tuple[Span, tuple[str, ...]]]:
    """Yield each byline near the top of a page: its line, and the names as they stand.

    Args:
        found: the lines of the article.
        dates: its date lines; a name by itself is a byline only directly beside one.
        options: how far the top reaches.
    """
    days = {date_line.span for date_line in dates}
    for index, line in enumerate(found[: options.top_lines]):
        if len(line.words) > options.byline_characters or ends_sentence(line.words):
            continue
        match = _BYLINE.fullmatch(line.plain)
        if match and not _NO_NAME.search(match["names"]):
            yield line.span, _names(match["names"])
        elif index and _beside(found, index, days) and _person(line.plain):
            yield line.span, (line.words,)


def signed(found: Sequence[Line], options: IngestOptions) -> Iterator[str]:
    """Yield who signs at the end of a page: "(Reporting by Ana Ruiz; …)", "Ana Ruiz is a reporter".

    Reports end on people they are about, too. A writer's note introduces somebody whose family name
    stands nowhere in the report.
    """
    closing = found[-options.note_lines :]
    for line in closing:
        for pattern in (_DESK, _ABOUT, _REACHED, _SIGNED):
            match = (pattern.fullmatch if pattern is _SIGNED else pattern.match)(line.plain[:300])
            if match is None or (pattern is _SIGNED and ends_sentence(line.plain)):
                continue
            names = _names(re.sub(_PLACE, "", next(filter(None, match.groups()))))
            yield from (name for name in names if pattern is _DESK or _new(name, found, closing))
            break


def _new(name: str, found: Sequence[Line], closing: Sequence[Line]) -> bool:
    """Tell whether the report before its closing lines never speaks of *name*."""
    family = re.compile(rf"\b{re.escape(name.split()[-1])}\b")
    before = found[: len(found) - len(closing)]
    body = [line for line in before if ends_sentence(line.words)]
    return (
        len(name.split()) > 1
        and not _FUNCTION.match(name)
        and not any(family.search(line.plain) for line in body)
    )


def _beside(found: Sequence[Line], index: int, days: set[Span]) -> bool:
    return any(line.span in days for line in found[index - 1 : index + 2])


def is_person(name: str) -> bool:
    """Tell whether a name that metadata gives as the writer's may be a person's.

    >>> is_person("Ana Ruiz"), is_person("Bay News Staff")
    (True, False)
    """
    return _NO_PERSON.fullmatch(name) is None


def _person(words: str) -> bool:
    return _ALONE.fullmatch(words) is not None and not _NO_PERSON.fullmatch(words)


def _names(words: str) -> tuple[str, ...]:
    """Part the names; after a comma with no "and" behind it stands whom they write for."""
    parts = _JOIN.split(words)
    if len(parts) == 1:
        parts = _COMMAS.split(words)[:1]
    each = (name for part in parts for name in _COMMAS.split(part))
    return tuple(name for name in each if not _NO_PERSON.fullmatch(name))
