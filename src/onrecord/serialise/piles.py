"""What the pile shows, as JSON: matches, claims, hits of a search, what a run did.

A pointer into an article is ``{"article", "path", "spans"}``; where a record is about one passage,
the three keys stand in the record itself.
"""

from __future__ import annotations

from onrecord.records import (
    Access,
    AccessReason,
    Added,
    Alias,
    AliasBasis,
    At,
    Basis,
    Claim,
    ClaimStatement,
    ClaimStatus,
    Entity,
    EntityType,
    Hit,
    HopRole,
    InArticle,
    Match,
    MatchKind,
    Merge,
    MergeReason,
    OriginGroup,
    Origins,
    RelayHop,
    Side,
    Unsure,
    Verified,
)
from onrecord.serialise.articles import problem_json
from onrecord.serialise.values import Json, JsonObject, Object, date_json, spans_json


def at_json(at: At) -> JsonObject:
    """Write a pointer into an article."""
    return {"article": at.article, "path": at.path, "spans": spans_json(at.spans)}


def match_json(match: Match) -> JsonObject:
    """Write a match."""
    return {
        "id": match.id,
        "kind": match.kind.value,
        "score": round(match.score, 3),
        "a": {**at_json(match.a.at), "statement": match.a.statement},
        "b": {**at_json(match.b.at), "statement": match.b.statement},
        "reasons": list(match.reasons),
    }


def claim_json(claim: Claim) -> JsonObject:
    """Write a claim with what it rests on."""
    return {
        "id": claim.id,
        "text": claim.text,
        "statements": [_member(member) for member in claim.statements],
        "origins": _origins(claim.origins),
        "first_said": date_json(claim.first_said),
        "last_said": date_json(claim.last_said),
        "status": claim.status.value,
        **({"grade": claim.grade} if claim.grade else {}),
    }


def entity_json(entity: Entity) -> JsonObject:
    """Write an entity with its names and what they rest on."""
    return {
        "entity": entity.id,
        "type": entity.type.value,
        "names": [
            {
                "name": alias.name,
                "basis": alias.basis.value,
                "evidence": evidence_json(alias.evidence),
            }
            for alias in entity.names
        ],
        "members": [{"article": m.article, "entity": m.entity} for m in entity.members],
        "unsure": [{"entity": doubt.entity, "reason": doubt.reason} for doubt in entity.unsure],
    }


def hit_json(hit: Hit) -> JsonObject:
    """Write a hit of a search."""
    return {
        **at_json(hit.at),
        "statement": hit.statement,
        "speaker": hit.speaker,
        "snippet": hit.snippet,
        "found": spans_json(hit.found),
    }


def added_json(added: Added) -> JsonObject:
    """Write what a run of ``add`` did."""
    return {
        "articles": list(added.articles),
        "known": added.known,
        "problems": [problem_json(problem) for problem in added.problems],
        "retracted": list(added.retracted),
    }


def verified_json(verified: Verified) -> JsonObject:
    """Write what ``verify`` rechecked."""
    return {
        "root": verified.root,
        "documents": verified.documents,
        "articles": verified.articles,
        "spans": verified.spans,
        "pending": verified.pending,
        "drift": [problem_json(problem) for problem in verified.drift],
        "unchecked": list(verified.unchecked),
    }


def _member(member: ClaimStatement) -> JsonObject:
    return {
        **at_json(member.at),
        "statement": member.statement,
        "relay": [relay_hop_json(hop) for hop in member.relay],
    }


def relay_hop_json(hop: RelayHop) -> JsonObject:
    """Write a station of a claim's chain."""
    return {
        "name": hop.name,
        "role": hop.role.value,
        "basis": hop.basis.value,
        "evidence": evidence_json(hop.evidence),
    }


def _origins(origins: Origins) -> JsonObject:
    return {
        "at_least": origins.at_least,
        "at_most": origins.at_most,
        "groups": [_group(group) for group in origins.groups],
        "possible": [_merge(merge) for merge in origins.possible],
        **({"separate": list(map(_access, origins.separate))} if origins.separate else {}),
    }


def _access(access: Access) -> JsonObject:
    return {
        "reason": access.reason.value,
        "statements": list(access.statements),
        "evidence": evidence_json(access.evidence),
    }


def _group(group: OriginGroup) -> JsonObject:
    return {
        "root": group.root,
        "statements": list(group.statements),
        "merges": [_merge(merge) for merge in group.merges],
    }


def _merge(merge: Merge) -> JsonObject:
    return {
        "reason": merge.reason.value,
        "certain": merge.certain,
        "statements": list(merge.statements),
        "evidence": evidence_json(merge.evidence),
    }


def evidence_json(evidence: tuple[At, ...]) -> Json:
    """Write pointers."""
    return [at_json(at) for at in evidence]


# --- and back ------------------------------------------------------------------------------


def match_from(part: Object) -> Match:
    """Read what ``match_json`` wrote.

    Raises:
        BadRecord: a key is missing or holds something else; the message names it.
    """
    return Match(
        id=part.text("id"),
        kind=part.one_of("kind", MatchKind),
        score=part.number("score"),
        a=_side_from(part.object("a")),
        b=_side_from(part.object("b")),
        reasons=part.texts("reasons"),
    )


def claim_from(part: Object) -> Claim:
    """Read what ``claim_json`` wrote.

    Raises:
        BadRecord: a key is missing or holds something else; the message names it.
    """
    return Claim(
        id=part.text("id"),
        text=part.text("text"),
        statements=tuple(_member_from(member) for member in part.objects("statements")),
        origins=_origins_from(part.object("origins")),
        first_said=part.day("first_said"),
        last_said=part.day("last_said"),
        status=part.one_of("status", ClaimStatus),
        grade=part.text("grade") if "grade" in part else None,
    )


def entity_from(part: Object) -> Entity:
    """Read what ``entity_json`` wrote.

    Raises:
        BadRecord: a key is missing or holds something else; the message names it.
    """
    return Entity(
        id=part.text("entity"),
        type=part.one_of("type", EntityType),
        names=tuple(_alias_from(name) for name in part.objects("names")),
        members=tuple(
            InArticle(member.text("article"), member.text("entity"))
            for member in part.objects("members")
        ),
        unsure=tuple(
            Unsure(entity=doubt.text("entity"), reason=doubt.text("reason"))
            for doubt in part.objects("unsure")
        ),
    )


def _alias_from(part: Object) -> Alias:
    return Alias(
        name=part.text("name"),
        basis=part.one_of("basis", AliasBasis),
        evidence=evidence_from(part),
    )


def at_from(part: Object) -> At:
    """Read a pointer into an article."""
    return At(article=part.text("article"), path=part.text("path"), spans=part.spans("spans"))


def _side_from(part: Object) -> Side:
    return Side(at=at_from(part), statement=part.maybe_text("statement"))


def _member_from(part: Object) -> ClaimStatement:
    return ClaimStatement(
        at=at_from(part),
        statement=part.text("statement"),
        relay=tuple(relay_hop_from(hop) for hop in part.objects("relay")),
    )


def relay_hop_from(part: Object) -> RelayHop:
    """Read what ``relay_hop_json`` wrote."""
    return RelayHop(
        name=part.text("name"),
        role=part.one_of("role", HopRole),
        basis=part.one_of("basis", Basis),
        evidence=evidence_from(part),
    )


def _origins_from(part: Object) -> Origins:
    return Origins(
        at_least=part.integer("at_least"),
        at_most=part.integer("at_most"),
        groups=tuple(_group_from(group) for group in part.objects("groups")),
        possible=tuple(_merge_from(merge) for merge in part.objects("possible")),
        separate=tuple(map(_access_from, part.objects("separate") if "separate" in part else ())),
    )


def _access_from(part: Object) -> Access:
    return Access(
        reason=part.one_of("reason", AccessReason),
        statements=part.pair("statements"),
        evidence=evidence_from(part),
    )


def _group_from(part: Object) -> OriginGroup:
    return OriginGroup(
        root=part.maybe_text("root"),
        statements=part.texts("statements"),
        merges=tuple(_merge_from(merge) for merge in part.objects("merges")),
    )


def _merge_from(part: Object) -> Merge:
    return Merge(
        reason=part.one_of("reason", MergeReason),
        certain=part.truth("certain"),
        statements=part.pair("statements"),
        evidence=evidence_from(part),
    )


def evidence_from(part: Object) -> tuple[At, ...]:
    """Read the pointers under ``evidence``."""
    return tuple(at_from(at) for at in part.objects("evidence"))
