"""The same as the pages, as JSON."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from onrecord.ledger.claim_lists import ListedClaim
from onrecord.views.texts import Text
from onrecord.web import claims, reading, tracing
from onrecord.web.claim_list import Claims, taken
from onrecord.web.claim_list import claims as claim_list
from onrecord.web.claims import ClaimPage
from onrecord.web.deps import ClaimsAsked, Held, Reading
from onrecord.web.errors import not_found
from onrecord.web.files import claims_csv, download
from onrecord.web.links import spans
from onrecord.web.reading import Reports, Shelf
from onrecord.web.tracing import Nearest

router = APIRouter(prefix="/api")


@router.get("/reports")
def reports(store: Reading, q: str = "", page: int = 1) -> Reports:
    """List the reports, by date; *q* looks for words of their titles and texts."""
    return reading.reports(store, q, page)


@router.get("/reports/{id}")
def report(store: Reading, id: str, span: str = "", part: int | None = None) -> Text:
    """Show a report: its text in marked runs, and what other reports have of it.

    A span is two offsets in code points, half-open: ``120-180``; several are joined by commas.
    """
    shown = reading.report(Shelf(store), id, spans(span), part)
    if shown is None:
        raise not_found("report", id)
    return shown


@router.get("/claims")
def claim_page(store: Reading, held: Held, asked: ClaimsAsked, page: int = 1) -> Claims:
    """List the claims that are asked for; *q* takes words or a whole quotation."""
    return claim_list(store, asked, page, held.facets)


@router.get("/claims.csv", response_class=Response)
def claims_table(store: Reading, asked: ClaimsAsked) -> Response:
    """List all claims that are asked for, as a table for spreadsheets."""
    return download(claims_csv(taken(store, asked)), "claims.csv", "text/csv; charset=utf-8")


@router.get("/claims.json")
def claims_taken(store: Reading, asked: ClaimsAsked, response: Response) -> tuple[ListedClaim, ...]:
    """List all claims that are asked for, up to 20,000."""
    response.headers["Content-Disposition"] = 'attachment; filename="claims.json"'
    return taken(store, asked)


@router.get("/trace")
def trace(store: Reading, q: Annotated[str, Query(max_length=2000)]) -> Nearest | None:
    """Find the statement nearest to words that somebody quotes, and where the two differ."""
    return tracing.nearest(Shelf(store), q)


@router.get("/claims/{id}")
def claim(store: Reading, id: str, off: Annotated[tuple[str, ...], Query()] = ()) -> ClaimPage:
    """Show a claim: its reports, chains and origins, with the merges of the keys *off* set aside.

    Every merge between two reports is a switch; nothing is written to the ledger.
    """
    shown = claims.page(Shelf(store), id, off)
    if shown is None:
        raise not_found("claim", id)
    return shown
