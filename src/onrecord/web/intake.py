"""Bringing reports in from a page: what was sent is checked, kept on disk, and taken in."""

from __future__ import annotations

import asyncio
import json
import re
import shutil
from collections.abc import AsyncIterator, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Protocol

from onrecord.ingest.readers import accepts
from onrecord.ingest.web import is_address
from onrecord.ledger import lists
from onrecord.options import IngestOptions
from onrecord.problems import BadArgument, CannotWrite
from onrecord.records import Problem
from onrecord.serialise.values import Json
from onrecord.views.texts import Heading
from onrecord.web.missing import not_found
from onrecord.web.reading import Shelf
from onrecord.web.subjects import Matter, matter
from onrecord.web.waiting import put
from onrecord.web.writing import Run, Writing

SHOWN = 200
"""Reports and problems of one intake listed on its page; the ledger's lists have the rest."""

MOST_ADDRESSES = 50
"""Addresses fetched for one request: each may take half a minute."""

PASTED = 5_000_000
"""Bytes of a pasted text: a long novel has three million."""

KINDS = (".txt", ".text", ".html", ".htm", ".jsonl", ".csv", ".tsv", ".xml", ".rss", ".warc", ".gz")
"""What the browser offers to choose among; what is read is told by the readers."""

_BIT_BY_BIT = (".jsonl", ".jsonl.gz", ".warc", ".warc.gz")
"""Files of many reports, which are read one by one: they may be as large as a delivery."""

_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\]')


class Sent(Protocol):
    """A file that came with a request."""

    @property
    def filename(self) -> str | None:
        """What it is called where it comes from, with its folders."""

    @property
    def file(self) -> BinaryIO:
        """Its bytes."""

    @property
    def size(self) -> int | None:
        """How many these are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pasted:
    """A report that was typed or pasted, with what is known of it."""

    text: str = ""
    title: str = ""
    publisher: str = ""
    published: str = ""
    url: str = ""


def bring(writing: Writing, files: Sequence[Sent], pasted: Pasted, addresses: Iterable[str]) -> Run:
    """Keep what was sent on disk, and have it taken in.

    Returns:
        The run, with a problem for everything that is not taken.

    Raises:
        BadArgument: nothing was sent.
        CannotWrite: the disk takes nothing.
    """
    files = [one for one in files if one.filename]
    given = [address.strip() for address in addresses if address.strip()]
    if not files and not pasted.text.strip() and not given:
        why = "no file, no text and no address came"
        raise BadArgument("the form", "nothing to bring in", why, "Choose files, or paste a text.")
    room = writing.waiting.room()
    refused = [problem for one in files if (problem := _kept(room, one))]
    if pasted.text.strip():
        name, content = _written(pasted)
        put(room / "files" / name, content)
    refused += [_no_address(one) for one in given if not is_address(one)]
    wanted = [one for one in given if is_address(one)]
    put(room / "addresses.txt", "\n".join(wanted).encode())
    return writing.take_in(room, tuple(refused))


def _kept(room: Path, sent: Sent) -> Problem | None:
    """Keep a file under a harmless name, or say why it is not taken."""
    name = harmless(sent.filename or "")
    if not accepts(name):
        return Problem(
            where=name,
            what="not taken",
            why="it is no kind of file that holds reports",
            next="Bring .txt, .html, .jsonl, .csv, .tsv, .xml, .warc, or these packed by gzip.",
        )
    most = IngestOptions().max_bytes
    if (sent.size or 0) > most and not name.casefold().endswith(_BIT_BY_BIT):
        why = f"it is larger than {most // 1_000_000} MB"
        return Problem(where=name, what="not taken", why=why, next="Split it, or leave it out.")
    target = free(room / "files" / name)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as out:
            shutil.copyfileobj(sent.file, out)
    except OSError as error:
        why = error.strerror or str(error)
        raise CannotWrite(name, "not kept", why, "Make room, and send it again.") from error
    return None


def harmless(name: str) -> str:
    r"""Return a file's name, with its folders, as one that stays where it is put.

    >>> harmless("news/may/radio.txt"), harmless("..\\..\\etc/./-passwd"), harmless("")
    ('news/may/radio.txt', 'etc/passwd', 'unnamed')
    """
    parts = (part.strip(" .-") or "" for part in re.split(r"[/\\]", name.removesuffix("/")))
    kept = [_UNSAFE.sub("_", part)[-100:] for part in parts if part]
    return str(PurePosixPath(*kept[-6:])) if kept else "unnamed"


def free(target: Path) -> Path:
    """Return *target*, or where that is taken the same with a number."""
    number, made = 1, target
    while made.exists():
        number += 1
        made = target.with_name(f"{target.stem}-{number}{target.suffix}")
    return made


def _written(pasted: Pasted) -> tuple[str, bytes]:
    """Return a name and the bytes of a pasted report: a text, or a record with what is known."""
    words = re.findall(r"\w+", pasted.title or pasted.text)[:6]
    name = "pasted-" + "-".join(words).casefold()[:60]
    known = {
        "title": pasted.title,
        "publisher": pasted.publisher,
        "published": pasted.published,
        "url": pasted.url,
    }
    told = {key: value.strip() for key, value in known.items() if value.strip()}
    text = pasted.text.encode("utf-8", "replace").decode()
    if not told:
        return f"{name}.txt", text.encode()
    return f"{name}.jsonl", json.dumps({"text": text, **told}).encode() + b"\n"


def _no_address(given: str) -> Problem:
    return Problem(
        where=given[:80],
        what="not taken",
        why="it is no address of the web",
        next="Write it with https:// in front.",
    )


# --- what became of it -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """A report whose publisher or date nobody knows yet, and how it stands."""

    heading: Heading
    publisher: bool
    date: bool
    matter: Matter


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """An intake as its page shows it; ``more`` counts what is not listed."""

    run: Run
    added: tuple[Heading, ...]
    articles: int
    known: tuple[str, ...]
    problems: tuple[Problem, ...]
    missing: tuple[Missing, ...]


def outcome(shelf: Shelf, writing: Writing, id: str) -> Outcome:
    """Show what became of what was brought.

    Raises:
        NotFound: there was no such intake since the server started.
    """
    run = writing.runs.get(id)
    if run is None:
        raise not_found("intake", id)
    articles = [article for came in run.came for article in came.articles]
    names = shelf.headings(articles[:SHOWN])
    failed = [came.problem for came in run.came if came.problem]
    here = [id for id in articles[:SHOWN] if id in names]
    return Outcome(
        run=run,
        added=tuple(names[id] for id in here),
        articles=len(articles),
        known=tuple(c.path for c in run.came if not c.articles and not c.problem)[:SHOWN],
        problems=(*run.refused, *failed)[:SHOWN],
        missing=tuple(one for id in here if (one := _missing(shelf, names[id]))),
    )


def _missing(shelf: Shelf, heading: Heading) -> Missing | None:
    if not lists.has_article(shelf.store, heading.id):
        return None
    article = shelf.pile([heading.id])[heading.id].article
    publisher = article.publisher is None
    date = article.published.earliest is None and article.published.latest is None
    if not publisher and not date:
        return None
    shown = matter(shelf, [heading.id])
    return Missing(heading=heading, publisher=publisher, date=date, matter=shown)


# --- how far it is -----------------------------------------------------------------------------

EVERY = 0.3
"""Seconds between two looks at how far an intake is: a reader sees it move."""

LATEST = 20
"""Documents told with each event, the latest ones."""


async def events(writing: Writing, id: str) -> AsyncIterator[str]:
    """Tell of each change of a run as a server-sent event, until it has ended."""
    told: Run | None = None
    quiet = 0
    while told is None or not told.ended:
        run = writing.runs[id]
        quiet = quiet + 1 if run is told else 0
        if run is not told:
            told = run
            yield f"data: {json.dumps(_far(run))}\n\n"
        elif quiet % 50 == 0:
            yield ": still there\n\n"  # or a proxy on the way thinks that nobody is
        await asyncio.sleep(EVERY)


def _far(run: Run) -> dict[str, Json]:
    came: list[Json] = [
        {
            "path": one.path,
            "articles": len(one.articles),
            "problem": one.problem.what if one.problem else None,
        }
        for one in run.came[-LATEST:]
    ]
    return {
        "done": run.done,
        "total": run.total,
        "waits": run.waits,
        "ended": run.ended,
        "came": came,
    }
