from __future__ import annotations

import gzip
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path

import pytest

from onrecord.ingest.articles import articles
from onrecord.ingest.encodings import Undecodable
from onrecord.ingest.guard import Address, public
from onrecord.ingest.readers import from_web, read
from onrecord.ingest.web import Fetched, fetch
from onrecord.options import WebOptions
from onrecord.records import Document, Problem

TEXT = "The bridge at Kelburg was shut on Monday, the café too."
PAGE = f"<html><body><article><p>{TEXT}</p></article></body></html>"
NOON = datetime(2023, 5, 3, 12, tzinfo=UTC)
CERTIFICATE = Path(__file__).parent / "bay_example.pem"
"""Of nobody: made for these tests, and good for bay.example for a hundred years."""


class Site(BaseHTTPRequestHandler):
    """A site that answers by what the path asks for."""

    def do_GET(self) -> None:
        asked, _, rest = self.path[1:].partition("/")
        getattr(self, f"answer_{asked.partition('?')[0]}")(rest)

    def log_message(self, format: str, *args: object) -> None:
        pass

    def _send(self, body: bytes, *fields: tuple[str, str], status: int = 200) -> None:
        self.send_response(status)
        for name, value in fields:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def answer_page(self, _: str) -> None:
        self._send(PAGE.encode("latin-1"), ("Content-Type", "text/html; charset=iso-8859-1"))

    def answer_packed(self, _: str) -> None:
        fields = (("Content-Type", "text/html"), ("Content-Encoding", "gzip"))
        self._send(gzip.compress(PAGE.encode()), *fields)

    def answer_bomb(self, _: str) -> None:
        fields = (("Content-Type", "text/html"), ("Content-Encoding", "gzip"))
        self._send(gzip.compress(b"x" * 30_000_000), *fields)

    def answer_to(self, rest: str) -> None:
        self._send(b"", ("Location", rest if "://" in rest else f"/{rest}"), status=302)

    def answer_loop(self, _: str) -> None:
        self._send(b"", ("Location", "/loop"), status=301)

    def answer_gone(self, _: str) -> None:
        self._send(b"", status=410)

    def answer_picture(self, _: str) -> None:
        self._send(b"\x89PNG", ("Content-Type", "image/png"))

    def answer_long(self, _: str) -> None:
        self._send(b"x" * 300_000, ("Content-Type", "text/html"))

    def answer_cut(self, _: str) -> None:
        self._send(b"<p>The br", ("Content-Type", "text/html"), ("Content-Length", "999"))

    def answer_slow(self, _: str) -> None:
        self._send(b"", ("Content-Type", "text/html"))
        self._drip()

    def answer_header(self, _: str) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
        self._drip()

    def _drip(self) -> None:
        try:
            for _ in range(100):
                self.wfile.write(b"x")
                time.sleep(0.02)
        except OSError:
            pass


@contextmanager
def served(secure: bool = False) -> Iterator[int]:
    """Serve the site and give its port."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    if secure:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(CERTIFICATE)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=partial(server.serve_forever, poll_interval=0.01))
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with served() as port:
        yield port


def here(address: Address, port: int) -> bool:
    """Allow this machine alone, as no other guard does."""
    return address == ip_address("127.0.0.1")


def local(host: str, port: int) -> list[str]:
    return ["127.0.0.1"]


ask = partial(fetch, guard=here, resolve=local, now=lambda: NOON)


def refused(found: Fetched | Undecodable) -> str:
    assert isinstance(found, Undecodable), found
    assert found.next
    return f"{found.what}: {found.why}"


# --- what is fetched ---------------------------------------------------------------------------


@pytest.mark.parametrize("page", ["page", "packed", "to/page", "to/to/page"])
def test_a_page_is_a_document_with_where_and_when(port: int, page: str) -> None:
    url = f"http://bay.example:{port}/{page}"

    (document,) = read([url], fetched=ask)

    assert isinstance(document, Document)
    end = page.rpartition("/")[2]
    assert (document.path, document.url) == (url, f"http://bay.example:{port}/{end}")
    assert document.taken == "2023-05-03T12:00:00Z"
    assert [article.text for article in articles(document)] == [TEXT]


@pytest.mark.parametrize(
    ("page", "why"),
    [
        ("loop", "not fetched: it leads on more than 5 times"),
        ("gone", "not fetched: the server says 410 Gone"),
        ("picture", "not a report: the server says that it is image/png"),
        ("bomb", "too large: it unpacks to more than"),
        ("cut", "cut off: 990 bytes of it did not come"),
        ("to/file:///secret.txt", "not fetched: 'file:///secret.txt' is not http or https"),
        ("to/http://10.0.0.1/", "not fetched: 10.0.0.1 at port 80 is not on the open internet"),
        ("to/http://u:p@bay.example/", "not fetched: it holds a name or a password"),
    ],
)
def test_what_is_no_page_is_a_problem(port: int, page: str, why: str) -> None:
    resolve = lambda host, _: [host if host[0].isdigit() else "127.0.0.1"]  # noqa: E731
    url = f"http://bay.example:{port}/{page}"

    found = from_web(url, fetched=partial(ask, resolve=resolve))

    assert isinstance(found, Problem)
    assert found.where == url
    assert f"{found.what}: {found.why}".startswith(why)


def test_more_than_the_limit_is_not_read(port: int) -> None:
    options = WebOptions(max_bytes=100_000)

    found = ask(f"http://bay.example:{port}/long", options)

    assert refused(found) == "too large: it has more than 0.1 MB"


@pytest.mark.parametrize("page", ["slow", "header"])
def test_the_time_limit_is_one_over_all(port: int, page: str) -> None:
    started = time.monotonic()

    found = ask(f"http://bay.example:{port}/{page}", WebOptions(seconds=0.3))

    assert refused(found) == "not fetched: it took too long"
    assert time.monotonic() - started < 1


def test_a_resolver_is_not_waited_for() -> None:
    def slow(host: str, port: int) -> list[str]:
        time.sleep(0.5)
        return ["127.0.0.1"]

    found = ask("http://bay.example/", WebOptions(seconds=0.05), resolve=slow)

    assert refused(found) == "not fetched: it took too long"


def test_the_connection_goes_to_the_address_that_was_looked_at(port: int) -> None:
    asked: list[str] = []

    def rebound(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["10.0.0.1"]

    assert isinstance(ask(f"http://bay.example:{port}/page", resolve=rebound), Fetched)
    assert asked == ["bay.example"]


def test_one_inner_address_among_others_is_enough_to_refuse() -> None:
    found = fetch("http://bay.example/", resolve=lambda *_: ["93.184.216.34", "10.0.0.1"])

    assert "not on the open internet" in refused(found)


def test_certificates_are_held_against_the_name() -> None:
    trust = ssl.create_default_context(cafile=str(CERTIFICATE))
    with served(secure=True) as port:
        right = ask(f"https://bay.example:{port}/page", trust=trust)
        wrong = ask(f"https://other.example:{port}/page", trust=trust)
        unknown = ask(f"https://bay.example:{port}/page")
        slow = ask(f"https://bay.example:{port}/slow", WebOptions(seconds=0.3), trust=trust)

    assert isinstance(right, Fetched)
    assert "its certificate is not valid" in refused(wrong)
    assert "its certificate is not valid" in refused(unknown)
    assert refused(slow) == "not fetched: it took too long"


def test_no_proxy_is_used(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://10.0.0.1:3128")

    assert isinstance(ask(f"http://bay.example:{port}/page"), Fetched)


# --- the guard ---------------------------------------------------------------------------------

INNER = (
    "127.0.0.1 127.9.9.9 0.0.0.0 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 "
    "192.0.0.1 192.0.2.1 198.18.0.1 203.0.113.1 224.0.0.1 239.255.255.255 240.0.0.1 "
    "255.255.255.255 168.63.129.16 192.88.99.1 :: ::1 ::127.0.0.1 ::ffff:127.0.0.1 "
    "::ffff:169.254.169.254 64:ff9b::10.0.0.1 64:ff9b:1::1 2002:7f00:1:: 2001:0:1::1 fe80::1 "
    "fe80::1%eth0 2606:4700::1%eth0 fc00::1 fd12::1 fec0::1 ff02::1 2001:db8::1 100::1"
).split()


@pytest.mark.parametrize("words", INNER)
def test_inner_addresses_are_never_asked(words: str) -> None:
    assert not public(ip_address(words), 80)


@pytest.mark.parametrize(
    "words", ["93.184.216.34", "8.8.8.8", "2606:4700::1", "64:ff9b::808:808", "2002:808:808::"]
)
def test_addresses_of_the_open_internet_are(words: str) -> None:
    assert public(ip_address(words), 443)
    assert not public(ip_address(words), 25)


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "2130706433", "0177.0.0.1", "0x7f.0.0.1", "127.1", "[::1]", "localhost"],
)
def test_no_way_of_writing_this_machine_leads_to_it(host: str) -> None:
    # Names of digits are read by the system itself, which asks nobody for them.
    assert "not on the open internet" in refused(fetch(f"http://{host}/"))


@pytest.mark.parametrize(
    "url",
    [
        *("file:///secret.txt", "ftp://bay.example/", "gopher://bay.example/", "/secret.txt", ""),
        *("http://", "http:///a", "https://[bad", "http://a b/", "http://a\\@b/", "http://a:x/"),
        *("http://u@bay.example/", "http://bay.example:99999/", "http://a\r\nX: y/", "http://a..b"),
        "http://" + "a" * 3_000,
    ],
)
def test_what_is_no_address_of_the_web_is_refused(url: str) -> None:
    def never(host: str, port: int) -> list[str]:
        raise AssertionError(host)

    assert refused(fetch(url, resolve=never))
