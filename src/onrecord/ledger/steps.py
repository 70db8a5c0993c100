"""What matches and claims were made from, so that a change costs only what it touches.

For each article its sketch: what it brings to matching. For each pair of articles that were
compared a hash of what their matches rest on beside the two. Statements that lost their claim are
loose until claims are next made.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass

from sqlalchemy import Column, Connection, delete, func, insert, or_, select, tuple_

from onrecord.ledger import schema
from onrecord.ledger.pile import Pile, chunks, take_out
from onrecord.records import Claim, Match, Pair
from onrecord.serialise import read_claim, read_match


@dataclass(frozen=True, slots=True)
class Basis:
    """An article as it stands now: hash of what it says, and how it is shown."""

    digest: str
    path: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Sketch:
    """What an article brings to the steps that look at all of them, and what that rests on.

    ``notes`` rest on the article as it stands, of which ``basis`` is a hash; ``sketch`` rests on
    it without what recurs, of which ``report`` is one.
    """

    basis: str
    notes: bytes
    report: str
    sketch: bytes


@dataclass(frozen=True, slots=True)
class Part:
    """What an article, or two, bring to a stage, and a hash of what that rests on."""

    basis: str
    part: bytes


class Steps(Pile):
    """What matches and claims were made from."""

    def bases(self) -> dict[str, Basis]:
        """Return every article as it stands now, by its id."""
        articles, paths = schema.articles.c, schema.paths
        first = select(paths.c.sha256, func.min(paths.c.path).label("path"), paths.c.url)
        by_document = first.group_by(paths.c.sha256).subquery()
        query = select(articles.id, articles.digest, by_document.c.path, by_document.c.url).join(
            by_document, by_document.c.sha256 == articles.sha256
        )
        with self.transaction() as connection:
            return {
                row.id: Basis(row.digest, row.path, row.url) for row in connection.execute(query)
            }

    def hashes(self) -> dict[str, tuple[str, str]]:
        """Return for every article the hash of its document and that of what it says."""
        table = schema.articles.c
        with self.transaction() as connection:
            rows = connection.execute(select(table.id, table.sha256, table.digest))
            return {row.id: (row.sha256, row.digest) for row in rows}

    def first_paths(self) -> dict[str, str]:
        """Return by hash the path by which each document is shown."""
        table = schema.paths.c
        query = select(table.sha256, func.min(table.path).label("path")).group_by(table.sha256)
        with self.transaction() as connection:
            return {row.sha256: row.path for row in connection.execute(query)}

    def sketches(self) -> dict[str, Sketch]:
        """Return the sketches by article, sorted."""
        query = select(schema.sketches).order_by(schema.sketches.c.article)
        with self.transaction() as connection:
            return {
                row.article: Sketch(row.basis, bytes(row.notes), row.report, bytes(row.sketch))
                for row in connection.execute(query)
            }

    def notes(self) -> dict[str, bytes]:
        """Return what articles bring to the search for what recurs, by article."""
        table = schema.sketches.c
        with self.transaction() as connection:
            rows = connection.execute(select(table.article, table.notes))
            return {row.article: bytes(row.notes) for row in rows}

    def put_sketches(self, sketches: Mapping[str, Sketch], gone: Iterable[str]) -> None:
        """Keep sketches in place of earlier ones of the same articles; drop those of *gone*."""
        table = schema.sketches
        rows = [{"article": article, **asdict(one)} for article, one in sketches.items()]
        with self.transaction() as connection:
            for some in chunks((*gone, *sketches)):
                connection.execute(delete(table).where(table.c.article.in_(some)))
            if rows:
                connection.execute(insert(table), rows)

    def parts(self, stage: str) -> dict[str, Part]:
        """Return what is brought to a stage, by the id of the article or the two."""
        table = schema.parts.c
        query = select(table.of, table.basis, table.part).where(table.stage == stage)
        with self.transaction() as connection:
            rows = connection.execute(query)
            return {row.of: Part(row.basis, bytes(row.part)) for row in rows}

    def put_parts(self, stage: str, parts: Mapping[str, Part], gone: Iterable[str]) -> None:
        """Keep *parts* in place of earlier ones of the same; drop those of *gone*."""
        table = schema.parts
        rows = [
            {"stage": stage, "of": of, "basis": one.basis, "part": one.part}
            for of, one in parts.items()
        ]
        with self.transaction() as connection:
            for some in chunks((*gone, *parts)):
                here = (table.c.stage == stage) & table.c.of.in_(some)
                connection.execute(delete(table).where(here))
            if rows:
                connection.execute(insert(table), rows)

    def pairs(self) -> dict[Pair, str]:
        """Return the pairs of articles that were compared, with the hash of what on."""
        table = schema.pairs.c
        with self.transaction() as connection:
            rows = connection.execute(select(table.a, table.b, table.basis))
            return {(row.a, row.b): row.basis for row in rows}

    def put_pairs(self, pairs: Mapping[Pair, str], gone: Collection[Pair]) -> None:
        """Keep *pairs*, and drop those of *gone*."""
        table = schema.pairs
        out = [*gone, *pairs]
        rows = [{"a": a, "b": b, "basis": basis} for (a, b), basis in pairs.items()]
        with self.transaction() as connection:
            for some in _some(out):
                connection.execute(delete(table).where(tuple_(table.c.a, table.c.b).in_(some)))
            if rows:
                connection.execute(insert(table), rows)

    def matches_between(self, pairs: Iterable[Pair]) -> tuple[Match, ...]:
        """Return the matches of these pairs of articles."""
        table = schema.matches.c
        found: list[str] = []
        with self.transaction() as connection:
            for some in _some(list(pairs)):
                query = select(table.record).where(
                    tuple_(table.a_article, table.b_article).in_(some)
                )
                found.extend(connection.execute(query).scalars())
        return tuple(map(read_match, found))

    def statements_in(self, articles: Iterable[str]) -> set[str]:
        """Return the ids of all statements of some articles."""
        return self._column(schema.statements.c.id, schema.statements.c.article, articles)

    def members_in(self, articles: Iterable[str]) -> set[str]:
        """Return the ids of the statements of some articles that are in a claim."""
        table = schema.claim_statements.c
        return self._column(table.statement, table.article, articles)

    # --- statements that hang together ---------------------------------------------------------

    def loose(self) -> set[str]:
        """Return the statements whose claim was taken out with an article."""
        with self.transaction() as connection:
            return set(connection.execute(select(schema.loose.c.statement)).scalars())

    def loosen(self, connection: Connection, articles: Sequence[str]) -> None:
        """Take out all that the pile shows of some articles, and remember what that cuts loose."""
        owners = select(schema.spans.c.owner).where(schema.spans.c.article.in_(articles))
        ids = set(connection.execute(owners.distinct()).scalars())
        inside = schema.entity_members.c
        ids |= self._column(inside.entity, inside.article, articles)
        table = schema.claim_statements.c
        cut = self._column(table.statement, table.claim, ids)
        sides = schema.matches.c
        for side in (sides.a_statement, sides.b_statement):
            cut |= self._column(side, sides.id, ids)
        loose = insert(schema.loose).prefix_with("OR IGNORE")
        if cut:
            connection.execute(loose, [{"statement": id} for id in sorted(cut)])
        sketches = schema.sketches
        connection.execute(delete(sketches).where(sketches.c.article.in_(articles)))
        for records in reversed(schema.RECORDS):
            take_out(connection, records.name, ids)

    def together(self, seeds: Iterable[str]) -> set[str]:
        """Return *seeds* and every statement whose claim can depend on theirs.

        Those hang together that a match, a claim or a quotation joins: what continues another, or
        lies within it.
        """
        found: set[str] = set()
        edge = set(seeds)
        while edge:
            found |= edge
            edge = self._beside(edge) - found
        return found

    def _beside(self, ids: Collection[str]) -> set[str]:
        matches, members, own = schema.matches.c, schema.claim_statements.c, schema.statements.c
        found = self._column(matches.a_statement, matches.b_statement, ids)
        found |= self._column(matches.b_statement, matches.a_statement, ids)
        found |= self._column(own.continues, own.id, ids) | self._column(own.within, own.id, ids)
        claims = self._column(members.claim, members.statement, ids)
        found |= self._column(members.statement, members.claim, claims)
        inside = self._column(own.article, own.id, ids)
        return found | self._continuing(inside, set(ids))

    def _continuing(self, articles: Iterable[str], ids: set[str]) -> set[str]:
        """Return the statements of *articles* that continue one of *ids* or lie within it."""
        table = schema.statements.c
        query = select(table.id, table.continues, table.within)
        joined = or_(table.continues.is_not(None), table.within.is_not(None))
        found: set[str] = set()
        with self.transaction() as connection:
            for some in chunks(articles):
                for row in connection.execute(query.where(table.article.in_(some), joined)):
                    if row.continues in ids or row.within in ids:
                        found.add(row.id)
        return found

    def claims_by(self, statements: Iterable[str]) -> dict[str, str]:
        """Return the ids of the claims that hold *statements*, by statement."""
        table = schema.claim_statements.c
        query = select(table.statement, table.claim)
        found: dict[str, str] = {}
        with self.transaction() as connection:
            for some in chunks(sorted(statements)):
                rows = connection.execute(query.where(table.statement.in_(some)))
                found.update((row.statement, row.claim) for row in rows)
        return found

    def claims_with(self, statements: Iterable[str]) -> tuple[Claim, ...]:
        """Return the claims that hold one of *statements*."""
        table = schema.claim_statements.c
        ids = self._column(table.claim, table.statement, statements)
        return tuple(map(read_claim, self._column(schema.claims.c.record, schema.claims.c.id, ids)))

    def articles_of(self, statements: Iterable[str]) -> set[str]:
        """Return the articles that hold *statements*."""
        return self._column(schema.statements.c.article, schema.statements.c.id, statements)

    def matches_among(self, articles: Collection[str]) -> tuple[Match, ...]:
        """Return the matches of which both articles are among *articles*."""
        table = schema.matches.c
        inside = set(articles)
        found: list[str] = []
        with self.transaction() as connection:
            for some in chunks(sorted(inside)):
                query = select(table.b_article, table.record).where(table.a_article.in_(some))
                rows = connection.execute(query)
                found.extend(row.record for row in rows if row.b_article in inside)
        return tuple(map(read_match, found))

    def _column(self, wanted: Column[str], key: Column[str], values: Iterable[str]) -> set[str]:
        """Return what *wanted* has in the rows in which *key* is one of *values*."""
        found: set[str] = set()
        with self.transaction() as connection:
            for some in chunks(values):
                query = select(wanted).where(key.in_(some), wanted.is_not(None))
                found.update(connection.execute(query).scalars())
        return found


def _some(pairs: Sequence[Pair]) -> Iterator[Sequence[Pair]]:
    """Return *pairs* in runs short enough for one query."""
    for at in range(0, len(pairs), 200):
        yield pairs[at : at + 200]
