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
_NAME = r"[A-Z][\w’'-]*(?:[ \xa0](?:of (?:the )?|and |for (?:the )?)?[A-Z][\w’'-]*)*"
_OF = re.compile(rf"(?:[Tt]he )?(?P<noun>{_NOUN}) (?:of|for|at) (?:the )?(?P<of>{_NAME})")
_OWN = re.compile(rf"(?:[Tt]he )?(?P<of>{_NAME})(?:[’']s?)? (?P<noun>{_NOUN})")
_AFTER = re.compile(
    rf"\s?,\s(?:who is )?(?P<role>(?:the )?{_NOUN} (?:of|for|at) (?:the )?{_NAME}"
    rf"|{_NAME}[’']s? {_NOUN})(?=[,.;])"
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

REACH = 100
"""Signs beside a name in which its role may stand."""


@cache
def _people() -> frozenset[str]:
    people = frozenset(noun for noun, kind, *_ in rows("roles.tsv") if kind == "person")
    return people & _OFFICES


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


def role(words: str, start: int = 0) -> Role | None:
    """Return the role that *words*, which stand at *start*, are, ``None`` where they are none.

    >>> role("the mayor of Selna").key == role("Selna’s mayor").key
    True
    >>> role("a former mayor of Selna") is None
    True
    """
    line = " ".join(words.split())
    found = _OF.fullmatch(line) or _OWN.fullmatch(line)
    if not found or set(found["noun"].split()) & _PAST or line.startswith(("a ", "an ", "A ")):
        return None
    if found["noun"].split()[-1] not in _people():
        return None
    of = tuple(sorted(root(word) for word in words_of(found["of"])))
    noun = found["noun"].split()[-1]
    return Role(noun, of, line, Span(start, start + len(words))) if of else None


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
