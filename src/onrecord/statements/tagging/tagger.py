"""What the rest of Onrecord asks of a tagger."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from onrecord.records import Span, Tags


class Tagger(Protocol):
    """Finds attributions and names in one article.

    The same text and blocks always give the same tags.
    """

    @property
    def name(self) -> str:
        """The tagger's name and version, kept with everything that it found."""

    def tag(self, text: str, blocks: Sequence[Span]) -> Tags:
        """Tag the *blocks* (paragraphs, in reading order, not overlapping) of *text*.

        Returns:
            The attributions and names found, in reading order, with offsets into *text*. No span
            crosses the border of a block.
        """
