"""What the commands do that show a pile as a story."""

from __future__ import annotations

from pathlib import Path

from onrecord.cli.commands import listed, pile
from onrecord.cli.days import date_table, event_table
from onrecord.cli.distortions import distortion_table
from onrecord.cli.figures import series_tables
from onrecord.cli.output import Format
from onrecord.cli.recurring import recurring_table
from onrecord.problems import ExitCode
from onrecord.views.figures import series_rows


def figures(ledger: Path, format: Format) -> ExitCode:
    """List the series of a ledger."""
    return listed(
        ledger,
        format,
        lambda opened: opened.figures(),
        lambda found, opened: series_tables(series_rows(found, pile(opened))),
    )


def timeline(ledger: Path, format: Format, *, all_: bool) -> ExitCode:
    """List the events of a ledger."""
    return listed(
        ledger,
        format,
        lambda opened: opened.timeline(),
        lambda found, opened: event_table(found, pile(opened), all_=all_),
    )


def dates(ledger: Path, format: Format) -> ExitCode:
    """List the days that a ledger gives to undated articles."""
    return listed(
        ledger,
        format,
        lambda opened: opened.dates(),
        lambda found, opened: date_table(found, pile(opened)),
    )


def distortions(ledger: Path, format: Format) -> ExitCode:
    """List the distortions of a ledger."""
    return listed(
        ledger,
        format,
        lambda opened: opened.distortions(),
        lambda found, opened: distortion_table(found, pile(opened)),
    )


def recurring(ledger: Path, format: Format) -> ExitCode:
    """List what outlets print again and again."""
    return listed(
        ledger, format, lambda opened: opened.recurring(), lambda found, _: recurring_table(found)
    )
