"""Hedges: the words that weaken what is said, and the words they weaken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.records import Hedge, Span, Statement
from onrecord.statements.hedges.find import hedges

__all__ = ["hedged", "hedges"]


def hedged(statements: Sequence[Statement], found: Sequence[Hedge]) -> tuple[Statement, ...]:
    """Return *statements* with the hedges in their contents and cues.

    One in the content covers no more than the content; one in the cue ("reportedly said") weakens
    that it was said at all, and covers the cue.
    """
    return tuple(
        replace(statement, hedges=tuple(_inside(statement, found))) for statement in statements
    )


def _inside(statement: Statement, found: Sequence[Hedge]) -> Iterator[Hedge]:
    for hedge in found:
        for span in (*statement.content, *statement.cue):
            if span.covers(hedge.span):
                yield Hedge(span=hedge.span, covers=_within(hedge.covers, span))
                break


def _within(covers: Span, span: Span) -> Span:
    """Return the part of *covers* in *span*, or *span* where there is none ("…, I think")."""
    start, end = max(covers.start, span.start), min(covers.end, span.end)
    return Span(start, end) if start < end else span
