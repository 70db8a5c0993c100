"""Quotations inside a quotation that its speaker announces: “I would like to tell them: ‘Run.’”"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.options import JoinOptions
from onrecord.records import Span
from onrecord.statements.joining.continued import claimed
from onrecord.statements.joining.cues import is_saying, listed
from onrecord.statements.joining.page import Page, overlap, word_count
from onrecord.statements.joining.parts import Part
from onrecord.text.segments import Quotation
from onrecord.text.words import words

_WISHES = listed("would could should might will want wants wanted like love to be able have had")
_WHO = re.compile(
    r"(?:I|we|he|she|they|you|(?:my|his|her|their|our)\s+\w+|[A-Z]\w+)$", re.IGNORECASE
)


def nested(page: Page, parts: Sequence[Part], options: JoinOptions) -> list[Part]:
    """Return the statements that quotations inside the contents of *parts* plainly are.

    Only a colon or a comma right before the inner quotation counts, with a verb of saying and its
    subject in the same sentence; what *parts* have already is left out.
    """
    by_block: dict[int, list[Part]] = {}
    for part in parts:
        by_block.setdefault(part.block, []).append(part)
    return [
        found
        for block, own in sorted(by_block.items())
        for quotation in page.quotations[block]
        if quotation.depth and (found := _part(page, block, quotation, own, options)) is not None
    ]


def _part(
    page: Page, block: int, quotation: Quotation, parts: Sequence[Part], options: JoinOptions
) -> Part | None:
    outer = [q for q in page.quotations[block] if q.depth == 0 and q.span.covers(quotation.span)]
    within = [p for p in parts if overlap(p.content, quotation.span)]
    inner = [p for p in within if any(q.span.covers(s) for q in outer for s in p.cue)]
    short = word_count(page.text, [quotation.words]) < options.utterance_words
    if not outer or not within or short or claimed(quotation, inner):
        return None
    found = _announced(page.text, Span(outer[0].words.start, quotation.span.start))
    if found is None:
        return None
    source, cue = found
    return Part(
        source=(source,),
        cue=(cue,),
        content=(quotation.span,),
        block=block,
        confidence=options.led_in * min(p.confidence for p in within),
    )


def _announced(text: str, before: Span) -> tuple[Span, Span] | None:
    """Return the subject and the verb, with what makes it a wish, of the words *before*."""
    near = Span(max(before.start, before.end - 120), before.end)
    if text[near.start : near.end].rstrip()[-1:] not in {":", ","}:
        return None
    tokens = [t for t in words(text, near) if t.of(text) not in {":", ","}]
    for index in range(len(tokens) - 1, max(0, len(tokens) - 9), -1):
        word = tokens[index].of(text)
        if word in {".", "?", "!", ";"}:
            return None
        if is_saying(word.lower()):
            return _subject(text, tokens, index)
    return None


def _subject(text: str, tokens: Sequence[Span], verb: int) -> tuple[Span, Span] | None:
    first = verb
    while first and tokens[first - 1].of(text).lower() in _WISHES:
        first -= 1
    if not first:
        return None
    last = tokens[first - 1].end
    found = _WHO.search(text, tokens[max(0, first - 2)].start, last)
    if found is None:
        return None
    return Span(*found.span()), Span(tokens[first].start, tokens[verb].end)
