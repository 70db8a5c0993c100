"""What the commands do that show a pile as a story."""

from __future__ import annotations

from pathlib import Path

from onrecord import serialise
from onrecord.cli.commands import pile, reading
from onrecord.cli.figures import series_tables
from onrecord.cli.output import Format, console, write_lines
from onrecord.problems import ExitCode
from onrecord.views.figures import series_rows


def figures(ledger: Path, format: Format) -> ExitCode:
    """List the series of a ledger."""
    with reading(ledger) as opened:
        if format is Format.JSONL:
            write_lines(serialise.line(one) for one in opened.figures())
        else:
            console().print(series_tables(series_rows(opened.figures(), pile(opened))))
    return ExitCode.FINE
