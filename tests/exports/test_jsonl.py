from __future__ import annotations

import json

from onrecord import serialise
from tests.exports.stories import TWO, evil, files


def test_what_is_read_back_is_what_was_exported() -> None:
    for story in (TWO, evil()):
        written = {name: content.decode() for name, content in files("jsonl", story).items()}
        lines = written["articles.jsonl"].splitlines()
        assert tuple(map(serialise.read_extraction, lines)) == tuple(story.extractions())
        claims = map(serialise.read_claim, written["claims.jsonl"].splitlines())
        assert tuple(claims) == story.claims()
        matches = map(serialise.read_match, written["matches.jsonl"].splitlines())
        assert tuple(matches) == story.made.matches
        series = map(serialise.read_series, written["series.jsonl"].splitlines())
        assert tuple(series) == story.made.series
        events = map(serialise.read_event, written["timeline.jsonl"].splitlines())
        assert tuple(events) == story.made.events
        dates = map(serialise.read_dated, written["dates.jsonl"].splitlines())
        assert tuple(dates) == story.made.dates
        changed = map(serialise.read_distortion, written["distortions.jsonl"].splitlines())
        assert tuple(changed) == story.made.distortions
        entities = map(serialise.read_entity, written["entities.jsonl"].splitlines())
        assert tuple(entities) == story.made.entities


def test_documents_are_told_without_their_bytes() -> None:
    first, _ = files("jsonl", TWO)["documents.jsonl"].splitlines()
    assert json.loads(first)["taken"] == "2031-05-03T10:00:00Z"
    assert "content" not in json.loads(first)
