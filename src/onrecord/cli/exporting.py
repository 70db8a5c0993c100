"""What the command does that hands a ledger on, over the API."""

from __future__ import annotations

import sys
from pathlib import Path

from onrecord.cli.commands import reading
from onrecord.cli.wording import count
from onrecord.problems import ExitCode


def export(
    ledger: Path, to: str, output: Path | None, claims: tuple[str, ...], *, force: bool
) -> ExitCode:
    """Write a ledger in another format, and tell on standard error what it leaves out."""
    stream = output is None or str(output) == "-"
    with reading(ledger) as opened:
        into = sys.stdout.buffer if output is None or stream else output
        exported = opened.export(to, into, claims=claims, force=force)
    sys.stdout.flush()
    if exported.files:
        sys.stderr.write(f"{count(len(exported.files), 'file')} written: {output}\n")
    sys.stderr.write(f"Left out: {exported.leaves_out}.\n")
    return ExitCode.FINE
