"""What is exported: all of a ledger, or some of its claims with all that they rest on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from onrecord.records import (
    Alias,
    Article,
    At,
    Claim,
    Document,
    Entity,
    Extraction,
    InArticle,
    Interval,
    Logged,
    Made,
    Problem,
    Series,
    Statement,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A ledger as an exporter sees it: articles and claims one at a time, the rest at once.

    ``document`` and ``extraction`` read one of ``documents`` (hashes) and ``articles`` (ids), the
    documents without their bytes; ``claims`` reads the claims again each time, which two thousand
    articles have sixty thousand of, and ``claims_of`` those of an article by their statements.
    ``made`` is the rest of what the pile shows. ``narrowed`` tells that only some claims are asked
    for.
    """

    root: str
    documents: tuple[str, ...]
    document: Callable[[str], Document]
    articles: tuple[str, ...]
    extraction: Callable[[str], Extraction]
    claims: Callable[[], Iterable[Claim]]
    claims_of: Callable[[Extraction], Mapping[str, Claim]]
    made: Made
    log: tuple[Logged, ...] = ()
    problems: tuple[Problem, ...] = ()
    narrowed: bool = False

    def extractions(self) -> Iterator[Extraction]:
        """Return what every article says, one at a time, by the article's id."""
        return map(self.extraction, self.articles)

    def speakers(self) -> dict[InArticle, Entity]:
        """Return who in the ledger each one is that an article names."""
        return {member: entity for entity in self.made.entities for member in entity.members}

    def published(self, article: Article) -> Interval:
        """Return when an article appeared, by what the pile tells where it does not itself."""
        told = {dated.article: dated.published for dated in self.made.dates}
        return told.get(article.id, article.published)


def narrowed(story: Story, claims: Iterable[str]) -> Story:
    """Return *story* with only these claims, and what they rest on.

    The articles are those that any evidence of the claims points to. Of what they say, the claims'
    statements stay, with those around and before them, and their figures, times and mentions.
    """
    wanted = frozenset(claims)
    kept = tuple(claim for claim in story.claims() if claim.id in wanted)
    statements = frozenset(m.statement for claim in kept for m in claim.statements)
    articles = frozenset(id for claim in kept for id in articles_of(claim))
    extractions = [story.extraction(id) for id in story.articles if id in articles]
    by_statement = {m.statement: claim for claim in kept for m in claim.statements}
    named = {member for one in extractions for member in _named(_cut(one, statements))}
    return replace(
        story,
        documents=tuple(sorted({one.article.sha256 for one in extractions})),
        articles=tuple(one.article.id for one in extractions),
        extraction=lambda id: _cut(story.extraction(id), statements),
        claims=lambda: kept,
        claims_of=lambda _: by_statement,
        made=Made(
            matches=tuple(
                match
                for match in story.made.matches
                if match.a.statement in statements and match.b.statement in statements
            ),
            entities=_entities(story.made.entities, named, articles),
            series=tuple(_series(story.made.series, statements)),
            dates=tuple(
                dated
                for dated in story.made.dates
                if articles >= {dated.article, *(at.article for at in dated.evidence)}
            ),
            distortions=tuple(
                one
                for one in story.made.distortions
                if one.claim in wanted and articles >= {one.a.article, one.b.article}
            ),
        ),
        log=(),
        problems=(),
        narrowed=True,
    )


def articles_of(claim: Claim) -> tuple[str, ...]:
    """Return the ids of the articles that a claim rests on, those of its evidence included."""
    return tuple(sorted({at.article for at in _evidence(claim)}))


def _evidence(claim: Claim) -> Iterator[At]:
    """Return every pointer of a claim into an article."""
    origins = claim.origins
    merges = [*origins.possible, *(merge for group in origins.groups for merge in group.merges)]
    for merge in merges:
        yield from merge.evidence
    for member in claim.statements:
        yield member.at
        for hop in member.relay:
            yield from hop.evidence


def _cut(extraction: Extraction, statements: frozenset[str]) -> Extraction:
    """Leave in what *statements* are about."""
    kept = _with_those_around(extraction.statements, statements)
    figures = {figure for statement in kept for figure in statement.figures}
    spans = [
        span
        for one in kept
        for span in (
            *one.source,
            *one.cue,
            *one.content,
            *(hop for h in one.relay for hop in h.evidence),
        )
    ]
    return replace(
        extraction,
        statements=kept,
        figures=tuple(figure for figure in extraction.figures if figure.id in figures),
        times=tuple(t for t in extraction.times if any(t.span.overlaps(s) for s in spans)),
        mentions=tuple(m for m in extraction.mentions if any(m.span.overlaps(s) for s in spans)),
    )


def _with_those_around(
    all_: tuple[Statement, ...], wanted: frozenset[str]
) -> tuple[Statement, ...]:
    """Return the wanted statements and, of those, the ones they continue or lie within."""
    known = {one.id: one for one in all_}
    kept: set[str] = set()
    more = [id for id in wanted if id in known]
    while more:
        one = known[more.pop()]
        kept.add(one.id)
        more += [id for id in (one.continues, one.within) if id in known and id not in kept]
    return tuple(one for one in all_ if one.id in kept)


def _named(extraction: Extraction) -> Iterator[InArticle]:
    for mention in extraction.mentions:
        yield InArticle(extraction.article.id, mention.entity)
    for statement in extraction.statements:
        if statement.speaker:
            yield InArticle(extraction.article.id, statement.speaker.id)


def _series(all_: Iterable[Series], statements: frozenset[str]) -> Iterator[Series]:
    """Yield the series of the claims' figures, with no other points than theirs."""
    for series in all_:
        kept = [n for n, point in enumerate(series.points) if point.statement in statements]
        places = {old: new for new, old in enumerate(kept)}
        labels = (
            replace(one, points=(places[one.points[0]], places[one.points[1]]))
            for one in series.labels
            if places.keys() >= set(one.points)
        )
        if kept:
            points = tuple(series.points[n] for n in kept)
            yield replace(series, points=points, labels=tuple(labels))


def _entities(
    entities: Iterable[Entity], named: set[InArticle], articles: frozenset[str]
) -> tuple[Entity, ...]:
    """Return those who are named, with nothing that points to what is left out."""
    kept = [entity for entity in entities if not named.isdisjoint(entity.members)]
    ids = {entity.id for entity in kept}
    return tuple(
        replace(
            entity,
            names=tuple(_shown(alias, articles) for alias in entity.names),
            members=tuple(m for m in entity.members if m in named),
            unsure=tuple(doubt for doubt in entity.unsure if doubt.entity in ids),
        )
        for entity in kept
    )


def _shown(alias: Alias, articles: frozenset[str]) -> Alias:
    return replace(alias, evidence=tuple(at for at in alias.evidence if at.article in articles))
