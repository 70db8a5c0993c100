"""Aliases: who is one over the whole pile, under which names, and why.

Each article names people and bodies in its own way ("Ana Ruiz", "A. Ruiz", "the mayor"). What one
article calls one entity stays one; this stage joins the entities of different articles where names
and reports show that they are one, keeps apart what differs, and leaves to a person what is only
likely.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import product
from typing import TypeAlias

from onrecord.aliases.cards import fold, plain
from onrecord.aliases.entities import entities
from onrecord.aliases.joining import Groups
from onrecord.aliases.links import Link, links
from onrecord.aliases.named import Named, named
from onrecord.aliases.nodes import Nodes
from onrecord.aliases.shorts import settle_shorts
from onrecord.aliases.story import Stories
from onrecord.aliases.verdicts import Sure
from onrecord.options import AliasOptions
from onrecord.records import AliasBasis, Entity, Extraction, InArticle, Match

__all__ = ["NamePairs", "Named", "Pairs", "aliases", "joined", "named"]

Pairs: TypeAlias = Iterable[tuple[InArticle, InArticle]]
"""Entities of articles, two by two, as a person decided on them."""

NamePairs: TypeAlias = Iterable[tuple[str, str]]
"""Names two by two, as a person decided on them."""


def aliases(
    extractions: Sequence[Extraction],
    matches: Iterable[Match] = (),
    *,
    same: Pairs = (),
    different: Pairs = (),
    same_names: NamePairs = (),
    different_names: NamePairs = (),
    options: AliasOptions | None = None,
) -> tuple[Entity, ...]:
    """Return who is one over the pile: whoever several articles name, or one under several names.

    Args:
        extractions: what the articles say.
        matches: passages that two of them share: evidence that two names are one speaker's.
        same: what a person decided to be one.
        different: what a person decided to keep apart.
        same_names: names, two by two, that a person decided to be one's.
        different_names: names that a person decided to be different people's or bodies'.
        options: thresholds; the defaults where none are given.

    Returns:
        Entities by name, the same whatever the order of *extractions* and *matches*.
    """
    texts = {e.article.id: e.article.text for e in extractions}
    return joined(
        map(named, extractions),
        matches,
        texts.__getitem__,
        same=same,
        different=different,
        same_names=same_names,
        different_names=different_names,
        options=options,
    )


def joined(
    brought: Iterable[Named],
    matches: Iterable[Match],
    text: Callable[[str], str],
    *,
    same: Pairs = (),
    different: Pairs = (),
    same_names: NamePairs = (),
    different_names: NamePairs = (),
    options: AliasOptions | None = None,
) -> tuple[Entity, ...]:
    """Return the same by what each article brings; *text* returns an article's text by its id."""
    options = options or AliasOptions()
    ordered = sorted(brought, key=lambda one: one.article.id)
    every = [card for one in ordered for card in one.cards]
    shared = sorted(matches, key=lambda m: m.id)
    nodes = Nodes(every)
    apart = [*different, *_bearing(nodes, different_names)]
    groups = Groups(nodes, Stories(every, shared, options), apart)
    one = [*same, *_bearing(nodes, same_names)]
    groups.settle([*_decided(nodes, one), *links(nodes, ordered, shared, text, options)])
    settle_shorts(groups, options)
    return entities(groups, options)


def _bearing(nodes: Nodes, names: NamePairs) -> Iterator[tuple[InArticle, InArticle]]:
    """Yield whoever bears two names that a person decided on."""
    for one, other in names:
        ours, theirs = (nodes.bearing(fold(plain(name))) for name in (one, other))
        yield from product(ours, theirs)


def _decided(nodes: Nodes, same: Pairs) -> list[Link]:
    pairs = sorted((nodes.of[a], nodes.of[b]) for a, b in same if {a, b} <= nodes.of.keys())
    return [Link(a, b, Sure.SAME, AliasBasis.JUDGED) for a, b in pairs]
