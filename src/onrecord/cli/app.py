"""The commands: each takes its arguments, calls the API and writes what comes back.

What a command needs is imported inside it: the model and the ledger cost more than most answers.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.output import Format
from onrecord.problems import BadArgument, ExitCode, OnrecordError
from onrecord.records import MatchKind

app = typer.Typer(
    rich_markup_mode=None,  # plain help: Rich takes 0.3 s to import
    pretty_exceptions_enable=False,
    add_completion=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)

Paths = Annotated[
    list[str],
    typer.Argument(
        help="Files, folders or globs of reports (.txt, .html, .jsonl, .csv, .tsv, .warc, feeds; "
        ".gz of each), or a page's address; - reads standard input."
    ),
]
Ledger = Annotated[Path, typer.Argument(help="The ledger, one file, such as story.db.")]
LedgerOption = Annotated[
    Path, typer.Option("-l", "--ledger", help="The ledger, one file; made where there is none.")
]
FormatOption = Annotated[
    Format, typer.Option("--format", help="A table to read, or one JSON object per line.")
]


Workers = Annotated[
    int | None,
    typer.Option("--workers", min=1, help="Processes at most; as many as processors if not given."),
]


OneReport = Annotated[
    bool, typer.Option("--all", help="Also what one report alone tells (jsonl has all anyway).")
]
Fields = Annotated[
    str | None,
    typer.Option(
        "--fields", help="What fields of JSON Lines or tables are called: text=body,publisher=site."
    ),
]
Metadata = Annotated[
    str | None,
    typer.Option(
        "--metadata", help="A CSV that tells where files are from: path,url,publisher,published."
    ),
]


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command that *arguments* name and return its exit code."""
    try:
        app(args=arguments, prog_name="onrecord")
    except OnrecordError as error:
        sys.stderr.write(f"{error}\n")
        return ExitCode.BAD_ARGUMENTS
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else ExitCode.FINE
    return ExitCode.FINE


def examples(*lines: str) -> str:
    """Word the end of a command's help; the sign in front keeps the lines as they are."""
    return "\b\nExamples:\n" + "\n".join("  " + line for line in lines)


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        typer.echo(f"onrecord {version('onrecord')}")
        raise typer.Exit


@app.callback(
    epilog=examples(
        "onrecord demo                              see what it does, on invented reports",
        "onrecord extract report.txt                who says what in one report",
        "onrecord add reports/ -l story.db          put a pile of reports into a ledger",
        'onrecord trace story.db "words of a quote" where these words come from',
    )
)
def onrecord(
    _: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Tell the version.")
    ] = False,
) -> None:
    """Read news reports and write a ledger of claims: who said what, through whom.

    Every line of a ledger rests on exact words of a report. Onrecord never says what is true; it
    shows what a claim rests on. Exit codes: 0 fine, 1 some input had problems (standard error says
    which), 2 bad arguments.
    """


@app.command(
    epilog=examples(
        "onrecord extract report.txt",
        "onrecord extract reports/ --format jsonl > articles.jsonl",
        "cat report.txt | onrecord extract -",
        "onrecord extract news.jsonl --fields text=body,publisher=site",
        "onrecord extract reports/ --min-confidence 0.8   nine of ten are right",
    )
)
def extract(
    paths: Paths,
    format: FormatOption = Format.TABLE,
    workers: Workers = None,
    fields: Fields = None,
    metadata: Metadata = None,
    min_confidence: Annotated[
        float,
        typer.Option(
            min=0, max=1, help="Leave out statements less likely to be right than this, 0 to 1."
        ),
    ] = 0.0,
) -> None:
    """Show who says what in each report.

    Looks at one report at a time and needs no ledger. A line of --format jsonl holds all that one
    article says, with the exact places.
    """
    from onrecord.cli import commands

    told = commands.Told.of(fields, metadata)
    raise typer.Exit(
        commands.extract(paths, format, workers=workers, told=told, min_confidence=min_confidence)
    )


@app.command(
    epilog=examples(
        "onrecord add reports/ -l story.db",
        "onrecord add 'reports/*.txt' late/one.txt -l story.db",
        "onrecord add pages/ --metadata pages/where.csv -l story.db",
    )
)
def add(
    paths: Paths,
    ledger: LedgerOption,
    again: Annotated[
        bool, typer.Option("--again", help="Extract also what is there already.")
    ] = False,
    restore: Annotated[
        bool, typer.Option("--restore", help="Take in again what was forgotten.")
    ] = False,
    format: FormatOption = Format.TABLE,
    workers: Workers = None,
    fields: Fields = None,
    metadata: Metadata = None,
) -> None:
    """Put reports into a ledger and compare them.

    Adding the same reports again changes nothing; an interrupted run is taken up where it stopped.
    """
    from onrecord.cli import commands

    told = commands.Told.of(fields, metadata)
    raise typer.Exit(
        commands.add(
            paths, ledger, format, again=again, restore=restore, workers=workers, told=told
        )
    )


@app.command(
    epilog=examples(
        "onrecord claims story.db",
        "onrecord claims story.db --format jsonl | jq 'select(.origins.at_most > 1)'",
    )
)
def claims(
    ledger: Ledger,
    all_: OneReport = False,
    format: FormatOption = Format.TABLE,
) -> None:
    """List what several reports say alike.

    Each with its speakers, its reports, and how many independent origins it has: a number, or a
    range where only some of the merges are certain. ┄ marks a chain with an inferred hop.
    """
    from onrecord.cli import commands

    raise typer.Exit(commands.claims(ledger, format, all_=all_))


@app.command(
    epilog=examples(
        "onrecord matches story.db",
        "onrecord matches story.db --kind update --kind conflict",
        "onrecord matches story.db --format jsonl",
    )
)
def matches(
    ledger: Ledger,
    kind: Annotated[
        list[MatchKind] | None, typer.Option("--kind", help="Only of this kind; may be repeated.")
    ] = None,
    format: FormatOption = Format.TABLE,
) -> None:
    """List what two reports share, in the same words or others.

    Passages, statements of one thing in other words, counts that moved or disagree.

    ‹words› stand only in this report; […] marks words of the other that are left out here.
    """
    from onrecord.cli import commands

    raise typer.Exit(commands.matches(ledger, format, kinds=frozenset(kind or MatchKind)))


@app.command(
    epilog=examples(
        "onrecord aliases story.db",
        "onrecord aliases story.db --format jsonl | jq 'select(.unsure != [])'",
    )
)
def aliases(
    ledger: Ledger,
    all_: Annotated[
        bool, typer.Option("--all", help="Also who has one name only (jsonl has all anyway).")
    ] = False,
    format: FormatOption = Format.TABLE,
) -> None:
    """List who goes by several names, and why they are one.

    Under ? stands who may be the same: a person has to say.
    """
    from onrecord.cli import commands

    raise typer.Exit(commands.aliases(ledger, format, all_=all_))


@app.command(
    epilog=examples(
        "onrecord show story.db a_41be0c77d2     an article, statement by statement",
        "onrecord show story.db s_90b1f3a6e4     a statement with all its evidence",
        "onrecord show story.db c_5d02ab9c13     a claim, as trace shows it",
        "onrecord show story.db m_7e4410fa52     a match",
        "onrecord show story.db n_20c1d9e4a7     somebody under all names",
        "onrecord show story.db r_88d2f01b3c     a series of figures",
    )
)
def show(
    ledger: Ledger,
    id: Annotated[
        str, typer.Argument(help="The id of an article, statement, claim, match, entity or series.")
    ],
    format: FormatOption = Format.TABLE,
) -> None:
    """Show one record with all that it rests on."""
    from onrecord.cli.show import show as run_show

    raise typer.Exit(run_show(ledger, id, format))


@app.command(
    epilog=examples(
        "onrecord search story.db ferry",
        "onrecord search story.db 'low water' --format jsonl",
    )
)
def search(
    ledger: Ledger,
    query: Annotated[str, typer.Argument(help="Words that must all be there.")],
    limit: Annotated[int, typer.Option("--limit", min=1, help="How many at most.")] = 20,
    format: FormatOption = Format.TABLE,
) -> None:
    """Find statements and passages by their words."""
    from onrecord.cli import commands

    raise typer.Exit(commands.search(ledger, query, limit, format))


@app.command(epilog=examples("onrecord verify story.db", "onrecord verify story.db && echo sound"))
def verify(ledger: Ledger, format: FormatOption = Format.TABLE) -> None:
    """Check a whole ledger again, offline.

    Hashes every document and cuts every span out of its text again.
    Prints a root hash: two people with the same root hold the same ledger.
    """
    from onrecord.cli import commands

    raise typer.Exit(commands.verify(ledger, format))


@app.command(
    epilog=examples(
        'onrecord trace story.db "the gate was left open"',
        'onrecord trace "the gate was left open" -l story.db',
        'onrecord trace story.db "the gate was left open" --format jsonl',
    )
)
def trace(
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="[LEDGER] WORDS", help="The ledger, unless -l names it; then words of a quote."
        ),
    ],
    ledger: Annotated[
        Path | None, typer.Option("-l", "--ledger", help="The ledger, where it is not in front.")
    ] = None,
    format: FormatOption = Format.TABLE,
) -> None:
    """Show where words come from.

    The claim that holds them, its reports side by side with the differences marked, each report's
    chain to the origin, how many independent origins there are, and why.
    """
    from onrecord.cli import commands

    where, what = _ledger_and_words(words, ledger)
    raise typer.Exit(commands.trace(where, what, format))


@app.command(
    epilog=examples("onrecord demo", "onrecord demo --to demo/     keep the reports and the ledger")
)
def demo(
    to: Annotated[
        Path | None, typer.Option("--to", help="A folder to keep the reports and the ledger in.")
    ] = None,
) -> None:
    """Tell what the invented reports of the demo show."""
    from onrecord.cli.demo import demo as run_demo

    raise typer.Exit(run_demo(to))


def _ledger_and_words(words: Sequence[str], ledger: Path | None) -> tuple[Path, str]:
    if ledger is not None:
        return ledger, " ".join(words)
    if len(words) > 1:
        return Path(words[0]), " ".join(words[1:])
    raise BadArgument(
        "trace",
        "no ledger named",
        f"“{words[0]}” is all there is",
        'Write: onrecord trace story.db "words of a quotation".',
    )


# These add their commands to ``app``: what people decide, what is shown, and what is handed on.
from onrecord.cli import (  # noqa: E402
    app_exporting,  # noqa: F401
    app_judging,  # noqa: F401
    app_serving,  # noqa: F401
    app_sharing,  # noqa: F401
    app_story,  # noqa: F401
)
