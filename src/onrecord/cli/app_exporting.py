"""The command by which a ledger is handed on: export."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.app import Ledger, app, examples


@app.command(
    epilog=examples(
        "onrecord export story.db --to csv -o tables/",
        "onrecord export story.db --to brief > brief.md",
        "onrecord export story.db --to brief --claim c_5d02ab --claim c_77e010 -o brief.md",
        "onrecord export story.db --to ftm | ftm validate > story.ftm.json",
        "onrecord export story.db --to csl -o references.json --force",
    )
)
def export(
    ledger: Ledger,
    to: Annotated[str, typer.Option("--to", metavar="FORMAT", help="One of the formats above.")],
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            help="A file, or a folder for a format of several files; standard output if not given.",
        ),
    ] = None,
    claim: Annotated[
        list[str] | None,
        typer.Option("--claim", help="Only this claim, and what it rests on; may be repeated."),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Write in the place of what is there.")
    ] = False,
) -> None:
    """Write a ledger in the format of another tool.

    A file is there as a whole or not at all; standard error says what the format leaves out.

    \b
    FORMAT is one of:
      jsonl        a folder: every record, a JSON object per line
      csv          a folder: tables for a spreadsheet
      parquet      a folder: tables for pandas, DuckDB or Spark; needs onrecord[parquet]
      annotations  W3C Web Annotation: notes on the exact words of each page
      ftm          FollowTheMoney: for Aleph and OpenSanctions' tools
      csl          CSL-JSON: the articles as references, for Zotero or pandoc
      timelinejs   TimelineJS: a slideshow of what several reports tell
      brief        Markdown: claims, origins and differing words, with footnotes
    """
    from onrecord.cli import exporting

    raise typer.Exit(exporting.export(ledger, to, output, tuple(claim or ()), force=force))
