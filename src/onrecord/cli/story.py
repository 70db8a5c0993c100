"""What the commands do that show a pile as a story."""

from __future__ import annotations

from pathlib import Path

from onrecord import serialise
from onrecord.cli.commands import pile, reading
from onrecord.cli.days import date_table, event_table
from onrecord.cli.distortions import distortion_table
from onrecord.cli.figures import series_tables
from onrecord.cli.output import Format, console, write_lines
from onrecord.cli.recurring import recurring_table
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


def timeline(ledger: Path, format: Format, *, all_: bool) -> ExitCode:
    """List the events of a ledger."""
    with reading(ledger) as opened:
        if format is Format.JSONL:
            write_lines(serialise.line(one) for one in opened.timeline())
        else:
            console().print(event_table(opened.timeline(), pile(opened), all_=all_))
    return ExitCode.FINE


def dates(ledger: Path, format: Format) -> ExitCode:
    """List the days that a ledger gives to undated articles."""
    with reading(ledger) as opened:
        if format is Format.JSONL:
            write_lines(serialise.line(one) for one in opened.dates())
        else:
            console().print(date_table(opened.dates(), pile(opened)))
    return ExitCode.FINE


def distortions(ledger: Path, format: Format) -> ExitCode:
    """List the distortions of a ledger."""
    with reading(ledger) as opened:
        if format is Format.JSONL:
            write_lines(serialise.line(one) for one in opened.distortions())
        else:
            console().print(distortion_table(opened.distortions(), pile(opened)))
    return ExitCode.FINE


def recurring(ledger: Path, format: Format) -> ExitCode:
    """List what outlets print again and again."""
    with reading(ledger) as opened:
        if format is Format.JSONL:
            write_lines(serialise.line(one) for one in opened.recurring())
        else:
            console().print(recurring_table(opened.recurring()))
    return ExitCode.FINE
