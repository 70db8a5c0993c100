"""The pages that change something; every form works without a script."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Form, Query, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from onrecord.judgements import Verb
from onrecord.records import FurnitureKind
from onrecord.web import brief_view, briefs, claims, intake, judging, review, write_api
from onrecord.web.deps import NAME, Author, Reading, Where, Write
from onrecord.web.file import policy, styles
from onrecord.web.intake import KINDS
from onrecord.web.judging import Asking
from onrecord.web.links import query
from onrecord.web.missing import not_found
from onrecord.web.pages import LINKS
from onrecord.web.reading import Shelf, opened
from onrecord.web.render import render
from onrecord.web.subjects import matter

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)

Text = Annotated[str, Form(max_length=2000)]
Things = Annotated[list[str], Form(min_length=1, max_length=2)]


def seen_other(path: str, author: str | None = None) -> Response:
    """Lead on to *path* after something was kept, and remember who did it."""
    answer = RedirectResponse(path, status_code=303)
    if author:
        answer.set_cookie(
            NAME, quote(author), max_age=31_536_000, httponly=True, samesite="strict", path="/"
        )
    return answer


def local(path: str) -> str:
    """Return *path* where it is one of ours; from elsewhere nobody is led anywhere.

    >>> local("/claims?q=a"), local("//news.example/"), local("https://news.example/")
    ('/claims?q=a', '', '')
    """
    inside = path.startswith("/") and path[1:2] not in {"/", "\\"} and path.isprintable()
    return path if inside else ""


# --- judging -------------------------------------------------------------------------------


@router.get("/judge")
def judge(
    store: Reading,
    author: Author,
    about: Annotated[list[str], Query(min_length=1, max_length=2)],
    back: str = "",
) -> str:
    """Show what can be judged of one thing, or of two."""
    return render(
        "judge.html",
        links=LINKS,
        matter=matter(Shelf(store), about),
        author=author,
        back=local(back),
        furniture=tuple(FurnitureKind),
    )


@router.post("/judge")
def judged(
    writing: Write,
    verb: Annotated[str, Form()],
    about: Things,
    author: Annotated[str, Form(max_length=200)],
    value: Text = "",
    reason: Text = "",
    seen: Annotated[str | None, Form(max_length=100_000)] = None,
    back: Text = "",
) -> Response:
    """Keep a judgement, and show it."""
    made = judging.judge(
        writing,
        Asking(
            verb=judging.verb(verb),
            about=tuple(about),
            author=author,
            value=value.strip() or None,
            reason=reason,
            seen=seen,
        ),
    )
    writing.settled()
    return seen_other(_entry(made.id, back), author)


def _entry(id: str, back: str) -> str:
    query = urlencode({"back": local(back)}) if local(back) else ""
    return f"/log/{id}" + (f"?{query}" if query else "")


@router.get("/claims/{id}/merges")
def merges(
    store: Reading, author: Author, id: str, off: Annotated[tuple[str, ...], Query()] = ()
) -> str:
    """Show which merges would be set aside for good."""
    shown = claims.page(Shelf(store), id, off)
    if shown is None:
        raise not_found("claim", id)
    return render("merges.html", links=LINKS, shown=shown, author=author)


@router.post("/claims/{id}/merges")
def aside(
    writing: Write,
    id: str,
    author: Annotated[str, Form(max_length=200)],
    off: Annotated[tuple[str, ...], Form(max_length=200)] = (),
    reason: Text = "",
) -> Response:
    """Keep that the merges of the keys *off* do not count."""
    for apart in judging.set_aside(writing, id, off):
        asked = Asking(
            verb=Verb.OFF,
            about=apart.statements,
            merge=apart.reason,
            author=author,
            reason=reason,
        )
        judging.judge(writing, asked)
    writing.settled()
    return seen_other("/log", author)


# --- the log -------------------------------------------------------------------------------


@router.get("/log")
def log(store: Reading, writing: Write, author: Author, page: int = 1) -> str:
    """Show who judged what, when and why."""
    shown = write_api.log(store, writing, page)
    return render("log.html", links=LINKS, shown=shown, author=author, making=writing.making)


@router.get("/log/{id}")
def entry(id: str, store: Reading, writing: Write, author: Author, back: str = "") -> str:
    """Show one judgement."""
    shown = write_api.entry(id, store, writing)
    return render(
        "entry.html", links=LINKS, one=shown, author=author, back=local(back), making=writing.making
    )


@router.post("/log/{id}/undo")
def undo(
    id: str,
    writing: Write,
    author: Annotated[str, Form(max_length=200)],
    reason: Text = "",
    back: Text = "",
) -> Response:
    """Take a judgement back."""
    made = judging.undo(writing, id, author=author, reason=reason)
    writing.settled()
    return seen_other(_entry(made.id, back), author)


# --- bringing reports in ---------------------------------------------------------------------


@router.get("/intake")
def intake_page(where: Where, writing: Write) -> str:
    """Show the form by which reports come in, and what came."""
    runs = sorted(writing.runs.values(), key=lambda run: run.started, reverse=True)
    return render(
        "intake.html",
        links=LINKS,
        where=where.name,
        runs=runs,
        options=writing.options,
        kinds=",".join(KINDS),
    )


@router.post("/intake")
async def brought(request: Request, writing: Write) -> Response:
    """Take in what the form sends."""
    run = await write_api.bring(request, writing)
    return seen_other(f"/intake/{run.id}")


@router.get("/intake/{id}")
def outcome(id: str, store: Reading, writing: Write, author: Author) -> str:
    """Show how far an intake is, or what became of it."""
    shown = intake.outcome(Shelf(store), writing, id)
    return render("intake_run.html", links=LINKS, shown=shown, author=author)


@router.post("/intake/{id}/known")
def known(
    id: str,
    writing: Write,
    about: Annotated[str, Form(max_length=100)],
    author: Annotated[str, Form(max_length=200)],
    publisher: Text = "",
    published: Text = "",
    seen: Annotated[str | None, Form(max_length=100_000)] = None,
) -> Response:
    """Keep who published a report, and when."""
    said = ((Verb.PUBLISHER, publisher.strip()), (Verb.DATE, published.strip()))
    for verb, value in said:
        if value:
            asked = Asking(verb=verb, about=(about,), author=author, value=value, seen=seen)
            judging.judge(writing, asked)
            seen = None  # the first of the two has changed how it stands
    return seen_other(f"/intake/{quote(id)}#missing", author)


# --- review ----------------------------------------------------------------------------------


@router.get("/review")
def review_page(
    store: Reading, writing: Write, author: Author, skip: int = 0, last: str = ""
) -> str:
    """Show what is least sure, one thing at a time."""
    shown = review.review(store, skip, writing.options)
    found = [one for one in judging.log(store) if one.judgement.id == last]
    entry = judging.entries(writing, store, found)[0] if found else None
    return render("review.html", links=LINKS, shown=shown, author=author, last=entry)


@router.post("/review")
def reviewed(
    writing: Write,
    key: Annotated[str, Form(max_length=1)],
    about: Things,
    author: Annotated[str, Form(max_length=200)],
    seen: Annotated[str, Form(max_length=100_000)],
    reason: Text = "",
    skip: Annotated[int, Form()] = 0,
) -> Response:
    """Keep what a key or a button says, and go on."""
    with opened(writing.ledger) as store:
        answer = review.answer(store, tuple(about), key)
    asked = Asking(
        verb=answer.verb,
        about=answer.about or tuple(about),
        author=author,
        value=answer.value,
        reason=reason,
        seen=None if answer.about else seen,
    )
    made = judging.judge(writing, asked)
    return seen_other(query("/review", {"skip": skip or "", "last": made.id}), author)


@router.post("/review/undo")
def unreviewed(
    writing: Write,
    id: Annotated[str, Form(max_length=40)],
    author: Annotated[str, Form(max_length=200)],
    skip: Annotated[int, Form()] = 0,
) -> Response:
    """Take back what was said last, and show it again."""
    judging.undo(writing, id, author=author)
    return seen_other(query("/review", {"skip": skip or ""}))


# --- the brief -------------------------------------------------------------------------------


@router.get("/brief")
def brief_page(store: Reading, writing: Write) -> str:
    """Show the brief, with what changes it."""
    shown = brief_view.view(Shelf(store), briefs.read(writing.ledger))
    return render("brief.html", links=LINKS, shown=shown)


@router.post("/brief")
def change_brief(
    writing: Write,
    act: Annotated[str, Form(max_length=20)],
    version: Annotated[int, Form()],
    at: Annotated[int, Form(ge=0)] = 0,
    words: Annotated[str, Form(max_length=briefs.MOST_WORDS)] = "",
) -> Response:
    """Do what a button of the brief says."""
    change = briefs.change(act, at, words)
    with writing.alone:
        briefs.changed(writing.ledger, change, version=version, sent=words)
    to = {"up": at, "down": at + 2, "remove": at}.get(act, at + 1)
    return seen_other(f"/brief#part-{max(1, to)}")


@router.post("/brief/collect")
def collect(
    store: Reading,
    writing: Write,
    about: Annotated[str, Form(max_length=300)],
    back: Text = "",
) -> Response:
    """Put a claim, a statement or words of a report at the end of the brief."""
    with writing.alone:
        change = briefs.collecting(store, about, writing.options.parts)
        made = briefs.changed(writing.ledger, change)
    return seen_other(f"/brief#part-{len(made.parts)}")


@router.get("/brief.md")
def brief_markdown(store: Reading, writing: Write) -> Response:
    """Hand the brief out as Markdown."""
    shown = brief_view.view(Shelf(store), briefs.read(writing.ledger))
    return handed_out(brief_view.as_markdown(shown), "text/markdown", "brief.md")


@router.get("/brief.html")
def brief_file(store: Reading, writing: Write) -> Response:
    """Hand the brief out as one page that needs nothing else."""
    shown = brief_view.view(Shelf(store), briefs.read(writing.ledger))
    style = styles()
    page = render("brief_file.html", shown=shown, style=style, policy=policy(style))
    return handed_out(page, "text/html", "brief.html")


def handed_out(text: str, kind: str, name: str) -> Response:
    """Return *text* as a file to keep."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(text.encode(), media_type=f"{kind}; charset=utf-8", headers=headers)
