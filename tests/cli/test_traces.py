"""What a trace looks like, to the letter."""

from __future__ import annotations

import io

from rich.console import Console

from onrecord.cli.tables import claim_table, match_table, print_extraction
from onrecord.cli.traces import print_trace
from onrecord.views.reports import folded_paths
from onrecord.views.rows import claim_rows, match_rows
from onrecord.views.trace import trace
from tests.views.pile import CLAIM, MATCH, PILE, POSSIBLE, RADIO_REPORT

SHORT = folded_paths(PILE)


def written(width: int = 100) -> Console:
    return Console(file=io.StringIO(), width=width, markup=False, highlight=False)


def text(console: Console) -> str:
    assert isinstance(console.file, io.StringIO)
    return "\n".join(line.rstrip() for line in console.file.getvalue().splitlines())


def test_a_trace_shows_claim_reports_chains_and_origins() -> None:
    console = written()
    print_trace(console, trace(CLAIM, SHORT))
    assert text(console) == TRACE.strip("\n") + "\n"


TRACE = """
Claim c_0000000001  2 reports, 1 origin
  The bridge is quite safe, we tested it.

Reports
 1  harrow/radio.txt (2031-05-01)  direct, Ana Ruiz, fullest wording
    “The bridge is quite safe, we tested it.”
 2  paper.txt (Harrow Post, 2031-05-02)  direct, Ana Ruiz
    “The bridge is […] safe,” […]
  ‹ › worded otherwise or only here   […] left out   (against report 1)

Chains to the origin
 1  this report ── Radio Harrow ── Ana Ruiz
      Radio Harrow: harrow/radio.txt 14–26  Ana Ruiz told Radio Harrow: “The bridge is quite safe,
      we tested it.”
 2  Harrow Post ┄┄ Radio Harrow ── Ana Ruiz
      Radio Harrow: inferred from harrow/radio.txt 14–26, as above
  ── the report says so   ┄┄ inferred from another passage or report

Origins
  At least 1, at most 1: everything here rests on one root.
  ● Ana Ruiz: reports 1 and 2
      reports 1 and 2: the same speaker's same words (certain)
"""


def test_possible_merges_say_that_they_are_only_possible() -> None:
    console = written()
    print_trace(console, trace(POSSIBLE, SHORT))
    shown = text(console)
    assert "2 reports, 1 to 2 origins" in shown
    assert "● root not named: report 2" in shown
    assert "(possible: only “at least” counts it)" in shown


def test_tables_fit_their_width() -> None:
    for width in (60, 80, 100):
        console = written(width)
        console.print(claim_table(claim_rows([CLAIM], SHORT)))
        console.print(match_table(match_rows([MATCH], SHORT)))
        print_extraction(console, RADIO_REPORT)
        print_trace(console, trace(POSSIBLE, SHORT))
        assert max(map(len, text(console).splitlines())) <= width


def test_an_empty_ledger_says_so() -> None:
    console = written()
    console.print(claim_table([]))
    console.print(match_table([]))
    assert text(console).startswith("No claims")
    assert "No matches" in text(console)


def test_an_article_shows_speaker_kind_words_and_relay() -> None:
    console = written()
    print_extraction(console, RADIO_REPORT)
    shown = text(console)
    assert shown.splitlines()[0] == "news/harrow/radio.txt (2031-05-01)"
    assert "Radio Harrow ── Ana Ruiz" in shown
    assert "“The bridge is quite safe, we tested it.”" in shown
