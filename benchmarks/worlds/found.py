"""What Onrecord makes of a folder of reports, by its command line alone.

Nothing here knows how the ledger is built: a command that is not there leaves ``None``.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from .truth import Json, Names, items, names, obj, pair, rows, text, whole

Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A statement of a report: where it is, and the names of its relay chain."""

    id: str
    path: str
    spans: tuple[Span, ...]
    relay: Names


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A claim: its statements with their chains, both bounds, the statements of each origin."""

    id: str
    statements: tuple[Statement, ...]
    at_least: int
    at_most: int
    groups: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A point of a series."""

    path: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """A series of figures: its points, and labels by the places of two of them."""

    points: tuple[Point, ...]
    labels: dict[Span, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """All that is scored; ``texts`` are the articles' own, by file name."""

    texts: dict[str, str]
    dates: dict[str, tuple[date | None, date | None]]
    statements: tuple[Statement, ...]
    claims: tuple[Claim, ...]
    aliases: tuple[Names, ...] | None
    figures: tuple[Series, ...] | None


def found(folder: Path) -> Found:
    """Read the reports of *folder* into a ledger and ask for everything that is scored."""
    reports = sorted(str(p) for p in folder.iterdir() if p.suffix in {".txt", ".html", ".htm"})
    with TemporaryDirectory() as temporary:
        ledger = str(Path(temporary) / "world.db")
        if _lines(["add", *reports, "-l", ledger]) is None:
            raise RuntimeError(f"onrecord add failed on {folder}")
        articles = _lines(["extract", *reports, "--format", "jsonl"]) or []
        asked = {
            what: _lines([what, ledger, "--format", "jsonl"])
            for what in ("claims", "aliases", "figures", "dates")
        }
    return read(articles, asked["claims"] or [], asked["aliases"], asked["figures"], asked["dates"])


def read(
    articles: Sequence[Json],
    claims: Sequence[Json],
    aliases: Sequence[Json] | None,
    figures: Sequence[Json] | None,
    dates: Sequence[Json] | None = None,
) -> Found:
    """Return the lines of the commands as records; ``dates`` outdo what the articles say."""
    by_pile = [obj(one) for one in dates or ()]
    read_articles = [obj(article) for article in articles]
    return Found(
        texts={_path(a): text(a["text"]) for a in read_articles},
        dates={_path(a): _dates(obj(a["published"])) for a in [*read_articles, *by_pile]},
        statements=tuple(
            _statement(obj(s), _path(a), "id", "content")
            for a in read_articles
            for s in items(a, "statements")
        ),
        claims=tuple(_claim(obj(claim)) for claim in claims),
        aliases=None if aliases is None else tuple(_entity(obj(one)) for one in aliases),
        figures=None if figures is None else tuple(_series(obj(one)) for one in figures),
    )


def _lines(arguments: Iterable[str]) -> list[Json] | None:
    """Return what a command writes, ``None`` where it fails or is not there."""
    done = subprocess.run(
        [sys.executable, "-m", "onrecord", *arguments], capture_output=True, text=True, check=False
    )
    if done.returncode > 1:  # 1: some input had problems, the rest was done
        return None
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]


def _path(data: dict[str, Json]) -> str:
    return Path(text(data["path"])).name


def _dates(data: dict[str, Json]) -> tuple[date | None, date | None]:
    one, other = (data.get(key) for key in ("earliest", "latest"))
    return (
        date.fromisoformat(one) if isinstance(one, str) else None,
        date.fromisoformat(other) if isinstance(other, str) else None,
    )


def _statement(data: dict[str, Json], path: str, id: str, spans: str) -> Statement:
    return Statement(
        id=text(data[id]),
        path=path,
        spans=tuple(pair(span) for span in items(data, spans)),
        relay=tuple(text(obj(hop)["name"]) for hop in items(data, "relay")),
    )


def _claim(data: dict[str, Json]) -> Claim:
    origins = obj(data["origins"])
    members = [obj(member) for member in items(data, "statements")]
    groups = [obj(group) for group in items(origins, "groups")]
    return Claim(
        id=text(data["id"]),
        statements=tuple(_statement(m, _path(m), "statement", "spans") for m in members),
        at_least=whole(origins["at_least"]),
        at_most=whole(origins["at_most"]),
        groups=tuple(frozenset(names(group["statements"])) for group in groups),
    )


def _entity(data: dict[str, Json]) -> Names:
    every = [text(obj(name)["name"]) for name in items(data, "names")]
    entity = data.get("entity")
    return (*every, entity) if isinstance(entity, str) else tuple(every)


def _series(data: dict[str, Json]) -> Series:
    points = [obj(point) for point in items(data, "points")]
    labels = [obj(label) for label in items(data, "labels")]
    return Series(
        points=tuple(Point(path=_path(p), spans=_spans(p)) for p in points),
        labels={pair(one["points"]): text(one["label"]) for one in labels},
    )


def _spans(data: dict[str, Json]) -> tuple[Span, ...]:
    one = data.get("span")
    return (pair(one),) if one is not None else tuple(pair(s) for s in rows(data.get("spans")))
