"""The scope of a figure: which part of the whole it counts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.series.phrases import Phrase
from onrecord.text.folding import fold

_WHERE = re.compile(
    r"\b(?:in|at|near|across|around|throughout|inside|outside|aboard)\s+"
    r"((?:the|its|their|a|an|all)?\s*(?:[\w’'-]+\s*){1,4}(?:and (?:the )?(?:[\w’'-]+\s*){1,3})?)"
)
_GROUPS = re.compile(
    r"\b(?:child(?:ren)?|wom[ae]n|girls?|boys?|infants?|babies|students?|pupils?|foreigners?|"
    r"tourists?|civilians?|doctors?|nurses?|medics?|journalists?|teenagers?|minors?|firefighters?|"
    r"policem[ae]n|prisoners?|conscripts?|immigrants?|migrants?|medical workers?|staff)\b"
)
_PART = re.compile(
    r"\b(?:including|among them|of them|of whom|of those|among those|only|alone|one of|part of)\W*$"
)
_OF_THEM = re.compile(r"\W*of (?:which|whom)\b")
_DOING = re.compile(
    r"^\W*(?:\w+\W+){0,2}?(?:are|were|is|was|have been|had been)\s+(?:now |still |already |being )?"
    r"(fighting|training|deployed|sent|stationed|trained|based|waiting)\b"
)
_VERBAL = re.compile(r"\w{2,}(?:ed|ing)$")
_STOP = frozenset(
    "the a an its their all of and it since on by to at were was are is have has had been as "
    "statement according written press told said monday tuesday wednesday thursday friday saturday "
    "sunday january february march april may june july august september october november december "
    "total all last this month week year mainland country so far with by for virus".split()
)


@dataclass(frozen=True, slots=True)
class Scope:
    """What limits a count: where, of whom, what part; ``words`` is how the report puts it."""

    where: frozenset[str]
    group: str | None
    part: frozenset[str]

    @property
    def whole(self) -> bool:
        """Tell whether nothing limits the count."""
        return not self.where and self.group is None and not self.part


def scope(phrase: Phrase, owner: str) -> Scope:
    """Return the scope of a figure; the owner's own name limits nothing."""
    counted = phrase.noun.of(phrase.extraction.article.text).lower()
    group = _GROUPS.search(counted)
    marks = {name for name, pattern in _MARKS if pattern.search(phrase.left)}
    if _OF_THEM.match(phrase.after):
        marks.add("a part of them")
    doing = _DOING.match(phrase.right)
    if doing:
        marks.add(doing.group(1))
    return Scope(_where(phrase.right, owner), group.group() if group else None, frozenset(marks))


_MARKS = (("a part of them", _PART),)


def _where(right: str, owner: str) -> frozenset[str]:
    own = {fold(word) for word in owner.split()}
    found: set[str] = set()
    for match in _WHERE.finditer(right):
        words = {fold(word) for word in match.group(1).split() if not _VERBAL.search(word)}
        words -= _STOP | {""}
        found |= words - own
    return frozenset(found)


def differing(one: Scope, other: Scope) -> str | None:
    """Return in words why two counts are of different parts, ``None`` where nothing shows it."""
    if one.part != other.part:
        marks = sorted(one.part ^ other.part)
        return f"one counts only some ({', '.join(marks)})"
    if one.group != other.group:
        return f"one counts {one.group or other.group}, the other {_other(one, other)}"
    if one.where and other.where and not one.where & other.where:
        places = " and ".join(" ".join(sorted(s.where)) for s in (one, other))
        return f"they count at different places: {places}"
    return None


def _other(one: Scope, other: Scope) -> str:
    return other.group if one.group and other.group else "all"
