"""A trace on the terminal: the claim, its reports side by side, the chains, the counts and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from onrecord.cli.tables import marked
from onrecord.cli.wording import LEGEND, REASONS, chain, cited, count, numbers, origins
from onrecord.records import Basis, MergeReason
from onrecord.views.differences import PieceKind
from onrecord.views.reports import Link
from onrecord.views.trace import Merged, Root, Trace, Wording

ORDER = (
    MergeReason.SYNDICATION,
    MergeReason.REPUBLISHED,
    MergeReason.WIRE_CREDIT,
    MergeReason.CITED_OUTLET,
    MergeReason.CHAIN_ROOT,
    MergeReason.SAME_UTTERANCE,
    MergeReason.COPIED_WORDS,
    MergeReason.SAME_ARTICLE,
)
"""Reasons, those first whose evidence says most."""

SEEN = {MergeReason.SAME_UTTERANCE, MergeReason.COPIED_WORDS, MergeReason.SAME_ARTICLE}
"""Reasons whose evidence is the wording, which stands above already."""


def print_trace(console: Console, trace: Trace) -> None:
    """Print where a claim comes from."""
    console.print(_head(trace))
    console.print(Text("\nReports", "bold"), *_reports(trace), sep="\n")
    console.print(Text("\nChains to the origin", "bold"), *_chains(trace), sep="\n")
    console.print(Text("\nOrigins", "bold"), *_origins(trace), sep="\n")
    console.print()


def _head(trace: Trace) -> RenderableType:
    reports = len({wording.report.article for wording in trace.reports})
    line = f"{count(reports, 'report')}, {origins(trace.at_least, trace.at_most)}"
    name = f"Claim {trace.claim}" if trace.claim else "A statement in no claim"
    return Group(Text.assemble((name, "bold"), f"  {line}"), _indented(Text(trace.text), 2))


def _reports(trace: Trace) -> Iterator[RenderableType]:
    for wording in trace.reports:
        yield _who(wording, trace)
        yield _indented(marked(wording.pieces), 4)
    kinds = {piece.kind for wording in trace.reports for piece in wording.pieces}
    if kinds - {PieceKind.SAME}:
        legend = (
            f"‹ › worded otherwise or only here   […] left out   (against report {trace.fullest})"
        )
        yield _indented(Text(legend, "dim"), 2)


def _who(wording: Wording, trace: Trace) -> Text:
    report = wording.report
    known = ", ".join(word for word in (report.publisher, report.published) if word)
    line = Text.assemble(f" {wording.number}  ", (report.path, "bold"))
    line.append(f" ({known})" if known else "")
    line.append(f"  {report.kind.value}, {report.speaker or _nobody(report.speaker_open)}", "dim")
    fullest = wording.number == trace.fullest and len(trace.reports) > 1
    return line.append(", fullest wording" if fullest else "", "dim")


def _nobody(reason: str | None) -> str:
    return f"speaker open: {reason}" if reason else "nobody named"


def _chains(trace: Trace) -> Iterator[RenderableType]:
    for wording in trace.reports:
        links = wording.report.chain
        start = f" {wording.number}  {wording.report.publisher or 'this report'}"
        yield Text(chain(links, start) if links else f"{start}: names no one it has this from")
        for link in links:
            if link.basis is Basis.INFERRED or link.name != wording.report.speaker:
                yield from _hop(link)
    yield _indented(Text(LEGEND, "dim"), 2)


def _hop(link: Link) -> Iterator[RenderableType]:
    """Write what a hop rests on; the speaker's own name stands with the words already."""
    inferred = "inferred from " if link.basis is Basis.INFERRED else ""
    for evidence in link.evidence[:1]:
        yield _indented(Text(f"{link.name}: {inferred}").append_text(cited(evidence)), 6)


def _origins(trace: Trace) -> Iterator[RenderableType]:
    yield _indented(Text(_counted(trace)), 2)
    for root in trace.roots:
        yield from _root(root)
    yield from _merged(trace.possible)


def _counted(trace: Trace) -> str:
    if len(trace.reports) == 1:
        return "One statement alone: nothing in this ledger repeats it."
    if trace.at_least == trace.at_most == 1:
        return "At least 1, at most 1: everything here rests on one root."
    return (
        f"At least {trace.at_least}, at most {trace.at_most}: "
        f"{count(trace.at_most, 'group is', 'groups are')} left after every certain merge, "
        f"{trace.at_least} after every possible one as well."
    )


def _root(root: Root) -> Iterator[RenderableType]:
    name = root.name or "root not named"
    yield Text.assemble("  ● ", (name, "bold"), f": {numbers(root.reports)}")
    yield from _merged(root.merges)


def _merged(merges: Sequence[Merged]) -> Iterator[RenderableType]:
    """Write why reports are one: all reasons of a pair together, and no pair that adds nothing."""
    pairs: dict[tuple[int, int], list[Merged]] = {}
    for merge in sorted(merges, key=lambda merge: ORDER.index(merge.reason)):
        pairs.setdefault(merge.reports, []).append(merge)
    joined: list[set[int]] = []
    for pair, same in sorted(pairs.items()):
        groups = [group for group in joined if group & set(pair)]
        if any(group >= set(pair) for group in groups):
            continue
        joined = [group for group in joined if group not in groups] + [set(pair).union(*groups)]
        yield from _pair(same)


def _pair(merges: Sequence[Merged]) -> Iterator[RenderableType]:
    first = merges[0]
    why = "; ".join(dict.fromkeys(REASONS[merge.reason] for merge in merges))
    sure = "certain" if first.certain else "possible: only “at least” counts it"
    yield _indented(Text(f"{numbers(first.reports)}: {why} ({sure})"), 6)
    if first.reason not in SEEN:
        for evidence in first.evidence[:1]:
            yield _indented(cited(evidence), 8)


def _indented(text: RenderableType, columns: int) -> Padding:
    return Padding(text, (0, 0, 0, columns), expand=False)
