"""The line that ``onrecord extract`` writes for an article: schema ``onrecord.article/1``.

The record keeps the problems of reading and of extraction apart, the line does not: a record read
back from a line holds all of them in ``Extraction.problems``.
"""

from __future__ import annotations

from onrecord.records import (
    Addressee,
    Approximator,
    Article,
    Basis,
    Change,
    EntityType,
    Extraction,
    Figure,
    Furniture,
    FurnitureKind,
    Hedge,
    Hop,
    HopRole,
    Interval,
    Mention,
    Modality,
    NoSource,
    Problem,
    Publisher,
    Republished,
    Span,
    Speaker,
    Statement,
    StatementClass,
    StatementKind,
    TimeExpression,
    TimeKind,
    Wire,
)
from onrecord.serialise.values import JsonObject, Object, date_json, spans_json

ARTICLE_SCHEMA = "onrecord.article/1"


def extraction_json(extraction: Extraction) -> JsonObject:
    """Write all that one article says as the object of schema ``onrecord.article/1``."""
    article = extraction.article
    return {
        "schema": ARTICLE_SCHEMA,
        "id": article.id,
        "path": article.path,
        "url": article.url,
        "sha256": article.sha256,
        "language": article.language,
        "model": extraction.model,
        "title": article.title,
        "bylines": list(article.bylines),
        "publisher": _publisher(article.publisher),
        "wire": _wire(article.wire),
        "republished": _republished(article.republished),
        "published": interval_json(article.published),
        "text": article.text,
        "furniture": [
            {"start": part.span.start, "end": part.span.end, "kind": part.kind.value}
            for part in article.furniture
        ],
        "statements": [statement_json(statement) for statement in extraction.statements],
        "figures": [_figure(figure) for figure in extraction.figures],
        "times": [_time(time) for time in extraction.times],
        "mentions": [_mention(mention) for mention in extraction.mentions],
        "problems": [problem_json(problem) for problem in problems_of(extraction)],
    }


def problems_of(extraction: Extraction) -> tuple[Problem, ...]:
    """Return the problems of reading and of extraction, each once."""
    return tuple(dict.fromkeys((*extraction.article.problems, *extraction.problems)))


def statement_json(statement: Statement) -> JsonObject:
    """Write a statement as it stands in the line of its article."""
    speaker = statement.speaker
    return {
        "id": statement.id,
        "kind": statement.kind.value,
        "class": statement.class_.value,
        "source": spans_json(statement.source),
        "cue": spans_json(statement.cue),
        "content": spans_json(statement.content),
        "no_source": statement.no_source,
        "continues": statement.continues,
        "within": statement.within,
        "speaker": {"id": speaker.id, "name": speaker.name} if speaker else None,
        "speaker_open": statement.speaker_open,
        "audience": [
            {"name": addressee.name, "span": list(addressee.span)}
            for addressee in statement.audience
        ],
        "said": interval_json(statement.said) if statement.said else None,
        "relay": [_hop(hop) for hop in statement.relay],
        "modality": statement.modality,
        "hedges": [
            {"span": list(hedge.span), "covers": list(hedge.covers)} for hedge in statement.hedges
        ],
        "figures": list(statement.figures),
        "confidence": round(statement.confidence, 2),
    }


def problem_json(problem: Problem) -> JsonObject:
    """Write a problem."""
    return {
        "where": problem.where,
        "what": problem.what,
        "why": problem.why,
        "next": problem.next,
    }


def _publisher(publisher: Publisher | None) -> JsonObject | None:
    if publisher is None:
        return None
    return {
        "name": publisher.name,
        "basis": publisher.basis.value,
        "evidence": spans_json(publisher.evidence),
    }


def _wire(wire: Wire | None) -> JsonObject | None:
    return {"name": wire.name, "evidence": spans_json(wire.evidence)} if wire else None


def _republished(republished: Republished | None) -> JsonObject | None:
    if republished is None:
        return None
    return {"from": republished.origin, "evidence": spans_json(republished.evidence)}


def interval_json(interval: Interval) -> JsonObject:
    """Write an interval of days with what it rests on."""
    return {
        "earliest": date_json(interval.earliest),
        "latest": date_json(interval.latest),
        "basis": interval.basis.value,
        "evidence": spans_json(interval.evidence),
    }


def _hop(hop: Hop) -> JsonObject:
    return {
        "name": hop.name,
        "role": hop.role.value,
        "basis": hop.basis.value,
        "evidence": spans_json(hop.evidence),
    }


def _mention(mention: Mention) -> JsonObject:
    return {
        "span": list(mention.span),
        "entity": mention.entity,
        "type": mention.type.value,
        "name": mention.name,
    }


def _figure(figure: Figure) -> JsonObject:
    return {
        "id": figure.id,
        "span": list(figure.span),
        "value": plain_number(figure.value),
        "low": plain_number(figure.low),
        "high": plain_number(figure.high),
        "approximator": figure.approximator.value,
        "change": figure.change.value if figure.change else None,
        "per": figure.per,
        "unit": figure.unit,
        "counted": figure.counted,
        "subject": figure.subject,
        "as_of": interval_json(figure.as_of) if figure.as_of else None,
    }


def plain_number(number: float | None) -> float | None:
    """Return a whole number without its ".0", so that 4,000 is written 4000."""
    return int(number) if number is not None and number == int(number) else number


def _time(time: TimeExpression) -> JsonObject:
    return {
        "span": list(time.span),
        "kind": time.kind.value,
        "value": time.value,
        "earliest": date_json(time.earliest),
        "latest": date_json(time.latest),
    }


# --- and back ------------------------------------------------------------------------------


def extraction_from(line: Object) -> Extraction:
    """Read what ``extraction_json`` wrote.

    Raises:
        BadRecord: a key is missing or holds something else; the message names it.
    """
    return Extraction(
        article=_article_from(line),
        model=line.text("model"),
        statements=tuple(statement_from(part) for part in line.objects("statements")),
        mentions=tuple(_mention_from(part) for part in line.objects("mentions")),
        problems=tuple(problem_from(part) for part in line.objects("problems")),
        figures=tuple(_figure_from(part) for part in line.objects("figures")),
        times=tuple(_time_from(part) for part in line.objects("times")),
    )


def _article_from(line: Object) -> Article:
    publisher, wire = line.maybe_object("publisher"), line.maybe_object("wire")
    republished = line.maybe_object("republished")
    return Article(
        id=line.text("id"),
        sha256=line.text("sha256"),
        path=line.text("path"),
        url=line.maybe_text("url"),
        language=line.text("language"),
        title=line.maybe_text("title"),
        bylines=line.texts("bylines"),
        publisher=_publisher_from(publisher) if publisher else None,
        wire=Wire(name=wire.text("name"), evidence=wire.spans("evidence")) if wire else None,
        republished=_republished_from(republished) if republished else None,
        published=interval_from(line.object("published")),
        text=line.text("text"),
        furniture=tuple(_furniture_from(part) for part in line.objects("furniture")),
        problems=(),
    )


def statement_from(part: Object) -> Statement:
    """Read what ``statement_json`` wrote."""
    speaker, said = part.maybe_object("speaker"), part.maybe_object("said")
    return Statement(
        id=part.text("id"),
        kind=part.one_of("kind", StatementKind),
        class_=part.one_of("class", StatementClass),
        source=part.spans("source"),
        cue=part.spans("cue"),
        content=part.spans("content"),
        no_source=part.maybe_one_of("no_source", NoSource),
        continues=part.maybe_text("continues"),
        within=part.maybe_text("within"),
        speaker=Speaker(id=speaker.text("id"), name=speaker.text("name")) if speaker else None,
        speaker_open=part.maybe_text("speaker_open"),
        audience=tuple(
            Addressee(name=one.text("name"), span=one.span("span"))
            for one in part.objects("audience")
        ),
        said=interval_from(said) if said else None,
        relay=tuple(_hop_from(hop) for hop in part.objects("relay")),
        modality=part.maybe_one_of("modality", Modality),
        hedges=tuple(
            Hedge(span=hedge.span("span"), covers=hedge.span("covers"))
            for hedge in part.objects("hedges")
        ),
        figures=part.texts("figures"),
        confidence=part.number("confidence"),
    )


def problem_from(part: Object) -> Problem:
    """Read what ``problem_json`` wrote."""
    return Problem(
        where=part.text("where"),
        what=part.text("what"),
        why=part.text("why"),
        next=part.text("next"),
    )


def _publisher_from(part: Object) -> Publisher:
    return Publisher(
        name=part.text("name"), basis=part.one_of("basis", Basis), evidence=part.spans("evidence")
    )


def _republished_from(part: Object) -> Republished:
    return Republished(origin=part.maybe_text("from"), evidence=part.spans("evidence"))


def _furniture_from(part: Object) -> Furniture:
    span = Span(part.integer("start"), part.integer("end"))
    return Furniture(span=span, kind=part.one_of("kind", FurnitureKind))


def interval_from(part: Object) -> Interval:
    """Read what ``interval_json`` wrote."""
    return Interval(
        earliest=part.day("earliest"),
        latest=part.day("latest"),
        basis=part.one_of("basis", Basis),
        evidence=part.spans("evidence"),
    )


def _hop_from(part: Object) -> Hop:
    return Hop(
        name=part.text("name"),
        role=part.one_of("role", HopRole),
        basis=part.one_of("basis", Basis),
        evidence=part.spans("evidence"),
    )


def _mention_from(part: Object) -> Mention:
    return Mention(
        span=part.span("span"),
        entity=part.text("entity"),
        type=part.one_of("type", EntityType),
        name=part.text("name"),
    )


def _figure_from(part: Object) -> Figure:
    as_of = part.maybe_object("as_of")
    return Figure(
        id=part.text("id"),
        span=part.span("span"),
        value=part.maybe_number("value"),
        low=part.maybe_number("low"),
        high=part.maybe_number("high"),
        approximator=part.one_of("approximator", Approximator),
        change=part.maybe_one_of("change", Change),
        per=part.maybe_text("per"),
        unit=part.text("unit"),
        counted=part.maybe_text("counted"),
        subject=part.maybe_text("subject"),
        as_of=interval_from(as_of) if as_of else None,
    )


def _time_from(part: Object) -> TimeExpression:
    return TimeExpression(
        span=part.span("span"),
        kind=part.one_of("kind", TimeKind),
        value=part.text("value"),
        earliest=part.day("earliest"),
        latest=part.day("latest"),
    )
