"""Nodes: the cards that bear one full name; and each card that bears a short one by itself.

A full name is taken for one entity's over the whole pile. What "Ruiz", "the Legion" or "SIT" means
has to be found for each article.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.aliases import bodies, people
from onrecord.aliases.cards import KINDS, Card, Kind, fold
from onrecord.records import EntityType, InArticle

CLEAR = 4
"""How many times as often a name must be of one kind for its other kinds to be slips of the
tagger."""


@dataclass(frozen=True, slots=True)
class Node:
    """Cards of one name and kind. ``short``: the name alone does not tell whose it is."""

    number: int
    kind: Kind
    name: str
    folded: str
    cards: tuple[Card, ...]
    short: bool

    @property
    def unnamed(self) -> bool:
        """Tell whether it is known by its role only."""
        return self.cards[0].unnamed

    @property
    def order(self) -> tuple[str, InArticle]:
        """Return what nodes are sorted by."""
        return self.folded, self.cards[0].id

    @property
    def articles(self) -> frozenset[str]:
        """Return the articles that use the name."""
        return frozenset(card.article.id for card in self.cards)


class Nodes:
    """All nodes of a pile, and which of them each card is in."""

    def __init__(self, cards: Sequence[Card]) -> None:
        kinds = _kinds(cards)
        shorts = _short_forms(cards, kinds) | _heads(cards, kinds)
        groups: dict[tuple[Kind, str, InArticle | None], list[Card]] = defaultdict(list)
        for card in cards:
            if card.name:
                kind = _kind(card, kinds)
                short = (kind, card.folded) in shorts or _is_short(card, kind)
                groups[kind, card.folded, card.id if short else None].append(card)
        ordered = sorted(groups.items(), key=lambda g: (g[0][1], g[0][0], g[1][0].id))
        self.all = [_node(n, key, some) for n, (key, some) in enumerate(ordered)]
        self.of = {card.id: node.number for node in self.all for card in node.cards}
        self.full = {(n.kind, n.folded): n.number for n in self.all if not n.short}
        self.named = [n for n in self.all if not n.short]
        self.places = frozenset(
            w for n in self.all if n.kind is Kind.PLACE for w in n.folded.split()
        )

    def bearing(self, folded: str) -> list[InArticle]:
        """Return one card of each node of a name: the others of a node go with it."""
        return [node.cards[0].id for node in self.all if node.folded == folded]

    def __getitem__(self, number: int) -> Node:
        return self.all[number]


def _node(number: int, key: tuple[Kind, str, InArticle | None], cards: list[Card]) -> Node:
    kind, folded, alone = key
    names = Counter(card.name for card in cards)
    name = min(names, key=lambda n: (-names[n], n))
    some = tuple(sorted(cards, key=lambda c: c.id))
    return Node(number, kind, name, folded, some, alone is not None)


def _kinds(cards: Iterable[Card]) -> dict[str, Counter[Kind]]:
    """Count as what kinds each name stands; type other says nothing."""
    counts: dict[str, Counter[Kind]] = defaultdict(Counter)
    for card in cards:
        if card.name and card.type in KINDS:
            counts[card.folded][KINDS[card.type]] += 1
    for name in _firms(counts):
        counts[name] = Counter({Kind.BODY: counts[name].total()})
    return counts


def _firms(counts: Mapping[str, Counter[Kind]]) -> list[str]:
    """Return the single words that are firms': there is a "Selna Group", and no "Ana Selna"."""
    people_ = (name for name, votes in counts.items() if votes[Kind.PERSON] and " " in name)
    surnames = {name.split()[-1] for name in people_}
    firms = {bodies.firm(name) for name, votes in counts.items() if votes[Kind.BODY]}
    return [name for name in counts if name in firms and name not in surnames]


def _kind(card: Card, kinds: Mapping[str, Counter[Kind]]) -> Kind:
    """Return a card's kind, that of most cards of its name where that is clear."""
    votes = kinds.get(card.folded)
    if not votes:
        return Kind.OTHER
    own = KINDS.get(card.type)
    best = min(votes, key=lambda k: (-votes[k], k))
    if own is None or votes[best] >= CLEAR * votes[own]:
        return best
    return own


def _short_forms(
    cards: Iterable[Card], kinds: Mapping[str, Counter[Kind]]
) -> frozenset[tuple[Kind, str]]:
    """Return the single words by which some article calls a body of a longer name."""
    return frozenset(
        (Kind.BODY, folded)
        for card in cards
        if card.name and _kind(card, kinds) is Kind.BODY and " " in card.folded
        for form, _ in card.forms[1:]
        if " " not in (folded := fold(form))
    )


def _heads(
    cards: Iterable[Card], kinds: Mapping[str, Counter[Kind]]
) -> frozenset[tuple[Kind, str]]:
    """Return the nouns that say what the bodies of longer names are: "the Regiment"."""
    named = (c for c in cards if c.type is EntityType.ORGANIZATION and " " in c.folded)
    heads = {bodies.head(c.name) for c in named if _kind(c, kinds) is Kind.BODY}
    return frozenset((Kind.BODY, noun) for noun in heads & bodies.nouns())


def _is_short(card: Card, kind: Kind) -> bool:
    if card.unnamed:
        return True
    if kind is Kind.PERSON:
        return len(people.words_of(card.name)) == 1
    if kind is Kind.OTHER:
        return " " not in card.folded and card.type is EntityType.OTHER
    return kind is Kind.BODY and (is_acronym(card.name) or card.name.islower())


def is_acronym(name: str) -> bool:
    """Tell initials from a word: "SIT", "RFS/RS".

    >>> is_acronym("SIT"), is_acronym("S.F."), is_acronym("Selna"), is_acronym("RFS/RS")
    (True, True, False, True)
    """
    letters = [sign for sign in name if sign.isalpha()]
    return (
        " " not in name
        and 2 <= len(letters) <= 8
        and sum(map(str.isupper, letters)) > (0.7 * len(letters))
    )
