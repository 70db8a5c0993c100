"""Checked by the rules that TimelineJS documents for its JSON."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

from hypothesis import given, settings

from onrecord.exports.story import Story, narrowed
from onrecord.serialise import Object, loads
from tests.exports.stories import TWO, evil, only, stories, telling

ALLOWED = {"p", "a"}


class Tags(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def events(of: Story) -> list[Object]:
    text = only("timelinejs", of)
    found = list(Object(loads(text)).objects("events"))
    ids = [one.text("unique_id") for one in found]
    assert len(ids) == len(set(ids))
    for one in found:
        start = day(one.object("start_date"))
        if "end_date" in one:
            assert day(one.object("end_date")) > start
        assert not one.truth("autolink")
        assert Tags(one.object("text").text("headline")).found == []
        for tag, attributes in Tags(one.object("text").text("text")).found:
            assert tag in ALLOWED
            assert (attributes.get("href") or "https:").startswith(("http:", "https:"))
    return found


def day(of: Object) -> date:
    return date(of.integer("year"), of.integer("month"), of.integer("day"))


def test_claims_of_two_reports_and_their_reports_are_events() -> None:
    claim, _, radio, paper = events(evil())
    assert claim.text("group") == "claims"
    assert day(claim.object("start_date")) == date(2031, 5, 1)
    assert (radio.text("group"), paper.text("group")) == ("reports", "reports")
    assert "Origins: at least 1, at most 1." in claim.object("text").text("text")


def test_hostile_text_stays_text() -> None:
    for one in events(evil()):
        text = one.object("text")
        assert "<script" not in text.text("headline") + text.text("text")
        assert "<script>alert(1)" in Tags(text.text("text")).text + Tags(text.text("headline")).text


def test_what_has_no_date_is_left_out() -> None:
    assert [one.text("group") for one in events(TWO)] == ["timeline", "reports", "reports"]


def test_what_one_report_tells_is_an_event_where_it_was_named() -> None:
    (claim,) = TWO.claims()
    alone = replace(claim, statements=claim.statements[:1], first_said=date(2031, 5, 1))
    story = replace(telling(TWO, (alone,)), made=replace(TWO.made, events=()))
    assert events(story) == []
    assert len(events(narrowed(story, [claim.id]))) == 2


@given(drawn=stories())
@settings(max_examples=20)
def test_any_story_keeps_the_rules(drawn: Story) -> None:
    assert events(drawn) == []
    assert json.loads(only("timelinejs", drawn)) == {"events": []}
