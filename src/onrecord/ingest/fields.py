"""Records and rows: which field holds the text, and which tell where it is from.

The common names were collected from the news corpora and feeds that people share: Common Crawl
News, RealNews, All the News, Media Cloud, GDELT, NewsAPI, trafilatura's and newspaper's output.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.ingest.addresses import address
from onrecord.ingest.dates import given_days
from onrecord.ingest.encodings import Undecodable, decode
from onrecord.ingest.markup import signs
from onrecord.options import IngestOptions
from onrecord.records import Given
from onrecord.serialise import Json

COMMON = {
    "text": "text body content article articlebody article_text article_body full_text fulltext "
    "maintext main_text raw_text content_text plain_text story document",
    "html": "html content_html body_html raw_html",
    "title": "title headline article_title heading name",
    "url": "url link article_url source_url canonical_url canonical_link permalink uri web_url "
    "weburl href",
    "publisher": "publisher source outlet site site_name sitename source_name publication domain "
    "media_name newspaper website provider hostname source_domain",
    "published": "published date published_at publishedat publish_date published_date date_publish "
    "date_published datepublished publication_date pub_date pubdate publishdate firstpublished "
    "first_published created_at timestamp datetime time",
    "bylines": "authors author byline bylines by writer creator",
}
"""What each field is for, and the names by which it is found, the likelier first."""

_ALIAS = {"byline": "bylines", "authors": "bylines", "author": "bylines", "date": "published"}
_WORD = re.compile(r"[\s_-]+")
_AND = re.compile(r"\s*;\s*|,?\s+(?:and|&)\s+|,\s*")
_BY = re.compile(r"^by\s+", re.IGNORECASE)
_TAG = re.compile(r"</?(?:p|br|div|a|span|h[1-6]|em|strong|ul|li|img|blockquote)\b[^>]*>", re.I)

Fields = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Found:
    """A record's text, and what its other fields tell."""

    text: str
    given: Given


def of_record(content: bytes, fields: Fields, options: IngestOptions) -> Found | Undecodable:
    """Return what the one JSON object in *content* holds.

    >>> found = of_record(b'{"body": "The bridge is shut.", "site": "Bay News"}', (), OPTIONS)
    >>> found.text, found.given.publisher
    ('The bridge is shut.', 'Bay News')
    """
    decoded = decode(content, options)
    if isinstance(decoded, Undecodable):
        return decoded
    try:
        value: Json = json.loads(decoded, strict=False)
    except RecursionError:
        return Undecodable("not JSON", "it is nested too deeply", _NEXT_JSON)
    except ValueError as error:
        return Undecodable("not JSON", str(error), _NEXT_JSON)
    if not isinstance(value, dict):
        why = f"it is {_kind(value)}, not an object with fields"
        return Undecodable("not a record", why, _NEXT_JSON)
    return _found({str(key): value[key] for key in value}, fields)


def of_row(content: bytes, fields: Fields, options: IngestOptions) -> Found | Undecodable:
    r"""Return what the one row below the names of the columns holds.

    >>> of_row(b'title,text\nShut,"The bridge,\nit is shut."\n', (), OPTIONS).text
    'The bridge,\nit is shut.'
    """
    decoded = decode(content, options)
    if isinstance(decoded, Undecodable):
        return decoded
    try:
        rows = list(table(io.StringIO(decoded, newline=""), options))
    except csv.Error as error:
        return Undecodable("not a table", str(error), _NEXT_CSV)
    if len(rows) != 2:
        return Undecodable("not a row", f"it is {len(rows)} rows", _NEXT_CSV)
    names, cells = rows
    if len(cells) > len(names):
        why = f"it has {len(cells)} cells, and there are {len(names)} columns"
        return Undecodable("not a row", why, _NEXT_CSV)
    return _found(dict(zip(names, cells, strict=False)), fields)


_NEXT_JSON = "Write one JSON object per line, with a field for the text."
_NEXT_CSV = "Put cells that hold quotation marks or line ends in quotation marks."
OPTIONS = IngestOptions()


def table(lines: Iterator[str] | io.StringIO, options: IngestOptions) -> Iterator[list[str]]:
    """Yield the rows of a table whose cells are parted by commas, semicolons or tabs.

    The line of names tells which: it is the sign that stands in it most often.
    """
    first = next(iter(lines), "")
    csv.field_size_limit(options.max_bytes)
    delimiter = max(",\t;", key=first.count)
    yield from csv.reader(_chained(first, lines), delimiter=delimiter)


def _chained(first: str, others: Iterator[str] | io.StringIO) -> Iterator[str]:
    yield first.removeprefix("\ufeff").replace("\0", "")
    for line in others:
        yield line.replace("\0", "")  # csv stops at them


def _found(record: Mapping[str, Json], fields: Fields) -> Found | Undecodable:
    row = _Record.of(record, fields)
    for what in ("text", "html"):
        name = row.asked.get(what)
        if name is not None and row.key(name) is None:
            return _no_text(record, f"it has no field {name!r}")
    text = _text(row.value("text")) or plain(_text(row.value("html")))
    if not text.strip():
        return _no_text(record, "none of its fields holds a text")
    return Found(text, row.given())


def given_of(row: Mapping[str, Json]) -> Given:
    """Return what a row tells of an article, whatever its text.

    >>> given_of({"path": "a.txt", "publisher": "Bay News", "date": "2023-05-03"}).publisher
    'Bay News'
    """
    return _Record.of(row, ()).given()


@dataclass(frozen=True, slots=True)
class _Record:
    """A record whose fields are found by what they are for."""

    values: Mapping[str, Json]
    keys: Mapping[str, str]
    """Its names by their plain forms; of two that fold alike the first."""
    asked: Mapping[str, str]

    @classmethod
    def of(cls, record: Mapping[str, Json], fields: Fields) -> _Record:
        keys = {_plain(key): key for key in reversed(list(record))}
        return cls(record, keys, {_ALIAS.get(what, what): name for what, name in fields})

    def key(self, name: str) -> str | None:
        return name if name in self.values else self.keys.get(_plain(name))

    def value(self, what: str) -> Json:
        """Return the value of the field that is for *what*, by its given or a common name."""
        names = [self.asked[what]] if what in self.asked else COMMON[what].split()
        keys = (key for name in names if (key := self.key(name)) is not None)
        return next((self.values[key] for key in keys if _says(self.values[key])), None)

    def given(self) -> Given:
        first, last = _days(self.value("published")) or (None, None)
        return Given(
            url=address(_text(self.value("url"))),
            title=_line(self.value("title")),
            publisher=_line(self.value("publisher")),
            bylines=tuple(dict.fromkeys(_names(self.value("bylines")))),
            earliest=first,
            latest=last,
        )


def _says(value: Json) -> bool:
    return bool(value.strip()) if isinstance(value, str) else value not in (None, [], {})


def _no_text(record: Mapping[str, Json], why: str) -> Undecodable:
    names = ", ".join(list(record)[:12])[:200] or "none"
    next_ = f"Name the field that does: --fields text=NAME (there are: {names})."
    return Undecodable("no text", why, next_)


def _plain(name: str) -> str:
    return _WORD.sub("", name.strip().casefold())


def _days(value: Json) -> tuple[date, date] | None:
    if isinstance(value, float) and abs(value) < _LAST_SECOND:
        return given_days(str(int(value)))
    if isinstance(value, int) and not isinstance(value, bool):
        return given_days(str(value)) if abs(value) < _LAST_SECOND else None
    return given_days(_text(value))


_LAST_SECOND = 10**15


def _line(value: Json) -> str | None:
    return " ".join(_text(value).split()) or None


def _text(value: Json) -> str:
    """Return a value's words: of an object its name or value, of a list its parts as paragraphs."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")  # JSON may hold half a sign
    if isinstance(value, dict):
        keys = ("name", "value", "rendered", "#text", "text", "title", "id")
        return next((_text(value[key]) for key in keys if value.get(key)), "")
    if isinstance(value, list):
        return "\n\n".join(one for one in value if isinstance(one, str))
    return ""


def _names(value: Json) -> Iterator[str]:
    """Yield names out of "Ana Ruiz and Bo Sand", of a list, or of a list printed by Python."""
    if isinstance(value, list):
        for one in value:
            yield from _names(_text(one) if isinstance(one, dict) else one)
        return
    words = _text(value).strip()
    if words.startswith("[") and words.endswith("]"):
        words = re.sub(r"['\"]\s*,\s*['\"]", "; ", words[1:-1]).strip("'\" ")
    for part in _AND.split(_BY.sub("", words)):
        name = " ".join(part.split())
        if 1 < len(name) <= _NAME_MOST:
            yield name


_NAME_MOST = 100
"""Code points of the longest name; more is no name."""


def plain(words: str) -> str:
    """Return the text of *words* where they are HTML, as feeds hold them, else *words*.

    >>> plain("<p>The bridge &amp; the <b>port</b></p><p>are shut.</p>")
    'The bridge & the port\\n\\nare shut.'
    """
    if not _TAG.search(words):
        return words
    broken = re.sub(
        r"(?i)</?(?:p|div|h[1-6]|li|ul|ol|blockquote|tr|table|br)\b[^>]*>", _BREAK, words
    )
    parts = (_readable(part) for part in broken.split(_BREAK))
    return "\n\n".join(part for part in parts if part)


_BREAK = "\x1e"


def _readable(words: str) -> str:
    """Return a paragraph of HTML as words with single spaces."""
    there = signs(words)
    pieces: list[str] = []
    last = 0
    for sign, start, end in zip(there.text, there.starts, there.ends, strict=True):
        between = words[last:start]
        if pieces and _SPACE.search(between):
            pieces.append(" ")
        pieces.append(sign)
        last = end
    return "".join(pieces)


_SPACE = re.compile(r"\s|&nbsp;|&#160;|&#xa0;", re.IGNORECASE)


def _kind(value: Json) -> str:
    return {list: "a list", str: "a string", type(None): "null"}.get(type(value), "a number")
