"""Names: found, mended, joined and typed, one real oddity per case."""

from __future__ import annotations

import pytest

from onrecord.records import EntityType
from onrecord.statements.naming.mentions import mentions
from onrecord.statements.naming.names import NameMention
from onrecord.statements.naming.reading import Reading, reading
from tests.factories import marked


def found(source: str) -> tuple[Reading, tuple[NameMention, ...]]:
    article = marked(source)
    page = reading(article.text, ())
    return page, mentions(page, article.tags.names)


NAMES = {
    "a surname cut off": ("Then [person Ana] Ruiz spoke.", ["Ana Ruiz"]),
    "a possessive": ("It was [person Ruiz]’s boat.", ["Ruiz"]),
    "a missed name": ("It was Ana Ruiz who spoke.", ["Ana Ruiz"]),
    "a sentence's first word is no name": ("Yesterday it rained. Boats sank.", []),
    "a title alone is no name": ("It was the President who spoke.", []),
    "an organization and a title": (
        "Then [organization Harbour Board Vice President Ana Ruiz] spoke.",
        ["Harbour Board", "Ana Ruiz"],
    ),
    "a title in small letters": (
        "Then [person Selby president Ana Ruiz] spoke.",
        ["Selby", "Ana Ruiz"],
    ),
    "two joined by and": ("Then [person Ruiz and Tam] spoke.", ["Ruiz", "Tam"]),
    "the two halves around a slash": (
        "It told [organization Radio North]/[organization Radio South] so.",
        ["Radio North/Radio South"],
    ),
    "initials in brackets": (
        "The Institute for the Study of Ferries (ISF) spoke.",
        ["Institute for the Study of Ferries", "ISF"],
    ),
    "an ampersand": ("It was at Harbour A&M University there.", ["Harbour A&M University"]),
    "initials in front": ("Then [person E]. [person Kenner] spoke.", ["E. Kenner"]),
    "hyphened initials": ("Then [person J].-[person P]. [person Sol] spoke.", ["J.-P. Sol"]),
    "a country before a name": ("Then the U.S. [person Kenner] spoke.", ["Kenner"]),
    "a middle initial": ("It was John F. Kenner who spoke.", ["John F. Kenner"]),
    "link text that ran together": (
        "Then Nancy Peloro Nancy PeloroBoats sank.",
        ["Nancy Peloro"],
    ),
    "where somebody is based": (
        "Then Selby-based Urban Boatwrights spoke.",
        ["Urban Boatwrights"],
    ),
    "a nation is no name": ("Then the Danish minister spoke to Russians.", []),
    "a body whose first word is a title": (
        "Then the [organization Justice Department] spoke.",
        ["Justice Department"],
    ),
    "a surname that only ends like a title": (
        "Then [person Goldman Sander] spoke.",
        ["Goldman Sander"],
    ),
    "a body of which the place was tagged": (
        "Then the [place Selby] Police Department spoke.",
        ["Selby Police Department"],
    ),
    "an office before its field": (
        "Then Secretary of [person State Ana Ruiz] spoke.",
        ["Ana Ruiz"],
    ),
    "an office before its place": (
        "Then the ambassador to [person Selby Ben Tam] spoke.",
        ["Ben Tam"],
    ),
    "a mother is no office": ("Then the son of [person Ana Maria Ruiz] spoke.", ["Ana Maria Ruiz"]),
    "a title inside what was tagged": ("Then [person Selby Sen. Ana Ruiz] spoke.", ["Ana Ruiz"]),
    "a part with an Arabic article": ("Then [person Hadi] al-Rawi spoke.", ["Hadi al-Rawi"]),
    "a headline of capitals": (
        "[person Ana Ruiz Shines Light] On Selby Harbour Workers\n\nThen [person Ana Ruiz] spoke.",
        ["Ana Ruiz", "Selby Harbour Workers", "Ana Ruiz"],
    ),
    "a name with a body in it": ("It was the Bank of Selby there.", ["Bank of Selby"]),
}


@pytest.mark.parametrize("case", NAMES)
def test_names(case: str) -> None:
    source, expected = NAMES[case]
    page, names = found(source)
    assert [n.span.of(page.text) for n in names] == expected


TYPES = {
    "Then Mr [organization Tam] spoke.": EntityType.PERSON,
    "It told [organization Selby.co.uk] so.": EntityType.OUTLET,
    "It told the [organization Selby Post] so.": EntityType.OUTLET,
    "It told the newspaper [person Osprey] so.": EntityType.OUTLET,
    "It was [person Selby Gas], which runs it.": EntityType.ORGANIZATION,
    "It was the [person Selby] lawmaker there.": EntityType.PLACE,
    "It was [other Tikko], who runs it.": EntityType.PERSON,
    "It was [person Harbour Board] there.": EntityType.ORGANIZATION,
    "Then [person Democrats] spoke.": EntityType.GROUP,
    "Then [person Selby Inc] spoke.": EntityType.ORGANIZATION,
    "It told [person Reuters] so.": EntityType.OUTLET,
}


@pytest.mark.parametrize("source", TYPES)
def test_types(source: str) -> None:
    _, names = found(source)
    assert [n.type for n in names] == [TYPES[source]]


def test_a_title_is_kept_beside_the_name() -> None:
    page, (name,) = found("Then Gen. [person Ana Ruiz] spoke.")
    assert name.title == "gen"
    assert name.full.of(page.text) == "Gen. Ana Ruiz"
