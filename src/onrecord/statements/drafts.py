"""Statements before anybody in them is named."""

from __future__ import annotations

from dataclasses import dataclass

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
