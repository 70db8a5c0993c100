"""What reports tell themselves: that two names are one's, and who holds which office."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from onrecord.aliases.bodies import stands_for, words_of
from onrecord.aliases.cards import Card
from onrecord.records import AliasBasis, EntityType, Span

_ALSO = re.compile(
    r"\s*[,(–—-]?\s*(?:(?:also|better|widely|commonly|formerly|previously|otherwise|locally) )?"
    r"(?:known|spell?ed|spelt|written|transliterated|nicknamed|dubbed)"
    r"(?: (?:as|by|to \w+ as))?(?: the)?\s*[“\"'‘]?$"
    r"|\s*[,(–—-]\s*(?:alias|aka|a\.k\.a\.|née|short for|formerly|(?:who (?:was|is) )?(?:born|now))"
    r"(?: the)?\s*[“\"'‘]?$"
)
_SIGN = re.compile(
    r"\s*[,(–—-]?\s*(?:(?:whose|with the|by the|under the|using the|call ?sign|who)\s+)*"
    r"(?:goes by|nom de guerre|call[- ]?sign|code[- ]?name|nickname|pseudonym)s?"
    r"(?: (?:is|was|of|the|name))*\s*[,:]?\s*[“\"'‘]?$"
)
_SIGN_FIRST = re.compile(r"^[”\"'’]?\s*[,(–—-]\s*(?:whose (?:real|full|legal) name (?:is|was)|"
                         r"real name|born)[:,]?\s*$")  # fmt: skip
_RENAMED = re.compile(
    r"\b(?:under|by|with) (?:his|her|their) (?:maiden|birth|former|married|real|"
    r"stage|pen|professional) name,?\s*[“\"'‘]?$"
)
_OPENS = re.compile(r"[”\"'’]?\s*\((?:the\s+)?[“\"'‘]?$")
_CLOSES = re.compile(r"^[”\"'’]?\s*(?P<more>[^()\n]{0,30})\)")
_LANGUAGE = re.compile(r"^[”\"'’]?\s*(?:in (?:[A-Z]\w+)(?: and [A-Z]\w+)?)\)")
_MEANS = re.compile(
    r"\s*[,(–—-]\s*(?:which |that |or |it )?"
    r"(?:translates?(?: as| to| into)?|means?|meaning|literally|is [A-Z][a-z]+ for)\s*[“\"'‘]?$"
)

REACH = 70
"""Signs between two names that one sentence may join: "…, who goes by the call sign …"."""


def pairs(cards: Sequence[Card]) -> Iterator[tuple[Card, Card, AliasBasis, Span]]:
    """Yield the cards of one article that it says are one, why, and the words that say so."""
    named = sorted(
        ((span, form, card) for card in cards for form, spans in card.forms for span in spans),
        key=lambda n: (n[0], n[2].entity),
    )
    twice = Counter(span for span, _, _ in named)
    named = [n for n in named if twice[n[0]] == 1 or n[1] == n[2].name]
    for (a, _, one), (b, form, other) in pairwise(named):
        if one is other or b.start < a.end or b.start - a.end > REACH:
            continue
        basis = _said(one, a, other, form, b)
        if basis:
            yield one, other, basis, Span(a.start, b.end)
    yield from _renamed(named)


def _renamed(
    named: Sequence[tuple[Span, str, Card]],
) -> Iterator[tuple[Card, Card, AliasBasis, Span]]:
    """Yield who was known "under her maiden name, Ana Sol": the first whom the sentence names."""
    for n, (b, _, other) in enumerate(named):
        text = other.article.text
        before = text[max(0, b.start - 200) : b.start]
        if other.type is not EntityType.PERSON or not _RENAMED.search(before):
            continue
        opened = b.start - len(re.split(r"[.!?]\s|\n", before)[-1])
        people = [m for m in named[:n] if m[0].start >= opened and m[2].type is EntityType.PERSON]
        if people and people[0][2] is not other:
            yield people[0][2], other, AliasBasis.TOLD, Span(people[0][0].start, b.end)


def _abbreviates(form: str, one: Card, other: Card, a: Span) -> bool:
    """Tell whether *form* is made of the name's initials, in the order of another language too.

    "Harbour Inspection Service (SIP)" has two of three.
    """
    name = a.of(one.article.text)
    if not form.isupper() or EntityType.PLACE in {one.type, other.type}:
        return False
    if stands_for(form, name):
        return True
    letters, initials = Counter(form.casefold()), Counter(w[0] for w in words_of(name))
    shared = (letters & initials).total()
    bodies = {one.type, other.type} <= {EntityType.ORGANIZATION, EntityType.GROUP, EntityType.OTHER}
    return bodies and len(form) > 2 and 3 * shared >= 2 * len(form)


def _said(one: Card, a: Span, other: Card, form: str, b: Span) -> AliasBasis | None:
    text = one.article.text
    gap, after = text[a.end : b.start], text[b.end : b.end + 40]
    if "\n" in gap:
        return None
    if _OPENS.fullmatch(gap) and (closed := _CLOSES.match(after)):
        if _LANGUAGE.match(after):
            return AliasBasis.TOLD
        if not closed["more"] and len(form) < len(one.name) and _abbreviates(form, one, other, a):
            return AliasBasis.ACRONYM
        return None
    if _SIGN.fullmatch(gap) and other.name and " " not in form:
        return AliasBasis.CALL_SIGN
    if _MEANS.fullmatch(gap) and " " not in form and one.type is not EntityType.PLACE:
        return AliasBasis.TOLD
    if _ALSO.fullmatch(gap) or _SIGN_FIRST.match(gap):
        return AliasBasis.TOLD
    return None
