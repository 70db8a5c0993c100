"""Where words come from: a claim, its reports side by side, their chains, and its origins."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from onrecord.records import Claim, Merge, MergeReason, OriginGroup
from onrecord.views.differences import Pieces, differences
from onrecord.views.reports import (
    Evidence,
    Pile,
    Report,
    claimed,
    evidence,
    report,
    short_paths,
    stated_chain,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A report of the claim, by its number, with its wording against the fullest one."""

    number: int
    report: Report
    pieces: Pieces


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """Why two reports rest, or may rest, on one root."""

    reports: tuple[int, int]
    reason: MergeReason
    certain: bool
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Root:
    """Reports that certainly rest on one root."""

    name: str | None
    reports: tuple[int, ...]
    merges: tuple[Merged, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """All that a ledger knows about where a claim comes from.

    ``claim`` is ``None`` for a statement that nothing in the ledger repeats; ``fullest`` is the
    number of the report with the most words, against which the others are compared.
    """

    claim: str | None
    text: str
    fullest: int
    reports: tuple[Wording, ...]
    at_least: int
    at_most: int
    roots: tuple[Root, ...]
    possible: tuple[Merged, ...]


def trace(claim: Claim, pile: Pile) -> Trace:
    """Show where *claim* comes from; reports stand by date, then by path."""
    members = (claimed(member, pile) for member in claim.statements)
    reports = tuple(sorted(members, key=lambda one: (one.published or "9", one.path, one.spans)))
    numbers = {report.statement: number for number, report in enumerate(reports, 1)}
    origins = claim.origins
    roots = (_root(group, numbers, pile) for group in origins.groups)
    return Trace(
        claim=claim.id,
        text=claim.text,
        fullest=_fullest(reports),
        reports=_wordings(reports),
        at_least=origins.at_least,
        at_most=origins.at_most,
        roots=tuple(sorted(roots, key=lambda root: root.reports)),
        possible=_merges(origins.possible, numbers, pile),
    )


def alone(article: str, id: str, pile: Pile) -> Trace:
    """Show the statement *id* of *article*, which belongs to no claim: one report, one origin."""
    source = pile[article].article
    statement = next(s for s in pile[article].statements if s.id == id)
    only = report(statement, source, stated_chain(statement, source))
    name = only.chain[-1].name if only.chain else only.publisher
    return Trace(
        claim=None,
        text=only.words,
        fullest=1,
        reports=_wordings((only,)),
        at_least=1,
        at_most=1,
        roots=(Root(name=name, reports=(1,), merges=()),),
        possible=(),
    )


def folded(view: Trace) -> Trace:
    """Leave out of the paths of a trace the folders that all of them share."""
    merges = (*view.possible, *(merge for root in view.roots for merge in root.merges))
    cited = [evidence for merge in merges for evidence in merge.evidence]
    for wording in view.reports:
        cited += (evidence for link in wording.report.chain for evidence in link.evidence)
    reports = (wording.report.path for wording in view.reports)
    short = short_paths([*reports, *(evidence.path for evidence in cited)])
    return replace(
        view,
        reports=tuple(
            replace(wording, report=_short_report(wording.report, short))
            for wording in view.reports
        ),
        roots=tuple(replace(r, merges=_short_merges(r.merges, short)) for r in view.roots),
        possible=_short_merges(view.possible, short),
    )


def _short_report(report: Report, short: Mapping[str, str]) -> Report:
    chain = tuple(replace(link, evidence=_short(link.evidence, short)) for link in report.chain)
    return replace(report, path=short[report.path], chain=chain)


def _short_merges(merges: Iterable[Merged], short: Mapping[str, str]) -> tuple[Merged, ...]:
    return tuple(replace(merge, evidence=_short(merge.evidence, short)) for merge in merges)


def _short(cited: Iterable[Evidence], short: Mapping[str, str]) -> tuple[Evidence, ...]:
    return tuple(replace(one, path=short[one.path]) for one in cited)


def _fullest(reports: tuple[Report, ...]) -> int:
    """Return the number of the report with the most words, the first of equals."""
    lengths = [len(report.words.split()) for report in reports]
    return lengths.index(max(lengths)) + 1


def _wordings(reports: tuple[Report, ...]) -> tuple[Wording, ...]:
    full = reports[_fullest(reports) - 1].words
    return tuple(
        Wording(number=number, report=report, pieces=differences(full, report.words))
        for number, report in enumerate(reports, 1)
    )


def _root(group: OriginGroup, numbers: dict[str, int], pile: Pile) -> Root:
    return Root(
        name=group.root,
        reports=tuple(sorted(numbers[statement] for statement in group.statements)),
        merges=_merges(group.merges, numbers, pile),
    )


def _merges(merges: Iterable[Merge], numbers: dict[str, int], pile: Pile) -> tuple[Merged, ...]:
    return tuple(
        Merged(
            reports=_pair(merge, numbers),
            reason=merge.reason,
            certain=merge.certain,
            evidence=tuple(evidence(at, pile) for at in merge.evidence),
        )
        for merge in merges
    )


def _pair(merge: Merge, numbers: dict[str, int]) -> tuple[int, int]:
    first, second = sorted(numbers[statement] for statement in merge.statements)
    return first, second
