"""Writing behind the pages: one thing after the other, and never in a reader's way."""

from __future__ import annotations

import json
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from onrecord.ledger.store import Store
from onrecord.options import WritingOptions
from onrecord.problems import LedgerError, OnrecordError
from onrecord.records import Judgement, Problem
from onrecord.runs import Came
from onrecord.web.waiting import Waiting
from onrecord.web.work import Helper, News, Tell, brought

_DIED = Problem(
    where="the work",
    what="ended before it was done",
    why="its process was stopped, or memory was short",
    next="What was told as added is in the ledger. Bring the rest again.",
)


class Process:
    """Does the work in another process, which stays for the next task."""

    def __init__(self, ledger: Path) -> None:
        self._ledger = ledger
        self._running: subprocess.Popen[str] | None = None

    def __call__(self, room: Path | None, tell: Tell) -> None:
        """Do a task; a process that dies is told, and started anew for the next."""
        running = self._started()
        said, news = _pipe(running.stdin), News()
        try:
            said.write(json.dumps(str(room) if room else None) + "\n")
            said.flush()
            while not news.ended:
                news = _read(_pipe(running.stdout).readline())
                tell(news)
        except (OSError, ValueError):  # the pipe broke, or half a line came
            self._running = None
            tell(News(problem=_DIED, ended=True))

    def _started(self) -> subprocess.Popen[str]:
        if self._running is None or self._running.poll() is not None:
            self._running = subprocess.Popen(
                [sys.executable, "-m", "onrecord.web.work", str(self._ledger)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                encoding="utf-8",
            )
        return self._running


def _pipe(stream: IO[str] | None) -> IO[str]:
    if stream is None:
        raise OSError("no pipe")
    return stream


def _read(line: str) -> News:
    """Read a line of the work.

    Raises:
        ValueError: it is none.
    """
    told = json.loads(line)
    problem, came = told["problem"], told["came"]
    if came:
        trouble = Problem(**came["problem"]) if came["problem"] else None
        came = Came(came["path"], tuple(came["articles"]), trouble)
    return News(**{**told, "problem": Problem(**problem) if problem else None, "came": came})


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """An intake: what was brought, what became of it so far, and how far it is.

    ``problem`` tells why it ended early; ``waits`` that somebody else is writing.
    """

    id: str
    started: datetime
    brought: tuple[str, ...]
    came: tuple[Came, ...] = ()
    done: int = 0
    total: int = 0
    refused: tuple[Problem, ...] = ()
    problem: Problem | None = None
    waits: bool = False
    ended: bool = False

    def told(self, news: News) -> Run:
        """Return the run as it is after *news*."""
        if news.busy:
            return replace(self, waits=True)
        return replace(
            self,
            waits=False,
            came=(*self.came, news.came) if news.came else self.came,
            done=news.done or self.done,
            total=news.total or self.total,
            problem=news.problem,
            ended=news.ended,
        )


@dataclass
class Writing:
    """All that is written to one ledger from its pages, by one thread."""

    ledger: Path
    helper: Helper
    options: WritingOptions = field(default_factory=WritingOptions)
    runs: dict[str, Run] = field(default_factory=dict)
    making: bool = False
    """Claims are being made anew, or will be."""
    _rooms: queue.SimpleQueue[Path] = field(default_factory=queue.SimpleQueue)
    _wake: threading.Event = field(default_factory=threading.Event)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _thread: threading.Thread | None = None
    _last: float = 0.0
    _took: float = 0.0

    alone: threading.Lock = field(default_factory=threading.Lock)
    """Held while a judgement is checked and kept: of two at once the second sees the first."""

    def __post_init__(self) -> None:
        self.waiting = Waiting(self.ledger)

    def settled(self) -> bool:
        """Wait a moment for the claims to follow a judgement; tell whether they did."""
        until = time.monotonic() + self.options.settled
        while not self.idle() and time.monotonic() < until:
            time.sleep(0.05)
        return self.idle()

    def keep(self, judgement: Judgement) -> None:
        """Keep a judgement at once; claims follow as soon as the ledger can be written to."""
        self.waiting.keep(judgement)
        self.making = True
        self._last = time.monotonic()
        self._go()

    def take_in(self, room: Path, refused: tuple[Problem, ...] = ()) -> Run:
        """Take in the reports that were brought to *room*, after those before them."""
        run = Run(
            id=room.name,
            started=datetime.now(UTC),
            brought=tuple(Path(path).name for path in brought(room)),
            total=len(brought(room)),
            refused=refused,
        )
        self.runs[run.id] = run
        self._rooms.put(room)
        self._go()
        return run

    def take_up(self) -> None:
        """Go on with what an earlier server left."""
        for room in self.waiting.rooms():
            if room.name not in self.runs:
                self.take_in(room)
        if self.waiting.judgements() or self._pending():
            self.making = True
            self._go()

    def _pending(self) -> bool:
        with suppress(OnrecordError), Store(self.ledger) as store:
            return store.stale()
        return False

    def idle(self) -> bool:
        """Tell whether everything is written."""
        return not self.making and all(run.ended for run in self.runs.values())

    def _go(self) -> None:
        with self._lock:
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._work, daemon=True)
                self._thread.start()
        self._wake.set()

    def _work(self) -> None:
        while True:
            self._wake.wait()
            self._wake.clear()
            self._settle()
            while not self._rooms.empty():
                self._take_in(self._rooms.get())
            if self.making:
                self._make()

    def _settle(self) -> None:
        """Put what waits into the ledger; where somebody else writes, it waits on."""
        with suppress(LedgerError), Store(self.ledger, write=True) as store:
            self.waiting.settle(store)

    def _take_in(self, room: Path) -> None:
        def tell(news: News) -> None:
            self.runs[room.name] = self.runs[room.name].told(news)

        self._patiently(lambda told: self.helper(room, told), tell)
        if self.runs[room.name].problem is None:
            self.making = bool(self.waiting.judgements())
        self.waiting.clear(room)

    def _make(self) -> None:
        """Make claims anew once nobody has judged for a moment: on a large pile it takes long."""
        pause = min(self.options.pause, self._took)
        while (rest := self._last + pause - time.monotonic()) > 0:
            time.sleep(rest)
            self._settle()
        begun = time.monotonic()
        self._patiently(lambda told: self.helper(None, told), lambda _: None)
        self._took = time.monotonic() - begun
        self.making = bool(self.waiting.judgements())
        if self.making or not self._rooms.empty():
            self._wake.set()

    def _patiently(self, task: Callable[[Tell], None], tell: Tell) -> None:
        """Do a task, again and again while somebody else writes."""
        busy = True
        while busy:
            busy = False

            def told(news: News) -> None:
                nonlocal busy
                busy = busy or news.busy
                tell(news)

            task(told)
            if busy:
                time.sleep(self.options.retry)
