"""Dating: what an undated article says of its day of publication."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.ingest.dating import inferred
from onrecord.options import DatingOptions
from onrecord.records import Basis


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        (
            "The guard was formed in March 2022 by men who left after the attack on February 24 "
            "– almost 12 months ago.",
            date(2023, 1, 24),
            date(2023, 2, 24),
        ),
        ("The bridge fell on February 9, 2023, they said.", date(2023, 2, 9), None),
        ("The loan was signed and will run until February 9, 2033.", None, None),
        ("He was held on a Monday ten months into the war.", None, None),
        (
            "Ana Ruiz stands on the bridge on January 21, 2023. Tom Oke speaks in Lubara on "
            "February 9, 2023. Photos by Press Pictures/Getty Images",
            date(2023, 2, 9),
            date(2023, 4, 12),
        ),
        (
            "Ana Ruiz speaks in Lubara on Thursday, Feb. 9, 2023. The mayor said on Thursday that "
            "the bridge was shut.",
            date(2023, 2, 8),
            date(2023, 2, 17),
        ),
        (
            "The bridge is safe — Ana Ruiz (@ruiz) February 10, 2023\n\nIt was shut on Thursday.",
            date(2023, 2, 9),
            date(2023, 2, 18),
        ),
        (  # the report goes on to later months: its post is old
            "The bridge is safe — Ana Ruiz (@ruiz) February 10, 2023\n\nIt was shut on Thursday. "
            "It fell on May 2.",
            date(2023, 2, 9),
            None,
        ),
        ("The vote will be held on March 3, 2023.", None, date(2023, 3, 3)),
        ("The bridge fell.\n\n© 2023 The Lubara Herald", None, date(2023, 12, 31)),
        ("He intended to open it in May 2023.", None, None),
        ("The fair (April 17-25, 2023) was announced.", None, None),
        (
            "The bridge opened in May 2022. It fell on Thursday, Feb. 9.",
            date(2023, 2, 8),
            date(2023, 2, 23),
        ),
    ],
)
def test_what_the_words_allow(text: str, earliest: date | None, latest: date | None) -> None:
    found = inferred(text, (), DatingOptions())
    assert (found.earliest, found.latest) == (earliest, latest)
    assert found.basis is (Basis.INFERRED if earliest or latest else Basis.NONE)
    assert all(text[span.start : span.end] == span.of(text) != "" for span in found.evidence)
