"""Measure hedges, modality and assertions: ``python benchmarks/modality.py FOLDER``.

FOLDER holds the articles as JSON lines with ``text``. Each annotated sentence is scored for itself:
hedge spans (overlapping), the words that a found hedge covers (F1 over characters), the modality of
the sayings in it, and whether something in it is an assertion of the report's own.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import onrecord
from onrecord.records import Extraction, Span
from onrecord.statements.hedges import hedges

HERE = Path(__file__).parent / "annotations"


class Hedged(NamedTuple):
    """One hedge and what it covers."""

    span: Span
    covers: Span


class Said(NamedTuple):
    """The cue of a saying and how the saying is meant."""

    cue: Span
    label: str


@dataclass(frozen=True, slots=True)
class Row:
    """One annotated sentence; ``assertion`` is "yes", "no" or "optional"."""

    digest: str
    sentence: Span
    hedges: tuple[Hedged, ...]
    modality: tuple[Said, ...]
    assertion: str


@dataclass(slots=True)
class Count:
    """Right ones, and those that are wanted and found."""

    right: float = 0
    wanted: float = 0
    found: float = 0

    def line(self, name: str) -> str:
        """Return recall, precision and F1 in per cent."""
        r, p = (self.right / max(1, n) for n in (self.wanted, self.found))
        f1 = 200 * r * p / (r + p) if r + p else 0.0
        return (
            f"  {name:22} R {self.right:.0f}/{self.wanted:.0f} {100 * r:5.1f}  "
            f"P {self.right:.0f}/{self.found:.0f} {100 * p:5.1f}  F1 {f1:5.1f}"
        )


@dataclass(slots=True)
class Score:
    """All counts of one half."""

    spans: Count = field(default_factory=Count)
    covers: Count = field(default_factory=Count)
    modality: Count = field(default_factory=Count)
    assertions: Count = field(default_factory=Count)


def rows(half: str) -> Iterator[Row]:
    """Yield the annotated sentences of one half."""
    for line in (HERE / f"modality_{half}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield Row(
            row["text_sha256"],
            Span(*row["sentence"]),
            tuple(Hedged(Span(*h["span"]), Span(*h["covers"])) for h in row["hedges"]),
            tuple(Said(Span(*m["cue"]), m["label"]) for m in row["modality"]),
            row["assertion"],
        )


def extractions(folder: Path, wanted: set[str]) -> dict[str, Extraction]:
    """Extract the articles of *folder* whose text has one of the *wanted* hashes."""
    found: dict[str, Extraction] = {}
    with tempfile.TemporaryDirectory() as place:
        for file in sorted(folder.glob("*.jsonl")):
            keep = [
                line
                for line in file.read_text(encoding="utf-8").splitlines()
                if hashlib.sha256(json.loads(line)["text"].encode()).hexdigest() in wanted
            ]
            (Path(place) / file.name).write_text("\n".join(keep), encoding="utf-8")
        for one in onrecord.extract(place):
            if isinstance(one, Extraction):
                found[hashlib.sha256(one.article.text.encode()).hexdigest()] = one
    return found


def add(score: Score, row: Row, made: Extraction) -> list[str]:
    """Count one sentence and return what is wrong in it, in words."""
    text = made.article.text
    wrong = _hedges(score, row, text)
    labels = {
        (span, s.modality.value)
        for s in made.statements
        for span in s.cue
        if s.modality is not None
        and s.class_.value in {"speech", "document"}
        and row.sentence.covers(span)
    }
    score.modality.wanted += len(row.modality)
    score.modality.found += len({label for _, label in labels})
    for said in row.modality:
        hit = any(span.overlaps(said.cue) and label == said.label for span, label in labels)
        score.modality.right += hit
        wrong += [] if hit else [f"modality {said.label} missed at {said.cue.of(text)!r}"]
    extra = [s for s, _ in sorted(labels) if not any(s.overlaps(m.cue) for m in row.modality)]
    wrong += [f"plain: {span.of(text)!r}" for span in extra]
    own = any(
        s.kind.value == "assertion" and span.overlaps(row.sentence)
        for s in made.statements
        for span in s.content
    )
    if row.assertion != "optional":
        score.assertions.wanted += row.assertion == "yes"
        score.assertions.found += own
        score.assertions.right += own and row.assertion == "yes"
        wrong += (
            [] if own == (row.assertion == "yes") else [f"assertion: {own} for {row.assertion}"]
        )
    return wrong


def _hedges(score: Score, row: Row, text: str) -> list[str]:
    found = hedges(text, [row.sentence])
    score.spans.wanted += len(row.hedges)
    score.spans.found += len(found)
    wrong = []
    for gold in row.hedges:
        hit = next((h for h in found if h.span.overlaps(gold.span)), None)
        score.spans.right += hit is not None
        if hit is None:
            wrong.append(f"hedge missed: {gold.span.of(text)!r}")
            continue
        both = min(hit.covers.end, gold.covers.end) - max(hit.covers.start, gold.covers.start)
        score.covers.right += max(0, both)
        score.covers.wanted += gold.covers.end - gold.covers.start
        score.covers.found += hit.covers.end - hit.covers.start
        if hit.covers != gold.covers:
            wrong.append(f"covers: {hit.covers.of(text)!r} for {gold.covers.of(text)!r}")
    extra = [h for h in found if not any(h.span.overlaps(g.span) for g in row.hedges)]
    return wrong + [f"no hedge: {h.span.of(text)!r}" for h in extra]


def main() -> int:
    """Print both tables; with ``--show`` what is wrong in one half."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", choices=("dev", "test"), help="print the errors of one half")
    given = parser.parse_args()
    halves = {half: list(rows(half)) for half in ("dev", "test")}
    made = extractions(given.folder, {row.digest for half in halves.values() for row in half})
    for half, all_rows in halves.items():
        score = Score()
        for row in all_rows:
            wrong = add(score, row, made[row.digest])
            if wrong and given.show == half:
                print(" ".join(row.sentence.of(made[row.digest].article.text).split()))
                print("".join(f"    {one}\n" for one in wrong), end="")
        print(f"{half}: {len(all_rows)} sentences")
        print(score.spans.line("hedges"))
        print(score.covers.line("  characters covered"))
        print(score.modality.line("modality"))
        print(score.assertions.line("assertions"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
