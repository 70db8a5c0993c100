from __future__ import annotations

from datetime import date

import pytest

from onrecord.records import Basis, Interval
from onrecord.statements.extract import extract
from tests.factories import FakeTagger, article, marked

PUBLISHED = Interval(
    earliest=date(2021, 6, 10), latest=date(2021, 6, 10), basis=Basis.STATED, evidence=()
)


def held(source: str) -> list[tuple[str | None, str | None, list[str]] | None]:
    """Return when the figures of a text of 10 June 2021 hold, with the words that say so."""
    text = marked(source)
    found = extract(article(text.text, published=PUBLISHED), FakeTagger(text.tags)).figures
    return [
        None
        if f.as_of is None
        else (
            f.as_of.earliest.isoformat() if f.as_of.earliest else None,
            f.as_of.latest.isoformat() if f.as_of.latest else None,
            [span.of(text.text) for span in f.as_of.evidence],
        )
        for f in found
    ]


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("In 2014, the port had 4,000 sailors.", "2014-01-01", "2014-12-31"),
        ("The port had 4,000 sailors in March 2020.", "2020-03-01", "2020-03-31"),
        ("The storm had killed 12 people by 3 June 2021.", None, "2021-06-03"),
        ("As of 1 May 2021, the port owned 12 boats.", "2021-05-01", "2021-05-01"),
        ("Since May 2020 the port has lost 40 boats.", "2020-05-01", "2021-06-10"),
        ("Some 900 boats came between May 2019 and June 2020.", "2019-05-01", "2020-06-30"),
        ("The port lost 12 boats last year.", "2020-01-01", "2020-12-31"),
    ],
)
def test_a_time_of_its_clause_is_when_a_figure_holds(
    text: str, earliest: str | None, latest: str
) -> None:
    (when,) = held(text)
    assert when is not None
    assert when[:2] == (earliest, latest)


@pytest.mark.parametrize(
    "text",
    [
        "The port has 4,000 sailors.",  # publication stays separate
        "Fares rose 12 percent from 2019.",  # what it is compared with
        "The port sold more boats than in 2019, about 40.",
        "Forty boats came after the harbour burnt in 2019.",  # another clause
        "The 2015 port treaty with six towns failed.",
        "[source [person Ana Ruiz]] [cue said] on 3 May 2021 that [content ten boats sank].",
    ],
)
def test_another_time_leaves_it_open(text: str) -> None:
    assert held(text) == [None]


def test_a_duration_is_a_time_itself() -> None:
    assert held("In 2014, the strike lasted three weeks.") == [None]
