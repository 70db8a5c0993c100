"""Furniture set into the middle of a sentence: the sentence is read as one."""

from __future__ import annotations

from onrecord.records import Extraction, Furniture, FurnitureKind, Span
from onrecord.statements.extract import extract
from onrecord.statements.insets import blanked, clear, insets
from tests.factories import FakeTagger, article, marked

BOX = "Ana Maria RuizFerry stops Ten boats sink MORE"


def boxed(text: str) -> Furniture:
    start = text.index(BOX)
    return Furniture(span=Span(start, start + len(BOX)), kind=FurnitureKind.TEASER)


def test_furniture_interrupts_a_sentence_that_goes_on_behind_it() -> None:
    goes_on = (
        f"Rep. Ana Ruiz {BOX} (Harbour) said it fell.",
        f"The plan of Ana Ruiz {BOX}’s board fell.",
        f"Ana Ruiz {BOX}, a pilot, said it fell.",
    )
    assert all(insets(text, [boxed(text)]) for text in goes_on)


def test_furniture_between_two_sentences_interrupts_none() -> None:
    apart = (
        f"It fell. {BOX} Then it rained.",
        f"It fell.\n\n{BOX}\n\nthen it rained.",
        f"“It fell.” {BOX} said Ruiz.",
        f"Ana Ruiz said it fell {BOX}\n\nIt rained.",
    )
    assert not any(insets(text, [boxed(text)]) for text in apart)


def test_blanks_move_no_offset() -> None:
    text = f"Ana Ruiz {BOX} said it fell."
    box = boxed(text)
    assert len(blanked(text, [box])) == len(text)
    assert clear(text, (Span(0, len(text)),), [box]) == (
        Span(0, len("Ana Ruiz")),
        Span(text.index("said"), len(text)),
    )


def extracted(source: str) -> Extraction:
    found = marked(source)
    away = [boxed(found.text)]
    return extract(article(found.text, furniture=away), FakeTagger(tags=found.tags))


def words(made: Extraction, spans: tuple[Span, ...]) -> list[str]:
    return [span.of(made.article.text) for span in spans]


def test_a_source_around_a_box_names_its_speaker() -> None:
    made = extracted(
        f"[source Rep. [person Ana Ruiz] {BOX} (Harbour)] [cue said] [content it fell]."
    )
    (said,) = made.statements
    assert words(made, said.source) == ["Rep. Ana Ruiz", "(Harbour)"]
    assert said.speaker is not None and said.speaker.name == "Ana Ruiz"


def test_a_name_that_was_tagged_over_a_box_ends_before_it() -> None:
    made = extracted(
        f"[source Rep. [person Ana Ruiz {BOX} (Harbour])] [cue said] [content it fell]."
    )
    assert [s.speaker.name for s in made.statements if s.speaker] == ["Ana Ruiz"]


def test_a_content_around_a_box_is_two_spans_and_has_none_of_its_figures() -> None:
    made = extracted(
        f"[source Tam] [cue said] [content Ana Ruiz {BOX} lost 40 boats in the storm]."
    )
    (said,) = made.statements
    assert words(made, said.content) == ["Ana Ruiz", "lost 40 boats in the storm"]
    assert [figure.value for figure in made.figures] == [40]
