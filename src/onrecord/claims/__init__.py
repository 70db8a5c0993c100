"""Claims: statements that say the same thing, and how many roots they can have."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.group import grouped
from onrecord.claims.inferred import chains
from onrecord.claims.members import Member, links, members
from onrecord.claims.merges import Evidence, evidence
from onrecord.claims.origins import counted, origins
from onrecord.claims.wording import wording
from onrecord.options import ClaimOptions
from onrecord.records import Claim, ClaimStatement, ClaimStatus, Extraction, Match
from onrecord.serialise import claim_id

__all__ = ["claims", "counted"]


def claims(
    extractions: Sequence[Extraction],
    matches: Sequence[Match],
    options: ClaimOptions | None = None,
) -> tuple[Claim, ...]:
    """Return what the articles claim: groups of statements that say the same thing.

    Statements of the classes speech, document and assertion make claims; one without a match is a
    claim by itself.

    Returns:
        Claims by article and place of their first statement, the same whatever the order of
        *extractions* and *matches*.
    """
    options = options or ClaimOptions()
    ordered = sorted(matches, key=lambda m: (m.a.at.article, m.b.at.article, m.a.at.spans, m.id))
    found = members(extractions)
    linked = links(found, ordered)
    known = evidence(linked, ordered, chains(found, linked, options), options)
    return tuple(_claim(group, known) for group in grouped(found, linked, options))


def _claim(group: Sequence[Member], known: Evidence) -> Claim:
    said = [member.statement.said for member in group if member.statement.said]
    return Claim(
        id=claim_id(member.id for member in group),
        text=wording(group),
        statements=tuple(
            ClaimStatement(at=m.at(), statement=m.id, relay=known.chains[m.id]) for m in group
        ),
        origins=origins(group, known),
        first_said=min((s.earliest for s in said if s.earliest), default=None),
        last_said=max((s.latest for s in said if s.latest), default=None),
        status=ClaimStatus.OPEN,
    )
