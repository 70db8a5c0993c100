from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.distortions import distortions
from onrecord.matches import match
from onrecord.records import Extraction
from tests.series.piles import report

FIRST = (
    "[content “The old bridge at the mill carries up to 4,000 lorries a week and it will not "
    "close this summer, but only if the council pays for the new bolts,”] "
    "[source Ana Ruiz] [cue said]."
)


def kinds(first: str, second: str) -> list[str]:
    pile = [report(first, id="1"), report(second, id="2")]
    found = distortions(pile, match(pile))
    assert found == distortions(pile[::-1], match(pile))
    return [one.kind.value for one in found]


@pytest.mark.parametrize(
    "old, new, kind",
    [
        ("up to 4,000", "4,000", "approximator_changed"),
        ("up to 4,000", "up to 6,000", "number_changed"),
        ("will not close", "will close", "negation_flipped"),
        (", but only if the council pays for the new bolts", "", "cut_short"),
    ],
)
def test_what_changed_is_told(old: str, new: str, kind: str) -> None:
    assert old in FIRST
    assert kinds(FIRST, FIRST.replace(old, new)) == [kind]


def test_one_figure_in_other_words() -> None:
    guard = "[organization Guard]"
    first = f"[content About 4,000 fighters belong to the {guard}], [source Ruiz] [cue said]."
    second = f"[content The {guard} has up to 4,000 fighters], [source Sol] [cue said]."
    pile = [report(first, id="1"), report(second, id="2")]
    assert {one.kind.value for one in distortions(pile, match(pile))} <= {"approximator_changed"}


def test_the_same_words_are_no_distortion() -> None:
    assert kinds(FIRST, FIRST) == []


def test_a_title_that_drops_the_approximator() -> None:
    title = "4,000 lorries cross the bridge"
    one = report(f"{title}\n\nAbout 4,000 lorries cross it, the council found.", id="1")
    titled = replace(one, article=replace(one.article, title=title))
    (found,) = distortions([titled])
    assert found.kind.value == "headline_approximator"
    assert found.b.spans[0].of(titled.article.text) == "4,000"


def test_every_side_lies_in_its_article() -> None:
    pile: list[Extraction] = [
        report(FIRST, id="1"),
        report(FIRST.replace("will not close", "will close"), id="2"),
    ]
    texts = {one.article.id: one.article.text for one in pile}
    for one in distortions(pile, match(pile)):
        for at in (one.a, one.b):
            assert all(span.of(texts[at.article]).strip() for span in at.spans)
