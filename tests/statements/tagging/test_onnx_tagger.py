"""The model that ships, read for real: few tests, on plain sentences that it must not miss."""

from __future__ import annotations

import pytest

from onrecord.records import EntityType, Span
from onrecord.statements.tagging.onnx_tagger import OnnxTagger, load
from onrecord.text.segments import paragraphs

TEXT = (
    "The old bridge at Selna has been shut, the mayor said on Monday.\n\n"
    "“It was never safe,” Ana Ruiz told reporters. “We all knew it.”\n\n"
    "According to the harbour office, four lorries were on it."
)


@pytest.fixture(scope="module")
def tagger() -> OnnxTagger:
    return load()


def test_plain_sayings_are_found_with_source_cue_and_content(tagger: OnnxTagger) -> None:
    found = [
        tuple(" … ".join(s.of(TEXT) for s in part) for part in (a.source, a.cue, a.content))
        for a in tagger.tag(TEXT, paragraphs(TEXT)).attributions
    ]
    sources = [source for source, _, _ in found]
    assert sources == ["the mayor", "Ana Ruiz", "the harbour office"]
    assert found[0][2].startswith("The old bridge at Selna has been shut")
    assert "It was never safe" in found[1][2]
    assert "four lorries were on it" in found[2][2]


def test_names_come_with_their_type(tagger: OnnxTagger) -> None:
    names = {n.span.of(TEXT): n.type for n in tagger.tag(TEXT, paragraphs(TEXT)).names}
    assert names["Ana Ruiz"] is EntityType.PERSON
    assert names["Selna"] is EntityType.PLACE


def test_the_same_text_gives_the_same_tags(tagger: OnnxTagger) -> None:
    assert tagger.tag(TEXT, paragraphs(TEXT)) == tagger.tag(TEXT, paragraphs(TEXT))


def test_nothing_is_read_outside_the_blocks(tagger: OnnxTagger) -> None:
    middle = paragraphs(TEXT)[1]
    tags = tagger.tag(TEXT, [middle])
    spans = [s for a in tags.attributions for s in (*a.source, *a.cue, *a.content)]
    assert spans
    assert all(middle.covers(span) for span in spans)


@pytest.mark.parametrize("text", ["", "\x00\x01", "“", "…" * 300, "́" * 500])
def test_odd_blocks_do_no_harm(tagger: OnnxTagger, text: str) -> None:
    tagger.tag(text, [Span(0, len(text))] if text else [])
