"""Assertions: sentences in the report's own voice that carry a figure, a hedge or a dated event."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice, takewhile
from typing import Protocol

from onrecord.records import (
    Hedge,
    NoSource,
    Span,
    Spans,
    StatementClass,
    StatementKind,
    TimeExpression,
    TimeKind,
)
from onrecord.statements.drafts import Draft
from onrecord.statements.joining.page import Page, minus, word_count
from onrecord.statements.joining.parts import tidied

CLAUSE = 6
"""Words from which what a sentence says beside another's statement can be a clause of its own."""
SHORTEST = 4
"""Words under which a line is a heading or a caption rather than a sentence."""
MEANT = 0.7
"""Share of a sentence from which what somebody means, intends or does to say is all that it tells.
Of 112 assertions on news read, 13 of 14 with more were none, 24 of 98 with less."""
CERTAIN = 0.8
"""Confidence of an assertion: it rests on word lists, not on the model."""

_HINGE = r"(?:and|but|while|as|with|that|which|who|because|so|though|although|when|after|since)"
_HINGE_BEFORE = re.compile(rf"[\s,;:–—-]*(?:{_HINGE}\b[\s,]*)?", re.IGNORECASE)
_LEADS_ON = r"(?:during|in|on|at|of|for|from|by|to|about|than|where|whose|whom|how|what|whether|if)"
_HINGE_AFTER = re.compile(
    rf"(?:\s+[–—]\s*\w+)?(?:[\s,;:–—-]+(?:{_HINGE}|{_LEADS_ON}))*[\s,;:–—-]*$", re.IGNORECASE
)
"""What only led on to another's words: "… a talk, during", "… four tips — tips"."""
_PAST = (
    r"made|took|came|went|fell|rose|led|left|lost|held|met|won|ran|began|became|fled|fought|sent|"
    r"saw|got|grew|hit|cut|put|set|shot|stood|struck|told|cost|broadcast|sank|slept|swept|dealt|"
    r"meant|caught|taught|sought|read|let|gave|found|broke|drove|brought|built|bought|sold|paid|"
    r"spent|spoke|kept|felt|flew|threw|wrote|said"
)
_NO_CLAUSE = re.compile(
    r"(?:(?:in|on|at|after|during|following|for|by|if|asked|is|are|was|were|has|had|have|to|of)\b"
    rf"|[A-Za-z]+(?:ing|ed)\b|(?:{_PAST})\b)",
    re.IGNORECASE,
)
"""What a clause of its own does not begin with, when another's words were cut off before it."""
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|do|does|did|"
    rf"\w{{3,}}ed|\w{{2,}}s|{_PAST})\b"
)


_DATED = frozenset({TimeKind.DATE, TimeKind.TIME})
_NO_DAY = frozenset({"PRESENT_REF", "PAST_REF", "FUTURE_REF"})
"""Values of times that date nothing: "now", "recently"."""


def marks(
    quantities: Mapping[Span, Sequence[Quantity]],
    times: Iterable[TimeExpression],
    hedges: Iterable[Hedge],
) -> Spans:
    """Return in order what makes a sentence one that can be checked: figures, dates, hedges."""
    dated = (t.span for t in times if t.kind in _DATED and t.value not in _NO_DAY)
    counted = (one.span for found in quantities.values() for one in found)
    return tuple(sorted({*counted, *dated, *(hedge.span for hedge in hedges)}))


class Quantity(Protocol):
    """A number of the text with its unit."""

    @property
    def span(self) -> Span:
        """The words that give it."""


def assertions(
    page: Page, drafts: Sequence[Draft], facts: Spans, title: str | None
) -> tuple[Draft, ...]:
    """Return the assertions of *page*: own-voice sentences that carry what can be checked.

    Args:
        page: The paragraphs that are read.
        drafts: The attributed statements; what they attribute is not the report's own voice.
        facts: The figures, dates and hedges of the page, in order.
        title: The article's title, which is none of its sentences.
    """
    taken = sorted(
        s for d in drafts if _told(page.text, d) for s in (*d.source, *d.cue, *d.content)
    )
    meant = _meant(page.text, drafts)
    made: list[Draft] = []
    first = 0
    for index, block in enumerate(page.blocks):
        while first < len(taken) and taken[first].end <= block.start:
            first += 1
        if title is not None and block.of(page.text).strip() == title.strip():
            continue
        near = taken[first : bisect_left(taken, (block.end, 0))]
        made.extend(_of_block(page, index, near, facts))
    return tuple(one for one in made if not _is_meant(one.content[0], meant))


def _meant(text: str, drafts: Sequence[Draft]) -> list[tuple[Span, int]]:
    """Return where each attribution that is no telling begins and ends, and how much it takes up.

    They are in order, and each has a source.
    """
    found = (
        (*draft.source, *draft.cue, *draft.content)
        for draft in drafts
        if draft.source and not _told(text, draft)
    )
    return sorted(
        (Span(min(s.start for s in spans), max(s.end for s in spans)), sum(map(_length, spans)))
        for spans in found
    )


def _length(span: Span) -> int:
    return span.end - span.start


def _is_meant(own: Span, meant: Sequence[tuple[Span, int]]) -> bool:
    """Tell whether *own* tells little but what somebody means: "She intends to go in May"."""
    first = bisect_left(meant, (Span(own.start, 0), 0))
    inside = takewhile(lambda one: one[0].start < own.end, islice(meant, first, None))
    least = MEANT * _length(own)
    return any(own.covers(whole) and taken >= least for whole, taken in inside)


def _told(text: str, draft: Draft) -> bool:
    """Tell whether somebody is said to have said it, more than a hedge ("reportedly") tells."""
    if draft.class_ not in {StatementClass.SPEECH, StatementClass.DOCUMENT}:
        return False
    cue = " ".join(span.of(text) for span in draft.cue).lower().split()
    return bool(draft.source) or not cue or not cue[-1].endswith("ly")


def _of_block(page: Page, index: int, taken: Sequence[Span], facts: Spans) -> list[Draft]:
    block = page.blocks[index]
    if page.text[block.end - 1] not in ".!?”\"’'…)»":
        return []
    long = (q.span for q in page.quotations[index] if q.depth == 0)
    quoted = [q for q in long if word_count(page.text, [q]) >= SHORTEST]
    found = (_own(page, index, s, taken, quoted, facts) for s in page.sentences[index])
    return [_draft(span) for span in found if span is not None]


def _own(
    page: Page,
    index: int,
    sentence: Span,
    taken: Sequence[Span],
    quoted: Sequence[Span],
    facts: Spans,
) -> Span | None:
    """Return *sentence*, or the longest part of it that nobody else said, if it asserts."""
    text = page.text
    if sentence.of(text).rstrip("”\"’' ").endswith("?"):
        return None
    said = [span for span in (*taken, *quoted) if span.overlaps(sentence)]
    own = sentence
    if said:
        parts = minus([sentence], said)
        own = max(parts, key=lambda part: word_count(text, [part]), default=Span(0, 0))
        tidy = tidied(page, index, _unhinged(text, own))
        if tidy is None or word_count(text, [tidy]) < CLAUSE or _NO_CLAUSE.match(text, *tidy):
            return None
        if _runs_on(text, sentence, own, tidy):
            return None
        own = tidy
    words = word_count(text, [own])
    verbless = (said or words < CLAUSE + 2) and not _VERB.search(text, *own)
    if words < SHORTEST or verbless or not _has_fact(facts, own):
        return None
    return own


def _runs_on(text: str, sentence: Span, part: Span, clause: Span) -> bool:
    """Tell whether *clause* is cut off in mid-phrase: "[told] the Herald of the alleged flood"."""
    if part.start == sentence.start or text[part.start : clause.start].strip():
        return False
    return text[sentence.start : part.start].rstrip("”\"’' ")[-1:] not in ",;:–—-…"


def _has_fact(facts: Spans, own: Span) -> bool:
    first = bisect_left(facts, (own.start, 0))
    return first < len(facts) and facts[first].start < own.end


def _unhinged(text: str, span: Span) -> Span:
    """Return *span* without the words that only join it to what another said."""
    first = _HINGE_BEFORE.match(text, *span)
    last = _HINGE_AFTER.search(text, *span)
    start, end = first.end() if first else span.start, last.start() if last else span.end
    return Span(start, max(start, end))


def _draft(sentence: Span) -> Draft:
    return Draft(
        kind=StatementKind.ASSERTION,
        class_=StatementClass.ASSERTION,
        source=(),
        cue=(),
        content=(sentence,),
        no_source=NoSource.OWN_VOICE,
        continues=None,
        within=None,
        modality=None,
        confidence=CERTAIN,
    )
