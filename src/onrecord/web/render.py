"""Templates: everything that comes in is text and is escaped; addresses are checked."""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import PurePath
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined

from onrecord.records import Basis, StatementKind
from onrecord.views.hits import clipped
from onrecord.views.texts import Note
from onrecord.views.wording import (
    KINDS,
    REASONS,
    SEPARATE,
    count,
    days,
    listed,
    numbers,
    origins,
    period,
    shortened,
)
from onrecord.web.links import put, query

MOST_MERGES = 150
"""Merges that add nothing and are still listed: with them a page stays under 300 kB."""


@cache
def environment() -> Environment:
    """Return the templates with the words and filters that they use."""
    made = Environment(
        loader=PackageLoader("onrecord.web"),
        autoescape=True,
        undefined=StrictUndefined,
    )
    made.filters.update(
        web=web_address, short=shortened, listed=listed, plain=plain, file=file, clip=clip
    )
    made.globals.update(
        MOST=MOST_MERGES,
        INFERRED=Basis.INFERRED,
        ASSERTION=StatementKind.ASSERTION,
        KINDS=KINDS,
        REASONS=REASONS,
        SEPARATE=SEPARATE,
        count=count,
        days=days,
        numbers=numbers,
        origins=origins,
        query=query,
        put=put,
        period=period,
        clipped=clipped,
        tells_chain=tells_chain,
    )
    return made


def render(template: str, **values: object) -> str:
    """Return a page."""
    return environment().get_template(template).render(**values)


def web_address(url: str | None) -> str | None:
    """Return *url* where following it is harmless: an address of the web, nothing that runs.

    >>> web_address("https://news.example/1"), web_address("javascript:alert(1)")
    ('https://news.example/1', None)
    """
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.netloc else None


def plain(text: str) -> str:
    r"""Leave out of a name the signs that turn the direction of writing or that nobody sees.

    A title must not turn round the words that stand beside it. Texts keep theirs.

    >>> plain("a\u202eb\x00c")
    'abc'
    """
    return "".join(sign for sign in text if unicodedata.category(sign) not in {"Cc", "Cf"})


def clip(text: str, limit: int) -> str:
    """Cut *text* so that it fits into a box of the drawing.

    >>> clip("Tidewell News Agency", 12)
    'Tidewell Ne…'
    """
    return text if len(text) <= limit else text[: limit - 1] + "…"


def file(path: str) -> str:
    """Return the name of a report's file; its folders are the business of this machine.

    >>> file("news/may/radio.txt")
    'radio.txt'
    """
    return PurePath(path).name


def tells_chain(note: Note) -> bool:
    """Tell whether a note's chain says more than who speaks."""
    return bool(note.chain) and [link.name for link in note.chain] != [note.speaker]
