"""`onrecord show`: one record of a ledger, whichever kind its id names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.text import Text

import onrecord
from onrecord import serialise
from onrecord.cli import tables, traces
from onrecord.cli.commands import pile
from onrecord.cli.output import Format, console, write_lines
from onrecord.cli.wording import chain, cited, place
from onrecord.problems import BadArgument, ExitCode
from onrecord.records import Extraction
from onrecord.views.details import Detail, detail
from onrecord.views.reports import Pile
from onrecord.views.rows import match_rows
from onrecord.views.trace import trace

if TYPE_CHECKING:
    from onrecord.ledger import Ledger


def show(ledger: Path, id: str, format: Format) -> ExitCode:
    """Show the record *id* of a ledger."""
    with onrecord.open(ledger) as opened:
        shown = {"a": _article, "s": _statement, "c": _claim, "m": _match}.get(id[:1])
        if shown is None or not shown(opened, id, format):
            raise BadArgument(
                str(ledger),
                f"no record {id}",
                "ids begin with a_ (article), s_ (statement), c_ (claim) or m_ (match)",
                f"See: onrecord claims {ledger}, onrecord search {ledger} WORDS.",
            )
    return ExitCode.FINE


def _article(ledger: Ledger, id: str, format: Format) -> bool:
    for extraction in ledger.extractions():
        if extraction.article.id == id:
            if format is Format.JSONL:
                write_lines([serialise.line(extraction)])
                return True
            console().print(tables.article_line(extraction))
            tables.print_extraction(console(), extraction)
            return True
    return False


def _statement(ledger: Ledger, id: str, format: Format) -> bool:
    reports = pile(ledger)
    extraction = _holder(reports, id)
    if extraction is None:
        return False
    if format is Format.JSONL:
        statement = next(s for s in extraction.statements if s.id == id)
        write_lines([serialise.dumps(serialise.statement_json(statement))])
        return True
    for line in _detailed(detail(extraction, id)):
        console().print(line)
    for claim in ledger.claims():
        if any(member.statement == id for member in claim.statements):
            console().print(f"\nIn claim {claim.id}:")
            traces.print_trace(console(), trace(claim, reports))
    return True


def _claim(ledger: Ledger, id: str, format: Format) -> bool:
    for claim in ledger.claims():
        if claim.id == id:
            if format is Format.JSONL:
                write_lines([serialise.line(claim)])
            else:
                traces.print_trace(console(), trace(claim, pile(ledger)))
            return True
    return False


def _match(ledger: Ledger, id: str, format: Format) -> bool:
    for match in ledger.matches():
        if match.id == id:
            if format is Format.JSONL:
                write_lines([serialise.line(match)])
            else:
                console().print(tables.match_table(match_rows([match], pile(ledger))))
            return True
    return False


def _holder(reports: Pile, id: str) -> Extraction | None:
    for extraction in reports.values():
        if any(statement.id == id for statement in extraction.statements):
            return extraction
    return None


def _detailed(shown: Detail) -> Iterator[Text | Padding]:
    report = shown.report
    yield Text.assemble((f"Statement {report.statement}", "bold"), f"  {report.path}")
    yield Padding(Text(report.words), (0, 0, 1, 2))
    facts = {
        "kind": f"{report.kind.value}, {shown.class_}",
        "where": place(report.spans),
        "source": cited(shown.source) if shown.source else shown.no_source,
        "cue": cited(shown.cue) if shown.cue else None,
        "speaker": report.speaker or report.speaker_open,
        "audience": ", ".join(shown.audience),
        "relay": chain(report.chain),
        "continues": shown.continues,
        "within": shown.within,
        "modality": shown.modality,
        "confidence": f"{shown.confidence:.2f}",
    }
    for name, value in facts.items():
        if value:
            yield Text.assemble((f"  {name:<11}", "dim"), value)
    for link in report.chain:
        for evidence in link.evidence:
            yield Text(f"             {link.name}: {link.basis.value} in {cited(evidence)}", "dim")
