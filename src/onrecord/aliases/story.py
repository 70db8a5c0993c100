"""Stories: which articles tell of the same events, by the rare names that they share."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from onrecord.aliases.cards import Card
from onrecord.options import AliasOptions
from onrecord.records import Article, Match


class Stories:
    """Tells which articles belong to one story.

    Two do where a passage of theirs is matched, or where they share enough names that are not all
    over the pile and appeared within the window.
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

    def near(self, article: str) -> frozenset[str]:
        """Return the articles of an article's story, itself among them."""
        if article not in self._near:
            self._near[article] = self._beside(article)
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

    def _in_time(self, one: str, other: str) -> bool:
        return days_apart(self._articles[one], self._articles[other]) <= self._options.window

    def mostly(self, some: set[str], others: set[str]) -> bool:
        """Tell whether most articles of either side are of a story that the other side is in."""
        return self._share(some, others) and self._share(others, some)

    def _share(self, some: set[str], others: set[str]) -> bool:
        beside = sum(not self.near(article).isdisjoint(others) for article in sorted(some))
        return 2 * beside >= len(some)


def days_apart(one: Article, other: Article) -> int:
    """Return the days between two articles at least; 0 where one has no date."""
    a, b = one.published, other.published
    return max(_gap(a.latest, b.earliest), _gap(b.latest, a.earliest), 0)


def _gap(end: date | None, start: date | None) -> int:
    return (start - end).days if start and end else 0
