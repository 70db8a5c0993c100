"""Score an extraction against a gold annotation: ``python benchmarks/extraction.py GOLD EXTRACT``.

GOLD is one JSONL file or more, or folders of them (docs/reference/gold.md), EXTRACT what
``onrecord extract --format jsonl`` wrote. Articles are paired by the hash of their text; an
article of the gold that was not extracted counts as all missed, one that has no gold is left aside.

Every measure is a pair: of what is there, how much was found (recall), and of what was found, how
much is there (precision). The definitions stand at the functions that count.
"""

from __future__ import annotations

import argparse
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from gold import LEDGER, Said, Sheet, read_sheets

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


def content_words(pair: Pair) -> Score:
    """Words under speech and document statements; a word counts once however often it is said."""
    want, have = pair.union(pair.wanted()), pair.union(pair.given()) - pair.open_words()
    right = len(want & have)
    return Score(Share(right, len(want)), Share(right, len(have)))


def relations(pair: Pair, keep: Callable[[Said], bool]) -> Score:
    """Statements for which *keep* holds, found as ``finds`` says.

    Each gold statement makes one found statement right, so that saying a thing twice costs
    precision; a found statement that is an optional one of the gold is left out of the count.
    """
    gold = [s for s in pair.wanted() if keep(s)]
    found = [s for s in pair.given() if keep(s)]
    right = {id(g) for g in gold if any(finds(pair, f, g) for f in pair.given())}
    optional = [s for s in pair.gold.statements if s.optional]
    left, used = 0, set[int]()
    for f in found:
        match = next((g for g in gold if id(g) not in used and finds(pair, f, g)), None)
        if match is not None:
            used.add(id(match))
        elif any(finds(pair, f, g) for g in optional):
            left += 1
    return Score(Share(len(right), len(gold)), Share(len(used), len(found) - left))


def kinds(pair: Pair) -> Score:
    """Relations that are found, by whether their kind is right (direct, indirect or mixed)."""
    both = [(f, g) for g in pair.wanted() for f in pair.given() if finds(pair, f, g)]
    right = Share(sum(f.kind == g.kind for f, g in both), len(both))
    return Score(right, right)


def assertions(pair: Pair) -> Score:
    """Sentences in the report's own voice, found where half of their words are covered."""
    said = [s for s in pair.gold.statements if s.class_ == "assertion"]
    found = [s for s in pair.found.statements if s.class_ == "assertion"]
    gold = [s for s in said if not s.optional]
    hits = sum(any(covers(pair, f, g) for f in found) for g in gold)
    free = [f for f in found if not any(covers(pair, f, g) for g in said if g.optional)]
    right = sum(any(covers(pair, f, g) for g in gold) for f in free)
    return Score(Share(hits, len(gold)), Share(right, len(free)))


def speakers(pair: Pair) -> Score:
    """Content words with the right speaker, each statement's words counted by themselves.

    Recall: the words of a gold statement that a found one covers with that speaker (both may have
    none). Precision: the words of the found statements that have a speaker; words of which the
    gold says nothing count as wrong, optional ones not at all.
    """
    gold, found, skip = pair.wanted(), pair.given(), pair.open_words()
    everything = [s for s in pair.gold.statements if s.class_ != "assertion"]
    named = [s for s in found if s.speaker]
    return Score(
        _sum(_agree(pair, g, found, frozenset()) for g in gold),
        _sum(_agree(pair, f, everything, skip) for f in named),
    )


def _agree(pair: Pair, one: Said, others: Sequence[Said], skip: frozenset[int]) -> Share:
    mine = pair.under(one) - skip
    same = [o for o in others if same_speaker(o, one)]
    return Share(len(mine & pair.union(same)), len(mine))


def same_speaker(a: Said, b: Said) -> bool:
    """Tell whether two statements share an accepted name, or both have no speaker."""
    return bool(a.speaker & b.speaker) or not (a.speaker or b.speaker)


def chains(pair: Pair) -> Score:
    """Relay chains of two hops or more that are whole: the same names in the same order."""
    gold = [s for s in pair.wanted() if len(s.chains[0]) > 1]
    found = [s for s in pair.given() if len(s.chains[0]) > 1]
    everything = [s for s in pair.gold.statements if s.class_ != "assertion"]
    hits = sum(any(covers(pair, f, g) and same_chain(f, g) for f in pair.given()) for g in gold)
    right = sum(any(covers(pair, f, g) and same_chain(f, g) for g in everything) for f in found)
    return Score(Share(hits, len(gold)), Share(right, len(found)))


def same_chain(found: Said, gold: Said) -> bool:
    """Tell whether the found chain is one of those that the gold accepts."""
    mine = found.chains[0]
    return any(
        len(mine) == len(theirs) and all(a & b for a, b in zip(mine, theirs, strict=True))
        for theirs in gold.chains
    )


def furniture(pair: Pair) -> Score:
    """Furniture items half of whose characters are marked, and marked ones that are furniture."""
    gold, found = pair.gold.furniture, pair.found.furniture
    return Score(_half_covered(gold, found), _half_covered(found, gold))


def _half_covered(items: Spans, by: Spans) -> Share:
    marked = frozenset[int]().union(*(range(*span) for span in by))
    hits = sum(len(marked.intersection(range(*i))) >= HALF * (i.end - i.start) for i in items)
    return Share(hits, len(items))


def _sum(shares: Iterable[Share]) -> Share:
    return sum(shares, Share())


def has_source(said: Said) -> bool:
    """Tell whether a statement has a source and a cue."""
    return bool(said.source and said.cue)


def is_continued(said: Said) -> bool:
    """Tell whether a statement only goes on with the one before."""
    return said.no_source == "continued"


def is_inner(said: Said) -> bool:
    """Tell whether a statement lies within another one."""
    return said.within and has_source(said)


MEASURES: tuple[tuple[str, Callable[[Pair], Score]], ...] = (
    ("content words, speech and document", content_words),
    ("relations with source and cue", lambda p: relations(p, has_source)),
    ("  of these, inner ones", lambda p: relations(p, is_inner)),
    ("continuations", lambda p: relations(p, is_continued)),
    ("content words with right speaker", speakers),
    ("chains of two hops or more", chains),
    ("kinds of the relations found", kinds),
    ("assertions", assertions),
    ("furniture", furniture),
)


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


def score(all_pairs: Sequence[Pair]) -> list[tuple[str, Score]]:
    """Return every measure over all articles together, in the order of ``MEASURES``."""
    return [(name, sum((m(p) for p in all_pairs), Score())) for name, m in MEASURES]


def table(scores: Sequence[tuple[str, Score]]) -> str:
    """Return the measures as lines: recall, precision, F1."""
    lines = [f"{'':38} {'recall':>18} {'precision':>18} {'F1':>6}"]
    for name, s in scores:
        r, p = (f"{x.right}/{x.of} {100 * x.value:6.1f}" for x in (s.recall, s.precision))
        lines.append(f"{name:38} {r:>18} {p:>18} {100 * s.f1:6.1f}")
    return "\n".join(lines)


def misses(pair: Pair) -> Iterator[str]:
    """Yield a line per gold statement that was not found whole and per found one that is not there.

    The lines quote the article: for reading, not for keeping.
    """
    text = pair.found.text
    if text.startswith(UNKNOWN * 2):
        yield "was not extracted"
        return
    for g in pair.wanted():
        hits = [f for f in pair.given() if finds(pair, f, g)]
        if not hits:
            near = [f for f in pair.found.statements if covers(pair, f, g)]
            yield _line("missed", g, text) + "".join("\n      got " + _show(n, text) for n in near)
        elif not any(same_speaker(f, g) for f in hits):
            yield _line(f"speaker {_names(hits[0])} for {_names(g)}", g, text)
        elif len(g.chains[0]) > 1 and not any(same_chain(f, g) for f in hits):
            yield _line(f"chain {_chain(hits[0])} for {_chain(g)}", g, text)
    for f in pair.given():
        if not any(finds(pair, f, g) for g in pair.gold.statements):
            yield _line("not there", f, text)
    for name, items, by in (
        ("furniture missed", pair.gold.furniture, pair.found.furniture),
        ("no furniture", pair.found.furniture, pair.gold.furniture),
    ):
        yield from (
            f"{name}: {i.of(text)[:90]!r}" for i in items if not _half_covered((i,), by).right
        )


def _line(what: str, said: Said, text: str) -> str:
    return f"{what}: {_show(said, text)}"


def _show(said: Said, text: str) -> str:
    source, cue, content = (
        " … ".join(x.of(text) for x in spans) for spans in (said.source, said.cue, said.content)
    )
    nested = " (inner)" if said.within else ""
    return f"{said.class_}{nested} [{source}] [{cue}] {content[:70]} … {content[-25:]}"


def _names(said: Said) -> str:
    return "/".join(sorted(said.speaker)) or "nobody"


def _chain(said: Said) -> str:
    return " > ".join("/".join(sorted(hop)) for hop in said.chains[0]) or "none"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the scores; exit 1 where a span does not slice."""
    parser = argparse.ArgumentParser(description="Score an extraction against a gold annotation.")
    parser.add_argument("gold", type=Path, nargs="+", help="gold JSONL files or folders of them")
    parser.add_argument("extract", type=Path, help="what onrecord extract --format jsonl wrote")
    parser.add_argument("--errors", action="store_true", help="list what was missed or invented")
    parser.add_argument("--each", action="store_true", help="one table per article as well")
    options = parser.parse_args(arguments)
    found = read_sheets(options.extract)
    both = list(pairs((s for path in options.gold for s in read_sheets(path)), found))
    for pair in both:
        if options.each:
            print(f"{pair.gold.key[:12]}\n{table(score([pair]))}\n")
        if options.errors:
            print("\n".join((pair.gold.key[:12], *misses(pair))), end="\n\n")
    bad = [span for pair in both for span in bad_spans(pair.found)]
    print(table(score(both)))
    print(f"{len(both)} articles, {len(bad)} spans that do not slice to words")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
