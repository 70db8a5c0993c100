"""What must hold whatever bytes come in, a function for each parser; ``fuzz.py`` calls them.

A target takes bytes and raises where something does not hold: an exception that is not allowed, a
span that slices to nothing, neither an article nor a problem, a problem without a next step.
"""

from __future__ import annotations

import gzip
import io
import json
import re
import socket
import tempfile
from collections.abc import Callable, Iterable, Mapping
from http.client import HTTPException, HTTPResponse
from pathlib import Path
from typing import TypeAlias, cast
from urllib.parse import urljoin

from onrecord import serialise
from onrecord.ingest.addresses import address, canonical
from onrecord.ingest.articles import articles, places
from onrecord.ingest.beside import beside
from onrecord.ingest.dates import given_days
from onrecord.ingest.doors import (
    FeedReader,
    Opened,
    PageReader,
    Reader,
    RecordReader,
    TableReader,
    TextReader,
)
from onrecord.ingest.packed import unpacked
from onrecord.ingest.readers import read
from onrecord.ingest.responses import Response, response_document
from onrecord.ingest.warcs import WarcReader
from onrecord.ingest.web import Refused, answered
from onrecord.options import IngestOptions, WebOptions
from onrecord.problems import BadArgument, BadRecord
from onrecord.records import Article, Document, Problem

Target: TypeAlias = Callable[[bytes], None]

OPTIONS = IngestOptions()
REPEATED = 200_000
"""Bytes up to which an input is repeated to find what takes more than its share of time."""


def hold(found: Iterable[Document | Problem]) -> None:
    """Check documents and problems as a reader gives them: at least one comes out."""
    count = 0
    for one in found:
        count += 1
        if isinstance(one, Problem):
            told(one)
        else:
            for article in articles(one):
                sound(one, article)
    assert count, "neither an article nor a problem"


def told(problem: Problem) -> None:
    """Check that a problem says where, what, why and what to do next, in text that prints."""
    for words in (problem.where, problem.what, problem.why, problem.next):
        assert words.strip(), problem
    serialise.line(problem).encode()


def sound(document: Document, article: Article) -> None:
    """Check every span and place of an article, and that one without a text has a problem."""
    size = len(article.text)
    assert article.text.strip() or article.problems, "neither a text nor a problem"
    article.text.encode()
    spans = [piece.span for piece in article.furniture]
    evidence = [part.evidence for part in (article.publisher, article.wire) if part is not None]
    for span in (
        *spans,
        *(span for each in (*evidence, article.published.evidence) for span in each),
    ):
        assert 0 <= span.start < span.end <= size, span
    for problem in article.problems:
        told(problem)
    for words in (article.title, article.url, *article.bylines):
        (words or "").encode()
    _mapped(document, article)


def _mapped(document: Document, article: Article) -> None:
    found = places(document, article)
    if not found:
        return
    plain = unpacked(document.content, OPTIONS)
    assert isinstance(plain, bytes)
    last = 0
    for place in found:
        assert last <= place.span.start < place.span.end <= len(article.text), place
        assert 0 <= place.start < place.end <= len(plain), place
        last = place.span.end


# --- the targets -----------------------------------------------------------------------------


def _reading(reader: Reader, name: str) -> Target:
    def target(content: bytes) -> None:
        hold(reader.read(Opened(path=name, file=io.BytesIO(content), options=OPTIONS)))

    return target


def streamed(content: bytes) -> None:
    """Standard input, told by how it begins."""
    hold(read(["-"], io.BytesIO(content)))


def answer(content: bytes) -> None:
    """What a server sends, header and body: an answer, another address, or a refusal."""
    try:
        read_ = HTTPResponse(cast("socket.socket", _Line(content)))
        read_.begin()
        found = answered(read_, WebOptions())
    except (Refused, HTTPException, OSError, ValueError):
        return
    if isinstance(found, Response):
        opened = Opened(path="x", file=io.BytesIO(), options=OPTIONS)
        hold([response_document(opened, found, "https://bay.example/1")])
    else:
        assert urljoin("https://bay.example/1", found)


class _Line:
    """A connection over which certain bytes come."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    def makefile(self, _: str) -> io.BytesIO:
        """Return what comes."""
        return io.BytesIO(self._content)


def told_beside(content: bytes) -> None:
    """A table about files: it is bad as a whole, or its rows are, each for itself."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "where.csv"
        path.write_bytes(content)
        try:
            _, problems = beside(str(path), (folder,), OPTIONS)
        except BadArgument as error:
            problems = (error.problem,)
        for problem in problems:
            told(problem)


def words(content: bytes) -> None:
    """Dates and addresses, as metadata gives them."""
    text = content.decode("utf-8", "surrogateescape")
    days = given_days(text)
    assert days is None or days[0] <= days[1], days
    for found in (address(text), canonical(content)):
        assert found is None or re.match("https?://", found, re.IGNORECASE), found


def json_lines(content: bytes) -> None:
    """What reads records back: a record that is written again the same, or `BadRecord`."""
    text = content.decode("utf-8", "replace")
    for reading in (serialise.read_extraction, serialise.read_match, serialise.read_claim):
        try:
            again = serialise.line(reading(text))
        except BadRecord as error:
            told(error.problem)
        else:
            assert serialise.line(reading(again)) == again
    try:
        kept = serialise.reading_from(serialise.Object(serialise.loads(text)))
    except BadRecord as error:
        told(error.problem)
    else:
        line = serialise.dumps(serialise.reading_json(kept))
        assert serialise.reading_from(serialise.Object(serialise.loads(line))) == kept


def _repeated(target: Target) -> Target:
    def repeats(content: bytes) -> None:
        if content:
            target(content * (REPEATED // len(content)))

    return repeats


_READERS: Mapping[str, Target] = {
    "text": _reading(TextReader(), "x.txt"),
    "page": _reading(PageReader(), "x.html"),
    "records": _reading(RecordReader(), "x.jsonl"),
    "record": _reading(RecordReader(), "x.json"),
    "table": _reading(TableReader(), "x.csv"),
    "feed": _reading(FeedReader(), "x.xml"),
}
TARGETS: Mapping[str, Target] = {
    **_READERS,
    "warc": _reading(WarcReader(), "x.warc"),
    "answer": answer,
    "stream": streamed,
    "beside": told_beside,
    "words": words,
    "json": json_lines,
    **{f"{name}-repeated": _repeated(target) for name, target in _READERS.items()},
}
"""Every parser, and every reader again with its input repeated."""


# --- what they begin with --------------------------------------------------------------------

SENTENCE = "“The bridge is shut,” said Ana Ruiz of the port authority on 3 May 2023."
_ROW = {"title": "Shut", "text": SENTENCE, "url": "https://bay.example/1", "date": "2023-05-03"}
_PAGE = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>Shut - Bay News</title>
<meta property="og:site_name" content="Bay News"><link rel=canonical href="https://bay.example/1">
<script type="application/ld+json">{{"@type":"NewsArticle","headline":"Shut",
"datePublished":"2023-05-03T10:00:00Z","author":[{{"name":"Bo Sand"}}]}}</script></head><body>
<nav>Home | Sport</nav><article><h1>Shut</h1><time datetime="2023-05-03">3 May</time>
<p>{SENTENCE}</p><!-- a note --><p>More &amp; more&nbsp;of it &#8212; <b>soon</b>.</p>
<table><tr><td>1</table></article></body></html>"""
_FEED = f"""<?xml version="1.0"?><rss><channel><title>Bay News</title><item><title>Shut</title>
<link>https://bay.example/1</link><pubDate>Wed, 03 May 2023 10:00:00 GMT</pubDate>
<author>Bo Sand</author><description><![CDATA[<p>{SENTENCE}</p>]]></description></item>
</channel></rss>"""
_AT = '{"article":"a_1","path":"a.txt","spans":[[0,9]],"statement":"s_1"}'
_HOP = f'{{"name":"Ana Ruiz","role":"person","basis":"stated","evidence":[{_AT}]}}'
_MERGE = f'{{"reason":"chain_root","certain":true,"statements":["s_1","s_2"],"evidence":[{_AT}]}}'
_DAYS = '"earliest":"2023-05-03","latest":null'
_RECORDS = (
    '{"schema":"onrecord.article/1","id":"a_1","path":"a.txt","url":null,"sha256":"00",'
    '"language":"en","model":"m","title":null,"bylines":["Bo Sand"],"publisher":{"name":"Bay News",'
    '"basis":"stated","evidence":[[0,9]]},"wire":null,"republished":{"from":null,"evidence":[]},'
    f'"published":{{{_DAYS},"basis":"none","evidence":[]}},"text":"The bridge is shut.",'
    '"furniture":[{"start":0,"end":3,"kind":"teaser"}],"statements":[{"id":"s_1","kind":"mixed",'
    '"class":"speech","source":[[0,3]],"cue":[],"content":[[4,9]],"no_source":null,'
    '"continues":null,"within":null,"speaker":{"id":"e_1","name":"Ana"},"speaker_open":null,'
    f'"audience":[{{"name":"Bay","span":[0,3]}}],"said":{{{_DAYS},"basis":"stated","evidence":[[0,3]]}},"relay":['
    '{"name":"Ana","role":"person","basis":"stated","evidence":[[0,3]]}],"modality":null,'
    '"hedges":[{"span":[0,3],"covers":[4,9]}],"figures":["f_1"],"confidence":0.9}],'
    '"figures":[{"id":"f_1","span":[0,3],"value":4000,"low":null,"high":1.5,'
    '"approximator":"about","change":null,"per":null,"unit":"person","counted":"troop",'
    f'"subject":null,"as_of":{{{_DAYS},"basis":"stated","evidence":[]}}}}],"times":[{{"span":[0,3],"kind":"date",'
    f'"value":"2022-03",{_DAYS}}}],"mentions":[{{"span":[0,3],"entity":"e_1","type":"person",'
    '"name":"Ana"}],"problems":[{"where":"a","what":"b","why":"c","next":"d"}]}',
    f'{{"id":"m_1","kind":"verbatim","score":0.9,"a":{_AT},"b":{_AT},"reasons":["r"]}}',
    f'{{"id":"c_1","text":"shut","statements":[{_AT[:-1]},"relay":[{_HOP}]}}],"origins":'
    f'{{"at_least":1,"at_most":2,"groups":[{{"root":"Ana","statements":["s_1"],"merges":[{_MERGE}]}}],'
    f'"possible":[{_MERGE}]}},"first_said":"2023-05-03","last_said":null,"status":"open"}}',
    '{"kind":"row","fields":["text=body"],"given":{"url":null,"title":"Shut","publisher":null,'
    f'"bylines":["Bo Sand"],{_DAYS}}}}}',
)
_DATES = "3 May 2023|2023-05-03T10:00:00+01:00|1683108000|Published 10:46, 29 JUN 2023|20230503"
_ANSWERS = (
    ("text/html; charset=latin1", SENTENCE),
    ("text/plain\nTransfer-Encoding: chunked", "4\r\nShut\r\n0\r\n\r\n"),
    ("text/html\nContent-Encoding: deflate, gzip", _PAGE),
)


def _answer(kind: str, body: str) -> str:
    return f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n{body}"


def _warc(end: bytes) -> bytes:
    """Return a WARC with an answer, a text and a request."""
    records = []
    for kind, body in (
        ("response", _answer(*_ANSWERS[0])),
        ("conversion", SENTENCE),
        ("request", ""),
    ):
        head = f"WARC/1.0\nWARC-Type: {kind}\nWARC-Target-URI: https://bay.example/1\n"
        head += "WARC-Date: 2023-05-03T10:00:00Z\nContent-Type: text/plain\n"
        head += f"Content-Length: {len(body.encode())}\n\n"
        records.append(head.encode().replace(b"\n", end) + body.encode() + end * 2)
    return b"".join(records)


def _packed(content: bytes) -> bytes:
    return gzip.compress(content, mtime=0)


SEEDS: Mapping[str, tuple[bytes, ...]] = {
    "text": (f"Shut\n\nBy Bo Sand\nPublished 3 May 2023\n\n{SENTENCE}\n\n© Bay News\n".encode(),),
    "page": (_PAGE.encode(), _PAGE.encode("utf-16"), _PAGE.replace("utf-8", "latin1").encode()),
    "records": (f"{json.dumps(_ROW)}\n{json.dumps({'html': '<p>Shut'})}\n".encode(),),
    "record": (json.dumps({**_ROW, "authors": [{"name": "Bo Sand"}]}).encode(),),
    "table": (f'title,text,date\nShut,"{SENTENCE}, ""so""",2023-05-03\n'.encode(),),
    "feed": (_FEED.encode(),),
    "warc": (_warc(b"\n"), _warc(b"\r\n"), _packed(_warc(b"\r\n")), _packed(_warc(b"\n")) * 2),
    "answer": tuple(_answer(*one).encode() for one in _ANSWERS),
    "stream": (_PAGE.encode(), _FEED.encode(), json.dumps(_ROW).encode(), SENTENCE.encode()),
    "beside": (
        b"path,url,publisher,published\nwhere.csv,https://bay.example/1,Bay News,2023-05-03\n",
    ),
    "words": (*(date.encode() for date in _DATES.split("|")), b"https://[::1]/a?b#c"),
    "json": tuple(record.encode() for record in _RECORDS),
}
"""A sound input or more for each target."""


def seeds(name: str) -> tuple[bytes, ...]:
    """Return the sound inputs of a target."""
    return SEEDS[name.removesuffix("-repeated")]
