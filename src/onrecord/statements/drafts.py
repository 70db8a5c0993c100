"""Statements before anybody in them is named."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate

from onrecord.records import Modality, NoSource, Span, Spans, StatementClass, StatementKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A statement whose source is still words: who they name is found later.

    ``continues`` and ``within`` are positions in the article's drafts, which stand in reading
    order. Spans are in reading order and never overlap within one field.
    """

    kind: StatementKind
    class_: StatementClass
    source: Spans
    cue: Spans
    content: Spans
    no_source: NoSource | None
    continues: int | None
    within: int | None
    modality: Modality | None
    confidence: float

    @property
    def start(self) -> int:
        """Return where the draft's first span begins."""
        return min(span.start for span in (*self.source, *self.cue, *self.content))

    @property
    def end(self) -> int:
        """Return where the draft's last span ends."""
        return max(span.end for span in (*self.source, *self.cue, *self.content))


class Drafts(tuple[Draft, ...]):
    """Drafts in reading order that can tell which of them lie near a span.

    A page of one line can hold thousands: to compare each with all takes minutes.
    """

    def near(self, span: Span) -> tuple[int, ...]:
        """Return the positions of the drafts whose extent overlaps *span*, in order."""
        found = []
        at = bisect_left(self._starts, span.end)
        while at and self._reach[at - 1] > span.start:
            at -= 1
            if self[at].end > span.start:
                found.append(at)
        return tuple(reversed(found))

    @cached_property
    def _starts(self) -> list[int]:
        return [draft.start for draft in self]

    @cached_property
    def _reach(self) -> list[int]:
        """How far the drafts up to each position reach."""
        return list(accumulate((draft.end for draft in self), max))


def in_order(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """Return *drafts* in reading order, each once, with their references kept right."""
    first: dict[tuple[StatementKind, Spans, Spans, Spans], int] = {}
    for index, draft in enumerate(drafts):
        first.setdefault((draft.kind, draft.source, draft.cue, draft.content), index)
    order = sorted(first.values(), key=lambda i: (drafts[i].start, drafts[i].content, i))
    key = {index: (d.kind, d.source, d.cue, d.content) for index, d in enumerate(drafts)}
    place = {old: new for new, old in enumerate(order)}
    now = {index: place[first[key[index]]] for index in range(len(drafts))}
    return tuple(
        replace(
            drafts[old],
            continues=_moved(drafts[old].continues, now, now[old]),
            within=_moved(drafts[old].within, now, now[old]),
        )
        for old in order
    )


def _moved(reference: int | None, now: dict[int, int], own: int) -> int | None:
    """Return where *reference* stands now; nothing may refer to itself."""
    if reference is None or now[reference] == own:
        return None
    return now[reference]
