"""The lines of a list: claims, matches, statements and hits, one record each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.records import (
    Basis,
    Claim,
    Extraction,
    Match,
    MatchKind,
    Side,
    Statement,
    StatementClass,
    StatementKind,
)
from onrecord.views.differences import Pieces, differences
from onrecord.views.reports import Link, Pile, stated_chain, telling, wording


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementRow:
    """A statement in the list of an article; ``depth`` counts the statements it lies within."""

    id: str
    depth: int
    kind: StatementKind
    class_: StatementClass
    speaker: str | None
    continued: bool
    words: str
    chain: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """A claim in the list of a ledger. ``own_voice``: no report names a speaker for it."""

    id: str
    text: str
    own_voice: bool
    speakers: tuple[str, ...]
    reports: int
    at_least: int
    at_most: int
    roots: tuple[str, ...]
    inferred: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SideRow:
    """One side of a match."""

    path: str
    speaker: str | None
    pieces: Pieces


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchRow:
    """A match in the list of a ledger."""

    id: str
    kind: MatchKind
    score: float
    a: SideRow
    b: SideRow
    reasons: tuple[str, ...]


def statement_rows(extraction: Extraction) -> Iterator[StatementRow]:
    """List what an article says, in reading order."""
    depths: dict[str, int] = {}
    for statement in extraction.statements:
        depths[statement.id] = depths.get(statement.within, 0) + 1 if statement.within else 0
        shown = telling(statement, extraction.article, stated_chain(statement, extraction.article))
        yield StatementRow(
            id=statement.id,
            depth=depths[statement.id],
            kind=statement.kind,
            class_=statement.class_,
            speaker=shown.speaker,
            continued=statement.continues is not None,
            words=shown.words,
            chain=shown.chain,
        )


def claim_rows(claims: Iterable[Claim], pile: Pile) -> Iterator[ClaimRow]:
    """List claims in the order given."""
    for claim in claims:
        hops = [hop for member in claim.statements for hop in member.relay]
        members = list(_members(claim, pile))
        yield ClaimRow(
            id=claim.id,
            text=claim.text,
            own_voice=all(one.kind is StatementKind.ASSERTION for one in members),
            speakers=_names(members),
            reports=len({member.at.article for member in claim.statements}),
            at_least=claim.origins.at_least,
            at_most=claim.origins.at_most,
            roots=tuple(dict.fromkeys(g.root for g in claim.origins.groups if g.root)),
            inferred=any(hop.basis is Basis.INFERRED for hop in hops),
        )


def match_rows(matches: Iterable[Match], pile: Pile) -> Iterator[MatchRow]:
    """List matches in the order given, the two wordings against each other."""
    for match in matches:
        a, b = _words(match.a, pile), _words(match.b, pile)
        yield MatchRow(
            id=match.id,
            kind=match.kind,
            score=match.score,
            a=SideRow(
                path=_path(match.a, pile), speaker=_speaker(match.a, pile), pieces=differences(b, a)
            ),
            b=SideRow(
                path=_path(match.b, pile), speaker=_speaker(match.b, pile), pieces=differences(a, b)
            ),
            reasons=match.reasons,
        )


def _words(side: Side, pile: Pile) -> str:
    return wording(pile[side.at.article].article.text, side.at.spans)


def _path(side: Side, pile: Pile) -> str:
    return pile[side.at.article].article.path


def _speaker(side: Side, pile: Pile) -> str | None:
    for statement in pile[side.at.article].statements:
        if statement.id == side.statement and statement.speaker:
            return statement.speaker.name
    return None


def _members(claim: Claim, pile: Pile) -> Iterator[Statement]:
    for member in claim.statements:
        for statement in pile[member.at.article].statements:
            if statement.id == member.statement:
                yield statement


def _names(statements: Iterable[Statement]) -> tuple[str, ...]:
    """Return the speakers' names, those alike but for case and apostrophes once."""
    names: dict[str, str] = {}
    for statement in statements:
        if statement.speaker:
            name = statement.speaker.name
            names.setdefault(name.casefold().replace("’", "'"), name)
    return tuple(names.values())
