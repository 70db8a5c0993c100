"""Packing: a ledger as one file to hand on, with everything inside or with its texts withheld.

Rows go in by their keys, so that two people who hold the same ledger pack the same bytes.

Without its texts a ledger still has every id, span, hash, count and chain, and the judgements: who
has the documents can check every word of it, and nobody else can read them. Names can be replaced
by others that cannot be traced back by guessing: they are made with a secret key.
"""

from __future__ import annotations

import hmac
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from sqlalchemy import insert, select

from onrecord.ledger import schema
from onrecord.ledger.file import put
from onrecord.ledger.pile import MADE_BY, WITHHELD, insert_rows, read_made
from onrecord.ledger.rows import Rows, article_rows, judgement_row, made_rows
from onrecord.ledger.store import Store
from onrecord.problems import BadArgument
from onrecord.records import Document, Entity, EntityType, Extraction, HopRole
from onrecord.serialise import (
    Json,
    JsonObject,
    Object,
    dumps,
    extraction_from,
    extraction_json,
    line,
    loads,
    read_judgement,
)

_TEXTS = frozenset({"text", "title", "url", "snippet", "words"})
"""Keys of records under which a report's own words, or its address, stand."""

_IDS = frozenset({"id", "entity", "undoes", "judgement"})
"""Keys of records under which an id stands."""

_PLAIN = re.compile(r"[asmcf]_[0-9a-f]{12}")
"""Ids made of hashes of documents and of places alone. Others are made from names, or may be."""

_ORDERED: Mapping[str, tuple[str, ...]] = {
    "articles": ("id",),
    "statements": ("article", "n"),
    "spans": ("article", "owner", "role", "n"),
}
"""How rows of tables are ordered whose key is a row number, or which have none."""


def pack(store: Store, target: Path) -> None:
    """Write all of a ledger into a new file at *target*.

    Raises:
        BadArgument: there is something at *target* already.
        LedgerError: the file cannot be written.
    """
    _refuse_existing(target)
    with Store(target, write=True) as packed:
        with store.transaction() as source, packed.transaction() as connection:
            for table in schema.metadata.sorted_tables:
                names = _ORDERED.get(table.name) or tuple(c.name for c in table.primary_key)
                columns = [column for column in table.columns if column.name != "number"]
                query = select(*columns).order_by(*(table.c[name] for name in names))
                for row in source.execute(query).mappings():
                    connection.execute(insert(table).values(dict(row)))
        packed.seal()


def pack_without_text(
    store: Store, target: Path, key: bytes | None = None, chosen: Iterable[str] = ()
) -> None:
    """Write a ledger without its texts into a new file at *target*.

    Args:
        store: the ledger.
        target: the new file.
        key: a secret; where it is given names, paths, and ids made from names are replaced.
        chosen: the names to replace; those of all persons if there are none.

    Raises:
        BadArgument: there is something at *target* already.
        LedgerError: the file cannot be written.
    """
    _refuse_existing(target)
    names = pseudonyms(store.extractions(), key, chosen, store.entities()) if key else {}
    change = _Redaction(names, key)
    with Store(target, write=True) as packed:
        with store.transaction(), packed.transaction() as connection:
            paths: dict[str, str] = {}
            for document in store.documents():
                paths[document.sha256] = document.sha256[:16] if names else document.path
                insert_rows(connection, _bare(document, paths[document.sha256]))
            change.moved = {old.path: paths[old.sha256] for old in store.documents()}
            for one in store.extractions():
                digest = store.digest(one.article.id)
                insert_rows(connection, _redacted(one, digest, change, paths[one.article.sha256]))
            records = {
                table.name: [change.record(record) for record in store.records(table.name)]
                for table in schema.RECORDS
            }
            insert_rows(connection, made_rows(read_made(records), lambda _: ""))
            judged = (read_judgement(change.record(line(one))) for one in store.judgements())
            insert_rows(connection, {"judgements": [judgement_row(one) for one in judged]})
            put(connection, WITHHELD, "text and names" if names else "text")
            put(connection, MADE_BY, store.kept(MADE_BY) or "")
        packed.seal()


def _refuse_existing(target: Path) -> None:
    if target.exists():
        why = "a file is there already"
        raise BadArgument(str(target), "cannot pack there", why, "Name a new file.")


def _bare(document: Document, path: str) -> Rows:
    """Return the rows of a document without its bytes."""
    kind = document.reading.kind.value
    reading: JsonObject = {"kind": kind, "fields": [], "given": None, "charset": None}
    return {
        "documents": [{"sha256": document.sha256, "size": len(document.content), "content": b""}],
        "paths": [
            {
                "sha256": document.sha256,
                "path": path,
                "url": None,
                "taken": None,
                "reading": dumps(reading),
            }
        ],
    }


class _Redaction:
    """Takes texts out of records and replaces names and paths in what is left."""

    def __init__(self, names: Mapping[str, str], key: bytes | None) -> None:
        self._names, self._key = names, key
        self.moved: Mapping[str, str] = {}
        longest = sorted(names, key=lambda name: (-len(name), name))
        any_name = "|".join(map(re.escape, longest))
        self._pattern = re.compile(rf"(?<!\w)(?:{any_name})(?!\w)") if names else None

    def record(self, record: str) -> str:
        """Return a record, one line of JSON, as it may be handed on."""
        return dumps(self.changed(loads(record)))

    def changed(self, value: Json, key: str = "") -> Json:
        """Return a value, which stands under *key*, as it may be handed on."""
        if isinstance(value, str):
            if key in _TEXTS:
                return ""
            if key == "path":
                return self.moved.get(value, value)
            return self._hidden(value) if key in _IDS else self._renamed(value)
        if isinstance(value, Mapping):
            return {name: self.changed(inner, name) for name, inner in value.items()}
        if isinstance(value, Sequence):
            return [self.changed(inner, key) for inner in value]
        return value

    def _hidden(self, id: str) -> str:
        """Return another id for one that a name can be guessed from."""
        if self._key is None or _PLAIN.fullmatch(id):
            return id
        return id[:2] + hmac.new(self._key, id.encode(), "sha256").hexdigest()[:12]

    def _renamed(self, value: str) -> str:
        if self._pattern is None:
            return value
        return self._pattern.sub(lambda found: self._names[found[0]], value)


def _redacted(extraction: Extraction, digest: str, change: _Redaction, path: str) -> Rows:
    """Return the rows of an article without its text; its hash stays that of the whole."""
    whole = extraction_json(extraction)
    left = {key: value for key, value in whole.items() if key not in _TEXTS | {"problems", "path"}}
    kept = change.changed(left)
    told: Mapping[str, Json] = kept if isinstance(kept, Mapping) else {}
    bare = {**told, "text": "", "title": None, "url": None, "path": path, "problems": []}
    rows = article_rows(extraction_from(Object(bare)))
    return {**rows, "articles": [{**row, "digest": digest} for row in rows["articles"]]}


# --- names ---------------------------------------------------------------------------------


def pseudonyms(
    extractions: Iterable[Extraction],
    key: bytes,
    chosen: Iterable[str] = (),
    entities: Iterable[Entity] = (),
) -> dict[str, str]:
    """Return what to put in the place of names.

    The same name and key give the same pseudonym, so that files packed with one key fit together.
    Nobody without the key can tell a name by trying out likely ones.

    Args:
        extractions: what the articles say.
        key: a secret.
        chosen: the names to replace; those of all persons who speak or are named if there are none.
        entities: who is one over the articles: a surname alone stands among a person's names.
    """
    names = set(chosen) or {
        *(name for one in extractions for name in _persons(one)),
        *(a.name for one in entities if one.type is EntityType.PERSON for a in one.names),
    }
    return {name: _pseudonym(name, key) for name in sorted(names) if name.strip()}


def _persons(extraction: Extraction) -> Iterator[str]:
    yield from extraction.article.bylines
    people = {m.entity for m in extraction.mentions if m.type is EntityType.PERSON}
    yield from (m.name for m in extraction.mentions if m.entity in people)
    for statement in extraction.statements:
        yield from (hop.name for hop in statement.relay if hop.role in _HUMAN)
        yield from (heard.name for heard in statement.audience)
        if statement.speaker and (statement.speaker.id in people or statement.relay == ()):
            yield statement.speaker.name


_HUMAN = frozenset({HopRole.PERSON, HopRole.ANONYMOUS, HopRole.UNKNOWN})
"""Roles of hops that may be somebody's name."""


def _pseudonym(name: str, key: bytes) -> str:
    """Return a name that tells nothing.

    References:
        HMAC: RFC 2104. A plain hash would fall to a list of names.
    """
    return f"Person {hmac.new(key, name.encode(), 'sha256').hexdigest()[:10]}"
