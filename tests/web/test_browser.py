"""Each screen's main task, done in a browser as a reader would."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.web.serving import watched

Ids = dict[str, str]

SHIFTED = """() => new Promise((resolve) => {
  let sum = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((e) => { sum += e.value; }))
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => resolve(sum), 200);
})"""


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    with watched(browser, site) as opened:
        yield opened


def addresses(ids: Ids) -> list[str]:
    listed = ["/", "/claims", "/reports", "/figures", "/sources", "/names?q=Ruiz"]
    return [*listed, f"/reports/{ids['paper']}", f"/claims/{ids['claim']}"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 2560])
def test_pages_are_sound(scheme: str, width: int, browser: Browser, site: str, ids: Ids) -> None:
    page = browser.new_page(
        base_url=site,
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    for address in addresses(ids):
        page.goto(address)
        found = Axe().run(page).response["violations"]
        assert [v["id"] for v in found if v["impact"] in {"serious", "critical"}] == [], address
        assert page.evaluate(SHIFTED) < 0.05
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_a_reader_goes_to_the_same_words_in_the_other_report(page: Page, ids: Ids) -> None:
    page.goto("/reports")
    page.get_by_role("link", name="Nobody will take the ferry").click()
    page.locator(".note .also a[href*=span]").first.click()
    expect(page.locator("#at")).to_contain_text("that the old ferry")
    assert f"/reports/{ids['radio']}?span=" in page.url


def test_selected_words_have_an_address(page: Page, ids: Ids) -> None:
    page.goto(f"/reports/{ids['paper']}")
    page.get_by_text("The harbour was empty").select_text()
    page.get_by_role("link", name="Address of these words").click()
    expect(page.locator("#at")).to_have_text("The harbour was empty on Monday.")


def test_an_address_of_characters_is_followed(page: Page, ids: Ids) -> None:
    page.goto(f"/reports/{ids['paper']}#c0-6")
    expect(page.locator("#at")).to_have_text("Nobody")


def test_a_pasted_quotation_leads_to_its_claim(page: Page, ids: Ids) -> None:
    page.goto("/")
    page.get_by_label("Words of a claim").fill("“nobody on that island would set foot on it”")
    page.get_by_role("button", name="Look").click()
    expect(page.locator(".nearest")).to_contain_text("8 of your 9 words")
    page.locator(".list tbody th a").first.click()
    expect(page).to_have_url(re.compile(f"/claims/{ids['claim']}"))


def test_words_of_one_report_alone_are_found(page: Page) -> None:
    page.goto("/claims")
    page.get_by_label("Words of a claim").fill("crosses it at night")
    page.get_by_role("button", name="Look").click()
    expect(page.locator(".list mark").first).to_have_text("crosses")
    expect(page.locator(".list")).to_contain_text("the bridge over the river is not safe")


def test_a_list_of_claims_is_narrowed_down_sorted_and_taken_along(page: Page, ids: Ids) -> None:
    page.goto("/claims")
    page.get_by_role("region", name="Speaker").get_by_role("link").first.click()
    page.get_by_role("link", name="Origins").click()
    assert "speaker=" in page.url
    assert "sort=origins" in page.url
    expect(page.get_by_role("columnheader", name="Origins")).to_have_attribute(
        "aria-sort", "descending"
    )
    with page.expect_download() as taken:
        page.get_by_role("link", name="CSV").click()
    assert ids["claim"] in taken.value.path().read_text("utf-8-sig")
    page.get_by_role("link", name="Take away").click()
    assert "speaker=" not in page.url


def test_the_desk_tells_what_came_in_since_the_last_visit(page: Page) -> None:
    page.goto("/")
    expect(page.locator("#since")).to_be_empty()
    key = page.evaluate("Object.keys(localStorage).find((key) => key.startsWith('onrecord'))")
    page.evaluate("(key) => localStorage.setItem(key, '1')", key)
    page.reload()
    expect(page.locator("#since")).to_contain_text("since you were here last")
    expect(page.locator(".new").first).to_be_visible()
    assert page.context.cookies() == []


def test_the_drawing_of_sources_leads_to_one_of_them(page: Page) -> None:
    page.goto("/sources")
    page.locator(".net a").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Who has words from")


def test_counts_follow_a_switch_at_once(page: Page, ids: Ids) -> None:
    page.goto(f"/claims/{ids['claim']}")
    expect(page.locator("#counted")).to_contain_text("1 origin")
    boxes = page.locator("#merges input")
    for number in range(1, boxes.count() + 1):
        page.locator("#joining input:not(:checked)").first.click()
        expect(page.locator("#joining input:checked")).to_have_count(number)
        expect(page).to_have_url(re.compile(rf"(off=\w+&?){{{number}}}$"))
    expect(page.locator("#counted")).to_contain_text("2 origins")
    assert "off=" in page.url


def test_pages_are_read_without_script_and_with_the_keyboard(
    browser: Browser, site: str, ids: Ids
) -> None:
    context = browser.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"/reports/{ids['paper']}")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_visible()
    page.goto(f"/claims/{ids['claim']}")
    page.locator("input[name=off]").first.check()
    page.get_by_role("button", name="Count again").click()
    assert "off=" in page.url
    context.close()


def test_a_hostile_article_runs_nothing(page: Page, ids: Ids) -> None:
    page.on("dialog", lambda dialog: pytest.fail("a script of the article ran"))
    page.goto(f"/reports/{ids['hostile']}")
    expect(page.locator("main")).to_contain_text("<script>alert(1)</script>")
