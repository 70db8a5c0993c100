from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from onrecord.api import Ledger
from onrecord.cli.app import run
from tests.cli.conftest import RADIO

Capture = pytest.CaptureFixture[str]


def lines(capsys: Capture) -> list[dict[str, object]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_extract_shows_a_table(reports: Path, capsys: Capture) -> None:
    assert run(["extract", str(reports)]) == 0
    shown = capsys.readouterr().out
    assert "Ana Ruiz" in shown
    assert "the old ferry" in shown
    assert max(map(len, shown.splitlines())) <= 100


def test_extract_writes_one_line_per_article(reports: Path, capsys: Capture) -> None:
    assert run(["extract", str(reports), "--format", "jsonl"]) == 0
    articles = lines(capsys)
    assert [Path(str(article["path"])).name for article in articles] == ["paper.txt", "radio.txt"]
    assert {article["schema"] for article in articles} == {"onrecord.article/1"}


def test_extract_leaves_out_what_is_less_likely_right(reports: Path, capsys: Capture) -> None:
    assert run(["extract", str(reports), "--format", "jsonl", "--min-confidence", "1"]) == 0
    assert [article["statements"] for article in lines(capsys)] == [[], []]
    assert run(["extract", str(reports), "--min-confidence", "1.2"]) == 2


def test_a_file_that_is_no_text_is_told_and_the_rest_goes_on(
    reports: Path, capsys: Capture
) -> None:
    (reports / "photo.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    assert run(["extract", str(reports), "--format", "jsonl"]) == 1
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 2
    assert "photo.txt" in err


def test_a_hyphen_reads_standard_input(
    reports: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    piped = io.TextIOWrapper(io.BytesIO(RADIO.text.encode()), encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", piped)
    assert run(["extract", "-", "--format", "jsonl"]) == 0
    (article,) = lines(capsys)
    assert article["text"] == RADIO.text


def test_adding_again_changes_nothing(reports: Path, ledger: str, capsys: Capture) -> None:
    run(["verify", ledger, "--format", "jsonl"])
    (before,) = lines(capsys)
    assert run(["add", str(reports), "-l", ledger]) == 0
    assert "2 already there" in capsys.readouterr().out
    run(["verify", ledger, "--format", "jsonl"])
    assert lines(capsys) == [before]


def test_extracting_again_gives_the_same_ledger(
    reports: Path, ledger: str, capsys: Capture
) -> None:
    run(["verify", ledger, "--format", "jsonl"])
    (before,) = lines(capsys)
    assert run(["add", str(reports), "-l", ledger, "--again", "--workers", "1"]) == 0
    assert "2 articles added" in capsys.readouterr().out
    run(["verify", ledger, "--format", "jsonl"])
    assert lines(capsys) == [before]


def test_claims_lists_what_both_say(ledger: str, capsys: Capture) -> None:
    assert run(["claims", ledger]) == 0
    shown = capsys.readouterr().out
    assert "the old ferry" in shown
    assert run(["claims", ledger, "--format", "jsonl"]) == 0
    assert any(len(list_of(claim, "statements")) == 2 for claim in lines(capsys))


def test_claims_of_one_report_are_listed_on_demand(ledger: str, capsys: Capture) -> None:
    run(["claims", ledger])
    few = capsys.readouterr().out
    run(["claims", ledger, "--all"])
    assert len(capsys.readouterr().out) >= len(few) - len("and 1 claim in one report alone") - 60


def test_matches_shows_both_passages(ledger: str, capsys: Capture) -> None:
    assert run(["matches", ledger]) == 0
    shown = capsys.readouterr().out
    assert "radio.txt" in shown
    assert "paper.txt" in shown


def test_matches_of_a_kind(ledger: str, capsys: Capture) -> None:
    assert run(["matches", ledger, "--kind", "update", "--format", "jsonl"]) == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("front", [True, False])
def test_trace_takes_the_ledger_in_front_or_as_an_option(
    front: bool, ledger: str, capsys: Capture
) -> None:
    words = "old ferry leaks at both ends"
    arguments = [ledger, words] if front else [words, "-l", ledger]
    assert run(["trace", *arguments]) == 0
    shown = capsys.readouterr().out
    assert "2 reports, 1 origin" in shown
    assert "Radio Harrow ── Ana Ruiz" in shown


def test_trace_infers_the_hop_that_the_paper_does_not_name(ledger: str, capsys: Capture) -> None:
    run(["trace", ledger, "old ferry leaks at both ends"])
    assert "this report ┄┄ Radio Harrow ── Ana Ruiz" in capsys.readouterr().out


def test_trace_writes_a_line_per_claim(ledger: str, capsys: Capture) -> None:
    assert run(["trace", ledger, "old ferry leaks", "--format", "jsonl"]) == 0
    first = lines(capsys)[0]
    assert first["at_most"] == 1
    assert [len(list_of(first, key)) for key in ("reports", "roots")] == [2, 1]


def test_trace_of_words_that_nobody_said_says_what_to_try(ledger: str, capsys: Capture) -> None:
    assert run(["trace", ledger, "zeppelins over Lisbon"]) == 2
    assert "onrecord search" in capsys.readouterr().err


def test_show_takes_every_kind_of_id(ledger: str, capsys: Capture) -> None:
    run(["claims", ledger, "--format", "jsonl"])
    claim = next(c for c in lines(capsys) if len(list_of(c, "statements")) == 2)
    run(["matches", ledger, "--format", "jsonl"])
    match = lines(capsys)[0]
    member = list_of(claim, "statements")[0]
    assert isinstance(member, dict)
    for id_ in (claim["id"], match["id"], member["statement"], member["article"]):
        assert run(["show", ledger, str(id_)]) == 0
        assert "ferry" in capsys.readouterr().out
        assert run(["show", ledger, str(id_), "--format", "jsonl"]) == 0
        assert len(lines(capsys)) == 1


def test_show_of_a_statement_has_its_parts_with_their_places(ledger: str, capsys: Capture) -> None:
    run(["search", ledger, "ferry leaks", "--format", "jsonl"])
    hit = lines(capsys)[0]
    run(["show", ledger, str(hit["statement"])])
    shown = capsys.readouterr().out
    for part in ("source", "cue", "speaker", "confidence", "In claim"):
        assert part in shown


def test_search_finds_words(ledger: str, capsys: Capture) -> None:
    assert run(["search", ledger, "harbour empty"]) == 0
    assert "paper.txt" in capsys.readouterr().out
    assert run(["search", ledger, "zeppelin"]) == 0
    assert capsys.readouterr().out.strip() == "Nothing found."


def test_verify_tells_that_a_ledger_is_sound(ledger: str, capsys: Capture) -> None:
    assert run(["verify", ledger]) == 0
    assert "is sound: 2 documents, 2 articles" in capsys.readouterr().out


@pytest.mark.parametrize("command", ["claims", "matches", "verify"])
def test_a_ledger_that_is_not_there_is_named(command: str, tmp_path: Path, capsys: Capture) -> None:
    missing = tmp_path / "none.db"
    assert run([command, str(missing)]) == 2
    assert "none.db" in capsys.readouterr().err
    assert not missing.exists()


def test_show_of_an_unknown_id_says_where_ids_come_from(ledger: str, capsys: Capture) -> None:
    assert run(["show", ledger, "c_none"]) == 2
    assert "onrecord claims" in capsys.readouterr().err


def list_of(record: dict[str, object], key: str) -> list[object]:
    value = record[key]
    assert isinstance(value, list)
    return value


def test_claims_left_behind_by_an_interrupted_add_say_so(
    ledger: str, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Ledger, "pending", True)
    assert run(["claims", ledger]) == 0
    assert "Run the same onrecord add again" in capsys.readouterr().err
