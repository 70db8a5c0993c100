"""Claims: statements that say the same thing, and how many roots they can have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from onrecord.claims.group import grouped
from onrecord.claims.inferred import chains
from onrecord.claims.members import APART, Member, links, members
from onrecord.claims.merges import Evidence, evidence
from onrecord.claims.origins import counted, origins
from onrecord.claims.wording import wording
from onrecord.options import ClaimOptions
from onrecord.records import (
    NO_DECISIONS,
    Claim,
    ClaimStatement,
    ClaimStatus,
    Decisions,
    Entity,
    Extraction,
    JudgementKind,
    Match,
)
from onrecord.serialise import claim_id

__all__ = ["claims", "counted"]


def claims(
    extractions: Sequence[Extraction],
    matches: Sequence[Match],
    decisions: Decisions = NO_DECISIONS,
    entities: Iterable[Entity] = (),
    options: ClaimOptions | None = None,
) -> tuple[Claim, ...]:
    """Return what the articles claim: groups of statements that say the same thing.

    Statements of the classes speech, document and assertion make claims; one without a match is a
    claim by itself. What people decided goes before what is alike.

    Two speakers are one where *entities* say so, whatever their names are in the two reports.

    Returns:
        Claims by article and place of their first statement, the same whatever the order of
        *extractions* and *matches*.
    """
    options = options or ClaimOptions()
    ordered = sorted(matches, key=lambda m: (m.a.at.article, m.b.at.article, m.a.at.spans, m.id))
    found = members(extractions, entities)
    linked = links(found, ordered)
    known = evidence(linked, ordered, chains(found, linked, options), options)
    groups = grouped(found, linked, options, _told_apart(decisions, ordered))
    marks = _marks(groups, decisions)
    return tuple(_claim(group, known, decisions, marks.get(group[0].id, {})) for group in groups)


def _told_apart(decisions: Decisions, matches: Iterable[Match]) -> Decisions:
    """Add that counts that moved or disagree differ, unless a person holds them the same."""
    pairs = ((m.a.statement, m.b.statement) for m in matches if m.kind in APART)
    apart = tuple(
        (s, t) for s, t in pairs if s and t and (min(s, t), max(s, t)) not in decisions.same
    )
    return replace(decisions, different=(*decisions.different, *apart))


_Marks = dict[JudgementKind, str]


def _marks(groups: Sequence[Sequence[Member]], decisions: Decisions) -> dict[str, _Marks]:
    """Return what people say of claims, by the first statement of each; the last word counts.

    It goes with the claim that holds most of the statements of which it was said, and with none
    where they are scattered.
    """
    of = {member.id: group[0].id for group in groups for member in group}
    found: dict[str, _Marks] = {}
    for mark in decisions.marks:
        held = Counter(of[id] for id in mark.statements if id in of)
        for first, number in held.items():
            if 2 * number > len(mark.statements):
                found.setdefault(first, {})[mark.kind] = mark.verdict
    return found


def _claim(group: Sequence[Member], known: Evidence, decisions: Decisions, marks: _Marks) -> Claim:
    said = [member.statement.said for member in group if member.statement.said]
    return Claim(
        id=claim_id(member.id for member in group),
        text=wording(group),
        statements=tuple(
            ClaimStatement(at=m.at(), statement=m.id, relay=known.chains[m.id]) for m in group
        ),
        origins=origins(group, known, decisions.apart),
        first_said=min((s.earliest for s in said if s.earliest), default=None),
        last_said=max((s.latest for s in said if s.latest), default=None),
        status=ClaimStatus(marks.get(JudgementKind.STATUS, ClaimStatus.OPEN)),
        grade=marks.get(JudgementKind.GRADE),
    )
