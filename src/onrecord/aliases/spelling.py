"""Spelling: whether two words are one name, written down in two ways."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from onrecord.text.folding import romanised
from onrecord.text.lists import rows

_MARKED = str.maketrans(
    {"ç": "ch", "č": "ch", "ć": "ch", "ş": "sh", "š": "sh", "ș": "sh", "ś": "sh", "ž": "zh",
     "ż": "zh", "ź": "zh", "ö": "oe", "ü": "ue", "ä": "ae", "å": "aa", "ø": "oe", "ğ": "g",
     "ñ": "ny"}
)  # fmt: skip
"""What writers without these letters put for them; others drop the mark."""

_SOUNDS = tuple(
    (re.compile(spelled), sound)
    for spelled, sound in (
        (r"['’ʼ`]", ""),
        (r"(?<=[aeiou])v(?=sk)|ff\b", "v"),
        (r"tsch|tch|chtch", "C"),
        (r"shch|sch|sh", "s"),
        (r"ch|cz|tz|ts", "C"),
        (r"zh|dzh", "z"),
        (r"kh", "h"),
        (r"ph", "f"),
        (r"gh", "g"),
        (r"th", "t"),
        (r"dh", "d"),
        (r"ae", "e"),
        (r"oe", "o"),
        (r"ue\b|ue(?=[^aeiouy])|oo|ou", "u"),
        (r"aa", "a"),
        (r"ee", "i"),
        (r"c(?=[eiy])", "C"),
        (r"ck|c|q", "k"),
        (r"x", "ks"),
        (r"w", "v"),
        (r"[jy]", "i"),
        (r"(?<=a)h\b", ""),
        (r"(?<=C)ov\b|(?<=C)ev\b", "ov"),
        (r"\bie", "e"),
        (r"(.)\1+", r"\1"),
    )
)
"""How transliterations write one sound; capital C is the one that Russian has in "tsar" and in
"chas". In this order: what is long goes first."""

_SWAPPED = frozenset(map(frozenset, ("ou", "ei", "ae", "sz", "gh")))
"""Letters of two skeletons that may stand for one sound: Omar and Umar, Markovych and Markovich,
Ahmad and Ahmed, Tsezar and Caesar, Oleh and Oleg. Not "e" and "o": Hansen is no Hanson."""

LONG = 7
"""Letters of a skeleton from which two of them may be swapped."""

_VOWELS = re.compile("[aeiou]")


@lru_cache(maxsize=1 << 16)
def skeletons(word: str) -> frozenset[str]:
    """Return what is left of *word* when every sound is written in one way.

    >>> skeletons("Tzezar"), bool(skeletons("Žuk") & skeletons("Zhuk"))
    (frozenset({'Cezar'}), True)
    """
    low = word.casefold()
    forms = {low, low.translate(_MARKED), low.replace("j", "zh")}
    return frozenset(_sounds(romanised(form)) for form in forms)


def _sounds(plain: str) -> str:
    for spelled, sound in _SOUNDS:
        plain = spelled.sub(sound, plain)
    return plain


def key(word: str) -> str:
    """Return a key that all spellings of a word share; other words share it too.

    >>> key("Caesar") == key("Tsezar"), key("Oleh") == key("Oleg")
    (True, True)
    """
    # French writes j for zh, others for y: neither counts.
    plain = _sounds(romanised(re.sub("zh|ž|ż|j", "", word.casefold())))
    plain = plain.replace("z", "s").replace("h", "g")
    return re.sub(r"(.)\1+", r"\1", _VOWELS.sub("", plain)) or plain[:1]


def swaps(one: str, other: str) -> int | None:
    """Return how many sounds two spellings write otherwise, ``None`` where they are two words.

    >>> swaps("Caesar", "Tzezar"), swaps("Selnansky", "Selnanskyy"), swaps("Hansen", "Hanson")
    (1, 0, None)
    """
    found = [_swapped(a, b) for a in skeletons(one) for b in skeletons(other)]
    return min((n for n in found if n is not None), default=None)


def _swapped(a: str, b: str) -> int | None:
    if a == b:
        return 0
    if len(a) != len(b) or len(a) < 4:
        return None
    pairs = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    if not all(frozenset(pair) in _SWAPPED for pair in pairs):
        return None
    return len(pairs) if len(pairs) <= (2 if len(a) >= LONG else 1) else None


def spelled_alike(one: str, other: str) -> bool:
    """Tell whether two words can be one name in two spellings.

    >>> spelled_alike("Grozhin", "Grožin"), spelled_alike("Maria", "Mario")
    (True, False)
    """
    return swaps(one, other) is not None


@cache
def _variants() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, (names,) in enumerate(rows("given_variants.tsv")):
        for name in names.split():
            found.setdefault(romanised(name), set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


def variants(one: str, other: str) -> bool:
    """Tell whether two folded given names are short forms or translations of one.

    >>> variants("bob", "robert"), variants("volodymyr", "vladimir"), variants("bob", "william")
    (True, True, False)
    """
    table = _variants()
    return bool(table.get(one, frozenset()) & table.get(other, frozenset()))


def begins(letter: str, name: str) -> bool:
    """Tell whether *letter* can be the initial of a folded given name, or of a form of it.

    >>> begins("w", "bill"), begins("b", "bill"), begins("t", "bill")
    (True, True, False)
    """
    if name.startswith(letter):
        return True
    numbers = _variants().get(name, frozenset())
    return any(letter == other[0] and numbers & some for other, some in _variants().items())


@cache
def genders() -> dict[str, str]:
    """Return given names, folded, with the gender that they mostly go with ("" for either)."""
    return {romanised(name): gender for name, gender in rows("given_names.tsv")}
