"""Sketches: what an article brings to the search for shared passages, small enough to keep.

A sketch is made from one article alone. A ledger keeps it, so that the articles that are there
already need not be read again when others come.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from onrecord.matches.streams import Stream
from onrecord.records import Interval
from onrecord.text.folding import fold_name

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

SIZE = 3
"""Words of a run. Three find 1.00 of passages with a fifth of their words edited, five .90."""

_FACTORS = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)
"""Odd numbers by which the hashes of a run's words are multiplied before they are added: words in
another order make another key. 64 bits: among a million runs two share a key with a chance of one
in 40 million, and cost no more than a look at two passages."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """The runs of an article's stream, where each word is quoted, whose it is and of which day."""

    keys: Ints
    """For each run of ``SIZE`` words, in order, a number that stands for its words."""

    quoted: Flags
    """For each word of the stream whether it is quoted."""

    outlet: str | None
    day: int | None


def sketch(stream: Stream) -> Sketch:
    """Return the sketch of an article's stream."""
    article = stream.article
    return Sketch(
        keys=_keys(stream.words),
        quoted=np.frombuffer(stream.quoted, dtype=np.bool_),
        outlet=fold_name(article.publisher.name) if article.publisher else None,
        day=_day(article.published),
    )


def _keys(words: Sequence[str]) -> Ints:
    hashes = np.array([_word(word) for word in words], dtype=np.uint64)
    size = max(len(words) - SIZE + 1, 0)
    keys = np.zeros(size, dtype=np.uint64)
    for place, factor in enumerate(_FACTORS):
        keys += hashes[place : place + size] * np.uint64(factor)
    return keys.view(np.int64)


@lru_cache(maxsize=1 << 17)
def _word(word: str) -> int:
    return int.from_bytes(hashlib.blake2b(word.encode(), digest_size=8).digest())


def _day(published: Interval) -> int | None:
    """Return a day inside an interval that is narrow enough to be told by one."""
    first, last = published.earliest, published.latest
    if first is None or last is None or (last - first).days > 7:
        return None
    return last.toordinal()


def packed(sketch: Sketch) -> bytes:
    """Write a sketch: a line of JSON, then its numbers."""
    head = json.dumps([sketch.outlet, sketch.day, len(sketch.keys), len(sketch.quoted)])
    numbers = sketch.keys.astype("<i8").tobytes()
    return head.encode() + b"\n" + numbers + np.packbits(sketch.quoted).tobytes()


def unpacked(written: bytes) -> Sketch:
    """Read what ``packed`` wrote."""
    head, _, numbers = written.partition(b"\n")
    outlet, day, keys, words = json.loads(head)
    bits = np.frombuffer(numbers, dtype=np.uint8, offset=8 * keys)
    return Sketch(
        keys=np.frombuffer(numbers, dtype="<i8", count=keys).astype(np.int64, copy=False),
        quoted=np.unpackbits(bits, count=words).astype(np.bool_),
        outlet=outlet,
        day=day,
    )


def in_one(parts: Iterable[bytes]) -> bytes:
    """Put parts into one, each after its length.

    >>> taken_apart(in_one([b"ab", b""]))
    (b'ab', b'')
    """
    return b"".join(len(part).to_bytes(4, "little") + part for part in parts)


def taken_apart(whole: bytes) -> tuple[bytes, ...]:
    """Return the parts that ``in_one`` put together."""
    found, at = [], 0
    while at < len(whole):
        size = int.from_bytes(whole[at : at + 4], "little")
        found.append(whole[at + 4 : at + 4 + size])
        at += 4 + size
    return tuple(found)
