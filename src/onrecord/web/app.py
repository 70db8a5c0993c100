"""The app: pages for people, the same as JSON under ``/api``, and nothing that writes unasked."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from importlib.metadata import version
from pathlib import Path

from fastapi import FastAPI
from starlette.staticfiles import StaticFiles

from onrecord.problems import OnrecordError
from onrecord.web import api, errors, pages, write_api, write_pages
from onrecord.web.deps import Holding
from onrecord.web.desk import desk
from onrecord.web.pool import Pool
from onrecord.web.security import Door, Guard
from onrecord.web.sources import sources
from onrecord.web.static_files import STATIC
from onrecord.web.work import Helper
from onrecord.web.writing import Process, Writing


@asynccontextmanager
async def _ready(made: FastAPI) -> AsyncIterator[None]:
    """Find beside the first requests what takes longest, so that the desk is there when asked."""
    threading.Thread(target=_find, args=(made.state.holding,), daemon=True).start()
    yield


def _find(held: Holding) -> None:
    with suppress(OnrecordError), held.pool.store() as store:  # the pages tell what is wrong
        desk(store, held.whole, held.sources.ties)
        sources(store, held.sources, "", False, 1)


def app(ledger: Path, door: Door | None = None, helper: Helper | None = None) -> FastAPI:
    """Return the app that shows *ledger* to whom *door* lets in; *helper* does the work behind it.

    The ledger is opened only to read, and every page shows one state of it: an ``onrecord add``
    can run beside it. What is to be written waits for the writer (:mod:`onrecord.web.waiting`).
    """
    made = FastAPI(
        title="Onrecord",
        version=version("onrecord"),
        description="A ledger of claims: who said what, through whom, and what it rests on.",
        docs_url=None,  # FastAPI's page loads scripts from elsewhere
        redoc_url=None,
        openapi_url="/api/openapi.json",
        lifespan=_ready,
    )
    made.state.holding = Holding(Pool(ledger))
    made.state.writing = Writing(ledger, helper or Process(ledger))
    for part in (api, write_api, pages, write_pages):
        made.include_router(part.router)
    made.mount("/static", StaticFiles(directory=STATIC), name="static")
    errors.handle(made)
    made.add_middleware(Guard, door=door or Door())
    return made
