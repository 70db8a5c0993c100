"""Whether two statements name the same speaker, as far as spelling alone can tell.

Names are one after folding and plain transliteration, or where one is a shorter form of the
other ("Ruiz", "Ana Ruiz"). Two spellings of one name (Caesar, Tsezar) are for aliases to settle.
"""

from __future__ import annotations

from enum import StrEnum

from onrecord.records import Speaker
from onrecord.text.folding import compatible_names


class Verdict(StrEnum):
    """What comparing two speakers gave."""

    SAME = "same"
    OPEN = "open"
    DIFFERENT = "different"


def compared(one: Speaker | None, other: Speaker | None) -> Verdict:
    """Compare two speakers of different articles; somebody unnamed leaves it open.

    >>> ruiz, short = Speaker(id="1", name="Ana Ruiz"), Speaker(id="9", name="RUÍZ")
    >>> compared(ruiz, short), compared(ruiz, None)
    (<Verdict.SAME: 'same'>, <Verdict.OPEN: 'open'>)
    """
    if one is None or other is None:
        return Verdict.OPEN
    if compatible_names(one.name, other.name):
        return Verdict.SAME
    # "officials" beside "Ana Ruiz": a role in small letters may well be she.
    proper = all(any(c.isupper() for c in speaker.name) for speaker in (one, other))
    return Verdict.DIFFERENT if proper else Verdict.OPEN
