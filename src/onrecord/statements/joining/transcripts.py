"""Transcripts: paragraphs that begin with the speaker's name in capitals ("RUIZ: It held.")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import pairwise

from onrecord.options import JoinOptions
from onrecord.records import NoSource, Span, StatementClass
from onrecord.statements.joining.page import Page, overlap
from onrecord.statements.joining.parts import Part, tidied

TURNS = 2
"""Paragraphs of the form that make a transcript: one alone is a label ("UPDATE:", "WATCH:")."""

_TURN = re.compile(
    r"[“\"‘']?(?P<name>[A-Z][A-Z.’'-]+(?:\s+[A-Z][A-Z.’'-]*){0,3}"
    r"(?:,(?:\s+[A-Z][A-Z.’'&-]*){1,8}|\s+\([^()\n]{1,30}\))?)(?P<colon>:)\s+(?=\S)"
)
"""A name, with its office in capitals or what else is in brackets: "RUIZ, CHIEF EDITOR:"."""
_LABELS = re.compile(
    r"^(?:JUST IN|READ (?:MORE|NEXT)|DON[’']T MISS|WATCH|UPDATE\w*|RELATED|MORE|BREAKING|NOTE|"
    r"PHOTOS?|VIDEO|SEE ALSO|LIVE|LISTEN|SOURCE)$"
)


def turns(page: Page, parts: Sequence[Part], options: JoinOptions) -> list[Part]:
    """Return *parts* with every turn of a transcript as one statement of whom it names.

    A paragraph between two turns that tells of nobody who spoke before goes on with the first.
    """
    found = {n: m for n, b in enumerate(page.blocks) if (m := _turn(page.text, b)) is not None}
    if len(found) < TURNS:
        return list(parts)
    kept = [p for p in parts if p.block not in found or not _replaced(p, found[p.block])]
    read = ((n, _part(page, n, match, options)) for n, match in found.items())
    made = {n: part for n, part in read if part is not None}
    gone_on = _gone_on(page, made, kept, options)
    return sorted([*kept, *made.values(), *gone_on], key=lambda p: p.block)


def _gone_on(
    page: Page, made: Mapping[int, Part], kept: Sequence[Part], options: JoinOptions
) -> Iterator[Part]:
    """Yield what goes on with a turn, up to the next one."""
    told = {word for part in made.values() for word in _names(page.text, part)}
    by_block: dict[int, list[Part]] = {}
    for part in kept:
        by_block.setdefault(part.block, []).append(part)
    for first, after in pairwise(sorted(made)):
        between = range(first + 1, after)
        if any(_narrates(page, by_block.get(n, ()), n, told) for n in between):
            continue
        for block in between:
            content = tidied(page, block, page.blocks[block])
            if content is not None:
                yield Part(
                    source=(),
                    cue=(),
                    content=(Span(content.start, page.blocks[block].end),),
                    block=block,
                    confidence=options.led_in * options.continued,
                    no_source=NoSource.CONTINUED,
                    continues=made[first],
                    verbatim=StatementClass.SPEECH,
                )


def _narrates(page: Page, parts: Sequence[Part], block: int, told: Set[str]) -> bool:
    """Tell the report's own words between turns: they name who speaks, or quote."""
    if page.quotations[block] and parts:
        return True
    return any(told & _names(page.text, part) for part in parts)


def _names(text: str, part: Part) -> frozenset[str]:
    words = " ".join(span.of(text) for span in part.source).split()
    return frozenset(word.strip(",.()").upper() for word in words if len(word) > 2)


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
        verbatim=StatementClass.SPEECH,
    )
