"""The measures that a model is chosen by."""

from __future__ import annotations

from training.evaluate import Scores, score

from onrecord.records import Span
from onrecord.text.words import words
from tests.factories import Marked, marked

GOLD = (
    "[source [person Ruiz]] [cue said] [content the old bridge is safe] "
    "and [cue2 added] [content2 no]."
)


def against(predicted: str) -> Scores:
    gold, found = marked(GOLD), marked(predicted)
    assert gold.text == found.text
    return score([(_words(gold), gold.tags.attributions, found.tags.attributions)])


def _words(one: Marked) -> tuple[Span, ...]:
    return words(one.text, Span(0, len(one.text)))


def test_the_gold_itself_scores_all() -> None:
    assert all(tally.f1 == 100 for tally in against(GOLD).by.values())


def test_content_cut_short_is_relaxed_but_not_exact() -> None:
    scores = against(
        "[source Ruiz] [cue said] [content the old bridge] is safe and [cue2 added] [content2 no]."
    )
    assert (scores.by["exact"].hits, scores.by["relaxed"].hits) == (1, 2)


def test_content_of_less_than_half_is_no_relation() -> None:
    scores = against("[source Ruiz] [cue said] [content the old] bridge is safe and added no.")
    assert scores.by["relaxed"].hits == 0


def test_a_missing_source_breaks_the_relation() -> None:
    scores = against("Ruiz [cue said] [content the old bridge is safe] and added no.")
    assert scores.by["relaxed"].hits == 0
    assert scores.by["source"].recall == 0
