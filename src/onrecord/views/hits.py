"""The words that a reader looked for, marked where they stand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.text.stopwords import STOP

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Some words; ``hit`` where they were looked for."""

    text: str
    hit: bool


def stretches(text: str, words: str) -> tuple[Stretch, ...]:
    """Cut *text* where words of *words* begin and end, as the search compares them.

    Little words are marked only where nothing else is asked for.

    >>> [one.text for one in stretches("The Café is shut", "the CAFE") if one.hit]
    ['Café']
    """
    asked = {_folded(word) for word in _WORD.findall(words)}
    asked = {word for word in asked if word not in STOP} or asked
    return tuple(_cut(text, asked))


def _cut(text: str, asked: set[str]) -> Iterator[Stretch]:
    done = 0
    for word in _WORD.finditer(text):
        if _folded(word[0]) in asked:
            if done < word.start():
                yield Stretch(text=text[done : word.start()], hit=False)
            yield Stretch(text=word[0], hit=True)
            done = word.end()
    if done < len(text):
        yield Stretch(text=text[done:], hit=False)


def _folded(word: str) -> str:
    """Fold case and accents, as ``unicode61 remove_diacritics`` does."""
    plain = unicodedata.normalize("NFD", word.casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def clipped(shown: Iterable[Stretch], limit: int) -> tuple[Stretch, ...]:
    """Cut *shown* so that at most *limit* characters are left, the first hit among them.

    >>> "".join(one.text for one in clipped(stretches("It was shut on Monday", "Monday"), 12))
    '… on Monday'
    """
    every = tuple(shown)
    first = next((place for place, one in enumerate(every) if one.hit), 0)
    before = sum(len(one.text) for one in every[:first])
    skip = max(0, before - limit // 3) if before > limit // 2 else 0
    return tuple(_within(every, skip, limit))


def _within(every: Iterable[Stretch], skip: int, limit: int) -> Iterator[Stretch]:
    left = limit
    if skip:
        yield Stretch(text="… ", hit=False)
    for one in every:
        text = one.text[skip:]
        if skip and text:
            text = text[text.find(" ") + 1 :] if not one.hit else text
        skip = max(0, skip - len(one.text))
        if len(text) > left:
            yield Stretch(text=text[:left].rpartition(" ")[0] + " …", hit=False)
            return
        if text:
            yield Stretch(text=text, hit=one.hit)
        left -= len(text)
