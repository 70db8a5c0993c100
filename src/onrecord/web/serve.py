"""Serving a ledger: who may come in, the address to open, and the server itself."""

from __future__ import annotations

import secrets
import socket
import threading
import webbrowser
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import uvicorn

from onrecord.ledger.store import Store
from onrecord.problems import BadArgument, LedgerError
from onrecord.web.app import app
from onrecord.web.security import EVERYWHERE, Door, is_loopback


def door(host: str, token: str | None) -> Door:
    """Return who may come in: without a token only this machine.

    Beyond this machine a token is asked for always; one is made up where none is given.
    """
    if token is None and not is_loopback(host):
        token = secrets.token_urlsafe(24)
    return Door(host=host, token=token, also=frozenset({socket.gethostname().casefold()}))


def address(host: str, port: int, token: str | None) -> str:
    """Return what to open in a browser.

    >>> address("127.0.0.1", 8765, None), address("::1", 80, "t")
    ('http://127.0.0.1:8765/', 'http://[::1]:80/?token=t')
    """
    name = socket.gethostname() if host in EVERYWHERE else host
    name = f"[{name}]" if ":" in name else name
    return f"http://{name}:{port}/" + (f"?token={token}" if token else "")


def serve(
    ledger: Path,
    *,
    host: str,
    port: int,
    token: str | None,
    browse: bool,
    tell: Callable[[str], None],
) -> None:
    """Serve *ledger* until interrupted; *tell* is given the address to open.

    Raises:
        LedgerError: there is no ledger, or it cannot be read.
        BadArgument: the address is taken, or is none of this machine's.
    """
    Store(ledger).close()  # a missing ledger is told now, not on the first page
    with suppress(LedgerError):  # one of an earlier schema would be read from a copy otherwise
        Store(ledger, write=True).close()
    way_in = door(host, token)
    with closing(_listening(host, port)) as listening:
        where = address(host, listening.getsockname()[1], way_in.token)
        tell(where)
        if browse:
            threading.Timer(0.5, webbrowser.open, [where]).start()
        served = app(ledger, way_in)
        served.state.writing.take_up()
        config = uvicorn.Config(served, log_level="warning", access_log=False, server_header=False)
        uvicorn.Server(config).run(sockets=[listening])


def _listening(host: str, port: int) -> socket.socket:
    try:
        family, kind, proto, _, where = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listening = socket.socket(family, kind, proto)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(where)
    except OSError as error:
        why = error.strerror or str(error)
        raise BadArgument(
            f"{host}:{port}", "cannot be served from", why, "Name another with --port or --host."
        ) from error
    return listening
