"""Which names are one entity's, and which stay apart."""

from __future__ import annotations

import pytest

from onrecord.statements.naming.casting import cast
from onrecord.statements.naming.mentions import mentions
from onrecord.statements.naming.reading import reading
from tests.factories import marked


def together(source: str) -> list[tuple[str, int]]:
    """Return each entity's name with how often it is named, the most often first."""
    article = marked(source)
    page = reading(article.text, ())
    found = cast(page, mentions(page, article.tags.names))
    return sorted(((e.name, len(e.names)) for e in found.entities), key=lambda p: (-p[1], p[0]))


SAME = {
    "surname": ("[person Ana Ruiz] came. Then [person Ruiz] left.", "Ana Ruiz"),
    "given name": ("[person Ana Ruiz] came. Then [person Ana] left.", "Ana Ruiz"),
    "surname first": ("[person Ruiz] left. So [person Ana Ruiz] had come.", "Ana Ruiz"),
    "two spellings": ("[person Aleksey Tam] came. Then [person Alexei Tam] left.", "Aleksey Tam"),
    "a middle name": ("[person Ana Ruiz] came. Then [person Ana M. Ruiz] left.", "Ana M. Ruiz"),
    "initials": (
        "The [organization Ferry Workers Union] met. Then the [organization FWU] left.",
        "Ferry Workers Union",
    ),
    "shortened": (
        "The [organization Free Harbour Legion] met. Then the [organization Legion] left.",
        "Free Harbour Legion",
    ),
    "what it is of": (
        "The [organization Regiment of Selna] met. Then the [organization Regiment] left.",
        "Regiment of Selna",
    ),
    "an alias": ("[person Ana Ruiz], known as [person Otter], came.", "Ana Ruiz"),
    "a translation": ("[person Vydra] ([person Otter] in English) came.", "Vydra"),
    "the list of outlets": (
        "The [outlet Associated Press] wrote. Then [outlet AP] wrote.",
        "Associated Press",
    ),
    "a company's suffix": (
        "[organization Selby Inc] sold. [organization Selby] rose.",
        "Selby Inc",
    ),
}


@pytest.mark.parametrize("case", SAME)
def test_one(case: str) -> None:
    source, name = SAME[case]
    assert together(source) == [(name, 2)]


APART = {
    "given names that differ": "[person Ana Ruiz] met [person Carl Ruiz].",
    "two papers": "The [outlet Belport Telegraph] wrote. The [outlet Telegraph] wrote.",
    "a common word of many names": "The [organization White House] met. The [place House] met.",
    "common given names": "[person Maria] met [person Marie].",
    "a brother": "[person Ruiz]’s brother, [person Emil Ruiz], came.",
    "what is named below": (
        "Selna is calm.\n\nThe [organization Regiment] came.\n\n"
        "So did the [organization Outer Regiment]."
    ),
}


@pytest.mark.parametrize("case", APART)
def test_two(case: str) -> None:
    assert [count for _, count in together(APART[case])] == [1, 1]


def test_a_title_tells_two_of_one_surname_apart() -> None:
    source = "[person Ana Ruiz] met [person Carl Ruiz]. Then Mrs [person Ruiz] left."
    assert together(source) == [("Ana Ruiz", 2), ("Carl Ruiz", 1)]
