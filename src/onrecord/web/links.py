"""Where things are found: addresses of the app's pages, or places in one file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Protocol
from urllib.parse import quote, urlencode

from onrecord.problems import BadArgument
from onrecord.records import Span, Spans

_SPAN = re.compile(r"(\d{1,9})-(\d{1,9})")


class Links(Protocol):
    """Gives the address of what a page points to."""

    def report(self, id: str, spans: Spans = ()) -> str:
        """Return the address of an article, or of words in it."""

    def claim(self, id: str) -> str:
        """Return the address of a claim."""

    def judge(self, about: str) -> str | None:
        """Return the address at which something can be put right; ``None`` where nothing can."""


class PageLinks:
    """Addresses of the app's pages.

    >>> PageLinks().report("a_1", (Span(3, 9), Span(12, 20)))
    '/reports/a_1?span=3-9,12-20#at'
    """

    def report(self, id: str, spans: Spans = ()) -> str:
        """Return the address of an article's page, at *spans*."""
        at = ",".join(f"{span.start}-{span.end}" for span in spans)
        return f"/reports/{quote(id)}" + (f"?span={at}#at" if at else "")

    def claim(self, id: str) -> str:
        """Return the address of a claim's page."""
        return f"/claims/{quote(id)}"

    def judge(self, about: str) -> str | None:
        """Return the address of the page on which something is judged."""
        return f"/judge?about={quote(about)}"


def spans(written: str) -> Spans:
    """Read the words that an address asks for.

    >>> spans("3-9,12-20")
    (Span(start=3, end=9), Span(start=12, end=20))

    Raises:
        BadArgument: *written* is something else.
    """
    found = [_SPAN.fullmatch(part) for part in written.split(",")] if written else []
    if len(found) > MOST_SPANS or not all(found):
        raise BadArgument(
            "span",
            "no place in a text",
            f"{written[:40]!r} is not of the form 120-180",
            "Give the first character and the one after the last: span=120-180.",
        )
    return tuple(Span(int(match[1]), int(match[2])) for match in found if match)


MOST_SPANS = 100
"""Spans that one address may ask for: a content that many attributions interrupt has ten."""


Values = Mapping[str, str | int]
"""What an address asks for, by name."""


def query(path: str, values: Values) -> str:
    """Return an address with those *values* that say something.

    >>> query("/claims", {"q": "old ferry", "page": ""})
    '/claims?q=old+ferry'
    """
    said = {key: value for key, value in values.items() if value != ""}
    return f"{path}?{urlencode(said)}" if said else path


def put(values: Values, key: str, value: str | int) -> Values:
    """Ask for *value* too; from then on the first page is meant.

    >>> put({"q": "ferry", "page": 3}, "sort", "first")
    {'q': 'ferry', 'sort': 'first'}
    """
    return {**{name: old for name, old in values.items() if name != "page"}, key: value}
