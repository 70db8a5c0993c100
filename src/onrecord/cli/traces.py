"""A trace on the terminal: the claim, its reports side by side, the chains, the counts and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.cli.tables import marked
from onrecord.cli.wording import (
    LEGEND,
    REASONS,
    SEPARATE,
    chain,
    cited,
    count,
    numbers,
    origins,
    pointed,
)
from onrecord.records import Basis, MergeReason
from onrecord.views.differences import PieceKind
from onrecord.views.merges import SPEAKING
from onrecord.views.reports import Evidence, Link, Telling
from onrecord.views.trace import Merged, Report, Root, Trace

SEEN = {
    MergeReason.CHAIN_ROOT,
    MergeReason.SAME_UTTERANCE,
    MergeReason.COPIED_WORDS,
    MergeReason.SAME_ARTICLE,
}
"""Reasons whose evidence, a name or the wording, stands above already."""


def print_trace(console: Console, trace: Trace) -> None:
    """Print where a claim comes from."""
    console.print(_head(trace))
    console.print(Text("\nReports", "bold"), *_reports(trace), sep="\n")
    console.print(Text("\nChains to the origin", "bold"), *_chains(trace), sep="\n")
    console.print(Text("\nOrigins", "bold"), *_origins(trace), sep="\n")
    console.print()


def _head(trace: Trace) -> RenderableType:
    reports = count(len(trace.reports), "report")
    line = f"{reports}, {origins(trace.at_least, trace.at_most)}"
    name = f"Claim {trace.claim}" if trace.claim else "A statement in no claim"
    return Group(Text.assemble((name, "bold"), f"  {line}"), _indented(Text(trace.text), 2))


def _reports(trace: Trace) -> Iterator[RenderableType]:
    for report in trace.reports:
        yield _who(report, trace)
        for wording in report.wordings:
            yield _indented(marked(wording.pieces), 4)
    pieces = [p for report in trace.reports for one in report.wordings for p in one.pieces]
    if any(piece.kind is not PieceKind.SAME for piece in pieces):
        signs = "‹ › worded otherwise or only here   […] left out"
        yield _indented(Text(f"{signs}   (against report {trace.fullest})", "dim"), 2)


def _who(report: Report, trace: Trace) -> RenderableType:
    known = ", ".join(word for word in (report.publisher, report.published) if word)
    line = Text.assemble((report.path, "bold"))
    line.append(f" ({known})" if known else "")
    told = report.wordings[0].telling
    line.append(f"  {told.kind.value}, {told.speaker or _nobody(told.speaker_open)}", "dim")
    fullest = report.number == trace.fullest and len(trace.reports) > 1
    line.append(", fullest wording" if fullest else "", "dim")
    return _numbered(str(report.number), line)


def _nobody(reason: str | None) -> str:
    return f"speaker open: {reason}" if reason else "nobody named"


def _chains(trace: Trace) -> Iterator[RenderableType]:
    quoted: set[Evidence] = set()
    for report in trace.reports:
        number, shown = str(report.number), set[str]()
        for wording in report.wordings:
            links = wording.telling.chain
            line = _chain(report, links)
            if line not in shown:
                yield _numbered(number, Text(line))
                yield from _hops(wording.telling, quoted)
            shown.add(line)
            number = ""
    yield _indented(Text(LEGEND, "dim"), 2)


def _chain(report: Report, links: Sequence[Link]) -> str:
    start = report.publisher or "this report"
    return chain(links, start) if links else f"{start}: names no one it has this from"


def _hops(told: Telling, quoted: set[Evidence]) -> Iterator[RenderableType]:
    """Write what the hops rest on; the speaker's own name stands with the words already.

    What is *quoted* already is only pointed to, and what is quoted now is added to it.
    """
    for link in told.chain:
        inferred = link.basis is Basis.INFERRED
        if inferred or link.name != told.speaker:
            for evidence in link.evidence[:1]:
                line = Text(f"{link.name}: {'inferred from ' if inferred else ''}")
                again = evidence in quoted
                yield _indented(line.append_text((pointed if again else cited)(evidence)), 6)
                quoted.add(evidence)


def _origins(trace: Trace) -> Iterator[RenderableType]:
    yield _indented(Text(_counted(trace)), 2)
    for root in trace.roots:
        yield from _root(root)
    yield from _merged(trace.possible)
    for apart in trace.separate:
        why = f"{numbers(apart.reports)}: separate access, {SEPARATE[apart.reason]}"
        yield _indented(Text(why), 6)
        yield from (_indented(cited(one), 8) for one in apart.evidence)


_ALSO = "after every possible one as well"


def _counted(trace: Trace) -> str:
    if len(trace.reports) == 1:
        return "One statement alone: nothing in this ledger repeats it."
    if trace.at_least == trace.at_most == 1:
        return "At least 1, at most 1: everything here rests on one root."
    return (
        f"At least {trace.at_least}, at most {trace.at_most}: "
        f"{count(trace.at_most, 'group is', 'groups are')} left after every certain merge, "
        f"{trace.at_least} {'have separate access' if trace.separate else _ALSO}."
    )


def _root(root: Root) -> Iterator[RenderableType]:
    name = root.name or "root not named"
    yield Text.assemble("  ● ", (name, "bold"), f": {numbers(root.reports)}")
    yield from _merged(root.merges)


def _merged(merges: Iterable[Merged]) -> Iterator[RenderableType]:
    """Write why reports are one, each set of reasons once, leaving out pairs that add nothing."""
    alike: dict[tuple[str, bool], list[Merged]] = {}
    for pair in _spanning(merges):
        why = "; ".join(dict.fromkeys(REASONS[merge.reason] for merge in pair))
        alike.setdefault((why, pair[0].certain), []).extend(pair)
    for (why, certain), same in alike.items():
        reports = sorted({number for merge in same for number in merge.reports})
        sure = "certain" if certain else "possible: only “at least” counts it"
        yield _indented(Text(f"{numbers(reports)}: {why} ({sure})"), 6)
        if same[0].reason not in SEEN:
            for evidence in same[0].evidence[:1]:
                yield _indented(cited(evidence), 8)


def _spanning(merges: Iterable[Merged]) -> Iterator[list[Merged]]:
    """Return the merges pair by pair, as many pairs as it takes to join all reports."""
    pairs: dict[tuple[int, int], list[Merged]] = {}
    for merge in sorted(merges, key=lambda merge: SPEAKING.index(merge.reason)):
        pairs.setdefault(merge.reports, []).append(merge)
    joined: list[set[int]] = []
    for pair, same in sorted(pairs.items()):
        groups = [group for group in joined if group & set(pair)]
        if pair[0] != pair[1] and not any(group >= set(pair) for group in groups):
            joined = [group for group in joined if group not in groups] + [set(pair).union(*groups)]
            yield same


def _numbered(number: str, text: Text) -> RenderableType:
    """Put a number in the margin, and every line of the text to the right of it."""
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(width=2, justify="right")
    grid.add_column()
    grid.add_row(number, text)
    return grid


def _indented(text: RenderableType, columns: int) -> Padding:
    return Padding(text, (0, 0, 0, columns), expand=False)
