"""Events and the days of undated reports on the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rich.console import Group, RenderableType
from rich.text import Text

from onrecord.cli.tables import listing
from onrecord.cli.wording import cited, count, shortened
from onrecord.records import Dated, Event
from onrecord.views.reports import Pile, evidence, published

LONGEST = 240
"""Characters of an event's sentence that a table shows."""


def event_table(events: Sequence[Event], pile: Pile, *, all_: bool) -> RenderableType:
    """List events, the earliest first; those of one report only where *all_* is set."""
    if not events:
        return Text("No report in this ledger tells on which day anything happened.")
    shown = [event for event in events if all_ or len({at.article for at in event.evidence}) > 1]
    table = listing("when", "what", "reports")
    table.columns[0].no_wrap = True
    table.columns[1].ratio = 1
    for event in shown:
        paths = dict.fromkeys(pile[at.article].article.path for at in event.evidence)
        what = Text(shortened(event.text, LONGEST)).append("\n" + ", ".join(paths), "dim")
        table.add_row(_days(event.earliest, event.latest), what, str(len(paths)))
    rest = len(events) - len(shown)
    more = [Text(f"\nand {count(rest, 'event')} of one report: --all lists them", "dim")]
    return Group(table, *(more if rest else []))


def date_table(dates: Sequence[Dated], pile: Pile) -> RenderableType:
    """List undated reports with their days and what these rest on."""
    if not dates:
        return Text("No undated report in this ledger is dated by another.")
    table = listing("report", "appeared", "by")
    table.columns[1].no_wrap = True
    table.columns[2].ratio = 1
    for dated in dates:
        lines = [cited(evidence(at, pile)) for at in dated.evidence]
        why = Text("\n").join([Text(dated.reason), *lines])
        when = (published(dated.published) or "").replace(" to ", "\nto ")
        table.add_row(pile[dated.article].article.path, when, why)
    return table


def _days(first: date, last: date) -> str:
    return str(first) if first == last else f"{first}\nto {last}"
