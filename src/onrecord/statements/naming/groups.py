"""Groups of names with the same words, and which groups are one entity's."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.records import EntityType
from onrecord.statements.naming.names import NameMention


@dataclass(slots=True, eq=False)
class Group:
    """All mentions with the same words."""

    words: tuple[str, ...]
    mentions: list[NameMention]
    type: EntityType

    @property
    def key(self) -> str:
        """Return the folded words as one string."""
        return " ".join(self.words)


def groups(mentions: Sequence[NameMention]) -> list[Group]:
    """Return *mentions* grouped by their folded words, in reading order."""
    found: dict[tuple[str, ...], list[NameMention]] = defaultdict(list)
    for mention in mentions:
        found[mention.words].append(mention)
    return [Group(words, ms, vote(ms)) for words, ms in found.items()]


def vote(mentions: Iterable[NameMention]) -> EntityType:
    """Return the type that most mentions have; a title outweighs the tagger.

    An outlet is told by lists and by the words beside it, which no vote of the tagger outweighs.
    """
    votes: Counter[EntityType] = Counter()
    for mention in mentions:
        votes[mention.type] += 30 if mention.title else 10 if mention.tagged else 1
        if mention.type is EntityType.OUTLET:
            votes[mention.type] += 100
    return max(votes, key=lambda t: (votes[t], t.value))


class Links:
    """Which groups are one entity: a union of sets."""

    def __init__(self, groups: Sequence[Group]) -> None:
        self._root: dict[int, Group] = {id(group): group for group in groups}

    def root(self, group: Group) -> Group:
        """Return the group that stands for all that *group* is one with."""
        while self._root[id(group)] is not group:
            group = self._root[id(group)]
        return group

    def join(self, kept: Group, gone: Group) -> None:
        """Make two groups one; the first goes on standing for both."""
        a, b = self.root(kept), self.root(gone)
        if a is not b:
            self._root[id(b)] = a
