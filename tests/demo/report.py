"""A marked-up report of the demo pile, read: its text and the statements marked in it.

A report is a file of three parts with ``=====`` between them: facts about the page, the marked
text, and a line per statement. In the text ``{label words}`` marks words, and marks may nest:

- ``{s1 …}``, ``{q1 …}``, ``{c1 …}``: source, cue and content of statement 1, each as often as it
  takes; ``{s1,2 …}`` belongs to two statements; ``{a1 …}``: a sentence in the report's own voice;
- ``{teaser …}`` and the other kinds of furniture;
- any other label names evidence, which the statement lines point to with ``@label``, or a passage
  that several reports share (``m-…``) or only seem to share (``t-…``).

A statement line says ``NUMBER KIND CLASS SPEAKER (ROLE) | key value | …``; the speaker is ``-``
where nobody is named. See ``Line`` for the keys. Roles are looked up in ``cast.toml`` where a line
gives none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from onrecord.records import (
    Furniture,
    FurnitureKind,
    Modality,
    NoSource,
    Span,
    Spans,
    StatementClass,
    StatementKind,
)

_TOKEN = re.compile(r"\{(?P<label>[a-z][a-z0-9_,-]*) |(?P<close>\})")
_PART = re.compile(r"(?P<part>[sqca])(?P<numbers>\d+(?:,\d+)*)")
_NAMED = re.compile(r"(?P<name>[^(@]+?)(?: \((?P<role>\w+)\))?(?: @(?P<evidence>[\w-]+))?")
_FURNITURE = {kind.value for kind in FurnitureKind}


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A name in a statement line: ``Radio Selna (outlet) @h-radio``."""

    name: str
    role: str | None
    evidence: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What is said of one statement beside the marks in the text.

    ``also`` lists other names of the speaker that are as right; without ``relay`` the chain is the
    speaker alone. ``optional`` marks what a careful reader may leave out.
    """

    number: int
    kind: StatementKind
    class_: StatementClass
    speaker: Named | None
    also: tuple[str, ...]
    open: str | None
    relay: tuple[Named, ...]
    audience: tuple[Named, ...]
    continues: int | None
    within: int | None
    modality: Modality | None
    no_source: NoSource | None
    optional: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A report as it is marked up: the text without marks, and every mark as spans of it."""

    stem: str
    facts: dict[str, str]
    text: str
    parts: dict[tuple[str, int], Spans]
    furniture: tuple[Furniture, ...]
    labels: dict[str, Spans]
    lines: tuple[Line, ...]

    def content(self, line: Line) -> Spans:
        """Return the content of a statement, or the sentence of an assertion."""
        number = line.number
        return self.parts.get(("c", number)) or self.parts.get(("a", number), ())

    def attribution(self, line: Line) -> tuple[Spans, Spans, Spans]:
        """Return source, cue and content of a statement."""
        source, cue = (self.parts.get((part, line.number), ()) for part in ("s", "q"))
        return source, cue, self.content(line)


def read(path: Path) -> Report:
    """Read one marked-up report."""
    head, body, tail = path.read_text("utf-8").split("=====\n")
    marks, text = _marks(body.removesuffix("\n"))
    parts: defaultdict[tuple[str, int], list[Span]] = defaultdict(list)
    labels: defaultdict[str, list[Span]] = defaultdict(list)
    furniture = []
    for label, span in sorted(marks, key=lambda mark: mark[1]):
        part = _PART.fullmatch(label)
        if part:
            for number in part["numbers"].split(","):
                parts[part["part"], int(number)].append(span)
        elif label in _FURNITURE:
            furniture.append(Furniture(span=span, kind=FurnitureKind(label)))
        else:
            labels[label].append(span)
    lines = (*map(_line, tail.splitlines()), *_assertions(parts))
    return Report(
        stem=path.stem,
        facts=dict(_pair(line) for line in head.splitlines()),
        text=text,
        parts={key: tuple(spans) for key, spans in parts.items()},
        furniture=tuple(furniture),
        labels={label: tuple(spans) for label, spans in labels.items()},
        lines=tuple(sorted(lines, key=lambda line: _place(line, parts))),
    )


def _marks(body: str) -> tuple[list[tuple[str, Span]], str]:
    text, last = "", 0
    stack: list[tuple[str, int]] = []
    marks: list[tuple[str, Span]] = []
    for token in _TOKEN.finditer(body):
        text += body[last : token.start()]
        last = token.end()
        if token["label"]:
            stack.append((token["label"], len(text)))
        else:
            label, start = stack.pop()
            marks.append((label, Span(start, len(text))))
    if stack:
        raise ValueError(f"{stack[-1][0]!r} is opened and not closed, before {body[last:60]!r}")
    return marks, text + body[last:]


def _pair(line: str) -> tuple[str, str]:
    key, _, value = line.partition(": ")
    return key, value


def _line(line: str) -> Line:
    head, *rest = line.split(" | ")
    number, kind, class_, speaker = head.split(" ", 3)
    more = dict(part.split(" ", 1) for part in rest)
    return Line(
        number=int(number),
        kind=StatementKind(kind),
        class_=StatementClass(class_),
        speaker=None if speaker == "-" else _named(speaker),
        also=tuple(more["also"].split(" / ")) if "also" in more else (),
        open=more.get("open"),
        relay=tuple(map(_named, more["relay"].split(" > "))) if "relay" in more else (),
        audience=tuple(map(_named, more["audience"].split(" / "))) if "audience" in more else (),
        continues=int(more["continues"]) if "continues" in more else None,
        within=int(more["within"]) if "within" in more else None,
        modality=Modality(more["modality"]) if "modality" in more else None,
        no_source=NoSource(more["no_source"]) if "no_source" in more else None,
        optional="optional" in more,
    )


def _named(words: str) -> Named:
    match = _NAMED.fullmatch(words)
    if match is None:
        raise ValueError(f"not a name with role and evidence: {words!r}")
    return Named(name=match["name"], role=match["role"], evidence=match["evidence"])


def _assertions(parts: dict[tuple[str, int], list[Span]]) -> list[Line]:
    return [
        Line(
            number=number,
            kind=StatementKind.ASSERTION,
            class_=StatementClass.ASSERTION,
            speaker=None,
            also=(),
            open=None,
            relay=(),
            audience=(),
            continues=None,
            within=None,
            modality=None,
            no_source=NoSource.OWN_VOICE,
            optional=False,
        )
        for part, number in parts
        if part == "a"
    ]


def _place(line: Line, parts: dict[tuple[str, int], list[Span]]) -> tuple[int, int]:
    part = "a" if line.kind is StatementKind.ASSERTION else "c"
    spans = parts[part, line.number]
    return min(span.start for span in spans), -max(span.end for span in spans)
