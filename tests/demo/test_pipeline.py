"""The whole pipeline, with the model that ships, on the demo pile: how near the gold it comes.

A floor is a little below what was reached when it was set (the number beside it), so that it holds
what is there and does not promise more. Raise it with what raises the score.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from extraction import score
from gold import sheet
from sides import Pair, Tokens, bad_spans

import onrecord
from onrecord import Ledger
from onrecord.records import At, Basis, Claim, Extraction, Match, MatchKind
from onrecord.serialise import line
from tests.demo import across, build

REPORTS = build.reports()
ACROSS = across.read()
FLOORS = {  # recall, precision; reached
    "content words, speech and document": (0.95, 0.94),  # .975 .969
    "relations with source and cue": (0.86, 0.88),  # .898 .912
    "continuations": (0.88, 0.93),  # .941 1.0
    "content words with right speaker": (0.88, 0.90),  # .914 .938
    "chains of two hops or more": (0.57, 0.55),  # .643 .615
    "kinds of the relations found": (0.96, 0.96),  # .985 .985
    "assertions": (0.77, 0.80),  # .839 .867
    "furniture": (0.94, 0.95),  # .964 .983
}


OPEN = {
    "phone": "the Courier’s “X told STATION, according to AGENCY” gives the agency’s one only",
}
"""Claims that do not come out as in the gold, and why."""
EVERY_CLAIM = [
    pytest.param(
        one,
        id=one.passage,
        marks=[pytest.mark.xfail(reason=OPEN[one.passage])] if one.passage in OPEN else [],
    )
    for one in ACROSS.claims
]


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """Yield a ledger of the demo pile."""
    with onrecord.open(tmp_path_factory.mktemp("demo") / "demo.db", create=True) as opened:
        added = opened.add([str(build.PILE / f"{stem}.txt") for stem in REPORTS])
        assert len(added.articles) == len(REPORTS), added.problems
        yield opened


@pytest.fixture(scope="module")
def read(ledger: Ledger) -> dict[str, Extraction]:
    """Return what the pipeline finds in each report."""
    return {Path(one.article.path).stem: one for one in ledger.extractions()}


@pytest.fixture(scope="module")
def claims(ledger: Ledger) -> tuple[Claim, ...]:
    return tuple(ledger.claims())


@pytest.fixture(scope="module")
def matches(ledger: Ledger) -> tuple[Match, ...]:
    return tuple(ledger.matches())


@pytest.fixture(scope="module")
def pairs(read: dict[str, Extraction]) -> list[Pair]:
    """Return gold and extraction of each report, as the scorer compares them."""
    both = []
    for stem, report in REPORTS.items():
        found = sheet(json.loads(line(read[stem])))
        gold = sheet(json.loads(build.gold_line(report))).resolved(found.text)
        both.append(Pair(gold, found, Tokens(found.text)))
    return both


def test_what_is_found_is_near_the_gold(pairs: list[Pair]) -> None:
    reached = {
        name: (measure.recall.value, measure.precision.value) for name, measure in score(pairs)
    }
    below = {
        name: reached[name]
        for name, floor in FLOORS.items()
        if any(have < want for have, want in zip(reached[name], floor, strict=True))
    }
    assert not below


def test_every_span_found_slices_to_words(pairs: list[Pair]) -> None:
    assert not [span for pair in pairs for span in bad_spans(pair.found)]


def test_lost_words_are_told_and_nothing_is_claimed_on_them(
    read: dict[str, Extraction], claims: tuple[Claim, ...]
) -> None:
    tabloid = read["04_daily_lantern"]
    (problem,) = {p for p in (*tabloid.article.problems, *tabloid.problems) if "lost" in p.what}
    assert "Prime Minister Irena Moldak has the ruined streets" in problem.what + problem.why
    assert not [claim for claim in claims if "ruined streets" in claim.text]


# --- between reports -----------------------------------------------------------------------


def stem(at: At) -> str:
    return Path(at.path).stem


def both(match: Match) -> frozenset[str]:
    return frozenset((stem(match.a.at), stem(match.b.at)))


def shared(match: Match) -> frozenset[str]:
    """Return the shared passages of the gold that both sides of a match touch."""
    return across.touched(REPORTS[stem(match.a.at)], match.a.at.spans) & across.touched(
        REPORTS[stem(match.b.at)], match.b.at.spans
    )


def test_shared_passages_are_matched_and_nothing_else(matches: tuple[Match, ...]) -> None:
    found = {(both(m), name) for m in matches for name in shared(m)}
    wanted = {
        (frozenset(pair), claim.passage)
        for claim in ACROSS.claims
        for pair in combinations(across.holders(REPORTS, claim.passage), 2)
    }
    republished = {frozenset((one.a, one.b)) for one in ACROSS.syndication}
    missed = {(*sorted(pair), name) for pair, name in wanted - found}
    assert missed <= {("03_lubara_courier", "05_quickglobe24", "phone")}  # see OPEN
    copied = [m for m in matches if m.kind not in {MatchKind.PARAPHRASE, MatchKind.SAME_FIGURE}]
    assert not [m for m in copied if both(m) not in republished and not shared(m)]
    assert {both(m) for m in matches if m.kind is MatchKind.SYNDICATION} == republished


def reports(claim: Claim, passage: str) -> set[str]:
    """Return the reports whose statements in a claim touch a shared passage."""
    return {
        stem(member.at)
        for member in claim.statements
        if passage in across.touched(REPORTS[stem(member.at)], member.at.spans)
    }


@pytest.mark.parametrize("one", EVERY_CLAIM)
def test_a_claim_has_its_reports_and_origins(
    one: across.Shared, claims: tuple[Claim, ...], read: dict[str, Extraction]
) -> None:
    inner = {s.id for found in read.values() for s in found.statements if s.within}
    whole = [c for c in claims if not inner & {member.statement for member in c.statements}]
    claim = max(whole, key=lambda claim: len(reports(claim, one.passage)))
    assert reports(claim, one.passage) == set(across.holders(REPORTS, one.passage))
    assert (claim.origins.at_least, claim.origins.at_most) == (one.at_least, one.at_most)


def told(*, optional: bool) -> set[tuple[str, str]]:
    """Return the reports with the hops that they hide, under every right name if *optional*."""
    return {
        (name.split(" ")[0], hop)
        for one in ACROSS.inferred
        if optional or not one.optional
        for name in one.statements
        for hop in (one.hop, *(one.also if optional else ()))
    }


def test_the_hidden_origin_is_inferred_and_no_other(claims: tuple[Claim, ...]) -> None:
    found = {
        (stem(member.at), hop.name)
        for claim in claims
        for member in claim.statements
        for hop in member.relay
        if hop.basis is Basis.INFERRED
    }
    stated = {
        (name, hop.name)
        for name, report in REPORTS.items()
        for statement in build.extraction(report).statements
        for hop in statement.relay
    }
    assert told(optional=False) <= found
    assert found <= told(optional=True) | stated
