"""Whatever is sent, a page answers in words: nothing sent makes the server fail."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from tests.web.conftest import SCRIPT

Ids = dict[str, str]
FORM = {"origin": "http://localhost"}

words = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        [
            "0-0",
            "-1--5",
            "9" * 40,
            "1-2," * 200,
            '"',
            '" OR "',
            "NEAR(",
            "*",
            "\x00",
            "\ud800",
            "a_",
            "s_0",
            "c_" + "f" * 12,
            "../../etc/passwd",
            "javascript:alert(1)",
            SCRIPT,
            "\u202e",
            "%s%n",
        ]
    ),
)

ADDRESSES = (
    "/reports?q={}",
    "/reports?page={}",
    "/reports/{}",
    "/reports/{id}?span={}",
    "/reports/{id}?part={}",
    "/claims?q={}",
    "/claims?speaker={}&kind={}&sort={}",
    "/claims/{}",
    "/claims/{claim}?off={}",
    "/claims/{claim}/merges?off={}",
    "/judge?about={}",
    "/judge?about={id}:{}",
    "/judge?about={id}&about={}&back={}",
    "/review?skip={}&last={}",
    "/log?page={}",
    "/log/{}",
    "/intake/{}",
    "/api/intake/{}/events",
    "/api/matter?about={}",
    "/api/judgements/{}",
)


@given(address=st.sampled_from(ADDRESSES), sent=words)
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_address_makes_the_server_fail(
    address: str, sent: str, client: TestClient, ids: Ids
) -> None:
    safe = quote(sent.encode("utf-8", "surrogatepass"), safe="")
    path = address.replace("{id}", ids["paper"]).replace("{claim}", ids["claim"])
    answer = client.get(path.replace("{}", safe))
    assert answer.status_code < 500, (path, sent)
    if answer.status_code >= 400 and not path.startswith("/api/"):
        assert re.search(r"<h1>.+</h1>", answer.text)
    assert SCRIPT not in answer.text


@given(
    path=st.sampled_from(
        ["/judge", "/review", "/review/undo", "/brief", "/brief/collect", "/log/j_0/undo"]
    ),
    form=st.dictionaries(
        st.sampled_from(
            [
                "verb",
                "about",
                "value",
                "author",
                "seen",
                "act",
                "version",
                "at",
                "key",
                "id",
                "back",
            ]
        ),
        words.map(lambda text: text.encode("utf-8", "replace").decode()),
        max_size=6,
    ),
)
@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_form_makes_the_server_fail(path: str, form: dict[str, str], client: TestClient) -> None:
    answer = client.post(path, data=form, headers=FORM, follow_redirects=False)
    assert answer.status_code < 500, form
    assert SCRIPT not in answer.text
    if answer.is_redirect:
        assert answer.headers["location"].startswith("/")
        assert not answer.headers["location"].startswith("//")


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'{"verb": 1}', b"\xff", b"null", b"1e999"])
def test_no_body_makes_the_server_fail(body: bytes, client: TestClient) -> None:
    kind = {"content-type": "application/json"}
    for path in ("/api/judgements", "/api/brief", "/api/judgements/j_0/undo"):
        answer = client.post(path, content=body, headers=FORM | kind)
        assert 400 <= answer.status_code < 500
        assert set(answer.json()) == {"where", "what", "why", "next"}


@pytest.mark.parametrize(
    "body", [b"", b"--x\r\n", b'--x\r\nContent-Disposition: form-data; name="files"\r\n\r\n']
)
def test_no_half_upload_makes_the_server_fail(body: bytes, client: TestClient) -> None:
    kind = {"content-type": "multipart/form-data; boundary=x"}
    for path in ("/api/intake", "/intake"):
        assert 400 <= client.post(path, content=body, headers=FORM | kind).status_code < 500


def test_every_page_about_a_hostile_report_shows_text(client: TestClient, ids: Ids) -> None:
    report = client.get(f"/api/reports/{ids['hostile']}").json()
    statement = report["blocks"][1]["notes"] or report["blocks"][2]["notes"]
    about = [ids["hostile"], f"{ids['hostile']}:0-40"]
    about += [note["statement"] for note in statement]
    addresses = [f"/judge?about={one}" for one in about]
    for address in (*addresses, "/reports", f"/reports/{ids['hostile']}", "/claims?reports=1"):
        page = client.get(address).text
        assert SCRIPT not in page and "<img" not in page and "<b Ruiz" not in page, address
        assert "javascript:" not in " ".join(re.findall(r'href="([^"]*)"', page)).casefold()
    assert SCRIPT in unescape(client.get(f"/judge?about={ids['hostile']}").text)
