"""What the commands by which people decide do, over the API."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

import onrecord
from onrecord import serialise
from onrecord.cli.commands import reading
from onrecord.cli.output import Format, author, complain, console, write_lines
from onrecord.cli.wording import count
from onrecord.judgements import Verb
from onrecord.problems import BadArgument, ExitCode
from onrecord.records import Judgement, JudgementState, Logged, MergeReason, Target, TargetKind


@dataclass(frozen=True, slots=True)
class Asked:
    """What the user says, as it was typed."""

    what: str
    about: tuple[str, ...]
    value: str | None
    merge: str | None

    def verb(self) -> Verb:
        """Return what is said.

        Raises:
            BadArgument: nothing is called so.
        """
        if self.what not in set(Verb) - {Verb.FORGOTTEN}:
            known = ", ".join(one for one in Verb if one is not Verb.FORGOTTEN)
            raise BadArgument(repr(self.what), "cannot be judged", "no such word", f"Say: {known}.")
        return Verb(self.what)

    def reason(self) -> MergeReason | None:
        """Return the reason of the merges meant.

        Raises:
            BadArgument: there is no such reason.
        """
        if self.merge is None:
            return None
        if self.merge not in set(MergeReason):
            known = ", ".join(MergeReason)
            raise BadArgument("--merge", f"no reason {self.merge!r}", "", f"Say one of {known}.")
        return MergeReason(self.merge)


def judge(ledger: Path, asked: Asked, by: str | None, reason: str, format: Format) -> ExitCode:
    """Keep a judgement and tell what it is about."""
    verb, merge = asked.verb(), asked.reason()
    with onrecord.open(ledger) as opened:
        made = opened.judge(
            verb,
            asked.about,
            value=asked.value,
            merge=merge,
            author=author(by),
            time=datetime.now(UTC),
            reason=reason,
        )
    return _told(made, ledger, format)


def undo(ledger: Path, id: str, by: str | None, reason: str, format: Format) -> ExitCode:
    """Take a judgement back."""
    with onrecord.open(ledger) as opened:
        made = opened.undo(id, author=author(by), time=datetime.now(UTC), reason=reason)
    return _told(made, ledger, format)


def _told(made: Judgement, ledger: Path, format: Format) -> ExitCode:
    if format is Format.JSONL:
        write_lines([serialise.line(made)])
    else:
        line = f"Kept as {made.id}: {_said(made)}. See: onrecord log {ledger}"
        console().print(line, soft_wrap=True)
    return ExitCode.FINE


def log(ledger: Path, format: Format) -> ExitCode:
    """List the judgements of a ledger; complain of those that hold on to nothing."""
    with reading(ledger) as opened:
        entries, detached = opened.log(), opened.decisions().detached
    if format is Format.JSONL:
        write_lines(serialise.line(one) for one in entries)
    else:
        console().print(log_table(entries))
    return complain(detached)


def log_table(entries: Sequence[Logged]) -> RenderableType:
    """Show judgements with what became of them."""
    if not entries:
        return Text("No judgements yet: see onrecord judge --help.")
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 2, 0, 0))
    for name in ("judgement", "by", "says", "state"):
        table.add_column(name, header_style="dim", overflow="fold", vertical="top")
    for one in entries:
        judged = one.judgement
        id = Text.assemble(judged.id, (f"\n{judged.time}", "dim"))
        says = Text.assemble(_said(judged), (f"\n{judged.reason}" if judged.reason else "", "dim"))
        state = Text.assemble(
            (one.state.value, "" if one.state is JudgementState.IN_FORCE else "yellow"),
            (f"\n{one.why}" if one.why else "", "dim"),
        )
        table.add_row(id, judged.author, says, state)
    return table


def _said(judged: Judgement) -> str:
    if judged.undoes:
        return f"{judged.undoes} undone"
    things = " and ".join(map(_thing, judged.about))
    merge = f", merges by {judged.detail}" if judged.detail else ""
    kind = judged.kind.value
    return f"{things}: {kind}{merge} {judged.verdict}"


def _thing(target: Target) -> str:
    if target.name:
        return f"“{target.name}”"
    first = target.anchors[0]
    if target.kind is TargetKind.CLAIM:
        return f"the claim of {count(len(target.anchors), 'statement')} with {first.statement}"
    if first.statement:
        return first.statement
    at = ", ".join(f"{span.start}–{span.end}" for span in first.spans)
    return f"{target.kind.value} {at} of {first.article}" if at else first.article


def forget(ledger: Path, what: str, by: str | None, reason: str, format: Format) -> ExitCode:
    """Take a document out for good."""
    with onrecord.open(ledger) as opened:
        made = opened.forget(what, author=author(by), time=datetime.now(UTC), reason=reason)
    return _told(made, ledger, format)
