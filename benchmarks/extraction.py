"""Score an extraction against a gold annotation: ``python benchmarks/extraction.py GOLD EXTRACT``.

GOLD is one JSONL file or more, or folders of them (docs/reference/gold.md), EXTRACT what
``onrecord extract --format jsonl`` wrote. Articles are paired by the hash of their text; an
article of the gold that was not extracted counts as all missed, one that has no gold is left aside.

The definitions of the measures stand at the functions that count, those of speakers and relays in
``speakers.py``.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from gold import Said, read_sheets
from sides import HALF, UNKNOWN, Pair, Score, Share, bad_spans, covers, finds, pairs
from speakers import chains, edges, quotations, same_chain, same_speaker, speakers, verdict

from onrecord.records import Spans


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


def furniture(pair: Pair) -> Score:
    """Furniture items half of whose characters are marked, and marked ones that are furniture."""
    gold, found = pair.gold.furniture, pair.found.furniture
    return Score(_half_covered(gold, found), _half_covered(found, gold))


def _half_covered(items: Spans, by: Spans) -> Share:
    marked = frozenset[int]().union(*(range(*span) for span in by))
    hits = sum(len(marked.intersection(range(*i))) >= HALF * (i.end - i.start) for i in items)
    return Share(hits, len(items))


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
    ("direct quotations with right speaker", quotations),
    ("chains of two hops or more", chains),
    ("edges of these chains", edges),
    ("kinds of the relations found", kinds),
    ("assertions", assertions),
    ("furniture", furniture),
)


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
    print(verdict(sum((quotations(pair) for pair in both), Score())))
    print(f"{len(both)} articles, {len(bad)} spans that do not slice to words")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
