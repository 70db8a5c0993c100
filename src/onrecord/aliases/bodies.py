"""Bodies: whether two names can be one organization's, unit's or outlet's."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from onrecord.aliases.verdicts import DIFFERENT, OPEN, Compared, Sure
from onrecord.records import AliasBasis
from onrecord.text.folding import fold_name, romanised
from onrecord.text.lists import rows

_SMALL = frozenset(
    "the of for and on in to at a an de la le du des di y e und für & by with".split()
)
_CUTS = frozenset("of for on de du des di in to at".split())

_SUFFIX = frozenset(
    ["", *"n an ian ean ish ese i ic e a ia y dom al s es ist ine ern ty ation er ers ary "
     "eers eer ly land nd ion or orate ial ium ies".split()]
)  # fmt: skip
"""What the forms of one word end in, after what they have in common: Russia and Russian, free and
freedom, north and northern."""

_WORDS = (
    frozenset("free freedom liberty liberation liberated".split()),
    frozenset("army forces force troops military".split()),
    frozenset("defence defense".split()),
    frozenset("centre center".split()),
    frozenset("labour labor".split()),
    frozenset("voluntary volunteer volunteers".split()),
    frozenset("people peoples popular folk".split()),
    frozenset("organisation organization".split()),
    frozenset("programme program".split()),
)
"""Words that translate one word, or spell it in two ways."""

TELLING = frozenset(
    "north south east west northern southern eastern western central upper lower new old young "
    "first second third fourth fifth sixth seventh eighth ninth tenth international national "
    "federal state regional district county city junior youth women womens men mens former global "
    "world united american british democratic republican high supreme special independent".split()
)
"""Words by which units and offices that are named alike really differ."""

WEAK = frozenset(
    "state service agency office bureau union federation confederation association authority body "
    "organization organisation".split()
)
"""Words for a kind of body that a translation puts one for the other, or leaves out."""

LEVELS = frozenset("national federal state central royal general".split())
"""Words that a translation, which turns a name round, leaves out: "National Institute of Health"
and "Health Institute". The National Security Council is no Security Council."""

_COMPANY = frozenset("inc ltd llc plc corp co corporation company limited gmbh ag sa spa".split())
_FIRM = frozenset("group holding holdings".split())
"""Last words of firms' names that reports leave out: the Selna Group is Selna, as a rule."""

_OWN = frozenset(
    "house senate congress state court army navy military air force forces police government "
    "parliament legislature cabinet administration presidency kremlin pentagon city town country "
    "county nation church council party jury supreme white".split()
)
"""Kinds of bodies of which every country or town has one, which is meant where none is named."""


@lru_cache(maxsize=1 << 16)
def words_of(name: str) -> tuple[str, ...]:
    """Return the words that a body's name is compared by, without small ones.

    >>> words_of("The Institute for the Study of Tides"), words_of("Selna Ferries Ltd.")
    (('institute', 'study', 'tides'), ('selna', 'ferries'))
    """
    words = [w for w in fold_name(name).split() if w not in _SMALL]
    while len(words) > 1 and words[-1] in _COMPANY:
        words = words[:-1]
    return tuple(words)


def firm(name: str) -> str | None:
    """Return by what a firm is called for short, ``None`` for other names.

    >>> firm("Selna Group"), firm("Group of Ten")
    ('selna', None)
    """
    words = words_of(name)
    return " ".join(words[:-1]) if len(words) > 1 and words[-1] in _FIRM else None


def head(name: str) -> str:
    """Return the noun that says what a body is.

    >>> head("Free Selna Legion"), head("Institute for the Study of Tides")
    ('legion', 'institute')
    """
    parts = fold_name(name).split()
    cut = next((n for n, p in enumerate(parts) if n and p in _CUTS), len(parts))
    words = [p for p in parts[:cut] if p not in _SMALL]
    while len(words) > 1 and words[-1] in _COMPANY:
        words = words[:-1]
    return words[-1] if words else ""


@lru_cache(maxsize=1 << 15)
def related(one: str, other: str) -> bool:
    """Tell whether two words are forms, spellings or translations of one.

    >>> related("russia", "russian"), related("free", "freedom"), related("harbour", "harvest")
    (True, True, False)
    """
    if one == other or any(one in words and other in words for words in _WORDS):
        return True
    same = 0
    while same < min(len(one), len(other)) and one[same] == other[same]:
        same += 1
    return same >= 4 and one[same:] in _SUFFIX and other[same:] in _SUFFIX


@lru_cache(maxsize=1 << 15)
def root(word: str) -> str:
    """Return what all words related to *word* begin with, or share as a key.

    >>> root("russian") == root("russia"), root("freedom") == root("free")
    (True, True)
    """
    same = next((words for words in _WORDS if word in words), None)
    return min(same)[:4] if same else word[:4]


@cache
def _nations() -> frozenset[str]:
    return frozenset(romanised(word) for (word,) in rows("nationalities.tsv"))


@cache
def nouns() -> frozenset[str]:
    """Return the nouns that can stand for a body named before: institute, regiment, union."""
    return frozenset(noun for noun, kind, *_ in rows("roles.tsv") if kind == "body") - _OWN


def of_place(word: str, places: frozenset[str]) -> bool:
    """Tell whether a word says where a body belongs."""
    return word in places or word in _nations() or any(related(word, n) for n in _near(word))


@lru_cache(maxsize=1 << 14)
def _near(word: str) -> tuple[str, ...]:
    return tuple(n for n in sorted(_nations()) if n[:4] == word[:4])


def compared(one: str, other: str, places: frozenset[str] = frozenset()) -> Compared:
    """Compare two names of bodies; *places* are folded words that name places.

    >>> compared("Free Selna Legion", "Selnan Freedom Legion").sure
    <Sure.SAME: 'same'>
    >>> compared("Freedom Legion", "International Legion").sure
    <Sure.DIFFERENT: 'different'>
    """
    a, b = words_of(one), words_of(other)
    if not a or not b:
        return OPEN
    if a == b or "".join(a) == "".join(b):
        return Compared(Sure.SAME, AliasBasis.SAME_NAME)
    if firm(one) == " ".join(b) or firm(other) == " ".join(a):
        return Compared(Sure.LIKELY, AliasBasis.SHORT_FORM)
    if min(len(a), len(b)) == 1:
        return OPEN
    if not related(head(one), head(other)):
        if _translated(a, b):
            return Compared(Sure.LIKELY, AliasBasis.REWORDING)
        return OPEN if set(a) & set(b) else DIFFERENT
    more_a, more_b = _extra(a, b), _extra(b, a)
    if more_a and more_b:
        return DIFFERENT
    if not more_a and not more_b:
        return Compared(Sure.SAME, AliasBasis.REWORDING)
    return _shorter(more_a or more_b, a, b, places)


def _shorter(
    more: tuple[str, ...], a: tuple[str, ...], b: tuple[str, ...], places: frozenset[str]
) -> Compared:
    """Judge a name that has *more* words than another with the same head."""
    if {*more} <= LEVELS and _turned(a, b):
        return Compared(Sure.LIKELY, AliasBasis.REWORDING)
    if any(w in TELLING or w[0].isdigit() for w in more) or not _described(a, b):
        return DIFFERENT if _described(a, b) else OPEN
    basis = AliasBasis.SHORT_FORM if set(a) <= set(b) or set(b) <= set(a) else AliasBasis.REWORDING
    if all(of_place(w, places) for w in more):
        return Compared(Sure.LIKELY, basis)
    return Compared(Sure.OPEN, basis)


def _translated(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Tell whether two names say the same but for the word for the kind of body.

    >>> compared("Federation of Ferry Workers", "Ferry Workers’ Union").sure
    <Sure.LIKELY: 'likely'>
    """
    some, others = ([w for w in words if w not in WEAK] for words in (a, b))
    return (
        min(len(some), len(others)) > 1
        and not _extra(tuple(some), tuple(others))
        and (not _extra(tuple(others), tuple(some)))
    )


def _turned(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Tell whether what two names share stands in another order in each.

    >>> compared("National Institute of Tides", "Tides Institute").sure
    <Sure.LIKELY: 'likely'>
    """
    places = [next((n for n, v in enumerate(b) if related(w, v)), -1) for w in a]
    shared = [n for n in places if n >= 0]
    return len(shared) > 1 and shared != sorted(shared)


def _described(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Tell whether two names share more than what kind of body it is."""
    shared = [w for w in a if any(related(w, v) for v in b)]
    return len(shared) > 1


def _extra(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(w for w in a if not any(related(w, v) for v in b))


def acronyms(name: str) -> frozenset[str]:
    """Return what initials can stand for a name, in small letters.

    >>> sorted(acronyms("Institute for the Study of Tides"))
    ['ifsot', 'iftsot', 'ist']
    """
    parts = re.findall(r"[^\W_]+", romanised(name.replace("’", "").replace("'", "")))
    parts = parts[1:] if len(parts) > 1 and parts[0] == "the" else parts
    big = [p for p in parts if p not in _SMALL]
    forms = {"".join(p[0] for p in some) for some in (parts, big)}
    forms.add("".join(p[0] for p in parts if p not in {"the", "and"}))
    return frozenset(form for form in forms if len(form) > 1 and form not in parts)


def stands_for(short: str, name: str) -> bool:
    """Tell whether *short* is made of the beginnings of a name's words.

    >>> stands_for("SELFEREP", "Selna Ferry Report"), stands_for("RSL", "Radio Selna")
    (True, False)
    """
    wanted = fold_name(short).replace(" ", "")
    parts = fold_name(name).split()
    if wanted in parts:
        return False
    big = [p for p in parts if p not in _SMALL]
    return (
        len(wanted) > 1
        and len(parts) > 1
        and any(_spells(wanted, tuple(some)) for some in (parts, big))
    )


def _spells(wanted: str, parts: tuple[str, ...]) -> bool:
    if not parts:
        return not wanted
    first = parts[0]
    for size in range(1, len(first) + 1):
        if not wanted.startswith(first[:size]):
            return False
        if _spells(wanted[size:], parts[1:]):
            return True
    return False
