"""How views are put into words: chains, spans, counts and reasons, alike in every command."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from onrecord.records import Basis, MergeReason, Spans
from onrecord.views.reports import Evidence, Link

if TYPE_CHECKING:
    from rich.text import Text

STATED, INFERRED = " ── ", " ┄┄ "
LEGEND = "── the report says so   ┄┄ inferred from another passage or report"

REASONS = {
    MergeReason.SAME_UTTERANCE: "the same speaker's same words",
    MergeReason.COPIED_WORDS: "copied words",
    MergeReason.CITED_OUTLET: "one cites the other's outlet",
    MergeReason.WIRE_CREDIT: "both credit one agency",
    MergeReason.CHAIN_ROOT: "both chains end at the same root",
    MergeReason.SYNDICATION: "one article carried twice",
    MergeReason.REPUBLISHED: "republished from elsewhere",
    MergeReason.SAME_ARTICLE: "statements of one article",
}


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


def shortened(text: str, limit: int) -> str:
    """Cut *text* after a word so that it has at most *limit* characters.

    >>> shortened("The bridge is safe", 12)
    'The bridge …'
    """
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    return (head.rsplit(" ", 1)[0] if " " in head else head) + " …"


def count(number: int, noun: str, plural: str | None = None) -> str:
    """Write a number with its noun.

    >>> count(1, "report"), count(3, "report")
    ('1 report', '3 reports')
    """
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def origins(at_least: int, at_most: int) -> str:
    """Write how many independent origins there are.

    >>> origins(1, 1), origins(1, 3)
    ('1 origin', '1 to 3 origins')
    """
    if at_least == at_most:
        return count(at_least, "origin")
    return f"{at_least} to {at_most} origins"


def numbers(reports: Sequence[int]) -> str:
    """Write the numbers of reports.

    >>> numbers([2]), numbers([1, 2, 4])
    ('report 2', 'reports 1, 2 and 4')
    """
    return f"{'reports' if len(reports) > 1 else 'report'} {listed(list(map(str, reports)))}"


def listed(names: Sequence[str]) -> str:
    """Write names one after the other.

    >>> listed(["a", "b", "c"])
    'a, b and c'
    """
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last
