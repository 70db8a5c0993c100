"""Joining: links become groups, the strongest first, and nothing is joined against what keeps it
apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from onrecord.aliases import bodies, people
from onrecord.aliases.cards import Kind
from onrecord.aliases.links import Link
from onrecord.aliases.nodes import Node, Nodes
from onrecord.aliases.story import Stories
from onrecord.aliases.verdicts import Sure
from onrecord.records import AliasBasis, InArticle

STRONG = frozenset({AliasBasis.TOLD, AliasBasis.CALL_SIGN, AliasBasis.KNOWN, AliasBasis.JUDGED,
                    AliasBasis.ACRONYM, AliasBasis.SAME_NAME})  # fmt: skip
"""Bases that hold though one article has both names as two entities: it did not see that they are
one. All others are ruled out by that."""


_BY_NAME = frozenset({AliasBasis.SPELLING, AliasBasis.REWORDING})
"""Bases likewise where the names alone make it sure: a report that quotes another has its spelling
beside its own."""


@dataclass(slots=True, eq=False)
class Group:
    """Nodes that are one entity."""

    number: int
    nodes: list[Node]
    articles: set[str]
    entities: dict[str, set[str]]
    joined: list[Link] = field(default_factory=list)

    @property
    def kind(self) -> Kind:
        """Return the kind of its nodes; a named kind wins over other."""
        return next((n.kind for n in self.nodes if n.kind is not Kind.OTHER), Kind.OTHER)

    @property
    def unnamed(self) -> bool:
        """Tell whether its role is all that is known of it."""
        return all(node.unnamed for node in self.nodes)

    def full(self) -> list[str]:
        """Return its full names."""
        return list(dict.fromkeys(n.name for n in self.nodes if not n.short))


class Groups:
    """The groups of a pile as they grow; doubts are kept beside them."""

    def __init__(
        self, nodes: Nodes, stories: Stories, apart: Iterable[tuple[InArticle, InArticle]]
    ) -> None:
        self.nodes, self.stories = nodes, stories
        self._of = {node.number: _group(node) for node in nodes.all}
        self._apart: dict[int, set[int]] = defaultdict(set)
        for one, other in apart:
            a, b = nodes.of.get(one), nodes.of.get(other)
            if a is not None and b is not None:
                self._apart[a].add(b)
                self._apart[b].add(a)
        self.doubts: list[tuple[int, int, str]] = []

    def __getitem__(self, node: int) -> Group:
        return self._of[node]

    def all(self) -> list[Group]:
        """Return all groups, by their first node."""
        distinct = {group.number: group for group in self._of.values()}
        return [distinct[number] for number in sorted(distinct)]

    def settle(self, links: Sequence[Link]) -> None:
        """Join what links say, in their order; what is only likely needs one story."""
        for link in links:
            a, b = self._of[link.a], self._of[link.b]
            if a is b:
                if link.evidence:
                    a.joined.append(link)
                continue
            strong = link.sure is Sure.SAME and (link.basis in _BY_NAME or bool(link.evidence))
            against = self.against(a, b, link.basis, sure=strong)
            likely = link.sure is Sure.LIKELY and against is None and self._one_story(a, b)
            # One report that gives a quotation to the wrong one would make two people one; two
            # call signs are what two translations make of one.
            signs = not (a.full() or b.full())
            likely = likely and (link.basis is not AliasBasis.SAME_WORDS or signs)
            if likely or (link.sure is Sure.SAME and against is None):
                self.join(link)
            elif against is None and link.basis is not AliasBasis.SAME_NAME:
                self.doubt(link.a, link.b, _reason(link))

    def _one_story(self, a: Group, b: Group) -> bool:
        """Tell whether most reports of both tell stories in which the other one is named too.

        "The Supreme Court" is in sixty reports, and one of them is of the other country's.
        """
        return self.stories.mostly(a.articles, b.articles)

    def join(self, link: Link) -> None:
        """Make the groups of a link one."""
        kept, gone = self._of[link.a], self._of[link.b]
        kept.joined.append(link)
        if kept is gone:
            return
        if gone.number < kept.number:
            kept.number = gone.number
        kept.nodes.extend(gone.nodes)
        kept.joined.extend(gone.joined)
        kept.articles |= gone.articles
        for article, some in gone.entities.items():
            kept.entities.setdefault(article, set()).update(some)
        for node in gone.nodes:
            self._of[node.number] = kept

    def doubt(self, a: int, b: int, reason: str) -> None:
        """Remember that two nodes may be one, for a person to say."""
        self.doubts.append((a, b, reason))

    def against(self, a: Group, b: Group, basis: AliasBasis, *, sure: bool = False) -> str | None:
        """Return what keeps two groups apart, if anything does."""
        theirs = {n.number for n in b.nodes}
        if any(self._apart[n.number] & theirs for n in a.nodes if n.number in self._apart):
            return "a person keeps them apart"
        if a.kind is not b.kind and Kind.OTHER not in {a.kind, b.kind}:
            return "they are of different kinds"
        if basis in STRONG - {AliasBasis.TOLD} or sure:
            return None
        if basis is not AliasBasis.TOLD and self._side_by_side(a, b):
            return "one report has both side by side"
        return _names_differ(a, b, self.nodes.places)

    def _side_by_side(self, a: Group, b: Group) -> bool:
        return any(a.entities[x] != b.entities[x] for x in a.articles & b.articles)


def _group(node: Node) -> Group:
    entities: dict[str, set[str]] = defaultdict(set)
    for card in node.cards:
        entities[card.article.id].add(card.entity)
    return Group(node.number, [node], set(entities), dict(entities))


def _names_differ(a: Group, b: Group, places: frozenset[str]) -> str | None:
    for one in a.full():
        for other in b.full():
            if a.kind is Kind.PERSON:
                verdict = people.compared(one, other)
            elif a.kind is Kind.BODY:
                verdict = bodies.compared(one, other, places)
            else:
                return None
            if verdict.sure is Sure.DIFFERENT:
                return f"“{one}” and “{other}” are two names"
    return None


_WORDED = {
    AliasBasis.SPELLING: "spelled alike",
    AliasBasis.INITIALS: "the initials fit",
    AliasBasis.NICKNAME: "forms of one given name",
    AliasBasis.SHORT_FORM: "one name may be short for the other",
    AliasBasis.REWORDING: "the names say the same in other words",
    AliasBasis.SAME_WORDS: "two reports give the same words to both",
}


def _reason(link: Link) -> str:
    said = _WORDED.get(link.basis, link.basis.value.replace("_", " "))
    return f"{said}, but no report links their stories"
