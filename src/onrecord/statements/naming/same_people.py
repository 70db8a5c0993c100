"""People of several names: full name and surname, given name alone, spelling variants."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from onrecord.records import EntityType
from onrecord.statements.naming.groups import Group, Links
from onrecord.statements.naming.lexicon import given_names
from onrecord.statements.naming.reading import Reading

_LEADING = frozenset("van von de del della da du dos das la le der den".split())
"""Particles that open a surname standing alone: "Van Horne"; "Al" and "Ben" are given names."""

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})

_MAY_BE_PEOPLE = frozenset({EntityType.PERSON, EntityType.OTHER, EntityType.ORGANIZATION})
"""Types of a bare surname: the tagger takes many for organizations."""


def full_names(groups: Sequence[Group]) -> list[Group]:
    """Return the groups that are people's names of two words or more."""
    people = (g for g in groups if g.type is EntityType.PERSON)
    return [g for g in people if len(g.words) > 1 and g.words[0] not in _LEADING]


def surname(words: tuple[str, ...]) -> str:
    """Return the surname of a full name.

    >>> surname(("ana", "ruiz", "jr"))
    'ruiz'
    """
    plain = [w for w in words if w.strip(".") not in _SUFFIXES]
    return plain[-1] if plain else words[-1]


def join_full_names(links: Links, groups: Sequence[Group]) -> None:
    """Join "Ana Ruiz", "A. Ruiz" and "Anna Ruiz"; each goes to the first that it agrees with."""
    by_surname: dict[str, list[Group]] = defaultdict(list)
    by_given: dict[str, list[Group]] = defaultdict(list)
    for group in full_names(groups):
        last, given = surname(group.words), group.words[0]
        same = [g for g in by_surname[last] if _given_agree(g.words[0], given)]
        like = [g for g in by_given[given] if near(surname(g.words), last)]
        same, like = ([g for g in fit if not _generations(g, group)] for fit in (same, like))
        if same or like:
            links.join((same or like)[0], group)
        by_surname[last].append(group)
        by_given[given].append(group)


def _generations(first: Group, second: Group) -> bool:
    """Tell a father from his son: "Ana Ruiz Jr" is not the "Ana Ruiz" whom the text brought before.

    The other way round, "Ana Ruiz" is whom the report introduced in full as "Ana Ruiz Jr".
    """
    suffix, plain = _suffix(second), _suffix(first)
    return bool(suffix) and suffix != plain


def _suffix(group: Group) -> str:
    last = group.words[-1].strip(".")
    return last if last in _SUFFIXES else ""


def _given_agree(a: str, b: str) -> bool:
    """Tell whether two given names can be one person's: initial, short form, spelling."""
    short, long = sorted((a.rstrip("."), b.rstrip(".")), key=len)
    if not short or short == long:
        return short == long
    if len(short) == 1:
        return short[0] == long[0]
    if len(short) >= 3 and long.startswith(short):
        return True
    if len(short) >= 4 and _plain_letters(a) == _plain_letters(b):
        return True
    return short[0] == long[0] and len(short) >= 5 and distance(short, long) <= 2


_LETTERS = (("ks", "x"), ("kh", "h"), ("zh", "z"), ("tz", "ts"), ("y", "i"), ("j", "i"), ("w", "v"))
"""What transliterations of one name write one way or the other."""


def _plain_letters(name: str) -> str:
    """Return *name* so that two transliterations of it are alike.

    >>> _plain_letters("aleksey"), _plain_letters("alexei")
    ('alexei', 'alexei')
    """
    for spelled, plain in _LETTERS:
        name = name.replace(spelled, plain)
    return name.replace("ii", "i")


_KIN = re.compile(
    r"[’']s?\s+(?:\w+\s+){0,2}?(?:brother|sister|son|daughter|father|mother|wife|husband|widow|"
    r"widower|cousin|uncle|aunt|nephew|niece|grandson|granddaughter|twin)\b"
)
_BESIDE = 60
"""Signs after "Ruiz’s brother" within which the brother is named."""


def _kin(page: Reading, short: Group, full: Group) -> bool:
    """Tell whether a full name is that of the bearer's kin: "Ruiz’s brother, Emil Ruiz"."""
    return any(
        _KIN.match(page.text, one.span.end) and 0 < other.span.start - one.span.end < _BESIDE
        for one in short.mentions
        for other in full.mentions[:1]
    )


def join_single_names(
    page: Reading, links: Links, groups: Sequence[Group]
) -> dict[str, tuple[Group, ...]]:
    """Join surnames and given names standing alone; return those that fit two people, by key."""
    full = full_names(groups)
    whole = {id(group) for group in full}
    by_end, by_given = _indexed(full)
    open_: dict[str, tuple[Group, ...]] = {}
    for group in groups:
        person = group.type is EntityType.PERSON
        if id(group) in whole or group.type not in _MAY_BE_PEOPLE:
            continue
        if not person and len(group.words) > 1:
            continue
        fits = by_end[group.words] or (by_given[group.words[0]] if person else [])
        fits = [full for full in fits if not _kin(page, group, full)]
        roots = list({id(links.root(f)): links.root(f) for f in fits}.values())
        if len(roots) == 1:
            links.join(roots[0], group)
        elif roots:
            open_[group.key] = tuple(roots)
    return open_


def _indexed(
    full: Sequence[Group],
) -> tuple[dict[tuple[str, ...], list[Group]], dict[str, list[Group]]]:
    """Index full names by their last words, suffixes left out or in, and by the given name."""
    by_end: dict[tuple[str, ...], list[Group]] = defaultdict(list)
    by_given: dict[str, list[Group]] = defaultdict(list)
    for group in full:
        ends = {group.words[-size:] for size in range(1, len(group.words) + 1)}
        for end in ends | {(surname(group.words),)}:
            by_end[end].append(group)
        by_given[group.words[0]].append(group)
    return by_end, by_given


RARE = 2
"""Mentions up to which a name may be a slip for another."""


def join_variants(links: Links, singles: Sequence[Group]) -> None:
    """Join two spellings of a rare name: Tsarko and Tzarko."""
    by_letter: dict[str, list[Group]] = defaultdict(list)
    for group in singles:
        if group.key in given_names() or not group.key:
            continue
        for earlier in by_letter[group.key[0]]:
            rare = min(len(earlier.mentions), len(group.mentions)) <= RARE
            if rare and near(earlier.key, group.key):
                more, less = sorted((earlier, group), key=lambda g: -len(g.mentions))
                links.join(more, less)
        by_letter[group.key[0]].append(group)


def near(a: str, b: str) -> bool:
    """Tell whether two names differ by one letter in five or two in nine.

    >>> near("tsarko", "tzarko"), near("ruiz", "diaz")
    (True, False)
    """
    short, long = sorted((len(a), len(b)))
    bar = 2 if short >= 9 else 1
    if short < 5 or long - short > bar or a[0] != b[0]:
        return False
    return a.rstrip("s") != b.rstrip("s") and distance(a, b) <= bar


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
