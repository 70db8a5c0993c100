"""Ids derived from content: the same words always get the same id, on every machine."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from onrecord.records import (
    At,
    DistortionKind,
    InArticle,
    MatchKind,
    Side,
    Span,
    Spans,
    StatementKind,
)
from onrecord.serialise.values import Json, digest, spans_json

ID_DIGITS = 12
"""Hex digits of an id. 48 bits: among a million statements, two share an id with a chance of
0.2 %; ten digits would give 36 %."""


def article_id(sha256: str, index: int = 0) -> str:
    """Name the article that stands at *index* of the document with this hash.

    >>> article_id("0" * 64)
    'a_7588487d7b6e'
    """
    return _id("a", [sha256, index])


def statement_id(
    article: str, kind: StatementKind, source: Spans, cue: Spans, content: Spans
) -> str:
    """Name a statement by its article, kind and spans."""
    return _id("s", [article, kind.value, spans_json(source), spans_json(cue), spans_json(content)])


def figure_id(article: str, span: Span) -> str:
    """Name a figure by its article and the words that give it."""
    return _id("f", [article, span.start, span.end])


def match_id(kind: MatchKind, a: Side, b: Side) -> str:
    """Name a match by its kind and its two sides, whichever comes first."""
    sides: list[Json] = [[side.at.article, spans_json(side.at.spans)] for side in (a, b)]
    return _id("m", [kind.value, *sorted(sides, key=digest)])


def claim_id(statements: Iterable[str]) -> str:
    """Name a claim by the statements that it is made of, whatever their order."""
    return _id("c", sorted(statements))


def entity_id(name: str, first: InArticle | None = None) -> str:
    """Name an entity by its folded first name; where two share it, by its *first* member too.

    More articles then change no id, unless they show a fuller name.
    """
    return _id("n", [name, *(first or ())])


def judgement_id(content: Json) -> str:
    """Name a judgement by all that it says."""
    return _id("j", content)


def series_id(subject: str, measure: str, figures: Iterable[str]) -> str:
    """Name a series by its subject's folded name, its measure and its figures."""
    return _id("r", [subject, measure, *sorted(figures)])


def dated_id(article: str) -> str:
    """Name the days that the pile gives to an article."""
    return _id("t", article)


def event_id(days: tuple[date, date], evidence: Iterable[At]) -> str:
    """Name an event by its days and the sentences that tell it."""
    told: list[Json] = [[at.article, spans_json(at.spans)] for at in evidence]
    return _id("e", [*(day.isoformat() for day in days), *told])


def distortion_id(kind: DistortionKind, a: At, b: At) -> str:
    """Name a distortion by its kind and the words of both sides."""
    return _id("d", [kind.value, *([at.article, spans_json(at.spans)] for at in (a, b))])


def _id(prefix: str, parts: Json) -> str:
    return f"{prefix}_{digest(parts)[:ID_DIGITS]}"
