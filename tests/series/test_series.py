from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest

from onrecord.records import Extraction
from tests.series.piles import counted, labelled, report

MAY = [date(2031, 5, day) for day in range(1, 31)]
GUARD = "[organization Harbour Guard]"


def guard(n: int, sentence: str, day: date | None = None) -> Extraction:
    return report(f"{sentence} The {GUARD} keeps the quay.", id=str(n), day=day)


def selna(n: int, sentence: str, day: date | None = None) -> Extraction:
    return report(f"[place Selna] counts. {sentence} [place Selna] waits.", id=str(n), day=day)


def values(*pile: Extraction) -> list[list[float | None]]:
    return [[point.value for point in one.points] for one in counted(*pile)]


def test_the_strength_of_a_body_is_one_series_whatever_the_unit() -> None:
    (one,) = counted(
        guard(1, f"The {GUARD} has two battalions.", MAY[1]),
        guard(2, f"About 4,000 fighters belong to the {GUARD}.", MAY[9]),
        guard(3, f"As many as 4,000 soldiers serve in the {GUARD}.", MAY[20]),
    )
    assert (one.subject, one.measure) == ("Harbour Guard", "strength")
    assert [point.counted for point in one.points] == ["battalion", "fighter", "soldier"]
    assert labelled(one) == ["1 consistent 2"]  # battalions and persons stand side by side


def test_what_happened_belongs_to_the_place() -> None:
    (one,) = counted(
        selna(1, "At least 12 people were killed in the flood.", MAY[1]),
        selna(2, "The flood killed 30 people.", MAY[3]),
    )
    assert (one.subject, one.measure) == ("Selna", "killed")
    assert labelled(one) == ["0 changed 1"]


@pytest.mark.parametrize(
    "first, second, label",
    [
        ("12 people were killed.", "Twelve people died.", "consistent"),
        ("About 100 people were hurt.", "105 people were injured.", "consistent"),
        ("12 people were killed.", "15 people were killed.", "changed"),
        ("15 people were arrested.", "Police arrested 12 people, not 15 as first said.", "revised"),
        ("The ferry carried 300 people.", "The ferry carried 355 people.", "contradicted"),
        ("15 people were killed.", "12 people were killed.", "contradicted"),
        (
            "90 people were evacuated in the northern quarter.",
            "200 people were evacuated across the whole valley.",
            "different_scope",
        ),
        ("12 children were killed.", "90 people were killed.", "different_scope"),
    ],
)
def test_labels(first: str, second: str, label: str) -> None:
    (one,) = counted(selna(1, first, MAY[1]), selna(2, second, MAY[4]))
    assert labelled(one) == [f"0 {label} 1"]
    assert one.labels[0].reason


@pytest.mark.parametrize(
    "sentence",
    [
        "The flood could kill 80 people.",
        "Another 80 people were killed.",
        "80 people are killed every year.",
        "If the dam breaks, 80 people will be killed.",
    ],
)
def test_no_count_of_what_is_makes_no_point(sentence: str) -> None:
    assert values(selna(1, "12 people were killed.", MAY[1]), selna(2, sentence, MAY[2])) == []


def test_two_causes_are_two_events() -> None:
    pile = [
        selna(1, "The flood killed 12 people.", MAY[1]),
        selna(2, "The crash killed 3 people.", MAY[2]),
        selna(3, "14 people were killed by the flood.", MAY[3]),
        selna(4, "The collision killed 4 people: a crash.", MAY[3]),
    ]
    assert sorted(map(str, values(*pile))) == ["[12.0, 14.0]", "[3.0, 4.0]"]


def test_a_long_silence_parts_two_events() -> None:
    pile = [
        selna(n, f"{n} people were killed.", day)
        for n, day in ((11, MAY[1]), (12, MAY[2]), (13, date(2031, 9, 1)), (14, date(2031, 9, 2)))
    ]
    assert values(*pile) == [[11, 12], [13, 14]] or values(*pile) == [[13, 14], [11, 12]]


def test_undated_points_have_no_label_but_where_they_agree() -> None:
    (one,) = counted(selna(1, "12 people were killed."), selna(2, "15 people were killed."))
    assert one.labels == ()


def test_order_changes_nothing() -> None:
    pile = [
        selna(1, "12 people were killed.", MAY[1]),
        selna(2, "15 people were killed.", MAY[2]),
        guard(3, f"The {GUARD} has 300 fighters.", MAY[2]),
        guard(4, f"300 fighters belong to the {GUARD}.", MAY[3]),
    ]
    assert len({counted(*some) for some in permutations(pile)}) == 1
    assert len(counted(*pile)) == 2


def test_every_point_slices_to_its_words() -> None:
    pile = [selna(1, "12 people were killed.", MAY[1]), selna(2, "15 were killed.", MAY[2])]
    texts = {one.article.id: one.article.text for one in pile}
    for one in counted(*pile):
        for point in one.points:
            assert point.at.spans[0].of(texts[point.at.article]) == point.text
