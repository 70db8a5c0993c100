"""What changes something, done in a browser: from dropping files to exporting the brief."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

import onrecord
from onrecord.web.app import app
from onrecord.web.work import Here
from tests.cli.conftest import PAPER, RADIO, Taught
from tests.web.serving import served, watched

LATE = "The harbour of Harrow stays shut for weeks, its master said on Monday.\n"

ROW = "a[href^='/claims/c_']"

DROP = """([name, text]) => {
  const data = new DataTransfer();
  data.items.add(new File([text], name, { type: "text/plain" }));
  const event = new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true });
  document.getElementById("drop").dispatchEvent(event);
}"""


@pytest.fixture
def desk(small: Path, tmp_path: Path) -> Iterator[str]:
    """Return the address of a ledger that this test alone writes to."""
    own = Path(shutil.copy(small, tmp_path / "story.db"))
    known = Taught({one.text: one for one in (RADIO, PAPER)})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("onrecord.statements.tagging.onnx_tagger.load", lambda: known)
        with served(app(own, helper=Here(own))) as address:
            yield address


@pytest.fixture
def page(browser: Browser, desk: str) -> Iterator[Page]:
    with watched(browser, desk) as opened:
        yield opened


def test_files_are_dropped_and_what_is_missing_is_filled_in(page: Page) -> None:
    page.goto("/intake")
    page.evaluate(DROP, ["late.txt", LATE])
    expect(page.locator("#chosen")).to_contain_text("1 chosen")
    page.get_by_role("button", name="Bring in").click()
    expect(page.get_by_role("heading", name="Brought in")).to_be_visible(timeout=20_000)
    page.get_by_label("Publisher").fill("Harrow Post")
    page.get_by_label("Published").fill("2031-05-03")
    page.get_by_label("Your name").fill("Kit")
    page.get_by_role("button", name="Keep").click()
    expect(page.locator(".missing")).to_have_count(0)
    expect(page.get_by_text("Harrow Post")).to_be_visible()


def test_a_text_is_pasted_without_script(browser: Browser, desk: str) -> None:
    context = browser.new_context(base_url=desk, java_script_enabled=False)
    page = context.new_page()
    page.goto("/intake")
    page.get_by_label("The report’s words").fill(LATE)
    page.get_by_role("button", name="Bring in").click()
    expect(page.get_by_role("heading", name="Brought in")).to_be_visible(timeout=20_000)
    context.close()


def press(page: Page, key: str) -> None:
    page.wait_for_load_state()
    page.keyboard.press(key)


def test_the_queue_is_gone_through_by_keys(page: Page) -> None:
    page.goto("/review")
    expect(page.locator("#progress")).to_contain_text("2 to decide")
    page.get_by_label("Your name").fill("Kit")
    page.locator("h1").click()  # out of the field: in it, keys write
    press(page, "a")
    expect(page.locator("#progress")).to_contain_text("1 to decide")
    press(page, "Backspace")
    expect(page.locator("#progress")).to_contain_text("2 to decide")
    press(page, "Space")
    expect(page.locator("#progress")).to_contain_text("1 skipped")
    press(page, "x")
    expect(page.get_by_role("status")).to_contain_text("nobody says this")
    press(page, "f")  # all that is left was skipped: nothing happens
    expect(page.get_by_text("were skipped")).to_be_visible()
    page.goto("/log")
    expect(page.locator(".log > li")).to_have_count(3)
    expect(page.locator(".log")).to_contain_text("Kit")


def test_a_speaker_is_put_right_and_the_judgement_undone(page: Page) -> None:
    page.goto("/reports")
    page.get_by_role("link", name="Nobody will take the ferry").click()
    page.locator(".note .act a").first.click()
    page.get_by_label("Speaker").fill("Bo Lind")
    form = page.locator("form", has_text="This is the speaker")
    form.get_by_label("Your name").fill("Kit")
    form.get_by_label("Why").fill("the tape says so")
    form.get_by_role("button").click()
    expect(page.get_by_role("heading", name="A judgement, kept")).to_be_visible()
    page.get_by_role("link", name="Bo Lind").or_(page.locator(".of a")).first.click()
    expect(page.locator(".facts-list")).to_contain_text("Bo Lind")
    page.goto("/log")
    page.locator(".acts a").first.click()
    page.get_by_role("button", name="Undo").click()
    page.goto("/log")
    expect(page.locator(".log > li")).to_have_count(2)
    expect(page.locator(".log")).to_contain_text("undone")


def test_two_windows_do_not_overrule_each_other_unseen(browser: Browser, desk: str) -> None:
    page = browser.new_page(base_url=desk)  # not the other: a browser's console tells of a 409
    page.goto("/reports")
    page.get_by_role("link", name="Nobody will take the ferry").click()
    page.locator(".note .act a").first.click()
    other = browser.new_page()
    other.goto(page.url)
    for window, name in ((other, "Ida Moss"), (page, "Bo Lind")):
        window.get_by_label("Speaker").fill(name)
        form = window.locator("form", has_text="This is the speaker")
        form.get_by_label("Your name").fill("Kit")
        with window.expect_response(re.compile("/judge")) as answered:
            form.get_by_role("button").click()
        assert answered.value.status == (303 if window is other else 409)
    expect(page.get_by_role("heading", name="As you saw it")).to_be_visible()
    expect(page.locator("section", has=page.locator("#now"))).to_contain_text("Ida Moss")
    other.close()
    page.close()


def test_a_merge_is_set_aside_for_good(page: Page) -> None:
    page.goto("/claims")
    page.locator(ROW).first.click()
    claim = page.url
    expect(page.locator("#counted")).to_contain_text("1 origin")
    for number in range(1, page.locator("#merges input").count() + 1):
        if "2 origins" in page.locator("#counted").inner_text():
            break
        page.locator("#joining input:not(:checked)").first.click()
        expect(page).to_have_url(re.compile(rf"(off=\w+&?){{{number}}}$"))
    page.get_by_role("button", name="Keep as a judgement").click()
    page.get_by_label("Your name").fill("Kit")
    page.get_by_role("button", name="Keep").click()
    expect(page.get_by_role("heading", name="Log")).to_be_visible()
    page.goto(claim)
    for _ in range(50):
        if "2 origins" in page.locator("#counted").inner_text():
            return
        page.wait_for_timeout(200)
        page.reload()
    pytest.fail("the counts did not follow")


def test_a_brief_is_collected_written_and_exported(page: Page, tmp_path: Path) -> None:
    page.goto("/claims")
    page.locator(ROW).first.click()
    page.get_by_role("button", name="Collect for the brief").click()
    expect(page.locator(".part")).to_have_count(1)
    page.goto("/reports")
    page.get_by_role("link", name="Nobody will take the ferry").click()
    page.get_by_text("The harbour was empty").select_text()
    page.get_by_role("button", name="Collect for the brief").click()
    expect(page.locator(".part")).to_have_count(2)
    page.locator(".insert summary", has_text="Write here").first.click()
    page.get_by_label("Your words").first.fill("What is known of the ferry.")
    page.get_by_role("button", name="Put in").first.click()
    expect(page.locator(".part").first).to_contain_text("What is known of the ferry.")
    page.get_by_role("button", name="Down part 1").click()
    expect(page.locator(".part").nth(1)).to_contain_text("What is known of the ferry.")
    for kind, words in (("Markdown", "[^1]:"), ("HTML", "footnotes")):
        with page.expect_download() as handed:
            page.get_by_role("link", name=kind).click()
        target = tmp_path / handed.value.suggested_filename
        handed.value.save_as(target)
        assert words in target.read_text("utf-8")


def prepared(desk: str, page: Page) -> list[str]:
    """Judge, collect and bring in something, and return the addresses that then show it."""
    page.goto("/claims")
    claim = page.locator(ROW).first.get_attribute("href") or ""
    id = claim.rpartition("/")[2]
    page.goto(f"/judge?about={id}")
    page.get_by_label("Your name").first.fill("Kit")
    page.get_by_role("button", name="Disputed").click()
    entry = page.url.removeprefix(desk)
    page.goto(claim)
    statement = page.request.get(f"/api{claim}")
    told = statement.json()["trace"]["reports"][0]["wordings"][0]["telling"]
    page.goto(claim)
    page.get_by_role("button", name="Collect for the brief").click()
    page.goto("/intake")
    page.get_by_label("The report’s words").fill(LATE)
    page.get_by_role("button", name="Bring in").click()
    expect(page.get_by_role("heading", name="Brought in")).to_be_visible(timeout=20_000)
    run = page.url.removeprefix(desk)
    judge = f"/judge?about={told['statement']}"
    pair = "/judge?about=Ana+Ruiz&about=Ruiz"
    words = f"/judge?about={told['article']}:0-6"
    report, figure = f"/judge?about={told['article']}", f"/judge?about={id}"
    merges = f"{claim}/merges"
    rest = ["/review", "/review?skip=9", "/log", "/brief", "/intake"]
    return [entry, run, judge, pair, words, report, figure, merges, *rest]


def test_pages_are_sound(browser: Browser, desk: str, page: Page) -> None:
    addresses = prepared(desk, page)
    for width, scheme in ((360, "light"), (2560, "light"), (360, "dark"), (1280, "dark")):
        here = browser.new_page(
            base_url=desk,
            viewport={"width": width, "height": 900},
            color_scheme="dark" if scheme == "dark" else "light",
        )
        for address in addresses:
            here.goto(address)
            found = Axe().run(here).response["violations"]
            serious = [one["id"] for one in found if one["impact"] in {"serious", "critical"}]
            assert serious == [], (address, scheme)
            assert here.evaluate("document.documentElement.scrollWidth") <= width, address
        here.close()


def test_everything_is_reached_by_the_keyboard(page: Page) -> None:
    page.goto("/review")
    reached = set()
    for _ in range(40):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.textContent.trim().slice(0, 12)"))
    assert {"Rightly read", "Skip space"} <= reached


def test_the_ledger_is_whole_after_all_this(page: Page, desk: str, tmp_path: Path) -> None:
    prepared(desk, page)
    for _ in range(200):
        with onrecord.open(tmp_path / "story.db") as opened:
            if not opened.pending and opened.log():
                assert opened.verify().drift == ()
                return
        time.sleep(0.05)
    pytest.fail("nothing was written")
