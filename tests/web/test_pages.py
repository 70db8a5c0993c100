"""The pages show what the ledger holds, and lead nowhere that is not there."""

from __future__ import annotations

import csv
import io
import re
import shutil
from html import unescape
from pathlib import Path
from urllib.parse import urljoin

import pytest
from starlette.testclient import TestClient

import onrecord
from onrecord.web.app import app

Ids = dict[str, str]


def text_of(page: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", page))


def test_a_report_shows_its_text_its_speakers_and_who_else_has_it(
    client: TestClient, ids: Ids
) -> None:
    page = client.get(f"/reports/{ids['paper']}").text
    assert "The harbour was empty on Monday." in page
    assert "Ana Ruiz" in text_of(page)
    assert f"/reports/{ids['radio']}?span=" in page
    assert f"/claims/{ids['claim']}" in page


def test_an_address_marks_its_words(client: TestClient, ids: Ids) -> None:
    page = client.get(f"/reports/{ids['paper']}?span=0-6").text
    assert '<mark id="at">Nobody</mark>' in page


def test_spans_count_code_points(client: TestClient, ids: Ids, ledger: Path) -> None:
    with onrecord.open(ledger) as opened:
        text = next(a.text for a in opened.articles() if a.id == ids["hostile"])
    start = text.index("and of the bridge")
    page = client.get(f"/reports/{ids['hostile']}?span={start}-{start + 6}").text
    assert '<mark id="at">and of</mark>' in page


def test_a_long_report_comes_in_parts(client: TestClient, ids: Ids) -> None:
    first = client.get(f"/reports/{ids['long']}")
    assert "Part 1 of" in first.text
    assert len(first.content) < 300_000
    assert "Part 3 of" in client.get(f"/reports/{ids['long']}?part=3").text
    assert "Part 2 of" in client.get(f"/reports/{ids['long']}?span=70000-70010").text


def test_a_claim_shows_its_reports_chains_and_origins(client: TestClient, ids: Ids) -> None:
    page = text_of(client.get(f"/claims/{ids['claim']}").text)
    assert "2 reports, 1 origin" in " ".join(page.split())
    assert "Radio Harrow" in page


def test_counts_follow_what_is_set_aside(client: TestClient, ids: Ids) -> None:
    address = f"/claims/{ids['claim']}"
    switches = client.get(f"/api{address}").json()["switches"]
    off = "&".join(f"off={switch['key']}" for switch in switches)
    counted = client.get(f"/api{address}?{off}").json()
    assert (counted["at_least"], counted["at_most"]) == (2, 2)
    page = " ".join(text_of(client.get(f"{address}?{off}").text).split())
    assert "2 reports, 2 origins" in page
    unknown = client.get(f"/api{address}?off=unknown").json()
    assert (unknown["at_least"], unknown["at_most"]) == (1, 1)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", True),
        ("speaker=Ana+Ruiz", True),
        ("speaker=Nobody", False),
        ("class=speech&origins=one", True),
        ("origins=several", False),
        ("grade=1", False),
        ("since=2031-01-01&until=x", False),
        ("reports=1&speaker=Ana+Ruiz&outlet=", True),
        ("outlet=Harrow+Times", False),
        ("kind=indirect", True),
        ("kind=direct", False),
        ("status=disputed", False),
        ("reports=3", False),
        ("q=old+ferry&reports=2", True),
        ("q=%E2%80%9Cthe+old+ferry+leaks+somewhere%E2%80%9D+and+nobody+on+the+island", True),
        ("q=harbourmaster", False),
        ("sort=latest&page=99", True),
        ("reports=x&sort=y&page=-1", True),
    ],
)
def test_claims_are_those_asked_for(asked: str, found: bool, client: TestClient, ids: Ids) -> None:
    rows = client.get(f"/api/claims?{asked}").json()["rows"]
    assert (ids["claim"] in [row["claim"]["id"] for row in rows]) is found
    assert (f"/claims/{ids['claim']}" in client.get(f"/claims?{asked}").text) is found


def test_facets_count_what_is_listed(client: TestClient) -> None:
    found = client.get("/api/claims").json()["facets"]
    assert {"value": "Ana Ruiz", "claims": 1} in found["speaker"]
    narrowed = client.get("/api/claims?kind=direct").json()
    assert narrowed["total"] == sum(f["claims"] for f in narrowed["facets"]["status"])


def test_sources_show_who_has_words_from_whom(client: TestClient) -> None:
    found = client.get("/api/sources").json()
    assert "Ana Ruiz" in [row["name"] for row in found["rows"]]
    about = client.get("/api/sources?about=Ana+Ruiz").json()
    assert {row["name"] for row in about["rows"]} >= {"Ana Ruiz"}


def test_changed_words_are_asked_for_by_claim_or_report(client: TestClient, ids: Ids) -> None:
    for asked in (f"claim={ids['claim']}", f"report={ids['paper']}"):
        assert client.get(f"/api/distortions?{asked}").status_code == 200


def test_the_desk_counts_what_the_ledger_holds(client: TestClient, ids: Ids) -> None:
    shown = client.get("/api/desk").json()
    assert shown["counts"]["reports"] == 4
    assert [one["id"] for one in shown["whole"]["claims"]] == [ids["claim"]]
    assert client.get("/api/came?after=2").json()["reports"] == 2


def test_a_list_is_taken_along(client: TestClient, ids: Ids) -> None:
    every = client.get("/api/claims.json?reports=1").json()
    table = client.get("/api/claims.csv?reports=1").content.decode("utf-8-sig")
    assert ids["claim"] in [one["id"] for one in every]
    assert len(list(csv.reader(io.StringIO(table)))) == len(every) + 1


def test_pasted_words_are_held_against_the_nearest(client: TestClient, ids: Ids) -> None:
    near = client.get("/api/trace", params={"q": "that the old ferry leaks, said nobody"}).json()
    assert near["claim"] == ids["claim"]
    assert {piece["kind"] for piece in near["pieces"]} >= {"same", "left_out"}
    assert client.get("/api/trace", params={"q": "old ferry"}).json() is None


def test_a_ledger_put_in_the_place_of_another_is_shown(ledger: Path, tmp_path: Path) -> None:
    here = tmp_path / "story.db"
    onrecord.open(here, create=True).close()
    client = TestClient(app(here), base_url="http://localhost")
    assert client.get("/api/claims").json()["total"] == 0
    shutil.copy(ledger, tmp_path / "other.db")
    (tmp_path / "other.db").rename(here)
    assert client.get("/api/claims").json()["total"] > 0


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/reports/a_0000000000", 404),
        ("/claims/c_0000000000", 404),
        ("/api/claims/c_0000000000", 404),
        ("/nowhere", 404),
        ("/figures/r_0000000000", 404),
        ("/api/figures/r_0000000000", 404),
        ("/api/came?after=-1", 400),
        ("/names?q=" + "x" * 201, 400),
        ("/reports/{radio}?span=9", 400),
        ("/reports/{radio}?span=" + "1-2," * 200, 400),
        ("/reports/{radio}?part=x", 400),
        ("/reports?q=%00", 400),
        ("/claims?q=%00+-", 400),
        ("/claims?q=" + "x" * 2001, 400),
    ],
)
def test_what_cannot_be_shown_is_told(
    address: str, status: int, client: TestClient, ids: Ids
) -> None:
    answer = client.get(address.format(**ids))
    assert answer.status_code == status
    if address.startswith("/api"):
        assert set(answer.json()) == {"where", "what", "why", "next"}
    else:
        assert "Nothing was lost" in answer.text


def test_a_span_beyond_the_text_marks_nothing(client: TestClient, ids: Ids) -> None:
    page = client.get(f"/reports/{ids['radio']}?span=99999-100000")
    assert page.status_code == 200
    assert "<mark" not in page.text


def test_no_link_is_dead(client: TestClient) -> None:
    waiting, seen = ["/"], {"/"}
    while waiting:
        here = waiting.pop()
        answer = client.get(here)
        assert answer.status_code == 200, here
        page = re.sub(r'<form method="post"[^>]*>', "", answer.text)  # nothing is posted here
        links = re.findall(r'(?:href|src|action)="([^"]*)"', page)
        for link in map(unescape, links):
            address = urljoin(here, link).partition("#")[0]
            # Every choice of a list can be put to every other: those of one step are enough.
            judging = address.startswith("/judge") and sum("/judge" in one for one in seen) > 20
            if (
                address.startswith("/")
                and address not in seen
                and not judging
                and not ("?" in here and "?" in address)
            ):
                seen.add(address)
                waiting.append(address)
        for fragment in (link for link in links if link.startswith("#")):
            assert f'id="{fragment[1:]}"' in answer.text, (here, fragment)
    assert len(seen) > 8


def test_an_empty_ledger_says_what_to_do(tmp_path: Path) -> None:
    onrecord.open(tmp_path / "new.db", create=True).close()
    client = TestClient(app(tmp_path / "new.db"), base_url="http://localhost")
    for address in ("/", "/reports", "/claims", "/sources"):
        assert "onrecord add" in client.get(address).text
    for address in ("/figures", "/names", "/names?q=x"):
        assert client.get(address).status_code == 200


def test_a_ledger_that_is_gone_is_told(tmp_path: Path) -> None:
    client = TestClient(app(tmp_path / "gone.db"), base_url="http://localhost")
    answer = client.get("/reports")
    assert answer.status_code == 503
    assert "there is no such file" in answer.text


def test_the_api_describes_itself(client: TestClient) -> None:
    paths = client.get("/api/openapi.json").json()["paths"]
    assert {"/api/reports", "/api/reports/{id}", "/api/claims/{id}"} <= set(paths)
