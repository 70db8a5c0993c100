"""The commands that show a pile as a story: its figures."""

from __future__ import annotations

import typer

from onrecord.cli.app import FormatOption, Ledger, app, examples
from onrecord.cli.output import Format


@app.command(
    epilog=examples(
        "onrecord figures story.db",
        "onrecord figures story.db --format jsonl | jq '.measure, .labels'",
    )
)
def figures(ledger: Ledger, format: FormatOption = Format.TABLE) -> None:
    """List figures over time, and where they disagree.

    A point is consistent with the one before it, changed, revised (corrected by its source), of a
    different scope, or contradicted, each with the reason.
    """
    from onrecord.cli import story

    raise typer.Exit(story.figures(ledger, format))
