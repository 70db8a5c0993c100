"""Read the hand-written wordings and stories of a part: dev to develop on, test to measure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
PARTS = ("dev", "test")
STORIES = ("dam", "unit", "plant", "march", "ferry", "fever")


@dataclass(frozen=True, slots=True)
class Utterance:
    """One thing said, in all the wordings written for it; see ``utterances_dev.txt``."""

    story: str
    role: str
    said: str
    other: tuple[str, ...]
    reported: tuple[str, ...]
    turned: str
    second: str | None
    again: str | None


@dataclass(frozen=True, slots=True)
class Measure:
    """A quantity of a story: how it behaves, how large it is and how it is said."""

    name: str
    kind: str
    low: int
    high: int
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """The lines that a world on this story is written with."""

    name: str
    event: str
    noun: str
    start: str
    titles: tuple[str, ...]
    leads: tuple[str, ...]
    fillers: tuple[str, ...]
    measures: tuple[Measure, ...]
    scopes: tuple[str, ...]
    commonplaces: tuple[str, ...]


def utterances(part: str) -> tuple[Utterance, ...]:
    """Return the utterances of a part in the order of their file."""
    return tuple(
        _utterance(head, lines) for head, lines in _blocks(HERE / f"utterances_{part}.txt")
    )


def stories(part: str) -> dict[str, Story]:
    """Return the stories of a part by name, the lines for any story among each one's own."""
    blocks = dict(_blocks(HERE / f"stories_{part}.txt"))
    shared = blocks.pop("any")
    return {name: _story(name, [*lines, *shared]) for name, lines in blocks.items()}


def _blocks(path: Path) -> Iterator[tuple[str, list[str]]]:
    head, lines = "", list[str]()
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("["):
            if head:
                yield head, lines
            head, lines = line.strip("[]"), []
        elif line and not line.startswith("#"):
            lines.append(line)
    yield head, lines


def _utterance(head: str, lines: list[str]) -> Utterance:
    of = {sign: [line[2:] for line in lines if line[0] == sign] for sign in "=~>!&@"}
    story, role = head.split()
    return Utterance(
        story=story,
        role=role,
        said=of["="][0],
        other=tuple(of["~"]),
        reported=tuple(of[">"]),
        turned=of["!"][0],
        second=next(iter(of["&"]), None),
        again=next(iter(of["@"]), None),
    )


def _story(name: str, lines: list[str]) -> Story:
    def of(key: str) -> tuple[str, ...]:
        return tuple(line.split(": ", 1)[1] for line in lines if line.startswith(f"{key}:"))

    measures = tuple(_measure(line) for line in lines if line.startswith("measure "))
    return Story(
        name=name,
        event=of("event")[0],
        noun=of("noun")[0],
        start=of("start")[0],
        titles=of("title"),
        leads=of("lead"),
        fillers=of("filler"),
        measures=measures,
        scopes=of("scope"),
        commonplaces=of("commonplace"),
    )


def _measure(line: str) -> Measure:
    head, clauses = line.split(": ", 1)
    _, name, kind, low, high = head.split()
    return Measure(name, kind, int(low), int(high), tuple(clauses.split(" | ")))
