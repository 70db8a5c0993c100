"""What holds between the demo's reports, checked on their gold: no error of a model is in it."""

from __future__ import annotations

from itertools import combinations

import pytest

from onrecord.matches import match
from onrecord.records import Match, MatchKind, Side, Spans
from tests.demo import across, build

REPORTS = build.reports()
GOLD = {stem: build.extraction(report) for stem, report in REPORTS.items()}
ACROSS = across.read()
MATCHES = match(tuple(GOLD.values()))
MISSED = {"lamps", "automatic"}
CLAIMS = [
    pytest.param(one.passage, marks=[pytest.mark.xfail] if one.passage in MISSED else [])
    for one in ACROSS.claims
]


def stem(side: Side) -> str:
    return side.at.path.removesuffix(".txt")


def overlap(a: Spans, b: Spans) -> bool:
    return any(one.overlaps(other) for one in a for other in b)


def passages(side: Side) -> set[str]:
    """Return the shared passages that a side of a match touches."""
    labels = REPORTS[stem(side)].labels
    return {n for n in labels if n.startswith("m-") and overlap(labels[n], side.at.spans)}


def between(a: str, b: str, passage: str) -> list[Match]:
    """Return the matches between two reports that touch a passage on both sides."""
    name = f"m-{passage}"
    return [
        one
        for one in MATCHES
        if {stem(one.a), stem(one.b)} == {a, b}
        and name in passages(one.a) & passages(one.b)
        and one.kind is not MatchKind.SYNDICATION
    ]


@pytest.mark.parametrize("passage", CLAIMS)
def test_a_shared_passage_is_matched_between_all_reports_that_have_it(passage: str) -> None:
    held = across.holders(REPORTS, passage)
    missed = [pair for pair in combinations(held, 2) if not between(*pair, passage)]
    assert not missed


def test_no_match_is_false() -> None:
    republished = [{one.a, one.b} for one in ACROSS.syndication]
    false = [
        one
        for one in MATCHES
        if {stem(one.a), stem(one.b)} not in republished and not passages(one.a) & passages(one.b)
    ]
    assert not false


def test_a_report_taken_over_is_a_syndication() -> None:
    found = [{stem(m.a), stem(m.b)} for m in MATCHES if m.kind is MatchKind.SYNDICATION]
    assert found == [{one.a, one.b} for one in ACROSS.syndication]


@pytest.mark.parametrize("one", ACROSS.kinds, ids=lambda one: f"{one.passage} {one.b}")
def test_a_match_is_named_by_how_the_words_differ(one: across.Differs) -> None:
    assert one.kind in {found.kind for found in between(one.a, one.b, one.passage)}


def test_traps_are_not_matched() -> None:
    ids = build.ids(REPORTS)
    traps = [{ids[pair.a], ids[pair.b]} for pair in ACROSS.apart]
    assert not [one for one in MATCHES if {one.a.statement, one.b.statement} in traps]
