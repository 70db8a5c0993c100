from __future__ import annotations

import pytest

from onrecord.text.gaps import gaps


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It was done by the of the week.", ["the of"]),
        ("She said that the was troubled.", ["the was"]),
        ("According to , the port knew.", ["According to ,"]),
        ("Mr Sand has\u00a0the old port of Kelburg.", ["Mr Sand has\u00a0the old port of "]),
        ("The port of the town has the of.", ["the of"]),
        ("The port knew, according to the mayor, who has the key of the port.", []),
        ("Vitamin A is in the on-board ration of a by-law.", []),
    ],
)
def test_gaps(text: str, words: list[str]) -> None:
    assert [gap.of(text) for gap in gaps(text)] == words
