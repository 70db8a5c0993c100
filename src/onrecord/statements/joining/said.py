"""When something was said: by the time expression that belongs to the cue."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence

from onrecord.records import Basis, Interval, Span, Spans, TimeExpression, TimeKind
from onrecord.statements.drafts import Draft
from onrecord.statements.joining.page import Page, minus

_BESIDE = re.compile(r"[\s,(–—-]{0,3}(?:(?:on|in|at|during|earlier|late|early|back in|just)\s)?\s?")
_CLAUSE = re.compile(
    r"[;:“”\"]|\b(?:that|who|which|whose|where|after|when|before(?!\sth)|while|as|because|since|if|until|"
    r"although|but|for|to(?!\s(?:the\b|[A-Z]))|was|were|is|are|had|has|have|would|will|could)\b"
)
"""What begins another clause, so that a time behind it is of that one."""
_SUBORDINATE = re.compile(
    r"\b(?:that|who|which|where|after|when|before|while|because|since|if|for|until|although)\b"
)
_OPENING = re.compile(
    r"[“\"‘\s]*(?:(?:but|and|then|later)\b,?\s?)?(?:(?:in|at|on|by|during|over|throughout|back in|"
    r"earlier|late|speaking)\b[^;:“”\"]{0,90})?",
    re.IGNORECASE,
)
"""What can stand before a time with which the sentence opens: "At a rally in"."""
_ISSUED = (
    r"(?:released|published|issued|posted|sent|filed|unveiled|leaked|dated|aired|tweeted|broadcast|"
    r"reports?|polls?|surveys?|stud(?:y|ies)|statements?|interviews?|letters?|posts?|tweets?|"
    r"columns?|articles?|guidance|memos?|speech|op-ed|testimony|hearing|transcript|briefing)"
)
_DOCUMENT = re.compile(
    rf"\b{_ISSUED}(?:\s(?:by|before|in|from|to|with|of)\s[^,;“”]{{1,50}})?\s(?:(?:on|in|earlier|late|early)\s)?$",
    re.IGNORECASE,
)
_OF_DOCUMENT = re.compile(rf"[’']?s?\s(?:\w+\s){{0,1}}{_ISSUED}\b", re.IGNORECASE)
_IN_STATEMENT = re.compile(
    rf",?\s(?:in|on|at|during)\s(?:an?|the|his|her|their)\s(?:\w+\s){{0,3}}{_ISSUED}\s(?:on\s)?"
)
_RELATIVE = frozenset({"who", "which", "that"})
_FAR = 110
"""Code points between cue and time expression in which an audience and a place can stand."""

_Belongs = Callable[[str, Draft, Span, Span], bool]


def said(page: Page, draft: Draft, times: Sequence[TimeExpression]) -> Interval | None:
    """Return when *draft* was said, or ``None`` where no words of its cue tell.

    A time belongs to the cue that holds it or stands in its clause ("told reporters in Lubara on
    Monday"), whose sentence it opens ("At a rally in May, Ruiz said"), or whose source is a
    document of that day ("a report published last week"). One inside the content is of the content.

    Args:
        page: The paragraphs that are read.
        draft: A statement.
        times: The article's time expressions, in reading order.
    """
    if not draft.cue:
        return None
    sentence = page.sentence(draft.cue[0].start)
    low = bisect_left(times, sentence.start, key=lambda one: one.span.start)
    high = bisect_left(times, sentence.end, key=lambda one: one.span.start)
    here = [one for one in times[low:high] if _can_be(one, draft.content)]
    for belongs in _WAYS:
        for one in here:
            if belongs(page.text, draft, sentence, one.span):
                return _interval(one)
    return None


def _interval(one: TimeExpression) -> Interval:
    return Interval(
        earliest=one.earliest, latest=one.latest, basis=Basis.STATED, evidence=(one.span,)
    )


def _can_be(one: TimeExpression, content: Spans) -> bool:
    dated = one.kind in {TimeKind.DATE, TimeKind.TIME} and not one.value.endswith("_REF")
    dated = dated and "/" not in one.value  # "a 2015-2019 poll": when it was asked
    return dated and not any(span.overlaps(one.span) for span in content)


def _in_cue(text: str, draft: Draft, sentence: Span, time: Span) -> bool:
    """Tell whether the cue itself holds it: "told reporters on Monday"."""
    return any(span.overlaps(time) for span in draft.cue)


def _in_source(draft: Draft, time: Span) -> bool:
    return any(span.overlaps(time) for span in draft.source)


def _beside(text: str, draft: Draft, sentence: Span, time: Span) -> bool:
    """Tell whether nothing but little words stands between the two: "on Sunday wrote"."""
    if _in_source(draft, time):
        return False
    for cue in draft.cue:
        first, second = sorted((cue, time))
        if first.end <= second.start and _BESIDE.fullmatch(text, first.end, second.start):
            return True
    return False


def _in_clause(text: str, draft: Draft, sentence: Span, time: Span) -> bool:
    """Tell whether it follows the cue in its clause: "told the council in a letter on Monday"."""
    end = draft.cue[-1].end
    if _in_source(draft, time) or not end <= time.start <= end + _FAR:
        return False
    if any(end <= span.start < time.start for span in draft.content):
        after = max(span.end for span in draft.content if span.end <= time.start)
        return _IN_STATEMENT.fullmatch(text, after, time.start) is not None
    return _CLAUSE.search(_without(text, Span(end, time.start), draft.source)) is None


def _opens(text: str, draft: Draft, sentence: Span, time: Span) -> bool:
    """Tell whether it opens the sentence whose verb the cue is: "At a rally in May, Ruiz said"."""
    cue = draft.cue[0]
    if _in_source(draft, time) or time.end > cue.start:
        return False
    before = text[sentence.start : time.start]
    if not _OPENING.fullmatch(before) or _SUBORDINATE.search(before):
        return False
    if any(time.end <= span.start < cue.start for span in draft.content):
        return False
    return _SUBORDINATE.search(_without(text, Span(time.end, cue.start), draft.source)) is None


def _of_document(text: str, draft: Draft, sentence: Span, time: Span) -> bool:
    """Tell whether it dates the document that is the source: "a report published last week"."""
    for span in draft.source:
        if span.covers(time):
            before = _DOCUMENT.search(text, span.start, time.start)
            return bool(before or _OF_DOCUMENT.match(text, time.end, span.end))
    return False


def _before_participle(text: str, draft: Draft, sentence: Span, time: Span) -> bool:
    """Tell whether it dates the act that the cue goes with: "resigned on Monday, saying"."""
    cue = draft.cue[0]
    if not re.match(r"\w+ing\b", text[cue.start : cue.end]) or _in_source(draft, time):
        return False
    if not time.end <= cue.start <= time.end + _FAR:
        return False
    between = _without(text, Span(time.end, cue.start), (*draft.source, *draft.content))
    return _SUBORDINATE.search(between) is None


def _without(text: str, gap: Span, holes: Spans) -> str:
    named = [span for span in holes if span.of(text).lower() not in _RELATIVE]
    return " ".join(span.of(text) for span in minus([gap], named))


_WAYS: tuple[_Belongs, ...] = (
    _in_cue,
    _beside,
    _in_clause,
    _opens,
    _of_document,
    _before_participle,
)
"""How a time can belong to a cue, the surest way first."""
