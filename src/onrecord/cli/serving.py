"""`onrecord serve` and `onrecord report`: the ledger in the browser, or as one file for it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from onrecord.cli.output import console
from onrecord.cli.wording import count
from onrecord.problems import BadArgument, ExitCode
from onrecord.web import serve as server
from onrecord.web.file import report_file
from onrecord.web.reading import opened


def serve(ledger: Path, *, host: str, port: int, token: str | None, browse: bool) -> ExitCode:
    """Serve *ledger* until the reader ends it."""
    screen = console()

    def tell(address: str) -> None:
        screen.print(f"{ledger} is open at {address} (Ctrl-C ends it)", soft_wrap=True)

    server.serve(ledger, host=host, port=port, token=token, browse=browse, tell=tell)
    return ExitCode.FINE


def report(ledger: Path, claims: Sequence[str], out: Path) -> ExitCode:
    """Write the story of *ledger* as one file."""
    with opened(ledger) as store:
        page = report_file(store, claims, name=ledger.stem)
    try:
        out.write_text(page, encoding="utf-8")
    except OSError as error:
        why = error.strerror or str(error)
        raise BadArgument(str(out), "cannot be written", why, "Name another file.") from error
    size = count(-(-len(page.encode()) // 1000), "kB", "kB")
    console().print(f"{out} written, {size}: open it in a browser", soft_wrap=True)
    return ExitCode.FINE
