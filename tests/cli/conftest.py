"""Two invented reports on disk, and a tagger that has been told what stands in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from onrecord.records import Span, Tags
from tests.factories import FakeTagger, Marked, marked

RADIO = marked(
    "Ferry stays in harbour\n\n"
    "[source1 [person Ana Ruiz]] [cue1 told] [outlet Radio Harrow] [content1 that the old ferry "
    "leaks at both ends and that nobody on the island would set foot on it again].\n"
)
PAPER = marked(
    "Nobody will take the ferry\n\n"
    "The harbour was empty on Monday.\n\n"
    "[source1 [person Ana Ruiz]] [cue1 said] [content1 that the old ferry "
    "leaks at both ends and that nobody on the island would set foot on it again].\n"
)


@dataclass(frozen=True, slots=True)
class Taught:
    """A tagger that knows some texts and finds nothing in others."""

    texts: dict[str, Marked]
    name: str = "fake-1"

    def tag(self, text: str, blocks: Sequence[Span]) -> Tags:
        known = self.texts.get(text)
        tags = known.tags if known else Tags(attributions=(), names=())
        return FakeTagger(tags).tag(text, blocks)


@pytest.fixture
def reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write the reports; every command of this test reads them with the tagger that knows them."""
    taught = Taught({known.text: known for known in (RADIO, PAPER)})
    monkeypatch.setattr("onrecord.statements.tagging.onnx_tagger.load", lambda: taught)
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "radio.txt").write_text(RADIO.text, encoding="utf-8")
    (folder / "paper.txt").write_text(PAPER.text, encoding="utf-8")
    return folder


@pytest.fixture
def ledger(reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """Return a ledger that holds the reports."""
    from onrecord.cli.app import run

    path = str(tmp_path / "story.db")
    assert run(["add", str(reports), "-l", path]) == 0
    capsys.readouterr()
    return path
