"""Assertions: sentences in the report's own voice that carry a figure, a hedge or a dated event."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from onrecord.records import (
    NoSource,
    Span,
    Spans,
    StatementClass,
    StatementKind,
)
from onrecord.statements.drafts import Draft
from onrecord.statements.joining.page import Page, minus, word_count
from onrecord.statements.joining.parts import tidied

CLAUSE = 6
"""Words from which what a sentence says beside another's statement can be a clause of its own."""
SHORTEST = 4
"""Words under which a line is a heading or a caption rather than a sentence."""
CERTAIN = 0.8
"""Confidence of an assertion: it rests on word lists, not on the model."""

_NUMBER = (
    r"(?:\d+(?:[.,]\d+)*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|"
    r"fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|"
    r"ninety|hundreds?|thousands?|millions?|billions?|trillions?|dozens?|scores\s+of|half|a\s+third|"
    r"a\s+quarter|two-thirds|majority\s+of)"
)
_FIGURE = re.compile(
    rf"(?<![\w.’'-])(?:[$£€]\s?)?{_NUMBER}(?:[\s-]+(?:hundred|thousand|million|billion|trillion))?"
    r"(?:\s?%|(?:k|m|bn|tn)\b|(?![\w’'-])|(?=-))",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d$")
_HEDGE = re.compile(
    r"\b(?:reportedly|allegedly|purportedly|supposedly|apparently|seemingly|presumably|probably|"
    r"possibly|perhaps|likely|unlikely|maybe|may|might|could|roughly|approximately|an\s+estimated|"
    r"around\s+(?=\d)|about\s+(?=\d)|almost|nearly|suspected|alleged|purported|believed\s+to|"
    r"thought\s+to|said\s+to\s+(?=be|have)|rumou?red|seem(?:s|ed)?\s+to|appear(?:s|ed)?\s+to|"
    r"unconfirmed|unclear|up\s+to\s+(?=\d))\b"
)
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
_DATED = re.compile(
    rf"\b(?:{_MONTH}\s+\d{{1,4}}|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}|(?:in|since|during|"
    rf"of|last|until|by|from|early|late|mid|this|next)[\s-]+{_MONTH}(?:\s+\d{{4}})?|(?:in|since|by|until|from|"
    r"during|of)\s+(?:early\s+|late\s+|mid-)?(?:1[5-9]|20)\d\d|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|"
    r"Sun)day|yesterday|today|tomorrow|tonight|(?:last|this|next|past)\s+(?:week|month|year|"
    r"night|weekend|spring|summer|autumn|fall|winter|century|decade)|(?:\w+|\d+)\s+(?:second|"
    r"minute|hour|day|week|month|year|decade)s?\s+(?:ago|later|earlier|before|after|into)|"
    r"the\s+(?:day|week|month|year)\s+(?:before|after))\b"
)
_HINGE = r"(?:and|but|while|as|with|that|which|who|because|so|though|although|when|after|since)"
_HINGE_BEFORE = re.compile(rf"[\s,;:–—-]*(?:{_HINGE}\b[\s,]*)?", re.IGNORECASE)
_HINGE_AFTER = re.compile(rf"(?:[\s,;:–—-]+{_HINGE})?[\s,;:–—-]*$", re.IGNORECASE)
_NO_CLAUSE = re.compile(
    r"(?:(?:in|on|at|after|during|following|for|by|if|asked|is|are|was|were|has|had|have|to|of)\b"
    r"|[A-Za-z]+(?:ing|ed)\b)",
    re.IGNORECASE,
)
"""What a clause of its own does not begin with, when another's words were cut off before it."""
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|do|does|did|"
    r"\w{3,}ed|\w{2,}s|made|took|came|went|fell|rose|led|left|lost|held|met|won|ran|began|became|"
    r"fled|fought|sent|saw|got|grew|hit|cut|put|set|shot|stood|struck|told|cost|broadcast|sank|slept|swept|dealt|meant|caught|taught|sought|read|let|gave|found|broke|drove|"
    r"brought|built|bought|sold|paid|spent|spoke|kept|felt|flew|threw|wrote|said)\b"
)


def marks_of_fact(text: str, sentence: Span) -> Spans:
    """Return the figures, hedges and dates of *sentence*, as far as word lists tell.

    >>> text = "The guard was formed in March 2022 and may number 4,000."
    >>> [span.of(text) for span in marks_of_fact(text, Span(0, len(text)))]
    ['in March 2022', 'may', '4,000']
    """
    found = [Span(*m.span()) for m in _DATED.finditer(text, *sentence)]
    for pattern in (_FIGURE, _HEDGE):
        for match in pattern.finditer(text, *sentence):
            span = Span(*match.span())
            if not any(span.overlaps(other) for other in found) and not _YEAR.match(match.group()):
                found.append(span)
    return tuple(sorted(found))


def assertions(page: Page, drafts: Sequence[Draft], title: str | None) -> tuple[Draft, ...]:
    """Return the assertions of *page*: own-voice sentences that carry what can be checked.

    Args:
        page: The paragraphs that are read.
        drafts: The attributed statements; what they attribute is not the report's own voice.
        title: The article's title, which is none of its sentences.
    """
    taken = sorted(
        s for d in drafts if _told(page.text, d) for s in (*d.source, *d.cue, *d.content)
    )
    made: list[Draft] = []
    first = 0
    for index, block in enumerate(page.blocks):
        while first < len(taken) and taken[first].end <= block.start:
            first += 1
        if title is not None and block.of(page.text).strip() == title.strip():
            continue
        near = taken[first : bisect_left(taken, (block.end, 0))]
        made.extend(_of_block(page, index, near))
    return tuple(made)


def _told(text: str, draft: Draft) -> bool:
    """Tell whether somebody is said to have said it, more than a hedge ("reportedly") tells."""
    if draft.class_ not in {StatementClass.SPEECH, StatementClass.DOCUMENT}:
        return False
    cue = " ".join(span.of(text) for span in draft.cue).lower().split()
    return bool(draft.source) or not cue or not cue[-1].endswith("ly")


def _of_block(page: Page, index: int, taken: Sequence[Span]) -> list[Draft]:
    block = page.blocks[index]
    if page.text[block.end - 1] not in ".!?”\"’'…)»":
        return []
    long = (q.span for q in page.quotations[index] if q.depth == 0)
    quoted = [q for q in long if word_count(page.text, [q]) >= SHORTEST]
    found = (_own(page, index, s, taken, quoted) for s in page.sentences[index])
    return [_draft(span) for span in found if span is not None]


def _own(
    page: Page, index: int, sentence: Span, taken: Sequence[Span], quoted: Sequence[Span]
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
        own = tidy
    words = word_count(text, [own])
    verbless = (said or words < CLAUSE + 2) and not _VERB.search(text, *own)
    if words < SHORTEST or verbless or not marks_of_fact(text, own):
        return None
    return own


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
