"""Pages written for the tests, with the furniture in them marked: ``{teaser READ: …}``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.ingest.articles import article
from onrecord.ingest.readers import document
from onrecord.records import Article

_MARK = re.compile(
    r"\{(navigation|repeated_title|teaser|consent|caption|credit|sign_up|comment_form|shortcode"
    r"|link_list|source_link) |\}"
)


@dataclass(frozen=True, slots=True)
class Page:
    """A page's text, and its furniture as (kind, words) in reading order."""

    text: str
    furniture: tuple[tuple[str, str], ...]


def page(source: str) -> Page:
    """Parse a marked-up page."""
    text, found, last, start, kind = "", [], 0, 0, ""
    for mark in _MARK.finditer(source):
        if mark[1] is None and not kind:
            continue
        text += source[last : mark.start()]
        last = mark.end()
        if mark[1]:
            start, kind = len(text), mark[1]
        else:
            found.append((kind, text[start:]))
            kind = ""
    return Page(text + source[last:], tuple(found))


def read(text: str) -> Article:
    """Return the article of *text*."""
    return article(document("page.txt", text.encode()))


def marks(text: str) -> tuple[tuple[str, str], ...]:
    """Return the furniture found in *text* as (kind, words)."""
    return tuple((piece.kind.value, piece.span.of(text)) for piece in read(text).furniture)
