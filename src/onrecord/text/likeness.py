"""Likeness: how near two words are in meaning, from a table of word vectors that ships.

It only says which words may stand for each other ("papers", "documents"). Opposites are as near
as synonyms in every such table ("open", "closed"), so that whoever asks has to look at these
first; see ``text.opposites``.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.int32]
Table = NDArray[np.float32]


@cache
def _table() -> tuple[dict[str, int], Table]:
    with (files("onrecord") / "data" / "words.npz").open("rb") as file, np.load(file) as table:
        words = table["words"].tobytes().decode().split("\n")
        vectors = table["vectors"].astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    vectors = np.concatenate((vectors, np.zeros_like(vectors[:1])))  # for words that it has not
    return {word: number for number, word in enumerate(words)}, vectors


def rank(word: str) -> int | None:
    """Return the place of a word in the table, which begins with the frequent ones."""
    return _table()[0].get(word)


def size() -> int:
    """Return how many words the table has."""
    return len(_table()[0])


def rows(words: Sequence[str]) -> Rows:
    """Return where the table has each word."""
    known, _ = _table()
    return np.array([known.get(word, len(known)) for word in words], dtype=np.int32)


def alike(one: Rows, other: Rows) -> Table:
    """Return how alike each word of one list is to each of another, -1 to 1; unknown ones 0."""
    _, table = _table()
    found: Table = table[one] @ table[other].T
    return found
