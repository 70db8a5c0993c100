"""Take the pictures of the tour through the browser again: make tour.

Puts the invented reports of the demo into a ledger, serves it, and takes a picture of each screen
that ``docs/tutorials/browser.md`` shows, with the system's Chromium.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, ViewportSize, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.web.serving import served

import onrecord
from onrecord.web.app import app

PICTURES = Path(__file__).parent / "_static" / "tour"
SIZE = ViewportSize(width=1100, height=760)
QUOTATION = "I opened one gate after another and watched the lights go green"
"""As somebody may remember it: no report has it in these very words."""


def walk(page: Page) -> Iterator[str]:
    """Go through the screens and yield the name of each picture when its screen is there."""
    page.goto("/")
    yield "desk"
    page.get_by_label("Words of a claim").fill(QUOTATION)
    page.get_by_role("button", name="Look").click()
    page.locator(".nearest").wait_for()
    yield "trace"
    page.goto("/claims?reports=3")
    yield "claims"
    page.get_by_role("row", name="telephone rang").get_by_role("link").first.click()
    yield "claim"
    page.evaluate("document.getElementById('chains').scrollIntoView()")
    yield "chains"
    page.locator(".side h3 a").first.click()
    yield "report"
    page.goto("/figures")
    page.locator(".rows a").first.click()
    yield "figures"
    page.goto("/sources")
    yield "sources"


def main() -> None:
    """Take every picture."""
    PICTURES.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        ledger = Path(folder) / "flood.db"
        with onrecord.open(ledger, create=True) as opened:
            opened.add(sorted(Path(str(files("onrecord.data") / "demo")).glob("*.txt")), workers=1)
        browser = playwright.chromium.launch(
            executable_path=which("chromium") or which("google-chrome"), args=["--no-sandbox"]
        )
        with served(app(ledger)) as address:
            page = browser.new_page(base_url=address, viewport=SIZE, reduced_motion="reduce")
            for name in walk(page):
                page.screenshot(path=str(PICTURES / f"{name}.png"))
        browser.close()


if __name__ == "__main__":
    main()
