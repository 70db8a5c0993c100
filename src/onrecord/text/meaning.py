"""Meaning: whether two contents say the same in other words, decided by type."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from onrecord.options import RestatedOptions
from onrecord.text.contents import Content
from onrecord.text.likeness import alike
from onrecord.text.opposites import contrasted, exchanged, opposed


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two contents have in common.

    ``shorter`` and ``longer`` are the shares of what each says that the other says too; ``same``
    counts equal lemmas, ``near`` those that words of like meaning stand for.
    """

    shorter: float
    longer: float
    shared: float
    same: tuple[str, ...]
    near: tuple[tuple[str, str], ...]
    turned: float
    """Share of the common words that stand under a negation on one side only."""
    denied: bool = False
    """Whether just one of the words of both is denied on one side and not on the other."""


def likeness(
    one: Content,
    other: Content,
    options: RestatedOptions,
    topical: Collection[str] = frozenset(),
) -> Likeness:
    """Pair each word with the one that is most like it on the other side.

    *topical* are lemmas that a pile is about: to share them says little.
    """
    if not (one.lemmas and other.lemmas):
        return Likeness(0.0, 0.0, 0.0, (), (), 0.0)
    table = alike(one.rows, other.rows)
    table[table < options.near] = 0.0
    where = {name: j for j, name in enumerate(other.lemmas)}
    for i, name in enumerate(one.lemmas):
        if name in where:
            table[i, where[name]] = 1.0
    for i, j in np.argwhere(table):
        if contrasted(one.lemmas[i], other.lemmas[j]):
            table[i, j] = 0.0
    best, back = table.max(1), table.max(0)
    ours = float(best @ one.weights) / one.weight
    theirs = float(back @ other.weights) / other.weight
    pairs = [(i, int(table[i].argmax())) for i in range(len(one.lemmas)) if best[i]]
    plain = np.array([name not in topical for name in one.lemmas])
    there = np.array([name not in topical for name in other.lemmas])
    shared = (float((best * plain) @ one.weights), float((back * there) @ other.weights))
    return Likeness(
        shorter=ours if one.weight <= other.weight else theirs,
        longer=theirs if one.weight <= other.weight else ours,
        shared=min(shared),
        same=tuple(one.lemmas[i] for i, j in pairs if one.lemmas[i] == other.lemmas[j]),
        near=tuple(
            (one.forms[i], other.forms[j]) for i, j in pairs if one.lemmas[i] != other.lemmas[j]
        ),
        turned=_turned(one, other, pairs),
        denied=any(
            (one.struck[i] and other.plain[j]) or (other.struck[j] and one.plain[i])
            for i, j in pairs
            if one.lemmas[i] == other.lemmas[j]
        ),
    )


def _turned(one: Content, other: Content, pairs: list[tuple[int, int]]) -> float:
    whole = sum(float(one.weights[i]) for i, _ in pairs)
    turned = sum(float(one.weights[i]) for i, j in pairs if one.negated[i] != other.negated[j])
    return turned / whole if whole else 0.0


def against(one: Content, other: Content, found: Likeness, options: RestatedOptions) -> str | None:
    """Return what speaks against two contents saying the same, ``None`` where nothing does.

    Names, numbers and days speak against where each side has one that the other has not: a report
    may leave some out, but not exchange them. Words in common speak against where most stand under
    a negation on one side only, and so does a word whose opposite the other side has.
    """
    for what, ours, theirs in (
        ("names", one.names, other.names),
        ("numbers", one.numbers, other.numbers),
        ("days", one.days, other.days),
    ):
        if ours - theirs and theirs - ours:
            return f"other {what}"
    if found.turned >= options.turned or found.denied or _one_denies(one, other, found, options):
        return "polarity"
    if opposed(one.lemmas, other.lemmas) or _one_exchanged(one, other, found, options):
        return "opposites"
    return None


def _one_exchanged(one: Content, other: Content, found: Likeness, options: RestatedOptions) -> bool:
    """Tell whether two say nearly the same, but for a word that one has and another of its kind."""
    if found.longer < options.whole:
        return False
    ours, theirs = set(one.lemmas) - set(other.lemmas), set(other.lemmas) - set(one.lemmas)
    return any(exchanged(x, y) for x in ours for y in theirs)


def _one_denies(one: Content, other: Content, found: Likeness, options: RestatedOptions) -> bool:
    """Tell whether only one of two says no, of a word that both have, and little else is between.

    "Found nothing wrong" against "found two wrong": one word of six is turned, and it is the point.
    """
    return one.denies != other.denies and found.turned > 0 and found.longer >= options.whole
