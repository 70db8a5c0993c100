"""One name in the text: its words, its title, and whether it owns what follows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.records import EntityType, Span, Spans
from onrecord.statements.naming.lexicon import (
    RoleKind,
    fold,
    given_names,
    nationalities,
    role_of,
    roles,
)
from onrecord.statements.naming.reading import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class NameMention:
    """A name in the text. ``span`` is the name alone, ``full`` has the titles before it."""

    span: Span
    full: Span
    type: EntityType
    title: str
    words: tuple[str, ...]
    possessive: bool
    tagged: bool

    @property
    def key(self) -> str:
        """Return the folded words of the name as one string."""
        return " ".join(self.words)


DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december christmas easter ramadan".split()
)

OPENERS = frozenset(
    "the a an he she it they we i you his her its their our my this that these those there here in "
    "on at by for from with after before when while as if but and or so yet then both some many "
    "most all no not one two three what who how why where although though since because during "
    "among under over despite according last next now also even just only more much other another "
    "such each every few several first second third once still well yes however meanwhile earlier "
    "later today yesterday asked speaking citing quoting moreover additionally nevertheless indeed "
    "perhaps maybe let is are was were do does did have has had can could would should will may "
    "might must be been being to of about into through between against without within until unless "
    "up down out off per via than too very again ever never always often sometimes soon ms mr mrs "
    "read photo source image video image updated published advertisement follow sign please click "
    "thousands hundreds dozens millions people critics supporters officials experts police anyone "
    "nobody everyone everybody nothing something whether amid upon following including given "
    "former senior acting ex-president incoming outgoing retired veteran".split()
)
"""Words that open a sentence with a capital letter and are no name."""

HONORIFICS = frozenset(
    "mr mrs ms miss mx dr prof sir dame lord lady baroness baron rev fr sen rep gov gen col lt maj "
    "sgt capt cmdr adm hon justice judge st".split()
)

PARTICLES = frozenset(
    "de van von der den del della di da du la le el al bin ibn ben abu dos das af av zu y e".split()
)

SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})

COMPANIES = frozenset(
    "inc corp corporation ltd limited llc llp plc co ag sa gmbh nv bv oyj asa spa pty ab kk".split()
)

_HYPHENED = re.compile(r"-(?:based|born|backed|led|owned|controlled|educated|listed|trained)$")

JOINS = frozenset({"of", "for", "the", "and", "in", "on", "&", "to", "at"})

POSSESSIVE = re.compile(r"(?:['’‘]s|(?<=s)['’])$")


def read_name(page: Reading, span: Span, type_: EntityType, *, tagged: bool) -> NameMention | None:
    """Read *span* as a name: titles off the front, "'s" off the end; ``None`` if none is left."""
    text = page.text
    within, tokens = _without_titles(page.within(span), text, type_)
    if not tokens or not (tagged or any(capital(t.of(text)) for t in tokens)):
        return None
    first = tokens[0].start
    title, full = within or _title_before(page, first)
    whole = Span(first, tokens[-1].end)
    owned = POSSESSIVE.search(whole.of(text))
    name = Span(first, first + owned.start()) if owned else whole
    words = tuple(fold(w) for w in _words(page, name, whole))
    if len(words) > 1 and words[-1].strip(".") in COMPANIES:
        words, type_ = words[:-1], EntityType.ORGANIZATION
    if not words or _is_none(words, name.of(text)):
        return None
    return NameMention(
        span=name,
        full=Span(full, name.end),
        type=type_,
        title=title,
        words=words,
        possessive=bool(owned) or bool(re.match(r"['’‘]s\b", text[name.end : name.end + 3])),
        tagged=tagged,
    )


def _words(page: Reading, name: Span, whole: Span) -> list[str]:
    """Return the words of *name*; the last may be cut off from its "'s"."""
    words = [w.of(page.text) for w in page.within(name) if wordlike(w.of(page.text))]
    cut = [w for w in page.within(whole) if w.start < name.end < w.end]
    return [*words, *(Span(w.start, name.end).of(page.text) for w in cut)]


def _is_none(words: tuple[str, ...], name: str) -> bool:
    """Tell days, companies' suffixes and nations from names."""
    plain = words[0] in DAYS or words[0] in OPENERS or words[0].strip(".") in COMPANIES
    last = name.split()[-1]
    nation = last.removesuffix("s") in nationalities()
    return (len(words) == 1 and (plain or nation)) or (nation and last.endswith("s"))


def _without_titles(
    tokens: Spans, text: str, type_: EntityType
) -> tuple[tuple[str, int] | None, list[Span]]:
    """Take off "Philadelphia-based", "former" and titles; return the last title and its start."""
    left = list(tokens)
    hyphened = [i for i, t in enumerate(left[:3]) if _HYPHENED.search(t.of(text))]
    if hyphened and hyphened[-1] + 1 < len(left):
        left = left[hyphened[-1] + 1 :]
    while len(left) > 1 and fold(left[0].of(text)) in {"former", "senior", "acting"}:
        left.pop(0)
    first, title = left[0].start if left else 0, ""
    while len(left) > 1 and _is_title(left, text, type_):
        title = fold(left.pop(0).of(text)).strip(".")
        if left[0].of(text) == "." and len(left) > 1:
            left.pop(0)
    while type_ is EntityType.PERSON and len(left) > 2 and _post_nominal(left, text):
        left.pop()
    return ((title, first) if title else None), left


def _post_nominal(tokens: Sequence[Span], text: str) -> bool:
    """Tell "Ruiz MBE" and "Ruiz, PhD" from a name all in capitals."""
    word = tokens[-1].of(text)
    if fold(word) in SUFFIXES:
        return False
    return bool(re.fullmatch(r"[A-Z]{2,5}|PhD|MSc|MEng", word)) and not tokens[0].of(text).isupper()


def _is_title(tokens: Sequence[Span], text: str, type_: EntityType) -> bool:
    word = tokens[0].of(text)
    if _is_body(tokens[-1].of(text)):
        return False
    if fold(word).strip(".") in HONORIFICS:
        return True
    if type_ is not EntityType.PERSON or surname_like(word):
        return False
    known = role_of(word)
    return word in nationalities() or (
        known is not None and known[0].kind is RoleKind.PERSON and fold(word) not in given_names()
    )


def _is_body(word: str) -> bool:
    """Tell "Justice Department" and "Lady Bay Council" from "Justice Ruiz"."""
    known = role_of(word)
    return known is not None and known[0].kind is RoleKind.BODY and not known[1]


def surname_like(word: str) -> bool:
    """Tell "Goldman" from a title: its ending alone makes it one, and it has a capital.

    >>> surname_like("Goldman"), surname_like("Congressman"), surname_like("Economist")
    (True, False, False)
    """
    return capital(word) and word.endswith("man") and fold(word) not in roles()


_TITLE_BEFORE = re.compile(r"(?:^|[\s(“\"])(?P<title>[A-Z][\w-]+)\.?[ \xa0]$")


def _title_before(page: Reading, start: int) -> tuple[str, int]:
    """Return the title that stands before *start* ("Mr", "President") and where it begins."""
    match = _TITLE_BEFORE.search(page.text[max(0, start - 25) : start])
    if match is None:
        return "", start
    title = fold(match["title"])
    known = None if surname_like(match["title"]) else role_of(title)
    if title in HONORIFICS or (known is not None and known[0].kind is RoleKind.PERSON):
        return title, max(0, start - 25) + match.start("title")
    return "", start


def wordlike(word: str) -> bool:
    """Tell a word from a sign."""
    return bool(word) and (word[0].isalnum() or len(word) > 1)


def capital(word: str) -> bool:
    """Tell whether *word* begins with a capital letter."""
    return word[:1].isupper()


def initials_of(words: Sequence[str]) -> set[str]:
    """Return the initials that may abbreviate *words*, with the small ones and without.

    >>> sorted(initials_of(["institute", "of", "harbours"]))
    ['ih', 'ioh']
    """
    parts = [part for word in words for part in re.split(r"[-/]", word) if part]
    small = JOINS | PARTICLES
    return {"".join(p[0] for p in parts), "".join(p[0] for p in parts if p not in small)}


def spells(initials: str, words: Sequence[str]) -> bool:
    """Tell whether *initials* abbreviate *words*, with or without the small ones.

    >>> spells("IOH", ["institute", "of", "harbours"])
    True
    """
    return fold(initials).replace("/", "") in initials_of(words)
