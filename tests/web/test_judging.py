"""Judgements from the pages: kept at once, counted soon, refused where the page was stale."""

from __future__ import annotations

import json
import re
import time
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import onrecord
from onrecord.ledger.lock import only_writer
from onrecord.web.app import app
from onrecord.web.waiting import Waiting
from onrecord.web.work import Here

Ids = dict[str, str]
FORM = {"origin": "http://localhost"}


@pytest.fixture
def desk(own: Path) -> TestClient:
    made = app(own, helper=Here(own))
    return TestClient(made, base_url="http://localhost", headers=FORM)


@pytest.fixture
def ids(own: Path) -> Ids:
    with onrecord.open(own) as opened:
        named = {Path(one.path).name.partition(".")[0]: one.id for one in opened.articles()}
        shared = [claim.id for claim in opened.claims() if len(claim.statements) > 1]
    return {**named, "claim": shared[0]}


def statement(own: Path, words: str) -> str:
    with onrecord.open(own) as opened:
        return next(s.id for a, s in opened.statements() if words in s.content[0].of(a.text))


def settled(desk: TestClient) -> None:
    writing = desk.app.state.writing  # type: ignore[attr-defined]
    for _ in range(400):
        if writing.idle():
            return
        time.sleep(0.05)
    pytest.fail("nothing was written")


def seen(page: str) -> str:
    found = re.search(r'name="seen" value="([^"]*)"', page)
    assert found
    return unescape(found[1])


def test_a_speaker_is_put_right_and_it_shows_at_once(desk: TestClient, own: Path) -> None:
    id = statement(own, "old ferry")
    page = desk.get(f"/judge?about={id}").text
    form = {"verb": "speaker", "about": id, "value": "Bo Lind", "author": "Kit", "reason": "heard"}
    answer = desk.post("/judge", data=form | {"seen": seen(page), "back": "/reports"})
    assert answer.status_code == 200
    assert "speaker: Bo Lind" in answer.text
    assert "Kit" in answer.text and "heard" in answer.text
    assert "Bo Lind" in desk.get(f"/judge?about={id}").text
    settled(desk)
    with onrecord.open(own) as opened:
        assert [one.judgement.author for one in opened.log()] == ["Kit"]
        assert not opened.pending
    assert not Waiting(own).judgements()


def test_a_stale_page_is_refused_with_both_versions(desk: TestClient, own: Path) -> None:
    id = statement(own, "old ferry")
    old = seen(desk.get(f"/judge?about={id}").text)
    first = {"verb": "speaker", "about": id, "value": "Bo Lind", "author": "Kit", "seen": old}
    assert desk.post("/judge", data=first).status_code == 200
    late = desk.post("/judge", data=first | {"value": "Ida Moss", "author": "Ann"})
    assert late.status_code == 409
    assert "As you saw it" in late.text and "speaker: Bo Lind" in late.text
    told = desk.post("/api/judgements", json=first | {"about": [id], "value": "Ida Moss"})
    assert told.status_code == 409
    assert "Bo Lind" in told.json()["now"] and told.json()["seen"] == old
    assert desk.get("/api/judgements").json()["total"] == 1


def test_a_judgement_is_undone(desk: TestClient, own: Path) -> None:
    id = statement(own, "old ferry")
    said = {"verb": "rejected", "about": [id], "author": "Kit"}
    made = desk.post("/api/judgements", json=said)
    assert made.status_code == 201
    assert "none" in desk.get(f"/judge?about={id}").text
    undone = desk.post(f"/log/{made.json()['id']}/undo", data={"author": "Ann", "reason": "no"})
    assert "undoes" in undone.text
    log = desk.get("/log").text
    assert "undone" in log and "Ann" in log
    again = desk.post(f"/api/judgements/{made.json()['id']}/undo", json={"author": "Ann"})
    assert again.status_code == 400


def test_a_claim_keeps_its_page_while_its_statements_are_judged(
    desk: TestClient, own: Path, ids: Ids
) -> None:
    with only_writer(own):  # so that claims cannot follow
        id = statement(own, "old ferry")
        for verb in ("rejected", "unsure"):
            about = [id] if verb == "rejected" else ["Ana Ruiz", "Ruiz"]
            said = {"verb": verb, "about": about, "author": "Kit"}
            assert desk.post("/api/judgements", json=said).status_code == 201
        for address in (f"/claims/{ids['claim']}", f"/reports/{ids['paper']}", "/log", "/claims"):
            assert desk.get(address).status_code == 200, address
        assert len(Waiting(own).judgements()) == 2
    settled(desk)
    with onrecord.open(own) as opened:
        assert len(opened.log()) == 2


def test_a_speaker_is_named_where_the_report_names_none(desk: TestClient, own: Path) -> None:
    id = statement(own, "harbour was empty")
    said = {"verb": "speaker", "about": [id], "value": "Bo Lind", "author": "Kit"}
    assert desk.post("/api/judgements", json=said).status_code == 201
    settled(desk)
    with onrecord.open(own) as opened:
        claims = [c.id for c in opened.claims() if id in {s.statement for s in c.statements}]
        articles = [article.id for article in opened.articles()]
    addresses = [*(f"/claims/{one}" for one in claims), *(f"/reports/{one}" for one in articles)]
    assert claims
    for address in (*addresses, f"/judge?about={id}"):
        assert desk.get(address).status_code == 200, address


def test_a_merge_is_set_aside_for_good(desk: TestClient, own: Path, ids: Ids) -> None:
    claim = desk.get(f"/api/claims/{ids['claim']}").json()
    keys = [one["key"] for one in claim["switches"]]
    page = desk.get(f"/claims/{ids['claim']}/merges", params={"off": keys})
    assert "Keep" in page.text
    form = {"off": keys, "author": "Kit", "reason": "each was there"}
    assert desk.post(f"/claims/{ids['claim']}/merges", data=form).status_code == 200
    settled(desk)
    with onrecord.open(own) as opened:
        (found,) = [c for c in opened.claims() if c.id == ids["claim"]]
        assert found.origins.at_most == 2
    none = desk.post(f"/claims/{ids['claim']}/merges", data={"author": "Kit"})
    assert none.status_code == 400


def test_words_of_a_report_are_furniture(desk: TestClient, own: Path, ids: Ids) -> None:
    about = f"{ids['paper']}:0-6"
    page = desk.get(f"/judge?about={about}")
    assert "Nobody" in page.text and "part of the report" in page.text
    form = {"verb": "furniture", "about": about, "value": "teaser", "author": "Kit"}
    assert desk.post("/judge", data=form | {"seen": seen(page.text)}).status_code == 200
    assert "teaser" in desk.get(f"/judge?about={about}").text


@pytest.mark.parametrize(
    ("form", "status"),
    [
        ({"verb": "speaker", "about": "s_000000", "value": "X"}, 400),
        ({"verb": "forgotten", "about": "a_000000"}, 400),
        ({"verb": "dance", "about": "Ana Ruiz"}, 400),
        ({"verb": "grade", "about": "Ana Ruiz", "value": "Z"}, 400),
        ({"verb": "date", "about": "PAPER", "value": "yesterday"}, 400),
        ({"verb": "furniture", "about": "PAPER:5-999999", "value": "teaser"}, 400),
        ({"verb": "same", "about": "Ana Ruiz"}, 400),
    ],
)
def test_what_cannot_be_judged_is_refused_in_words(
    desk: TestClient, ids: Ids, form: dict[str, str], status: int
) -> None:
    form = form | {"about": form["about"].replace("PAPER", ids["paper"]), "author": "Kit"}
    answer = desk.post("/judge", data=form)
    assert answer.status_code == status
    assert "<h1>" in answer.text
    assert desk.get("/api/judgements").json()["total"] == 0


def test_nothing_is_kept_for_another_site(desk: TestClient) -> None:
    form = {"verb": "grade", "about": "Ana Ruiz", "value": "B", "author": "Kit"}
    for origin in ("https://news.example", "null"):
        answer = desk.post("/judge", data=form, headers={"origin": origin})
        assert answer.status_code == 403
    assert desk.get("/api/judgements").json()["total"] == 0


def test_nobody_is_led_to_another_site(desk: TestClient) -> None:
    page = desk.get("/judge", params={"about": "Ana Ruiz", "back": "https://news.example/"})
    assert "news.example" not in page.text


def test_what_was_kept_outlives_the_server(own: Path) -> None:
    desk = TestClient(app(own, helper=Here(own)), base_url="http://localhost", headers=FORM)
    with only_writer(own):
        said = {"verb": "grade", "about": ["Ana Ruiz"], "value": "B", "author": "Kit"}
        kept = desk.post("/api/judgements", json=said).json()["id"]
        (file,) = (own.parent / "story.db.waiting" / "judgements").iterdir()
        assert json.loads(file.read_text())["id"] == kept
    later = app(own, helper=Here(own))
    later.state.writing.take_up()
    settled(TestClient(later))
    with onrecord.open(own) as opened:
        assert [one.judgement.id for one in opened.log()] == [kept]
