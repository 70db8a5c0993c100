from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.cli.app import run
from onrecord.cli.demo import copy_reports


@pytest.mark.usefixtures("reports")
def test_the_demo_runs_where_the_user_says(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["demo", "--to", str(tmp_path / "demo")]) == 0
    shown = capsys.readouterr().out
    assert "invented reports on one story" in shown
    assert "Look next" in shown
    assert (tmp_path / "demo" / "demo.db").exists()
    assert run(["verify", str(tmp_path / "demo" / "demo.db")]) == 0


@pytest.mark.usefixtures("reports")
def test_the_demo_can_be_run_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["demo", "--to", str(tmp_path)])
    first = capsys.readouterr().out
    assert run(["demo", "--to", str(tmp_path)]) == 0
    assert capsys.readouterr().out == first


def test_only_the_reports_are_copied(tmp_path: Path) -> None:
    copied = sorted(path.suffix for path in copy_reports(tmp_path / "reports").iterdir())
    assert len(copied) >= 8
    assert set(copied) == {".txt"}
