"""Entities: a group of names as a record, with what makes each name one of its names."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import TypeAlias

from onrecord.aliases import bodies, people
from onrecord.aliases.cards import Card, Kind, fold, plain
from onrecord.aliases.joining import Group, Groups
from onrecord.aliases.nodes import is_acronym
from onrecord.aliases.verdicts import Sure
from onrecord.options import AliasOptions
from onrecord.records import Alias, AliasBasis, At, Entity, EntityType, Unsure
from onrecord.serialise import entity_id


def entities(groups: Groups, options: AliasOptions) -> tuple[Entity, ...]:
    """Return the groups that join something or that are in doubt, by name."""
    every = groups.all()
    doubts = _doubts(groups)
    owned = _Owned(every)
    told = [g for g in every if len(_cards(g)) > 1 or len(_forms(g, owned)) > 1]
    told += [g for g in every if g.number in doubts and g not in told]
    told = [g for g in told if g.kind is not Kind.OTHER]
    names = {g.number: _names(g, owned, options) for g in told}
    ids = _ids(told, names)
    called = {number: some[0].name for number, some in names.items()}
    found = [_entity(g, names[g.number], ids, called, doubts.get(g.number, {})) for g in told]
    return tuple(sorted(found, key=lambda e: (fold(e.names[0].name), e.id)))


_RoleKey: TypeAlias = tuple[str, tuple[str, ...]]


class _Owned:
    """Whose each full name and each role is: one report's mistake gives nobody another's."""

    def __init__(self, every: Iterable[Group]) -> None:
        self._full: dict[tuple[Kind, str], int] = {}
        self._reports: dict[_RoleKey, Counter[int]] = defaultdict(Counter)
        self._surnames: dict[str, set[int]] = defaultdict(set)
        for group in every:
            self._full |= {(n.kind, n.folded): group.number for n in group.nodes if not n.short}
            for card in _cards(group) if group.kind is Kind.PERSON else ():
                self._surname(card, group)
                for key in {role.key for role in card.roles}:
                    self._reports[key][group.number] += 1

    def _surname(self, card: Card, group: Group) -> None:
        words = card.folded.split()
        if len(words) > 1 and not card.unnamed:
            self._surnames[words[-1]].add(group.number)

    def names(self, folded: str, group: Group) -> bool:
        """Tell whether a name can be this group's: no other has it, as a full name or a surname."""
        if self._full.get((group.kind, folded)) not in {None, group.number}:
            return False
        others = self._surnames[folded] - {group.number} if group.kind is Kind.PERSON else ()
        return not others or any(folded in fold(name).split() for name in group.full())

    def holds(self, role: _RoleKey, group: Group) -> bool:
        """Tell whether a group has a role in half as many reports as anybody, or more."""
        reports = self._reports[role]
        return 2 * reports[group.number] >= max(reports.values(), default=0)


def _doubts(groups: Groups) -> dict[int, dict[int, str]]:
    found: dict[int, dict[int, str]] = defaultdict(dict)
    for a, b, reason in groups.doubts:
        one, other = groups[a].number, groups[b].number
        if one != other:
            found[one].setdefault(other, reason)
            found[other].setdefault(one, reason)
    return found


def _ids(told: Iterable[Group], names: Mapping[int, tuple[Alias, ...]]) -> dict[int, str]:
    """Name each group by its first name; where two share it, by its first member as well."""
    by_name: dict[str, list[Group]] = defaultdict(list)
    for group in told:
        by_name[fold(names[group.number][0].name)].append(group)
    ids = {}
    for name, some in by_name.items():
        for group in some:
            first = None if len(some) == 1 else min(c.id for c in _cards(group))
            ids[group.number] = entity_id(name, first)
    return ids


def _entity(
    group: Group,
    names: tuple[Alias, ...],
    ids: Mapping[int, str],
    called: Mapping[int, str],
    doubts: Mapping[int, str],
) -> Entity:
    cards = _cards(group)
    unsure = _distinct((ids[n], called[n], reason) for n, reason in doubts.items() if n in ids)
    return Entity(
        id=ids[group.number],
        type=_type(cards),
        names=names,
        members=tuple(sorted(card.id for card in cards)),
        unsure=tuple(Unsure(entity=entity, reason=reason) for entity, reason in unsure),
    )


def _distinct(doubts: Iterable[tuple[str, str, str]]) -> list[tuple[str, str]]:
    """Return one doubt of each name and reason: a surname alone may be in many reports."""
    first = {(name, reason): (id_, reason) for id_, name, reason in sorted(doubts, reverse=True)}
    return sorted(first.values())


def _cards(group: Group) -> list[Card]:
    return [card for node in group.nodes for card in node.cards]


def _type(cards: Sequence[Card]) -> EntityType:
    counts = Counter(c.type for c in cards if c.type is not EntityType.OTHER)
    return min(counts, key=lambda t: (-counts[t], t)) if counts else EntityType.OTHER


def _forms(group: Group, owned: _Owned) -> dict[str, list[tuple[str, At]]]:
    """Return the places of each folded name, with the name as it is written there.

    What one report takes for a name of this one and others know as another's is left out.
    """
    found: dict[str, list[tuple[str, At]]] = defaultdict(list)
    for card in _cards(group):
        for form, spans in card.forms:
            folded = fold(plain(form))
            if form == card.name or owned.names(folded, group):
                found[folded].append((form, card.at(spans[:1])))
        for role in card.roles if group.kind is Kind.PERSON else ():
            if role.words.startswith(("the ", "The ")) and owned.holds(role.key, group):
                written = "the " + role.words[4:]
                found[fold(plain(written))].append((written, card.at([role.span])))
        if not card.forms:
            found[card.folded].append((card.name, card.at(())))
    return found


def _names(group: Group, owned: _Owned, options: AliasOptions) -> tuple[Alias, ...]:
    """Return all names of a group, the one that says most first, then the most used."""
    forms = _forms(group, owned)
    first = min(forms, key=lambda f: _rank(f, forms[f], group.kind))
    main = _shown(forms[first])
    rest = sorted((f for f in forms if f != first), key=lambda f: (-len(forms[f]), f))
    shown = _shown_by_links(group)
    return tuple(
        _alias(f, main, places, shown.get(f), group.kind, options)
        for f in (first, *rest)
        for places in _written(forms[f])
    )


def _written(places: Sequence[tuple[str, At]]) -> list[list[tuple[str, At]]]:
    """Part the places of a name by how it is written, capitals aside: "Jean Sol", "Jean-Sol"."""
    main = _shown(places)
    parts: dict[str, list[tuple[str, At]]] = {_plainly(main): []}
    for form, at in places:
        parts.setdefault(_plainly(form), []).append((form, at))
    return list(parts.values())


def _plainly(name: str) -> str:
    plain = re.sub(r"[.'’]", "", re.sub(r"[‐-―]", "-", name.casefold())).split()
    return re.sub(r"\b(\w) (?=\w\b)", r"\1", " ".join(plain))


def _rank(folded: str, places: Sequence[tuple[str, At]], kind: Kind) -> tuple[bool, int, int, str]:
    """Rank names: full ones of people, spelled-out ones of bodies; then the most used."""
    size = len(folded.split())
    if is_role(_shown(places)):
        return True, 0, 0, folded
    if kind is Kind.PERSON:
        full = size > 1 and all(len(w) > 1 for w in folded.split()[:2])
    elif kind is Kind.BODY:
        full = size > 1
    else:
        full = not is_acronym(_shown(places))
    return not full, -len({at.article for _, at in places}), -size, folded


def is_role(name: str) -> bool:
    """Tell a role from a name: "the mayor of Selna"."""
    return name.startswith("the ")


def _shown(places: Sequence[tuple[str, At]]) -> str:
    """Return a name as it is mostly written; one in capitals only where all are."""
    counts = Counter(form for form, _ in places)
    return min(counts, key=lambda f: (f.isupper() and " " in f, -counts[f], f))


def _shown_by_links(group: Group) -> dict[str, tuple[AliasBasis, tuple[At, ...]]]:
    """Return for each name the link that joined it where that says more than the spelling."""
    nodes = {node.number: node for node in group.nodes}
    found: dict[str, tuple[AliasBasis, tuple[At, ...]]] = {}
    for link in group.joined:
        for number in (link.a, link.b):
            if link.evidence and number in nodes:
                found.setdefault(nodes[number].folded, (link.basis, link.evidence))
    return found


def _alias(
    folded: str,
    main: str,
    places: Sequence[tuple[str, At]],
    link: tuple[AliasBasis, tuple[At, ...]] | None,
    kind: Kind,
    options: AliasOptions,
) -> Alias:
    own = AliasBasis.SAME_NAME if folded == fold(plain(main)) else _basis(folded, main, kind)
    own = AliasBasis.ROLE if is_role(_shown(places)) else own
    by_name = own not in {None, AliasBasis.TOLD}
    basis = own if by_name or link is None else link[0]
    seen = sorted({(at.article, at) for _, at in places}, key=lambda p: (p[0], p[1].spans))
    first = dict(reversed(seen))
    evidence = [first[article] for article in sorted(first)][: options.shown]
    linked = link[1] if link and folded != fold(plain(main)) else ()
    return Alias(
        name=_shown(places),
        basis=basis or AliasBasis.TOLD,
        evidence=tuple(dict.fromkeys(chain(evidence, linked))),
    )


def _basis(folded: str, main: str, kind: Kind) -> AliasBasis | None:
    """Return what makes *folded* another name for *main*, as far as the two tell."""
    whole, words = fold(main).split(), folded.split()
    if kind is Kind.PERSON:
        verdict = people.compared(folded, main) if len(words) > 1 else None
    else:
        verdict = bodies.compared(folded, main) if len(words) > 1 else None
        letters = folded.replace(" ", "")
        short = bodies.acronyms(main)
        if len(words) == 1 and (letters in short or bodies.stands_for(letters, main)):
            return AliasBasis.ACRONYM
    if verdict and verdict.basis and verdict.sure is not Sure.DIFFERENT:
        return verdict.basis
    if set(words) <= set(whole):
        return AliasBasis.SHORT_FORM
    if kind is Kind.PERSON and people.one_spelled(words, whole):
        return AliasBasis.SPELLING
    return None
