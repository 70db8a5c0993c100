"""Sentences in the report's own voice that carry what can be checked."""

from __future__ import annotations

from datetime import date
from itertools import chain

import pytest

from onrecord.options import JoinOptions
from onrecord.records import Basis, Interval, NoSource, StatementClass, StatementKind
from onrecord.statements.figures import quantities
from onrecord.statements.hedges import hedges
from onrecord.statements.joining.assertions import assertions, marks
from onrecord.statements.joining.join import drafts, joined
from onrecord.statements.joining.page import page
from onrecord.text.times import times
from tests.factories import marked


def asserted(source: str, title: str | None = None) -> list[str]:
    found = marked(source)
    read = page(found.text, ())
    day = Interval(
        earliest=date(2023, 2, 1), latest=date(2023, 2, 1), basis=Basis.STATED, evidence=()
    )
    facts = marks(
        quantities(found.text, read.sentences),
        times(found.text, read.blocks, day),
        hedges(found.text, chain.from_iterable(read.sentences)),
    )
    parts = joined(read, found.tags, JoinOptions())
    made = assertions(read, drafts(read, parts), facts, title)
    assert {d.kind for d in made} <= {StatementKind.ASSERTION}
    assert {d.class_ for d in made} <= {StatementClass.ASSERTION}
    assert {d.no_source for d in made} <= {NoSource.OWN_VOICE}
    return [d.content[0].of(found.text) for d in made]


@pytest.mark.parametrize(
    "sentence",
    [
        "The crew has 40 members.",
        "Some twelve boats were lost.",
        "Dozens of houses stood under water.",
        "The dam cost £4.5m.",
        "The guard was formed in March 2022.",
        "The mayor left last week.",
        "The gate was opened on Tuesday.",
        "The crew has reportedly fled.",
        "The dam could fall.",
        "The valley was flooded in 1987.",
        "Two days later the water fell.",
    ],
)
def test_a_figure_a_hedge_or_a_date_makes_an_assertion(sentence: str) -> None:
    assert asserted(f"It rained. {sentence} It rained.") == [sentence]


@pytest.mark.parametrize(
    "source",
    [
        "The dam is made of stone.",
        "Were 40 boats lost?",
        "40 boats",
        "[source Ruiz] [cue said] [content 40 boats were lost].",
        "[source Ruiz] [cue said]: [content “We lost 40 boats. They sank on Tuesday.”]",
        "“We lost 40 boats on that day.”",
        "One of them, Gate One, is made of stone and is old.".replace("One of them, ", ""),
    ],
)
def test_what_is_no_checkable_word_of_the_report_is_none(source: str) -> None:
    assert asserted(source) == []


@pytest.mark.parametrize(
    "source",
    [
        "[content “Run”], [source Ruiz] [cue told] the Herald of the alleged flood in the valley.",
        "All, [cue called] [content “brave”] by [source Ruiz], brought peace to us all on Tuesday.",
    ],
)
def test_a_piece_of_a_phrase_is_no_assertion(source: str) -> None:
    assert asserted(source) == []


def test_what_leads_on_to_another_s_words_is_left_out() -> None:
    assert asserted(
        "The mayor gave a talk in the hall on Tuesday, during which "
        "[source Ruiz] [cue said] [content the dam is safe]."
    ) == ["The mayor gave a talk in the hall on Tuesday"]


def test_the_title_is_no_assertion() -> None:
    assert asserted("Dam fell on Tuesday.\n\nIt fell on Tuesday.", "Dam fell on Tuesday.") == [
        "It fell on Tuesday."
    ]


def test_what_is_all_somebodys_wish_is_no_assertion() -> None:
    assert asserted("[source Ruiz] [cue wants] [content to sell 40 boats].") == []


def test_what_others_only_want_beside_it_stays_the_report_s_own_word() -> None:
    text = (
        "On Monday 40 boats lay in the harbour, which [source Ruiz] [cue wants] [content to sell]."
    )
    assert asserted(text) == ["On Monday 40 boats lay in the harbour, which Ruiz wants to sell."]
