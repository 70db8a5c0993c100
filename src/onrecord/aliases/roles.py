"""Roles: "the mayor of Selna", who holds it, and whom it means where nobody is named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from onrecord.aliases.bodies import root, words_of
from onrecord.records import Span
from onrecord.text.lists import rows

_NOUN = r"(?:[a-z][\w-]+ ){0,2}?[a-z][\w-]+"
_HOUSE = (
    r"(?:hospital|school|clinic|works|plant|port|dam|prison|museum|station|airport|mill|company)"
)
_NAME = (
    r"[A-Z][\w’'-]*(?:[ \xa0](?:of (?:the )?|and |for (?:the )?)?[A-Z][\w’'-]*)*"
    rf"(?: {_HOUSE}\b)?"
)
_BARE = re.compile(r"(?:[Tt]he )?(?P<noun>(?:[a-z]+ )?[a-z]+)(?: (?:of|for) (?P<field>[a-z]+))?")
"""An office without its place: "the mayor", "the health minister", "the minister of health"."""
_OF = re.compile(rf"(?:[Tt]he )?(?P<noun>{_NOUN}) (?:of|for|at) (?:the )?(?P<of>{_NAME})")
_OWN = re.compile(rf"(?:[Tt]he )?(?!The\b)(?P<of>{_NAME})(?:[’']s?)? (?P<noun>{_NOUN})")
_AFTER = re.compile(
    rf"\s?,\s(?:who is )?(?P<role>(?:the )?{_NOUN} (?:of|for|at) (?:the )?{_NAME}"
    rf"|{_NAME}[’']s? {_NOUN}|the [a-z]+ (?:minister|master|chief|constable)|the mayor)(?=[,.;])"
)
_BEFORE = re.compile(
    rf"(?:(?P<of>\b[Tt]he {_NOUN} (?:of|for|at) (?:the )?{_NAME}),"
    rf"|(?P<own>\b{_NAME}(?:[’']s)? {_NOUN}),?)\s$"
)
_PAST = frozenset("former ex late then deputy vice acting member members resident native "
                  "spokesman spokeswoman spokesperson one some friend wife husband son daughter "
                  "mother father brother sister".split())  # fmt: skip
"""Words of roles that were held before, by somebody beside the holder, or by many."""

_OFFICES = frozenset(
    "ambassador archbishop attorney bishop boss captain chair chairman chairperson chairwoman "
    "chancellor chief commander commissioner coordinator coroner curator dean director editor "
    "founder general governor harbourmaster head inspector judge king leader manager marshal "
    "master mayor minister owner patriarch pope premier president principal prosecutor queen "
    "rector secretary senator sheriff speaker spokesman superintendent treasurer warden".split()
)
"""Roles that one person holds at a time, as a rule; of lawmakers, allies and candidates there are
many."""

_ALONE = frozenset(
    "mayor governor minister commander premier chancellor sheriff coroner bishop archbishop "
    "prosecutor harbourmaster".split()
)
"""Offices that reports name without their place: of each there is one in a story, as a rule."""

_FIELDS = frozenset({"harbour master", "police chief", "fire chief", "chief constable"})

REACH = 100
"""Signs beside a name in which its role may stand."""


@cache
def _people() -> frozenset[str]:
    people = frozenset(noun for noun, kind, *_ in rows("roles.tsv") if kind == "person")
    return (people & _OFFICES) | {"master"}


@dataclass(frozen=True, slots=True)
class Role:
    """A role: what it is, of whom, and where the words stand."""

    noun: str
    of: tuple[str, ...]
    words: str
    span: Span

    @property
    def key(self) -> tuple[str, tuple[str, ...]]:
        """Return what two wordings of one role share."""
        return self.noun, self.of

    @property
    def bare(self) -> tuple[str, tuple[str, ...]]:
        """Return the key of the role without its place."""
        return self.noun, ()


def role(words: str, start: int = 0) -> Role | None:
    """Return the role that *words*, which stand at *start*, are, ``None`` where they are none.

    >>> role("the mayor of Selna").key == role("Selna’s mayor").key
    True
    >>> role("a former mayor of Selna") is None
    True
    >>> role("the minister of health").key, role("the minister") is None
    (('health minister', ()), True)
    """
    line = " ".join(words.split())
    found = _OF.fullmatch(line) or _OWN.fullmatch(line)
    if line.startswith(("a ", "an ", "A ", "An ")):
        return None
    if not found:
        return _bare(line, Span(start, start + len(words)))
    if set(found["noun"].split()) & _PAST:
        return None
    if found["noun"].split()[-1] not in _people():
        return None
    of = tuple(sorted(root(word) for word in words_of(found["of"])))
    noun = found["noun"].split()[-1]
    return Role(noun, of, line, Span(start, start + len(words))) if of else None


def _bare(line: str, span: Span) -> Role | None:
    """Return the role of an office without its place; a minister needs his field."""
    found = _BARE.fullmatch(line)
    if not found or set(found["noun"].split()) & _PAST:
        return None
    noun = f"{found['field']} {found['noun']}" if found["field"] else found["noun"]
    last = noun.split()[-1]
    fielded = noun in _FIELDS or (last == "minister" and " " in noun)
    alone = last in _ALONE and last != "minister" and not found["field"]
    return Role(noun if fielded else last, (), line, span) if fielded or alone else None


def beside(text: str, name: Span) -> Iterator[Role]:
    """Yield the roles that a report gives beside a name."""
    after = _AFTER.match(text, name.end, name.end + REACH)
    if after and (found := role(after["role"], after.start("role"))):
        yield found
    start = max(0, name.start - REACH)
    before = _BEFORE.search(text[start : name.start])
    group = "of" if before and before["of"] else "own"
    if before and (found := role(before[group], start + before.start(group))):
        yield found
