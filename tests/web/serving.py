"""The app on a port of its own, and a page of a browser that lets no error pass."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from fastapi import FastAPI
from playwright.sync_api import Browser, Page


@contextmanager
def served(app: FastAPI) -> Iterator[str]:
    """Serve *app* as `onrecord serve` does, and yield its address."""
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join(10)


@contextmanager
def watched(browser: Browser, address: str) -> Iterator[Page]:
    """Yield a page of the site at *address*, whose console must stay without an error."""
    opened = browser.new_page(base_url=address, viewport={"width": 1280, "height": 900})
    errors: list[str] = []
    opened.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    opened.close()
    assert errors == []
