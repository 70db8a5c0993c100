"""Templates: everything that comes in is text and is escaped; addresses are checked."""

from __future__ import annotations

import unicodedata
from datetime import datetime
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
    day,
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


CREDIBILITY = (
    ("1", "confirmed by other sources"),
    ("2", "probably true"),
    ("3", "possibly true"),
    ("4", "doubtful"),
    ("5", "improbable"),
    ("6", "cannot be judged"),
)
RELIABILITY = (
    ("A", "completely reliable"),
    ("B", "usually reliable"),
    ("C", "fairly reliable"),
    ("D", "not usually reliable"),
    ("E", "unreliable"),
    ("F", "cannot be judged"),
)
"""The Admiralty scale, of claims and of sources."""


@cache
def environment() -> Environment:
    """Return the templates with the words and filters that they use."""
    made = Environment(
        loader=PackageLoader("onrecord.web"),
        autoescape=True,
        undefined=StrictUndefined,
    )
    made.filters.update(
        web=web_address,
        moment=moment,
        quoted=quoted,
        short=shortened,
        listed=listed,
        plain=plain,
        file=file,
        clip=clip,
    )
    made.globals.update(
        MOST=MOST_MERGES,
        CREDIBILITY=CREDIBILITY,
        RELIABILITY=RELIABILITY,
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


def moment(time: str) -> str:
    """Write a time as people do.

    >>> moment("2031-05-02T10:07:00Z")
    '2 May 2031, 10:07 UTC'
    """
    try:
        at = datetime.fromisoformat(time)
    except ValueError:  # a judgement of another ledger, taken over as it was
        return time
    return f"{day(at.date())}, {at:%H:%M} UTC"


def quoted(words: str) -> str:
    """Put words in quotation marks, unless they bring their own.

    >>> quoted("the bridge is safe"), quoted("‘Not tonight.’")
    ('“the bridge is safe”', '‘Not tonight.’')
    """
    return words if words[:1] in set("“”\"‘'«„") else f"“{words}”"


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
