"""Where words come from: a claim, its reports side by side, their chains, and its origins."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from onrecord.records import Access, AccessReason, Claim, Merge, MergeReason, OriginGroup
from onrecord.views.differences import PieceKind, Pieces, differences
from onrecord.views.reports import (
    Evidence,
    Pile,
    Telling,
    claimed,
    evidence,
    short_paths,
    stated_chain,
    telling,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A statement of a report, and its wording against the fullest report's."""

    telling: Telling
    pieces: Pieces


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """An article that tells the claim, by its number, in one statement or more."""

    number: int
    article: str
    path: str
    publisher: str | None
    published: str | None
    wordings: tuple[Wording, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """Why two reports rest, or may rest, on one root."""

    reports: tuple[int, int]
    reason: MergeReason
    certain: bool
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Separated:
    """Why two reports rest on separate roots."""

    reports: tuple[int, int]
    reason: AccessReason
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
    reports: tuple[Report, ...]
    at_least: int
    at_most: int
    roots: tuple[Root, ...]
    possible: tuple[Merged, ...]
    separate: tuple[Separated, ...]


def trace(claim: Claim, pile: Pile) -> Trace:
    """Show where *claim* comes from; reports stand by date, then by path."""
    reports = _reports([claimed(member, pile) for member in claim.statements])
    numbers = {
        wording.telling.statement: report.number
        for report in reports
        for wording in report.wordings
    }
    origins = claim.origins
    roots = (_root(group, numbers, pile) for group in origins.groups)
    return Trace(
        claim=claim.id,
        text=claim.text,
        fullest=_fullest(reports).number,
        reports=_compared(reports),
        at_least=origins.at_least,
        at_most=origins.at_most,
        roots=tuple(sorted(roots, key=lambda root: root.reports)),
        possible=_merges(origins.possible, numbers, pile),
        separate=tuple(_separated(access, numbers, pile) for access in origins.separate),
    )


def alone(article: str, id: str, pile: Pile) -> Trace:
    """Show the statement *id* of *article*, which belongs to no claim: one report, one origin."""
    source = pile[article].article
    statement = next(s for s in pile[article].statements if s.id == id)
    only = telling(statement, source, stated_chain(statement, source))
    name = only.chain[-1].name if only.chain else only.publisher
    return Trace(
        claim=None,
        text=only.words,
        fullest=1,
        reports=_compared(_reports([only])),
        at_least=1,
        at_most=1,
        roots=(Root(name=name, reports=(1,), merges=()),),
        possible=(),
        separate=(),
    )


def folded(view: Trace) -> Trace:
    """Leave out of the paths of a trace the folders that all of them share."""
    merges = (*view.possible, *(merge for root in view.roots for merge in root.merges))
    links = (k for r in view.reports for wording in r.wordings for k in wording.telling.chain)
    cited = [evidence.path for merge in merges for evidence in merge.evidence]
    cited += [evidence.path for one in view.separate for evidence in one.evidence]
    cited_too = (evidence.path for link in links for evidence in link.evidence)
    short = short_paths([*(report.path for report in view.reports), *cited, *cited_too])
    return replace(
        view,
        reports=tuple(_short_report(report, short) for report in view.reports),
        roots=tuple(replace(r, merges=_short_merges(r.merges, short)) for r in view.roots),
        possible=_short_merges(view.possible, short),
        separate=tuple(replace(one, evidence=_short(one.evidence, short)) for one in view.separate),
    )


def _short_report(report: Report, short: Mapping[str, str]) -> Report:
    wordings = (
        replace(wording, telling=_short_telling(wording.telling, short))
        for wording in report.wordings
    )
    return replace(report, path=short[report.path], wordings=tuple(wordings))


def _short_telling(one: Telling, short: Mapping[str, str]) -> Telling:
    chain = tuple(replace(link, evidence=_short(link.evidence, short)) for link in one.chain)
    return replace(one, path=short[one.path], chain=chain)


def _short_merges(merges: Iterable[Merged], short: Mapping[str, str]) -> tuple[Merged, ...]:
    return tuple(replace(merge, evidence=_short(merge.evidence, short)) for merge in merges)


def _short(cited: Iterable[Evidence], short: Mapping[str, str]) -> tuple[Evidence, ...]:
    return tuple(replace(one, path=short[one.path]) for one in cited)


def _reports(tellings: Iterable[Telling]) -> tuple[Report, ...]:
    """Gather what each article tells; nothing is compared yet."""
    ordered = sorted(
        tellings, key=lambda one: (one.published or "9", one.path, one.article, one.spans)
    )
    return tuple(
        _report(number, list(same))
        for number, (_, same) in enumerate(groupby(ordered, key=lambda one: one.article), 1)
    )


def _report(number: int, tellings: Sequence[Telling]) -> Report:
    first = tellings[0]
    return Report(
        number=number,
        article=first.article,
        path=first.path,
        publisher=first.publisher,
        published=first.published,
        wordings=tuple(Wording(telling=one, pieces=()) for one in tellings),
    )


def _fullest(reports: Sequence[Report]) -> Report:
    """Return the report with the most words, the first of equals."""
    return max(reports, key=lambda report: len(_words(report).split()))


def _words(report: Report) -> str:
    return " ".join(wording.telling.words for wording in report.wordings)


def _compared(reports: Sequence[Report]) -> tuple[Report, ...]:
    """Compare the wordings of every report with the fullest one's."""
    full = _words(_fullest(reports))
    return tuple(replace(report, wordings=_against(full, report)) for report in reports)


def _against(full: str, report: Report) -> tuple[Wording, ...]:
    """Compare; between two statements of one report nothing counts as left out."""
    last = len(report.wordings) - 1
    compared = []
    for number, wording in enumerate(report.wordings):
        pieces = differences(full, wording.telling.words)
        if number > 0 and pieces[:1] and pieces[0].kind is PieceKind.LEFT_OUT:
            pieces = pieces[1:]
        if number < last and pieces[-1:] and pieces[-1].kind is PieceKind.LEFT_OUT:
            pieces = pieces[:-1]
        compared.append(replace(wording, pieces=pieces))
    return tuple(compared)


def _root(group: OriginGroup, numbers: dict[str, int], pile: Pile) -> Root:
    return Root(
        name=group.root,
        reports=tuple(sorted({numbers[statement] for statement in group.statements})),
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


def _separated(access: Access, numbers: dict[str, int], pile: Pile) -> Separated:
    return Separated(
        reports=_pair(access, numbers),
        reason=access.reason,
        evidence=tuple(evidence(at, pile) for at in access.evidence),
    )


def _pair(merge: Merge | Access, numbers: dict[str, int]) -> tuple[int, int]:
    first, second = sorted(numbers[statement] for statement in merge.statements)
    return first, second
