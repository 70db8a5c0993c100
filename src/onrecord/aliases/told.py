"""What reports tell themselves: that two names are one's, and who holds which office."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from onrecord.aliases.bodies import stands_for
from onrecord.aliases.cards import Card
from onrecord.records import AliasBasis, EntityType, Span

_ALSO = re.compile(
    r"\s*[,(–—-]?\s*(?:(?:also|better|widely|commonly|formerly|previously|otherwise|locally) )?"
    r"(?:known|spell?ed|spelt|written|transliterated|nicknamed|dubbed)"
    r"(?: (?:as|by|to \w+ as))?(?: the)?\s*[“\"'‘]?$"
    r"|\s*[,(–—-]\s*(?:alias|aka|a\.k\.a\.|née|short for|formerly)(?: the)?\s*[“\"'‘]?$"
)
_SIGN = re.compile(
    r"\s*[,(–—-]?\s*(?:(?:whose|with the|by the|under the|using the|call ?sign|who)\s+)*"
    r"(?:goes by|nom de guerre|call[- ]?sign|code[- ]?name|nickname|pseudonym)s?"
    r"(?: (?:is|was|of|the|name))*\s*[,:]?\s*[“\"'‘]?$"
)
_SIGN_FIRST = re.compile(r"^[”\"'’]?\s*[,(–—-]\s*(?:whose (?:real|full|legal) name (?:is|was)|"
                         r"real name|born)[:,]?\s*$")  # fmt: skip
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
    for (a, _, one), (b, form, other) in pairwise(named):
        if one is other or b.start < a.end or b.start - a.end > REACH:
            continue
        basis = _said(one, a, other, form, b)
        if basis:
            yield one, other, basis, Span(a.start, b.end)


def _said(one: Card, a: Span, other: Card, form: str, b: Span) -> AliasBasis | None:
    text = one.article.text
    gap, after = text[a.end : b.start], text[b.end : b.end + 40]
    if "\n" in gap:
        return None
    if _OPENS.fullmatch(gap) and (closed := _CLOSES.match(after)):
        if _LANGUAGE.match(after):
            return AliasBasis.TOLD
        short = form if len(form) <= len(one.name) else ""
        if not closed["more"] and short.isupper() and stands_for(short, a.of(text)):
            return AliasBasis.ACRONYM
        return None
    if _SIGN.fullmatch(gap) and other.name and " " not in form:
        return AliasBasis.CALL_SIGN
    if _MEANS.fullmatch(gap) and " " not in form and one.type is not EntityType.PLACE:
        return AliasBasis.TOLD
    if _ALSO.fullmatch(gap) or _SIGN_FIRST.match(gap):
        return AliasBasis.TOLD
    return None
