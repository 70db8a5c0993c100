"""Entities of one article: every name of one and the same, brought together.

Names are grouped by their words first; the groups are then joined by full name and surname,
initials, shortened forms, stated aliases and spelling variants. Where a surname fits two people,
the single mention stays open unless a title or the text before it tells.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from onrecord.records import EntityType, Span
from onrecord.statements.lexicon import (
    Gender,
    Role,
    RoleKind,
    given_names,
    nationalities,
    nations,
    outlets,
    role_of,
)
from onrecord.statements.names import NameMention, spells
from onrecord.statements.phrases import aliases_in, gives_name
from onrecord.statements.reading import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """Words that say what an entity is: "director of the harbour board"."""

    span: Span
    head: str
    role: Role | None
    modifiers: frozenset[str]


@dataclass(slots=True, eq=False)
class Entity:
    """Somebody or something in the article; grows while the article is read.

    ``sure`` tells a gender that a title, a noun or a pronoun gave from one that a given name did.
    """

    type: EntityType
    names: list[NameMention] = field(default_factory=list)
    words: str = ""
    spans: list[Span] = field(default_factory=list)
    gender: Gender = Gender.ANY
    sure: bool = False
    plural: bool = False
    speaks: bool = False
    descriptions: list[Description] = field(default_factory=list)
    main: str = ""

    @property
    def doubtful(self) -> bool:
        """Tell whether only the tagger says that this is a person: no title, no given name."""
        bare = all(len(n.words) <= 2 and not n.title for n in self.names)
        known = any(n.words[0] in given_names() for n in self.names)
        return (
            self.type is EntityType.PERSON
            and bool(self.main)
            and bare
            and not (
                known
                or self.sure
                or [
                    d
                    for d in self.descriptions
                    if d.role is None or "company" not in d.role.classes
                ]
            )
        )

    @property
    def name(self) -> str:
        """Return the name if the article gives one, else the words it uses."""
        return self.main or self.words

    @property
    def first(self) -> int:
        """Return where the entity is first named."""
        return min((span.start for span in self.spans), default=0)


@dataclass(slots=True)
class Cast:
    """The entities of an article and which of them each name means."""

    entities: list[Entity]
    by_mention: dict[Span, Entity]
    unsure: dict[Span, tuple[Entity, ...]]

    def of(self, mention: NameMention) -> Entity | None:
        """Return the entity that *mention* names, ``None`` where two fit."""
        return self.by_mention.get(mention.span)

    def add(self, entity: Entity) -> Entity:
        """Take in an entity that has no name."""
        self.entities.append(entity)
        return entity

    def merge(self, kept: Entity, gone: Entity) -> None:
        """Make *gone* one with *kept*."""
        if kept is gone:
            return
        kept.names.extend(gone.names)
        kept.spans.extend(gone.spans)
        kept.descriptions.extend(gone.descriptions)
        kept.gender = kept.gender or gone.gender
        kept.main = kept.main or gone.main
        self.by_mention.update({s: kept for s, e in self.by_mention.items() if e is gone})
        self.entities = [entity for entity in self.entities if entity is not gone]


@dataclass(slots=True, eq=False)
class _Group:
    """All mentions with the same words."""

    words: tuple[str, ...]
    mentions: list[NameMention]
    type: EntityType

    @property
    def text_key(self) -> str:
        return " ".join(self.words)


def cast(page: Reading, mentions: Sequence[NameMention]) -> Cast:
    """Bring the article's names together."""
    groups = _groups(_called(page, mentions))
    links = _Links(groups)
    people = [g for g in groups if g.type is EntityType.PERSON]
    _join_full_names(links, people)
    _join_organizations(page, links, groups)
    _join_aliases(page, links, groups, mentions)
    open_ = _join_single_names(links, groups)
    _join_variants(links, [g for g in people if len(g.words) == 1 and g.text_key not in open_])
    return _cast(page, groups, links, open_)


def _called(page: Reading, mentions: Sequence[NameMention]) -> list[NameMention]:
    """Take a single word that is given as a call sign for a person, wherever it stands."""
    called: set[tuple[str, ...]] = {
        m.words for m in mentions if len(m.words) == 1 and gives_name(page, m)
    }
    for one, other in aliases_in(page, mentions):
        if one.words in called:
            called.add(other.words)
    for one, other in itertools.pairwise(mentions):
        gap = page.text[one.span.end : other.full.start]
        if one.words in called and re.fullmatch(r"(?:\s*\([^()]*\))?\s*(?:,|and|or)\s*", gap):
            called.add(other.words)
    return [replace(m, type=EntityType.PERSON) if m.words in called else m for m in mentions]


# --- groups --------------------------------------------------------------------------------


def _groups(mentions: Sequence[NameMention]) -> list[_Group]:
    found: dict[tuple[str, ...], list[NameMention]] = defaultdict(list)
    for mention in mentions:
        found[mention.words].append(mention)
    return [_Group(words, ms, _vote(ms)) for words, ms in found.items()]


def _vote(mentions: Iterable[NameMention]) -> EntityType:
    """Return the type that most mentions have; a title outweighs the tagger."""
    votes: Counter[EntityType] = Counter()
    for mention in mentions:
        votes[mention.type] += 30 if mention.title else 10 if mention.tagged else 1
        if mention.type is EntityType.OUTLET:
            votes[mention.type] += 11
    return max(votes, key=lambda t: (votes[t], t.value))


class _Links:
    """Which groups are one entity: a union of sets."""

    def __init__(self, groups: Sequence[_Group]) -> None:
        self._root: dict[int, _Group] = {id(group): group for group in groups}

    def root(self, group: _Group) -> _Group:
        while self._root[id(group)] is not group:
            group = self._root[id(group)]
        return group

    def join(self, kept: _Group, gone: _Group) -> None:
        a, b = self.root(kept), self.root(gone)
        if a is not b:
            self._root[id(b)] = a


# --- people --------------------------------------------------------------------------------


_LEADING = frozenset("van von de del della da du dos das la le der den".split())
"""Particles that open a surname standing alone: "Van Horne"; "Al" and "Ben" are given names."""


def _surname(words: tuple[str, ...]) -> str:
    plain = [w for w in words if w.strip(".") not in {"jr", "sr", "ii", "iii", "iv"}]
    return plain[-1] if plain else words[-1]


def _join_full_names(links: _Links, people: Sequence[_Group]) -> None:
    full = [g for g in people if len(g.words) > 1 and g.words[0] not in _LEADING]
    for position, group in enumerate(full):
        for earlier in full[:position]:
            if _same_person(earlier.words, group.words):
                links.join(earlier, group)
                break


def _same_person(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Tell whether two full names can be one person's: one surname, given names that agree."""
    if _surname(a) != _surname(b) and not _near(_surname(a), _surname(b)):
        return False
    if _surname(a) != _surname(b) and a[0] != b[0]:
        return False
    return _given_agree(a[0], b[0])


def _given_agree(a: str, b: str) -> bool:
    plain_a, plain_b = a.rstrip("."), b.rstrip(".")
    if plain_a == plain_b:
        return True
    if min(len(plain_a), len(plain_b)) == 1:
        return plain_a[0] == plain_b[0]
    short, long = sorted((plain_a, plain_b), key=len)
    if len(short) >= 3 and long.startswith(short):
        return True
    return short[0] == long[0] and len(short) >= 5 and distance(short, long) <= 2


def _join_single_names(links: _Links, groups: Sequence[_Group]) -> dict[str, tuple[_Group, ...]]:
    """Join surnames and given names standing alone; return those that fit two people."""
    full = [
        g
        for g in groups
        if g.type is EntityType.PERSON and len(g.words) > 1 and g.words[0] not in _LEADING
    ]
    open_: dict[str, tuple[_Group, ...]] = {}
    for group in groups:
        if group.type not in {EntityType.PERSON, EntityType.OTHER, EntityType.ORGANIZATION}:
            continue
        if group in full or (group.type is not EntityType.PERSON and len(group.words) > 1):
            continue
        fits = _fits(links, group, full)
        if len(fits) == 1:
            links.join(fits[0], group)
        elif len(fits) > 1:
            open_[group.text_key] = tuple(fits)
    return open_


def _fits(links: _Links, group: _Group, full: Sequence[_Group]) -> list[_Group]:
    by_surname = [
        f
        for f in full
        if f.words[-len(group.words) :] == group.words or (_surname(f.words),) == group.words
    ]
    if not by_surname and group.type is EntityType.PERSON:
        by_surname = [f for f in full if f.words[0] == group.words[0]]
    roots: list[_Group] = []
    for fit in by_surname:
        if links.root(fit) not in roots:
            roots.append(links.root(fit))
    return roots


def _join_variants(links: _Links, singles: Sequence[_Group]) -> None:
    """Join two spellings of a rare name: Tsarko and Tzarko."""
    for position, group in enumerate(singles):
        for earlier in singles[:position]:
            rare = min(len(earlier.mentions), len(group.mentions)) <= 2
            known = {earlier.text_key, group.text_key} & set(given_names())
            if rare and not known and _near(earlier.text_key, group.text_key):
                more, less = sorted((earlier, group), key=lambda g: -len(g.mentions))
                links.join(more, less)


def _near(a: str, b: str) -> bool:
    """Tell whether two names differ by one letter in five or two in nine."""
    shorter = min(len(a), len(b))
    if shorter < 5 or a[0] != b[0]:
        return False
    return distance(a, b) <= (2 if shorter >= 9 else 1) and a.rstrip("s") != b.rstrip("s")


def distance(a: str, b: str) -> int:
    """Return how many letters must be changed, added or left out to get from *a* to *b*.

    >>> distance("tsarko", "tzarko")
    1
    """
    row = list(range(len(b) + 1))
    for i, sign in enumerate(a, 1):
        before, row[0] = row[0], i
        for j, other in enumerate(b, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (sign != other))
    return row[-1]


# --- organizations, outlets and the rest ---------------------------------------------------


def _join_organizations(page: Reading, links: _Links, groups: Sequence[_Group]) -> None:
    others = [g for g in groups if g.type not in {EntityType.PERSON, EntityType.PLACE}]
    _join_listed(page, links, others)
    long = [g for g in others if len(g.words) > 1]
    for group in others:
        initials = group.mentions[0].span.of(page.text)
        if len(group.words) == 1 and initials.isupper() and len(initials) > 1:
            whole = [g for g in long if spells(initials, g.words) or _spells_rest(initials, g)]
            if whole and (len(initials) > 2 or _bracketed(page, group)):
                links.join(whole[0], group)
            continue
        known = f"The {initials}" in outlets()
        whole = [g for g in long if not known or _points_back(page, group, g)]
        _join_shortened(links, group, whole)


def _spells_rest(initials: str, group: _Group) -> bool:
    """Tell whether initials leave out whose it is: EPA, U.S. Environmental Protection Agency."""
    nation = group.words[0] in {"u.s.", "us", "uk", "u.k.", "eu"} | nations()
    return nation and spells(initials, group.words[1:])


def _join_listed(page: Reading, links: _Links, groups: Sequence[_Group]) -> None:
    """Join the names that the list of outlets gives as one outlet's."""
    known: dict[str, _Group] = {}
    for group in groups:
        if group.type is not EntityType.OUTLET:
            continue
        text = group.mentions[0].span.of(page.text)
        outlet = outlets().get(text) or outlets().get(f"The {text}")
        if outlet is not None:
            links.join(known.setdefault(outlet.name, group), group)


def _bracketed(page: Reading, group: _Group) -> bool:
    return any(page.text[m.span.start - 1 : m.span.start] == "(" for m in group.mentions)


def _points_back(page: Reading, group: _Group, whole: _Group) -> bool:
    """Tell whether "the Times" means the longer name, though "The Times" is a paper of its own."""
    small = any(
        re.search(r"\bthe[ \xa0]$", page.text[max(0, m.span.start - 5) : m.span.start])
        for m in group.mentions
    )
    name = whole.mentions[0].span.of(page.text)
    return small or name in outlets() or f"The {name}" in outlets()


_GENERIC = frozenset("north south east west new united national international general".split())


def _join_shortened(links: _Links, group: _Group, long: Sequence[_Group]) -> None:
    """Join "the Legion" or "Free Harbour" to the one longer name that ends or begins so."""
    size = len(group.words)
    if group.words in {("house",), ("state",), ("white",)}:
        return
    if group.words[0] in _GENERIC and size == 1:
        return
    whole = [
        g
        for g in long
        if len(g.words) > size
        and (g.words[-size:] == group.words or (g.words[:size] == group.words and size > 1))
    ]
    roots = {id(links.root(g)): g for g in whole}
    ranked = sorted(roots.values(), key=lambda g: -len(g.mentions))
    clear = len(ranked) == 1 or (
        len(ranked) > 1 and len(ranked[0].mentions) >= 2 * len(ranked[1].mentions)
    )
    if clear and group.type in {ranked[0].type, EntityType.OTHER, EntityType.ORGANIZATION}:
        links.join(ranked[0], group)


def _join_aliases(
    page: Reading, links: _Links, groups: Sequence[_Group], mentions: Sequence[NameMention]
) -> None:
    by_span = {m.span: g for g in groups for m in g.mentions}
    for one, other in aliases_in(page, mentions):
        links.join(by_span[one.span], by_span[other.span])


# --- the result ----------------------------------------------------------------------------


def _cast(
    page: Reading,
    groups: Sequence[_Group],
    links: _Links,
    open_: dict[str, tuple[_Group, ...]],
) -> Cast:
    members: dict[int, list[_Group]] = defaultdict(list)
    for group in groups:
        if group.text_key not in open_:
            members[id(links.root(group))].append(group)
    made = {root: _entity(page, gs) for root, gs in members.items()}
    result = Cast(entities=list(made.values()), by_mention={}, unsure={})
    for entity in made.values():
        result.by_mention.update({m.span: entity for m in entity.names})
    for group in groups:
        if group.text_key in open_:
            fits = [made[id(links.root(g))] for g in open_[group.text_key]]
            _share(result, group, fits)
    result.entities.sort(key=lambda e: e.first)
    return result


def _share(result: Cast, group: _Group, fits: Sequence[Entity]) -> None:
    """Give each mention of a shared surname to the one whom title or text before it tell."""
    full = {id(e): [n.span.start for n in e.names] for e in fits}
    for mention in group.mentions:
        gender = title_gender(mention.title)
        left = [e for e in fits if not (gender and e.gender and e.gender is not gender)]
        before = [e for e in left if any(s < mention.span.start for s in full[id(e)])]
        chosen = left if len(left) == 1 else before if len(before) == 1 else []
        if chosen:
            chosen[0].names.append(mention)
            chosen[0].spans.append(mention.span)
            result.by_mention[mention.span] = chosen[0]
        else:
            result.unsure[mention.span] = tuple(left)


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


def _entity(page: Reading, groups: Sequence[_Group]) -> Entity:
    names = sorted((m for g in groups for m in g.mentions), key=lambda m: m.span)
    type_ = _vote(names)
    return Entity(
        type=type_,
        names=names,
        spans=[n.span for n in names],
        gender=_gender(names) if type_ is EntityType.PERSON else Gender.ANY,
        sure=any(title_gender(n.title) for n in names),
        plural=type_ is EntityType.GROUP,
        main=_main(page, groups, type_),
    )


def _gender(names: Sequence[NameMention]) -> Gender:
    for name in names:
        if gender := title_gender(name.title):
            return gender
    for name in names:
        if len(name.words) > 1 and (gender := given_names().get(name.words[0], Gender.ANY)):
            return gender
    return (
        given_names().get(names[0].words[0], Gender.ANY)
        if len(names[0].words) == 1
        else (Gender.ANY)
    )


def _main(page: Reading, groups: Sequence[_Group], type_: EntityType) -> str:
    """Return the name to go by: of people the fullest, of others the longest."""
    person = type_ is EntityType.PERSON

    def rank(group: _Group) -> tuple[int, int, int]:
        size = min(len(group.words), 3) if person else len(group.text_key)
        return (
            -size if not person or size > 1 else -1,
            -len(group.mentions),
            group.mentions[0].span.start,
        )

    best = min(groups, key=rank)
    return _shown(page, best.mentions)


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
    roles = [role_of(word) for word in mentions[0].words[-1:]]
    if len(mentions[0].words) > 3 or not roles or roles[0] is None:
        return name
    if roles[0][0].kind is not RoleKind.BODY:
        return name
    for mention in mentions:
        before = page.text[max(0, mention.span.start - 30) : mention.span.start]
        match = _OWNER.search(before)
        owner = match["owner"] if match else ""
        if owner[-2:] in {"'s", "’s", "‘s"} or owner in nationalities():
            return f"{owner} {name}"
    return name
