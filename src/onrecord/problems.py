"""What can go wrong, in words: bad data as values, everything else as exceptions.

Bad data (an empty file, a lost word) becomes a :class:`~onrecord.records.Problem` and the run goes
on. Bad arguments and broken ledgers raise an :class:`OnrecordError`. Both say where, what, why and
what to do next. Only the command line turns them into exit codes.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum

from onrecord.records import Problem


class ExitCode(IntEnum):
    """What a command tells the shell."""

    FINE = 0
    PROBLEMS = 1
    """Some of the input was left out or is doubtful; standard error says which and why."""
    BAD_ARGUMENTS = 2
    """Nothing was done."""


class OnrecordError(Exception):
    """Something that stops a run, told so that the reader knows what to do.

    >>> print(OnrecordError("story.db", "not a ledger", "it is a text file", "Name a ledger."))
    story.db: not a ledger: it is a text file. Name a ledger.
    """

    def __init__(self, where: str, what: str, why: str, next_: str) -> None:
        super().__init__(where, what, why, next_)
        self.problem = Problem(where=where, what=what, why=why, next=next_)

    def __str__(self) -> str:
        return worded(self.problem)


class BadArgument(OnrecordError):
    """The call asks for something that does not exist or cannot be done."""


class LedgerError(OnrecordError):
    """A ledger cannot be used as it is."""


class LedgerMissing(LedgerError):
    """There is no ledger where one was named."""


class NotALedger(LedgerError):
    """The file is there and is something else."""


class LedgerNewer(LedgerError):
    """The ledger was written by a newer Onrecord than this one."""


class LedgerOlder(LedgerError):
    """The ledger has to be brought up to date before it can be read."""


class LedgerFull(LedgerError):
    """The disk has no room, or fails."""


class LedgerLocked(LedgerError):
    """Somebody else is writing to the ledger."""


class LedgerDamaged(LedgerError):
    """What the ledger holds does not fit together."""


class BadRecord(OnrecordError):
    """JSON that should hold a record holds something else."""


class ModelError(OnrecordError):
    """The model that the package ships cannot be loaded."""


class MissingExtra(OnrecordError):
    """Something is asked for that needs a package which was not installed along."""

    def __init__(self, where: str, package: str, extra: str) -> None:
        next_ = f"Run: pip install 'onrecord[{extra}]'"
        super().__init__(where, f"{package} is missing", "it is an extra", next_)


class CannotWrite(OnrecordError):
    """What was asked for cannot be written where it was asked for; nothing half is left."""


def worded(problem: Problem) -> str:
    """Put a problem on one line: where, what, why, and what to do next.

    >>> worded(Problem(where="a.txt", what="empty", why="it has no text", next="Leave it out."))
    'a.txt: empty: it has no text. Leave it out.'
    """
    return f"{problem.where}: {problem.what}: {problem.why.rstrip('.')}. {problem.next}".rstrip()


def exit_code(problems: Iterable[Problem]) -> ExitCode:
    """Tell what a run with these problems ends with.

    >>> exit_code([])
    <ExitCode.FINE: 0>
    """
    return ExitCode.PROBLEMS if any(True for _ in problems) else ExitCode.FINE
