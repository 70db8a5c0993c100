"""The commands by which people decide: judge, log, undo."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.cli.app import FormatOption, Ledger, app, examples
from onrecord.cli.output import Format

Verb = Annotated[str, typer.Argument(metavar="WHAT", help="What you say; see the list above.")]
About = Annotated[
    list[str],
    typer.Argument(help="What you say it of: ids, beginnings of ids, or names in quotation marks."),
]
Value = Annotated[
    str | None, typer.Option("--is", help="What is right, for whatever is put right or graded.")
]
MergeOption = Annotated[
    str | None,
    typer.Option("--merge", help="With off and on: this reason alone, such as copied_words."),
]
By = Annotated[
    str | None,
    typer.Option("--by", help="Who says so; else ONRECORD_AUTHOR, else your login name."),
]
Reason = Annotated[str, typer.Option("--reason", help="Why; it stays in the log.")]


@app.command(
    epilog=examples(
        "onrecord judge story.db same s_90b1f3 s_41be0c --reason 'one interview'",
        "onrecord judge story.db different c_5d02ab c_77e010",
        "onrecord judge story.db unsure 'Captain Orlo' 'Orlov'",
        "onrecord judge story.db off s_90b1f3 s_41be0c --reason 'each was there'",
        "onrecord judge story.db speaker s_90b1f3 --is 'Ana Ruiz'",
        "onrecord judge story.db date a_41be0c --is 2023-02-01/2023-02-24",
        "onrecord judge story.db relay s_90b1f3 --is 'Radio Harrow (outlet) > Ana Ruiz'",
        "onrecord judge story.db figure f_02ce11 --is 'at most 4,000'",
        "onrecord judge story.db furniture s_90b1f3 --is teaser",
        "onrecord judge story.db grade 'Radio Harrow' --is B",
        "onrecord judge story.db grade c_5d02ab --is 2",
        "onrecord judge story.db disputed c_5d02ab --by 'Desk two'",
    )
)
def judge(
    ledger: Ledger,
    what: Verb,
    about: About,
    value: Value = None,
    merge: MergeOption = None,
    by: By = None,
    reason: Reason = "",
    format: FormatOption = Format.TABLE,
) -> None:
    """Decide what the program cannot.

    A judgement is appended with author, time and reason, never overwritten, and holds on to the
    words it is about, whichever model reads them next. What it touches is made anew.

    \b
    WHAT is one of:
      same, different, unsure   two statements, two claims, or two names; or a match
      off, on                   merges of origins between two statements
      speaker, relay            of a statement: --is NAME, unknown, or "OUTLET > NAME"
      publisher, date           of an article: --is NAME, or a day, or FIRST/LAST
      figure                    --is "about 4,000", 3,000-4,000, or none
      furniture                 a statement is none: --is teaser, ...; or report, if it is
      rejected                  a statement that was never made
      grade                     --is A to F of a name, 1 to 6 of a claim (Admiralty scale)
      reviewed, disputed, open  a claim
    """
    from onrecord.cli import judging

    asked = judging.Asked(what=what, about=tuple(about), value=value, merge=merge)
    raise typer.Exit(judging.judge(ledger, asked, by, reason, format))


@app.command(
    epilog=examples(
        "onrecord log story.db",
        "onrecord log story.db --format jsonl | jq 'select(.state == \"detached\")'",
    )
)
def log(ledger: Ledger, format: FormatOption = Format.TABLE) -> None:
    """List all judgements, and what became of them.

    Each is in force, undone, overruled by a later one of the same things, or detached: what it is
    about is no longer in the ledger.
    """
    from onrecord.cli import judging

    raise typer.Exit(judging.log(ledger, format))


@app.command(
    epilog=examples(
        "onrecord undo story.db j_7e4410", "onrecord undo story.db j_7e4410 --reason 'wrong claim'"
    )
)
def undo(
    ledger: Ledger,
    id: Annotated[str, typer.Argument(help="The id of a judgement, or how it begins.")],
    by: By = None,
    reason: Reason = "",
    format: FormatOption = Format.TABLE,
) -> None:
    """Take a judgement back.

    Both stay in the log. Undoing what undid another brings that one back.
    """
    from onrecord.cli import judging

    raise typer.Exit(judging.undo(ledger, id, by, reason, format))
