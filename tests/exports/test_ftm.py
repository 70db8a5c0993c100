"""Checked by the followthemoney library: what it reads is all that was written."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

import pytest
from followthemoney import model
from followthemoney.proxy import EntityProxy
from hypothesis import given, settings

from onrecord.exports.ftm import prefix
from onrecord.exports.story import Story
from onrecord.records import Basis, Interval
from tests.exports.stories import TWO, evil, only, stories


def entities(of: Story) -> Iterator[EntityProxy]:
    """Read the lines as ``ftm`` does, and check that cleaning and validation take nothing away."""
    for line in only("ftm", of).split("\n")[:-1]:
        data = json.loads(line)
        entity = model.get_proxy(data, cleaned=False)
        entity.schema.validate(data)
        for name, values in data["properties"].items():
            assert sorted(entity.get(name)) == sorted(values), (data["schema"], name)
            assert values, (data["schema"], name)
        yield entity


def test_a_story_becomes_a_graph() -> None:
    found = {entity.id: entity for entity in entities(TWO)}
    ruiz = found["onrecord-n-0000000001"]
    assert ruiz.schema.name == "Person"
    assert ruiz.get("name") == ["Ana Ruiz"]
    assert ruiz.get("alias") == ["Anna Rouiz"]
    assert ruiz.get("weakAlias") == ["Ruiz"]
    note = found["onrecord-s-0000000002"]
    assert note.schema.name == "Note"
    assert note.get("description") == ["“The bridge is safe,”"]
    assert set(note.get("entity")) == {ruiz.id, "onrecord-c-0000000001"}
    article = found[note.first("proof") or ""]
    assert article.schema.name == "Article"
    assert article.get("publishedAt") == ["2031-05-02"]
    (happened,) = (one for one in found.values() if one.schema.name == "Event")
    assert happened.get("startDate") == ["2031-05-01"]
    assert happened.get("endDate") == ["2031-05-02"]
    speaking = [one for one in found.values() if one.schema.name == "Documentation"]
    assert {one.first("entity") for one in speaking} == {ruiz.id}


@pytest.mark.parametrize("story", [TWO, evil()])
def test_every_reference_is_in_the_file(story: Story) -> None:
    found = {entity.id: entity for entity in entities(story)}
    for entity in found.values():
        for prop, value in entity.itervalues():
            if prop.type.name == "entity":
                assert value in found
                assert prop.range is None or found[value].schema.is_a(prop.range)


@given(drawn=stories())
@settings(max_examples=40)
def test_any_story_passes_the_library(drawn: Story) -> None:
    for entity in entities(drawn):
        if entity.schema.name == "Article":
            assert entity.id


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2031, 5, 2), date(2031, 5, 2), "2031-05-02"),
        (date(2031, 5, 2), date(2031, 5, 9), "2031-05"),
        (date(2031, 5, 2), date(2031, 7, 9), "2031"),
        (date(2031, 5, 2), date(2032, 5, 2), None),
        (None, date(2032, 5, 2), None),
    ],
)
def test_a_date_says_no_more_than_is_known(
    first: date | None, last: date | None, expected: str | None
) -> None:
    told = Interval(earliest=first, latest=last, basis=Basis.STATED, evidence=())
    assert prefix(told) == expected
