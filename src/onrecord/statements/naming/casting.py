"""Casting: every name of one and the same, brought together.

Names are grouped by their words first; the groups are then joined by full name and surname,
initials, shortened forms, stated aliases and spelling variants. Where a surname fits two people,
the single mention stays open unless a title or the text before it tells.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.records import EntityType
from onrecord.statements.naming.aliases import aliases_in, gives_name
from onrecord.statements.naming.entities import Cast, Entity
from onrecord.statements.naming.groups import Group, Links, groups, vote
from onrecord.statements.naming.lexicon import (
    Gender,
    RoleKind,
    given_names,
    nationalities,
    outlets,
    role_of,
)
from onrecord.statements.naming.names import NameMention
from onrecord.statements.naming.reading import Reading
from onrecord.statements.naming.same_bodies import join_bodies
from onrecord.statements.naming.same_people import join_full_names, join_single_names, join_variants

_AND_ANOTHER = re.compile(r"(?:\s*\([^()\n]*\))?\s*(?:,|and|or)\s*")


def cast(page: Reading, mentions: Sequence[NameMention]) -> Cast:
    """Bring the article's names together."""
    found = groups(_called(page, mentions))
    links = Links(found)
    join_full_names(links, found)
    join_bodies(page, links, found)
    _join_aliases(page, links, found, mentions)
    open_ = join_single_names(page, links, found)
    singles = [g for g in found if g.type is EntityType.PERSON and len(g.words) == 1]
    join_variants(links, [g for g in singles if g.key not in open_])
    return _cast(page, found, links, open_)


def _called(page: Reading, mentions: Sequence[NameMention]) -> list[NameMention]:
    """Take a single word that is given as a call sign for a person, wherever it stands."""
    called = {m.key for m in mentions if len(m.words) == 1 and gives_name(page, m)}
    called |= {other.key for one, other in aliases_in(page, mentions) if one.key in called}
    for one, other in itertools.pairwise(mentions):
        gap = page.text[one.span.end : other.full.start]
        if one.key in called and _AND_ANOTHER.fullmatch(gap):
            called.add(other.key)
    return [replace(m, type=EntityType.PERSON) if m.key in called else m for m in mentions]


def _join_aliases(
    page: Reading, links: Links, found: Sequence[Group], mentions: Sequence[NameMention]
) -> None:
    by_span = {m.span: g for g in found for m in g.mentions}
    for one, other in aliases_in(page, mentions):
        links.join(by_span[one.span], by_span[other.span])


def _cast(
    page: Reading, found: Sequence[Group], links: Links, open_: dict[str, tuple[Group, ...]]
) -> Cast:
    members: dict[int, list[Group]] = defaultdict(list)
    for group in found:
        if group.key not in open_:
            members[id(links.root(group))].append(group)
    made = {root: _entity(page, one) for root, one in members.items()}
    entities = sorted(made.values(), key=lambda e: e.first)
    result = Cast(entities=entities, by_mention={}, unsure={})
    for entity in entities:
        result.by_mention.update({m.span: entity for m in entity.names})
    for group in found:
        if group.key in open_:
            _share(page, result, group, [made[id(links.root(g))] for g in open_[group.key]])
    return result


def _share(page: Reading, result: Cast, group: Group, fits: Sequence[Entity]) -> None:
    """Give each mention of a shared surname to the one whom title or text before it tell."""
    full = {id(e): [n.span.start for n in e.names] for e in fits}
    bare: Counter[int] = Counter()
    for mention in group.mentions:
        gender = title_gender(mention.title)
        left = [e for e in fits if not (gender and e.gender and e.gender is not gender)]
        before = [e for e in left if any(s < mention.span.start for s in full[id(e)])]
        chosen = left if len(left) == 1 else before if len(before) == 1 else []
        chosen = chosen or _always_so(page, mention, before, full, bare)
        if chosen:
            bare[id(chosen[0])] += 1
            chosen[0].names.append(mention)
            chosen[0].spans.append(mention.span)
            result.by_mention[mention.span] = chosen[0]
        else:
            result.unsure[mention.span] = tuple(left)


OFTEN = 3
"""Times that a surname alone has meant one of a family, from which it goes on to do so."""
APART = 2
"""Sentences after another of the family is named in which the surname may be theirs."""


def _always_so(
    page: Reading,
    mention: NameMention,
    fits: Sequence[Entity],
    full: Mapping[int, Sequence[int]],
    bare: Counter[int],
) -> list[Entity]:
    """Return the one of a family whom the report calls by the surname alone all along.

    The others have their given names each time; right after one of them the surname may be theirs.
    """
    often = [e for e in fits if bare[id(e)] >= OFTEN]
    if len(often) != 1 or any(bare[id(e)] for e in fits if e is not often[0]):
        return []
    now = page.sentence(mention.span.start)
    others = (s for e in fits if e is not often[0] for s in full[id(e)])
    near = any(s < mention.span.start and now - page.sentence(s) < APART for s in others)
    return [] if near else often


_MALE = frozenset("mr sir lord king prince duke baron father fr brother".split())
_FEMALE = frozenset("mrs ms miss dame lady queen princess duchess baroness sister".split())


def title_gender(title: str) -> Gender:
    """Return the gender that a title tells.

    >>> title_gender("dame").name
    'FEMALE'
    """
    if title in _MALE:
        return Gender.MALE
    return Gender.FEMALE if title in _FEMALE else Gender.ANY


def _entity(page: Reading, found: Sequence[Group]) -> Entity:
    names = sorted((m for g in found for m in g.mentions), key=lambda m: m.span)
    type_ = vote(names)
    return Entity(
        type=type_,
        names=names,
        spans=[n.span for n in names],
        gender=_gender(names) if type_ is EntityType.PERSON else Gender.ANY,
        sure=any(title_gender(n.title) for n in names),
        plural=type_ is EntityType.GROUP,
        main=_main(page, found, type_),
    )


def _gender(names: Sequence[NameMention]) -> Gender:
    """Return the gender by title, else by the given name of a full name, else of a bare one."""
    titles = (title_gender(n.title) for n in names)
    given = (given_names().get(n.words[0], Gender.ANY) for n in names if len(n.words) > 1)
    bare = (given_names().get(n.words[0], Gender.ANY) for n in names[:1] if len(n.words) == 1)
    return next((g for g in (*titles, *given, *bare) if g), Gender.ANY)


FULL = 3
"""Words of a person's name beyond which a longer form is not preferred."""


def _main(page: Reading, found: Sequence[Group], type_: EntityType) -> str:
    """Return the name to go by: of people the fullest, of others the longest."""

    def rank(group: Group) -> tuple[int, int, int]:
        size = min(len(group.words), FULL) if type_ is EntityType.PERSON else len(group.key)
        return (-size, -len(group.mentions), group.mentions[0].span.start)

    return _shown(page, min(found, key=rank).mentions)


def _shown(page: Reading, mentions: Sequence[NameMention]) -> str:
    """Return the name as written, on one line, with the "The" that belongs to an outlet's name."""
    spellings = Counter(" ".join(m.span.of(page.text).split()) for m in mentions)
    name = max(spellings, key=lambda s: (spellings[s], s))
    before = [page.text[max(0, m.span.start - 4) : m.span.start] for m in mentions]
    article = any(re.fullmatch(r"The[ \xa0]", words) for words in before)
    known = outlets().get(f"The {name}")
    if article and known and known.name == f"The {name}":
        return f"The {name}"
    return _with_owner(page, mentions, name)


_OWNER = re.compile(r"(?P<owner>[A-Z][\w-]+(?:['’‘]s?)?)[ \xa0]$")


def _with_owner(page: Reading, mentions: Sequence[NameMention], name: str) -> str:
    """Return "Harbourland’s Defence Ministry" for a name that says nothing without its owner."""
    known = role_of(mentions[0].words[-1])
    if len(mentions[0].words) > FULL or known is None or known[0].kind is not RoleKind.BODY:
        return name
    for mention in mentions:
        match = _OWNER.search(page.text[max(0, mention.span.start - 30) : mention.span.start])
        owner = match["owner"] if match else ""
        if owner[-2:] in {"'s", "’s", "‘s"} or owner in nationalities():
            return f"{owner} {name}"
    return name
