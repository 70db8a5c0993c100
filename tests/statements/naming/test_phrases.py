"""Sources read as noun phrases."""

from __future__ import annotations

import pytest

from onrecord.records import Span
from onrecord.statements.naming.mentions import mentions
from onrecord.statements.naming.phrases import Article, Phrase, own_words, phrase
from onrecord.statements.naming.reading import reading
from tests.factories import marked


def read(source: str) -> tuple[Phrase, str]:
    article = marked(source)
    page = reading(article.text, ())
    said = phrase(page, Span(0, len(article.text)), mentions(page, article.tags.names))
    return said, own_words(page, said)


WORDS = {
    "Harbour sources": "Harbour sources",
    "Two of them, who go by call signs": "Two of them",
    "a diver who left in May": "a diver who left in May",
    "“the board”,": "the board",
    "that local sources": "local sources",
    "a memo obtained by the paper": "a memo",
    "The president himself": "The president",
}


@pytest.mark.parametrize("source", WORDS)
def test_own_words(source: str) -> None:
    assert read(source)[1] == WORDS[source]


HEADS = {
    "the head of the harbour board": ("head", Article.DEFINITE, False),
    "two harbour workers": ("workers", Article.INDEFINITE, True),
    "his former lawyer": ("lawyer", Article.OWNED, False),
    "[person Ruiz]’s lawyer": ("lawyer", Article.OWNED, False),
    "the board’s statement": ("statement", Article.OWNED, False),
    "officials": ("officials", Article.BARE, True),
}


@pytest.mark.parametrize("source", HEADS)
def test_head(source: str) -> None:
    said, _ = read(source)
    assert (said.head, said.article, said.plural) == HEADS[source]


def test_a_name_at_the_head() -> None:
    said, _ = read("Danish harbour master [person Ana Ruiz], who lives there,")
    assert said.name is not None
    assert said.name.words == ("ana", "ruiz")


def test_a_name_set_beside_a_role() -> None:
    said, _ = read("the board's head, [person Ana Ruiz],")
    assert said.apposed is not None


@pytest.mark.parametrize(
    "source",
    [
        "[person Ana Ruiz] and [person Ben Tam]",
        "workers and owners",
        "Ana Ruiz, Ben Tam and Al Oss",
    ],
)
def test_more_than_one(source: str) -> None:
    assert read(source)[0].joined


@pytest.mark.parametrize(
    "source",
    [
        "former Food and Fish Commissioner [person Ana Ruiz]",
        "Harbour co-founder and CEO [person Ana Ruiz]",
    ],
)
def test_one_person_of_two_offices(source: str) -> None:
    said, _ = read(source)
    assert not said.joined
    assert said.name is not None


@pytest.mark.parametrize(
    "source",
    [
        "a diver whose call sign is [person Otter]",
        "a diver, who goes by the nickname [person Otter],",
        "a diver named [person Otter]",
        "a man known only as “[person Otter]”",
    ],
)
def test_alias(source: str) -> None:
    assert [name.words for name in read(source)[0].aliases] == [("otter",)]
