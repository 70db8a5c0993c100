"""Matches: what two articles both have, in the same words or in others, with what shows it.

Matching goes in three steps, so that a pile that grows costs only what is new in it: each article
has its sketch; all sketches together tell which pairs are near, and on what basis; a near pair is
compared, which depends on the two articles and the basis and on nothing else. ``Copying`` does so
for passages in the same words, ``Rewording`` for statements that say the same in others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.matches.align import regions
from onrecord.matches.candidates import House, candidates, house_runs, runs
from onrecord.matches.kinds import kind, reasons
from onrecord.matches.pieces import Piece, pieces
from onrecord.matches.reworded import Rewording
from onrecord.matches.sketches import (
    SIZE,
    Flags,
    Ints,
    in_one,
    packed,
    sketch,
    taken_apart,
    unpacked,
)
from onrecord.matches.streams import Stream, stream
from onrecord.options import MatchOptions
from onrecord.records import At, Extraction, Match, MatchKind, Near, Pair, Side, Spans
from onrecord.serialise import match_id
from onrecord.text.align import Pairs

__all__ = ["Matcher", "match"]


def match(
    extractions: Sequence[Extraction], options: MatchOptions | None = None
) -> tuple[Match, ...]:
    """Return the passages that two of the articles share, and the statements that say the same.

    A passage is cut where a statement begins or ends in either article, so that each match says
    which statements it relates; ``a`` is the article whose id sorts first. Articles that share
    most of their text make one match of kind syndication, beside those of their statements.

    Returns:
        Matches sorted by article, article and place, the same whatever the order of
        *extractions*.
    """
    matcher, said = Matcher(options), {e.article.id: e for e in extractions}
    sketches = {id: matcher.sketch(said[id]) for id in sorted(said)}
    return matcher.compare(matcher.near(sketches), said.__getitem__)


class Matcher:
    """Matches articles step by step: first what they copy, then what they say in other words."""

    def __init__(self, options: MatchOptions | None = None) -> None:
        self._copying, self._rewording = Copying(options), Rewording()

    def sketch(self, extraction: Extraction) -> bytes:
        """Return what an article brings to matching."""
        return in_one((self._copying.sketch(extraction), self._rewording.sketch(extraction)))

    def near(self, sketches: Mapping[str, bytes]) -> Iterator[Near]:
        """Yield the pairs of articles that may match, by their ids."""
        parts = {id: taken_apart(sketch) for id, sketch in sketches.items()}
        bases: dict[Pair, list[bytes]] = {}
        near = (
            self._copying.near({id: part[0] for id, part in parts.items()}),
            self._rewording.near({id: part[1] for id, part in parts.items()}),
        )
        for number, some in enumerate(near):
            for one in some:
                bases.setdefault((one.a, one.b), [b"", b""])[number] = one.basis
        for (a, b), basis in sorted(bases.items()):
            yield Near(a=a, b=b, basis=in_one(basis))

    def compare(
        self, pairs: Iterable[Near], said: Callable[[str], Extraction]
    ) -> tuple[Match, ...]:
        """Return the matches of near pairs, sorted by article, article and place.

        Args:
            pairs: what ``near`` found, or some of it.
            said: what an article says, by its id.
        """
        found: list[Match] = []
        for near in pairs:
            one, other = said(near.a), said(near.b)
            copied, reworded = taken_apart(near.basis)
            same = self._copying.compare(copied, one, other) if copied else []
            found += same
            found += self._rewording.compare(reworded, one, other, same) if reworded else []
        return tuple(sorted(found, key=_order))


class Copying:
    """Finds what two articles have in the same words; remembers the streams that it has made."""

    def __init__(self, options: MatchOptions | None = None) -> None:
        self._options = options or MatchOptions()
        self._streams: dict[str, Stream] = {}

    def sketch(self, extraction: Extraction) -> bytes:
        """Return what an article brings to the search."""
        return packed(sketch(self._stream(extraction)))

    def near(self, sketches: Mapping[str, bytes]) -> Iterator[Near]:
        """Yield the pairs of articles that may share a passage, by their ids."""
        ids = sorted(sketches)
        read = [unpacked(sketches[id]) for id in ids]
        every = runs(read)
        repeated = house_runs(read, every, self._options)
        house = House(read, every[repeated])
        for found in candidates(every[~repeated], [one.day for one in read], self._options):
            ours, theirs = house.shared(found.a, found.b), house.shared(found.b, found.a)
            basis = b"".join(map(_packed, (found.hits.ravel(), ours, theirs)))
            yield Near(a=ids[found.a], b=ids[found.b], basis=basis)

    def compare(self, basis: bytes, one: Extraction, other: Extraction) -> list[Match]:
        """Return the passages that two near articles share."""
        a, b = self._stream(one), self._stream(other)
        hits, ours, theirs = _read(basis, len(a.words), len(b.words))
        shared = regions(a.words, b.words, hits, self._options)
        own = [region for region in shared if not _house(region, ours, theirs)]
        return list(_matches(a, b, own, self._options))

    def _stream(self, extraction: Extraction) -> Stream:
        id = extraction.article.id
        if id not in self._streams or self._streams[id].extraction is not extraction:
            self._streams[id] = stream(extraction)
        return self._streams[id]


def _packed(numbers: Ints) -> bytes:
    return len(numbers).to_bytes(4, "little") + numbers.astype("<i4").tobytes()


def _read(basis: bytes, a: int, b: int) -> tuple[list[tuple[int, int]], Flags, Flags]:
    """Read the basis of a pair: where runs begin on both sides, and which words are furniture."""
    parts, at = [], 0
    for _ in range(3):
        size = int.from_bytes(basis[at : at + 4], "little")
        parts.append(np.frombuffer(basis, dtype="<i4", count=size, offset=at + 4))
        at += 4 + 4 * size
    hits = [(int(i), int(j)) for i, j in parts[0].reshape(-1, 2)]
    return hits, _marked(parts[1], a), _marked(parts[2], b)


def _marked(runs: NDArray[np.int32], words: int) -> Flags:
    """Mark the words of the runs that begin at these places."""
    marked = np.zeros(words, dtype=np.bool_)
    for step in range(SIZE):
        marked[runs + step] = True
    return marked


def _house(region: Pairs, a: Flags, b: Flags) -> bool:
    """Tell whether most words of a region are what one of the outlets repeats."""
    ours, theirs = np.array(region).T
    return 2 * int((a[ours] | b[theirs]).sum()) > len(region)


def _matches(
    a: Stream, b: Stream, shared: Sequence[Pairs], options: MatchOptions
) -> Iterator[Match]:
    """Yield the matches of two articles."""
    whole = _syndication(a, b, shared, options)
    if whole:
        yield whole
    for piece in pieces(a, b, shared, options):
        # A passage outside any statement adds nothing to two copies of one article.
        if not (whole and piece.s is None and piece.t is None):
            yield _match(piece)


def _match(piece: Piece) -> Match:
    s, t = piece.statements
    ours = _side(piece.a, range(*piece.range_a), s.id if s else None)
    theirs = _side(piece.b, range(*piece.range_b), t.id if t else None)
    return _made(kind(piece), piece.share, ours, theirs, reasons(piece))


def _made(name: MatchKind, score: float, a: Side, b: Side, because: tuple[str, ...]) -> Match:
    identity = match_id(name, a, b)
    return Match(id=identity, kind=name, score=round(score, 2), a=a, b=b, reasons=because)


def _side(side: Stream, positions: Sequence[int], statement: str | None) -> Side:
    article = side.article
    return Side(
        at=At(article=article.id, path=article.path, spans=side.passage(positions)),
        statement=statement,
    )


def _syndication(
    a: Stream, b: Stream, shared: Iterable[Pairs], options: MatchOptions
) -> Match | None:
    """Return the match of two articles that share most of the shorter one's text."""
    long = [region for region in shared if len(region) >= options.own]
    ours = sorted({i for region in long for i, _ in region})
    theirs = sorted({j for region in long for _, j in region})
    shorter = min(len(a.words), len(b.words))
    kept = min(len(ours), len(theirs))
    if shorter < options.shortest or kept < options.syndicated * shorter:
        return None
    because = (f"{kept} words the same, of {len(a.words)} and {len(b.words)} in the two articles",)
    sides = (
        _whole(a, [(r[0][0], r[-1][0] + 1) for r in long]),
        _whole(b, [(r[0][1], r[-1][1] + 1) for r in long]),
    )
    return _made(MatchKind.SYNDICATION, kept / shorter, *sides, because)


def _whole(side: Stream, reaches: Iterable[tuple[int, int]]) -> Side:
    """Return everything that two articles share on one side."""
    positions = sorted({at for first, after in reaches for at in range(first, after)})
    return _side(side, positions, None)


def _order(found: Match) -> tuple[str, str, Spans, Spans, str]:
    return (found.a.at.article, found.b.at.article, found.a.at.spans, found.b.at.spans, found.id)
