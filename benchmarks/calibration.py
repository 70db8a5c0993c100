"""Measures whether confidence means what it says, on PolNeAR.

    python benchmarks/calibration.py DATA/polnear [--part dev] [--plot reliability.svg] [--fit]

A statement is right when PolNeAR has a relation with the same cue and source and half or more of
the same content (training/evaluate.py). Statements inside others and continuations are left out:
PolNeAR marks none. Prints the expected calibration error (ten bins of equal width, weighted by how
many statements fall into each), the reliability table, and what each --min-confidence keeps and
how much of that is right. --fit prints the weights for ``ConfidenceOptions``, with the error by
five-fold cross-validation over articles.
"""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np
from benchmarks.attribution import first_annotator
from numpy.typing import NDArray
from training.evaluate import right

import onrecord
from onrecord.options import ConfidenceOptions, ExtractOptions
from onrecord.records import (
    Article,
    Attribution,
    NoSource,
    Statement,
    StatementClass,
    StatementKind,
)
from onrecord.statements.confidence import calibrated
from onrecord.statements.extract import extract
from onrecord.statements.tagging.onnx_tagger import load
from onrecord.text.segments import paragraphs
from onrecord.text.words import words

Floats = NDArray[np.float64]
FOLDS, BINS = 5, 10
LEAST = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
RIDGE = 1.0
"""Weight of the sum of squares of the regression's weights, against chance in rare classes."""

AS_IS = ConfidenceOptions(
    bias=0, slope=1, document=0, belief=0, intent=0, other=0, direct=0, mixed=0, unnamed=0,
    lowest=0.001, highest=0.999,
)  # fmt: skip
"""Weights under which confidence is the model's own certainty."""

LEDGER = (StatementClass.SPEECH, StatementClass.DOCUMENT)
CLASSES = (*LEDGER[1:], StatementClass.BELIEF, StatementClass.INTENT, StatementClass.OTHER)
KINDS = (StatementKind.DIRECT, StatementKind.MIXED)


class Seen(NamedTuple):
    """One statement: its article's number, the model's certainty, what it is, and the verdict."""

    article: int
    certainty: float
    class_: StatementClass
    kind: StatementKind
    unnamed: bool
    right: bool


def seen(folder: Path, part: str) -> Iterator[Seen]:
    """Read every article as `onrecord extract` does and judge each of its statements."""
    tagger, options = load(), ExtractOptions(confidence=AS_IS)
    for number, example in enumerate(first_annotator(folder, part)):
        told = extract(_article(example.text), tagger, options).statements
        ones = [one for one in told if _judged(one)]
        spans = tuple(w for block in paragraphs(example.text) for w in words(example.text, block))
        found = tuple(_attribution(one) for one in ones)
        good = right(spans, example.tags.attributions, found)
        for at, one in enumerate(ones):
            unnamed = not one.source and one.no_source is not NoSource.CONTINUED
            yield Seen(number, one.confidence, one.class_, one.kind, unnamed, at in good)


def _article(text: str) -> Article:
    (read,) = onrecord.read("-", stdin=io.BytesIO(text.encode()))
    assert isinstance(read, Article), read
    return read


def _judged(one: Statement) -> bool:
    return one.kind is not StatementKind.ASSERTION and not one.within and not one.continues


def _attribution(one: Statement) -> Attribution:
    return Attribution(
        source=one.source, cue=one.cue, content=one.content, confidence=one.confidence
    )


def features(rows: Sequence[Seen]) -> Floats:
    """Return what the regression sees, shape ``(statements, 9)``: a column per weight."""
    lowest, highest = ConfidenceOptions().lowest, ConfidenceOptions().highest
    sure = np.clip([row.certainty for row in rows], lowest, highest)
    columns = [np.ones(len(rows)), np.log(sure / (1 - sure))]
    columns += [np.asarray([row.class_ is one for row in rows], float) for one in CLASSES]
    columns += [np.asarray([row.kind is one for row in rows], float) for one in KINDS]
    columns += [np.asarray([row.unnamed for row in rows], float)]
    return np.stack(columns, axis=1)


def fitted(seen_by: Floats, good: Floats) -> Floats:
    """Return the weights of a logistic regression, by Newton's method."""
    weights = np.zeros(seen_by.shape[1])
    for _ in range(50):
        sure = 1 / (1 + np.exp(-seen_by @ weights))
        curve = (seen_by * (sure * (1 - sure))[:, None]).T @ seen_by + RIDGE * np.eye(len(weights))
        weights -= np.linalg.solve(curve, seen_by.T @ (sure - good) + RIDGE * weights)
    return weights


def error(sure: Floats, good: Floats) -> float:
    """Return the expected calibration error, in points of 100."""
    return (
        100
        * sum(
            len(good[inside]) * abs(sure[inside].mean() - good[inside].mean())
            for _, inside in _bins(sure)
        )
        / len(good)
    )


def _bins(sure: Floats) -> Iterator[tuple[int, NDArray[np.bool_]]]:
    at = np.minimum((sure * BINS).astype(int), BINS - 1)
    for number in range(BINS):
        if (at == number).any():
            yield number, at == number


def crossed(rows: Sequence[Seen]) -> Floats:
    """Return each statement's confidence by weights that were fitted without its article."""
    seen_by, good = features(rows), np.asarray([row.right for row in rows], float)
    fold = np.asarray([row.article % FOLDS for row in rows])
    sure = np.zeros(len(rows))
    for number in range(FOLDS):
        weights = fitted(seen_by[fold != number], good[fold != number])
        sure[fold == number] = 1 / (1 + np.exp(-seen_by[fold == number] @ weights))
    return sure


def shown(title: str, sure: Floats, good: Floats) -> None:
    """Print how far confidence is from the share that is right."""
    print(f"\n{title}: {len(good)} statements, expected calibration error {error(sure, good):.1f}")
    print(f"{'confidence':>12}{'said':>8}{'right':>8}{'statements':>12}")
    for number, inside in _bins(sure):
        said, is_right = 100 * sure[inside].mean(), 100 * good[inside].mean()
        low = number / BINS
        print(f"{low:8.1f}–{low + 1 / BINS:.1f}{said:8.1f}{is_right:8.1f}{inside.sum():12}")


def coverage(sure: Floats, good: Floats) -> None:
    """Print what each least confidence keeps, and how much of that is right."""
    print(f"\n{'--min-confidence':>16}{'kept':>8}{'right':>8}{'right ones kept':>18}")
    for least in LEAST:
        kept = sure >= least
        print(f"{least:16.2f}{100 * kept.mean():8.1f}{100 * good[kept].mean():8.1f}"
              f"{100 * good[kept].sum() / good.sum():18.1f}")  # fmt: skip


def plot(sure: Floats, good: Floats) -> str:
    """Draw the reliability table as SVG: a disc per bin, its area as the statements in it."""
    discs = "".join(
        f'<circle cx="{40 + 240 * sure[inside].mean():.1f}"'
        f' cy="{260 - 240 * good[inside].mean():.1f}" r="{2 + 14 * inside.mean() ** 0.5:.1f}"/>'
        for _, inside in _bins(sure)
    )
    ticks = "".join(
        f'<text x="{40 + 240 * t:.0f}" y="278" text-anchor="middle">{t:.1f}</text>'
        f'<text x="34" y="{264 - 240 * t:.0f}" text-anchor="end">{t:.1f}</text>'
        for t in (0, 0.5, 1)
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 300" role="img" '
        'font-family="sans-serif" font-size="11" fill="#666">'
        "<title>Share of statements that are right, by their confidence</title>"
        '<path d="M40 20V260H280" fill="none" stroke="#888"/>'
        '<path d="M40 260L280 20" stroke="#888" stroke-dasharray="4"/>'
        f'<g fill="#2a6f97" fill-opacity=".7">{discs}</g>{ticks}'
        '<text x="160" y="294" text-anchor="middle">confidence</text>'
        '<text x="12" y="140" text-anchor="middle" transform="rotate(-90 12 140)">right</text>'
        "</svg>\n"
    )


def _sure(rows: Iterable[Seen], options: ConfidenceOptions) -> Floats:
    return np.asarray(
        [calibrated(row.certainty, row.class_, row.kind, row.unnamed, options) for row in rows]
    )


def main() -> None:
    """Parse the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--part", default="dev")
    parser.add_argument("--plot", type=Path, help="where to draw the reliability table")
    parser.add_argument("--fit", action="store_true", help="print weights for the options")
    args = parser.parse_args()
    rows = list(seen(args.folder, args.part))
    good, sure = np.asarray([row.right for row in rows], float), _sure(rows, ConfidenceOptions())
    told = np.asarray([row.class_ in LEDGER for row in rows])
    shown("the model's own certainty", _sure(rows, AS_IS), good)
    shown("confidence", sure, good)
    shown("confidence, of class speech or document", sure[told], good[told])
    coverage(sure[told], good[told])
    if args.plot:
        args.plot.write_text(plot(sure, good), encoding="utf-8")
    if args.fit:
        shown("fitted on the other articles", crossed(rows), good)
        names = ("bias", "slope", *(one.value for one in (*CLASSES, *KINDS)), "unnamed")
        print(*(f"{n}={w:.2f}" for n, w in zip(names, fitted(features(rows), good), strict=True)))


if __name__ == "__main__":
    main()
