"""Presence: the words by which somebody tells that he saw or heard something himself."""

from __future__ import annotations

import re

from onrecord.records import Span

SENSED = (
    r"(?:saw|seen|heard|watched|felt|smelled|smelt|noticed|witnessed|counted|filmed|"
    r"photographed|looked)"
)
_LIGHT = r"(?:(?:\w+ly|also|just|first|then|both|all|only|had|have|has|could|myself)\s+){0,3}"
_PLACES = (
    r"(?:at|in|on|behind|beside|near|inside|outside|under|there|right|next|across|among|standing|"
    r"sitting|lying|asleep|walking|driving|home)"
)
_MINE = (
    r"(?:eyes|ears|house|home|windows?|door|roof|street|yard|kitchen|garden|car|flat|building|"
    r"village|knees|feet|face|arms?|jacket|collar)"
)
_OWN_WORDS = re.compile(
    rf"\b(?:I|we|We)\s+{_LIGHT}(?:{SENSED}|see|hear|feel|smell|watch)\b"
    rf"|\b(?:I|we|We)\s+(?:was|were)\s+(?:(?!not\b)\w+ing\s+)?{_PLACES}\b"
    rf"|\b(?:my|our|My|Our)\s+(?:\w+\s+)?{_MINE}\b"
)
_REPORTED = re.compile(rf"\b(?:he|she|they)\s+{_LIGHT}{SENSED}\b")


def own_eyes(text: str, span: Span, quoted: bool) -> Span | None:
    """Return the words in which a speaker tells what he saw or heard himself, if any.

    Args:
        text: the article's text.
        span: what he says.
        quoted: whether that is in his own words ("I saw"), or reported ("that she had heard").

    >>> words = "“I was behind the counter when the roof went.”"
    >>> own_eyes(words, Span(1, 45), quoted=True).of(words)
    'I was behind'
    """
    found = (_OWN_WORDS if quoted else _REPORTED).search(text, span.start, span.end)
    return Span(*found.span()) if found else None
