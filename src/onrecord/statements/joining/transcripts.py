"""Transcripts: paragraphs that begin with the speaker's name in capitals ("RUIZ: It held.")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.options import JoinOptions
from onrecord.records import Span
from onrecord.statements.joining.page import Page, overlap
from onrecord.statements.joining.parts import Part, tidied

TURNS = 2
"""Paragraphs of the form that make a transcript: one alone is a label ("UPDATE:", "WATCH:")."""

_TURN = re.compile(
    r"[“\"‘']?(?P<name>[A-Z][A-Z.’'-]+(?:\s+[A-Z][A-Z.’'-]*){0,3})(?P<colon>:)\s+(?=\S)"
)
_LABELS = re.compile(
    r"^(?:JUST IN|READ (?:MORE|NEXT)|DON[’']T MISS|WATCH|UPDATE\w*|RELATED|MORE|BREAKING|NOTE|"
    r"PHOTOS?|VIDEO|SEE ALSO|LIVE|LISTEN|SOURCE)$"
)


def turns(page: Page, parts: Sequence[Part], options: JoinOptions) -> list[Part]:
    """Return *parts* with every turn of a transcript as one statement of whom it names."""
    found = {n: m for n, b in enumerate(page.blocks) if (m := _turn(page.text, b)) is not None}
    if len(found) < TURNS:
        return list(parts)
    kept = [p for p in parts if p.block not in found or not _replaced(p, found[p.block])]
    made = (_part(page, block, match, options) for block, match in found.items())
    return sorted([*kept, *(p for p in made if p is not None)], key=lambda p: p.block)


def _turn(text: str, block: Span) -> re.Match[str] | None:
    match = _TURN.match(text, block.start, block.end)
    return None if match is None or _LABELS.match(match["name"]) else match


def _replaced(part: Part, match: re.Match[str]) -> bool:
    """Tell whether *part* is the tagger's reading of the turn itself, or takes in its name."""
    head = Span(match.start(), match.end("colon"))
    return not part.cue or any(overlap(spans, head) for spans in (part.cue, part.content))


def _part(page: Page, block: int, match: re.Match[str], options: JoinOptions) -> Part | None:
    content = tidied(page, block, Span(match.end(), page.blocks[block].end))
    if content is None:
        return None
    end = page.blocks[block].end if page.text[content.end :][:1] in ".?!" else content.end
    return Part(
        source=(Span(*match.span("name")),),
        cue=(Span(*match.span("colon")),),
        content=(Span(content.start, end),),
        block=block,
        confidence=options.led_in,
    )
