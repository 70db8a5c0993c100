"""What is written from programs: the same as from the pages, as JSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request
from pydantic import Field
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.responses import StreamingResponse

from onrecord.records import Judgement, MergeReason
from onrecord.serialise.values import Json
from onrecord.web import brief_view, briefs, intake, judging, review
from onrecord.web.brief_view import BriefView
from onrecord.web.deps import Author, Reading, Write
from onrecord.web.errors import not_found
from onrecord.web.intake import MOST_ADDRESSES, PASTED, Outcome, Pasted
from onrecord.web.judging import Asking, Entry
from onrecord.web.reading import Shelf, paged, rows
from onrecord.web.review import Review
from onrecord.web.subjects import Matter, matter
from onrecord.web.writing import Run

router = APIRouter(prefix="/api")

About = Annotated[list[str], Field(min_length=1, max_length=2)]


Short = Annotated[str, Field(max_length=200)]
Words = Annotated[str, Field(max_length=2000)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A judgement to be kept. ``seen`` is that of the matter it was made on; without it nothing is
    compared."""

    verb: str
    about: About
    value: Words | None = None
    merge: MergeReason | None = None
    author: Short | None = None
    reason: Words = ""
    seen: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Undoing:
    """Why a judgement is taken back, and by whom."""

    author: Short | None = None
    reason: Words = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Log:
    """A page of the log, the latest first."""

    rows: tuple[Entry, ...]
    page: int
    pages: int
    total: int


@router.get("/matter")
def shown(store: Reading, about: Annotated[list[str], Query(min_length=1, max_length=2)]) -> Matter:
    """Show how one thing, or two, stand now, with what was judged of them.

    *about* is an id, a passage of a report (``a_41be:120-180``) or a name.
    """
    return matter(Shelf(store), about)


@router.post("/judgements", status_code=201)
def judge(said: Said, writing: Write, author: Author) -> Judgement:
    """Keep a judgement: 409 where what it is about is no longer as ``seen``."""
    return judging.judge(
        writing,
        Asking(
            verb=judging.verb(said.verb),
            about=tuple(said.about),
            author=said.author or author,
            value=said.value,
            merge=said.merge,
            reason=said.reason,
            seen=said.seen,
        ),
    )


@router.get("/judgements")
def log(store: Reading, writing: Write, page: int = 1) -> Log:
    """List who judged what, when and why, the latest first."""
    every = judging.log(store)
    number, pages = paged(len(every), page)
    found = judging.entries(writing, store, rows(every, number))
    return Log(rows=found, page=number, pages=pages, total=len(every))


@router.get("/judgements/{id}")
def entry(id: str, store: Reading, writing: Write) -> Entry:
    """Show one judgement, and what became of it."""
    found = [one for one in judging.log(store) if one.judgement.id == id]
    if not found:
        raise not_found("judgement", id)
    return judging.entries(writing, store, found)[0]


@router.post("/judgements/{id}/undo", status_code=201)
def undo(id: str, said: Undoing, writing: Write, author: Author) -> Judgement:
    """Take a judgement back; both stay in the log."""
    return judging.undo(writing, id, author=said.author or author, reason=said.reason)


# --- bringing reports in ---------------------------------------------------------------------

_FORM: dict[str, Json] = {
    "requestBody": {
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "properties": {
                        "files": {"type": "array", "items": {"type": "string", "format": "binary"}},
                        "addresses": {"type": "string"},
                        "text": {"type": "string"},
                        "title": {"type": "string"},
                        "publisher": {"type": "string"},
                        "published": {"type": "string"},
                        "url": {"type": "string"},
                    },
                }
            }
        }
    }
}


@router.post("/intake", status_code=201, openapi_extra=_FORM)
async def bring(request: Request, writing: Write) -> Run:
    """Bring in files, a pasted text, or addresses, one to a line; any of these.

    It is taken in while other requests are answered: follow ``/api/intake/{id}/events``.
    """
    most = writing.options.upload_files
    async with request.form(max_files=most, max_fields=50, max_part_size=PASTED) as form:
        files = [one for one in form.getlist("files") if isinstance(one, UploadFile)]
        words = {key: value for key, value in form.items() if isinstance(value, str)}
        pasted = Pasted(**{field: words.get(field, "") for field in Pasted.__slots__})
        addresses = words.get("addresses", "").split()[:MOST_ADDRESSES]
        return await run_in_threadpool(intake.bring, writing, files, pasted, addresses)


@router.get("/intake/{id}")
def outcome(id: str, store: Reading, writing: Write) -> Outcome:
    """Show what became of what was brought: added, there already, failed and why."""
    return intake.outcome(Shelf(store), writing, id)


@router.get("/intake/{id}/events", response_class=StreamingResponse)
async def events(id: str, writing: Write) -> StreamingResponse:
    """Follow an intake by server-sent events, each with how far it is."""
    if id not in writing.runs:
        raise not_found("intake", id)
    return StreamingResponse(intake.events(writing, id), media_type="text/event-stream")


# --- review and brief ------------------------------------------------------------------------


@router.get("/review")
def queue(store: Reading, writing: Write, skip: int = 0) -> Review:
    """Show what is least sure, one thing at a time; *skip* passes over the first ones."""
    return review.review(store, skip, writing.options)


@router.get("/brief")
def brief(store: Reading, writing: Write) -> BriefView:
    """Show the brief, with the words that its parts point to."""
    return brief_view.view(Shelf(store), briefs.read(writing.ledger))


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected:
    """What is put at the end of the brief: a claim, a statement, or words (``a_41be:120-180``)."""

    about: Annotated[str, Field(max_length=300)]


@router.post("/brief", status_code=201)
def collect(said: Collected, store: Reading, writing: Write) -> BriefView:
    """Put something at the end of the brief; what is there already is not put in twice."""
    with writing.alone:
        change = briefs.collecting(store, said.about, writing.options.parts)
        made = briefs.changed(writing.ledger, change)
    return brief_view.view(Shelf(store), made)
