from __future__ import annotations

import gzip
import html
import io
import json
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.ingest.articles import articles, places
from onrecord.ingest.doors import FeedReader, Opened, PageReader, RecordReader, TableReader
from onrecord.ingest.packed import unpacked
from onrecord.ingest.readers import read
from onrecord.options import IngestOptions
from onrecord.problems import BadArgument
from onrecord.records import Article, Basis, Document, Problem

FIRST = "The bridge at Kelburg was shut on Monday after the river rose by four metres."
SECOND = "“We could hear the piers move,” said Ana Ruiz, who runs the café & the ferry."
THIRD = "The port authority said that the ferry would run every hour until the bridge is open."
PAGE = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>Bridge at Kelburg shut after flood - Kelburg Herald</title>
<meta property="og:site_name" content="Kelburg Herald">
<link rel="canonical" href="https://herald.example/bridge">
<script type="application/ld+json">{{"@type": "NewsArticle",
 "headline": "Bridge at Kelburg shut after flood", "datePublished": "2023-05-03T10:00:00Z",
 "author": [{{"@type": "Person", "name": "Bo Sand"}}], "publisher": {{"name": "Kelburg Herald"}}}}
</script><script>var x = "<p>no text</p>";</script></head><body><nav>Home News Sport</nav>
<article><h1>Bridge at Kelburg shut after flood</h1>
<p>{FIRST}</p><!-- a <b>note</b> --><p>{html.escape(SECOND).replace("é", "&eacute;")}</p>
<p>The <a href="/port">port authority</a> said that the <em>ferry</em> would run every
hour&nbsp;until the bridge is open.</p></article></body></html>"""


def _read(path: Path | str, **told: object) -> tuple[list[Article], list[Problem]]:
    found = list(read([path], **told))  # type: ignore[arg-type]
    documents = [one for one in found if isinstance(one, Document)]
    return (
        [article for one in documents for article in articles(one)],
        [one for one in found if isinstance(one, Problem)],
    )


# --- pages -----------------------------------------------------------------------------------


@pytest.mark.parametrize("packed", [False, True])
def test_a_page_is_its_article_with_what_its_head_says(tmp_path: Path, packed: bool) -> None:
    path = tmp_path / ("page.html.gz" if packed else "page.html")
    path.write_bytes(gzip.compress(PAGE.encode()) if packed else PAGE.encode())

    (article,), problems = _read(path)

    assert problems == []
    assert article.text == "\n\n".join((FIRST, SECOND, THIRD))
    assert article.title == "Bridge at Kelburg shut after flood"
    assert (article.bylines, article.url) == (("Bo Sand",), "https://herald.example/bridge")
    assert article.publisher
    assert (article.publisher.name, article.publisher.basis) == ("Kelburg Herald", Basis.METADATA)
    assert article.published.earliest == article.published.latest == date(2023, 5, 3)
    assert article.published.basis is Basis.METADATA


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_the_words_of_a_page_lead_back_to_its_bytes(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "page.html.gz"
    label = "utf-8" if encoding != "cp1252" else "iso-8859-1"
    content = PAGE.replace('charset="utf-8"', f'charset="{label}"').encode(encoding)
    path.write_bytes(gzip.compress(content))
    (document,) = read([path])
    assert isinstance(document, Document)
    (article,) = articles(document)

    found = places(document, article)

    assert "".join(place.span.of(article.text) for place in found) == FIRST + SECOND + THIRD
    name = "utf-16-le" if encoding == "utf-16" else encoding
    for place in found:
        raw = content[place.start : place.end].decode(name)
        bare = html.unescape(re.sub(r"<[^>]*>", "", raw))
        assert bare.split() == place.span.of(article.text).split()


@pytest.mark.parametrize(
    ("stamp", "address", "day"),
    [
        ("2023-05-03T01:00:00Z", "2023/05/02/bridge", 2),
        ("2023-05-03T23:00:00+00:00", "story/2023-05-04/bridge", 4),
        ("2023-05-03T01:00:00Z", "2023/04/28/bridge", 3),
        ("2023-05-03T01:00:00-05:00", "2023/05/02/bridge", 3),
        ("2023-05-03T01:00:00Z", "2023/05/99/bridge", 3),
    ],
)
def test_the_address_has_the_outlets_own_day(
    tmp_path: Path, stamp: str, address: str, day: int
) -> None:
    page = PAGE.replace("2023-05-03T10:00:00Z", stamp)
    (tmp_path / "page.html").write_text(
        page.replace("herald.example/bridge", f"a.example/{address}")
    )

    (article,), _ = _read(tmp_path / "page.html")

    assert article.published.earliest == article.published.latest == date(2023, 5, day)


def test_standard_input_is_known_by_how_it_begins() -> None:
    records = f"{json.dumps({'text': FIRST})}\n{json.dumps({'text': SECOND})}\n".encode()
    for content, count in ((PAGE.encode(), 1), (records, 2), (FIRST.encode(), 1), (FEED, 2)):
        found = list(read(["-"], io.BytesIO(content)))
        texts = [a.text for one in found if isinstance(one, Document) for a in articles(one)]
        assert len(texts) == count
        assert FIRST in texts[0] or SECOND in texts[0]


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("a.html", b"%PDF-1.4 \x00", "not text"),
        ("a.html.gz", gzip.compress(b"x" * 30_000_000), "too large"),
        ("a.html.gz", gzip.compress(PAGE.encode())[:-40], "broken gzip"),
        ("a.html", b"<html>" + b"<p>word" * 1_000_000, "too large"),
        ("a.html", b"<html><body></body></html>", "no article"),
        ("a.html", b"<html>\x00\x00", "not a page"),
        ("a.html", b"<div>" * 100_000 + FIRST.encode(), "no article"),
        ("a.jsonl", b"{broken\n" + b'{"text": 3}\n[1]\n', "not JSON"),
        ("a.jsonl", b"[" * 100_000, "not JSON"),
        ("a.json", b'"text"', "not a record"),
        ("a.csv", b'title,text\n"a,b\n', "no text"),
        ("a.csv", b"title,words\na,b\n", "no text"),
        ("a.xml", b"<note>Hello</note>", "no text"),
        ("a.xml", b'<!DOCTYPE a [<!ENTITY b "cc">]><rss>&b;</rss>', "not a feed"),
        ("a.xml", b"no feed", "not a feed"),
        ("a.jsonl.gz", b"\x1f\x8b broken", "broken gzip"),
        ("a.txt", PAGE.encode(), "not a text"),
        ("a.txt", (FIRST + "\n").encode() * 30_000, "too large"),
        ("a.txt.gz", gzip.compress(gzip.compress(FIRST.encode())), "not text"),
        ("a.csv", b"," * 100_000, "not a table"),
        ("a.csv", b'text\n"' + b"x" * 20_100_000, "not a table"),
        ("a.warc.gz", gzip.compress(b"\0" * 30_000_000), "a damaged record"),
    ],
)
def test_bad_input_is_a_problem_with_place_and_next_step(
    tmp_path: Path, name: str, content: bytes, what: str
) -> None:
    (tmp_path / name).write_bytes(content)

    found, problems = _read(tmp_path / name)
    told = (*problems, *(problem for article in found for problem in article.problems))

    assert what in {problem.what for problem in told}
    assert all(name in one.where and one.why and one.next for one in told)


# --- records and rows ------------------------------------------------------------------------


def test_every_line_of_records_is_a_document_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    good = {
        "headline": "Bridge shut",
        "body": FIRST,
        "site": "Bay Herald",
        "byline": "By Bo Sand",
    }
    other = {"title": "x", "text": SECOND, "source": {"name": "Bay News"}, "published": 1683108000}
    lines = [json.dumps(good), "", "{broken", json.dumps(other)]
    path.write_text("\r\n".join(lines))

    found, problems = _read(path)

    assert [(Path(a.path).name, a.text) for a in found] == [
        ("news.jsonl:1", FIRST),
        ("news.jsonl:4", SECOND),
    ]
    assert (found[0].title, found[0].bylines) == ("Bridge shut", ("Bo Sand",))
    assert [a.publisher.name for a in found if a.publisher] == ["Bay Herald", "Bay News"]
    assert found[1].published.latest == date(2023, 5, 3)
    assert [(Path(p.where).name, p.what) for p in problems] == [("news.jsonl:3", "not JSON")]


@pytest.mark.parametrize("mark", [",", "\t", ";"])
def test_every_row_of_a_table_is_a_document_of_its_own(tmp_path: Path, mark: str) -> None:
    path = tmp_path / "news.csv.gz"
    names = mark.join(("Title", "Article Text", "Outlet", "URL", "Date"))
    rows = [
        mark.join(("One", f'"{FIRST}\n\nMore, of ""it""."', "Bay News", "https://a.example/1", "")),
        mark.join(("Two", f'"{SECOND}"', "", "no url", "3 May 2023")),
    ]
    path.write_bytes(gzip.compress("\n".join((names, *rows)).encode()))

    one, two = _read(path)[0]

    assert (Path(one.path).name, one.url) == ("news.csv.gz:2", "https://a.example/1")
    assert one.text == f'{FIRST}\n\nMore, of "it".'
    assert (Path(two.path).name, two.url, two.title) == ("news.csv.gz:5", None, "Two")
    assert two.published.earliest == date(2023, 5, 3)


def test_fields_can_be_named(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text(json.dumps({"text": "no", "Inhalt": FIRST, "blatt": "Bay News"}))

    (article,), _ = _read(path, fields=(("text", "inhalt"), ("publisher", "blatt")))
    _, (problem,) = _read(path, fields=(("text", "gone"),))

    assert article.text == FIRST
    assert article.publisher
    assert article.publisher.name == "Bay News"
    assert problem.why == "it has no field 'gone'"


def test_a_file_of_nothing_readable_is_left(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text("nothing\n" * 1_000)

    found, problems = _read(path)

    assert (found, len(problems), problems[-1].what) == ([], 21, "left unread")


def test_a_table_tells_where_files_are_from(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FIRST)
    (tmp_path / "b.html").write_text(PAGE)
    table = tmp_path / "where.csv"
    table.write_text(
        "path,url,publisher,published\na.txt,https://bay.example/a,Bay News,2023-05-04\n"
        "b.html,,,soon\ngone.txt,,,\n"
    )

    (one, two), problems = _read(tmp_path, metadata=table)

    assert one.publisher
    assert (one.url, one.publisher.name) == ("https://bay.example/a", "Bay News")
    assert one.published.earliest == date(2023, 5, 4)
    assert two.publisher
    assert two.publisher.name == "Kelburg Herald"
    assert [p.what for p in problems] == ["not a date", "no such file"]
    with pytest.raises(BadArgument, match="no column path"):
        _read(tmp_path, metadata=tmp_path / "a.txt")


# --- feeds -----------------------------------------------------------------------------------

FEED = f"""<?xml version="1.0"?><rss xmlns:c="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Bay News</title><item><title>One</title><link>https://bay.example/1</link>
<pubDate>Wed, 03 May 2023 10:00:00 GMT</pubDate><description>short</description>
<c:encoded><![CDATA[<p>{FIRST}</p><p>And <b>more</b>.</p>]]></c:encoded></item>
<item><title>Two</title><description>{html.escape(SECOND)}</description></item>
<item><title>None</title></item></channel></rss>""".encode()


def test_a_feed_is_an_article_for_each_item_with_a_text(tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_bytes(FEED)

    one, two = _read(tmp_path / "feed.xml")[0]

    assert (one.text, one.url) == (f"{FIRST}\n\nAnd more.", "https://bay.example/1")
    assert one.publisher
    assert (one.title, one.publisher.name) == ("One", "Bay News")
    assert one.published.earliest == date(2023, 5, 3)
    assert two.text == SECOND
    assert one.id != two.id


# --- whatever comes --------------------------------------------------------------------------

SIGNS = (
    b"<p> </p> < > &amp; & &#0; <!-- --> <script> </script> \" ' , { } \x00 \xff \xe2\x80 [ ] : "
    b"<rss><item> <description> <title> <h1> <article> <time> <table><tr><td>"
)
BITS = st.sampled_from(
    [
        *SIGNS.split(b" "),
        *(b'{"text": "', b'"}\n', b"\n", b"\r", b"\t", b"text,url\n", b'<meta charset="'),
        *(b'<script type="application/ld+json">', FIRST.encode(), SECOND.encode()),
    ]
)
BYTES = st.one_of(st.binary(max_size=300), st.lists(BITS, max_size=40).map(b"".join))


@settings(max_examples=150)
@given(BYTES, st.booleans())
def test_whatever_bytes_come_in_nothing_raises(content: bytes, packed: bool) -> None:
    options = IngestOptions()
    content = gzip.compress(content) if packed else content
    for reader in (PageReader(), RecordReader(), TableReader(), FeedReader()):
        opened = Opened(path="x.y", file=io.BytesIO(content), options=options)
        for one in reader.read(opened):
            if isinstance(one, Problem):
                assert one.where and one.what and one.why and one.next
                continue
            for article in articles(one):
                _hold(one, article)


def _hold(document: Document, article: Article) -> None:
    """Hold every span and every place against the text and the bytes."""
    article.text.encode()
    plain = unpacked(document.content, IngestOptions())
    last = 0
    for place in places(document, article):
        assert last <= place.span.start < place.span.end <= len(article.text)
        assert isinstance(plain, bytes)
        assert 0 <= place.start < place.end <= len(plain)
        last = place.span.end
    spans = [piece.span for piece in article.furniture]
    assert all(0 <= span.start < span.end <= len(article.text) for span in spans)
