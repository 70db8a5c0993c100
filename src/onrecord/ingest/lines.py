"""The lines of a page, as furniture is told by them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from onrecord.records import Span

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_EDGE = " \t\u00a0\u200b\u2060\ufeff\u2002\u2003\u2009\u202f\u3000"
_QUOTES = str.maketrans("’‘‛`“”„‟«»\u00a0", '\'\'\'\'"""""" ')
_SPACES = re.compile(r"\s+")
_LONG = re.compile(r"([a-z])\1{2,}")
_CLOSERS = "\"'”’»)] \u00a0"
_ABBREVIATION = re.compile(r"(?:\b[A-Za-z]\.){2,}$")
FOLDED_AT_MOST = 2_000
"""Code points of a line that are folded: no furniture is longer, and a line may hold a megabyte."""


@dataclass(frozen=True)
class Line:
    """One line without the white space around it. ``block`` counts what blank lines part."""

    span: Span
    words: str
    block: int

    @cached_property
    def plain(self) -> str:
        """The words with ordinary spaces: as long as they are, so that offsets hold."""
        return self.words.translate(_SPACE_SIGNS)

    @cached_property
    def folded(self) -> str:
        """The words in small letters, with plain quotation marks and single spaces."""
        return folded(self.words[:FOLDED_AT_MOST])

    @cached_property
    def count(self) -> int:
        """How many words the line has, as spaces part them."""
        return len(self.words.split())


def folded(words: str) -> str:
    """Return *words* so that two prints of one phrase are equal.

    A letter typed three times or more counts as two: "Leave a Commment" stands on real pages.

    >>> folded("Leave a  Commment")
    'leave a comment'
    """
    plain = _SPACES.sub(" ", words.translate(_QUOTES)).strip().casefold()
    return _LONG.sub(r"\1\1", plain)


def lines(text: str) -> tuple[Line, ...]:
    r"""Return the lines of *text* that are not blank, in reading order.

    >>> [(line.words, line.block) for line in lines("Bridge shut\n\n READ:\nFerry runs\n")]
    [('Bridge shut', 0), ('READ:', 1), ('Ferry runs', 1)]
    """
    found: list[Line] = []
    block, end = -1, 0
    for match in _LINE.finditer(text):
        words = match.group().strip(_EDGE)
        if not words:
            continue
        start = match.start() + len(match.group()) - len(match.group().lstrip(_EDGE))
        if not found or _blank_between(text[end : match.start()]):
            block += 1
        end = match.end()
        found.append(Line(Span(start, start + len(words)), words, block))
    return tuple(found)


def _blank_between(gap: str) -> bool:
    return len(gap.replace("\r\n", "\n").replace("\u200b", "").translate(_NO_BLANKS)) > 1


_SPACE_SIGNS = str.maketrans(dict.fromkeys("\u00a0\u2002\u2003\u2009\u202f\u3000\t", " "))
_NO_BLANKS = {ord(sign): None for sign in _EDGE}


def ends_sentence(words: str) -> bool:
    """Tell whether *words* end as a sentence does, also behind closing marks.

    >>> ends_sentence("He said: “It is safe.”"), ends_sentence("Bridge shut by the U.S.")
    (True, False)
    """
    bare = words.rstrip(_CLOSERS)
    return bare.endswith((".", "!", "?", "…")) and not _ABBREVIATION.search(bare)


def headline_like(line: Line, after: Line | None, *, words: int, characters: int) -> bool:
    """Tell whether *line* reads as a headline: short, and with no full stop.

    A question may be a headline; a line that the next one carries on is none.
    """
    if line.count > words or len(line.words) > characters or line.words[-1] in ",;:":
        return False
    bare = line.words.rstrip(_CLOSERS)
    if bare.endswith((".", "…")) and not _ABBREVIATION.search(bare):
        return False
    if after is not None and after.block == line.block and after.words[:1].islower():
        return False
    return not line.words[:1].islower()
