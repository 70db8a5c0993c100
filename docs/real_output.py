"""Keep the output that the documentation shows real: ``python docs/real_output.py``.

A block that begins with ``$ onrecord …`` shows what that command prints in a folder in which
``onrecord demo --to demo`` has run. This runs every such command, in the order of the files, and
writes what it prints into the block; a line ``[…]`` at the end of a block cuts it there. A test
checks that nothing is left to write, so that no page shows what Onrecord no longer prints.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGES = ("README.md", "docs/tutorials/first-ledger.md", "docs/how-to/check-a-quotation.md")

BLOCK = re.compile(r"(?<=```console\n)\$ (?P<command>onrecord .*)\n(?P<output>(?:.*\n)*?)(?=```)")
CUT = "[…]\n"


def printed(command: str, folder: Path) -> str:
    """Return what *command* prints in *folder*, at a hundred columns."""
    arguments = [sys.executable, "-m", *shlex.split(command)]
    done = subprocess.run(
        arguments,
        cwd=folder,
        env={**os.environ, "COLUMNS": "100", "PYTHONUTF8": "1"},
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    lines = (line.rstrip() for line in done.stdout.strip("\n").splitlines())
    return "\n".join(lines) + "\n"


def renewed(page: str, folder: Path) -> str:
    """Return *page* with the real output in its blocks."""

    def block(found: re.Match[str]) -> str:
        shown, real = found["output"], printed(found["command"], folder)
        if shown.endswith(CUT):
            kept = shown.count("\n") - 1
            real = "".join(real.splitlines(keepends=True)[:kept]) + CUT
        return f"$ {found['command']}\n{real}"

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
