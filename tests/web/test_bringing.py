"""Reports brought in from the page: kept, taken in, and told of one by one."""

from __future__ import annotations

import io
import time
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import onrecord
from onrecord.ledger.lock import only_writer
from onrecord.web.app import app
from onrecord.web.intake import harmless
from onrecord.web.work import Here
from onrecord.web.writing import Process, Writing
from tests.cli.conftest import PAPER, RADIO, Taught

FORM = {"origin": "http://localhost"}
LATE = "The Harrow Post, 3 May 2031\n\nThe harbour of Harrow stays shut, its master said on Monday."


@pytest.fixture(autouse=True)
def taught(monkeypatch: pytest.MonkeyPatch) -> None:
    known = Taught({one.text: one for one in (RADIO, PAPER)})
    monkeypatch.setattr("onrecord.statements.tagging.onnx_tagger.load", lambda: known)


@pytest.fixture
def desk(own: Path) -> TestClient:
    made = app(own, helper=Here(own))
    return TestClient(made, base_url="http://localhost", headers=FORM)


def writing(desk: TestClient) -> Writing:
    found = desk.app.state.writing  # type: ignore[attr-defined]
    assert isinstance(found, Writing)
    return found


def settled(desk: TestClient) -> None:
    for _ in range(600):
        if writing(desk).idle():
            return
        time.sleep(0.05)
    pytest.fail("nothing was written")


def file(name: str, content: str | bytes) -> tuple[str, tuple[str, io.BytesIO]]:
    raw = content.encode() if isinstance(content, str) else content
    return "files", (name, io.BytesIO(raw))


def test_files_come_in_with_what_was_known_and_what_failed(desk: TestClient, own: Path) -> None:
    files = [
        file("may/late.txt", LATE),
        file("radio.txt", RADIO.text),
        file("broken.txt", b"\xff\xfe\x00\xd8"),
        file("setup.exe", b"MZ"),
        file("../../etc/outside.txt", "The bridge of Harrow is shut again, its owner said."),
    ]
    answer = desk.post("/intake", files=files)
    assert answer.status_code == 200
    settled(desk)
    page = desk.get(answer.url.path).text
    assert "2 reports added, 1 there already, 2 problems" in " ".join(page.split())
    assert "setup.exe" in page and "broken.txt" in page
    with onrecord.open(own) as opened:
        paths = {article.path for article in opened.articles()}
        assert not opened.pending
    assert {"may/late.txt", "etc/outside.txt"} <= paths
    assert not (own.parent.parent / "etc").exists()
    assert not Path(f"{own}.waiting").exists()


def test_what_is_not_known_is_filled_in_on_the_spot(desk: TestClient, own: Path) -> None:
    words = "The bridge of Harrow is shut, its owner said, and will stay so for weeks."
    run = desk.post("/api/intake", data={"text": words})
    assert run.status_code == 201
    settled(desk)
    told = desk.get(f"/api/intake/{run.json()['id']}").json()
    (missing,) = told["missing"]
    form = {
        "about": missing["heading"]["id"],
        "seen": missing["matter"]["seen"],
        "publisher": "Radio Harrow",
        "published": "2031-05-03",
        "author": "Kit",
    }
    page = desk.post(f"/intake/{run.json()['id']}/known", data=form)
    assert page.status_code == 200
    settled(desk)
    assert desk.get(f"/api/intake/{run.json()['id']}").json()["missing"] == []
    with onrecord.open(own) as opened:
        assert {one.judgement.verdict for one in opened.log()} == {"Radio Harrow", "2031-05-03"}
    assert desk.post(f"/intake/{run.json()['id']}/known", data=form).status_code == 409


def test_a_pasted_report_comes_with_what_is_known_of_it(desk: TestClient, own: Path) -> None:
    form = {"text": "The ferry of Harrow sails again.", "publisher": "Harrow Post"}
    desk.post("/intake", data=form | {"published": "2031-05-04", "title": "It sails"})
    settled(desk)
    with onrecord.open(own) as opened:
        (found,) = [one for one in opened.articles() if one.title == "It sails"]
    assert found.publisher and found.publisher.name == "Harrow Post"
    assert str(found.published.latest) == "2031-05-04"


def test_an_inner_address_is_not_fetched(desk: TestClient) -> None:
    form = {"addresses": "http://127.0.0.1:9/\nfile:///secret.txt"}
    run = desk.post("/api/intake", data=form).json()
    settled(desk)
    told = desk.get(f"/api/intake/{run['id']}").json()
    assert told["articles"] == 0
    assert {one["where"] for one in told["problems"]} == {
        "http://127.0.0.1:9/",
        "file:///secret.txt",
    }


def test_progress_is_told_while_another_writes(desk: TestClient, own: Path) -> None:
    with only_writer(own):
        id = desk.post("/api/intake", files=[file("late.txt", LATE)]).json()["id"]
        for _ in range(100):
            if writing(desk).runs[id].waits:
                break
            time.sleep(0.05)
        assert "Somebody else writes" in desk.get(f"/intake/{id}").text
        assert desk.get("/claims").status_code == 200
    events = desk.get(f"/api/intake/{id}/events").text
    assert '"ended": true' in events
    assert '"path": "late.txt"' in events


def test_nothing_sent_is_told(desk: TestClient) -> None:
    answer = desk.post("/intake", data={"text": " "})
    assert answer.status_code == 400
    assert "Choose files" in answer.text


def test_too_much_is_refused(desk: TestClient) -> None:
    large = desk.post("/judge", data={"verb": "x" * 2_100_000})
    assert large.status_code == 413

    def endless() -> object:
        for _ in range(30):
            yield b"x" * 100_000

    kind = {"content-type": "application/x-www-form-urlencoded"}
    streamed = desk.post("/judge", content=endless(), headers=kind)  # type: ignore[arg-type]
    assert streamed.status_code == 413
    assert desk.post("/intake", headers={"content-length": "400000000"}).status_code == 413
    many = desk.post("/api/intake", files=[file(f"{n}.txt", "x") for n in range(2_001)])
    assert many.status_code == 400


@pytest.mark.parametrize(
    "name",
    ["../x.txt", "/etc/x.txt", "C:\\x.txt", "-", "..", "a\x00b.txt", "\u202ex.txt", "x" * 999],
)
def test_names_stay_inside(name: str, tmp_path: Path) -> None:
    inside = (tmp_path / harmless(name)).resolve()
    assert inside.is_relative_to(tmp_path)
    assert inside != tmp_path


def test_the_work_runs_in_a_process_of_its_own(own: Path) -> None:
    desk = TestClient(app(own, helper=Process(own)), base_url="http://localhost", headers=FORM)
    id = desk.post("/api/intake", files=[file("late.txt", LATE)]).json()["id"]
    settled(desk)
    run = writing(desk).runs[id]
    assert run.problem is None
    assert [came.path for came in run.came] == ["late.txt"]
    with onrecord.open(own) as opened:
        assert len(list(opened.articles())) == 3
