"""Measures of who said it: speakers and relay chains."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from gold import Names, Said
from sides import Pair, Score, Share, covers, total

Chain = tuple[Names, ...]
Edge = tuple[Names, Names]
"""A hop and the one that it has it from."""


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
        total(_agree(pair, g, found, frozenset()) for g in gold),
        total(_agree(pair, f, everything, skip) for f in named),
    )


def _agree(pair: Pair, one: Said, others: Sequence[Said], skip: frozenset[int]) -> Share:
    mine = pair.under(one) - skip
    same = [o for o in others if same_speaker(o, one)]
    return Share(len(mine & pair.union(same)), len(mine))


def same_speaker(a: Said, b: Said) -> bool:
    """Tell whether two statements share an accepted name, or both have no speaker."""
    return bool(a.speaker & b.speaker) or not (a.speaker or b.speaker)


def quotations(pair: Pair) -> Score:
    """Direct quotations with the right speaker, each counted once however long.

    A quotation has the names that the found statements over half of its words give it. Recall: of
    all whose speaker the gold knows. Precision: of those that were given any name, so that what is
    not right is a wrong name, worse for a reader than none.
    """
    gold = [s for s in pair.wanted() if s.kind == "direct" and s.speaker]
    named = [[f for f in pair.given() if f.speaker and covers(pair, f, g)] for g in gold]
    right = sum(
        any(same_speaker(f, g) for f in found) for g, found in zip(gold, named, strict=True)
    )
    return Score(Share(right, len(gold)), Share(right, sum(map(bool, named))))


def verdict(score: Score) -> str:
    """Tell in words how ``quotations`` came out.

    >>> verdict(Score(Share(7, 10), Share(7, 8)))
    'direct quotations: 7 with the right speaker (70.0 %), 1 a wrong name (10.0 %), 2 none (20.0 %)'
    """
    right, of, named = score.recall.right, score.recall.of, score.precision.of
    counts = (right, named - right, of - named)
    parts = (f"{n} {{}} ({100 * n / max(of, 1):.1f} %)" for n in counts)
    names = ("with the right speaker", "a wrong name", "none")
    return "direct quotations: " + ", ".join(
        part.format(name) for part, name in zip(parts, names, strict=True)
    )


def chains(pair: Pair) -> Score:
    """Relay chains of two hops or more that are whole: the same names in the same order."""
    gold = [s for s in pair.wanted() if len(s.chains[0]) > 1]
    found = [s for s in pair.given() if len(s.chains[0]) > 1]
    everything = [s for s in pair.gold.statements if s.class_ != "assertion"]
    hits = sum(any(covers(pair, f, g) and same_chain(f, g) for f in pair.given()) for g in gold)
    right = sum(any(covers(pair, f, g) and same_chain(f, g) for g in everything) for f in found)
    return Score(Share(hits, len(gold)), Share(right, len(found)))


def edges(pair: Pair) -> Score:
    """Hops that hand on to the next one, in chains of two hops or more.

    A chain that the gold accepts beside its first one counts as all of that one's edges, so that
    an annotator's choice costs nothing.
    """
    found = [s for s in pair.given() if len(s.chains[0]) > 1]
    gold = [s for s in pair.wanted() if len(s.chains[0]) > 1]
    everything = [s for s in pair.gold.statements if s.class_ != "assertion"]
    return Score(
        total(_kept(g, [f for f in pair.given() if covers(pair, f, g)]) for g in gold),
        total(_borne_out(f, [g for g in everything if covers(pair, f, g)]) for f in found),
    )


def _kept(gold: Said, found: Iterable[Said]) -> Share:
    wanted = _pairs_of_hops(gold.chains[0])
    hits = (len(wanted) if same_chain(f, gold) else _shared(wanted, f.chains[:1]) for f in found)
    return Share(max(hits, default=0), len(wanted))


def _borne_out(found: Said, gold: Iterable[Said]) -> Share:
    mine = _pairs_of_hops(found.chains[0])
    return Share(max((_shared(mine, g.chains) for g in gold), default=0), len(mine))


def _pairs_of_hops(chain: Chain) -> list[Edge]:
    return list(pairwise(chain))


def _shared(mine: Sequence[Edge], chains: Iterable[Chain]) -> int:
    theirs = [edge for chain in chains for edge in _pairs_of_hops(chain)]
    return sum(any(a & c and b & d for c, d in theirs) for a, b in mine)


def same_chain(found: Said, gold: Said) -> bool:
    """Tell whether the found chain is one of those that the gold accepts."""
    mine = found.chains[0]
    return any(
        len(mine) == len(theirs) and all(a & b for a, b in zip(mine, theirs, strict=True))
        for theirs in gold.chains
    )
