"""The truth about a world, as records and as ``truth.json`` (README.md tells the format)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

SCHEMA = "onrecord.world/1"
Json = dict[str, "Json"] | list["Json"] | str | int | float | bool | None
Names = tuple[str, ...]
Chain = tuple[Names, ...]
"""Hops from the one nearest the publisher to the origin; of each every name that is right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """An article: what is known of it that its own words need not say."""

    path: str
    publisher: str
    published: date
    dated: bool
    """Whether the page bears its date."""
    datable: bool
    """Whether the words of the page and the pile fix the date to some days."""
    copied_from: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Words of an article. ``spans`` is empty on a page in HTML: there the words are looked up."""

    path: str
    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A statement that belongs to a claim; ``relays`` holds every chain that is right."""

    at: Place
    root: str
    speaker: Names
    relays: tuple[Chain, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueClaim:
    """Statements that say the same, and the number of independent origins that they have."""

    id: str
    text: str
    origins: int
    statements: tuple[Said, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """All names of one entity that occur in the reports."""

    type: str
    names: Names


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One figure of a series."""

    at: Place
    value: int
    approximator: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """How two points of a series stand to each other."""

    points: tuple[int, int]
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One measure of one subject through the reports."""

    subject: Names
    measure: str
    points: tuple[Point, ...]
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trap:
    """Two claims, by id, that must not be held for one."""

    kind: str
    a: str
    b: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """All that is known about a world."""

    reports: tuple[Report, ...]
    claims: tuple[TrueClaim, ...]
    groups: tuple[Group, ...]
    apart: tuple[tuple[str, str], ...]
    figures: tuple[Series, ...]
    traps: tuple[Trap, ...]


def write_truth(truth: Truth, folder: Path) -> None:
    """Write ``truth.json`` into *folder*."""
    data = {"schema": SCHEMA, **asdict(truth)}
    text = json.dumps(data, ensure_ascii=False, indent=1, default=_day)
    (folder / "truth.json").write_text(text + "\n", "utf-8")


def read_truth(folder: Path) -> Truth:
    """Read ``truth.json`` of *folder*.

    Raises:
        ValueError: a field is missing or of another kind than README.md tells.
    """
    data = obj(json.loads((folder / "truth.json").read_text("utf-8")))
    return Truth(
        reports=tuple(_report(obj(item)) for item in items(data, "reports")),
        claims=tuple(_claim(obj(item)) for item in items(data, "claims")),
        groups=tuple(
            Group(type=text(obj(g)["type"]), names=names(obj(g)["names"]))
            for g in items(data, "groups")
        ),
        apart=tuple(_two(names(pair)) for pair in items(data, "apart")),
        figures=tuple(_series(obj(item)) for item in items(data, "figures")),
        traps=tuple(
            Trap(**{key: text(obj(t)[key]) for key in ("kind", "a", "b")})
            for t in items(data, "traps")
        ),
    )


def _report(data: dict[str, Json]) -> Report:
    copied = data.get("copied_from")
    return Report(
        path=text(data["path"]),
        publisher=text(data["publisher"]),
        published=date.fromisoformat(text(data["published"])),
        dated=data["dated"] is True,
        datable=data["datable"] is True,
        copied_from=copied if isinstance(copied, str) else None,
    )


def _claim(data: dict[str, Json]) -> TrueClaim:
    return TrueClaim(
        id=text(data["id"]),
        text=text(data["text"]),
        origins=whole(data["origins"]),
        statements=tuple(_said(obj(item)) for item in items(data, "statements")),
    )


def _said(data: dict[str, Json]) -> Said:
    relays = [tuple(names(hop) for hop in rows(chain)) for chain in rows(data["relays"])]
    return Said(
        at=_place(obj(data["at"])),
        root=text(data["root"]),
        speaker=names(data["speaker"]),
        relays=tuple(relays),
    )


def _series(data: dict[str, Json]) -> Series:
    points = [obj(item) for item in items(data, "points")]
    labels = [obj(item) for item in items(data, "labels")]
    return Series(
        subject=names(data["subject"]),
        measure=text(data["measure"]),
        points=tuple(
            Point(
                at=_place(obj(p["at"])),
                value=whole(p["value"]),
                approximator=text(p["approximator"]),
            )
            for p in points
        ),
        labels=tuple(
            Label(points=pair(item["points"]), label=text(item["label"])) for item in labels
        ),
    )


def _place(data: dict[str, Json]) -> Place:
    spans = tuple(pair(item) for item in items(data, "spans"))
    return Place(path=text(data["path"]), words=names(data["words"]), spans=spans)


def _day(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{value!r} cannot be written as JSON")


# --- reading JSON that others may have written ------------------------------------------------


def obj(value: Json) -> dict[str, Json]:
    """Return a JSON object as such."""
    if not isinstance(value, dict):
        raise ValueError(f"an object was expected, not {value!r}")
    return value


def rows(value: Json) -> list[Json]:
    """Return a JSON list as such, nothing for null."""
    if value is None:
        return []
    if not isinstance(value, list):
        raise ValueError(f"a list was expected, not {value!r}")
    return value


def items(data: dict[str, Json], key: str) -> Iterable[Json]:
    """Return the list in a field, empty where the field is not there."""
    return rows(data.get(key))


def text(value: Json) -> str:
    """Return a JSON string as such."""
    if not isinstance(value, str):
        raise ValueError(f"a string was expected, not {value!r}")
    return value


def whole(value: Json) -> int:
    """Return a JSON number as a whole one."""
    if not isinstance(value, int | float):
        raise ValueError(f"a number was expected, not {value!r}")
    return int(value)


def names(value: Json) -> Names:
    """Return a list of strings."""
    return tuple(text(item) for item in rows(value))


def pair(value: Json) -> tuple[int, int]:
    """Return two whole numbers."""
    one, other = (whole(item) for item in rows(value))
    return one, other


def _two(value: Names) -> tuple[str, str]:
    one, other = value
    return one, other
