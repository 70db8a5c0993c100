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


@pytest.mark.parametrize(
    ("sentence", "measure", "value"),
    [
        ("Nine people were killed and another 12 people were injured.", "injured", 12),
        ("Ninety people fell ill, four of whom died.", "killed", 4),
        (
            "The number of those killed when a bridge broke in Selna is 13, police said.",
            "killed",
            13,
        ),
        ("Some 420 of the workers have stopped work.", "on strike", 420),
    ],
)
def test_how_a_count_may_be_told(sentence: str, measure: str, value: float) -> None:
    pile = [selna(n, sentence, MAY[n]) for n in (1, 2)]
    (one,) = (one for one in counted(*pile) if one.measure == measure)
    assert [point.value for point in one.points] == [value, value]


@pytest.mark.parametrize(
    "sentence",
    [
        "It is small. Its losses stand at 31 dead.",
        "The guard has lost 31 fighters.",
    ],
)
def test_its_is_the_body_named_before(sentence: str) -> None:
    sentence = sentence.replace("The guard", f"The {GUARD}")
    first = guard(1, f"The {GUARD} has lost 23 men.", MAY[1])
    (one,) = counted(first, report(f"The {GUARD} keeps the quay. {sentence}", id="2", day=MAY[9]))
    assert (one.subject, [point.value for point in one.points]) == ("Harbour Guard", [23, 31])


def test_two_sources_of_one_report_may_contradict_each_other() -> None:
    (one,) = counted(
        selna(1, "2,000 people marched in Selna, [source Ana Ruiz] [cue said]. "
                 "Police put the number at 900.", MAY[1])
    )  # fmt: skip
    assert labelled(one) == ["0 contradicted 1"]


def test_who_counts_what_happened_is_not_whom_it_happened_to() -> None:
    pile = [
        selna(1, "The [organization Tide Institute] counted 88 deaths.", MAY[1]),
        selna(2, "90 people were killed.", MAY[2]),
    ]
    assert [one.subject for one in counted(*pile)] == ["Selna"]


def test_a_march_day_is_no_protest_and_death_row_no_death() -> None:
    assert values(
        selna(1, "12 people were killed on March 5.", MAY[1]),
        selna(2, "384 people are on death row.", MAY[2]),
    ) == []  # fmt: skip
    assert values(
        selna(1, "12 people were killed on March 5 in the flood.", date(2031, 3, 6)),
        selna(2, "14 people were killed in the flood.", date(2031, 3, 7)),
    ) == [[12, 14]]  # fmt: skip


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
