"""The report file: whole, self-contained, and as harmless as the pages."""

from __future__ import annotations

import base64
import hashlib
import re
from html import unescape
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

import onrecord
from onrecord.cli.app import run
from onrecord.web.file import report_file
from onrecord.web.reading import opened

Ids = dict[str, str]


@pytest.fixture(scope="session")
def page(ledger: Path) -> str:
    with opened(ledger) as store:
        return report_file(store, name="story")


def test_it_holds_claims_and_the_whole_texts_they_stand_in(
    page: str, ids: Ids, ledger: Path
) -> None:
    assert f'id="{ids["claim"]}"' in page
    shown = unescape(re.sub(r'<a class="ref".*?</a>|<[^>]+>', "", page))
    with onrecord.open(ledger) as found:
        for article in found.articles():
            if article.id in (ids["radio"], ids["paper"]):
                for line in filter(None, article.text.splitlines()):
                    assert line in shown


def test_it_needs_nothing_from_elsewhere(page: str) -> None:
    assert "<script" not in page
    assert "<link" not in page
    assert not re.findall(r'(?:src|href)="(?!#|https?://)', page)
    assert re.findall(r"url\(", page) == []


def test_its_policy_lets_in_its_own_style_alone(page: str) -> None:
    match = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    assert match
    digest = base64.b64encode(hashlib.sha256(match[1].encode()).digest()).decode()
    policy = re.search(r'Security-Policy" content="([^"]*)"', page)
    assert policy
    assert unescape(policy[1]) == (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'"
    )


def test_no_place_in_it_is_missing_or_there_twice(page: str) -> None:
    places = re.findall(r'\bid="([^"]*)"', page)
    assert len(places) == len(set(places))
    for fragment in re.findall(r'href="#([^"]*)"', page):
        assert fragment in places


def test_a_hostile_text_stays_text(ledger: Path, ids: Ids) -> None:
    with onrecord.open(ledger) as found:
        claims = [c.id for c in found.claims() if c.statements[0].at.article == ids["hostile"]]
    with opened(ledger) as store:
        page = report_file(store, claims, name="<b>story")
    assert claims
    assert "<script" not in page
    assert "<img" not in page
    assert "<b>story" not in page


def test_the_command_writes_it(
    ledger: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "report.html"
    assert run(["report", str(ledger), "-o", str(out)]) == 0
    assert out.read_text("utf-8").lstrip().startswith("<!doctype html>")
    assert run(["report", str(ledger), "c_none", "-o", str(out)]) == 2
    assert "no claim of this id" in capsys.readouterr().err


def test_it_is_sound_in_a_browser(browser: Browser, page: str, tmp_path: Path) -> None:
    (tmp_path / "report.html").write_text(page, encoding="utf-8")
    opened_page = browser.new_page(viewport={"width": 360, "height": 800})
    opened_page.goto(f"file://{tmp_path / 'report.html'}")
    found = Axe().run(opened_page).response["violations"]
    assert [v["id"] for v in found if v["impact"] in {"serious", "critical"}] == []
    assert opened_page.evaluate("document.documentElement.scrollWidth") <= 360
    opened_page.close()
