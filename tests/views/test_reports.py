from __future__ import annotations

from datetime import date
from pathlib import PurePath

from onrecord.records import Basis, Interval
from onrecord.views.reports import claimed, folded_paths, published
from tests.views.pile import CLAIM, PAPER_REPORT, PILE, RADIO_REPORT


def test_a_report_has_its_words_and_the_inferred_hop_with_its_evidence() -> None:
    report = claimed(CLAIM.statements[1], PILE)
    assert report.words == "“The bridge is safe,”"
    assert report.speaker == "Ana Ruiz"
    assert (report.publisher, report.published) == ("Harrow Post", "2031-05-02")
    assert [link.name for link in report.chain] == ["Radio Harrow", "Ana Ruiz"]
    assert report.chain[0].basis is Basis.INFERRED
    assert report.chain[0].evidence[0].words == "Radio Harrow"
    assert report.chain[0].evidence[0].article == RADIO_REPORT.article.id


def test_folders_that_all_share_are_left_out() -> None:
    paths = [extraction.article.path for extraction in folded_paths(PILE).values()]
    assert paths == [str(PurePath("harrow/radio.txt")), "paper.txt"]


def test_one_report_keeps_its_name() -> None:
    one = {PAPER_REPORT.article.id: PAPER_REPORT}
    assert folded_paths(one)[PAPER_REPORT.article.id].article.path == "paper.txt"
    assert folded_paths({}) == {}


def test_an_open_interval_says_which_end_is_open() -> None:
    open_ended = Interval(earliest=date(2031, 5, 2), latest=None, basis=Basis.INFERRED, evidence=())
    assert published(open_ended) == "2031-05-02 to ?"
