"""Folding: what two spellings of one word or one name have in common.

Folded text is for comparing only; nothing points into it and nothing shows it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "zh", "з": "z", "и": "i",
    "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s",
    "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch",
    "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya", "ё": "e",
    "і": "i", "ї": "i", "є": "ye", "ґ": "g", "ў": "u",
    "ђ": "dj", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c", "џ": "dz", "ѓ": "gj", "ќ": "kj", "ѕ": "dz",
}  # fmt: skip
_LATIN = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ħ": "h",
    "ı": "i", "ŋ": "ng",
}  # fmt: skip
_TABLE = str.maketrans(_CYRILLIC | _LATIN)
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ′`´", "'"))
_POSSESSIVE = re.compile(r"'s?(?=\s|$)")
_NAME_PARTS = re.compile(r"[^\W_]+")
_HYPHENS = re.compile(r"[-\u2010-\u2015\u00ad.]")


def fold(word: str) -> str:
    """Return what *word* is compared by: case, quotation marks and accents do not count.

    A sign without a letter or a digit folds to the empty string.

    >>> fold("Couldn’t"), fold("Café"), fold("U.S."), fold("“")
    ("couldn't", 'cafe', 'us', '')
    """
    if word.isascii() and word.isalpha():
        return word.lower()
    return _fold(word)


@lru_cache(maxsize=1 << 16)
def _fold(word: str) -> str:
    plain = _without_marks(word.translate(_APOSTROPHES)).casefold()
    if not any(c.isalnum() for c in plain):
        return ""
    # "U.S." and "US", "front-line" and "frontline" are editors' taste; "4.5" and "Express.co.uk"
    # keep their stops, or 4.5 would equal 45.
    return plain if re.search(r"\d|\.\w\w", plain) else _HYPHENS.sub("", plain)


def _without_marks(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def romanised(text: str) -> str:
    """Return *text* in small plain Latin letters, letter by letter.

    The table is the plain one that newspapers use for Russian and Ukrainian; it tells nothing of
    how a bearer writes the name ("Zelensky", "Zelenskyy"), which is for aliases to settle.

    >>> romanised("Цезарь"), romanised("Łukasz Żółć")
    ('tsezar', 'lukasz zolc')

    References:
        BGN/PCGN 1947 for Russian, simplified as in the press. OpenSanctions' rigour 2.6.1 was
        tried: the same on these letters, but it needs PyICU, 8 MB and a compiler on some systems.
    """
    # й and ї fall apart into и, і and a mark under NFKD, so the table comes first.
    composed = unicodedata.normalize("NFKC", text).casefold()
    return _without_marks(composed.translate(_TABLE)).casefold().translate(_TABLE)


@lru_cache(maxsize=1 << 14)
def fold_name(name: str) -> str:
    """Return what a *name* is compared by: plain Latin letters, no case, accents or punctuation.

    A leading article and a possessive ending are left out.

    >>> fold_name("The Harbour Times’s"), fold_name("Володимир"), fold_name("J. R. Ruiz-Sánchez")
    ('harbour times', 'volodimir', 'j r ruiz sanchez')
    """
    plain = _POSSESSIVE.sub("", romanised(name.translate(_APOSTROPHES)))
    parts = _NAME_PARTS.findall(plain.replace("'", ""))
    if len(parts) > 1 and parts[0] in {"the", "a", "an"}:
        parts = parts[1:]
    return " ".join(parts)


def same_name(one: str, other: str) -> bool:
    """Tell whether two names are one after folding.

    >>> same_name("ANA RUIZ", "Ana Ruíz"), same_name("Ana Ruiz", "Eva Ruiz")
    (True, False)
    """
    folded = fold_name(one)
    return folded != "" and folded == fold_name(other)


def compatible_names(one: str, other: str) -> bool:
    """Tell whether one name can be a shorter form of the other: its words are all in it.

    >>> compatible_names("Ruiz", "Ana Ruiz"), compatible_names("Ana Ruiz", "Eva Ruiz")
    (True, False)
    """
    some, others = set(fold_name(one).split()), set(fold_name(other).split())
    return bool(some) and bool(others) and (some <= others or others <= some)
