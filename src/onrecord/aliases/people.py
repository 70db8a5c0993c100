"""People: whether two names can be one person's, by their given names and surnames."""

from __future__ import annotations

from functools import lru_cache

from onrecord.aliases.spelling import begins, genders, spelled_alike, swaps, variants
from onrecord.aliases.verdicts import DIFFERENT, OPEN, Compared, Sure
from onrecord.records import AliasBasis
from onrecord.text.folding import fold_name

TITLES = frozenset(
    "mr mrs ms miss dr prof professor sir dame lord lady president minister senator sen rep gov "
    "governor mayor judge justice general gen colonel col major maj captain capt lieutenant lt "
    "sergeant sgt commander chief king queen prince princess pope sheikh ayatollah rev reverend "
    "father sister brother saint st chancellor premier ambassador secretary sens reps state".split()
)
"""Words before a name that are no part of it."""

_PARTICLES = frozenset(
    "al el ul bin ibn ben bint abu van von der den de la le da di dos das do du del della of y "
    "e".split()
)
"""Small words within names that one report writes and another leaves out."""

_SUFFIXES = frozenset("jr sr ii iii iv junior senior".split())


@lru_cache(maxsize=1 << 16)
def words_of(name: str) -> tuple[str, ...]:
    """Return the words that a person's name is compared by.

    >>> words_of("Dr. Ana M. Ruiz-Sol"), words_of("Nasim al-Sol"), words_of("Abdel Rahman Sol")
    (('ana', 'm', 'ruiz', 'sol'), ('nasim', 'sol'), ('abdrahman', 'sol'))
    """
    # fold_name takes the A of "A. Ruiz" for an article.
    parts = fold_name(f"x {name}").split()[1:] or [""]
    titles = [n for n, part in enumerate(parts[:-2]) if part in TITLES]
    parts = parts[titles[-1] + 1 :] if titles else parts
    while len(parts) > 1 and parts[0] in TITLES:
        parts = parts[1:]
    chosen = [p for p in _servants(parts) if p not in _PARTICLES]
    return tuple(chosen or parts)


def _servants(parts: list[str]) -> list[str]:
    """Write "Abdul Rahman", "Abdel-Rahman" and "Abdulrahman" in one way."""
    joined: list[str] = []
    for part in parts:
        if joined and joined[-1] in {"abdul", "abdel", "abdal", "abd"} and part not in {"al", "el"}:
            joined[-1] = f"abd{part}"
        elif not (joined and joined[-1] == "abd" and part in {"al", "el"}):
            joined.append(part)
    starts = ("abdul", "abdel", "abdal")
    return [f"abd{p[5:]}" if p.startswith(starts) and len(p) > 8 else p for p in joined]


def suffix(words: tuple[str, ...]) -> str:
    """Return what tells a son from his father, or nothing."""
    return next((w.replace("junior", "jr").replace("senior", "sr") for w in words[2:]
                 if w in _SUFFIXES), "")  # fmt: skip


@lru_cache(maxsize=1 << 16)
def compared(one: str, other: str) -> Compared:
    """Compare two names of people, each of two words or more.

    >>> compared("Ana Ruiz", "A. Ruiz").basis, compared("Ana Ruiz", "Eva Ruiz").sure
    (<AliasBasis.INITIALS: 'initials'>, <Sure.DIFFERENT: 'different'>)
    """
    a, b = words_of(one), words_of(other)
    if a == b:
        return Compared(Sure.SAME, AliasBasis.SAME_NAME)
    if suffix(a) != suffix(b):
        # A son is not his father; "III" is left out by most reports.
        return DIFFERENT if {suffix(a), suffix(b)} & {"jr", "sr"} else OPEN
    a, b = (tuple(w for w in words if w not in _SUFFIXES) for words in (a, b))
    if min(len(a), len(b)) < 2:
        return OPEN
    turned = ("".join(words) for words in (b, (*b[1:], b[0]), (b[-1], *b[:-1])))
    if "".join(a) in turned:
        return Compared(Sure.SAME, AliasBasis.SPELLING)
    return _by_parts(a, b)


def _by_parts(a: tuple[str, ...], b: tuple[str, ...]) -> Compared:
    last = _surnames(a, b)
    given = _given(a[0], b[0])
    if last is None or given is None:
        turned = _surnames((*a[1:], a[0]), b) == 0 and _given(a[-1], b[0]) is AliasBasis.SAME_NAME
        return Compared(Sure.SAME, AliasBasis.SPELLING) if turned and len(a) == 2 else DIFFERENT
    if not _middles_agree(a[1:-1], b[1:-1]):
        return DIFFERENT
    if given is AliasBasis.SAME_NAME:
        basis = AliasBasis.SHORT_FORM if last == 0 and len(a) != len(b) else AliasBasis.SPELLING
        return Compared(Sure.SAME if last == 0 else Sure.LIKELY, basis)
    if given is AliasBasis.SPELLING:
        return Compared(Sure.SAME, AliasBasis.SPELLING)
    return Compared(Sure.LIKELY, given)


def _surnames(a: tuple[str, ...], b: tuple[str, ...]) -> int | None:
    """Return how many sounds differ in the surname; Spanish ones may have a second or none."""
    last = swaps(a[-1], b[-1])
    if last is not None:
        return None if _woman_of(a, b) else last
    short, long = sorted((a, b), key=len)
    inner = [n for w in long[1:-1] if len(w) > 1 and (n := swaps(short[-1], w)) is not None]
    return min(inner, default=None) if len(long) > len(short) else None


def _woman_of(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Tell "Petrov" from "Petrova"; swaps already does, for their lengths differ."""
    return a[-1] + "a" == b[-1] or b[-1] + "a" == a[-1]


def _given(one: str, other: str) -> AliasBasis | None:
    """Return what makes two given names one, ``None`` where nothing does."""
    if one == other:
        return AliasBasis.SAME_NAME
    if min(len(one), len(other)) == 1:
        letter, name = sorted((one, other), key=len)
        return AliasBasis.INITIALS if begins(letter, name) else None
    if variants(one, other):
        return AliasBasis.NICKNAME
    known = genders()
    if known.get(one, "") != known.get(other, "") and known.get(one) and known.get(other):
        return None
    if {one[-1], other[-1]} == {"a", "o"} or not spelled_alike(one, other):
        return None
    return AliasBasis.SPELLING


def _middles_agree(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Tell whether two persons' middle names or initials are not against their being one."""
    if not a or not b:
        return True
    return any(x[0] == y[0] and (len(x) == 1 or len(y) == 1 or spelled_alike(x, y))
               for x in a for y in b)  # fmt: skip


def one_spelled(some: list[str], others: list[str]) -> bool:
    """Tell whether every word of one name is a spelling of a word of the other.

    >>> one_spelled(["tzesar"], ["tsezar"]), one_spelled(["ruiz"], ["ana", "sol"])
    (True, False)
    """
    return all(any(spelled_alike(one, other) for other in others) for one in some)
