"""The commands by which a ledger is handed on, or cleared of a document: pack, forget."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.app import FormatOption, Ledger, app, examples
from onrecord.cli.app_judging import By, Reason
from onrecord.cli.output import Format


@app.command(
    epilog=examples(
        "onrecord pack story.db to-hand-on.db",
        "onrecord pack story.db no-texts.db --without-text",
        "onrecord pack story.db no-names.db --pseudonyms secret.key",
        "onrecord pack story.db no-ruiz.db --pseudonyms secret.key --name 'Ana Ruiz'",
    )
)
def pack(
    ledger: Ledger,
    target: Annotated[Path, typer.Argument(help="The new file.")],
    without_text: Annotated[
        bool, typer.Option("--without-text", help="Leave the reports' own words out.")
    ] = False,
    pseudonyms: Annotated[
        Path | None,
        typer.Option(
            "--pseudonyms",
            help="Replace names by others made with the secret in this file, which is made where "
            "there is none; keep it to yourself. Leaves the texts out too.",
        ),
    ] = None,
    name: Annotated[
        list[str] | None,
        typer.Option("--name", help="Replace this name only; may be given several times."),
    ] = None,
) -> None:
    """Write a ledger into one file to hand on.

    Everything is inside, and equal ledgers give equal files. Without texts, verify checks hashes
    and records and says what it cannot check.
    """
    from onrecord.cli import sharing

    raise typer.Exit(sharing.pack(ledger, target, without_text, pseudonyms, name or ()))


@app.command(
    epilog=examples(
        "onrecord diff mine.db theirs.db",
        "onrecord diff monday.db friday.db --format jsonl",
    )
)
def diff(
    ledger: Ledger,
    other: Annotated[Path, typer.Argument(help="The ledger to compare it with.")],
    format: FormatOption = Format.TABLE,
) -> None:
    """Tell what differs between two ledgers, and why.

    Documents, articles that were read otherwise, judgements; and claims that came, went, or have
    other statements, counts or standing, each with what may have changed it.
    """
    from onrecord.cli import sharing

    raise typer.Exit(sharing.diff(ledger, other, format))


@app.command(
    epilog=examples(
        "onrecord forget story.db a_41be0c --reason 'the source asked for it'",
        "onrecord forget story.db reports/03.txt --reason 'court order'",
        "onrecord add reports/03.txt -l story.db --restore     take it in again",
    )
)
def forget(
    ledger: Ledger,
    what: Annotated[str, typer.Argument(help="An article's id, a path, or a document's hash.")],
    by: By = None,
    reason: Reason = "",
    format: FormatOption = Format.TABLE,
) -> None:
    """Take a document out for good.

    Its bytes, texts, statements and all that rests on them go, also from the file's free pages.
    Its hash stays in the log, with who did it and why; adding it again is refused. Judgements about
    it stay too: undoing does not take out what they say.
    """
    from onrecord.cli import judging

    raise typer.Exit(judging.forget(ledger, what, by, reason, format))
