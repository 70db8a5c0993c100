"""The pages of figures: what is counted of whom, over time."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.ledger.store import Store
from onrecord.records import Label, Point, Series
from onrecord.views.charts import Chart, chart
from onrecord.views.disputes import Dispute, disputes
from onrecord.views.figures import SeriesRow, series_rows
from onrecord.views.texts import Heading
from onrecord.views.wording import period
from onrecord.web.kept import Kept
from onrecord.web.reading import ROWS, Shelf, paged


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A series in the list: how many figures it has, how many pairs contradict each other."""

    id: str
    subject: str
    measure: str
    points: int
    reports: int
    contradicted: int
    dispute: Dispute | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """A page of the list of series, those with most contradictions first."""

    rows: tuple[Listed, ...]
    page: int
    pages: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FiguresPage:
    """A series with its drawing; ``days`` and ``headings`` are those of its points."""

    series: SeriesRow
    chart: Chart | None
    days: tuple[str | None, ...]
    headings: tuple[Heading, ...]


def figures(store: Store, kept: Kept[tuple[Series, ...]], page: int) -> Figures:
    """List the series of a ledger."""
    rows = sorted(map(_listed, kept.get(store, "", store.series)), key=_order)
    number, pages = paged(len(rows), page)
    return Figures(
        rows=tuple(rows[(number - 1) * ROWS : number * ROWS]),
        page=number,
        pages=pages,
        total=len(rows),
    )


def _order(one: Listed) -> tuple[int, int, str, str]:
    return -one.contradicted, -one.points, one.subject, one.measure


def _listed(series: Series) -> Listed:
    return Listed(
        id=series.id,
        subject=series.subject,
        measure=series.measure,
        points=len(series.points),
        reports=len({point.at.article for point in series.points}),
        contradicted=sum(one.label is Label.CONTRADICTED for one in series.labels),
        dispute=next(disputes([series]), None),
    )


def page(shelf: Shelf, kept: Kept[tuple[Series, ...]], id: str) -> FiguresPage | None:
    """Show a series; ``None`` where it is not there."""
    every = kept.get(shelf.store, "", shelf.store.series)
    series = next((one for one in every if one.id == id), None)
    if series is None:
        return None
    cited = [point.at.article for point in series.points]
    names = shelf.headings(cited)
    (row,) = series_rows([series], shelf.pile(cited))
    return FiguresPage(
        series=row,
        chart=chart(series),
        days=tuple(_days(point) for point in series.points),
        headings=tuple(names[article] for article in cited),
    )


def _days(point: Point) -> str | None:
    when = point.as_of or point.published
    return period(when.earliest, when.latest)
