"""`onrecord show`: one record of a ledger, whichever kind its id names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.text import Text

from onrecord import serialise
from onrecord.cli import aliases, tables, traces
from onrecord.cli.commands import pile, reading
from onrecord.cli.figures import series_block
from onrecord.cli.judging import log_table
from onrecord.cli.output import Format, console, write_lines
from onrecord.cli.recurring import aside
from onrecord.cli.wording import chain, cited, place
from onrecord.problems import ExitCode, LedgerDamaged
from onrecord.records import (
    Claim,
    Entity,
    Extraction,
    Logged,
    Match,
    Recurring,
    Series,
    Statement,
    StatementKind,
)
from onrecord.views.aliases import alias_row
from onrecord.views.details import Detail, detail
from onrecord.views.figures import series_rows
from onrecord.views.reports import Pile
from onrecord.views.rows import match_rows
from onrecord.views.trace import trace

if TYPE_CHECKING:
    from onrecord.api import Ledger


def show(ledger: Path, id: str, format: Format) -> ExitCode:
    """Show the record *id* of a ledger."""
    with reading(ledger) as opened:
        record = opened.show(id)
        if format is Format.JSONL:
            write_lines([_line(record)])
        else:
            _print(record, opened)
    return ExitCode.FINE


def _line(record: Extraction | Statement | Match | Entity | Claim | Series | Logged) -> str:
    if isinstance(record, Statement):
        return serialise.dumps(serialise.statement_json(record))
    return serialise.line(record)


def _print(
    record: Extraction | Statement | Match | Entity | Claim | Series | Logged, ledger: Ledger
) -> None:
    reports, screen = pile(ledger), console()
    match record:
        case Extraction():
            tables.print_extraction(screen, record)
            screen.print(tables.taken_line(ledger.document(record.article)), style="dim")
            screen.print(tables.article_line(record))
        case Statement():
            _print_statement(record.id, reports, ledger)
        case Match():
            screen.print(tables.match_table(match_rows([record], reports)))
        case Entity():
            names = {entity.id: entity.names[0].name for entity in ledger.aliases()}
            screen.print(aliases.entity_block(alias_row(record, reports, names)))
        case Series():
            screen.print(series_block(next(series_rows([record], reports))))
        case Logged():
            screen.print(log_table([record]))
        case Claim():
            traces.print_trace(screen, trace(record, reports))


def _print_statement(id: str, reports: Pile, ledger: Ledger) -> None:
    screen, holder = console(), _holder(reports, id)
    for line in _detailed(detail(holder, id)):
        screen.print(line)
    for one in _set_aside(id, holder, ledger):
        screen.print(Text(f"  {aside(one)}", "dim"))
    for claim in ledger.claims():
        if any(member.statement == id for member in claim.statements):
            screen.print(f"\nIn claim {claim.id}:")
            traces.print_trace(screen, trace(claim, reports))


def _set_aside(id: str, holder: Extraction, ledger: Ledger) -> Iterator[Recurring]:
    """Yield the recurring sentences that hold a statement: nobody says them, the outlet does."""
    said = next(one for one in holder.statements if one.id == id)
    if said.kind is StatementKind.ASSERTION:
        for one in ledger.recurring():
            spans = [s for at in one.at if at.article == holder.article.id for s in at.spans]
            if any(around.covers(span) for around in spans for span in said.content):
                yield one


def _holder(reports: Pile, id: str) -> Extraction:
    for extraction in reports.values():
        if any(statement.id == id for statement in extraction.statements):
            return extraction
    raise LedgerDamaged(id, "in no article", "its row is left over", "Run `onrecord verify`.")


def _detailed(shown: Detail) -> Iterator[Text | Padding]:
    told = shown.telling
    yield Text.assemble((f"Statement {told.statement}", "bold"), f"  {told.path}")
    yield Padding(Text(told.words), (0, 0, 1, 2))
    facts = {
        "kind": f"{told.kind.value}, {shown.class_}",
        "where": place(told.spans),
        "source": cited(shown.source) if shown.source else shown.no_source,
        "cue": cited(shown.cue) if shown.cue else None,
        "speaker": told.speaker or told.speaker_open,
        "audience": ", ".join(shown.audience),
        "relay": chain(told.chain),
        "continues": shown.continues,
        "within": shown.within,
        "modality": shown.modality,
        "confidence": f"{shown.confidence:.2f}",
    }
    for name, value in facts.items():
        if value:
            shown_value = value if isinstance(value, Text) else Text(value)
            yield Text(f"  {name:<11}", "dim").append_text(shown_value)
    for link in told.chain:
        for evidence in link.evidence:
            hop = Text(f"{link.name}, {link.basis.value}: ").append_text(cited(evidence))
            yield Padding(hop, (0, 0, 0, 13))
