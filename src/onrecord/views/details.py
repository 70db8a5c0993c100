"""One statement with every span that it rests on."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.records import Article, Extraction, Spans
from onrecord.views.reports import Evidence, Telling, cut, stated_chain, telling


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """A statement: its parts in the words of the article, each with its place."""

    telling: Telling
    class_: str
    source: Evidence | None
    cue: Evidence | None
    no_source: str | None
    audience: tuple[str, ...]
    continues: str | None
    within: str | None
    modality: str | None
    confidence: float


def detail(extraction: Extraction, id: str) -> Detail:
    """Show the statement *id* of an article."""
    article = extraction.article
    statement = next(s for s in extraction.statements if s.id == id)
    return Detail(
        telling=telling(statement, article, stated_chain(statement, article)),
        class_=statement.class_.value,
        source=_part(article, statement.source),
        cue=_part(article, statement.cue),
        no_source=statement.no_source.value if statement.no_source else None,
        audience=tuple(addressee.name for addressee in statement.audience),
        continues=statement.continues,
        within=statement.within,
        modality=statement.modality.value if statement.modality else None,
        confidence=statement.confidence,
    )


def _part(article: Article, spans: Spans) -> Evidence | None:
    return cut(article, spans) if spans else None
