"""Measure figures on annotated news sentences, ours beside quantulum3 and recognizers-text.

    python benchmarks/figures.py FOLDER [--part dev|test|fresh_dev|fresh_test|
                                         subject_dev|subject_test]
                                 [--by onrecord|quantulum3|recognizers] [--errors]

FOLDER holds the articles as JSON lines (``2019q4.jsonl`` and so on), whose ``text`` the hashes and
offsets of ``benchmarks/annotations/figures_*.jsonl`` belong to. The two other libraries are no
dependencies: run the script with a Python that has them.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from onrecord.records import Article, Basis, Figure, Interval, Span

HERE = Path(__file__).parent / "annotations"

Json = dict[str, "Json"] | list["Json"] | str | float | bool | None
Labels = tuple[str | None, ...]
"""Labels any of which is right; ``*`` is any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """A figure as annotated. ``optional`` ones are neither asked for nor wrong."""

    span: Span
    value: float | None
    any_value: bool
    low: float | None
    high: float | None
    approximator: Labels
    change: Labels
    unit: Labels
    counted: Span | None
    subject: tuple[Span, ...]
    as_of: Span | None
    any_as_of: bool
    optional: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of an article with its figures."""

    key: str
    span: Span
    figures: tuple[Gold, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A figure as a system gives it; fields it does not know are ``None``."""

    span: Span
    value: float | None
    low: float | None
    high: float | None
    unit: str
    approximator: str = "exact"
    change: str | None = None
    counted: str | None = None
    subject: str | None = None
    as_of: tuple[Span, ...] = ()


@dataclass(slots=True)
class Score:
    """Right, found and asked for."""

    right: int = 0
    found: int = 0
    asked: int = 0

    def __str__(self) -> str:
        precision = self.right / self.found if self.found else 0.0
        recall = self.right / self.asked if self.asked else 0.0
        both = 2 * precision * recall / (precision + recall) if self.right else 0.0
        return (
            f"P {precision:6.1%}  R {recall:6.1%}  F1 {both:6.1%}  ({self.right} of {self.asked})"
        )


System = Callable[[str, Sequence[Sentence]], dict[Span, list[Found]]]
"""From a text and its annotated sentences to the figures found in each."""


def gold(part: str) -> Iterator[Sentence]:
    """Yield the annotated sentences of *part*."""
    for line in (HERE / f"figures_{part}.jsonl").read_text("utf-8").splitlines():
        data = json.loads(line)
        yield Sentence(
            key=data["text_sha256"],
            span=Span(*data["sentence"]),
            figures=tuple(_gold(item) for item in data["figures"]),
        )


def _gold(item: dict[str, Json]) -> Gold:
    value, counted = item["value"], item["counted"]
    return Gold(
        span=_span(item["span"]),
        value=value if isinstance(value, float) else None,
        any_value=value == "*",
        low=_number(item["low"]),
        high=_number(item["high"]),
        approximator=_labels(item["approximator"]),
        change=_labels(item["change"]),
        unit=_labels(item["unit"]),
        counted=_span(counted) if isinstance(counted, list) and counted else None,
        subject=tuple(_span(one) for one in _list(item["subject"])),
        as_of=_span(when) if isinstance(when := item.get("as_of"), list) and when else None,
        any_as_of=when is None or when == "*",
        optional=item["optional"] is True,
    )


def _list(value: Json) -> list[Json]:
    return value if isinstance(value, list) else []


def _labels(value: Json) -> Labels:
    return tuple(one if isinstance(one, str) else None for one in _list(value))


def _number(value: Json) -> float | None:
    return float(value) if isinstance(value, int | float) else None


def _span(value: Json) -> Span:
    start, end = (int(n) for n in _list(value) if isinstance(n, int | float))
    return Span(start, end)


def texts(folder: Path) -> dict[str, str]:
    """Return the texts of all articles of *folder* by their hash, and keep their days."""
    found = {}
    for file in sorted(folder.glob("*.jsonl")):
        for line in file.read_text("utf-8").splitlines():
            row = json.loads(line)
            key = sha256(row["text"].encode()).hexdigest()
            found[key], DAYS[row["text"]] = row["text"], row["published"][:10]
    return found


DAYS: dict[str, str] = {}
"""The day of publication of each text: what "last year" counts from."""


# --- systems -------------------------------------------------------------------------------


def onrecord() -> System:
    """Return what Onrecord extracts, with the model where it is there."""
    from onrecord.statements.extract import extract
    from onrecord.statements.tagging.onnx_tagger import load

    tagger = load()

    def run(text: str, sentences: Sequence[Sentence]) -> dict[Span, list[Found]]:
        given = extract(_article(text), tagger)
        return _shared(sentences, [_found(figure) for figure in given.figures])

    return run


def rules() -> System:
    """Return the figures alone, without a model and so without subjects."""
    from onrecord.statements.figures import Reading, figures

    def run(text: str, sentences: Sequence[Sentence]) -> dict[Span, list[Found]]:
        spans = [tuple(s.span for s in sentences)]
        read = Reading(article="a", text=text, sentences=spans)
        return _shared(sentences, [_found(f) for f in figures(read)])

    return run


def _article(text: str) -> Article:
    day = date.fromisoformat(DAYS[text])
    published = Interval(earliest=day, latest=day, basis=Basis.METADATA, evidence=())
    return Article(
        id="a", sha256="", path="", url=None, language="en", title=None, bylines=(), publisher=None,
        wire=None, republished=None, published=published, text=text, furniture=(), problems=(),
    )  # fmt: skip


def _found(figure: Figure) -> Found:
    return Found(
        span=figure.span,
        value=figure.value,
        low=figure.low,
        high=figure.high,
        unit=figure.unit,
        approximator=figure.approximator.value,
        change=figure.change.value if figure.change else None,
        counted=figure.counted,
        subject=figure.subject,
        as_of=figure.as_of.evidence if figure.as_of else (),
    )


def _shared(sentences: Sequence[Sentence], found: Sequence[Found]) -> dict[Span, list[Found]]:
    return {s.span: [f for f in found if s.span.covers(f.span)] for s in sentences}


def quantulum() -> System:
    """Return what quantulum3 finds; a unit that it does not know counts things."""
    from quantulum3 import parser  # type: ignore[import-not-found]

    def run(text: str, sentences: Sequence[Sentence]) -> dict[Span, list[Found]]:
        return {s.span: list(of(s.span.of(text), s.span.start)) for s in sentences}

    def of(words: str, at: int) -> Iterator[Found]:
        for q in parser.parse(words):
            low, high = (None, None)
            value: float | None = float(q.value)
            if q.uncertainty:
                low, high = q.value - q.uncertainty, q.value + q.uncertainty
                value = None
            yield Found(span=Span(at + q.span[0], at + q.span[1]), value=value, low=low, high=high,
                        unit=str(q.unit.name))  # fmt: skip

    return run


def recognizers() -> System:
    """Return what recognizers-text finds: units, percentages, ages and numbers."""
    from recognizers_number import recognize_number, recognize_percentage  # type: ignore[import-not-found]
    from recognizers_number_with_unit import (  # type: ignore[import-not-found]
        recognize_age,
        recognize_currency,
        recognize_dimension,
        recognize_temperature,
    )

    kinds = (recognize_currency, recognize_percentage, recognize_age, recognize_dimension,
             recognize_temperature, recognize_number)  # fmt: skip

    def run(text: str, sentences: Sequence[Sentence]) -> dict[Span, list[Found]]:
        return {s.span: of(s.span.of(text), s.span.start) for s in sentences}

    def of(words: str, at: int) -> list[Found]:
        found: list[Found] = []
        for recognise in kinds:
            for one in recognise(words, "en-us"):
                span = Span(at + one.start, at + one.end + 1)
                if one.resolution is None or any(span.overlaps(f.span) for f in found):
                    continue
                raw = str(one.resolution.get("value") or "")
                number = re.search(r"-?\d+(?:\.\d+)?(?:E[+-]?\d+)?", raw)
                if number is None:
                    continue
                unit = "percentage" if raw.endswith("%") else str(one.resolution.get("unit") or "")
                found.append(
                    Found(span=span, value=float(number[0]), low=None, high=None, unit=unit)
                )
        return found

    return run


SYSTEMS: dict[str, Callable[[], System]] = {
    "onrecord": onrecord,
    "rules": rules,
    "quantulum3": quantulum,
    "recognizers": recognizers,
}

# --- comparing -----------------------------------------------------------------------------

_COUNTS = frozenset({"person", "item"})
_ALIKE = {
    "us dollar": "dollar", "united states dollar": "dollar", "pound sterling": "pound",
    "british pound": "pound", "percent": "percentage", "pound-mass": "pound", "year old": "year",
    "meter": "metre", "kilometer": "kilometre", "square-mile": "square mile",
}  # fmt: skip


def same_value(a: Found, b: Gold) -> bool:
    """Tell whether the numbers are one, to a thousandth."""
    if b.any_value:
        return True
    if b.value is not None:
        return a.value is not None and _near(a.value, b.value)
    if b.high is None:  # vague: the least number, or no number at all
        return a.value is None and a.high is None
    low, high = a.low, a.high
    return low is not None and high is not None and _near(low, b.low) and _near(high, b.high)


def _near(a: float, b: float | None) -> bool:
    return b is not None and abs(a - b) <= max(abs(b) * 0.002, 1e-6)


def same_unit(a: Found, b: Gold, lenient: bool) -> bool:
    """Tell whether the units are one; *lenient* takes whatever is no measure for a count."""
    if "*" in b.unit or a.unit in b.unit:
        return True
    name = _ALIKE.get(a.unit.lower(), a.unit.lower())
    if name in b.unit:
        return True
    return lenient and bool(_COUNTS & set(b.unit)) and name in {"", "dimensionless", "count"}


def label(a: Labels, b: str | None) -> bool:
    """Tell whether *b* is one of the labels that are right."""
    return "*" in a or b in a


def paired(found: Sequence[Found], asked: Sequence[Gold]) -> list[tuple[Found, Gold]]:
    """Pair figures that overlap, each once, those of the same value first."""
    pairs = [(f, g) for f in found for g in asked if f.span.overlaps(g.span)]
    pairs.sort(key=lambda pair: not same_value(*pair))
    done: set[Span] = set()
    kept = []
    for f, g in pairs:
        if f.span not in done and g.span not in done:
            kept.append((f, g))
            done |= {f.span, g.span}
    return kept


def main() -> None:
    """Score one system on one part."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--part", choices=PARTS, default="test")
    arguments.add_argument("--by", choices=tuple(SYSTEMS), default="onrecord")
    arguments.add_argument("--errors", action="store_true")
    options = arguments.parse_args()
    run = SYSTEMS[options.by]()
    articles = texts(options.folder)
    scores = {name: Score() for name in NAMES}
    for sentence in gold(options.part):
        text = articles[sentence.key]
        found = run(text, [sentence])[sentence.span]
        _score(scores, text, sentence, found, options.by, options.errors)
    for name, score in scores.items():
        if options.part in {"dev", "test"} or name in {SUBJECT, AS_OF}:
            print(f"{name:32} {score}")


PARTS = ("dev", "test", "fresh_dev", "fresh_test", "subject_dev", "subject_test")
"""The fresh ones have one figure a sentence, with its subject and as-of date only."""
VALUE, UNIT, NEAR, COUNTED, SUBJECT, AS_OF = NAMES = (
    "value",
    "value and unit",
    "value, approximator and change",
    "counted",
    "subject",
    "as of",
)


def _score(
    scores: dict[str, Score], text: str, sentence: Sentence, found: Sequence[Found], by: str,
    errors: bool,
) -> None:  # fmt: skip
    pairs = paired(found, sentence.figures)
    optional = {f.span for f, g in pairs if g.optional}
    missed = [f for f in found if f.span not in optional]
    asked = [g for g in sentence.figures if not g.optional]
    wrong: list[str] = []
    for name in (VALUE, UNIT, NEAR):
        scores[name].found += len(missed)
        scores[name].asked += len(asked)
    for f, g in pairs:
        if not g.optional:
            wrong += _compare(scores, text, f, g, lenient=by in {"quantulum3", "recognizers"})
    if errors:
        both = {f.span for f, _ in pairs} | {g.span for _, g in pairs}
        wrong += [f"+ {f.span.of(text)} {f.value} {f.unit}" for f in missed if f.span not in both]
        wrong += [f"- {g.span.of(text)}" for g in asked if g.span not in both]
        if wrong:
            print(f"{sentence.span.of(text)}\n    " + "\n    ".join(wrong))


def _compare(scores: dict[str, Score], text: str, f: Found, g: Gold, *, lenient: bool) -> list[str]:
    wrong = []
    words = g.span.of(text)
    value = same_value(f, g)
    unit = same_unit(f, g, lenient)
    near = label(g.approximator, f.approximator) and label(g.change, f.change)
    scores[VALUE].right += value
    scores[UNIT].right += value and unit
    scores[NEAR].right += value and near
    if not value:
        wrong.append(f"value {words}: {f.value} {f.low} {f.high}")
    if not unit:
        wrong.append(f"unit {words}: {f.unit}, not {g.unit}")
    if not near:
        wrong.append(f"{words}: {f.approximator} {f.change}, not {g.approximator} {g.change}")
    if g.counted is not None:
        right = f.counted is not None and f.counted == _lemma(g.counted.of(text))
        wrong += _one(scores[COUNTED], right, f.counted, f"counted {words}: {g.counted.of(text)}")
    names = [name for span in g.subject if (name := span.of(text)) != name.lower()]
    if names:  # a common noun ("wages rose 3%") is what is measured, nobody whose it is
        right = f.subject is not None and any(_same_name(f.subject, name) for name in names)
        wrong += _one(scores[SUBJECT], right, f.subject, f"subject {words}: {names}")
    if not g.any_as_of:
        asked = g.as_of
        right = asked is not None and any(asked.overlaps(span) for span in f.as_of)
        score = scores[AS_OF]
        score.right, score.found = score.right + right, score.found + bool(f.as_of)
        score.asked += asked is not None
        if not right and (asked or f.as_of):
            shown = [span.of(text) for span in f.as_of]
            wrong.append(f"as of {words}: {asked.of(text) if asked else None}, not {shown}")
    return wrong


def _one(score: Score, right: bool, given: str | None, what: str) -> list[str]:
    score.right += right
    score.asked += 1
    score.found += given is not None
    return [] if right else [f"{what}, not {given}"]


def _lemma(word: str) -> str:
    from onrecord.statements.figures.words import lemma

    return lemma(word)


_TITLES = frozenset("the sir mr mrs ms president".split())


def _same_name(a: str, b: str) -> bool:
    """Tell whether one name holds all words of the other."""
    one, other = (
        set(re.findall(r"\w+", re.sub(r"[’']s\b", "", n.lower()))) - _TITLES for n in (a, b)
    )
    one, other = ({w for w in words if len(w) > 1} or words for words in (one, other))
    return bool(one and other) and (one <= other or other <= one)


if __name__ == "__main__":
    main()
