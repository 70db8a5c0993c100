"""Whom one article names: all that it brings to the search for who is one over the pile."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.aliases.cards import Card, cards
from onrecord.aliases.told import pairs
from onrecord.records import AliasBasis, Article, Extraction, Span


@dataclass(frozen=True, slots=True)
class Told:
    """Two entities of an article of which it says that they are one, and where."""

    a: str
    b: str
    basis: AliasBasis
    span: Span


@dataclass(frozen=True, slots=True)
class Named:
    """The cards of an article, those it says are one, and who speaks in each statement."""

    article: Article
    cards: tuple[Card, ...]
    told: tuple[Told, ...]
    speakers: tuple[tuple[str, str], ...]
    """Statements with the article's entity that speaks in them."""


def named(extraction: Extraction) -> Named:
    """Return whom an article names."""
    found = tuple(cards(extraction))
    return Named(
        article=extraction.article,
        cards=found,
        told=tuple(Told(a.entity, b.entity, basis, span) for a, b, basis, span in pairs(found)),
        speakers=tuple((s.id, s.speaker.id) for s in extraction.statements if s.speaker),
    )
