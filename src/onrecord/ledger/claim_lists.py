"""Lists of claims: those that are asked for, in the order that is asked for, a page at a time."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Select, column, exists, func, or_, select, text

from onrecord.ledger import schema
from onrecord.ledger.search import fts_query
from onrecord.ledger.store import Store
from onrecord.text.stopwords import STOP

_A, _S, _C = schema.articles.c, schema.statements.c, schema.claims.c
_CS, _E = schema.claim_statements.c, schema.entities.c
_EM = schema.entity_members.c

MOST_FOUND = 2_000
"""Statements that a search looks at, the best: nobody reads further, and common words have more."""

MOST_NEAR = 200
"""Statements that are looked at where none holds all the words."""

MOST_TELLING = 12
"""Words of a quotation that are looked for where none holds all: the longest, which are rare."""

SORTS = {
    "reports": (_C.reports.desc(), _C.at_most),
    "origins": (_C.at_most.desc(), _C.reports.desc()),
    "fewest": (_C.at_most, _C.reports.desc()),
    "first": (_C.first_said.is_(None), _C.first_said),
    "latest": (_C.last_said.is_(None), _C.last_said.desc()),
}
"""What claims are sorted by; those alike by their ids."""

ORIGINS = {
    "one": _C.at_most == 1,
    "open": _C.at_least < _C.at_most,
    "several": _C.at_least > 1,
}
"""What may be asked of the number of origins: one for certain, how many is open, several."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What claims are asked for; what is empty asks for nothing.

    ``words`` stand in one of a claim's statements: all of them, or with ``near`` the most.
    ``origins`` is a key of ``ORIGINS``, ``sort`` of ``SORTS``; words come nearest first unless
    something else is asked for. ``since`` and ``until`` are days on which something was said.
    """

    words: str = ""
    near: bool = False
    speaker: str = ""
    outlet: str = ""
    kind: str = ""
    class_: str = ""
    status: str = ""
    grade: str = ""
    origins: str = ""
    since: date | None = None
    until: date | None = None
    reports: int = 2
    sort: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """Claims as asked for: the ``ids`` of a stretch of them, and how many there are in all.

    ``best`` has for words that were looked for the number of the statement that holds them.
    """

    ids: tuple[str, ...]
    total: int
    best: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedClaim:
    """A claim as a list shows it. ``words`` is the statement in which what was asked for stands."""

    id: str
    text: str
    statements: int
    reports: int
    at_least: int
    at_most: int
    first_said: date | None
    last_said: date | None
    status: str
    grade: str | None
    speakers: tuple[str, ...]
    words: str | None


def chosen(store: Store, asked: Asked, start: int, most: int) -> Chosen:
    """Return *most* of the claims that are asked for, from the one at *start*.

    Raises:
        BadArgument: words are asked for that hold no word.
    """
    best = _found(store, asked) if asked.words.strip() else None
    among = _narrowed(asked, best)
    if best is not None and not asked.sort:
        return _nearest(store, among, best, start, most)
    order = (*SORTS.get(asked.sort, SORTS["reports"]), _C.id)
    page = among.with_only_columns(_C.id).order_by(*order).offset(start).limit(most)
    with store.transaction() as connection:
        total = connection.execute(among.with_only_columns(func.count())).scalar_one()
        ids = tuple(connection.execute(page).scalars())
    return Chosen(ids=ids, total=total, best=best or {})


def _nearest(
    store: Store, among: Select[str], best: Mapping[str, int], start: int, most: int
) -> Chosen:
    with store.transaction() as connection:
        found = frozenset(connection.execute(among).scalars())
    ids = tuple(id for id in best if id in found)
    return Chosen(ids=ids[start : start + most], total=len(ids), best=best)


def _narrowed(asked: Asked, found: Collection[str] | None) -> Select[str]:
    """Select the claims that are asked for, among those that were *found*."""
    query = select(_C.id).where(_C.reports >= asked.reports)
    if found is not None:
        query = query.where(_C.id.in_(one_of(found)))
    if asked.status:
        query = query.where(_C.status == asked.status)
    if asked.grade:
        query = query.where(_C.grade == asked.grade)
    if asked.origins in ORIGINS:
        query = query.where(ORIGINS[asked.origins])
    if asked.since:
        query = query.where(_C.last_said >= asked.since.isoformat())
    if asked.until:
        query = query.where(_C.first_said <= asked.until.isoformat())
    return query.where(*_told(asked))


def one_of(ids: Collection[str]) -> Select[str]:
    """Select *ids* by one value however many they are: long lists of values are slow to prepare."""
    return select(column("value")).select_from(
        func.json_each(json.dumps(list(ids))).table_valued("value")
    )


def _told(asked: Asked) -> Iterable[ColumnElement[bool]]:
    """Return what is asked of one of a claim's statements, and that it be one and the same."""
    wanted = [] if not asked.speaker else [_says(asked.speaker)]
    wanted += [
        mine == value
        for mine, value in (
            (_S.kind, asked.kind),
            (_S["class"], asked.class_),
            (_A.publisher, asked.outlet),
        )
        if value
    ]
    if not wanted:
        return ()
    told = select(_CS.claim)
    if asked.speaker or asked.kind or asked.class_:
        told = told.join(schema.statements, _S.id == _CS.statement)
    if asked.outlet:
        told = told.join(schema.articles, _A.id == _CS.article)
    told = told.where(*wanted)
    # Few claims have several reports, so each is looked at; of all, those are that were told so.
    if asked.reports > 1:
        return (exists(told.where(_CS.claim == _C.id).correlate(schema.claims)),)
    return (_C.id.in_(told),)


def _says(name: str) -> ColumnElement[bool]:
    """Ask for statements of whoever has *name*, first or as the only one, under any other too."""
    written = {name, name.replace("’", "'"), name.replace("'", "’")}
    whose = select(_E.id).where(_E.name == name)
    here = exists().where(
        _EM.article == _S.article, _EM.article_entity == _S.speaker_id, _EM.entity.in_(whose)
    )
    return or_(_S.speaker.in_(written), here)


_BEST = text(
    "SELECT claim_statements.claim, found.number FROM ("
    "SELECT rowid AS number, rank AS far FROM statements_fts "
    "WHERE statements_fts MATCH :query ORDER BY rank LIMIT :most"
    ") AS found CROSS JOIN statements ON statements.number = found.number "
    "CROSS JOIN claim_statements ON claim_statements.statement = statements.id "
    "ORDER BY found.far, claim_statements.claim"
)


def _found(store: Store, asked: Asked) -> dict[str, int]:
    """Return the claims that hold the words, best first, each with its best statement."""
    queries = [(fts_query(asked.words, " AND "), MOST_FOUND)]
    if asked.near and (telling := _telling(asked.words)):
        queries.append((fts_query(telling, " OR "), MOST_NEAR))
    found: dict[str, int] = {}
    with store.transaction() as connection:
        for query, most in queries:
            for claim, number in connection.execute(_BEST, {"query": query, "most": most}):
                found.setdefault(claim, number)
            if found:
                break
    return found


def _telling(words: str) -> str:
    """Return the words of a quotation that few other statements have.

    A pasted quotation stands in quotation marks, which ask for these very words in a row; those
    are left out.

    >>> _telling("“The bridge is not safe”")
    'bridge safe'
    """
    known = dict.fromkeys(re.findall(r"\w+", words))
    rare = [word for word in known if word.casefold() not in STOP] or list(known)
    longest = sorted(rare, key=len, reverse=True)[:MOST_TELLING]
    return " ".join(word for word in rare if word in longest)


def listed_claims(
    store: Store, ids: Collection[str], best: Mapping[str, int] | None = None
) -> tuple[ListedClaim, ...]:
    """Return the claims of these ids, in this order; *best* are statements by their claim."""
    columns = (_C.id, _C.text, _C.statements, _C.reports, _C.at_least, _C.at_most)
    query = select(*columns, _C.first_said, _C.last_said, _C.status, _C.grade)
    query = query.where(_C.id.in_(one_of(ids)))
    who, said = _speakers(store, ids), _contents(store, ids, best or {})
    with store.transaction() as connection:
        rows = {row.id: row for row in connection.execute(query)}
    return tuple(
        ListedClaim(
            id=id,
            text=rows[id].text,
            statements=rows[id].statements,
            reports=rows[id].reports,
            at_least=rows[id].at_least,
            at_most=rows[id].at_most,
            first_said=_day(rows[id].first_said),
            last_said=_day(rows[id].last_said),
            status=rows[id].status,
            grade=rows[id].grade,
            speakers=who.get(id, ()),
            words=said.get(id),
        )
        for id in ids
        if id in rows
    )


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


def _contents(store: Store, ids: Iterable[str], best: Mapping[str, int]) -> dict[str, str]:
    numbers = {best[id]: id for id in ids if id in best}
    query = select(_S.number, _S.content).where(_S.number.in_(numbers))
    with store.transaction() as connection:
        return {numbers[number]: said for number, said in connection.execute(query)}


SPEAKER = "coalesce(entities.name, statements.speaker)"
"""Who speaks, by the first name over the pile."""

WHO = (
    "LEFT JOIN entity_members ON entity_members.article = claim_statements.article "
    "AND entity_members.article_entity = statements.speaker_id "
    "LEFT JOIN entities ON entities.id = entity_members.entity "
)


def folded(name: str) -> str:
    """Fold what tells no two speakers apart: case, and how an apostrophe is written."""
    return name.casefold().replace("’", "'")


def _speakers(store: Store, ids: Collection[str]) -> dict[str, tuple[str, ...]]:
    """Return who says each claim, in the order of its statements."""
    query = text(
        f"SELECT claim_statements.claim, {SPEAKER} FROM json_each(:ids) AS wanted "
        "CROSS JOIN claim_statements ON claim_statements.claim = wanted.value "
        f"CROSS JOIN statements ON statements.id = claim_statements.statement {WHO}"
        "WHERE statements.speaker IS NOT NULL ORDER BY claim_statements.claim, claim_statements.n"
    )
    found: dict[str, tuple[str, ...]] = {}
    with store.transaction() as connection:
        for claim, speaker in connection.execute(query, {"ids": json.dumps(list(ids))}):
            names = found.get(claim, ())
            if folded(speaker) not in map(folded, names):
                found[claim] = (*names, speaker)
    return found
