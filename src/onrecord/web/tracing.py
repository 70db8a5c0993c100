"""A quotation that somebody pastes, against the nearest words of the ledger."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.ledger import lists
from onrecord.ledger.claim_lists import Asked, chosen
from onrecord.records import Spans
from onrecord.views.differences import PieceKind, Pieces, differences
from onrecord.views.reports import wording
from onrecord.views.texts import Heading
from onrecord.web.reading import Shelf

LEAST = 4
"""Words from which on somebody quotes and does not just look for something."""

LONGEST = 1_500
"""Characters of a statement that are compared: longer ones are whole speeches."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearest:
    """The statement nearest to words that were pasted.

    ``pieces`` cut its wording: what is the same, what stands only in the report, and what only in
    the words that were pasted. ``kept`` counts those of the ``asked`` words that it has in order.
    """

    heading: Heading
    spans: Spans
    statement: str
    claim: str
    speaker: str | None
    pieces: Pieces
    kept: int
    asked: int


def nearest(shelf: Shelf, words: str) -> Nearest | None:
    """Find the statement nearest to *words*; ``None`` where they are few or nothing is near."""
    many = _count(words)
    if many < LEAST:
        return None
    found = chosen(shelf.store, Asked(words=words, near=True, reports=1), 0, 1)
    if not found.ids:
        return None
    article, id = lists.statement_at(shelf.store, found.best[found.ids[0]])
    extraction = shelf.pile([article])[article]
    statement = next((one for one in extraction.statements if one.id == id), None)
    if statement is None:  # a person said that it is no statement
        return None
    pieces = differences(words, wording(extraction.article.text, statement.content)[:LONGEST])
    return Nearest(
        heading=shelf.headings([article])[article],
        spans=statement.content,
        statement=id,
        claim=found.ids[0],
        speaker=statement.speaker.name if statement.speaker else None,
        pieces=pieces,
        kept=sum(_count(one.text) for one in pieces if one.kind is PieceKind.SAME),
        asked=many,
    )


def _count(words: str) -> int:
    return len(re.findall(r"\w[\w'’-]*", words))
