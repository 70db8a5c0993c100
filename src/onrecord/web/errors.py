"""What went wrong, told in the form in which it was asked: a page, or JSON under ``/api``."""

from __future__ import annotations

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, JSONResponse, Response

from onrecord.problems import BadArgument, CannotWrite, LedgerError, OnrecordError
from onrecord.records import Problem
from onrecord.web.briefs import BriefChanged
from onrecord.web.judging import Stale
from onrecord.web.missing import NotFound, not_found
from onrecord.web.render import render
from onrecord.web.security import HEADERS

__all__ = ["NotFound", "answer", "handle", "not_found"]


def handle(app: FastAPI) -> None:
    """Make *app* tell every error in words."""

    @app.exception_handler(OnrecordError)
    def known(request: Request, error: OnrecordError) -> Response:
        return answer(request, error.problem, _status(error))

    @app.exception_handler(Stale)
    def stale(request: Request, error: Stale) -> Response:
        if request.url.path.startswith("/api/"):
            versions = {"seen": error.asked.seen, "now": error.now}
            return JSONResponse(_told(error.problem) | versions, 409, headers=HEADERS)
        page = render("stale.html", problem=error.problem, asked=error.asked, now=error.now)
        return HTMLResponse(page, 409, headers=HEADERS)

    @app.exception_handler(BriefChanged)
    def rewritten(request: Request, error: BriefChanged) -> Response:
        page = render("brief_changed.html", problem=error.problem, sent=error.sent)
        return HTMLResponse(page, 409, headers=HEADERS)

    @app.exception_handler(RequestValidationError)
    def invalid(request: Request, error: RequestValidationError) -> Response:
        first = error.errors()[0]
        where = str(first["loc"][-1]) if first["loc"] else "the request"
        return answer(request, _bad(where, str(first["msg"])), 400)

    @app.exception_handler(HTTPException)
    def refused(request: Request, error: HTTPException) -> Response:
        return answer(request, _refused(request, error), error.status_code)

    @app.exception_handler(Exception)
    def unknown(request: Request, error: Exception) -> Response:
        return answer(request, _unforeseen(request), 500)


def _status(error: OnrecordError) -> int:
    if isinstance(error, NotFound):
        return 404
    if isinstance(error, BadArgument):
        return 400
    if isinstance(error, CannotWrite):
        return 507
    return 503 if isinstance(error, LedgerError) else 500


def _bad(where: str, why: str) -> Problem:
    return Problem(
        where=where,
        what="cannot be read",
        why=why,
        next="Go back and choose again; nothing was changed.",
    )


def _refused(request: Request, error: HTTPException) -> Problem:
    what, why = _REFUSED.get(
        error.status_code, (str(error.detail), "it was not sent as it must be")
    )
    return Problem(
        where=request.url.path[:80],
        what=what,
        why=why,
        next="Nothing was changed. Choose from the lists, or look for words.",
    )


_REFUSED = {
    404: ("no such page", "nothing is kept under this address"),
    405: ("not possible here", "the address takes other requests"),
    413: ("more than is taken at once", "what was sent is too large"),
}


def _unforeseen(request: Request) -> Problem:
    return Problem(
        where=request.url.path[:80],
        what="this page could not be made",
        why="of a mistake in Onrecord, which the terminal tells in full",
        next="Nothing was changed or lost: pages only read. Please report it.",
    )


def _told(problem: Problem) -> dict[str, str | None]:
    return {key: getattr(problem, key) for key in ("where", "what", "why", "next")}


def answer(request: Request, problem: Problem, status: int) -> Response:
    """Tell *problem* with an HTTP status; what is unforeseen is told outside of the guard."""
    if request.url.path.startswith("/api/"):
        return JSONResponse(_told(problem), status_code=status, headers=HEADERS)
    page = render("error.html", problem=problem, status=status)
    return HTMLResponse(page, status_code=status, headers=HEADERS)
