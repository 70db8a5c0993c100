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
    ],
)
def test_what_the_words_allow(text: str, earliest: date | None, latest: date | None) -> None:
    found = inferred(text, (), DatingOptions())
    assert (found.earliest, found.latest) == (earliest, latest)
    assert found.basis is (Basis.INFERRED if earliest else Basis.NONE)
    assert all(text[span.start : span.end] == span.of(text) != "" for span in found.evidence)
