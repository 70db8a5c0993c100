"""The command: where it writes, what it says, and how it fails."""

from __future__ import annotations

from pathlib import Path

import pytest

import onrecord
from onrecord.cli.app import run
from onrecord.exports import exporter, formats


@pytest.mark.parametrize("format_", formats())
def test_every_format_is_written(
    format_: str, ledger: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "out"
    assert run(["export", ledger, "--to", format_, "-o", str(target)]) == 0
    assert target.is_dir() == exporter(format_).folder
    shown = capsys.readouterr()
    assert not shown.out
    assert "written" in shown.err
    assert "Left out: " in shown.err
    assert run(["export", ledger, "--to", format_, "-o", str(target)]) == 2
    assert "--force" in capsys.readouterr().err
    assert run(["export", ledger, "--to", format_, "-o", str(target), "--force"]) == 0


def test_one_file_goes_to_standard_output(ledger: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["export", ledger, "--to", "brief"]) == 0
    shown = capsys.readouterr()
    assert shown.out.startswith("# ")
    assert "Left out: " in shown.err


def test_several_files_need_a_folder(ledger: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["export", ledger, "--to", "csv"]) == 2
    assert "-o FOLDER" in capsys.readouterr().err


def test_named_claims_alone_are_written(
    ledger: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with onrecord.open(ledger) as opened:
        claim = opened.claims()[0]
    target = tmp_path / "brief.md"
    assert run(["export", ledger, "--to", "brief", "--claim", claim.id[:8], "-o", str(target)]) == 0
    assert "Claims: 1 of 1." in target.read_text("utf-8")
    assert run(["export", ledger, "--to", "brief", "--claim", "c_none"]) == 2
    assert run(["export", ledger, "--to", "brief", "--claim", ""]) == 2
    assert "onrecord claims" in capsys.readouterr().err


def test_an_unknown_format_is_told(ledger: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["export", ledger, "--to", "pdf"]) == 2
    assert "timelinejs" in capsys.readouterr().err
