"""Posts set into a report, with their writer, account and day behind them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.options import JoinOptions
from onrecord.records import Span, StatementClass
from onrecord.statements.joining.page import Page, overlap
from onrecord.statements.joining.parts import Part, tidied

_SIGNED = re.compile(
    r"\s*(?P<dash>[—–-])\s*(?P<name>[^—–\n]{2,60}? \(@\w{1,20}\))\s+[A-Z][a-z]+ \d{1,2}, \d{4}\s*$"
)
"""How an embedded post ends: "— Ana Ruiz (@anaruiz) May 3, 2023"."""


def posts(page: Page, parts: Sequence[Part], options: JoinOptions) -> list[Part]:
    """Return *parts* with every signed post as one statement of whom it is signed by."""
    made: list[Part] = []
    dropped: set[Part] = set()
    for block, span in enumerate(page.blocks):
        signed = _SIGNED.search(page.text, *span) if "(@" in span.of(page.text) else None
        part = _part(page, block, signed, options) if signed is not None else None
        if signed is not None and part is not None:
            made.append(part)
            dropped.update(p for p in parts if p.block == block and _replaced(p, signed))
    if not made:
        return list(parts)
    return sorted([*(p for p in parts if p not in dropped), *made], key=lambda p: p.block)


def _part(page: Page, block: int, signed: re.Match[str], options: JoinOptions) -> Part | None:
    content = tidied(page, block, Span(page.blocks[block].start, signed.start()))
    if content is None:
        return None
    return Part(
        source=(Span(*signed.span("name")),),
        cue=(Span(*signed.span("dash")),),
        content=(Span(content.start, signed.start()),),
        block=block,
        confidence=options.led_in,
        verbatim=StatementClass.DOCUMENT,
    )


def _replaced(part: Part, signed: re.Match[str]) -> bool:
    """Tell whether *part* is the tagger's reading of the post itself, or takes in its signature."""
    foot = Span(*signed.span())
    return not part.cue or any(overlap(s, foot) for s in (part.source, part.cue, part.content))
