"""Lines that name the writers: "By Ana Ruiz", "Posted by A. Ruiz and B. Sand, Harbour News"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

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
_JOIN = re.compile(r", and |, | and | AND | & ")
_NO_NAME = re.compile(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:January|February|March|April|June|July|"
    r"August|September|October|November|December)\b"
)
_NO_PERSON = re.compile(
    r"(?:.*\b(?:Press|News|Writers?|Editor|Correspondent|Reporters?|Staff|Contributor|Reuters|"
    r"Agency|"
    r"Media|Times|Post|Political|Foreign|Senior|Chief|Bureau|Online|Desk|Service)\b.*)",
    re.IGNORECASE,
)


def bylines(
    found: Sequence[Line], options: IngestOptions
) -> Iterator[tuple[Span, tuple[str, ...]]]:
    """Yield each byline near the top of a page: its line, and the names as they stand."""
    for line in found[: options.top_lines]:
        if len(line.plain) > options.byline_characters or ends_sentence(line.plain):
            continue
        match = _BYLINE.fullmatch(line.plain)
        if match is None or _NO_NAME.search(match["names"]):
            continue
        names = tuple(n for n in _JOIN.split(match["names"]) if not _NO_PERSON.fullmatch(n))
        yield line.span, names
