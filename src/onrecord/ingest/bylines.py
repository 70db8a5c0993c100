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
