"""CSL-JSON: the articles as references, for Zotero, pandoc and whatever else writes footnotes.

A byline stays one name (``literal``): to part it into given and family name would be a guess, and
"Harrow Post staff" has neither.

References:
    CSL 1.0.2, input schema ``csl-data.json``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import BinaryIO

from onrecord.exports.forms import address, json_line
from onrecord.exports.story import Story
from onrecord.records import Article, Document, Interval
from onrecord.serialise import JsonObject

_TAG = re.compile(r"<(?=[a-zA-Z/!?])")
"""Begins a tag: processors take some for formatting, and some hand all of them on as HTML."""


class Csl:
    """Writes one reference for each article."""

    names = ("references.json",)
    folder = False
    needs_text = True
    leaves_out = "statements, claims and all else that articles say"

    def write(self, story: Story, outs: Sequence[BinaryIO]) -> None:
        """Write the one list of references."""
        (out,) = outs
        out.write(b"[")
        for number, id in enumerate(story.articles):
            article = story.extraction(id).article
            item = json_line(
                reference(article, story.document(article.sha256), story.published(article))
            )
            out.write((",\n" if number else "\n").encode() + item.encode())
        out.write(b"\n]\n")


def reference(article: Article, document: Document, published: Interval) -> JsonObject:
    """Write an article as a reference; what is not known is left out."""
    item: JsonObject = {"id": article.id, "type": _type(article), "language": article.language}
    if article.title:
        item["title"] = plain(article.title)
    if article.bylines:
        item["author"] = [{"literal": plain(name)} for name in article.bylines]
    if article.publisher:
        item["container-title"] = plain(article.publisher.name)
    if issued := _issued(published):
        item["issued"] = issued
    if url := address(article.url):
        item["URL"] = url
    if document.taken:
        item["accessed"] = {"date-parts": [_parts(date.fromisoformat(document.taken[:10]))]}
    item["archive_location"] = plain(article.path)
    item["custom"] = {"sha256": article.sha256}
    return item


def _type(article: Article) -> str:
    if article.publisher:
        return "article-newspaper"
    return "webpage" if address(article.url) else "document"


def _issued(interval: Interval) -> JsonObject | None:
    """Write when an article came out: a day; a range, and then circa; or in words."""
    first, last = interval.earliest, interval.latest
    if first and last:
        ends = [_parts(first)] if first == last else [_parts(first), _parts(last)]
        return {"date-parts": ends, **({"circa": True} if first != last else {})}
    if first:
        return {"literal": f"{first} or later", "circa": True}
    return {"literal": f"{last} or earlier", "circa": True} if last else None


def _parts(day: date) -> list[int]:
    return [day.year, day.month, day.day]


def plain(text: str) -> str:
    """Keep a text from being taken for formatting: a word joiner parts the sign from the tag.

    There is no way to escape in CSL-JSON; entities would be printed as they are.

    >>> plain("a < b <i>c").replace("\N{WORD JOINER}", "|")
    'a < b <|i>c'
    """
    return _TAG.sub("<\N{WORD JOINER}", " ".join(text.split()))
