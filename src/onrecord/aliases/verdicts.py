"""What comparing two names tells: how sure, and by what."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.records import AliasBasis


class Sure(StrEnum):
    """How sure it is that two names are one's."""

    SAME = "same"
    LIKELY = "likely"
    """One story's reports make it sure; otherwise a person has to say."""
    OPEN = "open"
    """The names alone tell nothing."""
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Compared:
    """The verdict on two names, and what it rests on."""

    sure: Sure
    basis: AliasBasis | None = None


OPEN = Compared(Sure.OPEN)
DIFFERENT = Compared(Sure.DIFFERENT)
