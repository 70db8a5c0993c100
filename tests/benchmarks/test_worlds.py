"""The generator of invented worlds gives the same again, and the scorer counts as README says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from worlds import found as f
from worlds.hand import STORIES as BY_HAND
from worlds.hand import story
from worlds.naming import same_name
from worlds.score import score
from worlds.texts import PARTS, STORIES, stories, utterances
from worlds.truth import (
    Chain,
    Group,
    Json,
    Label,
    Place,
    Point,
    Report,
    Said,
    Series,
    Trap,
    TrueClaim,
    Truth,
    read_truth,
)
from worlds.world import world

# --- the generator ---------------------------------------------------------------------------


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("seed", range(len(STORIES)))
def test_a_world_is_the_same_again_and_its_spans_slice_to_its_words(part: str, seed: int) -> None:
    one = world(part, seed)
    assert one == world(part, seed)
    places = [s.at for claim in one.truth.claims for s in claim.statements]
    places += [point.at for series in one.truth.figures for point in series.points]
    for place in places:
        text = one.files[place.path]
        assert tuple(text[start:end] for start, end in place.spans) in ((), place.words)
        assert place.spans or place.path.endswith(".html")


def test_seeds_give_different_worlds() -> None:
    assert world("dev", 1).files != world("dev", 7).files


def test_the_truth_survives_its_file(tmp_path: Path) -> None:
    made = world("dev", 2)
    made.write(tmp_path)
    assert read_truth(tmp_path) == made.truth
    assert {path.name for path in tmp_path.iterdir()} == {*made.files, "truth.json"}


def test_no_mark_or_slot_is_left_in_a_report() -> None:
    for part in PARTS:
        for seed in range(len(STORIES)):
            for text in world(part, seed).files.values():
                assert not set(text) & set("\ue000\ue001\ue002{}")


def test_the_parts_share_no_line() -> None:
    dev, test = ({line for u in utterances(p) for line in (u.said, *u.other)} for p in PARTS)
    assert not dev & test
    assert len(utterances("dev")) + len(utterances("test")) >= 60
    dev, test = ({line for s in stories(p).values() for line in s.fillers} for p in PARTS)
    assert not dev & test


def test_every_utterance_has_four_wordings_and_one_turned_round() -> None:
    for part in PARTS:
        for one in utterances(part):
            wordings = [one.said, *one.other, *one.reported]
            wordings += [line for line in (one.second, one.again) if line]
            assert len({*wordings}) >= 4, one.said
            assert one.turned not in wordings


@pytest.mark.parametrize("file", BY_HAND, ids=lambda file: file.stem)
def test_a_story_by_hand_holds_every_name_and_figure_that_it_tells_of(file: Path) -> None:
    made = story(file)
    places = [point.at for series in made.truth.figures for point in series.points]
    assert len(places) > 1
    for place in places:
        text = made.files[place.path]
        assert tuple(text[start:end] for start, end in place.spans) == place.words
    everything = "\n".join(made.files.values()).lower()
    named = [name for group in made.truth.groups for name in group.names]
    assert [name for name in named if name.lower() not in everything] == []
    assert not set(everything) & set("{}@")


# --- the scorer ------------------------------------------------------------------------------

TEXTS = {
    "a.txt": "“It stands,” said Ruiz.",
    "b.txt": "It stands, Ruiz told the Post.",
    "c.txt": "No.",
}
RUIZ: Chain = (("Ana Ruiz", "Ruiz"),)
POST: Chain = (("The Post",), ("Ana Ruiz", "Ruiz"))
DAY = date(2031, 3, 4)


def place(path: str, words: str) -> Place:
    at = TEXTS[path].index(words)
    return Place(path=path, words=(words,), spans=((at, at + len(words)),))


def said(path: str, words: str, chain: Chain) -> Said:
    return Said(at=place(path, words), root="ruiz", speaker=("Ana Ruiz",), relays=(chain,))


def true_claim(id: str, *statements: Said, origins: int = 1) -> TrueClaim:
    return TrueClaim(id=id, text="", origins=origins, statements=statements)


TRUTH = Truth(
    reports=(
        Report(path="a.txt", publisher="The Day", published=DAY, dated=False, datable=True),
        Report(path="b.txt", publisher="The Post", published=DAY, dated=True, datable=True),
    ),
    claims=(
        true_claim("stands", said("a.txt", "“It stands,”", RUIZ), said("b.txt", "It stands", POST)),
        true_claim("no", said("c.txt", "No.", RUIZ)),
    ),
    groups=(Group(type="person", names=("Ana Ruiz", "Ruiz")),),
    apart=(("Ana Ruiz", "The Post"),),
    figures=(),
    traps=(Trap(kind="flip", a="stands", b="no"),),
)


def statement(id: str, path: str, words: str, *relay: str) -> f.Statement:
    return f.Statement(id=id, path=path, spans=place(path, words).spans, relay=relay)


A = statement("s1", "a.txt", "“It stands,”", "Ruiz")
B = statement("s2", "b.txt", "It stands", "Post", "Ruiz")
C = statement("s3", "c.txt", "No.", "Ruiz")


def one_claim(*statements: f.Statement, bounds: tuple[int, int] = (1, 1)) -> f.Claim:
    groups = (frozenset(s.id for s in statements),)
    return f.Claim(
        id="c1", statements=statements, at_least=bounds[0], at_most=bounds[1], groups=groups
    )


RIGHT = f.Found(
    texts=TEXTS,
    dates={"a.txt": (DAY, DAY + timedelta(days=3))},
    statements=(A, B, C),
    claims=(one_claim(A, B),),
    aliases=(("Ana Ruiz", "Ruiz"),),
    figures=None,
)


def values(found: f.Found, truth: Truth = TRUTH) -> dict[str, float]:
    return {name: tally.value for name, tally in score(truth, found).tallies.items()}


def test_all_is_right() -> None:
    scored = values(RIGHT)
    full = ("statements found", "bounds right", "exact where bounds meet", "relay edges F1")
    assert all(scored[name] == 1 for name in full)
    assert scored["claims B³ precision"] == scored["claims B³ recall"] == 1
    assert scored["alias pairs F1"] == scored["undated reports dated"] == 1
    assert scored["bounds width (mean)"] == scored["called the same: flip"] == 0
    assert scored["forbidden merges"] == scored["undated reports dated wrongly"] == 0
    assert score(TRUTH, RIGHT).errors == []


def test_a_claim_that_is_missed_has_no_bounds_and_costs_recall() -> None:
    scored = values(replace(RIGHT, claims=()))
    assert scored["claims found (two statements together)"] == 0
    assert "bounds right" not in scored
    assert scored["claims B³ recall"] == pytest.approx(2 / 3)


def test_bounds_that_miss_the_truth_are_wrong_and_width_counts() -> None:
    scored = values(replace(RIGHT, claims=(one_claim(A, B, bounds=(2, 3)),)))
    assert (scored["bounds right"], scored["bounds width (mean)"]) == (0, 1)
    assert "exact where bounds meet" not in scored


def test_a_flip_in_the_claim_is_called_the_same_and_costs_precision() -> None:
    scored = values(replace(RIGHT, claims=(one_claim(A, B, C),)))
    assert scored["called the same: flip"] == 1
    assert scored["claims B³ precision"] == pytest.approx(5 / 9)


def test_same_thought_again_is_wrong_only_as_one_origin() -> None:
    truth = replace(TRUTH, traps=(Trap(kind="other_occasion", a="stands", b="no"),))
    apart = replace(one_claim(A, B, C), groups=(frozenset(["s1", "s2"]), frozenset(["s3"])))
    assert values(replace(RIGHT, claims=(apart,)), truth)["called the same: other_occasion"] == 0
    joined = replace(RIGHT, claims=(one_claim(A, B, C),))
    assert values(joined, truth)["called the same: other_occasion"] == 1


def test_a_hop_left_out_breaks_the_edges_beside_it() -> None:
    found = replace(RIGHT, statements=(A, replace(B, relay=("Ruiz",)), C), claims=())
    tally = score(TRUTH, found).tallies["relay edges F1"]
    assert (tally.right, tally.asked, tally.given) == (2, 4, 3)


def test_a_forbidden_merge_counts_also_against_the_pairs() -> None:
    joined = replace(RIGHT, aliases=(("Ana Ruiz", "The Post"),))
    scored = values(joined)
    assert (scored["forbidden merges"], scored["alias pairs F1"]) == (1, 0)


def test_points_count_in_the_series_that_has_most_of_them() -> None:
    points = tuple(
        Point(at=place(path, words), value=1, approximator="exact")
        for path, words in (("a.txt", "stands"), ("b.txt", "stands"), ("c.txt", "No"))
    )
    labels = (Label(points=(0, 1), label="consistent"), Label(points=(0, 2), label="changed"))
    series = Series(subject=("it",), measure="m", points=points, labels=labels)
    ours = f.Series(
        points=tuple(f.Point(path=p.at.path, spans=p.at.spans) for p in points[:2]),
        labels={(1, 0): "changed"},
    )
    truth, found = replace(TRUTH, figures=(series,)), replace(RIGHT, figures=(ours,))
    scored = values(found, truth)
    assert scored["series points"] == pytest.approx(2 / 3)
    assert scored["series labels"] == 0


def test_words_of_a_page_are_looked_up() -> None:
    bare = replace(TRUTH.claims[0].statements[0], at=replace(place("a.txt", "stands"), spans=()))
    truth = replace(TRUTH, claims=(replace(TRUTH.claims[0], statements=(bare,)),))
    assert values(RIGHT, truth)["statements found"] == 1


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("Mr Ruiz", "Ana Ruiz", True), ("the Post", "The Post", True), ("Ana Ruiz", "Bo Ruiz", False)],
)
def test_names_are_one_where_the_words_of_one_are_in_the_other(
    one: str, other: str, same: bool
) -> None:
    assert same_name(one, other) is same


def test_the_command_lines_are_read() -> None:
    article: dict[str, Json] = {
        "path": "x/a.txt",
        "text": TEXTS["a.txt"],
        "published": {"earliest": "2031-03-04", "latest": None},
        "statements": [{"id": "s1", "content": [[0, 12]], "relay": [{"name": "Ruiz"}]}],
    }
    claim: dict[str, Json] = {
        "id": "c1",
        "statements": [{"path": "x/a.txt", "statement": "s1", "spans": [[0, 12]], "relay": []}],
        "origins": {"at_least": 1, "at_most": 2, "groups": [{"statements": ["s1"]}]},
    }
    alias: dict[str, Json] = {"entity": "e1", "names": [{"name": "Ruiz"}]}
    figure: dict[str, Json] = {
        "points": [{"path": "x/a.txt", "span": [1, 3]}, {"path": "x/a.txt", "spans": [[4, 5]]}],
        "labels": [{"points": [0, 1], "label": "changed"}],
    }
    read = f.read([article], [claim], [alias], [figure])
    assert read.statements == (A,)
    assert read.dates == {"a.txt": (DAY, None)}
    assert (read.claims[0].at_most, read.claims[0].groups) == (2, (frozenset(["s1"]),))
    assert read.aliases == (("Ruiz", "e1"),)
    assert read.figures is not None
    assert read.figures[0].labels == {(0, 1): "changed"}
    assert read.figures[0].points[1].spans == ((4, 5),)
