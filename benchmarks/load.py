"""Many readers and a writer at once: what pages take meanwhile, and whether a judgement is lost.

    nice python benchmarks/load.py story.db [--readers 50] [--seconds 300] [--think 5] [--bring F]

Serves a copy of the ledger as ``onrecord serve`` does. Each reader asks for a page, reads it for
about ``--think`` seconds, and asks for another; the writer judges once a second, and with
``--bring`` a folder of reports is taken in at the same time. Prints what the pages took to their
first byte, every answer that was none, and whether the ledger holds every judgement that was
answered as kept.
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

import httpx
from pages_speed import addresses

import onrecord
from onrecord.web.waiting import Waiting


@dataclass
class Told:
    """What all threads report."""

    took: list[float] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    kept: set[str] = field(default_factory=set)


def read(site: str, pages: list[str], until: float, think: float, seed: int, told: Told) -> None:
    chance = random.Random(seed)
    with httpx.Client(base_url=site, timeout=60) as client:
        time.sleep(chance.random() * think)
        while time.monotonic() < until:
            page = chance.choice(pages)
            start = time.perf_counter()
            try:
                with client.stream("GET", page) as answer:
                    told.took.append(1000 * (time.perf_counter() - start))
                    text = answer.read().decode()
                if answer.status_code != 200:
                    said = " ".join(re.sub(r"<[^>]+>", " ", text.partition("<main")[2]).split())
                    told.failed.append(f"{answer.status_code} {page}: {said[:200]}")
            except httpx.HTTPError as error:
                told.failed.append(f"{type(error).__name__} {page}")
            time.sleep(chance.expovariate(1 / think))


def judge(site: str, statements: list[str], until: float, told: Told) -> None:
    with httpx.Client(base_url=site, timeout=60, headers={"origin": site}) as client:
        for number, id in enumerate(statements):
            if time.monotonic() > until:
                return
            said = {"verb": "speaker", "about": [id], "value": f"Reader {number}", "author": "load"}
            answer = client.post("/api/judgements", json=said)
            if answer.status_code == 201:
                told.kept.add(answer.json()["id"])
            else:
                told.failed.append(f"{answer.status_code} judging {id}")
            time.sleep(1)


def bring(site: str, folder: Path) -> None:
    files = [("files", (path.name, path.read_bytes())) for path in sorted(folder.iterdir())]
    httpx.post(f"{site}/api/intake", files=files, headers={"origin": site}, timeout=120)


def served(ledger: Path) -> tuple[subprocess.Popen[bytes], str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "onrecord", "serve", str(ledger), "--port", str(port)]
    server, site = subprocess.Popen(command), f"http://127.0.0.1:{port}"
    for _ in range(600):
        try:
            httpx.get(f"{site}/log", timeout=30)
            return server, site
        except httpx.HTTPError:
            time.sleep(0.2)
    raise SystemExit("it did not start")


def settled(ledger: Path, kept: set[str], seconds: float) -> set[str]:
    """Return which judgements are not in the ledger after at most *seconds*."""
    until = time.monotonic() + seconds
    while True:
        with onrecord.open(ledger) as opened:
            lost = kept - {one.id for one in opened.judgements()}
        if not lost or time.monotonic() > until:
            return lost
        time.sleep(1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("ledger", type=Path)
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=300)
    parser.add_argument("--think", type=float, default=5)
    parser.add_argument("--bring", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        own = Path(shutil.copy(given.ledger, Path(folder) / "story.db"))
        server, site = served(own)
        try:
            run(own, site, given.readers, given.seconds, given.think, given.bring)
        finally:
            server.terminate()
            server.wait(30)


def run(
    own: Path, site: str, readers: int, seconds: float, think: float, brought: Path | None
) -> None:
    pages = [page for _, some in addresses(own, 20) for page in some] + ["/log", "/review"]
    with onrecord.open(own) as opened:
        statements = [statement.id for _, statement in opened.statements()]
    random.Random(2).shuffle(statements)
    told, until = Told(), time.monotonic() + seconds
    threads = [
        threading.Thread(target=read, args=(site, pages, until, think, seed, told))
        for seed in range(readers)
    ]
    threads.append(threading.Thread(target=judge, args=(site, statements, until, told)))
    if brought:
        threads.append(threading.Thread(target=bring, args=(site, brought)))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    waiting = len(Waiting(own).judgements())
    lost = settled(own, told.kept, 600)
    marks = statistics.quantiles(told.took, n=100)
    print(f"pages {len(told.took)}: first byte {marks[49]:.0f} ms median, {marks[98]:.0f} ms p99")
    print(f"judged {len(told.kept)}, {waiting} waiting at the end, lost {len(lost)}")
    print(f"failed {len(told.failed)}: {told.failed[:5]}")


if __name__ == "__main__":
    main()
