"""What every request must pass, and what every answer carries.

A page on the web can make a browser ask any address, the reader's own machine too. So a request
must name a host that is ours (else a name that was pointed here, DNS rebinding), and one that
changes something must come from a page of ours. What comes from articles is text: should a tag
slip through, the content policy lets it load and run nothing.
"""

from __future__ import annotations

import hmac
from collections.abc import Collection
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from ipaddress import ip_address
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.options import WritingOptions

COOKIE = "onrecord"
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
EVERYWHERE = frozenset({"0.0.0.0", "::"})
SAFE = frozenset({"GET", "HEAD"})

POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)

HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # No site learns from where a reader came; "no-referrer" would make browsers send forms with the
    # origin "null", and ours could not be told from others.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """Who may come in: the host that the server listens on, and the token, if one is asked for."""

    host: str = "127.0.0.1"
    token: str | None = None
    also: frozenset[str] = frozenset()
    """Further names of this machine."""

    def knows(self, host: str) -> bool:
        """Tell whether a ``Host`` header names this server.

        >>> Door().knows("localhost:8000"), Door().knows("news.example:8000")
        (True, False)
        """
        name = _name(host)
        if name in LOOPBACK or name in {self.host, *self.also}:
            return True
        return self.host in EVERYWHERE and _is_address(name)


def is_loopback(host: str) -> bool:
    """Tell whether only this machine can reach a server that listens on *host*.

    >>> is_loopback("127.0.0.1"), is_loopback("0.0.0.0")
    (True, False)
    """
    return host in LOOPBACK or (_is_address(host) and ip_address(host).is_loopback)


def _name(host: str) -> str:
    """Return the name in a ``Host`` header, without port and brackets."""
    if host.startswith("["):
        return host[1:].partition("]")[0].casefold()
    return host.rpartition(":")[0].casefold() if host.count(":") == 1 else host.casefold()


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


class Guard:
    """Middleware: refuses what must not come in, and puts the headers on every answer."""

    def __init__(self, app: ASGIApp, door: Door) -> None:
        self._app, self._door, self._options = app, door, WritingOptions()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        most = self._most(scope["path"])
        answer = refused(scope, self._door) or entering(scope, self._door) or too_large(scope, most)
        await (answer or self._app)(scope, _counted(receive, most), sending)

    def _most(self, path: str) -> int:
        bringing = path in {"/intake", "/api/intake"}
        return self._options.upload_bytes if bringing else self._options.form_bytes


def too_large(scope: Scope, most: int) -> Response | None:
    """Return the refusal of a request that says it is larger than is taken."""
    said = Headers(scope=scope).get("content-length", "0")
    if said.isdecimal() and int(said) <= most:
        return None
    return PlainTextResponse(
        f"Refused: more than the {most // 1_000_000} MB that are taken at once. Nothing was "
        "changed; send less.\n",
        status_code=413,
        headers={"Connection": "close"},
    )


def _counted(receive: Receive, most: int) -> Receive:
    """Return what receives no more than *most* bytes, whatever a request says of its length."""
    came = 0

    async def counting() -> Message:
        nonlocal came
        message = await receive()
        came += len(message.get("body", b""))
        if came > most:
            raise HTTPException(413)
        return message

    return counting


def refused(scope: Scope, door: Door) -> Response | None:
    """Return the refusal of a request for another host, or from another site's page."""
    headers = Headers(scope=scope)
    host = headers.get("host", "")
    if not door.knows(host):
        return PlainTextResponse(
            f"This server does not answer to the name {_name(host)!r}. Open it by the address "
            "that `onrecord serve` printed.\n",
            status_code=421,
        )
    if scope["method"] in SAFE or _same_origin(headers, scope["scheme"], host):
        return None
    return PlainTextResponse(
        "Refused: this did not come from a page of this server. Nothing was changed.\n",
        status_code=403,
    )


def _same_origin(headers: Headers, scheme: str, host: str) -> bool:
    return headers.get("origin") == f"{scheme}://{host}"


def entering(scope: Scope, door: Door) -> Response | None:
    """Return the refusal of a request without the token, or the way in with it.

    The token comes once in the address that `onrecord serve` prints, and from then on in a cookie
    that no script can read and no other site can send.
    """
    if door.token is None:
        return None
    given = dict(parse_qsl(scope["query_string"].decode("latin-1"))).get("token")
    if given is not None and _equal(given, door.token) and scope["method"] in SAFE:
        return _let_in(scope, door.token)
    if _holds(Headers(scope=scope), door.token):
        return None
    return PlainTextResponse(
        "This ledger is open to those who have its address with the token, as `onrecord serve` "
        "printed it. Nothing was changed.\n",
        status_code=401,
        headers={"WWW-Authenticate": "Bearer"},
    )


def _let_in(scope: Scope, token: str) -> Response:
    query = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
    rest = urlencode([(key, value) for key, value in query if key != "token"])
    # One slash only: "//news.example" would be another site's address.
    path = "/" + scope["path"].lstrip("/\\")
    answer = RedirectResponse(path + (f"?{rest}" if rest else ""), status_code=303)
    answer.set_cookie(COOKIE, token, httponly=True, samesite="strict", path="/")
    return answer


def _holds(headers: Headers, token: str) -> bool:
    bearer = headers.get("authorization", "").removeprefix("Bearer ").strip()
    return any(_equal(one, token) for one in (bearer, *_cookies(headers)))


def _cookies(headers: Headers) -> Collection[str]:
    try:
        jar = SimpleCookie(headers.get("cookie", ""))
    except CookieError:
        return ()
    return (jar[COOKIE].value,) if COOKIE in jar else ()


def _equal(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())
