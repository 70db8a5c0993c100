from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord import serialise
from onrecord.records import At, Claim, Entity, Hit, Match, MatchKind, Problem, Side, Span
from tests.serialise.strategies import claims, entities, matches

SIDES = [
    Side(at=At(article=f"a_{n}", path=f"{n}.txt", spans=(Span(n, 9),)), statement=None)
    for n in (1, 2)
]


@settings(max_examples=25)
@given(matches())
def test_any_match_comes_back(match: Match) -> None:
    line = serialise.line(match)
    assert serialise.read_match(line) == match
    assert serialise.line(serialise.read_match(line)) == line


@settings(max_examples=25)
@given(claims())
def test_any_claim_comes_back(claim: Claim) -> None:
    line = serialise.line(claim)
    assert serialise.read_claim(line) == claim
    assert serialise.line(serialise.read_claim(line)) == line


@settings(max_examples=25)
@given(entities())
def test_any_entity_comes_back(entity: Entity) -> None:
    line = serialise.line(entity)
    assert serialise.read_entity(line) == entity
    assert [*json.loads(line)] == ["entity", "type", "names", "members", "unsure"]


def test_a_match_by_the_contract() -> None:
    a, b = SIDES
    match = Match(id="m_1", kind=MatchKind.EDITED, score=2 / 3, a=a, b=b, reasons=("10 of 15",))
    assert json.loads(serialise.line(match)) == {
        "id": "m_1",
        "kind": "edited",
        "score": 0.667,
        "a": {"article": "a_1", "path": "1.txt", "spans": [[1, 9]], "statement": None},
        "b": {"article": "a_2", "path": "2.txt", "spans": [[2, 9]], "statement": None},
        "reasons": ["10 of 15"],
    }


@settings(max_examples=25)
@given(claims())
def test_a_claim_by_the_contract(claim: Claim) -> None:
    line = json.loads(serialise.line(claim))
    assert [*line] == ["id", "text", "statements", "origins", "first_said", "last_said", "status"]
    assert {"at_least", "at_most", "groups"} <= line["origins"].keys()
    for member in line["statements"]:
        assert [*member] == ["article", "path", "spans", "statement", "relay"]
        assert all([*hop] == ["name", "role", "basis", "evidence"] for hop in member["relay"])
    for group in line["origins"]["groups"]:
        assert {"root", "statements", "merges"} <= group.keys()
        assert all({"reason", "certain", "evidence"} <= m.keys() for m in group["merges"])


def test_hits_and_problems_have_lines_too() -> None:
    hit = Hit(at=SIDES[0].at, statement="s_1", speaker=None, snippet="…", found=(Span(2, 3),))
    assert json.loads(serialise.line(hit))["found"] == [[2, 3]]
    problem = Problem(where="a", what="b", why="c", next="d")
    assert json.loads(serialise.line(problem)) == {
        "where": "a",
        "what": "b",
        "why": "c",
        "next": "d",
    }


def test_the_id_of_a_match_is_the_same_from_both_sides() -> None:
    a, b = SIDES
    there = serialise.match_id(MatchKind.EDITED, a, b)
    assert there == serialise.match_id(MatchKind.EDITED, b, a)
    assert there != serialise.match_id(MatchKind.VERBATIM, a, b)
    assert there != serialise.match_id(MatchKind.EDITED, a, a)


@given(st.lists(st.text(max_size=3), max_size=4))
def test_the_id_of_a_claim_does_not_depend_on_order(ids: list[str]) -> None:
    assert serialise.claim_id(ids) == serialise.claim_id(reversed(ids))
