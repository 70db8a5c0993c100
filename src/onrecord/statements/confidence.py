"""How likely a statement is to be right, as a reader would count it.

The model's own certainty is too high: of the statements it gave 0.9 or more, 86 % were right. A
logistic regression on that certainty, the class of the statement and its quotation marks says what
share of such statements is right.

References:
    Platt, "Probabilistic outputs for support vector machines", 1999. Measured and fitted by
    ``python benchmarks/calibration.py DATA/polnear``.
"""

from __future__ import annotations

import math
from dataclasses import replace

from onrecord.options import ConfidenceOptions
from onrecord.records import Extraction, NoSource, StatementClass, StatementKind
from onrecord.statements.drafts import Draft


def confidence(draft: Draft, options: ConfidenceOptions) -> float:
    """Return the share of statements like *draft* that are right, 0 to 1, two places.

    An assertion rests on word lists, not on the model, and keeps what its rule says.
    """
    if draft.kind is StatementKind.ASSERTION:
        return draft.confidence
    unnamed = not draft.source and draft.no_source is not NoSource.CONTINUED
    sure = calibrated(draft.confidence, draft.class_, draft.kind, unnamed, options)
    return round(sure, 2)


def calibrated(
    certainty: float,
    class_: StatementClass,
    kind: StatementKind,
    unnamed: bool,
    options: ConfidenceOptions,
) -> float:
    """Return how often a statement is right that the model is so certain of, 0 to 1.

    Args:
        certainty: The mean probability of the tags, 0 to 1.
        class_: What the cue is.
        kind: How it is quoted.
        unnamed: Whether it has no source of its own.
        options: The weights.
    """
    certainty = min(max(certainty, options.lowest), options.highest)
    odds = options.bias + options.slope * math.log(certainty / (1 - certainty))
    odds += _of_class(class_, options) + _of_kind(kind, options) + unnamed * options.unnamed
    return 1 / (1 + math.exp(-odds))


def _of_class(class_: StatementClass, options: ConfidenceOptions) -> float:
    return {
        StatementClass.DOCUMENT: options.document,
        StatementClass.BELIEF: options.belief,
        StatementClass.INTENT: options.intent,
        StatementClass.OTHER: options.other,
    }.get(class_, 0.0)


def _of_kind(kind: StatementKind, options: ConfidenceOptions) -> float:
    quoted = {StatementKind.DIRECT: options.direct, StatementKind.MIXED: options.mixed}
    return quoted.get(kind, 0.0)


def surest(extraction: Extraction, at_least: float) -> Extraction:
    """Return *extraction* without the statements below *at_least*, and what hangs on them.

    A continuation of a statement that goes, or a statement inside it, goes with it. Figures, times
    and names stay: they are the article's.
    """
    gone: set[str] = set()
    for statement in extraction.statements:
        if statement.confidence < at_least or {statement.continues, statement.within} & gone:
            gone.add(statement.id)
    kept = tuple(one for one in extraction.statements if one.id not in gone)
    return replace(extraction, statements=kept)
