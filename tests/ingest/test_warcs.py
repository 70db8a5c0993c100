from __future__ import annotations

import base64
import gzip
import hashlib
import zlib
from pathlib import Path

import pytest

from onrecord.ingest.articles import articles, places
from onrecord.ingest.readers import read
from onrecord.records import Document, DocumentKind, Problem

TEXT = "The bridge at Kelburg was shut on Monday, the port’s café too."
PAGE = f"<html><body><article><p>{TEXT}</p></article></body></html>"


def answer(
    body: bytes | str = PAGE, *fields: str, status: str = "200 OK", type: str = "text/html"
) -> bytes:
    head = "\r\n".join((f"HTTP/1.1 {status}", f"Content-Type: {type}", *fields))
    return f"{head}\r\n\r\n".encode() + (body.encode() if isinstance(body, str) else body)


def record(block: bytes, *fields: str, kind: str = "response", number: int = 1) -> bytes:
    head = (
        "WARC/1.0",
        f"WARC-Type: {kind}",
        f"WARC-Target-URI: https://bay.example/{number}",
        "WARC-Date: 2023-05-03T10:00:00Z",
        f"Content-Length: {len(block)}",
        *fields,
    )
    return "\r\n".join(head).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def found(path: Path, content: bytes) -> tuple[list[Document], list[Problem]]:
    path.write_bytes(content)
    all_ = list(read([path]))
    return (
        [one for one in all_ if isinstance(one, Document)],
        [one for one in all_ if isinstance(one, Problem)],
    )


def places_of(path: Path, problems: list[Problem]) -> list[int]:
    return [int(one.where.removeprefix(f"{path}:")) for one in problems]


@pytest.mark.parametrize("packed", [False, True])
def test_every_page_and_text_is_a_document_with_its_address_and_day(
    tmp_path: Path, packed: bool
) -> None:
    each = [
        record(b"software: none\r\n", kind="warcinfo"),
        record(b"GET / HTTP/1.1\r\n\r\n", kind="request"),
        record(answer(), number=2),
        record(answer(b"\x89PNG", type="image/png"), number=3),
        record(answer(status="404 Not Found"), number=4),
        record(TEXT.encode(), "Content-Type: text/plain", kind="conversion", number=5),
    ]
    path = tmp_path / ("crawl.warc.gz" if packed else "crawl.warc")
    stored = [gzip.compress(one) for one in each] if packed else each

    (page, text), problems = found(path, b"".join(stored))

    assert problems == []
    assert (page.url, page.taken) == ("https://bay.example/2", "2023-05-03T10:00:00Z")
    assert page.path == f"{path}:{sum(map(len, stored[:2]))}"
    assert page.content == PAGE.encode()
    (article,) = articles(page)
    assert (article.text, article.url) == (TEXT, "https://bay.example/2")
    (place,) = places(page, article)
    assert page.content[place.start : place.end] == TEXT.encode()
    assert (text.reading.kind, text.url) == (DocumentKind.TEXT, "https://bay.example/5")


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        (gzip.compress(PAGE.encode()), ("Content-Encoding: gzip",)),
        (zlib.compress(PAGE.encode()), ("Content-Encoding: deflate",)),
        (zlib.compress(PAGE.encode())[2:-4], ("Content-Encoding: deflate",)),
        (
            gzip.compress(zlib.compress(PAGE.encode())),
            ("Content-Encoding: deflate, gzip",),
        ),
        (
            b"%x\r\n%b\r\n0\r\n\r\n" % (len(PAGE.encode()), PAGE.encode()),
            ("Transfer-Encoding: chunked",),
        ),
        (PAGE.encode(), ("Content-Encoding: gzip", "Transfer-Encoding: chunked")),
    ],
)
def test_a_body_is_kept_as_the_server_meant_it(
    tmp_path: Path, body: bytes, fields: tuple[str, ...]
) -> None:
    (page,), _ = found(tmp_path / "crawl.warc", record(answer(body, *fields)))

    assert page.content == PAGE.encode()


def test_the_server_may_name_the_encoding(tmp_path: Path) -> None:
    block = answer(
        PAGE.replace("é", "Ž").replace("’", "").encode("cp1250"), type="text/html; charset=cp1250"
    )

    (page,), _ = found(tmp_path / "crawl.warc", record(block))

    assert page.reading.charset == "cp1250"
    assert "cafŽ" in next(articles(page)).text


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("bad", [0, 1, 2])
def test_behind_a_damaged_record_the_next_one_is_read(
    tmp_path: Path, bad: int, packed: bool
) -> None:
    each = [record(answer(), number=n) for n in range(3)]
    stored = [gzip.compress(one) for one in each] if packed else each
    broken = bytearray(stored[bad])
    broken[0 if not packed else 40] ^= 0xFF
    stored[bad] = bytes(broken)
    path = tmp_path / "crawl.warc"

    documents, (problem,) = found(path, b"".join(stored))

    assert [one.url for one in documents] == [
        f"https://bay.example/{n}" for n in range(3) if n != bad
    ]
    assert (problem.what, bool(problem.next)) == ("a damaged record", True)
    if packed:
        assert places_of(path, [problem]) == [sum(map(len, stored[:bad]))]


def test_what_is_cut_off_or_changed_is_told_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc"
    whole, block = record(answer()), answer()
    digest = base64.b32encode(hashlib.sha1(block, usedforsecurity=False).digest()).decode()
    sound = record(block, f"WARC-Block-Digest: sha1:{digest}")

    longer = found(path, whole.replace(b"Content-Length: ", b"Content-Length: 9") + sound)
    header = found(path, sound + whole[:60])
    changed = found(path, sound.replace(b"Kelburg", b"Kolburg") + sound)

    for documents, problems in (longer, header, changed):
        assert len(documents) == len(problems) == 1
    assert places_of(path, longer[1]) == places_of(path, changed[1]) == [0]
    assert places_of(path, header[1]) == [len(sound)]
    assert changed[1][0].why == "its bytes are not those of its digest"


@pytest.mark.parametrize("content", [b"", b"no archive", b"\x1f\x8b\x08 broken"])
def test_what_holds_no_report_is_a_problem(tmp_path: Path, content: bytes) -> None:
    documents, problems = found(tmp_path / "crawl.warc.gz", content)

    assert documents == []
    assert len(problems) == 1
