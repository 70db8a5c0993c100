"""Where a command writes: results to standard output, everything else to standard error."""

from __future__ import annotations

import getpass
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from enum import StrEnum
from typing import TYPE_CHECKING

from onrecord.problems import ExitCode, worded
from onrecord.records import Problem

if TYPE_CHECKING:
    from rich.console import Console

    from onrecord.views.trace import Trace

WIDTH = 100
"""Columns of a table that goes to a file or a pipe, where COLUMNS does not say otherwise."""

Progress = Callable[[int, int], None]


class Format(StrEnum):
    """How results are written."""

    TABLE = "table"
    JSONL = "jsonl"


def console() -> Console:
    """Return a console on standard output."""
    from rich.console import Console

    wide = None if sys.stdout.isatty() else int(os.environ.get("COLUMNS") or WIDTH)
    return Console(width=wide, highlight=False, emoji=False, markup=False, soft_wrap=False)


def write_lines(lines: Iterable[str]) -> None:
    """Write JSON lines to standard output, each as soon as it is there."""
    for line in lines:
        sys.stdout.write(line + "\n")
        sys.stdout.flush()


def as_line(view: Trace) -> str:
    """Write a view as one line of JSON."""
    return json.dumps(asdict(view), ensure_ascii=False)


def complain(problems: Iterable[Problem]) -> ExitCode:
    """Write *problems* to standard error, a line each, and tell the exit code they make."""
    code = ExitCode.FINE
    for problem in dict.fromkeys(problems):
        sys.stderr.write(worded(problem) + "\n")
        code = ExitCode.PROBLEMS
    return code


@contextmanager
def progress(what: str, *, beside: bool = False) -> Iterator[Progress | None]:
    """Show a bar on standard error while work goes on; nothing where nobody watches.

    Args:
        what: the word in front of the bar.
        beside: results are written meanwhile, so that on one terminal they are progress enough.
    """
    if not sys.stderr.isatty() or (beside and sys.stdout.isatty()):
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)

        def show(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)

        yield show


def author(by: str | None) -> str:
    """Return who judges: as told, by the environment, by the login name."""
    return by or os.environ.get("ONRECORD_AUTHOR") or getpass.getuser()
