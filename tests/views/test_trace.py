from __future__ import annotations

from dataclasses import replace

from onrecord.records import MergeReason, Span
from onrecord.views.rows import claim_rows, match_rows, statement_rows
from onrecord.views.trace import alone, trace
from tests.views.pile import CLAIM, MATCH, PAPER_REPORT, PILE, POSSIBLE, RADIO_REPORT


def test_reports_are_numbered_and_compared_with_the_fullest() -> None:
    view = trace(CLAIM, PILE)
    assert view.fullest == 1
    assert [report.number for report in view.reports] == [1, 2]
    kinds = [[p.kind.value for p in report.wordings[0].pieces] for report in view.reports]
    assert kinds[0] == ["same"]
    assert kinds[1] == [
        "same",
        "left_out",
        "same",
        "left_out",
    ]


def test_merges_name_reports_by_their_numbers() -> None:
    view = trace(CLAIM, PILE)
    assert (view.at_least, view.at_most) == (1, 1)
    assert view.roots[0].reports == (1, 2)
    assert view.roots[0].merges[0].reports == (1, 2)
    assert view.roots[0].merges[0].reason is MergeReason.SAME_UTTERANCE


def test_possible_merges_stand_apart_from_the_roots() -> None:
    view = trace(POSSIBLE, PILE)
    assert [root.reports for root in view.roots] == [(1,), (2,)]
    assert not view.possible[0].certain


def test_a_statement_that_nothing_repeats_is_one_report() -> None:
    view = alone(PAPER_REPORT.article.id, "s_0000000002", PILE)
    assert view.claim is None
    assert view.roots[0].name == "Ana Ruiz"
    assert (view.at_least, view.at_most) == (1, 1)


def test_rows_count_reports_and_name_speakers() -> None:
    (row,) = claim_rows([CLAIM], PILE)
    assert (row.reports, row.speakers, row.roots) == (2, ("Ana Ruiz",), ("Ana Ruiz",))
    assert row.inferred
    (match,) = match_rows([MATCH], PILE)
    assert (match.a.path, match.b.speaker) == ("news/harrow/radio.txt", "Ana Ruiz")
    (statement,) = statement_rows(PAPER_REPORT)
    assert (statement.depth, statement.continued) == (0, False)


def test_two_statements_of_one_article_are_one_report() -> None:
    """A quotation over two paragraphs: nothing is left out between them."""
    whole = RADIO_REPORT.statements[0]
    first, cut = whole.content[0], whole.content[0].start + len("“The bridge is quite safe,")
    parts = [
        replace(whole, id="s_a", content=(Span(first.start, cut),)),
        replace(whole, id="s_b", content=(Span(cut + 1, first.end),)),
    ]
    halves = replace(RADIO_REPORT, statements=tuple(parts))
    members = [replace(CLAIM.statements[0], statement=part.id) for part in parts]
    origins = replace(CLAIM.origins, groups=())
    claim = replace(CLAIM, statements=(*members, CLAIM.statements[1]), origins=origins)
    view = trace(claim, {**PILE, halves.article.id: halves})
    assert [len(report.wordings) for report in view.reports] == [2, 1]
    kinds = [[p.kind.value for p in wording.pieces] for wording in view.reports[0].wordings]
    assert kinds == [["same"], ["same"]]
