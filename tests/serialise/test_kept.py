"""What a ledger keeps of records between two makings comes back as it was."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import pytest

from onrecord.records import AliasBasis, Article, At, Span
from onrecord.serialise import kept, read_kept, shape
from tests.factories import article

ARTICLE = article("Ana Ruiz said so.", id="a_1")


@dataclass(frozen=True, slots=True)
class Inner:
    article: Article
    basis: AliasBasis
    span: Span
    day: date | None


@dataclass(frozen=True, slots=True)
class Outer:
    article: Article
    inner: tuple[Inner, ...]
    names: frozenset[str]
    pair: tuple[str, float]
    at: At


OUTER = Outer(
    article=ARTICLE,
    inner=(Inner(ARTICLE, AliasBasis.TOLD, Span(0, 8), date(2031, 5, 2)),
           Inner(ARTICLE, AliasBasis.ROLE, Span(9, 13), None)),
    names=frozenset({"ruiz", "ana"}),
    pair=("x", 0.5),
    at=At(article="a_1", path="p", spans=(Span(1, 2), Span(3, 4))),
)  # fmt: skip


def test_a_record_comes_back_with_its_article_but_for_the_text() -> None:
    bare = replace(ARTICLE, text="", furniture=(), problems=())
    read = read_kept(Outer, kept(OUTER, ARTICLE))
    assert read.article == bare
    assert all(one.article is read.article for one in read.inner)
    assert read == replace(
        OUTER, article=bare, inner=tuple(replace(one, article=bare) for one in OUTER.inner)
    )


def test_the_same_record_is_kept_in_the_same_bytes() -> None:
    assert kept(OUTER, ARTICLE) == kept(replace(OUTER, names=frozenset({"ana", "ruiz"})), ARTICLE)


def test_another_field_inside_is_another_shape() -> None:
    @dataclass(frozen=True)
    class One:
        a: tuple[Inner, ...]

    @dataclass(frozen=True)
    class Other:
        a: tuple[Outer, ...]

    assert shape(One) != shape(Other)


def test_what_cannot_be_read_back_is_not_kept() -> None:
    @dataclass(frozen=True)
    class Strange:
        bare: object

    with pytest.raises(TypeError):
        kept(Strange(object()), ARTICLE)
