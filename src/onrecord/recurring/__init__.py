"""Recurring sentences: what one outlet prints under report after report, learnt from the pile.

"Ana Ruiz is a reporter for Harbour News", "We want to hear from you", a paragraph of standing
background: no rule knows them all, but an outlet that prints a sentence on many days does not
report it each time. Nothing of it is learnt of quoted or attributed words, which a running story
repeats because somebody said them.

Each article is noted by itself, and what recurs is found in the notes of all: a ledger keeps them,
so that a report that is added does not have the others read again.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b

from onrecord.options import RecurringOptions
from onrecord.records import (
    At,
    Extraction,
    Furniture,
    FurnitureKind,
    Recurring,
    Span,
    Spans,
    Statement,
    StatementKind,
)
from onrecord.text.folding import fold_name
from onrecord.text.quotations import quotations
from onrecord.text.segments import paragraphs, sentences

__all__ = ["Recurrence", "recurring", "without"]

Key = tuple[str, str]
"""An outlet, and a hash of the words of a sentence."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an outlet prints a sentence, and on which day."""

    article: str
    day: int
    span: Span


class Recurrence:
    """Finds what recurs, step by step."""

    def __init__(self, options: RecurringOptions | None = None) -> None:
        self._options = options or RecurringOptions()

    def noted(self, extraction: Extraction) -> bytes:
        """Return the sentences of an article that may be learnt, as JSON: outlet, day, places.

        An article without a publisher or a day to within a week teaches nothing.
        """
        publisher, day = extraction.article.publisher, _day(extraction, self._options)
        if publisher is None or day is None:
            return b""
        found = [
            [_hash(key), span.start, span.end]
            for span, key in _sentences(extraction, self._options)
        ]
        return json.dumps([fold_name(publisher.name), day, found]).encode()

    def aside(self, notes: Mapping[str, bytes]) -> dict[str, Spans]:
        """Return the spans of all sentences that recur, by article."""
        spans: dict[str, list[Span]] = {}
        for places in self.learnt(notes).values():
            for place in places:
                spans.setdefault(place.article, []).append(place.span)
        return {article: tuple(sorted(found)) for article, found in sorted(spans.items())}

    def learnt(self, notes: Mapping[str, bytes]) -> dict[Key, tuple[_Place, ...]]:
        """Return the sentences that recur in one outlet on many days, and where.

        Versions of one article are told by how much of them recurs, and count for nothing.
        """
        found = _found(notes)
        again = _enough(found, self._options)
        reissued = _reissued(found, again, self._options)
        left = {
            key: tuple(place for place in places if place.article not in reissued)
            for key, places in again.items()
        }
        return _enough(left, self._options)

    def told(
        self, notes: Mapping[str, bytes], said: Callable[[str], Extraction]
    ) -> tuple[Recurring, ...]:
        """Return the same as records; *said* is asked only for the articles that they are in."""
        found = self.learnt(notes).values()
        read = {id: said(id) for id in sorted({p.article for places in found for p in places})}
        return tuple(sorted((_record(read, places) for places in found), key=_order))

    def without(self, extraction: Extraction, spans: Spans) -> Extraction:
        """Return an article as matches and claims are to see it: recurring sentences set aside.

        They count as furniture there, and what a report asserts in them as nothing. What is kept
        of an article does not change.
        """
        return _aside(extraction, spans)


def recurring(
    extractions: Iterable[Extraction], options: RecurringOptions | None = None
) -> tuple[Recurring, ...]:
    """Return the sentences that recur in one outlet on many days.

    Returns:
        One record for each outlet and sentence, sorted by both; the same whatever the order of
        *extractions*.
    """
    said = {extraction.article.id: extraction for extraction in extractions}
    recurrence = Recurrence(options)
    notes = {article: recurrence.noted(said[article]) for article in sorted(said)}
    return recurrence.told(notes, said.__getitem__)


def without(
    extractions: Sequence[Extraction], found: Iterable[Recurring]
) -> tuple[Extraction, ...]:
    """Return the articles as matches and claims are to see them: recurring sentences set aside."""
    spans: dict[str, list[Span]] = {}
    for one in found:
        for at in one.at:
            spans.setdefault(at.article, []).extend(at.spans)
    return tuple(_aside(e, sorted(spans.get(e.article.id, ()))) for e in extractions)


def _order(one: Recurring) -> tuple[str, str, str, Spans]:
    first = one.at[0]
    return fold_name(one.publisher), one.text.casefold(), first.article, first.spans


def _hash(key: str) -> str:
    return blake2b(key.encode(), digest_size=8).hexdigest()


def _aside(extraction: Extraction, spans: Sequence[Span]) -> Extraction:
    if not spans:
        return extraction
    # The kind is for readers of an article and nobody reads this one: most are writers' notes.
    marked = (Furniture(span=span, kind=FurnitureKind.CREDIT) for span in spans)
    pieces = sorted((*extraction.article.furniture, *marked), key=lambda piece: piece.span)
    return replace(
        extraction,
        article=replace(extraction.article, furniture=tuple(pieces)),
        statements=tuple(s for s in extraction.statements if not _asserted(s, spans)),
    )


def _asserted(statement: Statement, spans: Sequence[Span]) -> bool:
    return statement.kind is StatementKind.ASSERTION and all(
        any(around.covers(span) for around in spans) for span in statement.content
    )


def _found(notes: Mapping[str, bytes]) -> dict[Key, tuple[_Place, ...]]:
    """Return every sentence of the pile that may be learnt, by outlet and words."""
    found: dict[Key, list[_Place]] = {}
    for article in sorted(notes):
        outlet, day, sentences = json.loads(notes[article] or b'["", 0, []]')
        for key, start, end in sentences:
            found.setdefault((outlet, key), []).append(_Place(article, day, Span(start, end)))
    return {key: tuple(places) for key, places in found.items()}


def _day(extraction: Extraction, options: RecurringOptions) -> int | None:
    """Return the first day of a publication interval that is narrow enough."""
    first, last = extraction.article.published.earliest, extraction.article.published.latest
    if first is None or last is None or (last - first).days > options.days_known:
        return None
    return first.toordinal()


def _sentences(extraction: Extraction, options: RecurringOptions) -> Iterator[tuple[Span, str]]:
    """Yield the sentences of a report, in small letters, that nobody is credited with."""
    text = extraction.article.text
    blocks = paragraphs(text)
    taken = sorted(
        (
            *(piece.span for piece in extraction.article.furniture),
            *(quotation.words for quotation in quotations(text, blocks)),
            *(span for s in extraction.statements for span in _attributed(s)),
        )
    )
    reach = _reaches(taken)
    for block in blocks:
        for span in sentences(text, block):
            each = span.of(text).casefold().split()
            if len(each) >= options.words and not _touched(span, taken, reach):
                yield span, " ".join(each)


def _attributed(statement: Statement) -> tuple[Span, ...]:
    """Return the words of a statement that has a source or a cue."""
    if statement.kind is StatementKind.ASSERTION:
        return ()
    return (*statement.source, *statement.cue, *statement.content)


def _reaches(spans: Sequence[Span]) -> list[int]:
    """Return how far any span up to each one reaches."""
    reaches: list[int] = []
    for span in spans:
        reaches.append(max(span.end, reaches[-1] if reaches else 0))
    return reaches


def _touched(span: Span, taken: Sequence[Span], reaches: Sequence[int]) -> bool:
    before = bisect_left(taken, Span(span.end, span.end))
    return before > 0 and reaches[before - 1] > span.start


def _enough(
    found: Mapping[Key, tuple[_Place, ...]], options: RecurringOptions
) -> dict[Key, tuple[_Place, ...]]:
    """Return the sentences that are in enough articles of enough days."""
    return {
        key: places
        for key, places in found.items()
        if len({place.article for place in places}) >= options.articles
        and len({place.day for place in places}) >= options.days
    }


def _reissued(
    found: Mapping[Key, tuple[_Place, ...]],
    again: Mapping[Key, tuple[_Place, ...]],
    options: RecurringOptions,
) -> frozenset[str]:
    """Return the articles most of which recurs: versions of one report, printed day after day."""
    every = Counter(place.article for places in found.values() for place in places)
    recur = Counter(place.article for places in again.values() for place in places)
    return frozenset(n for n, many in recur.items() if many > options.reissued * every[n])


def _record(said: Mapping[str, Extraction], places: Iterable[_Place]) -> Recurring:
    where: dict[str, list[Span]] = {}
    for place in places:
        where.setdefault(place.article, []).append(place.span)
    first = said[min(where)].article
    assert first.publisher is not None  # only articles with one are looked at
    return Recurring(
        publisher=first.publisher.name,
        text=where[first.id][0].of(first.text),
        at=tuple(
            At(article=id, path=said[id].article.path, spans=tuple(sorted(where[id])))
            for id in sorted(where)
        ),
    )
