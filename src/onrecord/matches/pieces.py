"""Pieces: shared passages cut so that each relates one statement, or none, on either side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from onrecord.matches.streams import Stream
from onrecord.options import MatchOptions
from onrecord.records import Statement
from onrecord.text.align import Pairs
from onrecord.text.names import Verdict, compared, speaker_names


@dataclass(frozen=True, slots=True)
class Piece:
    """Equal words of two streams; *s* and *t* are the statements they lie in, if any."""

    a: Stream
    b: Stream
    s: int | None
    t: int | None
    pairs: Pairs

    @property
    def range_a(self) -> tuple[int, int]:
        """Return the first word on the first side, and the one after the last."""
        return self.pairs[0][0], self.pairs[-1][0] + 1

    @property
    def range_b(self) -> tuple[int, int]:
        """Return the same of the second side."""
        return self.pairs[0][1], self.pairs[-1][1] + 1

    @property
    def statements(self) -> tuple[Statement | None, Statement | None]:
        """Return the statements that the piece relates."""
        return (
            None if self.s is None else self.a.extraction.statements[self.s],
            None if self.t is None else self.b.extraction.statements[self.t],
        )

    @property
    def share(self) -> float:
        """Return the share of the words of both sides that are kept."""
        (i, x), (j, y) = self.range_a, self.range_b
        return 2 * len(self.pairs) / (x - i + y - j)

    @property
    def quoted(self) -> tuple[int, int]:
        """Count the words that are quoted on both sides, and on at least one."""
        marks = [(self.a.quoted[i], self.b.quoted[j]) for i, j in self.pairs]
        return sum(x and y for x, y in marks), sum(x or y for x, y in marks)

    @property
    def unnamed(self) -> int:
        """Count the words that are not written with a capital, as names and titles are."""
        return sum(self.a.plain(i) for i, _ in self.pairs)

    @property
    def speakers(self) -> Verdict:
        """Compare the speakers of the two statements."""
        s, t = self.statements
        return compared(speaker_names(self.a.extraction, s), speaker_names(self.b.extraction, t))


def pieces(a: Stream, b: Stream, regions: Iterable[Pairs], options: MatchOptions) -> list[Piece]:
    """Return the pieces of all *regions* that are long and alike enough to be matches.

    Pieces of one pair of statements are one piece where they follow each other on both sides and
    enough words are kept: the report in between left some out.
    """
    found: dict[tuple[int | None, int | None], list[Piece]] = {}
    for region in regions:
        around = Piece(a, b, None, None, region)
        for piece in _cut(a, b, region):
            if _long(piece, options) or _part(piece, around, options):
                _add(found.setdefault((piece.s, piece.t), []), piece, options)
    kept = [p for some in found.values() for p in some]
    return sorted(_distinct(kept), key=lambda p: (p.pairs[0], p.pairs[-1], p.s or -1, p.t or -1))


def _cut(a: Stream, b: Stream, region: Pairs) -> Iterator[Piece]:
    """Cut a region where a statement begins or ends on either side."""

    def around(pair: tuple[int, int]) -> tuple[tuple[int, ...], tuple[int, ...]]:
        return a.inside[pair[0]][:1], b.inside[pair[1]][:1]

    for _, group in groupby(region, key=around):
        pairs = tuple(group)
        yield from _related(a, b, pairs)


def _related(a: Stream, b: Stream, pairs: Pairs) -> Iterator[Piece]:
    """Yield a piece for each two statements around *pairs* that are each other's best.

    Where one report gives a statement that the other gives inside another's ("the ministry said
    that witnesses saw …"), the inner one is matched and the outer one is not.
    """
    ours = _numbers(a, (i for i, _ in pairs))
    theirs = _numbers(b, (j for _, j in pairs))
    found: dict[tuple[int | None, int | None], Pairs] = {}
    for s in ours:
        for t in theirs:
            both = tuple(
                (i, j)
                for i, j in pairs
                if (s is None or s in a.inside[i]) and (t is None or t in b.inside[j])
            )
            if both:
                found[s, t] = both
    worth = {(s, t): _likeness(a, b, s, t, len(both)) for (s, t), both in found.items()}
    for (s, t), both in found.items():
        beside = [w for (x, y), w in worth.items() if (x == s) != (y == t)]
        if all(worth[s, t] > w for w in beside):
            yield Piece(a, b, s, t, both)


def _numbers(side: Stream, positions: Iterable[int]) -> tuple[int | None, ...]:
    """Return the statements around the words at *positions*, or only ``None``."""
    return tuple(sorted({n for at in positions for n in side.inside[at]})) or (None,)


def _likeness(
    a: Stream, b: Stream, s: int | None, t: int | None, kept: int
) -> tuple[int, float, int, int]:
    """Rank a pair of statements by the words kept, then by their share: the inner of two wins."""
    sizes = (kept if s is None else a.sizes[s], kept if t is None else b.sizes[t])
    return kept, kept / (sum(sizes) - kept), s or 0, t or 0


def _long(piece: Piece, options: MatchOptions) -> bool:
    """Tell whether a piece is long and alike enough by itself."""
    both, either = piece.quoted
    if 2 * either <= len(piece.pairs):
        return _copied(piece, options)
    if both >= options.own:
        return piece.share >= options.kept
    if len(piece.pairs) >= options.own:
        return piece.share >= options.kept_own
    if both < options.quoted or not _one_speaker(piece):
        return False
    if piece.share < options.kept_short:
        return False
    one = piece.speakers is Verdict.SAME
    return both >= (options.fragment if one else options.unsigned) or _entire(piece, options.loose)


def _copied(piece: Piece, options: MatchOptions) -> bool:
    """Tell whether a report's own words are beyond what two reporters write alike by chance.

    Names and titles are the same for everybody ("Dr. Oda Venn, director of the National Institute
    of Tides and a member of the"), so only a passage without any edit may count some of them.
    """
    kept = len(piece.pairs)
    if piece.share == 1 and kept >= options.own:
        return piece.unnamed >= options.unnamed * kept
    return piece.unnamed >= options.own and piece.share >= options.kept_own


def _one_speaker(piece: Piece) -> bool:
    """Tell whether a short quotation may be one speaker's in both reports.

    "A baker" may be the one that the other report names, or the next witness who says nearly the
    same: no word may differ then.
    """
    if piece.speakers is Verdict.OPEN and all(s and s.speaker for s in piece.statements):
        return piece.share == 1
    return piece.speakers is not Verdict.DIFFERENT


def _entire(piece: Piece, loose: int) -> bool:
    """Tell whether one report quotes no more, or no more of the sentence, than the piece.

    Eight words out of the middle of two longer quotations are as often a phrase that everybody
    uses ("of the president of the United States, and").
    """
    return any(
        side.bounded(reach, loose)
        for side, reach in ((piece.a, piece.range_a), (piece.b, piece.range_b))
    )


def _part(piece: Piece, around: Piece, options: MatchOptions) -> bool:
    """Tell whether a short piece is part of a long quotation that both reports have.

    The paragraphs of a quotation are statements of their own, and one report has two where the
    other has one. Own words count only where a whole statement of either report lies in them.
    """
    kept = len(piece.pairs)
    if piece.s is None or piece.t is None or kept < options.piece:
        return False
    if len(around.pairs) < options.own or around.share < options.kept_own:
        return False
    if around.quoted[0] >= options.own and 2 * piece.quoted[0] > kept:
        return True
    return kept >= options.whole * max(piece.a.sizes[piece.s], piece.b.sizes[piece.t])


def _add(some: list[Piece], piece: Piece, options: MatchOptions) -> None:
    """Add a piece to those of the same statements, joining it to one that it continues."""
    if piece.s is not None and piece.t is not None:
        for n, other in enumerate(some):
            first, second = sorted((other, piece), key=lambda p: p.pairs[0])
            if first.range_a[1] > second.range_a[0] or first.range_b[1] > second.range_b[0]:
                continue
            joined = Piece(piece.a, piece.b, piece.s, piece.t, first.pairs + second.pairs)
            if joined.share >= options.kept:
                some[n] = joined
                return
    some.append(piece)


def _distinct(found: Sequence[Piece]) -> list[Piece]:
    """Drop a piece whose words, on either side, a longer one of the same statements has."""
    kept: list[Piece] = []
    for piece in sorted(found, key=lambda p: (-len(p.pairs), p.pairs)):
        if not any(_inside(piece, other) for other in kept):
            kept.append(piece)
    return kept


def _inside(piece: Piece, other: Piece) -> bool:
    if (piece.s, piece.t) != (other.s, other.t):
        return False
    (i, x), (j, y) = piece.range_a, piece.range_b
    (k, z), (m, w) = other.range_a, other.range_b
    return (k <= i and x <= z) or (m <= j and y <= w)
