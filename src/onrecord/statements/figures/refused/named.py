"""Parts of names and addresses: "Apollo 11", "page 7", "the 737 Max", "12 Harbour Street"."""

from __future__ import annotations

import re

from onrecord.statements.figures.numbers import ONES
from onrecord.statements.figures.refused.place import Place

_BEFORE_NAME = re.compile(  # "page 5", "Article 50", "phase one", "No. 10", "iPhone 14"
    r"(?:\b(?:pages?|p|pp|chapters?|sections?|articles?|amendments?|titles?|paragraphs?|clauses?|"
    r"verses?|psalms?|lines?|numbers?|nos?|phases?|steps?|parts?|stages?|levels?|tiers?|types?|"
    r"grades?|"
    r"class|category|categories|groups?|rounds?|games?|weeks?|days?|volumes?|vol|rows?|"
    r"rooms?|gates?|exits?|routes?|highways?|interstates?|channels?|tables?|figures?|fig|"
    r"questions?|"
    r"counts?|rules?|laws?|resolutions?|bills?|propositions?|prop|schedules?|appendix|exhibits?|"
    r"episodes?|seasons?|series|version|versions|model|mark|mk|formula|apollo|windows|"
    r"units?|platforms?|terminals?|runways?|wards?|districts?|zones?|areas?|blocks?|flats?|suites?|"
    r"apartments?|apt|lots?|bus|trains?|flights?|boeing|airbus|iphone|ipad|galaxy|xbox|"
    r"playstation|ps|"
    r"super\s+bowl|world\s+war|ftse|s&p|nikkei|fortune|russell|stoxx|nasdaq|cac|dax|hot|radio|bbc|"
    r"area|under|generation|plan|group\s+of|big|gang\s+of|top|catch|agent|studio|ocean[’']s|"
    r"formula|euro|g|covid|act|scene|world\s+cup|"
    r"hr|h\.r\.|s\.|rule|vision|agenda|project|operation|scenario|option|plus|line|pier|ward|vol\.|"
    r"no\.|nr\.|#|the\s+first|the\s+last-place)[\s\u00a0]*)$",
    re.IGNORECASE,
)
_WEAK_NAME = frozenset(
    "days weeks groups group games game lines parts counts rooms units under plan top areas "
    "bills laws euro "
    "act plus big series line counts buses bus pages page rows rounds hot radio figures "
    "numbers p s g a "
    "types levels tables seasons season generation option project operation train the first "
    "flights "
    "questions steps districts zones ward wards class".split()
)
"""Words of the list above that may also stand right before a figure: "in groups 10 people …"."""
_PROGRAMME = re.compile(r"^[\s\u00a0](?:Minutes|Hours)\b")
_MODEL_AFTER = re.compile(r"^[\s\u00a0-](?!(?:I|A)\b)[A-Z][\w-]*")
_CAPITAL = re.compile(r"(?:^|[\s(“\"‘'\u00a0])((?:[A-Z]\.)+|[A-Z][\w&’'.-]*)[\s\u00a0]$")
_NO_NAME = frozenset(
    "in at on by from with of to for but and or the a an about around over under nearly almost "
    "some only just "
    "more than less least up roughly approximately between after before when while as this "
    "that these those "
    "his her their its our all another last next first other there we he she they it i you if "
    "so then "
    "killing wounding injuring what how why where because since until within every each most many "
    "mr mrs ms dr have has had".split()
)
_STREET_AFTER = re.compile(
    r"^[\s\u00a0]+(?:[NSEW]\.?[\s]+)?(?:[A-Z][\w’'.-]+[\s]+){1,3}"
    r"(?:Street|St\b|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Drive|Square|Place|Terrace|Way|"
    r"Court|Highway)"
)
_NAME_BEFORE = re.compile(r"[a-z][\s\u00a0]$")
_OPENS = re.compile(r"[.:!?“\"‘—–]\s*$")
_SPELT_BEFORE = re.compile(r"\b[A-Z][\w’'-]*[\s-]$")
_SPELT_AFTER = re.compile(r"[\s-][A-Z]")


def programme(place: Place) -> bool:
    """Tell whether it is part of a broadcast's name: "told CBS 60 Minutes"."""
    return bool(_PROGRAMME.match(place.after) and _NAME_BEFORE.search(place.before))


def firm(place: Place) -> bool:
    """Tell whether it is the firm 3M."""
    return place.written == "3M"


def addressed(place: Place) -> bool:
    """Tell whether it is the number of a house: "12 Harbour Street"."""
    return _STREET_AFTER.match(place.after) is not None


def in_name(place: Place) -> bool:
    """Tell whether it is part of a name: "the 737 Max", "page 7", "Apollo 11"."""
    if _MODEL_AFTER.match(place.after) and place.written.isdigit() and not place.counts:
        return True
    named = _BEFORE_NAME.search(place.before)
    if named and (named[0].strip().lower() not in _WEAK_NAME or not place.counts):
        return True
    capital = _CAPITAL.search(place.before)
    if capital is None or capital[1].lower() in _NO_NAME:
        return False
    at = place.number.span.start - len(place.before) + capital.start(1)
    first = not place.text[place.sentence.start : at].strip(" “\"‘'(\u00a0")
    if first and (capital[1].lower() in ONES or capital[1].lower().endswith(_NO_NOUN)):
        return False
    return not place.counts


_NO_NOUN = ("ly", "ing", "ed")
"""Ends of words that open a sentence without naming anything: "Only 12", "Killing 30"."""


def spelt(place: Place) -> bool:
    """Tell whether a number word inside a sentence is spelt as a name: "the Big Six"."""
    start, end = place.number.span
    before = place.text[place.sentence.start : start]
    if not place.written[:1].isupper() or not before.strip(" “\"‘'(\u00a0—–-"):
        return False
    if _OPENS.search(before):
        return False
    return bool(_SPELT_BEFORE.search(before) or _SPELT_AFTER.match(place.text, end, end + 2))
