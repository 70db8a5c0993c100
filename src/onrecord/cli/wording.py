"""How views are put into words: chains, spans, counts and reasons, alike in every command."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from onrecord.records import Basis, Spans
from onrecord.views.reports import Evidence, Link
from onrecord.views.wording import REASONS, SEPARATE, count, listed, numbers, origins, shortened

if TYPE_CHECKING:
    from rich.text import Text

__all__ = [
    "LEGEND",
    "REASONS",
    "SEPARATE",
    "chain",
    "cited",
    "count",
    "listed",
    "numbers",
    "origins",
    "place",
    "pointed",
    "shortened",
]

STATED, INFERRED = " ── ", " ┄┄ "
LEGEND = "── the report says so   ┄┄ inferred from another passage or report"


def chain(links: Sequence[Link], start: str | None = None) -> str:
    """Write a chain on one line, the origin last; each stroke tells what the next hop rests on.

    >>> from onrecord.records import HopRole
    >>> def hop(name, basis):
    ...     return Link(name=name, role=HopRole.OUTLET, basis=basis, evidence=())
    >>> chain([hop("Radio Harrow", Basis.INFERRED), hop("Ruiz", Basis.STATED)], "this report")
    'this report ┄┄ Radio Harrow ── Ruiz'
    """
    written = start or ""
    for link in links:
        stroke = INFERRED if link.basis is Basis.INFERRED else STATED
        written += (stroke if written else "") + link.name
    return written


def place(spans: Spans) -> str:
    """Write where a passage stands, in characters.

    >>> from onrecord.records import Span
    >>> place((Span(10, 20), Span(31, 40)))
    '10–20, 31–40'
    """
    written = ", ".join(f"{span.start}–{span.end}" for span in spans[:3])
    return f"{written}, …" if len(spans) > 3 else written


def cited(evidence: Evidence, limit: int = 120) -> Text:
    """Write evidence with its place, so that a reader can look it up, and the words around it."""
    from rich.text import Text

    line = Text(f"{evidence.path} {place(evidence.spans)}  ", "dim")
    line.append(evidence.before, "dim").append(shortened(evidence.words, limit))
    return line.append(evidence.after, "dim")


def pointed(evidence: Evidence) -> Text:
    """Write where evidence stands that was quoted already."""
    from rich.text import Text

    return Text(f"{evidence.path} {place(evidence.spans)}, as above", "dim")
