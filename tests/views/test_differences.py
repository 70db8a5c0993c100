from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.views.differences import PieceKind, differences


def shown(fullest: str, wording: str) -> str:
    signs = {PieceKind.SAME: "{}", PieceKind.ONLY_HERE: "+{}+", PieceKind.LEFT_OUT: "-{}-"}
    return "".join(signs[p.kind].format(p.text) for p in differences(fullest, wording))


def test_the_same_words_in_other_quotation_marks_are_the_same() -> None:
    assert shown('"The Bridge is safe"', "“the bridge is safe”") == "“the bridge is safe”"


def test_a_word_more_and_a_word_less_are_marked() -> None:
    assert shown("the bridge is quite safe", "the old bridge is safe") == (
        "the +old +bridge is -quite-safe"
    )


def test_what_was_trimmed_at_the_end_is_left_out() -> None:
    assert shown("safe, we tested it", "safe.") == "safe.-we tested it-"


@given(st.text(max_size=60), st.text(max_size=60))
def test_nothing_of_the_wording_gets_lost(fullest: str, wording: str) -> None:
    pieces = differences(fullest, wording)
    kept = "".join(p.text for p in pieces if p.kind is not PieceKind.LEFT_OUT)
    assert kept == wording or not any(c.isalnum() for c in wording)
