"""Aliases: names that the text itself says are somebody's ("who goes by the call sign Grey")."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from onrecord.records import Span
from onrecord.statements.naming.names import NameMention
from onrecord.statements.naming.reading import Reading

_ALIAS = re.compile(
    r"(?:whose|with the|by the|under the|using the|the|a)\s+(?:\w+\s+){0,2}?"
    r"(?:nom de guerre|noms de guerre|call[- ]?signs?|code[- ]?names?|nicknames?|pseudonyms?|"
    r"alias(?:es)?|stage names?|pen names?|names?|monikers?|handles?)"
    r"(?:\s+(?:is|was|are|were|of|as)){0,2}\s*[,:]?\s*[“\"'‘]?$"
    r"|(?:goes|went|go|going) (?:only )?by (?:the (?:sole )?name )?[“\"'‘]?$"
    r"|introduced (?:himself |herself |themselves )?as [“\"'‘]?$"
    r"|(?:known|identified|named|called|nicknamed|dubbed)"
    r"(?: (?:himself|herself|themselves|only|simply|just|locally|online|better|also))* "
    r"(?:as |by )?[“\"'‘]?$"
    r"|\b(?:named|called|nicknamed|alias|aka|a\.k\.a\.|codenamed|code-named|call sign|callsign"
    r"|codename|née)\s*[,:]?\s*[“\"'‘]?$"
    r"|gave (?:only )?(?:his|her|their) (?:first |last |full )?names? (?:only )?as [“\"'‘]?$",
    re.IGNORECASE,
)

_CALL_SIGN = re.compile(
    r"(?:nom de guerre|noms de guerre|call[- ]?signs?|nicknames?|pseudonyms?|first names?)"
    r"(?:\s+(?:is|was|are|were|of|as)){0,2}\s*[,:]?\s*[“\"'‘]?$"
    r"|(?:goes|went|go|going) (?:only )?by (?:the (?:sole )?name )?[“\"'‘]?$"
    r"|\b(?:calls?|called|nicknamed?|dubbed) (?:him|her) (?:the )?[“\"'‘]?$",
    re.IGNORECASE,
)

_INTRODUCED = re.compile(r"\s*[,(—–]|\s+(?:who|whose|also|alias|aka)\b")

_PREPOSITION = re.compile(r"\b(?:of|from|for|with|by|in|at|to|against|near)\s+(?:the\s+)?$", re.I)


def aliases(page: Reading, span: Span, names: Sequence[NameMention]) -> tuple[NameMention, ...]:
    """Return the names that the phrase gives as names: a call sign, "named", "known as"."""
    found: list[NameMention] = []
    for name in names:
        before = page.text[max(span.start, name.full.start - 60) : name.full.start]
        if _ALIAS.search(before) or (found and _goes_on(page, found[-1], name)):
            found.append(name)
    return tuple(found)


def gives_name(page: Reading, name: NameMention) -> bool:
    """Tell whether the words before *name* introduce a call sign, a nickname or the like."""
    return bool(_CALL_SIGN.search(page.text[max(0, name.full.start - 60) : name.full.start]))


def _goes_on(page: Reading, before: NameMention, name: NameMention) -> bool:
    gap = page.text[before.span.end : name.full.start]
    return bool(re.fullmatch(r"(?:\s*\([^()]*)?\)?[\s”\"’',]*(?:and|or)\s+[“\"'‘]?|\s*\(", gap))


def aliases_in(
    page: Reading, names: Sequence[NameMention]
) -> list[tuple[NameMention, NameMention]]:
    """Return pairs of names that the text itself says are one's: "Ana Ruiz, known as Grey"."""
    pairs = []
    for before, name in itertools.pairwise(names):
        gap = page.text[before.span.end : name.full.start]
        if len(gap) > 60 or "\n" in gap or before.possessive or _after_preposition(page, before):
            continue
        told = _ALIAS.search(gap) and _INTRODUCED.match(gap)
        if told or (re.fullmatch(r"\s*\([“\"'‘]?", gap) and _bracketed_alias(page, name)):
            pairs.append((before, name))
    return pairs


def _after_preposition(page: Reading, name: NameMention) -> bool:
    """Tell whether "known as" after *name* may go back past it: "the head of Harbour, known as"."""
    return bool(_PREPOSITION.search(page.text[max(0, name.full.start - 12) : name.full.start]))


def _bracketed_alias(page: Reading, name: NameMention) -> bool:
    """Tell "(Grey in English)" and "(the “Grey”)" from a bracketed place or party."""
    after = page.text[name.span.end : name.span.end + 20]
    return bool(re.match(r"[”\"'’]?\s+in [A-Z]\w+\)", after))
