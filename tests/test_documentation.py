"""What the README and the tutorial show is what Onrecord prints."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).parents[1]


def real_output() -> ModuleType:
    spec = importlib.util.spec_from_file_location("real_output", ROOT / "docs" / "real_output.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_pages_show_real_output() -> None:
    for path, text in real_output().pages().items():
        assert path.read_text("utf-8") == text, "run: .venv/bin/python docs/real_output.py"


def test_the_readme_shows_output_in_its_first_screen() -> None:
    first = (ROOT / "README.md").read_text("utf-8").splitlines()[:12]
    assert any(line.startswith("$ onrecord") for line in first)
