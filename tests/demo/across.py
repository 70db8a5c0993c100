"""What holds between the demo's reports, read from ``across.toml`` and the marks in their texts."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from onrecord.records import MatchKind, Spans
from tests.demo.report import Line, Report

FILE = Path(__file__).parent / "across.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """A passage that several reports have, with what it rests on."""

    passage: str
    root: str
    at_least: int
    at_most: int
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two reports, or two statements of them, and what is to be known of the two."""

    a: str
    b: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Differs:
    """How a passage differs between two reports."""

    passage: str
    a: str
    b: str
    kind: MatchKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Hidden:
    """A hop that some statements do not tell and other reports do.

    ``also`` has other names of it that are as right; an ``optional`` one need not be found.
    """

    passage: str
    statements: tuple[str, ...]
    hop: str
    also: tuple[str, ...]
    evidence: tuple[str, ...]
    optional: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Across:
    """All that ``across.toml`` tells. A statement is named ``"02_tidewell 13"``."""

    claims: tuple[Shared, ...]
    syndication: tuple[Pair, ...]
    apart: tuple[Pair, ...]
    kinds: tuple[Differs, ...]
    inferred: tuple[Hidden, ...]


def read() -> Across:
    """Read ``across.toml``."""
    facts = tomllib.loads(FILE.read_text("utf-8"))
    return Across(
        claims=tuple(Shared(**one) for one in facts["claim"]),
        syndication=tuple(Pair(**one) for one in facts["syndication"]),
        apart=tuple(Pair(**one) for one in facts["apart"]),
        kinds=tuple(Differs(**one | {"kind": MatchKind(one["kind"])}) for one in facts["kind"]),
        inferred=tuple(
            Hidden(
                passage=one["passage"],
                statements=tuple(one["statements"]),
                hop=one["hop"],
                also=tuple(one.get("also", ())),
                evidence=tuple(one["evidence"]),
                optional=one.get("optional", False),
            )
            for one in facts["inferred"]
        ),
    )


def passage(report: Report, name: str) -> Spans:
    """Return where *report* has the shared passage *name*: nowhere, if empty."""
    return report.labels.get(f"m-{name}", ())


def holders(pile: Mapping[str, Report], name: str) -> tuple[str, ...]:
    """Return the reports that have the shared passage *name*."""
    return tuple(stem for stem, report in pile.items() if passage(report, name))


def statements(report: Report, name: str) -> tuple[Line, ...]:
    """Return the statements that hold a shared passage, without those within them."""
    holding = [
        line
        for line in report.lines
        if any(
            part.overlaps(span) for part in report.content(line) for span in passage(report, name)
        )
    ]
    numbers = {line.number for line in holding}
    return tuple(line for line in holding if line.within not in numbers)


def touched(report: Report, spans: Spans) -> frozenset[str]:
    """Return the names of the shared passages that share a character with *spans*."""
    return frozenset(
        label.removeprefix("m-")
        for label, marked in report.labels.items()
        if label.startswith("m-") and any(one.overlaps(other) for one in marked for other in spans)
    )
