"""The list of cues, and how a cue is looked up in it."""

from __future__ import annotations

from importlib.resources import files

import pytest

from onrecord.records import StatementClass
from onrecord.statements.joining.cues import cue_class, head, is_document, lemma

ROWS = [
    line.split("\t")
    for line in files("onrecord").joinpath("data/cues.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def test_the_list_is_in_order_without_doubles() -> None:
    cues = [row[0] for row in ROWS]
    assert cues == sorted(set(cues))
    assert all(len(row) == 3 for row in ROWS)
    assert {c for row in ROWS for c in row[1:]} <= {c.value for c in StatementClass}


@pytest.mark.parametrize(
    ("cue", "source", "content", "expected"),
    [
        ("said in a statement", "Ruiz", "that", "speech"),
        ("has repeatedly called for", "Ruiz", "talks", "speech"),
        ("put out a statement saying", "Ruiz", "that", "speech"),
        ("made clear", "Ruiz", "that", "speech"),
        ("declined to say", "Ruiz", "whether", "speech"),
        ("refused", "Ruiz", "to leave", "intent"),
        ("agreed", "Ruiz", "the dam was old", "speech"),
        ("agreed", "Ruiz", "to leave", "intent"),
        ("is expected", "Ruiz", "to leave", "belief"),
        ("was confident", "Ruiz", "it would hold", "belief"),
        ("suggest", "estimates", "4,000", "document"),
        ("describes", "Their manifesto", "them as free", "document"),
        ("found", "the Orr Institute", "the dam was old", "document"),
        ("found", "he", "the dam ugly", "belief"),
        ("show", "Satellite images", "the dam open", "document"),
        ("showed", "Ruiz", "no fear", "other"),
        ("According to", "a report by the Orr Institute", "it fell", "document"),
        (":", "RUIZ", "It fell", "speech"),
        ("zigzagged", "Ruiz", "it fell", None),
    ],
)
def test_a_cue_has_the_class_of_what_was_done(
    cue: str, source: str, content: str, expected: str | None
) -> None:
    found = cue_class(cue, source, content)
    assert (found.value if found else None) == expected


@pytest.mark.parametrize(
    ("word", "plain"),
    [
        ("said", "say"),
        ("telling", "tell"),
        ("noted", "note"),
        ("denies", "deny"),
        ("admitted", "admit"),
        ("stressing", "stress"),
        ("wrote", "write"),
        ("vowed", "vow"),
        ("guesses", "guess"),
        ("bridge", "bridge"),
    ],
)
def test_a_lemma_is_the_plain_form(word: str, plain: str) -> None:
    assert lemma(word) == plain


def test_the_head_of_a_source_tells_a_document_from_somebody() -> None:
    assert head("the minutes of a meeting, seen by Radio Orr") == "minute"
    assert is_document("Three new studies published on Monday")
    assert not is_document("the author of the report")
