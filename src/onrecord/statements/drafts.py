"""Statements before anybody in them is named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.records import Modality, NoSource, Spans, StatementClass, StatementKind


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
