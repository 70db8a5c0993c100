"""The commands that show a pile as a story: its figures, its days, its wording."""

from __future__ import annotations

import typer

from onrecord.cli.app import FormatOption, Ledger, OneReport, app, examples
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


@app.command(
    epilog=examples(
        "onrecord timeline story.db",
        "onrecord timeline story.db --all",
        "onrecord timeline story.db --format jsonl",
    )
)
def timeline(
    ledger: Ledger,
    all_: OneReport = False,
    format: FormatOption = Format.TABLE,
) -> None:
    """List what happened when, by the days that reports name.

    Sentences of several reports about one event stand together; what is said to come is left out.
    """
    from onrecord.cli import story

    raise typer.Exit(story.timeline(ledger, format, all_=all_))


@app.command(epilog=examples("onrecord dates story.db", "onrecord dates story.db --format jsonl"))
def dates(ledger: Ledger, format: FormatOption = Format.TABLE) -> None:
    """List undated reports that other reports date.

    "Three days after the flood" in one report, the day of the flood in another; or a dated report
    that credits this one, or is credited by it.
    """
    from onrecord.cli import story

    raise typer.Exit(story.dates(ledger, format))


@app.command(
    epilog=examples(
        "onrecord distortions story.db",
        "onrecord distortions story.db --format jsonl | jq 'select(.kind == \"cut_short\")'",
    )
)
def distortions(ledger: Ledger, format: FormatOption = Format.TABLE) -> None:
    """List how words changed between reports.

    A hedge or "up to" that is left out, another number, a "not" more or less, a quotation that ends
    before its "but", words that lost their source, a title that is surer than its text.
    """
    from onrecord.cli import story

    raise typer.Exit(story.distortions(ledger, format))


@app.command(
    epilog=examples("onrecord recurring story.db", "onrecord recurring story.db --format jsonl")
)
def recurring(ledger: Ledger, format: FormatOption = Format.TABLE) -> None:
    """List sentences that an outlet prints again and again.

    Notes on writers, appeals, standing background: matches and claims are made without them.
    """
    from onrecord.cli import story

    raise typer.Exit(story.recurring(ledger, format))
