"""Records as rows, and the words that every span of a record covers.

The rows follow from the records alone, so that ``verify`` can make them again and compare.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias

from onrecord.records import (
    At,
    Claim,
    Dated,
    Distortion,
    Entity,
    Event,
    Extraction,
    Interval,
    Judgement,
    Made,
    Match,
    Mention,
    Series,
    Span,
    Spans,
    Statement,
)
from onrecord.serialise import (
    JsonObject,
    claim_json,
    dated_json,
    digest,
    distortion_json,
    dumps,
    entity_json,
    event_json,
    extraction_json,
    line,
    match_json,
    problems_of,
    series_json,
)

Row: TypeAlias = dict[str, str | int | float | bytes | None]
"""The values of one row by the names of its columns, as SQLAlchemy takes them."""

Rows: TypeAlias = dict[str, list[Row]]
"""Rows by the names of their tables, in an order in which they may be put in."""

Texts: TypeAlias = Callable[[str], str]
"""The text of an article, by the article's id."""

GAP = " … "
"""Stands between two spans where several are shown as one."""

PATH = "{path}"
"""Stands for the article's path in stored problems: a document may come by several paths."""


def words_of(text: str, spans: Spans) -> str:
    """Return the words that *spans* cover, in one string."""
    return GAP.join(span.of(text) for span in spans)


def article_rows(extraction: Extraction) -> Rows:
    """Return the rows of an article and of all that it says."""
    id_, text = extraction.article.id, extraction.article.text
    return {
        "articles": [_article(extraction)],
        "statements": [
            _statement(id_, n, statement, text) for n, statement in enumerate(extraction.statements)
        ],
        "mentions": [_mention(id_, n, mention) for n, mention in enumerate(extraction.mentions)],
        "spans": list(_span_rows(extraction)),
    }


def article_digest(extraction: Extraction) -> str:
    """Return the hash of an article and its statements.

    Paths and problems are left out: they tell how the document came in, not what it says.
    """
    whole = extraction_json(extraction)
    return digest({key: whole[key] for key in whole if key not in {"path", "url", "problems"}})


def _article(extraction: Extraction) -> Row:
    article = extraction.article
    return {
        "id": article.id,
        "sha256": article.sha256,
        "language": article.language,
        "title": article.title,
        "publisher": article.publisher.name if article.publisher else None,
        "wire": article.wire.name if article.wire else None,
        "published_earliest": _day(article.published, "earliest"),
        "published_latest": _day(article.published, "latest"),
        "model": extraction.model,
        "text": article.text,
        "digest": article_digest(extraction),
        "record": dumps(_stored(extraction)),
    }


def _stored(extraction: Extraction) -> JsonObject:
    """Return the line of an article without what other columns and tables hold."""
    kept = extraction_json(extraction)
    del kept["text"], kept["path"], kept["url"]
    path = extraction.article.path
    kept["problems"] = [
        {
            "where": PATH + problem.where.removeprefix(path)
            if problem.where.startswith(path)
            else problem.where,
            "what": problem.what,
            "why": problem.why,
            "next": problem.next,
        }
        for problem in problems_of(extraction)
    ]
    return kept


def _day(interval: Interval, end: str) -> str | None:
    day = interval.earliest if end == "earliest" else interval.latest
    return day.isoformat() if day else None


def _statement(article: str, n: int, statement: Statement, text: str) -> Row:
    speaker = statement.speaker
    return {
        "article": article,
        "n": n,
        "id": statement.id,
        "kind": statement.kind.value,
        "class": statement.class_.value,
        "source": words_of(text, statement.source),
        "cue": words_of(text, statement.cue),
        "content": words_of(text, statement.content),
        "speaker": speaker.name if speaker else None,
        "speaker_id": speaker.id if speaker else None,
        "speaker_open": statement.speaker_open,
        "relay": " → ".join(hop.name for hop in statement.relay),
        "no_source": statement.no_source.value if statement.no_source else None,
        "continues": statement.continues,
        "within": statement.within,
        "modality": statement.modality.value if statement.modality else None,
        "confidence": round(statement.confidence, 2),
    }


def _mention(article: str, n: int, mention: Mention) -> Row:
    return {
        "article": article,
        "n": n,
        "entity": mention.entity,
        "type": mention.type.value,
        "name": mention.name,
    }


def _span_rows(extraction: Extraction) -> Iterator[Row]:
    article = extraction.article
    for role, spans in _article_spans(extraction):
        yield from _cut(article.id, article.id, role, spans, article.text)
    for statement in extraction.statements:
        for role, spans in _statement_spans(statement):
            yield from _cut(article.id, statement.id, role, spans, article.text)
    for figure in extraction.figures:
        if figure.as_of:
            yield from _cut(article.id, figure.id, "as_of", figure.as_of.evidence, article.text)


def _article_spans(extraction: Extraction) -> Iterator[tuple[str, Spans]]:
    article = extraction.article
    if article.publisher:
        yield "publisher", article.publisher.evidence
    if article.wire:
        yield "wire", article.wire.evidence
    if article.republished:
        yield "republished", article.republished.evidence
    yield "published", article.published.evidence
    yield "furniture", tuple(part.span for part in article.furniture)
    yield "mention", tuple(mention.span for mention in extraction.mentions)
    yield "figure", tuple(figure.span for figure in extraction.figures)
    yield "time", tuple(time.span for time in extraction.times)


def _statement_spans(statement: Statement) -> Iterator[tuple[str, Spans]]:
    yield "source", statement.source
    yield "cue", statement.cue
    yield "content", statement.content
    yield "audience", tuple(addressee.span for addressee in statement.audience)
    if statement.said:
        yield "said", statement.said.evidence
    for n, hop in enumerate(statement.relay):
        yield f"relay {n}", hop.evidence
    yield "hedge", tuple(hedge.span for hedge in statement.hedges)
    yield "hedged", tuple(hedge.covers for hedge in statement.hedges)


def _cut(article: str, owner: str, role: str, spans: Iterable[Span], text: str) -> Iterator[Row]:
    for n, span in enumerate(spans):
        yield {
            "article": article,
            "owner": owner,
            "role": role,
            "n": n,
            "start": span.start,
            "end": span.end,
            "words": span.of(text),
        }


# --- what the pile shows -------------------------------------------------------------------


def made_rows(made: Made, texts: Texts) -> Rows:
    """Return the rows of all that the pile shows, by table."""
    return {
        "matches": [_match(match, texts) for match in made.matches],
        "entities": [_entity(n, entity) for n, entity in enumerate(made.entities)],
        "entity_names": [row for entity in made.entities for row in _entity_names(entity)],
        "entity_members": [row for entity in made.entities for row in _entity_members(entity)],
        "claims": [_claim(claim) for claim in made.claims],
        "claim_statements": [row for claim in made.claims for row in _members(claim)],
        "dates": [_dated(n, dated) for n, dated in enumerate(made.dates)],
        "events": [_event(n, event) for n, event in enumerate(made.events)],
        "distortions": [_distortion(n, one) for n, one in enumerate(made.distortions)],
        "series": [_series(n, series) for n, series in enumerate(made.series)],
        "series_points": [row for series in made.series for row in _points(series)],
        "spans": [
            *(row for match in made.matches for row in _match_spans(match, texts)),
            *(row for entity in made.entities for row in _entity_spans(entity, texts)),
            *(row for claim in made.claims for row in _claim_spans(claim, texts)),
            *(row for series in made.series for row in _series_spans(series, texts)),
            *(row for dated in made.dates for row in _told(dated.id, dated.evidence, texts)),
            *(row for one in made.distortions for row in _distorted(one, texts)),
            *(row for event in made.events for row in _told(event.id, event.evidence, texts)),
        ],
    }


def _match(match: Match, texts: Texts) -> Row:
    a, b = match.a, match.b
    return {
        "id": match.id,
        "place": " ".join((a.at.article, b.at.article, _spot(a.at), _spot(b.at), match.id)),
        "kind": match.kind.value,
        "score": round(match.score, 3),
        "a_article": a.at.article,
        "a_statement": a.statement,
        "a_words": words_of(texts(a.at.article), a.at.spans),
        "b_article": b.at.article,
        "b_statement": b.statement,
        "b_words": words_of(texts(b.at.article), b.at.spans),
        "record": dumps(match_json(match)),
    }


def _match_spans(match: Match, texts: Texts) -> Iterator[Row]:
    for role, at in (("a", match.a.at), ("b", match.b.at)):
        yield from _pointed(match.id, role, at, texts)


def _entity(n: int, entity: Entity) -> Row:
    return {
        "id": entity.id,
        "n": n,
        "type": entity.type.value,
        "name": entity.names[0].name,
        "articles": len({member.article for member in entity.members}),
        "record": dumps(entity_json(entity)),
    }


def _entity_names(entity: Entity) -> Iterator[Row]:
    for n, alias in enumerate(entity.names):
        yield {"entity": entity.id, "n": n, "name": alias.name, "basis": alias.basis.value}


def _entity_members(entity: Entity) -> Iterator[Row]:
    for member in entity.members:
        yield {
            "article": member.article,
            "article_entity": member.entity,
            "entity": entity.id,
        }


def _entity_spans(entity: Entity, texts: Texts) -> Iterator[Row]:
    for n, alias in enumerate(entity.names):
        for i, at in enumerate(alias.evidence):
            yield from _pointed(entity.id, f"name {n} evidence {i}", at, texts)


def _dated(n: int, dated: Dated) -> Row:
    return {
        "id": dated.id,
        "n": n,
        "article": dated.article,
        "published_earliest": _day(dated.published, "earliest"),
        "published_latest": _day(dated.published, "latest"),
        "reason": dated.reason,
        "record": dumps(dated_json(dated)),
    }


def _event(n: int, event: Event) -> Row:
    return {
        "id": event.id,
        "n": n,
        "earliest": event.earliest.isoformat(),
        "latest": event.latest.isoformat(),
        "text": event.text,
        "articles": len({at.article for at in event.evidence}),
        "record": dumps(event_json(event)),
    }


def _distortion(n: int, one: Distortion) -> Row:
    return {
        "id": one.id,
        "n": n,
        "kind": one.kind.value,
        "claim": one.claim,
        "a_article": one.a.article,
        "b_article": one.b.article,
        "reason": one.reason,
        "record": dumps(distortion_json(one)),
    }


def _distorted(one: Distortion, texts: Texts) -> Iterator[Row]:
    yield from _pointed(one.id, "a", one.a, texts)
    yield from _pointed(one.id, "b", one.b, texts)


def _told(owner: str, evidence: Iterable[At], texts: Texts) -> Iterator[Row]:
    for n, at in enumerate(evidence):
        yield from _pointed(owner, f"evidence {n}", at, texts)


def _series(n: int, series: Series) -> Row:
    return {
        "id": series.id,
        "n": n,
        "subject": series.subject,
        "entity": series.entity,
        "measure": series.measure,
        "points": len(series.points),
        "record": dumps(series_json(series)),
    }


def _points(series: Series) -> Iterator[Row]:
    for n, point in enumerate(series.points):
        yield {
            "series": series.id,
            "n": n,
            "article": point.at.article,
            "figure": point.figure,
            "statement": point.statement,
            "words": point.text,
            "value": point.value,
            "low": point.low,
            "high": point.high,
            "approximator": point.approximator.value,
            "unit": point.unit,
        }


def _series_spans(series: Series, texts: Texts) -> Iterator[Row]:
    for n, point in enumerate(series.points):
        yield from _pointed(series.id, f"point {n}", point.at, texts)
        for i, hop in enumerate(point.relay):
            for at in hop.evidence:
                yield from _pointed(series.id, f"point {n} relay {i}", at, texts)


def _claim(claim: Claim) -> Row:
    first = claim.statements[0]
    return {
        "id": claim.id,
        "place": " ".join((first.at.article, _spot(first.at), first.statement)),
        "text": claim.text,
        "statements": len(claim.statements),
        "reports": len({member.at.article for member in claim.statements}),
        "at_least": claim.origins.at_least,
        "at_most": claim.origins.at_most,
        "first_said": claim.first_said.isoformat() if claim.first_said else None,
        "last_said": claim.last_said.isoformat() if claim.last_said else None,
        "status": claim.status.value,
        "grade": claim.grade,
        "record": dumps(claim_json(claim)),
    }


def _spot(at: At) -> str:
    """Write spans so that they sort as text as they do as numbers."""
    return ",".join(f"{span.start:09}-{span.end:09}" for span in at.spans)


def _members(claim: Claim) -> Iterator[Row]:
    for n, member in enumerate(claim.statements):
        yield {
            "claim": claim.id,
            "n": n,
            "statement": member.statement,
            "article": member.at.article,
        }


def _claim_spans(claim: Claim, texts: Texts) -> Iterator[Row]:
    for role, at in _claim_pointers(claim):
        yield from _pointed(claim.id, role, at, texts)


def _claim_pointers(claim: Claim) -> Iterator[tuple[str, At]]:
    for n, member in enumerate(claim.statements):
        yield f"statement {n}", member.at
        for i, hop in enumerate(member.relay):
            for j, at in enumerate(hop.evidence):
                yield f"statement {n} relay {i} evidence {j}", at
    merges = [merge for group in claim.origins.groups for merge in group.merges]
    for n, merge in enumerate((*merges, *claim.origins.possible)):
        for i, at in enumerate(merge.evidence):
            yield f"merge {n} evidence {i}", at
    for n, access in enumerate(claim.origins.separate):
        for i, at in enumerate(access.evidence):
            yield f"access {n} evidence {i}", at


def _pointed(owner: str, role: str, at: At, texts: Texts) -> Iterator[Row]:
    yield from _cut(at.article, owner, role, at.spans, texts(at.article))


def judgement_row(judgement: Judgement) -> Row:
    """Return the row of a judgement."""
    return {
        "id": judgement.id,
        "kind": judgement.kind.value,
        "verdict": judgement.verdict,
        "author": judgement.author,
        "time": judgement.time,
        "reason": judgement.reason,
        "undoes": judgement.undoes,
        "record": line(judgement),
    }


def same(row: Mapping[str, object], made: Row) -> bool:
    """Tell whether a stored row holds what was made again for it."""
    return all(row[key] == value for key, value in made.items())
