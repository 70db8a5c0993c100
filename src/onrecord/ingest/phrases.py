"""Lines that are furniture by their words alone: what pages of many outlets print around a report.

The phrases are data (``data/furniture.tsv``), each with a line that it covers, so that they can be
reviewed. A pattern must cover the whole line; where a sentence of a report could read like that,
it asks for more words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from onrecord.records import FurnitureKind


@dataclass(frozen=True, slots=True)
class Phrase:
    """One row of the list: what it is, the pattern, and a line that it covers."""

    kind: FurnitureKind
    pattern: str
    example: str


@cache
def phrases() -> tuple[Phrase, ...]:
    """Return the list that ships with the package."""
    table = files("onrecord.data").joinpath("furniture.tsv").read_text(encoding="utf-8")
    rows = (row.split("\t") for row in table.splitlines() if row and not row.startswith("#"))
    return tuple(Phrase(FurnitureKind(kind), pattern, example) for kind, pattern, example in rows)


@cache
def _patterns() -> tuple[tuple[FurnitureKind, re.Pattern[str]], ...]:
    """Return one pattern for each kind, in the order of the list."""
    kinds = dict.fromkeys(phrase.kind for phrase in phrases())
    return tuple((kind, re.compile("|".join(_of(kind)))) for kind in kinds)


def _of(kind: FurnitureKind) -> list[str]:
    return [f"(?:{phrase.pattern})" for phrase in phrases() if phrase.kind is kind]


def kind_of(words: str) -> FurnitureKind | None:
    """Return what furniture the folded line *words* is, or ``None``.

    >>> kind_of("leave a reply")
    <FurnitureKind.COMMENT_FORM: 'comment_form'>
    >>> kind_of("leave a reply to the minister on the table, she said.") is None
    True
    """
    return next((kind for kind, pattern in _patterns() if pattern.fullmatch(words)), None)
