from __future__ import annotations

import json
from dataclasses import replace
from importlib.resources import files

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord import serialise
from onrecord.problems import BadRecord
from onrecord.records import Article, Document, Extraction, Span
from onrecord.serialise import Json, JsonObject
from tests.serialise.strategies import extractions
from tests.stages import NO_TAGS, articles, extract, report

SCHEMA: JsonObject = json.loads(
    (files("onrecord") / "data" / "schemas" / "article-1.json").read_text("utf-8")
)
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def example() -> JsonObject:
    """Return the example of the schema."""
    found = SCHEMA["examples"]
    assert isinstance(found, list)
    assert isinstance(found[0], dict)
    return found[0]


def normal(extraction: Extraction) -> Extraction:
    """Put all problems where a record read back has them."""
    article = extraction.article
    return replace(
        extraction,
        article=replace(article, problems=()),
        problems=serialise.problems_of(extraction),
    )


def test_the_schema_is_one_and_its_example_holds() -> None:
    VALIDATOR.check_schema(SCHEMA)
    VALIDATOR.validate(example())


def test_the_example_is_what_its_record_gives() -> None:
    text = json.dumps(example())
    extraction = serialise.read_extraction(text)
    assert json.loads(serialise.line(extraction)) == example()
    assert list(json.loads(serialise.line(extraction))) == list(example())
    article = extraction.article
    assert article.id == serialise.article_id(article.sha256)
    for statement in extraction.statements:
        parts = (statement.kind, statement.source, statement.cue, statement.content)
        assert statement.id == serialise.statement_id(article.id, *parts)


def test_the_spans_of_the_example_slice_to_their_words() -> None:
    extraction = serialise.read_extraction(json.dumps(example()))
    text = extraction.article.text
    first = extraction.statements[0]
    assert [span.of(text) for span in (*first.source, *first.cue, *first.content)] == [
        "the harbour's engineer, Ana Ruiz",
        "told",
        "“The bridge is safe,”",
        "“and it stays open.",
    ]
    assert [part.span.of(text) for part in extraction.article.furniture] == [
        "HOME | NEWS | SPORT",
        "By Lena Abara",
    ]


def test_keys_are_those_of_the_contract_also_where_nothing_was_found() -> None:
    content = report(1).encode()
    document = Document(sha256="0" * 64, path="1.txt", url=None, content=content)
    (article,) = articles(document)
    line = json.loads(serialise.line(extract(article, NO_TAGS)))
    VALIDATOR.validate(line)
    assert line["schema"] == "onrecord.article/1"
    assert (line["figures"], line["times"]) == ([], [])
    assert (line["wire"], line["republished"], line["publisher"]) == (None, None, None)
    assert all(one["hedges"] == [] and one["figures"] == [] for one in line["statements"])


@settings(max_examples=25)
@given(extractions())
def test_any_record_is_valid_and_comes_back(extraction: Extraction) -> None:
    line = serialise.line(extraction)
    VALIDATOR.validate(json.loads(line))
    assert serialise.read_extraction(line) == normal(extraction)
    assert serialise.line(serialise.read_extraction(line)) == line


@given(st.text(st.characters(), max_size=40))
def test_a_line_is_one_line_for_every_reader(text: str) -> None:
    written = serialise.dumps({"text": text})
    assert written.splitlines() == [written]
    assert json.loads(written.encode()) == {"text": text}


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"statements": None}, "statements: not a record of this schema: expected a list, found"),
        ({"published": {}}, "published.earliest: .* the key is missing"),
        ({"furniture": [{"start": 1, "end": 2, "kind": "advert"}]}, r"furniture\[0\].kind: .* one"),
        ({"furniture": [{"start": "1", "end": 2, "kind": "teaser"}]}, "a whole number, found"),
        ({"mentions": [7]}, r"mentions\[0\]: .* expected an object, found 7"),
        ({"text": 7}, "text: .* expected a string, found 7"),
        ({"bylines": ["A", 7]}, "bylines: .* expected strings only, found 7"),
        ({"wire": {"name": "A", "evidence": [[2, 1]]}}, r"wire.evidence\[0\]: .* a span"),
        ({"wire": {"name": "A", "evidence": [[True, 2]]}}, r"wire.evidence\[0\]: .* a span"),
    ],
)
def test_what_is_wrong_is_named(change: dict[str, Json], why: str) -> None:
    with pytest.raises(BadRecord, match=why):
        serialise.read_extraction(serialise.dumps({**example(), **change}))


def test_other_text_is_no_record() -> None:
    with pytest.raises(BadRecord, match="not JSON"):
        serialise.read_extraction("{")
    with pytest.raises(BadRecord, match="expected an object, found"):
        serialise.read_extraction("[]")


def test_records_come_from_the_text_that_they_point_to() -> None:
    article: Article = serialise.read_extraction(json.dumps(example())).article
    assert article.published.evidence[0].of(article.text) == "3 May 2031"
    assert isinstance(article.published.evidence[0], Span)
