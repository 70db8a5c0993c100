"""Checked by PyLD and by the rules of the Web Annotation Data Model."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from hypothesis import given, settings
from pyld import jsonld

from onrecord.exports.story import Story
from onrecord.serialise import Json, Object, loads
from tests.exports.context import CONTEXT, OA
from tests.exports.stories import TWO, evil, only, stories

IRI = re.compile(r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`\x00-\x20]+")


def expanded(text: str) -> str:
    def load(url: str, options: object) -> Mapping[str, object]:
        assert url == "http://www.w3.org/ns/anno.jsonld"
        return {"contentType": "", "contextUrl": None, "documentUrl": url, "document": CONTEXT}

    return json.dumps(jsonld.expand(json.loads(text), {"documentLoader": load}))


def annotated(of: Story) -> list[Object]:
    collection = Object(loads(only("annotations", of)))
    items = list(collection.object("first").objects("items"))
    assert collection.integer("total") == len(items)
    return items


def keys(value: Json) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield from (key for key in value if not key.startswith("@"))
        for one in value.values():
            yield from keys(one)
    elif isinstance(value, list):
        for one in value:
            yield from keys(one)


def test_every_key_has_a_meaning_in_json_ld() -> None:
    text = only("annotations", evil())
    known = CONTEXT["@context"]
    assert set(keys(loads(text))) <= set(known)
    found = set(keys(loads(expanded(text))))
    wanted = ("hasBody", "hasTarget", "hasSource", "hasSelector", "exact", "start", "cachedSource")
    assert {OA + name for name in wanted} <= found


def test_what_the_model_requires_is_there() -> None:
    for story in (TWO, evil()):
        found = annotated(story)
        ids = [one.text("id") for one in found]
        assert len(ids) == len(set(ids)) == 4
        for one in found:
            assert one.text("type") == "Annotation"
            assert one.text("motivation") in {"describing", "linking"}
            for target in one.objects("target"):
                assert IRI.fullmatch(target.text("source"))
                assert target.object("state").text("sourceDate").endswith("Z")
            for body in one.objects("body"):
                assert body.text("type") in {"TextualBody", "SpecificResource"}


def test_a_script_is_no_source() -> None:
    sources = {t.text("source") for one in annotated(evil()) for t in one.objects("target")}
    assert sources == {f"urn:sha256:{'1' * 64}", "https://a.example/%3Cb%3E%20)"}


def test_a_member_of_a_claim_points_to_it() -> None:
    linked = [one for one in annotated(TWO) if one.text("motivation") == "linking"]
    assert len(linked) == 2
    (link, told) = linked[0].objects("body")
    assert link.text("source") == "urn:onrecord:c_0000000001"
    assert "at least 1 and at most 1" in told.text("value")


@given(drawn=stories())
@settings(max_examples=40)
def test_both_selectors_choose_the_words_of_the_article(drawn: Story) -> None:
    texts = {one.article.sha256: one.article.text for one in drawn.extractions()}
    for one in annotated(drawn):
        for target in one.objects("target"):
            text = texts[target.object("state").text("cached").removeprefix("urn:sha256:")]
            place, quote = target.objects("selector")
            start, end = place.integer("start"), place.integer("end")
            assert text[start:end] == quote.text("exact")
            around = quote.text("prefix") + quote.text("exact") + quote.text("suffix")
            assert text[max(0, start - 32) : end + 32] == around
