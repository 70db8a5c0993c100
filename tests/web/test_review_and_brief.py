"""The queue of what is least sure, and the brief."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin
from starlette.testclient import TestClient

import onrecord
from onrecord.web.app import app
from onrecord.web.work import Here

FORM = {"origin": "http://localhost"}


@pytest.fixture
def desk(own: Path) -> TestClient:
    made = app(own, helper=Here(own))
    return TestClient(made, base_url="http://localhost", headers=FORM)


def fields(page: str, action: str) -> dict[str, str]:
    (form,) = re.findall(rf'<form method="post" action="{action}".*?</form>', page, re.DOTALL)
    found = re.findall(r'<input[^>]* name="([^"]+)"[^>]* value="([^"]*)"', form)
    return {name: unescape(value) for name, value in found}


def test_the_queue_is_gone_through(desk: TestClient, own: Path) -> None:
    page = desk.get("/review").text
    assert "2 to decide" in page
    form = fields(page, "/review") | {"key": "a", "author": "Kit"}
    page = desk.post("/review", data=form).text
    assert "1 to decide" in page and "1 judgement in force" in page
    again = desk.post("/review", data=form)
    assert again.status_code == 409
    undo = fields(page, "/review/undo") | {"author": "Kit"}
    assert "2 to decide" in desk.post("/review/undo", data=undo).text
    assert "skipped" in desk.get("/review?skip=1").text
    assert "All 2 that are left were skipped" in desk.get("/review?skip=9").text


@pytest.mark.parametrize(("key", "verdict"), [("x", "rejected"), ("f", "disputed")])
def test_a_key_says_what_it_says(desk: TestClient, key: str, verdict: str) -> None:
    form = fields(desk.get("/review").text, "/review") | {"key": key, "author": "Kit"}
    assert desk.post("/review", data=form).status_code == 200
    (row,) = desk.get("/api/judgements").json()["rows"]
    assert row["logged"]["judgement"]["verdict"] == verdict


def test_a_key_that_says_nothing_is_refused(desk: TestClient) -> None:
    form = fields(desk.get("/review").text, "/review") | {"key": "q", "author": "Kit"}
    assert desk.post("/review", data=form).status_code == 400


def test_a_brief_is_written_and_handed_out(desk: TestClient, own: Path) -> None:
    with onrecord.open(own) as opened:
        claim = next(one for one in opened.claims() if len(one.statements) > 1)
        article = next(opened.articles())
    assert "Nothing is collected yet" in desk.get("/brief").text
    assert desk.post("/brief/collect", data={"about": claim.id}).status_code == 200
    assert desk.post("/api/brief", json={"about": f"{article.id}:0-5"}).status_code == 201
    form = {"version": 2, "at": 0, "act": "insert", "words": "What *we* know <b>\n\nso far."}
    page = desk.post("/brief", data=form)
    assert page.status_code == 200
    assert "What *we* know &lt;b&gt;" in page.text
    late = desk.post("/brief", data=form | {"words": "Mine"})
    assert late.status_code == 409 and "Mine" in late.text
    assert desk.post("/brief", data={"version": 3, "at": 0, "act": "down"}).status_code == 200
    shown = desk.get("/api/brief").json()
    assert [one["part"]["kind"] for one in shown["parts"]] == ["claim", "words", "passage"]
    written = desk.get("/brief.md")
    assert "attachment" in written.headers["content-disposition"]
    made = MarkdownIt().use(footnote_plugin).render(written.text)
    assert made.count('class="footnote-item"') == 3
    assert "2 reports, 1 origin" in written.text and "leaks at both ends" in written.text
    file = desk.get("/brief.html").text
    assert "characters" in file and "<script" not in file and "Content-Security-Policy" in file


def test_what_has_no_words_is_not_collected(desk: TestClient, own: Path) -> None:
    with onrecord.open(own) as opened:
        article = next(opened.articles()).id
    for about in (article, "Ana Ruiz", f"{article}:5-99999", "c_000000"):
        assert desk.post("/api/brief", json={"about": about}).status_code == 400, about
    assert desk.post("/brief", data={"act": "dance", "version": 0}).status_code == 404


def test_a_brief_outlives_its_words(desk: TestClient, own: Path) -> None:
    with onrecord.open(own) as opened:
        article = next(opened.articles())
    desk.post("/api/brief", json={"about": f"{article.id}:0-5"})
    path = Path(f"{own}.brief.json")
    path.write_text(path.read_text().replace(article.id, "a_000000000000"))
    for address in ("/brief", "/brief.md", "/brief.html"):
        assert "no longer in the ledger" in desk.get(address).text
    path.write_text("{")
    assert desk.get("/brief").status_code == 400
