"""Every command tells how to use it, with examples, and answers at once."""

from __future__ import annotations

import resource
import subprocess
import sys

import pytest
from typer.main import get_command

from onrecord.cli.app import app, run

COMMANDS = sorted(getattr(get_command(app), "commands"))  # noqa: B009 (typed as Command)

AT_MOST = 0.4
"""Seconds that `onrecord --help` may take, the promise of the README."""


def test_the_commands_are_those_of_the_reference() -> None:
    pages = "serve report"
    expected = "extract add claims matches aliases show search verify trace demo"
    story = "figures timeline dates distortions recurring"
    people = "judge log undo pack forget diff export"
    assert set(COMMANDS) == {*pages.split(), *expected.split(), *people.split(), *story.split()}


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_examples_of_the_command(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([command, "--help"]) == 0
    shown = capsys.readouterr().out
    assert f"onrecord {command}" in shown.split("Examples:")[1]


def test_summaries_are_not_cut(capsys: pytest.CaptureFixture[str]) -> None:
    run(["--help"])
    assert "..." not in capsys.readouterr().out.split("Commands:")[1].split("Examples:")[0]


def test_help_answers_at_once() -> None:
    """Measured in processor time: a busy machine must not fail it (speed.py has the clock)."""
    took = []
    for _ in range(5):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(
            [sys.executable, "-m", "onrecord", "--help"], check=True, capture_output=True
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        took.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    assert min(took) < AT_MOST


def test_help_imports_nothing_heavy() -> None:
    check = (
        "import sys; from onrecord.cli.app import run; run(['--help']); "
        "heavy = {'rich', 'numpy', 'onnxruntime', 'sqlalchemy', 'duckdb', 'fastapi', 'uvicorn'}; "
        "print(sorted(heavy & set(sys.modules)))"
    )
    shown = subprocess.run(
        [sys.executable, "-c", check], check=True, capture_output=True, text=True
    )
    assert shown.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    "arguments", [["nothing"], ["claims"], ["claims", "a", "b"], ["trace", "words"], ["add", "x"]]
)
def test_bad_arguments_end_with_two(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == 2
    assert capsys.readouterr().err
