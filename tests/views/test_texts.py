"""A report's text in runs: nothing lost, nothing added, everything marked."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.records import Furniture, FurnitureKind, Span, StatementKind
from onrecord.text.segments import paragraphs
from onrecord.views.texts import Elsewhere, Heading, Role, Told, text, windows
from tests.factories import article
from tests.views.pile import PAPER, PAPER_REPORT, RADIO_REPORT, extraction

HEADING = Heading(id="a_0000000002", title="Bridge", publisher=None, published=None)
OTHER = Heading(id="a_0000000001", title="Radio", publisher="Radio Harrow", published=None)

TEXTS = st.text(alphabet="ab \n’“é\u0301\u202e😀", max_size=80)
SPANS = st.lists(
    st.tuples(st.integers(0, 80), st.integers(0, 80)).map(lambda p: Span(min(p), max(p) + 1)),
    max_size=5,
)


@given(TEXTS, SPANS, SPANS)
def test_runs_put_together_are_the_paragraphs(
    source: str, furniture: list[Span], target: list[Span]
) -> None:
    marked = [Furniture(span=span, kind=FurnitureKind.TEASER) for span in furniture]
    shown = text(
        extraction(article(source, furniture=marked)), HEADING, {}, target=tuple(target), part=1
    )
    found = ["".join(run.text for run in block.runs) for block in shown.blocks]
    assert found == [span.of(source) for span in paragraphs(source)]
    for run in (run for block in shown.blocks for run in block.runs):
        assert run.text == run.span.of(source)
        assert run.target == any(span.overlaps(run.span) for span in target)


def test_words_are_marked_by_what_they_are() -> None:
    (block,) = text(PAPER_REPORT, HEADING, {}).blocks
    roles = {run.text: run.role for run in block.runs}
    assert roles["“The bridge is safe,”"] is Role.CONTENT
    assert roles["Ana Ruiz"] is Role.SOURCE
    assert roles["said"] is Role.CUE
    assert roles["."] is None
    (note,) = block.notes
    assert (note.number, note.speaker, note.kind) == (1, "Ana Ruiz", StatementKind.DIRECT)
    content = next(run for run in block.runs if run.role is Role.CONTENT)
    assert (content.opens, content.closes) == (("s_0000000002",), (1,))


def test_a_note_tells_who_else_has_it() -> None:
    other = Elsewhere(heading=OTHER, spans=RADIO_REPORT.statements[0].content, how="says the same")
    told = {"s_0000000002": Told(claim="c_1", reports=2, chain=None, elsewhere=(other,))}
    (note,) = text(PAPER_REPORT, HEADING, told).blocks[0].notes
    assert note.elsewhere == (other,)
    assert (note.claim, note.reports) == ("c_1", 2)


@given(TEXTS, st.integers(1, 20))
def test_windows_hold_all_of_a_text(source: str, limit: int) -> None:
    parts = windows(source, limit)
    assert "".join(part.of(source) for part in parts) == source
    assert all(part.end - part.start <= limit for part in parts)


def test_the_part_with_the_words_asked_for_is_shown() -> None:
    long = extraction(article("one line\n" * 18_000))
    shown = text(long, HEADING, {}, target=(Span(100_000, 100_004),))
    assert (shown.part, shown.parts) == (2, 3)
    assert PAPER.text not in shown.article.text
