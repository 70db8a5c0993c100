"""The demo pile: its gold is sound, and the pipeline reads the pile nearly as the gold does."""

from __future__ import annotations

import json
from hashlib import sha256
from importlib.resources import files
from itertools import pairwise

import pytest

from onrecord.records import Extraction, FurnitureKind, Span, Statement, StatementKind
from tests.demo import build

PILE = files("onrecord") / "data" / "demo"
REPORTS = build.reports()
GOLD = {report.stem: build.extraction(report) for report in REPORTS.values()}
EVERY = pytest.mark.parametrize("stem", sorted(GOLD))


def spans(statement: Statement) -> tuple[Span, ...]:
    return (*statement.source, *statement.cue, *statement.content)


# --- the gold ------------------------------------------------------------------------------


def test_the_package_holds_what_the_marked_reports_build() -> None:
    built = build.files()
    stale = [name for name, content in built.items() if (PILE / name).read_text("utf-8") != content]
    assert not stale, "run `python -m tests.demo.build`"
    shipped = {entry.name for entry in PILE.iterdir()} - {"story.md"}
    assert shipped == set(built)


@EVERY
def test_no_mark_is_left_in_a_text(stem: str) -> None:
    assert not set("{}⟦⟧") & set(GOLD[stem].article.text)


@EVERY
def test_a_report_is_as_long_as_reports_are(stem: str) -> None:
    assert 250 <= len(GOLD[stem].article.text.split()) <= 500


@EVERY
def test_every_span_slices_to_words(stem: str) -> None:
    text = GOLD[stem].article.text
    parts = [part.span for part in GOLD[stem].article.furniture]
    said = [span for statement in GOLD[stem].statements for span in spans(statement)]
    hops = [s for st in GOLD[stem].statements for hop in st.relay for s in hop.evidence]
    for span in (*parts, *said, *hops):
        words = span.of(text)
        assert words
        assert words == words.strip()


@EVERY
def test_the_text_of_a_gold_line_is_the_text_of_the_report(stem: str) -> None:
    line = json.loads(build.gold_line(REPORTS[stem]))
    shipped = (PILE / f"{stem}.txt").read_bytes()
    assert line["text_sha256"] == line["sha256"] == sha256(shipped).hexdigest()


@EVERY
def test_furniture_yields_no_statement_and_does_not_overlap(stem: str) -> None:
    furniture = GOLD[stem].article.furniture
    assert all(a.span.end <= b.span.start for a, b in pairwise(furniture))
    for statement in GOLD[stem].statements:
        assert not any(f.span.overlaps(s) for f in furniture for s in spans(statement))


@EVERY
def test_statements_point_to_statements_before_them(stem: str) -> None:
    before: dict[str, Statement] = {}
    for statement in GOLD[stem].statements:
        for other in filter(None, (statement.continues, statement.within)):
            assert other in before
        if statement.within:
            outer = before[statement.within]
            assert all(any(o.covers(s) for o in outer.content) for s in statement.content)
        before[statement.id] = statement


@EVERY
def test_a_statement_has_what_its_kind_asks_for(stem: str) -> None:
    for statement in GOLD[stem].statements:
        assert statement.content
        own_voice = statement.kind is StatementKind.ASSERTION
        assert own_voice == (not statement.relay and statement.no_source == "own_voice")
        assert own_voice or bool(statement.source) != bool(statement.no_source)
        assert bool(statement.cue) == (statement.no_source not in {"own_voice", "continued"})


@EVERY
def test_a_kind_tells_whose_words_the_content_gives(stem: str) -> None:
    extraction = GOLD[stem]
    quoted = {StatementKind.DIRECT: 1.0, StatementKind.INDIRECT: 0.0}
    for statement in extraction.statements:
        words = "".join(span.of(extraction.article.text) for span in statement.content)
        if statement.kind in quoted and not statement.within:
            assert (words[0] in "“‘\"'") == bool(quoted[statement.kind]), words
        if statement.kind is StatementKind.MIXED:
            assert any(mark in words[1:] or words[0] == mark for mark in "“‘\"'"), words


def test_the_pile_has_the_hard_cases_that_it_is_there_for() -> None:
    statements = [s for gold in GOLD.values() for s in gold.statements]
    chains = {len(s.relay) for s in statements}
    kinds = {part.kind for gold in GOLD.values() for part in gold.article.furniture}
    assert {1, 2, 3} <= chains
    assert len(kinds) >= 10, set(FurnitureKind) - kinds
    assert {"hypothetical", "negated"} <= {s.modality for s in statements}
    assert any(s.speaker is None and s.speaker_open for s in statements)
    assert any(len(s.content) > 1 for s in statements)
    assert {s.class_.value for s in statements} >= {"speech", "document", "belief", "intent"}
    dated = [gold.article.published.earliest for gold in GOLD.values()]
    assert None in dated
    assert any(dated)


def _continued(gold: Extraction) -> list[tuple[Statement, Statement]]:
    by_id = {s.id: s for s in gold.statements}
    return [(by_id[s.continues], s) for s in gold.statements if s.continues]


def test_furniture_stands_between_two_paragraphs_of_a_quotation() -> None:
    broken = [
        (stem, part.kind)
        for stem, gold in GOLD.items()
        for first, then in _continued(gold)
        for part in gold.article.furniture
        if first.content[-1].end < part.span.start < then.content[0].start
    ]
    assert len(broken) >= 5, broken


# --- between reports -----------------------------------------------------------------------


def test_shared_passages_lie_in_the_statements_of_their_claim() -> None:
    pile = json.loads((PILE / "gold_pile.json").read_text("utf-8"))
    for claim in pile["claims"]:
        assert 1 <= claim["at_least"] <= claim["at_most"]
        held = {one["path"] for one in claim["statements"]}
        assert held == {one["path"] for one in claim["passages"]}
        assert len(held) > 1


def test_pointers_between_reports_lead_to_statements() -> None:
    pile = json.loads((PILE / "gold_pile.json").read_text("utf-8"))
    ids = {(f"{stem}.txt", s.id) for stem, gold in GOLD.items() for s in gold.statements}
    pointed = [one for claim in pile["claims"] for one in claim["statements"]]
    pointed += [one for hop in pile["inferred"] for one in hop["statements"]]
    pointed += [pair[side] for pair in pile["apart"] for side in ("a", "b")]
    assert {(one["path"], one["statement"]) for one in pointed} <= ids
