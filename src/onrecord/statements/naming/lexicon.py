"""The reviewed lists that naming reads: what nouns, outlets and given names tell about a speaker.

The lists ship as tables in ``onrecord/data``: a comment line, a line with the columns, the rows.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from onrecord.text.lists import rows


@lru_cache(maxsize=50_000)  # an article asks for the same words again and again
def fold(word: str) -> str:
    """Return *word* in small letters, without accents, with plain apostrophes.

    >>> fold("Grażyna’s")
    "grazyna's"
    """
    plain = unicodedata.normalize("NFKD", word.replace("’", "'").replace("‘", "'"))
    return "".join(sign for sign in plain if not unicodedata.combining(sign)).lower()


class Gender(StrEnum):
    """What a title, a noun or a given name tells; ``ANY`` where it tells nothing."""

    MALE = "m"
    FEMALE = "f"
    ANY = ""


class RoleKind(StrEnum):
    """What a noun at the head of a source denotes."""

    PERSON = "person"
    ANONYMOUS = "anonymous"
    GROUP = "group"
    BODY = "body"
    OUTLET = "outlet"
    AGENCY = "agency"
    DOCUMENT = "document"
    POST = "post"
    RECORDING = "recording"


WORKS = frozenset({RoleKind.DOCUMENT, RoleKind.POST, RoleKind.RECORDING})
"""Kinds of things that are made by somebody and speak for them."""
PUBLISHERS = frozenset({RoleKind.OUTLET, RoleKind.AGENCY})
"""Kinds of bodies that publish what others say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A noun that may head a source. Nouns of one class may stand for one another."""

    noun: str
    kind: RoleKind
    classes: frozenset[str]
    gender: Gender


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """A well-known outlet or agency. ``weak`` names are common words as well."""

    name: str
    kind: RoleKind
    names: frozenset[str]
    weak: frozenset[str]


@cache
def roles() -> dict[str, Role]:
    """Return the nouns that stand for speakers, by their singular."""
    found = {}
    for noun, kind, classes, gender in rows("roles.tsv"):
        found[noun] = Role(
            noun=noun,
            kind=RoleKind(kind),
            classes=frozenset(classes.split()),
            gender=Gender(gender),
        )
    return found


@cache
def outlets() -> dict[str, Outlet]:
    """Return the well-known outlets and agencies by each of their names."""
    found: dict[str, Outlet] = {}
    for name, kind, others, weak in rows("outlets.tsv"):
        names = frozenset({name, *(other for other in others.split("|") if other)})
        known = Outlet(
            name=name,
            kind=RoleKind(kind),
            names=names,
            weak=frozenset(word for word in weak.split("|") if word),
        )
        for each in names:
            found.setdefault(each, known)
    return found


@cache
def given_names() -> dict[str, Gender]:
    """Return given names, folded, with the gender that they mostly go with."""
    return {fold(name): Gender(gender) for name, gender in rows("given_names.tsv")}


@cache
def nationalities() -> frozenset[str]:
    """Return adjectives of nation and creed, which stand before a role and never in a name."""
    return frozenset(word for (word,) in rows("nationalities.tsv"))


@cache
def nations() -> frozenset[str]:
    """Return the same adjectives, folded."""
    return frozenset(fold(word) for word in nationalities())


@lru_cache(maxsize=1 << 14)
def role_of(word: str) -> tuple[Role, bool] | None:
    """Return the role that *word* is a form of, and whether it stands in the plural.

    >>> role, plural = role_of("lawmakers")
    >>> role.noun, role.kind.value, plural
    ('lawmaker', 'person', True)
    >>> role_of("bridge") is None
    True
    """
    low = word.lower().replace("’", "'")
    for form, plural in _singulars(low):
        role = roles().get(form)
        if role is not None:
            return role, plural
    return _by_ending(low)


def _singulars(low: str) -> list[tuple[str, bool]]:
    forms = [(low, False)]
    if low.endswith("men"):
        forms.append((low[:-3] + "man", True))
    if low.endswith("people") and len(low) > 6:
        forms.append((low[:-6] + "person", True))
    if low.endswith("ies"):
        forms.append((low[:-3] + "y", True))
    if low.endswith("es"):
        forms.append((low[:-2], True))
    if low.endswith("s") and not low.endswith("ss"):
        forms.append((low[:-1], True))
    if low.startswith("ex-"):
        forms.extend(_singulars(low[3:]))
    return forms


_PERSON_ENDINGS = ("ist", "man", "woman", "ologist", "keeper", "holder", "goer")


def _by_ending(low: str) -> tuple[Role, bool] | None:
    """Guess that a noun such as "lepidopterist" denotes a person."""
    plural = low.endswith(("ists", "men", "women", "ologists", "keepers", "holders", "goers"))
    stem = low.removesuffix("s") if plural else low
    stem = stem[:-2] + "an" if stem.endswith("men") else stem
    if " " in stem or len(stem) < 7 or not stem.endswith(_PERSON_ENDINGS):
        return None
    return Role(noun=stem, kind=RoleKind.PERSON, classes=frozenset(), gender=Gender.ANY), plural
