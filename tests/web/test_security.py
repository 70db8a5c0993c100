"""Who may come in, and what an article cannot do."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.web.app import app
from onrecord.web.security import Door
from onrecord.web.serve import door
from tests.web.conftest import SCRIPT

Ids = dict[str, str]


def test_every_answer_carries_the_headers(client: TestClient, ids: Ids) -> None:
    for address in ("/reports", f"/reports/{ids['radio']}", "/nowhere", "/static/onrecord.css"):
        headers = client.get(address).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize("host", ["news.example", "localhost.news.example", "127.0.0.1.example:80"])
def test_another_name_for_this_machine_is_refused(host: str, client: TestClient) -> None:
    """A name that was pointed at this machine: DNS rebinding."""
    assert client.get("/reports", headers={"Host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost:8765", "127.0.0.1:1", "[::1]:8765"])
def test_this_machine_is_known(host: str, client: TestClient) -> None:
    assert client.get("/reports", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("origin", [None, "null", "http://news.example", "https://localhost"])
def test_nothing_is_posted_from_elsewhere(origin: str | None, client: TestClient) -> None:
    headers = {"Origin": origin} if origin else {}
    assert client.post("/reports", headers=headers).status_code == 403
    assert client.delete("/api/reports", headers=headers).status_code == 403


def test_our_own_pages_get_past_the_guard(client: TestClient) -> None:
    answer = client.post("/reports", headers={"Origin": "http://localhost"})
    assert answer.status_code == 405  # nothing takes a post yet; it is not the guard that refuses


def test_reading_changes_nothing(client: TestClient, ids: Ids, ledger: Path) -> None:
    before = hashlib.sha256(ledger.read_bytes()).hexdigest()
    for address in ("/reports", f"/reports/{ids['radio']}", f"/claims/{ids['claim']}?off=x"):
        assert client.get(address).status_code == 200
    assert hashlib.sha256(ledger.read_bytes()).hexdigest() == before
    assert not ledger.with_name(ledger.name + ".lock").exists()


def test_beyond_this_machine_a_token_is_asked_for(ledger: Path) -> None:
    assert door("127.0.0.1", None).token is None
    assert door("0.0.0.0", None).token
    way_in = Door(host="0.0.0.0", token="sesame")
    client = TestClient(app(ledger, way_in), base_url="http://192.0.2.7", follow_redirects=False)
    assert client.get("/reports").status_code == 401
    assert client.get("/static/onrecord.css").status_code == 401
    assert client.get("/reports?token=wrong").status_code == 401
    bearer = {"Authorization": "Bearer sesame"}
    assert client.get("/reports", headers=bearer).status_code == 200
    entered = client.get("/reports?q=ferry&token=sesame")
    assert entered.headers["location"] == "/reports?q=ferry"
    cookie = entered.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert client.get("/reports").status_code == 200


def test_the_way_in_leads_to_no_other_site(ledger: Path) -> None:
    client = TestClient(
        app(ledger, Door(token="t")), base_url="http://localhost", follow_redirects=False
    )
    for path in ("//news.example/x", "/\\news.example"):
        location = client.get(f"http://localhost{path}?token=t").headers["location"]
        assert re.match(r"/[^/\\]", location)


def test_what_an_article_says_is_text(client: TestClient, ids: Ids) -> None:
    for address in ("/reports", f"/reports/{ids['hostile']}", "/reports?q=bridge"):
        page = client.get(address).text
        assert SCRIPT not in page
        assert "<img" not in page
        assert "javascript:" not in re.sub(r">[^<]*<", "><", page)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in client.get(f"/reports/{ids['hostile']}").text


def test_what_is_asked_for_is_text(client: TestClient) -> None:
    for address in (f"/reports?q={SCRIPT}", f"/reports/{SCRIPT}", f"/claims/x?off={SCRIPT}"):
        assert SCRIPT not in client.get(address).text
