"""When something was said: by the time expression that belongs to the cue."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from onrecord.records import Basis, Interval, Span, Spans, TimeExpression, TimeKind
from onrecord.statements.drafts import Draft
from onrecord.statements.joining.page import Page

_BESIDE = re.compile(r"[\s,(–—-]{0,3}(?:(?:on|in|at|during|earlier|late|early|back in|just)\s)?\s?")
_OPENS = re.compile(r"[“\"‘\s]*(?:(?:on|in|at|but|and|by|during|then|later)\s){0,2}", re.IGNORECASE)
_FAR = 20
"""Code points between cue and time expression in which nothing but little words can stand."""


def said(page: Page, draft: Draft, times: Sequence[TimeExpression]) -> Interval | None:
    """Return when *draft* was said, or ``None`` where no words of its cue tell.

    A time belongs to the cue that it stands beside ("said on Monday", "on Sunday wrote"), or whose
    sentence it opens ("Last week, Radio Selna wrote"); one inside the content is of the content.

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
    best = next(_belonging(page, draft, sentence, here), None)
    if best is None:
        return None
    return Interval(
        earliest=best.earliest, latest=best.latest, basis=Basis.STATED, evidence=(best.span,)
    )


def _can_be(one: TimeExpression, content: Spans) -> bool:
    dated = one.kind in {TimeKind.DATE, TimeKind.TIME} and not one.value.endswith("_REF")
    return dated and not any(span.overlaps(one.span) for span in content)


def _belonging(
    page: Page, draft: Draft, sentence: Span, here: Sequence[TimeExpression]
) -> Iterator[TimeExpression]:
    for one in here:
        if any(_touch(page.text, cue, one.span) for cue in draft.cue):
            yield one
    for one in here:
        opens = _OPENS.fullmatch(page.text, sentence.start, one.span.start)
        if opens and not _between(draft.content, one.span, draft.cue[0]):
            yield one


def _touch(text: str, cue: Span, time: Span) -> bool:
    """Tell whether nothing but little words stands between the two."""
    first, second = sorted((cue, time))
    return (
        second.start - first.end <= _FAR
        and first.end <= second.start
        and (_BESIDE.fullmatch(text, first.end, second.start) is not None)
    )


def _between(content: Spans, time: Span, cue: Span) -> bool:
    return any(time.end <= span.start < cue.start for span in content)
