"""``kill -9`` at any moment: what was reported as added is there, and the run is taken up."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.api import Ledger
from onrecord.ledger import verify  # noqa: F401 - so that a forked process need not import it
from onrecord.ledger.store import Store
from onrecord.runners.local import LocalRunner
from onrecord.runs import Adding, Stages, make
from onrecord.serialise import line
from tests.stages import SIMPLE, SLOW, report

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and kill -9")

REPORTS = 12
KILLS = 30


def pile(folder: Path) -> Path:
    folder.mkdir()
    for n in range(REPORTS):
        (folder / f"{n:02}.txt").write_text(report(n))
    return folder


def add(path: Path, reports: Path, told: Callable[[str], object], stages: Stages) -> None:
    """Add *reports* and tell of each article as soon as ``add`` would."""
    with Store(path, write=True) as store:
        adding = Adding(store, stages)
        for ids in adding.run(stages.read([reports], None), runner=LocalRunner(1)):
            for article in ids:
                told(article)
        make(store, stages=stages)


def killed(path: Path, reports: Path, said: Path, after: float) -> bool:
    """Add in another process, kill it *after* some seconds; tell whether it had finished."""
    child = os.fork()
    if child == 0:
        with said.open("ab", buffering=0) as file:
            add(path, reports, lambda article: file.write(f"{article}\n".encode()), SLOW)
        os._exit(0)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def exported(path: Path) -> list[str]:
    with Ledger(path, stages=SIMPLE) as ledger:
        said = [line(extraction) for extraction in ledger.extractions()]
        matches = [line(match) for match in ledger.matches()]
        return [ledger.root, *said, *matches, *(line(claim) for claim in ledger.claims())]


def test_thirty_kills(tmp_path: Path) -> None:
    reports, chance = pile(tmp_path / "pile"), random.Random(2)
    start = time.monotonic()
    add(tmp_path / "whole.db", reports, lambda _: None, SLOW)
    takes, finished = time.monotonic() - start, 0
    for kill in range(KILLS):
        # Three kills to a ledger: the first soon, the others while the run is taken up.
        path, said = tmp_path / f"{kill // 3}.db", tmp_path / f"{kill // 3}.said"
        finished += killed(path, reports, said, chance.uniform(0.0, 0.7 * takes))
        added = set(said.read_text().split()) if said.exists() else set()
        if not path.exists() or not path.stat().st_size:
            assert not added
            continue
        with Store(path, write=True):  # the lock of a dead writer holds nobody up
            pass
        with Ledger(path, stages=SIMPLE) as ledger:
            there = {article.id for article in ledger.articles()}
            verified = ledger.verify()
        assert added <= there
        assert verified.drift == ()
        assert verified.articles == len(there)
    assert finished < KILLS // 2, "most kills came too late to show anything"
    add(tmp_path / "0.db", reports, lambda _: None, SIMPLE)
    assert exported(tmp_path / "0.db") == exported(tmp_path / "whole.db")


_ADD = """
import sys
from pathlib import Path
from onrecord.ledger.store import Store
from onrecord.options import RunOptions
from onrecord.runners.local import LocalRunner
from onrecord.runs import Adding
from tests.stages import SLOW
if __name__ == "__main__":
    with Store(Path(sys.argv[1]), write=True) as store:
        source, pool = SLOW.read([sys.argv[2]], None), LocalRunner(2, RunOptions(inline_items=0))
        for ids in Adding(store, SLOW).run(source, runner=pool):
            print(*ids, flush=True)
        print("done", flush=True)
        sys.stdin.read()
"""


def test_workers_end_with_the_run_that_is_killed(tmp_path: Path) -> None:
    reports, script = pile(tmp_path / "pile"), tmp_path / "add.py"
    script.write_text(_ADD)
    with subprocess.Popen(
        [sys.executable, str(script), str(tmp_path / "story.db"), str(reports)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    ) as run:
        assert run.stdout is not None
        assert run.stdout.readline().startswith(b"a_")
        workers = children(run.pid)
        assert len(workers) >= 2
        run.kill()
    patience = time.monotonic() + 30  # seconds: on a busy machine a worker is slow to start, too
    while any(map(running, workers)):
        assert time.monotonic() < patience, "a worker outlived the run that it worked for"
        time.sleep(0.05)
    with Ledger(tmp_path / "story.db", stages=SIMPLE) as ledger:
        assert len(list(ledger.articles())) >= 1
        assert ledger.pending
        assert not ledger.verify().drift
        assert len(ledger.add(reports, workers=1).articles) < REPORTS
        assert not ledger.pending


def running(process: int) -> bool:
    """Tell whether a process runs; one that has ended may stay listed until somebody asks."""
    try:
        stat = Path(f"/proc/{process}/stat").read_text()
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[0] != "Z"


def children(process: int) -> list[int]:
    """Return the processes that *process* started."""
    listed = Path(f"/proc/{process}/task/{process}/children")
    if not listed.exists():
        pytest.skip("needs /proc to see the children of a process")
    return [int(child) for child in listed.read_text().split()]
