"""The pages: each endpoint reads what its page shows and fills a template."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from onrecord.web import claims, reading, tracing
from onrecord.web.claim_list import COUNTED
from onrecord.web.claim_list import claims as claim_list
from onrecord.web.deps import ClaimsAsked, Held, Reading, Where
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
def desk() -> Response:
    """Lead to where reading begins."""
    return RedirectResponse("/claims", status_code=303)


@router.get("/reports")
def reports(store: Reading, where: Where, q: str = "", page: int = 1) -> str:
    """List the reports."""
    shown = reading.reports(store, q, page)
    return render("reports.html", links=LINKS, where=where.name, shown=shown, q=q)


@router.get("/reports/{id}")
def report(store: Reading, id: str, span: str = "", part: int | None = None) -> str:
    """Show one report."""
    shown = reading.report(Shelf(store), id, spans(span), part)
    if shown is None:
        raise not_found("report", id)
    return render("report.html", links=LINKS, shown=shown)


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
    shown = claims.page(Shelf(store), id, off)
    if shown is None:
        raise not_found("claim", id)
    return render("claim.html", links=LINKS, shown=shown)
