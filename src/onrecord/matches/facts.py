"""Facts: what comparisons in other words share: days of publication, sides, pairs to look at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.records import At, Extraction, Side, Statement

Days = tuple[int, int] | None
"""The first and last day on which an article can have been published, as ordinals."""

Pairs = dict[tuple[int, int], list[tuple[int, int]]]
"""For two articles, by number, which of their statements to compare, by number."""


def days(extraction: Extraction) -> Days:
    """Return when an article was published, ``None`` where an end is open."""
    first, last = extraction.article.published.earliest, extraction.article.published.latest
    return (first.toordinal(), last.toordinal()) if first and last else None


def apart(one: Days, other: Days, most: int) -> bool:
    """Tell whether two articles were certainly published more than *most* days apart."""
    if one is None or other is None:
        return False
    return max(one[0] - other[1], other[0] - one[1]) > most


def pair_up(
    held: Sequence[tuple[int, int]], dated: Sequence[Days], most: int
) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Yield each two of different articles that are few days apart, in the order of *held*.

    Args:
        held: article and statement, sorted.
        dated: for each article when it was published.
        most: days.
    """
    for at, one in enumerate(held):
        for other in held[at + 1 :]:
            if one[0] != other[0] and not apart(dated[one[0]], dated[other[0]], most):
                yield one, other


def side(extraction: Extraction, statement: Statement) -> Side:
    """Return a whole statement as one side of a match."""
    article = extraction.article
    at = At(article=article.id, path=article.path, spans=statement.content)
    return Side(at=at, statement=statement.id)
