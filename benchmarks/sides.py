"""The gold and the extraction of one article, side by side, and how they are compared.

Every measure is a pair: of what is there, how much was found (recall), and of what was found, how
much is there (precision).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gold import LEDGER, Said, Sheet

from onrecord.records import Span, Spans
from onrecord.text.words import words

HALF = 0.5
"""Share of a gold item that one found item must cover to count as finding it (the project's
definition of a found relation; the relaxed measure of DESIGN's table uses the same)."""


UNKNOWN = "xxxxx "
"""Stands for the words of a text that was not extracted: English news has six characters a word."""


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    right: int = 0
    of: int = 0

    def __add__(self, other: Share) -> Share:
        return Share(self.right + other.right, self.of + other.of)

    @property
    def value(self) -> float:
        """The share, 1 where there was nothing to count."""
        return self.right / self.of if self.of else 1.0


@dataclass(frozen=True, slots=True)
class Score:
    """One measure, from both sides."""

    recall: Share = Share()
    precision: Share = Share()

    def __add__(self, other: Score) -> Score:
        return Score(self.recall + other.recall, self.precision + other.precision)

    @property
    def f1(self) -> float:
        """The harmonic mean of recall and precision."""
        r, p = self.recall.value, self.precision.value
        return 2 * r * p / (r + p) if r + p else 0.0


def total(shares: Iterable[Share]) -> Share:
    """Return all the *shares* as one."""
    return sum(shares, Share())


class Tokens:
    """The words of a text that are not mere signs, by number."""

    def __init__(self, text: str) -> None:
        spans = [w for w in words(text, Span(0, len(text))) if any(map(str.isalnum, w.of(text)))]
        self._starts = [w.start for w in spans]
        self._ends = [w.end for w in spans]

    def under(self, spans: Spans) -> frozenset[int]:
        """Return the numbers of the words that share a character with one of *spans*."""
        return frozenset(
            n
            for s, e in spans
            for n in range(bisect_right(self._ends, s), bisect_left(self._starts, e))
        )


@dataclass(frozen=True, slots=True)
class Pair:
    """The gold and the extraction of one article, with its words counted once."""

    gold: Sheet
    found: Sheet
    tokens: Tokens

    def under(self, said: Said) -> frozenset[int]:
        """Return the words of a statement's content."""
        return self.tokens.under(said.content)

    def wanted(self) -> list[Said]:
        """Return the gold statements of the ledger's classes that must be found."""
        return [s for s in self.gold.statements if s.class_ in LEDGER and not s.optional]

    def given(self) -> list[Said]:
        """Return the found statements of the ledger's classes."""
        return [s for s in self.found.statements if s.class_ in LEDGER]

    def union(self, statements: Iterable[Said]) -> frozenset[int]:
        """Return the words under any of *statements*."""
        return frozenset[int]().union(*(self.under(s) for s in statements))

    def open_words(self) -> frozenset[int]:
        """Return the words that only optional gold statements cover: they count neither way."""
        optional = [s for s in self.gold.statements if s.optional and s.class_ != "assertion"]
        return self.union(optional) - self.union(self.wanted())


def covers(pair: Pair, found: Said, gold: Said) -> bool:
    """Tell whether *found* covers half of the content words of *gold*."""
    want = pair.under(gold)
    return len(want & pair.under(found)) >= HALF * len(want)


def finds(pair: Pair, found: Said, gold: Said) -> bool:
    """Tell whether *found* is the relation *gold*.

    Half the content words are covered, source and cue overlap. What the gold lacks (a passive's
    source, a continuation's source and cue) the found one must lack too.
    """
    return (
        covers(pair, found, gold)
        and _meet(found.source, gold.source)
        and _meet(found.cue, gold.cue)
    )


def _meet(a: Spans, b: Spans) -> bool:
    return (not a and not b) or any(x.overlaps(y) for x in a for y in b)


def bad_spans(sheet: Sheet) -> list[Span]:
    """Return the spans that do not slice to words: empty, outside the text, or edged by space."""
    spans = [*sheet.furniture, *(x for s in sheet.statements for x in (*s.source, *s.cue))]
    spans += [x for s in sheet.statements for x in s.content]
    return [s for s in spans if not _slices(s, sheet.text)]


def _slices(span: Span, text: str) -> bool:
    inside = 0 <= span.start < span.end <= len(text)
    return inside and span.of(text) == span.of(text).strip()


def pairs(gold: Iterable[Sheet], found: Iterable[Sheet]) -> Iterator[Pair]:
    """Pair each gold sheet with the extraction of the same text, or with nothing."""
    by_key = {sheet.key: sheet for sheet in found}
    for sheet in gold:
        other = by_key.get(sheet.key)
        if other is None:
            text = sheet.text or UNKNOWN * (1 + max((s.end for s in sheet.spans()), default=0))
            other = Sheet(key=sheet.key, text=text, furniture=(), statements=())
        yield Pair(sheet.resolved(other.text), other, Tokens(other.text))
