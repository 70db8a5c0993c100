"""When a figure holds, as far as the words of its own clause tell.

Precision comes first: a time counts only where it opens the sentence, or stands in the figure's
clause behind a preposition that places a state or an event. Whatever else there is ("than last
year", "the 2015 deal", a time of the telling) leaves ``as_of`` open; the day of publication is
never taken for it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from onrecord.records import Basis, Interval, Span, TimeExpression, TimeKind
from onrecord.statements.figures.tellings import Tellings

FAR = 110
"""Code points between a figure and the time of its clause: sixteen words."""

_S = r"[\s\u00a0]+"
_OPENS = re.compile(
    rf"[\s\u00a0“\"‘'(•*-]*(?:(?:but|and|so|then|only|just|also|even|however),?{_S})?"
    rf"(?P<word>(?:as{_S}of|in|on|by|since|during|between|from|at|over|until|up{_S}to|"
    rf"through|within|throughout)?)(?:{_S}(?:the|early|late|mid|about|around))*{_S}?",
    re.IGNORECASE,
)
_PLACED = re.compile(
    rf"(?:^|(?<=[\s\u00a0(]))(?P<word>as{_S}of|in|on|by|since|during|between|until|at|through|"
    rf"within|over|throughout|before)(?:{_S}(?:the|early|late|mid|about|around|roughly))*{_S}$",
    re.IGNORECASE,
)
_BARE = re.compile(
    rf"(?:last|this|earlier|yesterday|today|tonight|\w+day\b|two{_S}|three{_S}|a{_S}\w+{_S}ago|"
    rf"\w+{_S}\w+{_S}ago)",
    re.IGNORECASE,
)
"""What stands without a preposition: "last year", "yesterday", "Monday", "two weeks ago"."""
_COMPARED = re.compile(
    rf"\b(?:than|from|versus|vs\.?|against|compared{_S}(?:with|to)|over|to|that|like|unlike)"
    rf"(?:{_S}(?:the|in|on|for|at|a|same|period|time|level|levels|of))*{_S}$",
    re.IGNORECASE,
)
_BREAK = re.compile(
    r"[;:—–]|\b(?:who|which|whose|that|while|whereas|when|where|after|before|if|because|although|"
    r"though|but|as|than|according|compared|despite|said|says|told|announced|reported|following|"
    r"ahead|expected|plans?|ordered|scheduled|set)\b",
    re.IGNORECASE,
)
"""What another clause begins with: a time on its far side belongs to that one."""
_MORE_VERBS = re.compile(
    r",[\s\u00a0](?:and[\s\u00a0])?(?:[a-z]+ed|[a-z]+ing|has|have|had|was|were|is|are)\b"
)
_AND = re.compile(r",[\s\u00a0](?:and|or)\b")
_KNOWN = re.compile(
    r"\b(?:the|these|those|both|its|their|his|her)[\s\u00a0](?:first[\s\u00a0])?$", re.IGNORECASE
)
"""What makes a figure one that is known: "the two towns met on Monday" counts nothing on Monday."""
_JOIN = re.compile(rf"{_S}(?:and|to|through|until|-|–){_S}(?:the{_S})?|[-–]", re.IGNORECASE)
_NOUN_NEXT = re.compile(
    r"[\s\u00a0-](?!(?:and|or|in|on|at|by|to|for|from|with|of|the|a|an|as|after|before|when|"
    r"while|but|that|which|who|because|since|is|are|was|were|has|have|had|alone|said|via|during|"
    r"under|amid|about|nearly|over|some|it|he|she|they|we|there|only|according)\b)[a-z]+"
)


def as_of(
    text: str,
    figure: Span,
    sentence: Span,
    times: Sequence[TimeExpression],
    tellings: Tellings,
    published: date | None,
) -> Interval | None:
    """Return when the figure holds, or ``None`` where its clause does not tell.

    Args:
        text: The article.
        figure: The figure's words.
        sentence: The sentence around it.
        times: The article's time expressions, in reading order.
        tellings: Who tells what: a time of the telling is none of what is told.
        published: The last day on which the article can have appeared: "since May" ends there.
    """
    if _KNOWN.search(text, max(sentence.start, figure.start - 12), figure.start):
        return None
    low = bisect_left(times, sentence.start, key=lambda one: one.span.start)
    high = bisect_left(times, sentence.end, key=lambda one: one.span.start)
    inside = tellings.content_of(figure)
    here = [
        one
        for one in times[low:high]
        if _dated(one) and not one.span.overlaps(figure) and tellings.content_of(one.span) == inside
    ]
    opens = max(sentence.start, inside.start) if inside else sentence.start
    for n, one in enumerate(here):
        word = _belongs(text, figure, one, Span(opens, sentence.end))
        if word is not None:
            following = here[n + 1] if n + 1 < len(here) else None
            return _interval(text, word.lower(), one, following, published)
    return None


def _dated(one: TimeExpression) -> bool:
    return one.kind is not TimeKind.SET and one.earliest is not None and one.latest is not None


def _belongs(text: str, figure: Span, time: TimeExpression, within: Span) -> str | None:
    """Return the preposition by which *time* belongs to the figure's clause ("" for none)."""
    start, end = time.span
    if _NOUN_NEXT.match(text, end, within.end) and text[start - 5 : start].lower().endswith(
        ("the ", "a ", "its ", "his ", "her ", "their ")
    ):
        return None  # "the 2015 nuclear deal"
    if start < figure.start:
        return _before(text, figure, time, within)
    if start - figure.end > FAR or _BREAK.search(text, figure.end, start):
        return None
    if _MORE_VERBS.search(text, figure.end, start) or _AND.search(text, figure.end, start):
        return None
    return _placed(text, figure.end, time)


def _before(text: str, figure: Span, time: TimeExpression, within: Span) -> str | None:
    start, end = time.span
    opening = _OPENS.fullmatch(text, within.start, start)
    if figure.start - end > FAR + (FAR if opening else 0):
        return None
    if _BREAK.search(text, end, figure.start):
        return None
    if opening is not None:
        return None if _NOUN_NEXT.match(text, end, within.end) else opening["word"]
    if figure.start - end > FAR // 2 or "," in text[end : figure.start]:
        return None
    return _placed(text, within.start, time)


def _placed(text: str, low: int, time: TimeExpression) -> str | None:
    start = time.span.start
    before = text[max(low, start - 40) : start]
    placed = _PLACED.search(before)
    if placed is not None:
        word = placed["word"].lower()
        length = time.kind is TimeKind.DURATION
        return None if word in {"over", "within"} and not length else word
    if _COMPARED.search(before):
        return None
    return "" if _BARE.match(text, start) else None


def _interval(
    text: str,
    word: str,
    time: TimeExpression,
    following: TimeExpression | None,
    published: date | None,
) -> Interval | None:
    earliest, latest, spans = time.earliest, time.latest, [time.span]
    if (
        following is not None
        and word in {"between", "from", "in", "during", ""}
        and _JOIN.fullmatch(text, time.span.end, following.span.start)
        and earliest is not None
        and following.latest is not None
        and earliest <= following.latest
    ):
        latest = following.latest
        spans.append(following.span)
    elif word == "since":
        latest = published
    elif word in {"by", "until", "before", "up to", "through"}:
        earliest = None
    elif word == "between" or word == "from":
        return None  # its other end is not known
    if earliest is not None and latest is not None and latest < earliest:
        return None
    return Interval(earliest=earliest, latest=latest, basis=Basis.STATED, evidence=tuple(spans))
