"""Kinds: what the edit script between two passages makes of them, and the reasons in words."""

from __future__ import annotations

import re

from onrecord.matches.pieces import Piece
from onrecord.matches.streams import Stream
from onrecord.records import MatchKind
from onrecord.text.align import Op, script
from onrecord.text.names import Verdict

_SENTENCE_END = re.compile(r"[.!?…\n]")


def kind(piece: Piece) -> MatchKind:
    """Name a piece verbatim, trimmed (one side leaves words out or is cut short) or edited."""
    steps = {step.op for step in script(piece.pairs, piece.range_a, piece.range_b)} - {Op.KEEP}
    if not steps:
        return MatchKind.TRIMMED if _cut_short(piece) else MatchKind.VERBATIM
    return MatchKind.TRIMMED if len(steps) == 1 and Op.REPLACE not in steps else MatchKind.EDITED


def _cut_short(piece: Piece) -> bool:
    """Tell whether one report has a whole statement of words that the other's sentence goes on."""
    if piece.s is None or piece.t is None:
        return False
    whole_a = len(piece.pairs) == piece.a.sizes[piece.s]
    whole_b = len(piece.pairs) == piece.b.sizes[piece.t]
    if whole_a == whole_b:
        return False
    if whole_a:
        return _goes_on(piece.b, piece.t, piece.range_b)
    return _goes_on(piece.a, piece.s, piece.range_a)


def _goes_on(side: Stream, statement: int, reach: tuple[int, int]) -> bool:
    """Tell whether the sentence at either end of a passage goes on within the statement."""
    first, after = reach
    before = first > 0 and statement in side.inside[first - 1]
    if before and not _SENTENCE_END.search(side.between(first)):
        return True
    beyond = after < len(side.words) and statement in side.inside[after]
    return beyond and not _SENTENCE_END.search(side.between(after))


def reasons(piece: Piece) -> tuple[str, ...]:
    """Say in words what a match rests on."""
    (i, x), (j, y) = piece.range_a, piece.range_b
    kept, both, either = len(piece.pairs), *piece.quoted
    found = [f"{kept} words the same, of {x - i} and {y - j}"]
    if 2 * both > kept:
        found.append("quoted in both reports")
    elif 2 * either > kept:
        found.append("quoted in one report, in the other's own words")
    s, t = piece.statements
    if s and t and s.speaker and t.speaker and piece.speakers is not Verdict.OPEN:
        alike = "same speaker" if piece.speakers is Verdict.SAME else "credited to different names"
        names = dict.fromkeys((s.speaker.name, t.speaker.name))
        found.append(f"{alike}: {', '.join(names)}")
    return tuple(found)
