"""When two names are taken for one in scoring: generous, since chains are what is measured."""

from __future__ import annotations

import re
import unicodedata

TITLES = frozenset("mr mrs ms dr prof sir the a an agency news".split())


def fold(name: str) -> str:
    """Return *name* without case, accents, a leading article, a possessive.

    >>> fold("The Würth Herald’s")
    'wurth herald'
    """
    plain = unicodedata.normalize("NFKD", name).replace("’", "'").casefold()
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = " ".join(plain.split()).strip(" ,.;:\"“”'")
    return re.sub(r"^(?:the|an?) (?=\S)|'s?$", "", plain)


def same_name(one: str, other: str) -> bool:
    """Tell whether the words of one name are all in the other's.

    >>> same_name("Mr Ruiz", "Ana Ruiz"), same_name("Free Sul Legion", "Sul Corps")
    (True, False)
    """
    ours, theirs = _words(one), _words(other)
    return bool(ours and theirs) and (ours <= theirs or theirs <= ours)


def _words(name: str) -> set[str]:
    return set(re.findall(r"\w+", fold(name))) - TITLES
