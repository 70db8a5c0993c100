"""What a page shows, put together from the ledger: reads only, and only what the page needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import TypeVar

from onrecord import runs
from onrecord.ledger import lists
from onrecord.ledger.lists import ListedArticle
from onrecord.ledger.search import article_ids
from onrecord.ledger.store import Store
from onrecord.records import Claim, Extraction, JudgementKind, Match, MatchKind, Spans
from onrecord.views.reports import Pile, claimed
from onrecord.views.texts import Elsewhere, Heading, Text, Told, text
from onrecord.views.wording import days
from onrecord.web.waiting import Shown

HOW = {
    MatchKind.VERBATIM: "the same words",
    MatchKind.TRIMMED: "the same words, shortened",
    MatchKind.EDITED: "the same words, edited",
    MatchKind.SYNDICATION: "one article carried twice",
}
SAME = "says the same"

T = TypeVar("T")


@contextmanager
def opened(ledger: Path) -> Iterator[Store]:
    """Open a ledger to read, as it stands at this moment, whoever writes meanwhile."""
    with Shown(ledger) as store, store.transaction():
        yield store


def heading(article: ListedArticle) -> Heading:
    """Return what an article is called: by its title, else by its file."""
    return Heading(
        id=article.id,
        title=article.title or PurePath(article.path).name,
        publisher=article.publisher,
        published=days(article.earliest, article.latest),
    )


class Shelf:
    """The articles of a ledger as a page needs them, each read once."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._corrected = runs.corrections(store)
        self._read: dict[str, Extraction] = {}
        self._renamed = {
            anchor.article
            for judged in store.judgements()
            if judged.kind in {JudgementKind.PUBLISHER, JudgementKind.DATE}
            for target in judged.about
            for anchor in target.anchors
        }

    def pile(self, ids: Iterable[str]) -> Pile:
        """Return what these articles say, with what people put right."""
        wanted = sorted(set(ids))
        for id in wanted:
            if id not in self._read:
                self._read[id] = self._corrected(self.store.extraction(id))
        return {id: self._read[id] for id in wanted}

    def telling(self, claims: Iterable[Claim], also: Iterable[str] = ()) -> Pile:
        """Return what the articles of claims say, and those of the ids *also*.

        A statement that was judged to be none is left in until its claim is made anew.
        """
        wanted = tuple(claims)
        known = dict(self.pile({*also, *(m.at.article for one in wanted for m in one.statements)}))
        for member in (member for one in wanted for member in one.statements):
            said = known[member.at.article]
            if all(one.id != member.statement for one in said.statements):
                found = self.store.extraction(member.at.article).statements
                left = tuple(one for one in found if one.id == member.statement)
                known[member.at.article] = replace(said, statements=(*said.statements, *left))
        return known

    def headings(self, ids: Iterable[str]) -> dict[str, Heading]:
        """Return what the articles of these ids are called."""
        found = lists.listed(self.store, list(dict.fromkeys(ids)))
        return {one.id: self._heading(one) for one in found}

    def _heading(self, listed: ListedArticle) -> Heading:
        """Return what an article is called, with the publisher and day that people put right."""
        if listed.id not in self._renamed:
            return heading(listed)
        article = self.pile([listed.id])[listed.id].article
        published = article.published
        return replace(
            heading(listed),
            publisher=article.publisher.name if article.publisher else None,
            published=days(published.earliest, published.latest),
        )


def report(shelf: Shelf, id: str, target: Spans = (), part: int | None = None) -> Text | None:
    """Show an article with all that other reports have of it; ``None`` where it is not there."""
    if not lists.has_article(shelf.store, id):
        return None
    claims = lists.claims_of_article(shelf.store, id)
    matches = lists.matches_of_article(shelf.store, id)
    known, names = shelf.pile(_cited(id, claims)), shelf.headings(_named(id, claims, matches))
    telling = shelf.telling(claims, _cited(id, claims))
    inside = _inside(target, len(known[id].article.text))
    told = _told(id, telling, claims, matches, names)
    return text(known[id], names[id], told, target=inside, part=part)


def _inside(target: Spans, length: int) -> Spans:
    return tuple(span for span in target if 0 <= span.start < span.end <= length)


def _named(id: str, claims: Iterable[Claim], matches: Iterable[Match]) -> Iterator[str]:
    yield id
    for claim in claims:
        yield from (member.at.article for member in claim.statements)
    for match in matches:
        yield from (match.a.at.article, match.b.at.article)


def _cited(id: str, claims: Iterable[Claim]) -> Iterator[str]:
    """Yield the articles that the chains of an article's statements rest on."""
    yield id
    for claim in claims:
        for member in claim.statements:
            if member.at.article == id:
                yield from (at.article for hop in member.relay for at in hop.evidence)


def _told(
    id: str,
    known: Pile,
    claims: Iterable[Claim],
    matches: Iterable[Match],
    names: Mapping[str, Heading],
) -> dict[str, Told]:
    shared = _shared(id, matches, names)
    found = {}
    for claim in claims:
        others = tuple(
            Elsewhere(heading=names[m.at.article], spans=m.at.spans, how=SAME)
            for m in claim.statements
            if m.at.article != id
        )
        for member in claim.statements:
            if member.at.article == id:
                found[member.statement] = Told(
                    claim=claim.id,
                    reports=len({m.at.article for m in claim.statements}),
                    chain=claimed(member, known).chain,
                    elsewhere=_once((*others, *shared.pop(member.statement, ()))),
                )
    alone = {
        s: Told(claim=None, reports=1, chain=None, elsewhere=_once(e)) for s, e in shared.items()
    }
    return {**alone, **found}


def _shared(
    id: str, matches: Iterable[Match], names: Mapping[str, Heading]
) -> dict[str, tuple[Elsewhere, ...]]:
    """Return the passages of other reports that statements of an article match."""
    found: dict[str, tuple[Elsewhere, ...]] = {}
    for match in matches:
        mine, theirs = (match.a, match.b) if match.a.at.article == id else (match.b, match.a)
        if mine.statement:
            how = HOW.get(match.kind, match.kind.value)
            other = Elsewhere(heading=names[theirs.at.article], spans=theirs.at.spans, how=how)
            found[mine.statement] = (*found.get(mine.statement, ()), other)
    return found


def _once(others: Iterable[Elsewhere]) -> tuple[Elsewhere, ...]:
    """Keep the first passage of every report."""
    found: dict[str, Elsewhere] = {}
    for one in others:
        found.setdefault(one.heading.id, one)
    return tuple(found.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
    """A line in the list of reports."""

    heading: Heading
    path: str
    statements: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reports:
    """A page of the list of reports. ``total`` counts all that were asked for."""

    rows: tuple[ReportRow, ...]
    page: int
    pages: int
    total: int


ROWS = 50
"""Lines of a list on one page: what a reader looks through before choosing otherwise."""


def reports(store: Store, words: str, page: int) -> Reports:
    """List the reports, by date, or those that hold all of *words*."""
    ids = article_ids(store, words) if words.strip() else lists.article_ids(store)
    number, pages = paged(len(ids), page)
    shown = lists.listed(store, rows(ids, number))
    names = Shelf(store).headings(one.id for one in shown)
    return Reports(
        rows=tuple(
            ReportRow(heading=names[one.id], path=one.path, statements=one.statements)
            for one in shown
        ),
        page=number,
        pages=pages,
        total=len(ids),
    )


def rows(every: Sequence[T], page: int) -> Sequence[T]:
    """Return the lines of one page."""
    return every[(page - 1) * ROWS : page * ROWS]


def paged(total: int, page: int) -> tuple[int, int]:
    """Return which page there is nearest to *page*, and how many there are.

    >>> paged(120, 9), paged(0, 1)
    ((3, 3), (1, 1))
    """
    pages = max(1, -(-total // ROWS))
    return min(max(page, 1), pages), pages
