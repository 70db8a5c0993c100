"""One page of the web: fetched with limits on time, size and redirects, and never from inside.

The standard library is used, as it lets the connection be made here: to the very address that the
guard has seen. A library that resolves the name once more, reads proxies and passwords from the
environment, or follows redirects by itself takes each of these decisions away
(docs/explanation/choices.md). No proxy is used: it would resolve the name behind the guard's back.
"""

from __future__ import annotations

import http.client
import re
import socket
import ssl
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin, urlsplit

from onrecord.ingest.encodings import Undecodable
from onrecord.ingest.guard import Address, Guard, addressed, public
from onrecord.ingest.responses import Response
from onrecord.options import WebOptions

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

Resolve = Callable[[str, int], Sequence[str]]
"""Gives the addresses of a host. It may take its time: it is not waited for beyond the limit."""

_WEB = re.compile(r"https?://", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)
_SAFE = "!#$%&'()*+,/:;=?@[]~"
_MOVED = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What a server gave: from where in the end, when, and the answer."""

    url: str
    taken: str
    response: Response


@dataclass(frozen=True, slots=True, kw_only=True)
class _Target:
    """One address of the web, taken apart."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def url(self) -> str:
        """The address, without what does not travel to the server."""
        shown = f"[{self.host}]" if ":" in self.host else self.host
        usual = self.port == {"http": 80, "https": 443}[self.scheme]
        return f"{self.scheme}://{shown}{'' if usual else f':{self.port}'}{self.path}"


class Refused(Exception):
    """Why an address is not fetched."""

    def __init__(self, what: str, why: str, next_: str) -> None:
        super().__init__(what)
        self.told = Undecodable(what, why, next_)


def is_web(path: str) -> bool:
    """Tell whether *path* is an address of the web: ``http://`` or ``https://``.

    >>> is_web("https://bay.example/1"), is_web("file:///secret.txt"), is_web("a.txt")
    (True, False, False)
    """
    return _WEB.match(path) is not None


def is_address(path: str) -> bool:
    """Tell whether *path* is an address of any kind, and no file's."""
    return _SCHEME.match(path) is not None


def _now() -> datetime:
    return datetime.now(UTC)


def _resolve(host: str, port: int) -> list[str]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(one[4][0]) for one in found))


_DEFAULTS = WebOptions()


def fetch(
    url: str,
    options: WebOptions = _DEFAULTS,
    *,
    guard: Guard = public,
    resolve: Resolve = _resolve,
    trust: ssl.SSLContext | None = None,
    now: Callable[[], datetime] = _now,
) -> Fetched | Undecodable:
    """Fetch one page, or tell why it is not to be had. Nothing raises.

    Every hop of a redirect is looked at as the first one: its scheme, its host, its addresses. The
    connection is made to an address that the guard allowed, so that a name that points elsewhere a
    moment later leads nowhere; a name with one inner address among others is refused.

    Args:
        url: what somebody gave; it is not trusted.
        options: the limits.
        guard: tells which addresses may be asked.
        resolve: gives the addresses of a host.
        trust: what certificates are held against; the system's where none is given.
        now: the clock that tells when it was taken.
    """
    until = time.monotonic() + options.seconds
    try:
        for _ in range(options.redirects + 1):
            target = _target(url)
            found = _asked(target, _addresses(target, guard, resolve, until), trust, until, options)
            if isinstance(found, Response):
                taken = now().strftime("%Y-%m-%dT%H:%M:%SZ")
                return Fetched(url=target.url, taken=taken, response=found)
            url = urljoin(target.url, found)
    except Refused as refused:
        return refused.told
    except (OSError, http.client.HTTPException, ValueError) as error:
        return _broken(error, until)
    why = f"it leads on more than {options.redirects} times"
    return Undecodable("not fetched", why, _SAVE)


_SAVE = "Open it in a browser and save the page."


def _broken(error: Exception, until: float) -> Undecodable:
    """Tell why a connection did not work out."""
    if isinstance(error, TimeoutError) or time.monotonic() >= until:
        return Undecodable("not fetched", "it took too long", "Try again later, or save the page.")
    if isinstance(error, ssl.SSLCertVerificationError):
        why = f"its certificate is not valid: {error.verify_message}"
        return Undecodable("not fetched", why, "See whether the address is right; do not trust it.")
    words = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    why = " ".join(words.split())[:200] or type(error).__name__
    return Undecodable("not fetched", why[:1].lower() + why[1:], _SAVE)


# --- where it leads --------------------------------------------------------------------------


def _target(url: str) -> _Target:
    """Take an address apart, if it is one that may be asked at all."""
    words = url.strip()
    if not is_web(words):
        raise Refused(
            "not fetched", f"{words[:60]!r} is not http or https", "Name a page or a file."
        )
    if not words.isprintable() or any(sign in words for sign in "\\ ") or len(words) > _LONGEST:
        raise Refused("not an address", "it holds signs that no address has", _CHECK)
    try:
        parts = urlsplit(words)
        host, port = parts.hostname, parts.port
        named = (host or "").encode("idna").decode("ascii") if host and ":" not in host else host
    except ValueError as error:
        raise Refused("not an address", str(error), _CHECK) from error
    if not named or not _HOST.fullmatch(named):
        raise Refused("not an address", "it names no host", _CHECK)
    if parts.username is not None or parts.password is not None:
        raise Refused(
            "not fetched", "it holds a name or a password", "Take what stands before @ out."
        )
    scheme = parts.scheme.casefold()
    query = f"?{parts.query}" if parts.query else ""
    return _Target(
        scheme=scheme,
        host=named,
        port=port or {"http": 80, "https": 443}[scheme],
        path=quote((parts.path or "/") + query, safe=_SAFE),
    )


_CHECK = "Check it."
_LONGEST = 2_000
"""Code points of the longest address."""
_HOST = re.compile(r"[A-Za-z0-9._-]{1,253}|[0-9A-Fa-f:.]{2,45}")


def _addresses(target: _Target, guard: Guard, resolve: Resolve, until: float) -> list[Address]:
    """Return the addresses of a host, if the guard allows all of them."""
    words = _resolved(target, resolve, until)
    found = [address for one in words if (address := addressed(one)) is not None]
    if not found or len(found) < len(words):
        raise Refused("not fetched", f"{target.host} has no address", _CHECK)
    if any(not guard(address, target.port) for address in found):
        why = f"{target.host} at port {target.port} is not on the open internet"
        raise Refused("not fetched", why, "Save the page, and name its file.")
    return found


def _resolved(target: _Target, resolve: Resolve, until: float) -> Sequence[str]:
    """Ask for the addresses of a host in a thread of its own: the system knows no time limit."""
    found: list[Sequence[str]] = []
    errors: list[Exception] = []

    def ask() -> None:
        try:
            found.append(resolve(target.host, target.port))
        except (OSError, UnicodeError) as error:
            errors.append(error)

    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    thread.join(max(0.0, until - time.monotonic()))
    if errors:
        raise Refused("not fetched", f"{target.host} is not known", _CHECK) from errors[0]
    if not found:
        raise TimeoutError
    return found[0]


# --- asking ----------------------------------------------------------------------------------


def _asked(
    target: _Target,
    addresses: Sequence[Address],
    trust: ssl.SSLContext | None,
    until: float,
    options: WebOptions,
) -> Response | str:
    """Ask for a page at one of *addresses*; return the answer, or where it is now."""
    connection = _Connection(target, addresses, trust, until)
    try:
        connection.request("GET", target.path, headers=_headers(target))
        return answered(connection.getresponse(), options)
    finally:
        connection.close()


def answered(answer: http.client.HTTPResponse, options: WebOptions) -> Response | str:
    """Read an answer, or where the page is now."""
    place = answer.getheader("Location")
    if answer.status in _MOVED and place:
        # http.client reads headers as Latin-1, and servers write UTF-8
        return place.encode("latin-1", "replace").decode("utf-8", "replace")
    if answer.status != http.client.OK:
        why = f"the server says {answer.status} {answer.reason[:60]}".rstrip()
        raise Refused("not fetched", why, _SAVE)
    return Response(
        body=_body(answer, options),
        type=answer.getheader("Content-Type") or "",
        encoding=answer.getheader("Content-Encoding") or "",
    )


def _headers(target: _Target) -> dict[str, str]:
    return {
        "Host": target.url.split("/")[2],
        "User-Agent": f"onrecord/{version('onrecord')}",
        "Accept": "text/html, application/xhtml+xml, text/plain, */*;q=0.5",
        "Accept-Encoding": "gzip",
        "Accept-Language": "en",
        "Connection": "close",
    }


def _body(answer: http.client.HTTPResponse, options: WebOptions) -> bytes:
    """Read an answer, never more than the limit."""
    body = bytearray()
    too_large = Refused(
        "too large", f"it has more than {options.max_bytes / 1_000_000:g} MB", _SAVE
    )
    if (answer.length or 0) > options.max_bytes:
        raise too_large
    while piece := answer.read1(_PIECE):
        body += piece
        if len(body) > options.max_bytes:
            raise too_large
    if answer.length:  # what the header promised beyond what came
        raise Refused("cut off", f"{answer.length} bytes of it did not come", "Fetch it again.")
    return bytes(body)


_PIECE = 65_536
"""Bytes asked for at a time."""


class _Connection(http.client.HTTPConnection):
    """A connection to addresses that were looked at, with one time limit over all it does."""

    def __init__(
        self,
        target: _Target,
        addresses: Sequence[Address],
        trust: ssl.SSLContext | None,
        until: float,
    ) -> None:
        super().__init__(target.host, target.port)
        self._target, self._addresses, self._until = target, addresses, until
        self._trust = trust

    def connect(self) -> None:
        """Connect to the first address that answers; for https also check who answers."""
        plain = self._connected()
        if self._target.scheme == "http":
            self.sock = plain
            return
        trust = self._trust or ssl.create_default_context()
        trust.sslsocket_class = _TimedTls
        secure = trust.wrap_socket(
            plain, server_hostname=self._target.host, do_handshake_on_connect=False
        )
        self.sock = secure
        assert isinstance(secure, _TimedTls)
        secure.until = self._until
        secure.settimeout(_left(self._until))
        secure.do_handshake()

    def _connected(self) -> _Timed:
        failed: OSError = OSError("no address")
        for address in self._addresses:
            family = socket.AF_INET if address.version == 4 else socket.AF_INET6
            plain = _Timed(family, socket.SOCK_STREAM)
            plain.until = self._until
            try:
                plain.settimeout(_left(self._until))
                plain.connect((str(address), self._target.port))
            except OSError as error:
                plain.close()
                failed = error
            else:
                return plain
        raise failed


def _left(until: float) -> float:
    """Return the seconds that are left.

    Raises:
        TimeoutError: none are.
    """
    left = until - time.monotonic()
    if left <= 0:
        raise TimeoutError("timed out")
    return left


class _Timed(socket.socket):
    """A socket with one limit over all that is read: a server may send a byte now and then."""

    until = 0.0

    def recv_into(self, buffer: WriteableBuffer, nbytes: int = 0, flags: int = 0) -> int:
        """Read, within what is left of the time."""
        self.settimeout(_left(self.until))
        return super().recv_into(buffer, nbytes, flags)


class _TimedTls(ssl.SSLSocket):
    """The same over TLS."""

    until = 0.0

    def recv_into(self, buffer: WriteableBuffer, nbytes: int | None = None, flags: int = 0) -> int:
        """Read, within what is left of the time."""
        self.settimeout(_left(self.until))
        return super().recv_into(buffer, nbytes, flags)
