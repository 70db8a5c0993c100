"""Read gold annotations and extractions into the few fields that the scorer compares.

A gold line is a line of ``onrecord extract`` with ``text_sha256`` in place of ``text``, and names
given as spans of the text, so that it holds nothing of the article but offsets and labels
(docs/reference/gold.md). Names as strings are understood as well.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from onrecord.records import Span, Spans

LEDGER = frozenset({"speech", "document"})
"""The classes of attributions that the ledger works on."""

Json = dict[str, "Json"] | list["Json"] | str | float | bool | None
Names = frozenset[str]
"""Folded names any of which is right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """A name as a gold line gives it: strings, spans of the text, or both."""

    strings: tuple[str, ...]
    spans: Spans

    def names(self, text: str) -> Names:
        """Return the folded names, the spans resolved in *text*."""
        return frozenset(fold(n) for n in (*self.strings, *(s.of(text) for s in self.spans))) - {""}


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A statement, as far as it is scored. ``chains`` holds every relay that is right."""

    kind: str
    class_: str
    source: Spans
    cue: Spans
    content: Spans
    no_source: str | None
    within: bool
    optional: bool
    who: Who | None
    relays: tuple[tuple[Who, ...], ...]
    speaker: Names = frozenset()
    chains: tuple[tuple[Names, ...], ...] = ((),)

    def resolved(self, text: str) -> Said:
        """Return the statement with its names read from *text*."""
        speaker = self.who.names(text) if self.who else frozenset[str]()
        chains = tuple(tuple(hop.names(text) for hop in relay) for relay in self.relays)
        return replace(self, speaker=speaker, chains=chains)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One article's line; ``key`` is the SHA-256 of its text, ``text`` empty in a standoff gold."""

    key: str
    text: str
    furniture: Spans
    statements: tuple[Said, ...]

    def resolved(self, text: str) -> Sheet:
        """Return the sheet with its text and all names read from *text*."""
        return replace(self, text=text, statements=tuple(s.resolved(text) for s in self.statements))

    def spans(self) -> Iterator[Span]:
        """Yield every span of the sheet."""
        yield from self.furniture
        for s in self.statements:
            yield from (*s.source, *s.cue, *s.content)
            yield from (
                x for who in (s.who, *(h for r in s.relays for h in r)) if who for x in who.spans
            )


def fold(name: str) -> str:
    """Return *name* as names are compared: no case, accents, leading article or possessive.

    >>> fold("The\\u00a0Würth Herald’s")
    'wurth herald'
    """
    plain = unicodedata.normalize("NFKD", name).replace("’", "'").replace("‘", "'").casefold()
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = " ".join(plain.split()).strip(" ,.;:\"“”'")
    return re.sub(r"^(?:the|an?) (?=\S)|'s?$", "", plain)


def read_sheets(path: Path) -> list[Sheet]:
    """Read one JSONL file, or every one of a folder by name."""
    files = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
    lines = (line for file in files for line in file.read_text("utf-8").splitlines())
    return [sheet(json.loads(line)) for line in lines if line.strip()]


def sheet(data: Json) -> Sheet:
    """Read one line, gold or extraction."""
    line = _object(data)
    text = line.get("text")
    text = text if isinstance(text, str) else ""
    key = _string(line.get("text_sha256"))
    if key is None:  # the hash of a UTF-8 file is that of its text
        key = sha256(text.encode()).hexdigest() if text else _string(line.get("sha256")) or ""
    furniture = tuple(
        Span(_whole(item["start"]), _whole(item["end"])) for item in _objects(line, "furniture")
    )
    said = tuple(_said(item) for item in _objects(line, "statements"))
    plain = Sheet(key=key, text=text, furniture=furniture, statements=said)
    return plain.resolved(text) if text else plain


def _said(item: dict[str, Json]) -> Said:
    also = item.get("relay_also")
    relays = [item.get("relay"), *(also if isinstance(also, list) else [])]
    who = item.get("speaker")
    return Said(
        kind=_string(item["kind"]) or "",
        class_=_string(item["class"]) or "",
        source=_spans(item["source"]),
        cue=_spans(item["cue"]),
        content=_spans(item["content"]),
        no_source=_string(item.get("no_source")),
        within=item.get("within") is not None,
        optional=item.get("optional") is True,
        who=_who(_object(who)) if who else None,
        relays=tuple(tuple(_who(_object(hop)) for hop in _list(relay)) for relay in relays),
    )


def _who(item: dict[str, Json]) -> Who:
    strings = [_string(item.get("name")), *(_string(n) for n in _list(item.get("also")))]
    return Who(strings=tuple(s for s in strings if s), spans=_spans(item.get("spans")))


def _spans(value: Json) -> Spans:
    return tuple(Span(*(_whole(n) for n in _list(pair))) for pair in _list(value))


def _objects(line: dict[str, Json], field: str) -> list[dict[str, Json]]:
    return [_object(item) for item in _list(line.get(field))]


def _object(value: Json) -> dict[str, Json]:
    if not isinstance(value, dict):
        raise ValueError(f"an object was expected, not {value!r}: see docs/reference/gold.md")
    return value


def _list(value: Json) -> list[Json]:
    return value if isinstance(value, list) else []


def _string(value: Json) -> str | None:
    return value if isinstance(value, str) else None


def _whole(value: Json) -> int:
    if not isinstance(value, int):
        raise ValueError(f"an offset was expected, not {value!r}: see docs/reference/gold.md")
    return value
