"""Stories: which articles tell of the same events, by the rare names that they share."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from onrecord.aliases.bodies import words_of
from onrecord.aliases.cards import Card
from onrecord.options import AliasOptions
from onrecord.records import Article, EntityType, Match


class Stories:
    """Tells which articles belong to one story.

    Two do where a passage of theirs is matched, or where they share enough names that are not all
    over the pile and appeared within the window. In a small pile names that are all over it are
    what it is about: there whole chains of such articles are one story.
    """

    def __init__(
        self, cards: Sequence[Card], matches: Iterable[Match], options: AliasOptions
    ) -> None:
        self._options = options
        self._articles: dict[str, Article] = {c.article.id: c.article for c in cards}
        self._names: dict[str, set[str]] = defaultdict(set)
        self._holding: dict[str, set[str]] = defaultdict(set)
        for card in cards:
            if card.name:
                self._names[card.article.id].add(card.folded)
                self._holding[card.folded].add(card.article.id)
        self._matched: dict[str, set[str]] = defaultdict(set)
        for match in matches:
            self._matched[match.a.at.article].add(match.b.at.article)
            self._matched[match.b.at.article].add(match.a.at.article)
        self._common = max(options.common_least, options.common * len(self._articles))
        self._near: dict[str, frozenset[str]] = {}
        small = len(self._articles) <= options.story_pile
        self._chains = self._chained(cards) if small else {}

    def near(self, article: str) -> frozenset[str]:
        """Return the articles of an article's story, itself among them."""
        if article not in self._near:
            chain = self._chains.get(article, frozenset())
            self._near[article] = self._beside(article) | chain
        return self._near[article]

    def _beside(self, article: str) -> frozenset[str]:
        shared: Counter[str] = Counter()
        for name in self._names[article]:
            holding = self._holding[name]
            if len(holding) <= self._common:
                shared.update(holding)
        told = {a for a, n in shared.items() if n >= self._options.story_names}
        beside = {a for a in told if self._in_time(article, a)}
        return frozenset(beside | self._matched.get(article, set()) | {article})

    def _chained(self, cards: Sequence[Card]) -> dict[str, frozenset[str]]:
        """Return the chain of each article: those that share two names, and what these share."""
        keys: dict[str, set[str]] = defaultdict(set)
        for card in cards:
            keys[card.article.id] |= _keys(card)
        chains: dict[str, set[str]] = {}
        for article in sorted(keys):
            met = [a for a in chains if len(keys[a] & keys[article]) >= self._options.story_names]
            met += [a for a in self._matched.get(article, ()) if a in chains]
            joined = {article}.union(*(chains[a] for a in met))
            chains.update(dict.fromkeys(joined, joined))
        frozen = {id(chain): frozenset(chain) for chain in chains.values()}
        return {article: frozen[id(chain)] for article, chain in chains.items()}

    def _in_time(self, one: str, other: str) -> bool:
        return days_apart(self._articles[one], self._articles[other]) <= self._options.window

    def mostly(self, some: set[str], others: set[str]) -> bool:
        """Tell whether most articles of either side are of a story that the other side is in."""
        return self._share(some, others) and self._share(others, some)

    def _share(self, some: set[str], others: set[str]) -> bool:
        beside = sum(not self.near(article).isdisjoint(others) for article in sorted(some))
        return 2 * beside >= len(some)


def _keys(card: Card) -> set[str]:
    """Return what a card shares with others of one name: of people the surname, else the words.

    "Transport Ministry" has those of "Ministry of Transport".
    """
    if not card.name:
        return set()
    words = card.folded.split()
    if card.type is EntityType.PERSON and not card.unnamed:
        return {words[-1]}
    return {" ".join(sorted(words_of(card.name))) or card.folded}


def days_apart(one: Article, other: Article) -> int:
    """Return the days between two articles at least; 0 where one has no date."""
    a, b = one.published, other.published
    return max(_gap(a.latest, b.earliest), _gap(b.latest, a.earliest), 0)


def _gap(end: date | None, start: date | None) -> int:
    return (start - end).days if start and end else 0
