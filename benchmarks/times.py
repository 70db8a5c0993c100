"""Measure time expressions against a standoff annotation: ``python benchmarks/times.py FOLDER``.

FOLDER holds the articles as JSON lines with ``text`` and ``published``. Spans are scored inside the
paragraphs that the annotation lists as read: strict (same characters) and relaxed (overlapping);
the value counts among the relaxed hits, as in TempEval-3. The second part hides the dates of dated
articles and counts how many inferred intervals hold them.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import re
import statistics
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from onrecord.ingest.dating import inferred
from onrecord.ingest.furniture import furniture
from onrecord.ingest.lines import lines
from onrecord.options import DatingOptions, IngestOptions
from onrecord.records import Basis, Interval, Span
from onrecord.text.times import times

DEVELOPED = 1500
"""Articles whose dates were looked at while the rules of dating were written."""
UNDATED = Interval(earliest=None, latest=None, basis=Basis.NONE, evidence=())
HERE = Path(__file__).parent / "annotations"


class Time(NamedTuple):
    """One annotated or found expression."""

    span: Span
    kind: str
    value: str


class Report(NamedTuple):
    """A dated article."""

    text: str
    published: date


def reports(folder: Path) -> dict[str, Report]:
    """Read every article of *folder*, by the SHA-256 of its text."""
    found: dict[str, Report] = {}
    for file in sorted(folder.glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            digest = hashlib.sha256(row["text"].encode()).hexdigest()
            found[digest] = Report(row["text"], date.fromisoformat(row["published"][:10]))
    return found


class Score:
    """Counts of one half of the annotation."""

    def __init__(self) -> None:
        self.gold = self.found = self.strict = self.relaxed = self.value = self.kind = 0

    def add(self, gold: list[Time], found: list[Time]) -> None:
        """Count one article."""
        self.gold += len(gold)
        self.found += len(found)
        self.strict += len({g.span for g in gold} & {f.span for f in found})
        for one in gold:
            hits = [f for f in found if f.span.overlaps(one.span)]
            self.relaxed += bool(hits)
            self.value += any(f.value == one.value for f in hits)
            self.kind += any(f.kind == one.kind for f in hits)

    def f1(self, hits: int) -> float:
        """Return F1 in per cent."""
        return 200 * hits / max(1, self.gold + self.found)


def ours(text: str, read: list[Span], day: date) -> list[Time]:
    """Find with the project's own finder."""
    published = Interval(earliest=day, latest=day, basis=Basis.METADATA, evidence=())
    return [Time(t.span, t.kind, t.value) for t in times(text, read, published)]


def annotated(
    file: Path, pile: dict[str, Report]
) -> Iterator[tuple[Report, list[Span], list[Time]]]:
    """Yield each annotated article with the parts read and the expressions in them."""
    for line in file.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        gold = [Time(Span(s, e), kind, value) for s, e, kind, value in row["times"]]
        yield pile[row["text_sha256"]], [Span(*part) for part in row["read"]], gold


def measure(half: str, pile: dict[str, Report], show: bool) -> Score:
    """Score one half; with *show*, print what differs."""
    score = Score()
    for report, read, gold in annotated(HERE / f"times_{half}.jsonl", pile):
        found = ours(report.text, read, report.published)
        score.add(gold, found)
        for one in sorted(set(gold) ^ set(found)) if show else ():
            side = "gold " if one in gold else "found"
            before = report.text[max(0, one.span.start - 30) : one.span.start].replace("\n", " ")
            print(f"{side} {one.span.of(report.text)!r} {one.kind} {one.value}  <{before}>")
    return score


def table(half: str, score: Score) -> None:
    """Print one row."""
    print(
        f"{half}: {score.gold} annotated, {score.found} found; spans F1 strict "
        f"{score.f1(score.strict):.1f}, relaxed {score.f1(score.relaxed):.1f}; value right for "
        f"{100 * score.value / max(1, score.relaxed):.1f} % and kind for "
        f"{100 * score.kind / max(1, score.relaxed):.1f} % of those found"
    )


class Hidden(NamedTuple):
    """What was inferred of one article: both bounds, as far as there are any."""

    earliest: date | None
    latest: date | None
    true: date
    evident: bool

    @property
    def holds(self) -> bool:
        """Tell whether the true day lies inside."""
        return (self.earliest or date.min) <= self.true <= (self.latest or date.max)


def drawn(pile: dict[str, Report], count: int) -> list[str]:
    """Draw *count* of the articles that the rules of dating were not developed on."""
    seen = set(random.Random(20).sample(sorted(pile), min(DEVELOPED, len(pile))))
    rest = sorted(set(pile) - seen)
    random.Random(21).shuffle(rest)
    return rest[:count]


def evident(text: str) -> bool:
    """Tell whether a text can tell its own day: a day with month and year, and a bare weekday."""
    days = times(text, [Span(0, len(text))], UNDATED)
    full = any(re.fullmatch(r"\d{4}-\d\d-\d\d.*", one.value) for one in days)
    return full and any(re.match(r"XXXX-WXX-\d", one.value) for one in days)


def hidden(pile: dict[str, Report], count: int) -> list[Hidden]:
    """Infer the dates of *count* articles as if nobody had told them."""
    chosen = drawn(pile, count)
    found: list[Hidden] = []
    for digest in chosen:
        text, day = pile[digest]
        pieces = furniture(text, lines(text), IngestOptions())[1]
        guess = inferred(text, pieces, DatingOptions())
        found.append(Hidden(guess.earliest, guess.latest, day, evident(text)))
    return found


def widths(found: list[Hidden]) -> list[int]:
    """Return the days from first to last of those with both bounds."""
    return [(one.latest - one.earliest).days + 1 for one in found if one.latest and one.earliest]


def hidden_table(found: list[Hidden]) -> None:
    """Print how many intervals hold the true day and how wide they are."""
    told = [one for one in found if one.earliest or one.latest]
    closed = [one for one in told if one.earliest and one.latest]
    clear = [one for one in closed if one.evident]
    evident = [one for one in found if one.evident]
    for name, some, of in (
        ("any bound", told, found),
        ("both bounds", closed, found),
        ("both bounds, full date and bare weekday in the text", clear, evident),
    ):
        share = 100 * sum(one.holds for one in some) / max(1, len(some))
        wide = f", median width {statistics.median(widths(some)):.0f} days" if widths(some) else ""
        print(f"hidden dates, {name}: {len(some)} of {len(of)}, {share:.1f} % hold the day{wide}")
    for one in told:
        if not one.holds:
            print(f"  wrong: {one.earliest} to {one.latest}, truly {one.true}")


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", choices=("dev", "test"), help="print the errors of one half")
    parser.add_argument("--hidden", type=int, default=300, help="articles whose date is hidden")
    given = parser.parse_args()
    pile = reports(given.folder)
    for half in ("dev", "test"):
        table(half, measure(half, pile, given.show == half))
    hidden_table(hidden(pile, given.hidden))


if __name__ == "__main__":
    main()
