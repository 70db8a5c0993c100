"""Keep the output that the documentation shows real: ``python docs/real_output.py``.

A block that begins with ``$ onrecord …`` shows what that command prints in a folder in which
``onrecord demo --to demo`` has run. This runs every such command, in the order of the files, and
writes what it prints into the block. A line ``[…]`` stands for lines left out: as many lines as
stand in front of it are shown, and the line after it tells where the output goes on. A test checks
that nothing is left to write, so that no page shows what Onrecord no longer prints.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGES = ("README.md", "docs/tutorials/first-ledger.md", "docs/how-to/check-a-quotation.md")

BLOCK = re.compile(r"(?<=```console\n)\$ (?P<command>onrecord .*)\n(?P<output>(?:.*\n)*?)(?=```)")
CUT = "[…]"


def printed(command: str, folder: Path) -> list[str]:
    """Return the lines that *command* prints in *folder*, at a hundred columns."""
    arguments = [sys.executable, "-m", *shlex.split(command)]
    done = subprocess.run(
        arguments,
        cwd=folder,
        env={**os.environ, "COLUMNS": "100", "PYTHONUTF8": "1"},
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    return [line.rstrip() for line in done.stdout.strip("\n").splitlines()]


def shortened(real: Sequence[str], shown: Sequence[str]) -> list[str]:
    """Leave out of the *real* lines what is left out of the lines *shown* so far."""
    if CUT not in shown:
        return list(real)
    kept = shown.index(CUT)
    after = list(shown[kept + 1 :])
    goes_on = next((n for n in range(kept, len(real)) if after and real[n] == after[0]), len(real))
    return [*real[:kept], CUT, *shortened(real[goes_on:], after)]


def renewed(page: str, folder: Path) -> str:
    """Return *page* with the real output in its blocks."""

    def block(found: re.Match[str]) -> str:
        real = printed(found["command"], folder)
        lines = shortened(real, found["output"].splitlines())
        return "\n".join([f"$ {found['command']}", *lines]) + "\n"

    return BLOCK.sub(block, page)


def pages() -> dict[Path, str]:
    """Return every page with its real output."""
    with tempfile.TemporaryDirectory() as folder:
        printed("onrecord demo --to demo", Path(folder))
        paths = [ROOT / page for page in PAGES]
        return {path: renewed(path.read_text("utf-8"), Path(folder)) for path in paths}


if __name__ == "__main__":
    for path, text in pages().items():
        path.write_text(text, "utf-8")
