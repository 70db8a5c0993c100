"""Series of figures on the terminal: a small table for each, the points in the order of time."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.text import Text

from onrecord.cli.tables import listing
from onrecord.cli.wording import count
from onrecord.records import Label
from onrecord.views.figures import PointRow, SeriesRow, Standing

STYLES = {
    Label.CONSISTENT: "dim",
    Label.CHANGED: "",
    Label.REVISED: "yellow",
    Label.DIFFERENT_SCOPE: "cyan",
    Label.CONTRADICTED: "red",
}
NONE = "No series: nothing is counted twice in this ledger."


def series_tables(rows: Iterable[SeriesRow]) -> RenderableType:
    """Show series, those with most points first."""
    ordered = sorted(rows, key=lambda row: -len(row.points))
    blocks = [part for row in ordered for part in (series_block(row), Text(""))]
    return Group(*blocks[:-1]) if blocks else Text(NONE)


def series_block(row: SeriesRow) -> RenderableType:
    """Show one series."""
    head = Text.assemble((f"{row.subject}: {row.measure}", "bold"), f"  {row.id}, ")
    table = listing("", "when", "words", "said by", "how it stands")
    table.columns[0].justify = "right"
    table.columns[1].no_wrap = True
    table.columns[2].ratio, table.columns[4].ratio = 3, 2
    table.columns[3].max_width = 24
    for n, point in enumerate(row.points):
        table.add_row(str(n), _when(point), _words(point), _said(point), _stands(point, n))
    return Group(head.append(count(len(row.points), "point")), table)


def _when(point: PointRow) -> Text:
    if point.when is None:
        return Text("undated", "dim")
    days = point.when.split(" to ")
    return Text("\n".join([days[0], *(f"to {day}" for day in days[1:])]))


def _words(point: PointRow) -> Text:
    found = point.evidence
    text = Text(found.before, "dim").append(found.words, "bold not dim").append(found.after, "dim")
    return text.append(f"\n{found.path}", "dim")


def _said(point: PointRow) -> Text:
    return Text(" → ".join(point.said_by)) if point.said_by else Text("the report itself", "dim")


def _stands(point: PointRow, n: int) -> Text:
    return Text("\n").join(_standing(one, n) for one in point.stands)


def _standing(one: Standing, n: int) -> Text:
    against = "" if one.to == n - 1 else f" {one.to}"
    label = one.label.value.replace("_", " ")
    return Text.assemble((f"{label}{against}", STYLES[one.label]), (f": {one.reason}", "dim"))
