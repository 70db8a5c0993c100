"""A ledger of invented reports, one of them hostile, and the app that shows it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from shutil import which

import pytest
from playwright.sync_api import Browser, sync_playwright
from starlette.testclient import TestClient

import onrecord
from onrecord.web.app import app
from tests.cli.conftest import PAPER, RADIO, Taught
from tests.factories import marked
from tests.web.serving import served

SCRIPT = "<script>alert(1)</script>"

HOSTILE = marked(
    f"The bridge is shut {SCRIPT}\n\n"
    "[source1 [person Ana <b Ruiz]] [cue1 said] "
    '[content1 that "><img src=x onerror=alert(1) the bridge over the river is not safe for '
    "anybody who crosses it at night].\n\n"
    "\u202eThe words of this line run from right to left and must turn nothing else round.\n\n"
    "The mayor spoke of the flood a\u0301" + "\u0301" * 2000 + " and of the bridge."
)

LONG = "the water was low and grey " * 7_000
"""Four parts of a page, on one line."""

FIELDS = {
    "text": HOSTILE.text,
    "title": f"Bridge shut {SCRIPT}",
    "publisher": f"Harrow {SCRIPT} Post",
    "byline": SCRIPT,
    "url": "javascript:alert(1)",
    "published": "2031-05-02",
}


@pytest.fixture(scope="session")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("web")
    reports = folder / "reports"
    reports.mkdir()
    (reports / "radio.txt").write_text(RADIO.text, encoding="utf-8")
    (reports / "paper.txt").write_text(PAPER.text, encoding="utf-8")
    (reports / "long.txt").write_text(LONG, encoding="utf-8")
    (reports / "hostile.jsonl").write_text(json.dumps(FIELDS) + "\n", encoding="utf-8")
    taught = Taught({known.text: known for known in (RADIO, PAPER, HOSTILE)})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("onrecord.statements.tagging.onnx_tagger.load", lambda: taught)
        with onrecord.open(folder / "story.db", create=True) as opened:
            opened.add(reports, workers=1)
    return folder / "story.db"


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a ledger of the two reports that tell one claim, quick to write to."""
    folder = tmp_path_factory.mktemp("small")
    (folder / "radio.txt").write_text(RADIO.text, encoding="utf-8")
    (folder / "paper.txt").write_text(PAPER.text, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        taught = Taught({known.text: known for known in (RADIO, PAPER)})
        patch.setattr("onrecord.statements.tagging.onnx_tagger.load", lambda: taught)
        with onrecord.open(folder / "story.db", create=True) as opened:
            opened.add([folder / "radio.txt", folder / "paper.txt"], workers=1)
    return folder / "story.db"


@pytest.fixture
def own(small: Path, tmp_path: Path) -> Path:
    """Return a ledger that this test alone writes to."""
    return Path(shutil.copy(small, tmp_path / "story.db"))


@pytest.fixture(scope="session")
def ids(ledger: Path) -> dict[str, str]:
    """Return the ids of the reports by the names of their files, and of the claim that two tell."""
    with onrecord.open(ledger) as opened:
        named = {Path(one.path).name.partition(".")[0]: one.id for one in opened.articles()}
        shared = [claim.id for claim in opened.claims() if len(claim.statements) > 1]
    return {**named, "claim": shared[0]}


@pytest.fixture
def client(ledger: Path) -> TestClient:
    return TestClient(app(ledger), base_url="http://localhost")


@pytest.fixture(scope="session")
def site(ledger: Path) -> Iterator[str]:
    """Return the address at which the app is served, as `onrecord serve` does."""
    with served(app(ledger)) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = which("chromium") or which("chromium-browser") or which("google-chrome")
    if not found:
        pytest.skip("needs chromium")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield started
        started.close()
