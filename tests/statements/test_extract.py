"""The whole way from an article to its statements, with a tagger that is told what to find."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.records import (
    Attribution,
    Extraction,
    Furniture,
    FurnitureKind,
    NoSource,
    Span,
    StatementKind,
    Tags,
)
from onrecord.statements.extract import extract
from tests.factories import FakeTagger, article, marked


def extracted(source: str, title: str | None = None, furniture: str = "") -> Extraction:
    found = marked(source)
    away = [Furniture(span=found.span(furniture), kind=FurnitureKind.TEASER)] if furniture else []
    return extract(article(found.text, title=title, furniture=away), FakeTagger(tags=found.tags))


def test_an_article_becomes_statements_in_reading_order() -> None:
    made = extracted(
        "Dam fell\n\nThe dam fell on Tuesday.\n\n[source [person Ana Ruiz]] [cue said]: [content "
        "“It held for a day.]\n\nREAD: Ten boats sank\n\n“Then it fell.” It rained.",
        title="Dam fell",
        furniture="READ: Ten boats sank",
    )
    assert [s.kind for s in made.statements] == [
        StatementKind.ASSERTION,
        StatementKind.DIRECT,
        StatementKind.DIRECT,
    ]
    own, first, second = made.statements
    assert own.no_source is NoSource.OWN_VOICE
    assert (own.speaker, own.relay) == (None, ())
    assert second.continues == first.id
    assert {s.speaker.name for s in (first, second) if s.speaker} == {"Ana Ruiz"}
    assert made.model == "fake-1"


def test_ids_are_unique_and_references_hold() -> None:
    made = extracted(
        "[source He] [cue said]: [content “It fell. [source2 My son] [cue2 told] us [content2 to "
        "run away at once].”] [source3 He] [cue3 left]."
    )
    ids = [s.id for s in made.statements]
    assert len(set(ids)) == len(ids)
    assert made.statements[1].within == ids[0]


def test_one_attribution_tagged_twice_is_one_statement() -> None:
    found = marked("[source Ruiz] [cue said] [content it fell].")
    double = Tags(attributions=found.tags.attributions * 2, names=())
    assert len(extract(article(found.text), FakeTagger(tags=double)).statements) == 1


def test_furniture_yields_no_statement() -> None:
    made = extracted(
        "It rained.\n\nSIGN UP: [source Ruiz] [cue said] [content it fell].",
        furniture="SIGN UP: Ruiz said it fell.",
    )
    assert [s for s in made.statements if s.kind is not StatementKind.ASSERTION] == []


@settings(max_examples=100)
@given(st.text(max_size=300), st.lists(st.tuples(st.integers(0, 300), st.integers(1, 60))))
def test_any_text_with_any_tags_slices(text: str, places: list[tuple[int, int]]) -> None:
    spans = [Span(a, min(a + n, len(text))) for a, n in places if a < len(text)]
    found = tuple(
        Attribution(source=(a,), cue=(b,), content=(c,), confidence=0.5)
        for a, b, c in zip(spans[::3], spans[1::3], spans[2::3], strict=False)
    )
    made = extract(article(text), FakeTagger(tags=Tags(attributions=found, names=())))
    ids = {s.id for s in made.statements}
    for statement in made.statements:
        for span in (*statement.source, *statement.cue, *statement.content):
            assert 0 <= span.start < span.end <= len(text)
        assert statement.continues is None or statement.continues in ids
        assert statement.within is None or statement.within in ids
