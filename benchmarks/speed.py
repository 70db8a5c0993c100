"""Measure speed and memory: ``python benchmarks/speed.py [REPORTS]`` (the demo's by default).

Three things are measured, each the best of a few runs, in seconds:

- ``onrecord --help``, from start to end of the process;
- ``onrecord add`` into a new ledger likewise, with the most memory that it held;
- extraction in this process, one worker, over the time of the model's own passes within it.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from unittest.mock import patch

import onrecord
from onrecord.problems import worded
from onrecord.records import Problem
from onrecord.statements.tagging.onnx_tagger import OnnxTagger

DEMO = Path(__file__).parents[1] / "src" / "onrecord" / "data" / "demo" / "*.txt"
COMMAND = (sys.executable, "-m", "onrecord")


def best(runs: int, work: Callable[[], None]) -> float:
    """Return the seconds of the quickest of so many *runs*."""
    took = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        took.append(time.perf_counter() - start)
    return min(took)


def run(*arguments: str) -> None:
    subprocess.run([*COMMAND, *arguments], check=False, capture_output=True)


def add(reports: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        run("add", reports, "-l", f"{folder}/story.db")


def peak() -> float:
    """Return the most memory that one process started here held, in MB (Linux counts in KB)."""
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / unit


def passes(reports: str) -> tuple[float, float, int]:
    """Extract once; return its seconds, those of the model's passes within, and the characters.

    A report that cannot be extracted ends the measurement: the others say nothing about it.
    """
    inside = 0.0
    forward = OnnxTagger._run

    def timed(self: OnnxTagger, *window: object) -> object:
        nonlocal inside
        start = time.perf_counter()
        try:
            return forward(self, *window)  # type: ignore[arg-type]
        finally:
            inside += time.perf_counter() - start

    with patch.object(OnnxTagger, "_run", timed):
        start = time.perf_counter()
        found = list(onrecord.extract(reports, workers=1))
        took = time.perf_counter() - start
    if problems := [one for one in found if isinstance(one, Problem)]:
        sys.exit(worded(problems[0]))
    return took, inside, sum(len(e.article.text) for e in found if not isinstance(e, Problem))


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Measure speed and memory.")
    parser.add_argument("reports", nargs="?", default=str(DEMO), help="a file, folder or glob")
    parser.add_argument("--runs", type=int, default=3, help="how often; the best counts")
    options = parser.parse_args(arguments)
    print(f"onrecord --help          {best(options.runs, lambda: run('--help')):6.2f} s")
    print(f"onrecord add, new ledger {best(options.runs, lambda: add(options.reports)):6.2f} s")
    print(f"  most memory            {peak():6.0f} MB")
    passes(options.reports)  # the first loads the model
    took, inside, length = min(passes(options.reports) for _ in range(options.runs))
    print(f"extraction, one worker   {took:6.2f} s for {length:,} characters")
    print(f"  over the model's own   {took / inside:6.2f} ({inside:.2f} s)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
