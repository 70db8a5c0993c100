"""What of a text is read, in which pieces."""

from __future__ import annotations

from onrecord.records import Furniture, FurnitureKind, Span
from onrecord.statements.joining.page import LONGEST, minus, page, union


def test_furniture_is_taken_out_of_paragraphs_too() -> None:
    text = "It fell. READ MORE It rained.\n\nSIGN UP\n\nIt froze."
    away = [
        Furniture(span=Span(at := text.index(words), at + len(words)), kind=FurnitureKind.TEASER)
        for words in ("READ MORE", "SIGN UP")
    ]
    read = page(text, away)
    assert [b.of(text) for b in read.blocks] == ["It fell.", "It rained.", "It froze."]


def test_a_text_without_line_breaks_is_read_in_pieces_of_whole_sentences() -> None:
    text = "It fell on him. " * 2_000 + "x" * (2 * LONGEST)
    read = page(text, ())
    assert all(b.end - b.start <= LONGEST for b in read.blocks)
    assert sum(b.of(text).endswith("him.") for b in read.blocks) == len(read.blocks) - 3
    assert "".join(b.of(text) for b in read.blocks).count("It fell") == 2_000


def test_a_place_finds_its_block_and_sentence() -> None:
    text = "It fell. It rained.\n\nIt froze."
    read = page(text, ())
    assert read.sentence(text.index("rained")).of(text) == "It rained."
    assert read.block(text.index("froze")) == 1


def test_spans_add_and_subtract() -> None:
    assert union([Span(3, 5), Span(0, 2), Span(2, 3)]) == (Span(0, 5),)
    assert minus([Span(0, 5)], [Span(0, 2), Span(4, 9)]) == (Span(2, 4),)
