"""Names: whether two articles can name the same speaker, as far as spelling alone can tell.

Names are one after folding and plain transliteration, or where one is a shorter form of the
other ("Ruiz", "Ana Ruiz"). Two spellings of one name (Caesar, Tsezar) are for aliases to settle,
unless one of the articles itself gives both.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from onrecord.records import Extraction, Statement
from onrecord.text.folding import compatible_names


class Verdict(StrEnum):
    """What comparing two names gave."""

    SAME = "same"
    OPEN = "open"
    DIFFERENT = "different"


_BEFORE_NOUNS = frozenset(
    ("the", "a", "an", "my", "our", "his", "her", "its", "their", "some", "one", "two", "three")
)


def proper(name: str) -> bool:
    """Tell a proper name from a description by its capitals.

    The first word may have one because a sentence begins there ("Local media"), or because the
    description does with a name ("Harbour sources").

    >>> proper("Ana Ruiz"), proper("Zhuk"), proper("A baker on the quay"), proper("Local media")
    (True, True, False, False)
    """
    parts = name.split()
    while len(parts) > 1 and parts[0].lower() in _BEFORE_NOUNS:
        parts = parts[1:]
    chosen = parts[1:] or parts
    return any(part[:1].isupper() for part in chosen)


def compared(some: Sequence[str], others: Sequence[str]) -> Verdict:
    """Compare all names of one speaker with all of another; somebody unnamed leaves it open.

    >>> compared(["Ana Ruiz"], ["RUÍZ"]), compared(["Ana Ruiz"], ["Eva Ruiz"])
    (<Verdict.SAME: 'same'>, <Verdict.DIFFERENT: 'different'>)
    >>> compared(["Ana Ruiz"], ["an official"])
    <Verdict.OPEN: 'open'>
    """
    if any(compatible_names(one, other) for one in some for other in others):
        return Verdict.SAME
    if any(map(proper, some)) and any(map(proper, others)):
        return Verdict.DIFFERENT
    return Verdict.OPEN


def speaker_names(extraction: Extraction, statement: Statement | None) -> tuple[str, ...]:
    """Return all names that the article gives a statement's speaker, the chosen one first."""
    if statement is None or statement.speaker is None:
        return ()
    speaker = statement.speaker
    names = [speaker.name]
    names += [m.name for m in extraction.mentions if m.entity == speaker.id and proper(m.name)]
    return tuple(dict.fromkeys(names))
