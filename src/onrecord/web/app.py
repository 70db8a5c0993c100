"""The app: pages for people, the same as JSON under ``/api``, and nothing that writes unasked."""

from __future__ import annotations

from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from fastapi import FastAPI
from starlette.staticfiles import StaticFiles

from onrecord.web import api, errors, pages
from onrecord.web.deps import Desk
from onrecord.web.pool import Pool
from onrecord.web.security import Door, Guard

STATIC = Path(str(files("onrecord.web") / "static"))


def app(ledger: Path, door: Door | None = None) -> FastAPI:
    """Return the app that shows *ledger* to whom *door* lets in.

    The ledger is opened only to read, and every page shows one state of it: an ``onrecord add``
    can run beside it.
    """
    made = FastAPI(
        title="Onrecord",
        version=version("onrecord"),
        description="A ledger of claims: who said what, through whom, and what it rests on.",
        docs_url=None,  # FastAPI's page loads scripts from elsewhere
        redoc_url=None,
        openapi_url="/api/openapi.json",
    )
    made.state.desk = Desk(Pool(ledger))
    made.include_router(api.router)
    made.include_router(pages.router)
    made.mount("/static", StaticFiles(directory=STATIC), name="static")
    errors.handle(made)
    made.add_middleware(Guard, door=door or Door())
    return made
