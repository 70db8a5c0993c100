"""Stories written by hand, in other words than the generator's, for names, figures and dates.

A file of ``hand/`` is a story: ``== day dated|undated publisher`` opens a report, ``{killed: 12
people}`` marks a figure of it, and lines with ``@`` at the end tell the truth.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from .truth import Group, Label, Place, Point, Report, Series, Truth
from .world import World

STORIES = tuple(sorted((Path(__file__).parent / "hand").glob("*.txt")))
_OPENS = re.compile(r"^== (?P<day>\S+) (?P<dated>dated|undated) (?P<publisher>.+)$", re.MULTILINE)
_TOLD = re.compile(r"^@(?P<what>\w+) (?P<rest>.+)$", re.MULTILINE)
_FIGURE = re.compile(r"\{(?P<name>\w+): (?P<words>[^}]+)\}")


@dataclass(frozen=True, slots=True)
class _Page:
    """A report: its text without marks, and the places of its figures by name."""

    report: Report
    text: str
    figures: tuple[tuple[str, Place], ...]


def story(file: Path) -> World:
    """Return the reports of a story, and the truth about them."""
    whole = file.read_text("utf-8")
    told = [(found["what"], found["rest"]) for found in _TOLD.finditer(whole)]
    open_ = frozenset(rest for what, rest in told if what == "open")
    pages = list(_pages(_TOLD.sub("", whole), open_))
    labels = dict(rest.split(": ") for what, rest in told if what == "labels")
    series = [rest.rsplit(": ", 1) for what, rest in told if what == "series"]
    truth = Truth(
        reports=tuple(page.report for page in pages),
        claims=(),
        groups=tuple(_group(rest) for what, rest in told if what == "group"),
        apart=tuple(_two(rest) for what, rest in told if what == "apart"),
        figures=tuple(_series(words, name, labels.get(name, ""), pages) for words, name in series),
        traps=(),
    )
    return World({page.report.path: page.text for page in pages}, truth)


def _pages(whole: str, open_: frozenset[str]) -> Iterator[_Page]:
    opened = list(_OPENS.finditer(whole))
    ends = [found.start() for found in opened[1:]] + [len(whole)]
    for number, (found, end) in enumerate(zip(opened, ends, strict=True), 1):
        path = f"{number:02}_{re.sub(r'[^a-z]+', '_', found['publisher'].lower())}.txt"
        report = Report(
            path=path,
            publisher=found["publisher"],
            published=date.fromisoformat(found["day"]),
            dated=found["dated"] == "dated",
            datable=found["day"] not in open_,
        )
        body = whole[found.end() : end].strip()
        yield _Page(report, _FIGURE.sub(r"\g<words>", body) + "\n", tuple(_figures(path, body)))


def _figures(path: str, body: str) -> Iterator[tuple[str, Place]]:
    taken = 0
    for found in _FIGURE.finditer(body):
        start = found.start() - taken
        words = found["words"]
        taken += len(found.group()) - len(words)
        span = (start, start + len(words))
        yield found["name"], Place(path=path, words=(words,), spans=(span,))


def _group(rest: str) -> Group:
    kind, names = rest.split(": ", 1)
    return Group(type=kind, names=tuple(names.split(" | ")))


def _two(rest: str) -> tuple[str, str]:
    one, other = rest.split(" | ")
    return one, other


def _series(words: str, name: str, labels: str, pages: list[_Page]) -> Series:
    measure, _, subject = words.partition(" of ")
    places = [place for page in pages for one, place in page.figures if one == name]
    return Series(
        subject=(subject,),
        measure=measure,
        points=tuple(Point(at=place, value=0, approximator="") for place in places),
        labels=tuple(_labels(labels)),
    )


def _labels(words: str) -> Iterator[Label]:
    for part in words.split(", ") if words else ():
        one, other, label = part.split()
        yield Label(points=(int(one), int(other)), label=label)
