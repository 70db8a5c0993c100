"""Matches: passages that two articles share, with the words that show it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from onrecord.matches.align import regions
from onrecord.matches.candidates import Flags, candidates, house_words, runs
from onrecord.matches.kinds import kind, reasons
from onrecord.matches.pieces import Piece, pieces
from onrecord.matches.streams import Stream, stream
from onrecord.options import MatchOptions
from onrecord.records import At, Extraction, Interval, Match, MatchKind, Side, Spans
from onrecord.serialise import match_id
from onrecord.text.align import Pairs

__all__ = ["match"]


def match(
    extractions: Sequence[Extraction], options: MatchOptions | None = None
) -> tuple[Match, ...]:
    """Return the passages that two of the articles share.

    A passage is cut where a statement begins or ends in either article, so that each match says
    which statements it relates; ``a`` is the article whose id sorts first. Articles that share
    most of their text make one match of kind syndication, beside those of their statements.

    Returns:
        Matches sorted by article, article and place, the same whatever the order of
        *extractions*.
    """
    options = options or MatchOptions()
    streams = [stream(e) for e in sorted(extractions, key=lambda e: e.article.id)]
    every = runs(streams)
    house, marked = house_words(streams, every, options)
    days = [_day(s.article.published) for s in streams]
    found: list[Match] = []
    for candidate in candidates(every[~house], days, options):
        a, b = streams[candidate.a], streams[candidate.b]
        shared = regions(a.words, b.words, candidate.hits, options)
        own = [r for r in shared if not _house(r, marked[candidate.a], marked[candidate.b])]
        found.extend(_matches(a, b, own, options))
    return tuple(sorted(found, key=_order))


def _day(published: Interval) -> int | None:
    """Return a day inside an interval that is narrow enough to be told by one."""
    first, last = published.earliest, published.latest
    if first is None or last is None or (last - first).days > 7:
        return None
    return last.toordinal()


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
