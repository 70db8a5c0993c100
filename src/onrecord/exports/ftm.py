"""FollowTheMoney: articles, those they name, and what was said, for Aleph and OpenSanctions' tools.

One entity per line. An article is an ``Article``; a person a ``Person``, an organization or outlet
an ``Organization``, a group a ``LegalEntity`` (it may be a crowd); where an article names one is a
``Mention``, who speaks in it a ``Documentation``; a day of the timeline an ``Event``. A statement
and a claim are each a ``Note`` whose ``proof`` is the article; a statement's ``entity`` are its
speaker and its claim.

References:
    FollowTheMoney 4.11, https://followthemoney.tech/explorer/
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from onrecord.exports.forms import address, day, encodable, json_line
from onrecord.exports.story import Story
from onrecord.records import (
    AliasBasis,
    Article,
    Claim,
    Document,
    Entity,
    EntityType,
    Event,
    Extraction,
    InArticle,
    Interval,
    Statement,
)
from onrecord.serialise import JsonObject, digest

SCHEMATA = {
    EntityType.PERSON: "Person",
    EntityType.ORGANIZATION: "Organization",
    EntityType.OUTLET: "Organization",
    EntityType.GROUP: "LegalEntity",
}
"""Whom the model has a schema for. Which organizations are public bodies, no report says."""

WEAK = frozenset(
    {
        AliasBasis.SHORT_FORM,
        AliasBasis.INITIALS,
        AliasBasis.ACRONYM,
        AliasBasis.NICKNAME,
        AliasBasis.CALL_SIGN,
        AliasBasis.ROLE,
    }
)
"""Names that many bear: the model keeps them apart as ``weakAlias``, which matches nothing."""

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u200b\u2028\u2029\ufeff]")

Values = dict[str, list[str]]


class FollowTheMoney:
    """Writes entities as the ``ftm`` tools read them; ids are derived from the ledger's."""

    names = ("entities.ftm.json",)
    folder = False
    needs_text = True
    leaves_out = (
        "matches, figures, spans, the merges of origins; names of places, documents and others"
    )

    def write(self, story: Story, outs: Sequence[BinaryIO]) -> None:
        """Write the one file of entities."""
        (out,) = outs
        for entity in _all(story):
            out.write(json_line(entity).encode() + b"\n")


def _all(story: Story) -> Iterator[JsonObject]:
    who = {member: entity for member, entity in story.speakers().items() if entity.type in SCHEMATA}
    for entity in story.made.entities:
        if entity.type in SCHEMATA:
            yield _named(entity)
    for claim in story.claims():
        yield _claim(claim)
    for event in story.made.events:
        yield _event(event)
    for extraction in story.extractions():
        article, claims = extraction.article, story.claims_of(extraction)
        yield _article(article, story.document(article.sha256), story.published(article))
        yield from _mentions(extraction, who)
        for statement in extraction.statements:
            speaker = _speaker(statement, article, who)
            yield _statement(statement, article, speaker, claims.get(statement.id))
        yield from _speaking(extraction, who)


def _entity(id: str, schema: str, properties: Values) -> JsonObject:
    """Write an entity; values that are empty or there twice are none."""
    cleaned = {
        name: list(
            dict.fromkeys(filter(None, map(_body if name == "bodyText" else _clean, values)))
        )
        for name, values in properties.items()
    }
    return {"id": id, "schema": schema, "properties": {k: v for k, v in cleaned.items() if v}}


def _clean(value: str) -> str:
    """Leave out what the library would: control characters, and spaces beyond one."""
    return " ".join(_CONTROL.sub(" ", encodable(value)).split())


def _body(text: str) -> str:
    """Clean a text line by line."""
    return "\n".join(map(_clean, text.splitlines())).strip()


def _some(*values: str | None) -> list[str]:
    return [value for value in values if value]


def _named(entity: Entity) -> JsonObject:
    first, *others = entity.names
    properties: Values = {
        "name": [first.name],
        "alias": [alias.name for alias in others if alias.basis not in WEAK],
        "weakAlias": [alias.name for alias in others if alias.basis in WEAK],
    }
    return _entity(_id(entity.id), SCHEMATA[entity.type], properties)


def _article(article: Article, document: Document, published: Interval) -> JsonObject:
    properties: Values = {
        "title": _some(article.title),
        "fileName": [_file_name(article.path)],
        "author": list(article.bylines),
        "publisher": _some(article.publisher.name if article.publisher else None),
        "publishedAt": _some(prefix(published)),
        "sourceUrl": _some(address(article.url)),
        "language": ["eng"] if article.language == "en" else [],
        "retrievedAt": _some((document.taken or "").removesuffix("Z")),
        "notes": [f"sha256 {article.sha256}"],  # the model's contentHash is a SHA-1
        "bodyText": [article.text],
    }
    return _entity(_id(article.id), "Article", properties)


def _file_name(path: str) -> str:
    return path.replace("\\", "/").rsplit("/", 1)[-1]


def prefix(interval: Interval) -> str | None:
    """Return what both ends of an interval share: a day, a month, a year, or nothing.

    The model's dates are prefixes: "2031-05" is some day of that May.

    >>> from datetime import date
    >>> from onrecord.records import Basis
    >>> first, last = date(2031, 5, 2), date(2031, 5, 30)
    >>> prefix(Interval(earliest=first, latest=last, basis=Basis.STATED, evidence=()))
    '2031-05'
    """
    first, last = interval.earliest, interval.latest
    if not (first and last) or first.year != last.year:
        return None
    if first.month != last.month:
        return f"{first.year:04}"
    return (day(interval) or first).isoformat() if first == last else first.isoformat()[:7]


def _mentions(extraction: Extraction, who: dict[InArticle, Entity]) -> Iterator[JsonObject]:
    """Name, once each, those whom the article names and the model has a schema for."""
    article = extraction.article
    found = {}
    for mention in extraction.mentions:
        if entity := who.get(InArticle(article.id, mention.entity)):
            found[entity.id, mention.span.of(article.text)] = entity
    for (id, name), entity in found.items():
        properties = {
            "document": [_id(article.id)],
            "resolved": [_id(entity.id)],
            "name": [name],
            "detectedSchema": [SCHEMATA[entity.type]],
        }
        yield _entity(_derived("mention", article.id, id, name), "Mention", properties)


def _speaker(statement: Statement, article: Article, who: dict[InArticle, Entity]) -> Entity | None:
    speaker = statement.speaker
    return who.get(InArticle(article.id, speaker.id)) if speaker else None


def _statement(
    statement: Statement, article: Article, speaker: Entity | None, claim: Claim | None
) -> JsonObject:
    words = " … ".join(span.of(article.text) for span in statement.content)
    properties: Values = {
        "description": [words],
        "summary": [_told(statement)],
        "entity": [_id(one.id) for one in (speaker, claim) if one],
        "proof": [_id(article.id)],
        "publisher": _some(article.publisher.name if article.publisher else None),
        "sourceUrl": _some(address(article.url)),
    }
    return _entity(_id(statement.id), "Note", properties)


def _told(statement: Statement) -> str:
    name = statement.speaker.name if statement.speaker else "speaker open"
    through = " > ".join(hop.name for hop in statement.relay)
    told = f"{name}, {statement.kind.value} {statement.class_.value}"
    return f"{told}, through {through}" if through else told


def _speaking(extraction: Extraction, who: dict[InArticle, Entity]) -> Iterator[JsonObject]:
    """Tie an article to each who speaks in it."""
    article = extraction.article
    speakers = (_speaker(statement, article, who) for statement in extraction.statements)
    for speaker in dict.fromkeys(one.id for one in speakers if one):
        properties = {
            "document": [_id(article.id)],
            "entity": [_id(speaker)],
            "role": ["speaker"],
            "date": _some(prefix(article.published)),
        }
        yield _entity(_derived("speaker", article.id, speaker), "Documentation", properties)


def _claim(claim: Claim) -> JsonObject:
    origins = claim.origins
    reports = len({member.at.article for member in claim.statements})
    counts = f"at least {origins.at_least} and at most {origins.at_most} origins"
    properties: Values = {
        "description": [claim.text],
        "summary": [f"Claim: reports: {reports}; {counts}; {claim.status.value}"],
        "proof": [_id(member.at.article) for member in claim.statements],
    }
    return _entity(_id(claim.id), "Note", properties)


def _event(event: Event) -> JsonObject:
    properties: Values = {
        "name": [event.text],
        "startDate": [event.earliest.isoformat()],
        "endDate": [event.latest.isoformat()],
        "proof": [_id(at.article) for at in event.evidence],
    }
    return _entity(_id(event.id), "Event", properties)


def _id(id: str) -> str:
    """Put our name before a record's id; the model's ids have no underscores."""
    return f"onrecord-{id.replace('_', '-')}"


def _derived(*parts: str) -> str:
    return f"onrecord-{digest(parts)[:40]}"
