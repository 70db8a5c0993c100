"""Confidence: how many of a hundred such statements are right."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.options import ConfidenceOptions
from onrecord.records import NoSource, Span, StatementClass, StatementKind
from onrecord.statements.confidence import calibrated, confidence, surest
from tests.factories import extraction
from tests.statements.test_drafts import SPANS, draft

OPTIONS = ConfidenceOptions()
CLASSES, KINDS = st.sampled_from(StatementClass), st.sampled_from(StatementKind)


@given(st.floats(0, 1), st.floats(0, 1), CLASSES, KINDS, st.booleans())
def test_it_rises_with_certainty_and_stays_between_nought_and_one(
    less: float, more: float, class_: StatementClass, kind: StatementKind, unnamed: bool
) -> None:
    low, high = (calibrated(sure, class_, kind, unnamed, OPTIONS) for sure in sorted((less, more)))
    assert 0 < low <= high < 1


@given(SPANS)
def test_an_assertion_keeps_what_its_rule_says(span: Span) -> None:
    own = replace(draft(span), kind=StatementKind.ASSERTION, confidence=0.8)
    assert confidence(own, OPTIONS) == 0.8


@given(SPANS)
def test_a_continuation_is_no_unnamed_source(span: Span) -> None:
    passive, continued = (
        confidence(replace(draft(span), no_source=why), OPTIONS)
        for why in (NoSource.PASSIVE, NoSource.CONTINUED)
    )
    assert passive < continued


@pytest.mark.parametrize("least, left", [(0.0, 3), (0.5, 2), (1.0, 0)])
def test_what_hangs_on_a_doubtful_statement_goes_with_it(least: float, left: int) -> None:
    told = extraction(
        "[source1 Ana Ruiz] [cue1 said] [content1 the bridge is safe].\n\n"
        "[source2 Ben Okoye] [cue2 said] [content2 it is not] and [source3 she] [cue3 knew] "
        "[content3 that]."
    )
    first, second, third = told.statements
    doubtful = replace(
        told,
        statements=(
            replace(first, confidence=0.9),
            replace(second, confidence=0.6),
            replace(third, confidence=0.4),
        ),
    )
    assert len(surest(doubtful, least).statements) == left
    hanging = replace(
        doubtful,
        statements=(
            replace(first, confidence=0.4),
            replace(second, confidence=0.9, continues=first.id),
            replace(third, confidence=0.9, within=second.id),
        ),
    )
    assert len(surest(hanging, least).statements) == (3 if least == 0 else 0)
