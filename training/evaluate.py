"""Scores attributions against PolNeAR's annotation, as DESIGN's tables do.

Exact spans compare (part, start, end) of every fragment over words. A whole relation is exact when
source, cue and content hold the same words, and relaxed when cues and sources overlap (or both
lack a source) and half or more of the content's words are shared, each gold relation used once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from onrecord.records import Attribution, Span, Spans

WordSet = frozenset[int]


@dataclass(slots=True)
class Tally:
    """Counts of hits, predictions and gold items."""

    hits: int = 0
    predicted: int = 0
    gold: int = 0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, 0 to 100."""
        total = self.predicted + self.gold
        return 200 * self.hits / total if total else 0.0

    @property
    def precision(self) -> float:
        """Share of predictions that are right, 0 to 100."""
        return 100 * self.hits / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Share of gold items found, 0 to 100."""
        return 100 * self.hits / self.gold if self.gold else 0.0


@dataclass(slots=True)
class Scores:
    """One tally per measure."""

    by: dict[str, Tally] = field(default_factory=dict)

    def add(self, name: str, hits: int, predicted: int, gold: int) -> None:
        """Add counts to the tally *name*."""
        tally = self.by.setdefault(name, Tally())
        tally.hits += hits
        tally.predicted += predicted
        tally.gold += gold

    def line(self) -> str:
        """Return every measure's F1 in one line."""
        return "  ".join(f"{name} {t.f1:.1f}" for name, t in self.by.items())


PARTS = ("source", "cue", "content")


def score(
    pairs: Iterable[tuple[Spans, tuple[Attribution, ...], tuple[Attribution, ...]]],
) -> Scores:
    """Score articles given as (words, gold, predicted)."""
    scores = Scores()
    for words, gold, predicted in pairs:
        g, p = (_items(words, side) for side in (gold, predicted))
        for at, part in enumerate(PARTS):
            a = Counter(f for item in set(g) for f in _runs(item[at]))
            b = Counter(f for item in set(p) for f in _runs(item[at]))
            a, b = Counter(a.keys()), Counter(b.keys())
            scores.add(part, (a & b).total(), b.total(), a.total())
        scores.add("exact", len(set(g) & set(p)), len(set(p)), len(set(g)))
        scores.add("relaxed", len(_alike_pairs(g, p)), len(p), len(g))
    return scores


Item = tuple[WordSet, WordSet, WordSet]


def _items(words: Spans, attributions: tuple[Attribution, ...]) -> list[Item]:
    def inside(spans: Spans) -> WordSet:
        return frozenset(i for i, w in enumerate(words) if any(s.overlaps(w) for s in spans))

    return [(inside(a.source), inside(a.cue), inside(a.content)) for a in attributions]


def _runs(words: WordSet) -> list[Span]:
    runs: list[Span] = []
    for i in sorted(words):
        if runs and runs[-1].end == i:
            runs[-1] = Span(runs[-1].start, i + 1)
        else:
            runs.append(Span(i, i + 1))
    return runs


def right(
    words: Spans, gold: tuple[Attribution, ...], predicted: tuple[Attribution, ...]
) -> frozenset[int]:
    """Return the positions of the *predicted* relations that are right by the relaxed measure."""
    return _alike_pairs(_items(words, gold), _items(words, predicted))


def _alike_pairs(gold: list[Item], predicted: list[Item]) -> frozenset[int]:
    used: set[int] = set()
    for g in gold:
        for j, p in enumerate(predicted):
            if j not in used and _alike(g, p):
                used.add(j)
                break
    return frozenset(used)


def _alike(g: Item, p: Item) -> bool:
    sources = bool(g[0] & p[0]) or (not g[0] and not p[0])
    shared = len(g[2] & p[2])
    return sources and bool(g[1] & p[1]) and 2 * shared >= max(len(g[2]), len(p[2]))
