"""The records of a ledger as tables: what CSV and Parquet share.

A table has the same columns in both; each says what kind of values it holds, and every format
writes a kind in its own way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from onrecord.exports.story import Story
from onrecord.records import (
    Article,
    At,
    Claim,
    Entity,
    Extraction,
    Figure,
    InArticle,
    Interval,
    Match,
    Merge,
    OriginGroup,
    Point,
    Statement,
)

Cell = (
    str | int | float | date | tuple[str, ...] | tuple[tuple[int, int], ...] | tuple[At, ...] | None
)
Row = tuple[Cell, ...]
Who = Mapping[InArticle, Entity]
"""Who in the ledger each one is that an article names."""


class Kind(Enum):
    """What the cells of a column hold; any cell may hold nothing."""

    TEXT = "text"
    LONG = "long"
    """A text of any length: an article's. Cells of a spreadsheet hold 32,767 characters."""
    WHOLE = "whole"
    NUMBER = "number"
    DAY = "day"
    TEXTS = "texts"
    SPANS = "spans"
    PLACES = "places"
    """Pointers into articles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A kind of record: its columns, and its rows in the ledger's order.

    ``told`` are the rows of one article, ``rows`` those that follow the last article's.
    """

    name: str
    columns: tuple[tuple[str, Kind], ...]
    told: Callable[[Extraction, Story, Who], Iterator[Row]] | None
    rows: Callable[[Story], Iterator[Row]] | None


def each(story: Story) -> Iterator[tuple[Table, Row]]:
    """Yield the rows of all tables, those of a table in its order; each article is read once."""
    who = story.speakers()
    for extraction in story.extractions():
        for table in TABLES:
            for row in table.told(extraction, story, who) if table.told else ():
                yield table, row
    for table in TABLES:
        for row in table.rows(story) if table.rows else ():
            yield table, row


def _columns(written: str) -> tuple[tuple[str, Kind], ...]:
    """Read ``id title published_earliest:day``: a column without a kind holds text."""
    pairs = (one.partition(":") for one in written.split())
    return tuple((name, Kind(kind or "text")) for name, _, kind in pairs)


def _days(interval: Interval | None) -> tuple[date | None, date | None]:
    return (interval.earliest, interval.latest) if interval else (None, None)


def _words(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return the words of *spans*, as they stand, with an ellipsis where they are interrupted."""
    return " … ".join(text[start:end] for start, end in spans)


def _documents(story: Story) -> Iterator[Row]:
    for one in map(story.document, story.documents):
        yield one.sha256, one.path, one.url, one.taken, one.reading.kind.value


def _articles(extraction: Extraction, story: Story, who: Who) -> Iterator[Row]:
    yield _article(extraction.article, extraction.model)


def _article(article: Article, model: str) -> Row:
    publisher, republished = article.publisher, article.republished
    return (
        article.id,
        article.sha256,
        article.path,
        article.url,
        article.language,
        article.title,
        article.bylines,
        publisher.name if publisher else None,
        publisher.basis.value if publisher else None,
        article.wire.name if article.wire else None,
        republished.origin if republished else None,
        *_days(article.published),
        article.published.basis.value,
        model,
        article.text,
    )


def _statements(extraction: Extraction, story: Story, who: Who) -> Iterator[Row]:
    claims = story.claims_of(extraction)
    for one in extraction.statements:
        speaker = one.speaker
        entity = who.get(InArticle(extraction.article.id, speaker.id)) if speaker else None
        yield _statement(one, extraction.article, entity, claims.get(one.id))


def _statement(one: Statement, article: Article, entity: Entity | None, claim: Claim | None) -> Row:
    text = article.text
    return (
        one.id,
        article.id,
        article.path,
        article.publisher.name if article.publisher else None,
        claim.id if claim else None,
        one.kind.value,
        one.class_.value,
        one.speaker.name if one.speaker else None,
        entity.id if entity else None,
        one.speaker_open,
        _words(text, one.content),
        one.content,
        _words(text, one.source),
        one.source,
        _words(text, one.cue),
        one.cue,
        one.no_source.value if one.no_source else None,
        one.continues,
        one.within,
        tuple(addressee.name for addressee in one.audience),
        *_days(one.said),
        tuple(hop.name for hop in one.relay),
        one.modality.value if one.modality else None,
        tuple(hedge.span.of(text) for hedge in one.hedges),
        tuple(hedge.span for hedge in one.hedges),
        one.figures,
        one.confidence,
    )


def _stated(extraction: Extraction, story: Story, who: Who) -> Iterator[Row]:
    """Yield the hops that an article states, by statement."""
    article = extraction.article
    for one in extraction.statements:
        for place, hop in enumerate(one.relay):
            at = At(article=article.id, path=article.path, spans=hop.evidence)
            yield None, one.id, place, hop.name, hop.role.value, hop.basis.value, (at,)


def _hops(story: Story) -> Iterator[Row]:
    """Yield the hops of claims, which may be inferred."""
    for claim in story.claims():
        for member in claim.statements:
            for place, far in enumerate(member.relay):
                told = far.name, far.role.value, far.basis.value
                yield claim.id, member.statement, place, *told, far.evidence


def _figures(extraction: Extraction, story: Story, who: Who) -> Iterator[Row]:
    for figure in extraction.figures:
        yield _figure(figure, extraction)


def _figure(figure: Figure, extraction: Extraction) -> Row:
    holders = (one.id for one in extraction.statements if figure.id in one.figures)
    return (
        figure.id,
        extraction.article.id,
        tuple(holders),
        figure.span.of(extraction.article.text),
        (figure.span,),
        figure.value,
        figure.low,
        figure.high,
        figure.approximator.value,
        figure.change.value if figure.change else None,
        figure.per,
        figure.unit,
        figure.counted,
        figure.subject,
        *_days(figure.as_of),
    )


def _mentions(extraction: Extraction, story: Story, who: Who) -> Iterator[Row]:
    id_, text = extraction.article.id, extraction.article.text
    for one in extraction.mentions:
        entity = who.get(InArticle(id_, one.entity))
        words = one.span.of(text)
        yield id_, entity.id if entity else None, words, (one.span,), one.name, one.type.value


def _matches(story: Story) -> Iterator[Row]:
    return map(_match, story.made.matches)


def _match(match: Match) -> Row:
    a, b = match.a, match.b
    return (
        match.id,
        match.kind.value,
        match.score,
        a.at.article,
        a.statement,
        a.at.spans,
        b.at.article,
        b.statement,
        b.at.spans,
        match.reasons,
    )


def _claims(story: Story) -> Iterator[Row]:
    return map(_claim, story.claims())


def _claim(claim: Claim) -> Row:
    return (
        claim.id,
        claim.text,
        len({member.at.article for member in claim.statements}),
        claim.origins.at_least,
        claim.origins.at_most,
        tuple(group.root for group in claim.origins.groups if group.root),
        claim.first_said,
        claim.last_said,
        claim.status.value,
        claim.grade,
    )


def _members(story: Story) -> Iterator[Row]:
    for claim in story.claims():
        groups = _groups(claim.origins.groups)
        for member in claim.statements:
            at = member.at
            number, root = groups.get(member.statement, (None, None))
            yield claim.id, member.statement, at.article, at.path, at.spans, number, root


def _groups(groups: Iterable[OriginGroup]) -> dict[str, tuple[int, str | None]]:
    """Return the number and the root of the origin of each statement."""
    return {
        statement: (number, group.root)
        for number, group in enumerate(groups, 1)
        for statement in group.statements
    }


def _merges(story: Story) -> Iterator[Row]:
    for claim in story.claims():
        for group in claim.origins.groups:
            for merge in group.merges:
                yield _merge(claim, merge)
        for merge in claim.origins.possible:
            yield _merge(claim, merge)


def _merge(claim: Claim, merge: Merge) -> Row:
    sure = "certain" if merge.certain else "possible"
    return claim.id, merge.reason.value, sure, *merge.statements, merge.evidence


def _entities(story: Story) -> Iterator[Row]:
    for one in story.made.entities:
        articles = len({member.article for member in one.members})
        unsure = tuple(doubt.entity for doubt in one.unsure)
        reasons = tuple(doubt.reason for doubt in one.unsure)
        yield one.id, one.type.value, one.names[0].name, articles, unsure, reasons


def _names(story: Story) -> Iterator[Row]:
    for entity in story.made.entities:
        for alias in entity.names:
            yield entity.id, alias.name, alias.basis.value, alias.evidence


def _series(story: Story) -> Iterator[Row]:
    for one in story.made.series:
        yield one.id, one.subject, one.entity, one.measure, len(one.points)


def _points(story: Story) -> Iterator[Row]:
    for series in story.made.series:
        for place, point in enumerate(series.points):
            yield series.id, place, *_point(point)


def _point(point: Point) -> Row:
    return (
        point.figure,
        point.statement,
        point.at.article,
        point.at.path,
        point.text,
        point.at.spans,
        point.value,
        point.low,
        point.high,
        point.approximator.value,
        point.unit,
        point.counted,
        *_days(point.as_of),
        *_days(point.published),
        point.speaker,
        tuple(hop.name for hop in point.relay),
    )


def _labels(story: Story) -> Iterator[Row]:
    for series in story.made.series:
        for one in series.labels:
            yield series.id, *one.points, one.label.value, one.reason


def _events(story: Story) -> Iterator[Row]:
    for one in story.made.events:
        reports = len({at.article for at in one.evidence})
        yield one.id, one.earliest, one.latest, one.text, reports, one.evidence


def _dates(story: Story) -> Iterator[Row]:
    for one in story.made.dates:
        yield one.id, one.article, one.path, *_days(one.published), one.reason, one.evidence


def _distortions(story: Story) -> Iterator[Row]:
    for one in story.made.distortions:
        a, b = one.a, one.b
        sides = a.article, a.spans, b.article, b.spans
        yield one.id, one.kind.value, one.claim, *sides, one.reason


def _judgements(story: Story) -> Iterator[Row]:
    for logged in story.log:
        one = logged.judgement
        about = tuple(
            target.name or ", ".join(a.statement or a.article for a in target.anchors)
            for target in one.about
        )
        said = one.verdict, one.detail, about, one.author, one.time, one.reason, one.undoes
        yield one.id, one.kind.value, *said, logged.state.value, logged.why


TABLES = tuple(
    Table(name=name, columns=_columns(columns), told=told, rows=rows)
    for name, columns, told, rows in (
        ("documents", "sha256 path url taken kind", None, _documents),
        (
            "articles",
            "id sha256 path url language title bylines:texts publisher publisher_basis wire "
            "republished_from published_earliest:day published_latest:day published_basis model "
            "text:long",
            _articles,
            None,
        ),
        (
            "statements",
            "id article path publisher claim kind class speaker entity speaker_open words "
            "spans:spans source source_spans:spans cue cue_spans:spans no_source continues within "
            "audience:texts said_earliest:day said_latest:day relay:texts modality hedges:texts "
            "hedge_spans:spans figures:texts confidence:number",
            _statements,
            None,
        ),
        (
            "hops",
            "claim statement place:whole name role basis evidence:places",
            _stated,
            _hops,
        ),
        (
            "figures",
            "id article statements:texts words spans:spans value:number low:number high:number "
            "approximator change per unit counted subject as_of_earliest:day as_of_latest:day",
            _figures,
            None,
        ),
        ("mentions", "article entity words spans:spans name type", _mentions, None),
        (
            "matches",
            "id kind score:number a_article a_statement a_spans:spans b_article b_statement "
            "b_spans:spans reasons:texts",
            None,
            _matches,
        ),
        (
            "claims",
            "id text reports:whole at_least:whole at_most:whole roots:texts first_said:day "
            "last_said:day status grade",
            None,
            _claims,
        ),
        (
            "claim_statements",
            "claim statement article path spans:spans origin:whole root",
            None,
            _members,
        ),
        ("merges", "claim reason certainty statement other evidence:places", None, _merges),
        (
            "entities",
            "id type name articles:whole unsure:texts unsure_reasons:texts",
            None,
            _entities,
        ),
        ("entity_names", "entity name basis evidence:places", None, _names),
        ("series", "id subject entity measure points:whole", None, _series),
        (
            "series_points",
            "series place:whole figure statement article path words spans:spans value:number "
            "low:number high:number approximator unit counted as_of_earliest:day as_of_latest:day "
            "published_earliest:day published_latest:day speaker relay:texts",
            None,
            _points,
        ),
        ("series_labels", "series point:whole other:whole label reason", None, _labels),
        (
            "timeline",
            "id earliest:day latest:day text reports:whole evidence:places",
            None,
            _events,
        ),
        (
            "dates",
            "id article path published_earliest:day published_latest:day reason evidence:places",
            None,
            _dates,
        ),
        (
            "distortions",
            "id kind claim a_article a_spans:spans b_article b_spans:spans reason",
            None,
            _distortions,
        ),
        (
            "judgements",
            "id kind verdict detail about:texts author time reason undoes state why",
            None,
            _judgements,
        ),
    )
)
"""All tables, in the order in which records come to be."""
