"""What each command does, over the API; returns the exit code."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import onrecord
from onrecord import serialise
from onrecord.cli import aliases as alias_tables
from onrecord.cli import tables, traces
from onrecord.cli.output import Format, as_line, author, complain, console, progress, write_lines
from onrecord.cli.wording import count
from onrecord.problems import BadArgument, ExitCode, exit_code
from onrecord.records import Added, MatchKind, Problem, Verified
from onrecord.runs import Restoring
from onrecord.serialise import Written
from onrecord.views.aliases import alias_rows
from onrecord.views.reports import Pile, folded_paths
from onrecord.views.rows import claim_rows, match_rows
from onrecord.views.trace import folded

if TYPE_CHECKING:
    from rich.console import RenderableType

    from onrecord.api import Ledger


@dataclass(frozen=True, slots=True)
class Told:
    """What the user tells of the input."""

    fields: dict[str, str]
    metadata: str | None

    @classmethod
    def of(cls, fields: str | None, metadata: str | None) -> Told:
        """Read ``text=body,publisher=site``.

        Raises:
            BadArgument: a part of *fields* is not NAME=FIELD.
        """
        parts = [part.strip() for part in (fields or "").split(",") if part.strip()]
        pairs = {}
        for part in parts:
            what, equals, name = (side.strip() for side in part.partition("="))
            if not (what and equals and name):
                why = f"{part!r} is not of the form NAME=FIELD"
                raise BadArgument("--fields", "cannot be read", why, "Write: text=body,title=head.")
            pairs[what] = name
        return cls(pairs, metadata)


def extract(
    paths: Sequence[str],
    format: Format,
    *,
    workers: int | None,
    told: Told,
    min_confidence: float,
) -> ExitCode:
    """Write what each report says, as soon as it is read."""
    code = ExitCode.FINE
    screen = console() if format is Format.TABLE else None
    with progress("reading", beside=True) as show:
        for found in onrecord.extract(
            paths,
            stdin=sys.stdin.buffer,
            workers=workers,
            progress=show,
            fields=told.fields,
            metadata=told.metadata,
            min_confidence=min_confidence,
        ):
            if isinstance(found, Problem):
                code = complain([found])
                continue
            code = max(code, complain(serialise.problems_of(found)))
            if screen:
                tables.print_extraction(screen, found)
            else:
                write_lines([serialise.line(found)])
    return code


def add(
    paths: Sequence[str],
    ledger: Path,
    format: Format,
    *,
    again: bool,
    restore: bool,
    workers: int | None,
    told: Told,
) -> ExitCode:
    """Put reports into a ledger and tell what that changed."""
    with onrecord.open(ledger, create=True) as opened, progress("adding") as show:
        added = opened.add(
            paths,
            stdin=sys.stdin.buffer,
            again=again,
            restore=Restoring(author(None), datetime.now(UTC)) if restore else None,
            workers=workers,
            progress=show,
            fields=told.fields,
            metadata=told.metadata,
        )
        claims = len(opened.claims())
    complain(added.problems)
    if format is Format.JSONL:
        write_lines([serialise.line(added)])
    else:
        console().print(_told(added, ledger, claims), soft_wrap=True)
    return exit_code(added.problems)


_Record = TypeVar("_Record", bound=Written)


def listed(
    ledger: Path,
    format: Format,
    records: Callable[[Ledger], Sequence[_Record]],
    table: Callable[[Sequence[_Record], Ledger], RenderableType],
) -> ExitCode:
    """List records of a ledger: as lines of JSON, or as the *table* that is made of them."""
    with reading(ledger) as opened:
        found = records(opened)
        if format is Format.JSONL:
            write_lines(map(serialise.line, found))
        else:
            console().print(table(found, opened))
    return ExitCode.FINE


def claims(ledger: Path, format: Format, *, all_: bool) -> ExitCode:
    """List the claims of a ledger."""
    return listed(
        ledger,
        format,
        lambda opened: opened.claims(),
        lambda found, opened: tables.claim_table(claim_rows(found, pile(opened)), all_=all_),
    )


def matches(ledger: Path, format: Format, *, kinds: Collection[MatchKind]) -> ExitCode:
    """List the matches of a ledger, those of *kinds*."""
    return listed(
        ledger,
        format,
        lambda opened: tuple(match for match in opened.matches() if match.kind in kinds),
        lambda found, opened: tables.match_table(match_rows(found, pile(opened))),
    )


def aliases(ledger: Path, format: Format, *, all_: bool) -> ExitCode:
    """List the entities of a ledger."""
    return listed(
        ledger,
        format,
        lambda opened: opened.aliases(),
        lambda found, opened: alias_tables.alias_table(alias_rows(found, pile(opened)), all_=all_),
    )


def search(ledger: Path, query: str, limit: int, format: Format) -> ExitCode:
    """List what a search finds."""
    with reading(ledger) as opened:
        hits = opened.search(query, limit=limit)
    if format is Format.JSONL:
        write_lines(serialise.line(hit) for hit in hits)
    else:
        console().print(tables.hit_table(hits))
    return ExitCode.FINE


def verify(ledger: Path, format: Format) -> ExitCode:
    """Tell whether a ledger still holds what it claims."""
    with onrecord.open(ledger) as opened:
        verified = opened.verify()
    if format is Format.JSONL:
        write_lines([serialise.line(verified)])
    else:
        console().print(_verdict(verified, ledger), soft_wrap=True)
    complain(verified.drift)
    return exit_code(verified.drift)


def trace(ledger: Path, words: str, format: Format) -> ExitCode:
    """Show where words come from."""
    with reading(ledger) as opened:
        found = opened.trace(words)
    if not found:
        raise BadArgument(
            str(ledger),
            "words not found",
            f"no statement holds “{words}”",
            f"Try fewer words, or: onrecord search {ledger} '{words}'.",
        )
    if format is Format.JSONL:
        write_lines(as_line(view) for view in found)
        return ExitCode.FINE
    first, *others = sorted(found, key=lambda view: len(view.reports) == 1)  # else best first
    traces.print_trace(console(), folded(first))
    if others:
        names = [view.claim or view.reports[0].wordings[0].telling.statement for view in others]
        console().print(f"Also near these words: {', '.join(names[:8])}")
    return ExitCode.FINE


@contextmanager
def reading(path: Path) -> Iterator[Ledger]:
    """Open a ledger to read, and say so where an interrupted ``add`` left its claims behind."""
    with onrecord.open(path) as opened:
        if opened.pending:
            complain([pending(path)])
        yield opened


def pending(path: Path) -> Problem:
    """Word what an interrupted ``add`` leaves."""
    return Problem(
        where=str(path),
        what="matches and claims are older than the articles",
        why="an add was interrupted before it compared them",
        next="Run the same onrecord add again.",
    )


def pile(ledger: Ledger) -> Pile:
    """Return what every article of a ledger says, with paths as short as they can be."""
    return folded_paths({e.article.id: e for e in ledger.extractions()})


def _told(added: Added, ledger: Path, claims: int) -> str:
    known = f", {added.known:,} already there" if added.known else ""
    gone = count(len(added.retracted), "match", "matches")
    retracted = (
        f"\n{gone} taken back: the larger pile shows common words." if added.retracted else ""
    )
    return (
        f"{count(len(added.articles), 'article')} added to {ledger}{known}. "
        f"It holds {count(claims, 'claim')}; see: onrecord claims {ledger}{retracted}"
    )


def _verdict(verified: Verified, ledger: Path) -> str:
    checked = (
        f"{count(verified.documents, 'document')}, {count(verified.articles, 'article')} and "
        f"{count(verified.spans, 'span')} checked"
    )
    sound = "drifted" if verified.drift else "sound"
    pending = "\nAn interrupted add is pending: run it again." if verified.pending else ""
    unchecked = (
        f"\nPacked without all of it; not checked: {', '.join(verified.unchecked)}."
        if verified.unchecked
        else ""
    )
    return f"{ledger} is {sound}: {checked}.\nroot {verified.root}{pending}{unchecked}"
