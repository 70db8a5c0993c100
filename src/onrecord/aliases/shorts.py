"""Short names: whom "Ruiz", "the Legion" or "SIT" means in an article that gives no more."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from onrecord.aliases import bodies, people
from onrecord.aliases.cards import Kind, fold
from onrecord.aliases.joining import Group, Groups
from onrecord.aliases.links import Link
from onrecord.aliases.nodes import Node, is_acronym
from onrecord.aliases.spelling import genders, key, spelled_alike, swaps
from onrecord.aliases.story import days_apart
from onrecord.aliases.verdicts import Sure
from onrecord.options import AliasOptions
from onrecord.records import AliasBasis, At, EntityType

FEW = 3
"""Candidates up to which a doubt names them all: more are a common surname, and no help."""


def settle_shorts(groups: Groups, options: AliasOptions) -> None:
    """Join the short names that can mean one entity only; others are doubtful or stand alone."""
    shorts = [node for node in groups.nodes.all if node.short]
    fitting = _Fitting(groups)
    for node in shorts:
        if groups[node.number].full() or not node.cards:
            continue
        own, basis = groups[node.number], _basis(node)
        fits = fitting.of(node)
        if fitting.described(node):
            fits = [g for g in fits if not _named_below(node, g)]
        chosen = _chosen(node, fits, fitting, options)
        if chosen and groups.against(chosen, own, basis) is None:
            shown = fitting.shown(node, chosen)
            groups.join(Link(chosen.nodes[0].number, node.number, Sure.SAME, basis, shown))
        elif 0 < len(fits) <= FEW and node.kind is Kind.PERSON and node.folded not in genders():
            for fit in fits:
                groups.doubt(node.number, fit.nodes[0].number, _why(node, fits, chosen))
    groups.settle(list(_alike(groups, shorts, options)))


def _named_below(node: Node, group: Group) -> bool:
    """Tell whether a report names a body only after it has written "the Regiment"."""
    card = node.cards[0]
    ours = [span for _, spans in card.forms for span in spans]
    theirs = [
        span
        for other in group.nodes
        for c in other.cards
        if c.article.id == card.article.id
        for _, spans in c.forms
        for span in spans
    ]
    return bool(ours and theirs) and min(theirs) > min(ours)


def _why(node: Node, fits: list[Group], chosen: Group | None) -> str:
    if len(fits) > 1:
        return f"“{node.name}” fits {len(fits)} names"
    if chosen:
        return f"“{node.name}” stands beside the full name in one report"
    return f"“{node.name}” fits, but no report links their stories"


def _basis(node: Node) -> AliasBasis:
    if node.unnamed:
        return AliasBasis.ROLE
    return AliasBasis.ACRONYM if is_acronym(node.name) else AliasBasis.SHORT_FORM


class _Fitting:
    """The groups that a short name may mean."""

    def __init__(self, groups: Groups) -> None:
        self.groups = groups
        self.told: dict[str, Counter[int]] = defaultdict(Counter)
        """By each short form, in how many articles it means which full name."""
        self._ends: dict[str, set[int]] = defaultdict(set)
        self._holders: dict[tuple[str, tuple[str, ...]], dict[int, At]] = defaultdict(dict)
        for node in groups.nodes.all:
            if not node.unnamed:
                self._hold(node)
        for node in groups.nodes.named:
            self._index(node)

    def _hold(self, node: Node) -> None:
        for card in node.cards:
            for role in card.roles if node.kind is Kind.PERSON else ():
                for key_ in (role.key, role.bare):
                    self._holders[key_].setdefault(node.number, card.at([role.span]))
            for title in card.titles if node.kind is Kind.PERSON else ():
                shown = card.at(card.forms[0][1][:1]) if card.forms else card.at(())
                self._holders[title, ()].setdefault(node.number, shown)

    def shown(self, node: Node, group: Group) -> tuple[At, ...]:
        """Return where a report says that somebody of *group* holds the role."""
        held = self._holders.get(node.cards[0].roles[0].key, {}) if node.unnamed else {}
        return tuple(held[n.number] for n in group.nodes if n.number in held)[:1]

    def _index(self, node: Node) -> None:
        for card in node.cards:
            for folded in {fold(f) for f, _ in card.forms[1:]}:
                if " " not in folded:
                    self.told[folded][node.number] += 1
        if node.kind is Kind.PERSON:
            self._ends[key(people.words_of(node.name)[-1])].add(node.number)
        elif node.kind is Kind.BODY:
            for form in bodies.acronyms(node.name):
                self._ends[f"acronym {form}"].add(node.number)
            if node.cards[0].type is EntityType.ORGANIZATION:
                self._ends[f"head {bodies.head(node.name)}"].add(node.number)

    def of(self, node: Node) -> list[Group]:
        """Return the groups that fit, those first that are called so most often."""
        if node.unnamed:
            held = self._holders.get(node.cards[0].roles[0].key, {})
            holders = {self.groups[n].number: self.groups[n] for n in sorted(held)}
            return [holders[n] for n in sorted(holders)]
        told, ends = self.told.get(node.folded, Counter()), self._by_name(node)
        counts: Counter[int] = Counter()
        found: dict[int, Group] = {}
        for number in {*told, *ends}:
            group = self.groups[number]
            if group.kind is node.kind or node.kind is Kind.OTHER:
                counts[group.number] += told[number]
                found[group.number] = group
        return [found[n] for n in sorted(found, key=lambda n: (-counts[n], n))]

    def _by_name(self, node: Node) -> set[int]:
        if is_acronym(node.name) and node.kind is not Kind.PERSON:
            letters = "".join(s for s in node.folded if s.isalnum())
            return self._ends.get(f"acronym {letters}", set()) if len(letters) > 2 else set()
        if self.described(node):
            return self._bodies(node)
        if node.kind is Kind.BODY:
            return set()
        fits = self._ends.get(key(node.folded), set())
        nodes = self.groups.nodes
        return {n for n in fits if _surname_is(nodes[n], node)}

    def described(self, node: Node) -> bool:
        """Tell whether a name only says what kind of body it is: "the Regiment"."""
        return node.kind is Kind.BODY and (
            node.folded in bodies.nouns() or (" " in node.folded and not is_acronym(node.name))
        )

    def _bodies(self, node: Node) -> set[int]:
        """Return the bodies that "the Regiment" or "the transport ministry" may mean."""
        fits = self._ends.get(f"head {bodies.head(node.name)}", set())
        if " " not in node.folded:
            return fits
        nodes = self.groups.nodes
        return {n for n in fits if bodies.compared(nodes[n].name, node.name).sure is Sure.SAME}

    def times(self, node: Node, group: Group) -> int:
        """Return in how many articles the short name means a group."""
        told = self.told.get(node.folded, Counter())
        return sum(told[n.number] for n in group.nodes)


def _surname_is(full: Node, short: Node) -> bool:
    words = people.words_of(full.name)
    last = [w for w in words if w not in {"jr", "sr", "ii", "iii"}][-1]
    return last == short.folded or swaps(last, short.folded) == 0


def _chosen(
    node: Node, fits: list[Group], fitting: _Fitting, options: AliasOptions
) -> Group | None:
    """Return the one group that a short name means, ``None`` where that is not certain."""
    near = fitting.groups.stories.near(node.cards[0].article.id)
    close = [g for g in fits if not near.isdisjoint(g.articles)]
    times = [fitting.times(node, g) for g in fits]
    if fits and not node.unnamed and times[0] >= options.dominance * max(1, *times[1:], 0):
        return fits[0]
    if close:
        titled = [g for g in close if node.cards[0].titles & _titles(g)]
        likely = titled if len(titled) == 1 else close
        return likely[0] if len(likely) == 1 else None
    known = [g for g in fits if _in_time(node, g, options)]
    return known[0] if len(known) == 1 and times[fits.index(known[0])] >= options.known else None


def _titles(group: Group) -> frozenset[str]:
    return frozenset(t for node in group.nodes for card in node.cards for t in card.titles)


def _in_time(node: Node, group: Group, options: AliasOptions) -> bool:
    here = node.cards[0].article
    return any(
        days_apart(here, card.article) <= options.window for n in group.nodes for card in n.cards
    )


def _alike(groups: Groups, shorts: Iterable[Node], options: AliasOptions) -> Iterator[Link]:
    """Yield the short names, alike or spelled alike, that no full name explains."""
    blocks: dict[str, list[Node]] = defaultdict(list)
    for node in shorts:
        if not groups[node.number].full():
            names = [node.folded] if node.unnamed else sorted({key(f) for f in _single(node)})
            for name in names:
                blocks[f"{node.kind} {name}"].append(node)
    for name in sorted(blocks):
        block = blocks[name]
        for i, node in enumerate(block):
            for other in block[i + 1 : i + 1 + options.beside]:
                yield from _pair(node, other)


def _single(node: Node) -> set[str]:
    return {f for form, _ in node.cards[0].forms if " " not in (f := fold(form))} | {node.folded}


def _pair(one: Node, other: Node) -> Iterator[Link]:
    a, b = one.number, other.number
    if one.folded == other.folded:
        given = one.kind is Kind.PERSON and one.folded in genders()
        sure = Sure.OPEN if given else Sure.LIKELY
        if one.kind is not Kind.PERSON:
            sure = Sure.SAME
        yield Link(a, b, sure, AliasBasis.SAME_NAME)
    elif one.kind is Kind.PERSON and _single(one) & _single(other):
        yield Link(a, b, Sure.LIKELY, AliasBasis.TOLD)
    elif (
        one.kind is Kind.PERSON
        and not one.unnamed
        and not other.unnamed
        and spelled_alike(one.folded, other.folded)
    ):
        yield Link(a, b, Sure.LIKELY, AliasBasis.SPELLING)
