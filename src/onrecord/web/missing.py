"""What is asked for and is not there."""

from __future__ import annotations

from onrecord.problems import OnrecordError


class NotFound(OnrecordError):
    """The ledger holds nothing of this name."""


def not_found(what: str, id: str) -> NotFound:
    """Word that there is no *what* of this id."""
    return NotFound(
        id[:80],
        f"no {what} of this id",
        "it was never in this ledger, or another came in its place when reports were added",
        "Look for its words, or choose from the lists.",
    )
