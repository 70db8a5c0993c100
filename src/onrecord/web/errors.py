"""What went wrong, told in the form in which it was asked: a page, or JSON under ``/api``."""

from __future__ import annotations

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, JSONResponse, Response

from onrecord.problems import BadArgument, LedgerError, OnrecordError
from onrecord.records import Problem
from onrecord.web.render import render
from onrecord.web.security import HEADERS


class NotFound(OnrecordError):
    """The ledger holds nothing of this name."""


def not_found(what: str, id: str) -> NotFound:
    """Word that there is no *what* of this id."""
    return NotFound(
        id[:80],
        f"no {what} of this id",
        "it was never in this ledger, or another came in its place when reports were added",
        "Look for its words, or choose from the lists.",
    )


def handle(app: FastAPI) -> None:
    """Make *app* tell every error in words."""

    @app.exception_handler(OnrecordError)
    def known(request: Request, error: OnrecordError) -> Response:
        return answer(request, error.problem, _status(error))

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
    return 503 if isinstance(error, LedgerError) else 500


def _bad(where: str, why: str) -> Problem:
    return Problem(
        where=where,
        what="cannot be read",
        why=why,
        next="Go back and choose again; nothing was changed.",
    )


def _refused(request: Request, error: HTTPException) -> Problem:
    missing = error.status_code == 404
    return Problem(
        where=request.url.path[:80],
        what="no such page" if missing else str(error.detail),
        why="nothing is kept under this address" if missing else "the address takes other requests",
        next="Choose from the lists, or look for words.",
    )


def _unforeseen(request: Request) -> Problem:
    return Problem(
        where=request.url.path[:80],
        what="this page could not be made",
        why="of a mistake in Onrecord, which the terminal tells in full",
        next="Nothing was changed or lost: pages only read. Please report it.",
    )


def answer(request: Request, problem: Problem, status: int) -> Response:
    """Tell *problem* with an HTTP status; what is unforeseen is told outside of the guard."""
    if request.url.path.startswith("/api/"):
        told = {key: getattr(problem, key) for key in ("where", "what", "why", "next")}
        return JSONResponse(told, status_code=status, headers=HEADERS)
    page = render("error.html", problem=problem, status=status)
    return HTMLResponse(page, status_code=status, headers=HEADERS)
