"""Contents: what a statement says, taken apart for a comparison in other words than its own.

Lemmas with their weight and polarity, names, numbers and days. Likeness of words only tells which
may stand for each other; what differs in names, numbers, days or polarity speaks against.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log

import numpy as np
from numpy.typing import NDArray

from onrecord.records import Span
from onrecord.text.counts import counts
from onrecord.text.folding import fold
from onrecord.text.lemmas import lemma
from onrecord.text.likeness import Rows, rank, rows, size
from onrecord.text.opposites import calendar
from onrecord.text.polarity import negating, struck, under_negation
from onrecord.text.stopwords import STOP
from onrecord.text.words import words

Weights = NDArray[np.float32]
_ENDS = frozenset('.!?:;…“”«»"\n')


@dataclass(frozen=True, slots=True)
class Token:
    """A word, or a sign with no folded form; *first* where a sentence begins with it."""

    written: str
    folded: str
    first: bool


@dataclass(frozen=True, slots=True, eq=False)
class Content:
    """What a statement says. All but the sets run parallel, a row for each different lemma."""

    lemmas: tuple[str, ...]
    forms: tuple[str, ...]
    negated: tuple[bool, ...]
    struck: tuple[bool, ...]
    """Whether a negation right before the word denies just that."""

    plain: tuple[bool, ...]
    """Whether the sentence of the word has no negation."""

    weights: Weights
    rows: Rows
    """Where the table of words has each form."""

    names: frozenset[str]
    numbers: frozenset[float]
    days: frozenset[str]
    denies: bool
    """Whether any negation or denial is in it."""

    @property
    def weight(self) -> float:
        """Return how much it says."""
        return float(self.weights.sum())


def content(text: str, spans: Iterable[Span]) -> Content:
    """Take apart what *spans* of a text say."""
    return _content(tuple(_tokens(text, spans)))


def _tokens(text: str, spans: Iterable[Span]) -> Iterator[Token]:
    for span in spans:
        first = True
        for place in words(text, span):
            written = place.of(text)
            folded = fold(written)
            yield Token(written, folded, first)
            first = not folded and (written in _ENDS or first)
        yield Token("", "", False)


def _content(tokens: tuple[Token, ...]) -> Content:
    plain = [token.folded for token in tokens]
    flags = under_negation(plain)
    names = frozenset(t.folded.removesuffix("'s") for t in tokens if _named(t))
    struck_, quiet = struck(plain), _quiet(tokens)
    first: dict[str, int] = {}
    for at, token in enumerate(tokens):
        if _telling(token.folded, names):
            first.setdefault(lemma(token.folded), at)
    places = tuple(first.values())
    forms = tuple(plain[at] for at in places)
    folded = [word for word in plain if word]
    return Content(
        lemmas=tuple(first),
        forms=forms,
        negated=tuple(flags[at] for at in places),
        struck=tuple(struck_[at] for at in places),
        plain=tuple(quiet[at] for at in places),
        weights=np.array([weight(form) for form in forms], dtype=np.float32),
        rows=rows(forms),
        names=names,
        numbers=counts(folded),
        days=calendar() & set(folded),
        denies=any(flags),
    )


def _quiet(tokens: Sequence[Token]) -> list[bool]:
    """Tell for each token whether its sentence has no negation."""
    found: list[bool] = []
    for sentence in _sentences(tokens):
        found += [not any(negating(token.folded) for token in sentence)] * len(sentence)
    return found


def _sentences(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    some: list[Token] = []
    for token in tokens:
        if token.first and some:
            yield some
            some = []
        some.append(token)
    yield some


def _named(token: Token) -> bool:
    """Tell whether a word is written as a name is, where no sentence begins."""
    capital = token.written[:1].isupper() and token.folded not in STOP and len(token.folded) > 1
    return capital and not token.first and token.folded not in calendar()


def _telling(folded: str, names: frozenset[str]) -> bool:
    return (
        len(folded) > 2
        and folded not in STOP
        and not folded[0].isdigit()
        and folded.removesuffix("'s") not in names
        and folded not in calendar()
        and not counts([folded])
    )


@lru_cache(maxsize=1 << 16)
def weight(form: str) -> float:
    """Return how much a word says, 0 to 1: rare words more than frequent ones.

    The places of words in the table stand for their frequency (Zipf), so that the weight of a word
    is the same in every pile.
    """
    place = rank(form)
    return 1.0 if place is None else log(2 + place) / log(2 + size())
