"""Judgements, as JSON: what is kept of a person's decision, and what is read back."""

from __future__ import annotations

from onrecord.records import (
    Anchor,
    Judgement,
    JudgementKind,
    Logged,
    Target,
    TargetKind,
)
from onrecord.serialise.ids import judgement_id
from onrecord.serialise.values import JsonObject, Object, spans_json


def judgement_json(judgement: Judgement) -> JsonObject:
    """Write a judgement."""
    return {"id": judgement.id, **_content(judgement)}


def named(judgement: Judgement) -> str:
    """Return the id that the content of *judgement* gives it."""
    return judgement_id(_content(judgement))


def _content(judgement: Judgement) -> JsonObject:
    return {
        "kind": judgement.kind.value,
        "verdict": judgement.verdict,
        "detail": judgement.detail,
        "about": [_target(target) for target in judgement.about],
        "author": judgement.author,
        "time": judgement.time,
        "reason": judgement.reason,
        "undoes": judgement.undoes,
    }


def _target(target: Target) -> JsonObject:
    return {
        "kind": target.kind.value,
        "name": target.name,
        "anchors": [
            {
                "sha256": anchor.sha256,
                "article": anchor.article,
                "spans": spans_json(anchor.spans),
                "statement": anchor.statement,
            }
            for anchor in target.anchors
        ],
    }


def logged_json(logged: Logged) -> JsonObject:
    """Write a judgement with what became of it."""
    return {**judgement_json(logged.judgement), "state": logged.state.value, "why": logged.why}


def judgement_from(part: Object) -> Judgement:
    """Read what ``judgement_json`` wrote.

    Raises:
        BadRecord: a key is missing or holds something else; the message names it.
    """
    return Judgement(
        id=part.text("id"),
        kind=part.one_of("kind", JudgementKind),
        verdict=part.text("verdict"),
        detail=part.maybe_text("detail"),
        about=tuple(_target_from(target) for target in part.objects("about")),
        author=part.text("author"),
        time=part.text("time"),
        reason=part.text("reason"),
        undoes=part.maybe_text("undoes"),
    )


def _target_from(part: Object) -> Target:
    return Target(
        kind=part.one_of("kind", TargetKind),
        name=part.maybe_text("name"),
        anchors=tuple(
            Anchor(
                sha256=anchor.text("sha256"),
                article=anchor.text("article"),
                spans=anchor.spans("spans"),
                statement=anchor.maybe_text("statement"),
            )
            for anchor in part.objects("anchors")
        ),
    )
