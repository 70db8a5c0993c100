"""Corrections on top of an extraction, which itself never changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from onrecord.judgements.values import days, furniture, hops, quantity
from onrecord.records import (
    Basis,
    Correction,
    Extraction,
    Furniture,
    Hop,
    HopRole,
    Interval,
    JudgementKind,
    Publisher,
    Speaker,
    Statement,
)

UNKNOWN = "unknown"
"""What a correction says where the article does not tell."""


def corrected(extraction: Extraction, corrections: Iterable[Correction]) -> Extraction:
    """Return what an article says with what people put right in it, in their order.

    A corrected speaker is also the last hop of the chain. What lies in a passage that is furniture
    is no statement; what was furniture and is not keeps no statement, because none was looked for.
    """
    for one in corrections:
        extraction = _APPLIED[one.kind](extraction, one)
    return extraction


def _speaker(extraction: Extraction, one: Correction) -> Extraction:
    def named(statement: Statement) -> Statement:
        kept = statement.relay[:-1]
        if one.value == UNKNOWN:
            return replace(statement, speaker=None, speaker_open="a person judged so", relay=kept)
        last = statement.relay[-1] if statement.relay else None
        role = last.role if last else HopRole.UNKNOWN
        evidence = last.evidence if last else statement.source
        hop = Hop(name=one.value, role=role, basis=Basis.JUDGED, evidence=evidence)
        speaker = Speaker(id=_entity(extraction, one.value), name=one.value)
        return replace(statement, speaker=speaker, speaker_open=None, relay=(*kept, hop))

    return _statement(extraction, one, named)


def _entity(extraction: Extraction, name: str) -> str:
    """Return the entity of this name in the article, or an id that no other has."""
    known = (mention.entity for mention in extraction.mentions if mention.name == name)
    return next(known, f"judged {name}")


def _relay(extraction: Extraction, one: Correction) -> Extraction:
    def chained(statement: Statement) -> Statement:
        before = {hop.name: hop for hop in statement.relay}
        made = []
        for name, role in hops(one.value):
            known = before.get(name)
            made.append(
                Hop(
                    name=name,
                    role=role or (known.role if known else HopRole.UNKNOWN),
                    basis=Basis.JUDGED,
                    evidence=known.evidence if known else (),
                )
            )
        return replace(statement, relay=tuple(made))

    return _statement(extraction, one, chained)


def _statement(
    extraction: Extraction, one: Correction, change: Callable[[Statement], Statement]
) -> Extraction:
    changed = tuple(
        change(statement) if statement.id == one.statement else statement
        for statement in extraction.statements
    )
    return replace(extraction, statements=changed)


def _rejected(extraction: Extraction, one: Correction) -> Extraction:
    return _without(extraction, {one.statement} if one.statement else set())


def _without(extraction: Extraction, gone: set[str]) -> Extraction:
    """Drop statements; nothing continues or lies within one that is gone."""
    kept = tuple(
        replace(
            one,
            continues=None if one.continues in gone else one.continues,
            within=None if one.within in gone else one.within,
        )
        for one in extraction.statements
        if one.id not in gone
    )
    return replace(extraction, statements=kept)


def _publisher(extraction: Extraction, one: Correction) -> Extraction:
    name = one.value
    publisher = None if name == UNKNOWN else Publisher(name=name, basis=Basis.JUDGED, evidence=())
    return replace(extraction, article=replace(extraction.article, publisher=publisher))


def _date(extraction: Extraction, one: Correction) -> Extraction:
    earliest, latest = days(one.value)
    basis = Basis.NONE if one.value == UNKNOWN else Basis.JUDGED
    published = Interval(earliest=earliest, latest=latest, basis=basis, evidence=())
    return replace(extraction, article=replace(extraction.article, published=published))


def _figure(extraction: Extraction, one: Correction) -> Extraction:
    here = {figure.id for figure in extraction.figures if figure.span in one.spans}
    value = quantity(one.value)
    if value is None:
        statements = tuple(
            replace(s, figures=tuple(id for id in s.figures if id not in here))
            for s in extraction.statements
        )
        figures = tuple(figure for figure in extraction.figures if figure.id not in here)
        return replace(extraction, statements=statements, figures=figures)
    figures = tuple(
        value.applied(figure) if figure.id in here else figure for figure in extraction.figures
    )
    return replace(extraction, figures=figures)


def _furniture(extraction: Extraction, one: Correction) -> Extraction:
    article = extraction.article
    kind = furniture(one.value)
    kept = [f for f in article.furniture if not any(f.span.overlaps(s) for s in one.spans)]
    if kind is None:
        return replace(extraction, article=replace(article, furniture=tuple(kept)))
    parts = sorted(
        (*kept, *(Furniture(span=s, kind=kind) for s in one.spans)), key=lambda part: part.span
    )
    inside = {
        statement.id
        for statement in extraction.statements
        if any(span.overlaps(part) for span in statement.content for part in one.spans)
    }
    marked = replace(extraction, article=replace(article, furniture=tuple(parts)))
    return _without(marked, inside)


_APPLIED: Mapping[JudgementKind, Callable[[Extraction, Correction], Extraction]] = {
    JudgementKind.SPEAKER: _speaker,
    JudgementKind.RELAY: _relay,
    JudgementKind.PUBLISHER: _publisher,
    JudgementKind.DATE: _date,
    JudgementKind.FIGURE: _figure,
    JudgementKind.FURNITURE: _furniture,
    JudgementKind.STATEMENT: _rejected,
}
