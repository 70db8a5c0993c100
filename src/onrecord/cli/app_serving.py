"""The commands that show a ledger as pages: serve, report."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.app import Ledger, app, examples


@app.command(
    epilog=examples(
        "onrecord serve story.db                 on this machine only",
        "onrecord serve story.db --open          and open the browser",
        "onrecord serve story.db --host 0.0.0.0  for the others here, with a token",
    )
)
def serve(
    ledger: Ledger,
    host: Annotated[
        str, typer.Option("--host", help="Where to listen; beyond this machine a token is asked.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="0: any free one.")] = 8765,
    token: Annotated[
        str | None, typer.Option("--token", help="Ask for this token; made up if need be.")
    ] = None,
    open_: Annotated[bool, typer.Option("--open", help="Open the browser.")] = False,
) -> None:
    """Read a ledger in the browser.

    Every report with its statements marked, and what other reports have of them; every claim with
    its reports side by side, its chains and its origins. Nothing is loaded from elsewhere and
    nothing leaves this machine. Ends with Ctrl-C.
    """
    from onrecord.cli.serving import serve as run_serve

    raise typer.Exit(run_serve(ledger, host=host, port=port, token=token, browse=open_))


@app.command(
    epilog=examples(
        "onrecord report story.db -o report.html",
        "onrecord report story.db c_5d02ab9c13 c_77e0101b2f -o two-claims.html",
    )
)
def report(
    ledger: Ledger,
    out: Annotated[
        Path, typer.Option("-o", "--out", help="The file to write, such as story.html.")
    ],
    claims: Annotated[
        list[str] | None,
        typer.Argument(help="Claims by id; what several reports say if not given."),
    ] = None,
) -> None:
    """Write a story as one file for the browser.

    Claims with their reports side by side, chains and origins, and the texts that they stand in.
    The file needs no server, no script and nothing from elsewhere: send it to a colleague.
    """
    from onrecord.cli.serving import report as run_report

    raise typer.Exit(run_report(ledger, tuple(claims or ()), out))
