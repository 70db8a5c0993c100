"""Checked by the rules of csl-data.json, and by rendering through citeproc-py."""

from __future__ import annotations

import json
import warnings
from datetime import date

import pytest
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
from citeproc import formatter as formatters
from citeproc.source.json import CiteProcJSON
from hypothesis import given, settings
from jsonschema import Draft7Validator

from onrecord.exports.csl import plain
from onrecord.exports.story import Story
from onrecord.records import Basis, Interval
from tests.exports.stories import TWO, evil, only, stories, story
from tests.factories import extraction

_DATE = {
    "type": "object",
    "properties": {
        "date-parts": {
            "type": "array",
            "minItems": 1,
            "maxItems": 2,
            "items": {
                "type": "array",
                "minItems": 1,
                "maxItems": 3,
                "items": {"type": "integer"},
            },
        },
        "circa": {"type": "boolean"},
        "literal": {"type": "string"},
    },
    "additionalProperties": False,
    "minProperties": 1,
}
_TEXT = {"type": "string"}
RULES = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["type", "id"],
        "additionalProperties": False,
        "properties": {
            "id": _TEXT,
            "type": {"enum": ["article-newspaper", "webpage", "document"]},
            "language": _TEXT,
            "title": _TEXT,
            "author": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {"literal": _TEXT},
                    "additionalProperties": False,
                },
            },
            "container-title": _TEXT,
            "issued": _DATE,
            "accessed": _DATE,
            "URL": _TEXT,
            "archive_location": _TEXT,
            "custom": {"type": "object"},
        },
    },
}
"""Of the variables of CSL 1.0.2 those that an article has, with the types of its input schema."""


def references(of: Story) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(only("csl", of))
    Draft7Validator(RULES).validate(found)
    return found


def rendered(of: Story) -> list[str]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the shipped style names variables it does not know
        source = CiteProcJSON(json.loads(only("csl", of)))
        style = CitationStylesStyle("harvard-cite-them-right", validate=False)
        bibliography = CitationStylesBibliography(style, source, formatters.html)
        for key in source:
            bibliography.register(Citation([CitationItem(key)]))
        return [str(item) for item in bibliography.bibliography()]


def test_references_have_outlet_day_and_place() -> None:
    radio, paper = references(TWO)
    assert paper["container-title"] == "Harrow Post"
    assert paper["issued"] == {"date-parts": [[2031, 5, 2]]}
    assert paper["accessed"] == {"date-parts": [[2031, 5, 3]]}
    assert paper["type"] == "article-newspaper"
    assert radio["type"] == "document"


def test_a_processor_renders_them() -> None:
    assert any("Harrow Post" in one and "2031" in one for one in rendered(TWO))


def test_nothing_from_an_article_becomes_formatting() -> None:
    for one in rendered(evil()):
        assert "<script" not in one
    for reference in references(evil()):
        assert "<i>" not in str(reference["author"])
        assert not str(reference.get("URL", "https:")).startswith("javascript")


@given(drawn=stories())
@settings(max_examples=40)
def test_any_story_keeps_the_rules(drawn: Story) -> None:
    found = references(drawn)
    assert [one["id"] for one in found] == list(drawn.articles)


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2031, 5, 2), date(2031, 5, 2), {"date-parts": [[2031, 5, 2]]}),
        (
            date(2031, 5, 2),
            date(2031, 6, 3),
            {"date-parts": [[2031, 5, 2], [2031, 6, 3]], "circa": True},
        ),
        (None, date(2031, 6, 3), {"literal": "2031-06-03 or earlier", "circa": True}),
        (date(2031, 6, 3), None, {"literal": "2031-06-03 or later", "circa": True}),
        (None, None, None),
    ],
)
def test_a_date_says_no_more_than_is_known(
    first: date | None, last: date | None, expected: dict[str, object] | None
) -> None:
    told = Interval(earliest=first, latest=last, basis=Basis.STATED, evidence=())
    (one,) = references(story([extraction("[content “Shut.”]", published=told)]))
    assert one.get("issued") == expected


def test_a_smaller_sign_alone_stays() -> None:
    assert plain("a < b") == "a < b"
