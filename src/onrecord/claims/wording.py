"""Wording: the text of a claim, as one reads it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.claims.members import Member

_SPACE = re.compile(r"\s+")
_LOST = re.compile(r"([.!?…])“(?=\w)")
_REOPENED = re.compile(r"([.!?…]) “(?=[^”]*”?$)")
_OUTER = "“”„«»\"'‘’ "
_PAIRS = {"’": "‘", "”": "“", "»": "«", '"': '"', "'": "'"}


def wording(group: Sequence[Member]) -> str:
    """Return the words of the fullest statement: most words, then fewest parts, then the first."""
    fullest = min(group, key=lambda m: (-len(m.words), len(m.statement.content), m.order))
    return read(fullest)


def read(member: Member) -> str:
    """Return the content of a statement in one piece.

    Where an attribution interrupted it ("It shook," she said. "Then it fell."), the comma that
    stands for a full stop becomes one again.
    """
    text, spans = member.article.text, member.statement.content
    found = ""
    for number, span in enumerate(spans):
        part = _bare(span.of(text))
        if found:
            between = text[spans[number - 1].end : span.start].rstrip(_OUTER + "\n")
            if found.endswith(",") and between.endswith((".", ":")):
                found = found[:-1] + "."
            found += " "
        found += part
    return found


def _bare(part: str) -> str:
    """Strip outer quotation marks, but not one that closes a quotation within."""
    plain = _again(_SPACE.sub(" ", part).strip())
    while plain and plain[0] in '“„«"' and not _closed_within(plain):
        plain = plain[1:].lstrip()
    while plain and plain[-1] in '”»"' and plain.count(_PAIRS[plain[-1]]) % 2 == (plain[-1] == '"'):
        plain = plain[:-1].rstrip()
    return plain


def _again(part: str) -> str:
    """Drop the mark that reopens a quotation at a new paragraph, whose break may be lost."""
    part = _LOST.sub(r"\1 ", part)
    open_at_end = part.count("“") > part.count("”")
    return part[:1] + _REOPENED.sub(r"\1 ", part[1:]) if open_at_end else part


def _closed_within(part: str) -> bool:
    """Tell whether the quotation that opens *part* ends before its end: “free” citizens."""
    closing = {"“": "”", "„": "”", "«": "»", '"': '"'}[part[0]]
    at = part.find(closing, 1)
    return 0 < at < len(part) - 1
