"""What a name names: the tagger's type, corrected by lists and by the words beside the name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.records import EntityType, Span
from onrecord.statements.naming.capitals import NETWORKS, TITLED
from onrecord.statements.naming.lexicon import (
    PUBLISHERS,
    Role,
    RoleKind,
    given_names,
    nationalities,
    outlets,
    role_of,
)
from onrecord.statements.naming.names import POSSESSIVE, SUFFIXES, NameMention
from onrecord.statements.naming.reading import Reading

_OUTLET_WORDS = frozenset(
    "times post news herald tribune gazette journal chronicle radio tv television telegraph daily "
    "weekly magazine broadcasting fm observer report review register sentinel inquirer courier "
    "dispatch examiner globe bulletin newspaper media mirror mail express newswire pravda zeitung "
    "newsroom podcast channel monitor gazeta presse".split()
)

_AGENCY_ENDS = ("news agency", "press agency", "press association", "wire service", "newswire")

_DOMAIN = re.compile(r"(?i)[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|co\.\w\w|info|tv|news|[a-z]{2})$")


def type_of(page: Reading, mention: NameMention) -> EntityType:
    """Correct the type of *mention* by the lists and by the words beside the name."""
    sure = _sure_type(page, mention)
    if sure is not None:
        return sure
    if mention.type is EntityType.PERSON and len(mention.words) > 1:
        return mention.type
    if _is_outlet(page, mention):
        return EntityType.OUTLET
    return _by_noun(page, mention)


def _sure_type(page: Reading, mention: NameMention) -> EntityType | None:
    """Return the type that a title, a domain, "Jr" or a following "which" gives."""
    if mention.title and mention.title != "st":
        return EntityType.PERSON
    if len(mention.words) == 1 and _DOMAIN.fullmatch(mention.span.of(page.text)):
        return EntityType.OUTLET
    if len(mention.words) > 1 and mention.words[-1].strip(".") in SUFFIXES:
        return EntityType.PERSON
    which = re.match(r",? which\b", page.text[mention.span.end : mention.span.end + 9])
    if which and mention.type is EntityType.PERSON and mention.words[0] not in given_names():
        return EntityType.ORGANIZATION
    return None


def _is_outlet(page: Reading, mention: NameMention) -> bool:
    text = mention.span.of(page.text)
    known = outlets().get(text) or outlets().get(f"The {text}")
    if known is not None and (text not in known.weak or _told(page, mention)):
        return True
    if _beside_outlet(page, mention):
        return True
    return mention.type is not EntityType.PERSON and _outlet_like(mention.words)


def _by_noun(page: Reading, mention: NameMention) -> EntityType:
    """Correct the type by the common noun in the name: "Board", "Democrats"."""
    first, last = role_of(mention.words[0]), role_of(mention.words[-1])
    if mention.type is EntityType.PERSON and names_body(last):
        return EntityType.ORGANIZATION
    who = re.match(r",? (?:who|whose)\b", page.text[mention.span.end : mention.span.end + 9])
    if who and mention.type is EntityType.OTHER:
        return EntityType.PERSON
    if last and last[1] and last[0].kind is RoleKind.PERSON and len(mention.words) == 1:
        return EntityType.GROUP
    if mention.type is EntityType.OTHER and (names_body(first) or names_body(last)):
        return EntityType.ORGANIZATION
    return mention.type


def names_body(known: tuple[Role, bool] | None) -> bool:
    """Tell whether a word read as a role denotes a body."""
    return known is not None and known[0].kind is RoleKind.BODY


def _outlet_like(words: Sequence[str]) -> bool:
    if len(words) < 2:
        return False
    if words[0] in NETWORKS and len(words) == 2 and words[1].isdigit():
        return True
    return words[-1] in _OUTLET_WORDS or words[0] in {"radio", "channel", "tv"} or "tv" in words


def _told(page: Reading, mention: NameMention) -> bool:
    """Tell whether the words around a name that is a common word show that an outlet is meant."""
    start = mention.span.start
    before = page.text[max(0, start - 20) : start]
    after = page.text[mention.span.end : mention.span.end + 12]
    if re.search(r"\btold (?:[Tt]he )?$", before):
        return True
    said = re.match(r" (?:reported|newspaper|magazine|wrote|said)", after)
    return before.lower().endswith("the ") and bool(said)


def _beside_outlet(page: Reading, mention: NameMention) -> bool:
    """Tell whether "news outlet" or the like stands right before or after the name."""
    words = page.within(Span(max(0, mention.span.start - 40), mention.span.start))
    before = [w for w in words if w.of(page.text) != "the"][-1:]
    gap = page.text[before[0].end : mention.span.start] if before else "-"
    if before and gap.replace(" the ", "").strip(" \xa0“‘\"'") == "":
        known = role_of(before[0].of(page.text))
        if known is not None and not known[1] and known[0].kind in PUBLISHERS:
            return True
    after = re.match(
        r" (?:news agency|newspaper|magazine|television|tv|radio|news site|website|news channel)\b",
        page.text[mention.span.end : mention.span.end + 20].lower(),
    )
    return after is not None


def only_role(page: Reading, mention: NameMention) -> bool:
    """Tell "the President" and "Ukrainian Foreign Minister" from a Mr Baker."""
    known = [role_of(word) for word in mention.words]
    if mention.title or known[-1] is None or not known[-1][0].classes & TITLED:
        return False
    before = page.within(Span(max(0, mention.span.start - 25), mention.span.start))[-1:]
    word = before[0].of(page.text) if before else ""
    pointed = word.lower() in {"the", "a", "an", "his", "her", "their", "its"}
    pointed = pointed or word in nationalities() or bool(POSSESSIVE.search(word))
    return pointed or (not mention.tagged and all(known))


def agency(name: str) -> bool:
    """Tell whether *name* is a news agency's.

    >>> agency("Reuters"), agency("Harbour News Agency"), agency("The Harbour Post")
    (True, True, False)
    """
    known = outlets().get(name) or outlets().get(f"The {name}")
    return known.kind is RoleKind.AGENCY if known else name.lower().endswith(_AGENCY_ENDS)
