"""Bodies of several names: initials, shortened forms, and what the list of outlets knows."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from onrecord.records import EntityType
from onrecord.statements.naming.groups import Group, Links
from onrecord.statements.naming.lexicon import fold, nations, outlets
from onrecord.statements.naming.names import initials_of
from onrecord.statements.naming.reading import Reading

_GENERIC = frozenset(
    "north south east west new united national international general house state white".split()
)
"""First or only words of many names: alone they shorten none of them."""

_COUNTRIES = frozenset({"u.s.", "us", "uk", "u.k.", "eu"})

CLEARLY_MORE = 2
"""How many times as often one of two longer names must occur for "the Legion" to mean it."""

_Words = tuple[str, ...]


def join_bodies(page: Reading, links: Links, groups: Sequence[Group]) -> None:
    """Join the names of one body or outlet."""
    others = [g for g in groups if g.type not in {EntityType.PERSON, EntityType.PLACE}]
    _join_listed(page, links, others)
    long = [g for g in others if len(g.words) > 1]
    spelled, parts = _by_initials(long), _by_parts(long)
    for group in others:
        text = group.mentions[0].span.of(page.text)
        if len(group.words) == 1 and text.isupper() and len(text) > 1:
            whole = spelled[fold(text).replace("/", "")]
            if whole and (len(text) > 2 or _bracketed(page, group)):
                links.join(whole[0], group)
            continue
        _join_shortened(page, links, group, parts[group.words])


def _by_initials(long: Sequence[Group]) -> dict[str, list[Group]]:
    """Index names by what abbreviates them: with small words or not, with the country or not."""
    found: dict[str, list[Group]] = defaultdict(list)
    for group in long:
        forms = initials_of(group.words)
        if group.words[0] in _COUNTRIES | nations():
            forms |= initials_of(group.words[1:])
        for form in forms:
            found[form].append(group)
    return found


def _by_parts(long: Sequence[Group]) -> dict[_Words, list[Group]]:
    """Index names by the words that they end with, or begin with if these are two or more."""
    found: dict[_Words, list[Group]] = defaultdict(list)
    for group in long:
        for part in set(_parts(group.words)):
            found[part].append(group)
    return found


def _parts(words: _Words) -> Iterator[_Words]:
    if len(words) > 2 and words[1] in {"of", "for"}:
        yield words[:1]
    for size in range(1, len(words)):
        yield words[-size:]
        if size > 1:
            yield words[:size]


def _join_listed(page: Reading, links: Links, groups: Sequence[Group]) -> None:
    """Join the names that the list of outlets gives as one outlet's."""
    known: dict[str, Group] = {}
    for group in groups:
        if group.type is not EntityType.OUTLET:
            continue
        text = group.mentions[0].span.of(page.text)
        outlet = outlets().get(text) or outlets().get(f"The {text}")
        if outlet is not None:
            links.join(known.setdefault(outlet.name, group), group)


def _bracketed(page: Reading, group: Group) -> bool:
    return any(page.text[m.span.start - 1 : m.span.start] == "(" for m in group.mentions)


def _points_back(page: Reading, group: Group, whole: Group) -> bool:
    """Tell whether "the Times" means the longer name, though "The Times" is a paper of its own."""
    small = any(
        re.search(r"\bthe[ \xa0]$", page.text[max(0, m.span.start - 5) : m.span.start])
        for m in group.mentions
    )
    name = whole.mentions[0].span.of(page.text)
    return small or name in outlets() or f"The {name}" in outlets()


def _join_shortened(page: Reading, links: Links, group: Group, long: Sequence[Group]) -> None:
    """Join "the Legion" or "Free Harbour" to the one longer name that ends or begins so."""
    if len(group.words) == 1 and group.words[0] in _GENERIC:
        return
    paper = f"The {group.mentions[0].span.of(page.text)}" in outlets()
    whole = [g for g in long if not paper or _points_back(page, group, g)]
    roots = {id(links.root(g)): g for g in _introduced(page, group, whole)}
    ranked = sorted(roots.values(), key=lambda g: -len(g.mentions))
    if not ranked:
        return
    second = len(ranked[1].mentions) if len(ranked) > 1 else 0
    clear = not second or len(ranked[0].mentions) >= CLEARLY_MORE * second
    if clear and group.type in {ranked[0].type, EntityType.OTHER, EntityType.ORGANIZATION}:
        links.join(ranked[0], group)


def _introduced(page: Reading, group: Group, long: Iterable[Group]) -> list[Group]:
    """Return those of the longer names that the text has before it shortens them.

    A title may shorten what only the text brings in full; later on, "the Regiment" is none that is
    first named two paragraphs below.
    """
    first = group.mentions[0].span
    before = [g for g in long if g.mentions[0].span < first]
    return before or ([] if page.block(first.start) > 0 else list(long))
