"""Drafts: their order, and which lie near a span."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.records import Span, StatementClass, StatementKind
from onrecord.statements.drafts import Draft, Drafts

SPANS = st.tuples(st.integers(0, 60), st.integers(1, 30)).map(lambda p: Span(p[0], p[0] + p[1]))


def draft(span: Span) -> Draft:
    return Draft(
        kind=StatementKind.INDIRECT,
        class_=StatementClass.SPEECH,
        source=(),
        cue=(),
        content=(span,),
        no_source=None,
        continues=None,
        within=None,
        modality=None,
        confidence=1.0,
    )


@given(st.lists(SPANS), SPANS)
def test_near_gives_every_draft_that_overlaps_and_no_other(spans: list[Span], near: Span) -> None:
    ordered = sorted(spans)
    found = Drafts(draft(span) for span in ordered).near(near)
    assert list(found) == [i for i, span in enumerate(ordered) if span.overlaps(near)]
