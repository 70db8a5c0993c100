"""The pages: each endpoint reads what its page shows and fills a template."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse

from onrecord.web import beside, claims, figures, names, reading, sources, tracing
from onrecord.web import desk as desks
from onrecord.web.claim_list import COUNTED
from onrecord.web.claim_list import claims as claim_list
from onrecord.web.deps import ClaimsAsked, Held, Named, Reading, Where
from onrecord.web.errors import not_found
from onrecord.web.links import PageLinks, spans
from onrecord.web.reading import Shelf
from onrecord.web.render import render

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)

LINKS = PageLinks()

KEPT = frozenset(
    "q speaker outlet kind class status grade origins since until reports sort".split()
)
"""What the address of a list says of what is asked for."""


@router.get("/")
def desk(store: Reading, held: Held, where: Where) -> str:
    """Show what the ledger holds as a whole."""
    shown = desks.desk(store, held.whole, held.sources.ties)
    return render("desk.html", links=LINKS, where=where.name, shown=shown)


@router.get("/figures")
def figure_list(store: Reading, held: Held, where: Where, page: int = 1) -> str:
    """List the figures over time."""
    shown = figures.figures(store, held.series, page)
    return render("figures.html", links=LINKS, where=where.name, shown=shown)


@router.get("/figures/{id}")
def figure(store: Reading, held: Held, id: str) -> str:
    """Show what is counted of one subject."""
    shown = figures.page(Shelf(store), held.series, id)
    if shown is None:
        raise not_found("series of figures", id)
    return render("figure.html", links=LINKS, shown=shown)


@router.get("/sources")
def source_list(
    store: Reading, held: Held, where: Where, about: Named = "", many: bool = False, page: int = 1
) -> str:
    """Show who relies on whom."""
    shown = sources.sources(store, held.sources, about, many, page)
    return render("sources.html", links=LINKS, where=where.name, shown=shown, many=many)


@router.get("/names")
def name_list(
    store: Reading, held: Held, where: Where, q: Named = "", unsure: bool = False, page: int = 1
) -> str:
    """List who goes by several names."""
    shown = names.names(store, held.names, q, page, unsure=unsure)
    return render("names.html", links=LINKS, where=where.name, shown=shown, q=q, unsure=unsure)


@router.get("/reports")
def reports(store: Reading, where: Where, q: str = "", page: int = 1) -> str:
    """List the reports."""
    shown = reading.reports(store, q, page)
    return render("reports.html", links=LINKS, where=where.name, shown=shown, q=q)


@router.get("/reports/{id}")
def report(store: Reading, id: str, span: str = "", part: int | None = None) -> str:
    """Show one report."""
    shelf = Shelf(store)
    shown = reading.report(shelf, id, spans(span), part)
    if shown is None:
        raise not_found("report", id)
    told, changed = beside.appeared(shelf, id), beside.changed(shelf, article=id)
    return render("report.html", links=LINKS, shown=shown, appeared=told, changed=changed)


@router.get("/claims")
def claim_page(
    request: Request,
    store: Reading,
    held: Held,
    where: Where,
    asked: ClaimsAsked,
    page: int = 1,
) -> str:
    """List the claims."""
    shown = claim_list(store, asked, page, held.facets)
    return render(
        "claims.html",
        links=LINKS,
        where=where.name,
        shown=shown,
        nearest=tracing.nearest(Shelf(store), asked.words) if shown.page == 1 else None,
        values={key: value for key, value in request.query_params.items() if key in KEPT and value},
        most=COUNTED,
    )


@router.get("/claims/{id}")
def claim(store: Reading, id: str, off: Annotated[tuple[str, ...], Query()] = ()) -> str:
    """Show one claim, with the merges in *off* set aside."""
    shelf = Shelf(store)
    shown = claims.page(shelf, id, off)
    if shown is None:
        raise not_found("claim", id)
    changed = beside.changed(shelf, claim=id)
    return render("claim.html", links=LINKS, shown=shown, changed=changed)
