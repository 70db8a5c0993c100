"""What changed between two passages that share most of their words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.distortions.found import Found
from onrecord.options import DistortionOptions
from onrecord.records import (
    Approximator,
    At,
    DistortionKind,
    Extraction,
    Figure,
    Hedge,
    Match,
    Side,
    Span,
    Spans,
    Statement,
    StatementKind,
)
from onrecord.text.align import Edit, Op, differences, folded_words
from onrecord.text.segments import paragraphs

_NOT = re.compile(r"\b(?:not|no|never|none|nobody|nothing|neither|cannot|without)\b|n[’']t\b", re.I)
_TURN = re.compile(
    r"^[\s,;–—-]*(?:(?:and|or)\s+)?(?P<word>but|if|unless|except|although|though|provided|only if|"
    r"as long as|until|however)\b",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[.,!?]?[”\"’']?\s*$")


@dataclass(frozen=True, slots=True)
class _Half:
    """One side of a match in its article."""

    extraction: Extraction
    spans: Spans
    statement: Statement | None

    @property
    def text(self) -> str:
        return self.extraction.article.text

    def at(self, *spans: Span) -> At:
        article = self.extraction.article
        return At(article=article.id, path=article.path, spans=spans or self.spans)

    def holds(self, span: Span) -> bool:
        return any(part.covers(span) for part in self.spans)

    def figures(self) -> list[Figure]:
        return [f for f in self.extraction.figures if self.holds(f.span)]

    def hedges(self) -> list[Hedge]:
        every = (hedge for s in self.extraction.statements for hedge in s.hedges)
        return [hedge for hedge in every if self.holds(hedge.span)]


def changed(
    match: Match, one: Extraction, other: Extraction, options: DistortionOptions
) -> Iterator[Found]:
    """Yield what changed between the two sides of a match."""
    a, b = _half(match.a, one), _half(match.b, other)
    edits = differences(a.text, a.spans, b.text, b.spans)
    for found in (
        *_figures(a, b),
        *_words(a, b, edits, options),
        *_hedges(a, b, edits),
        *_hedges(b, a, [_turned(edit) for edit in edits]),
        *_cut(a, b),
        *_cut(b, a),
        *_voice(a, b, options),
        *_voice(b, a, options),
    ):
        statements = tuple(s.id for s in (a.statement, b.statement) if s)
        yield Found(found.kind, found.a, found.b, found.reason, statements)


def reworded(match: Match, one: Extraction, other: Extraction) -> Iterator[Found]:
    """Yield what two statements of one figure have otherwise: "roughly 4,000", "up to 4,000"."""
    a, b = _half(match.a, one), _half(match.b, other)
    statements = tuple(s.id for s in (a.statement, b.statement) if s)
    for found in _figures(a, b):
        yield Found(found.kind, found.a, found.b, found.reason, statements)


def _half(side: Side, extraction: Extraction) -> _Half:
    statement = next((s for s in extraction.statements if s.id == side.statement), None)
    return _Half(extraction, side.at.spans, statement)


def _turned(edit: Edit) -> Edit:
    op = {Op.DELETE: Op.INSERT, Op.INSERT: Op.DELETE}.get(edit.op, edit.op)
    return Edit(op=op, a=edit.b, b=edit.a)


# --- figures -----------------------------------------------------------------------------------


def _figures(a: _Half, b: _Half) -> Iterator[Found]:
    """Yield approximators that differ at one number: "up to 4,000" and "4,000"."""
    theirs = b.figures()
    for one in a.figures():
        same = [f for f in theirs if f.value == one.value and f.unit == one.unit]
        alike = [f for f in a.figures() if f.value == one.value and f.unit == one.unit]
        if one.value is None or len(same) != 1 or len(alike) != 1:
            continue
        more, less = (one, same[0])
        if more.approximator is less.approximator:
            continue
        turned = more.approximator is Approximator.EXACT
        first, second = (b.at(less.span), a.at(more.span))
        if not turned:
            first, second = a.at(more.span), b.at(less.span)
        kinds = (one.approximator.value, same[0].approximator.value)
        said = f"{one.span.of(a.text)}: {kinds[0]} in one, {kinds[1]} in the other"
        yield Found(DistortionKind.APPROXIMATOR, first, second, said.replace("_", " "))


def _words(
    a: _Half, b: _Half, edits: tuple[Edit, ...], options: DistortionOptions
) -> Iterator[Found]:
    """Yield numbers that were replaced, and negations that were put in or left out."""
    for edit in edits:
        if edit.op is Op.KEEP:
            continue
        ours = edit.a.of(a.text) if edit.a else ""
        theirs = edit.b.of(b.text) if edit.b else ""
        if max(len(ours.split()), len(theirs.split())) > options.edit:
            continue
        if edit.op is Op.REPLACE and edit.a and edit.b:
            yield from _number(a, b, edit.a, edit.b)
        negated = len(_NOT.findall(ours)) % 2, len(_NOT.findall(theirs)) % 2
        if {ours.strip(_MARKS), theirs.strip(_MARKS)} == {"", "No"}:
            continue  # "No, it was not" and "it was not"
        if negated[0] != negated[1] and not (_denied(a, edit.a) or _denied(b, edit.b)):
            what = (ours if negated[0] else theirs).strip()
            first = a.at(edit.a) if edit.a else a.at()
            second = b.at(edit.b) if edit.b else b.at()
            ends = (first, second) if negated[0] else (second, first)
            yield Found(DistortionKind.NEGATION, *ends, f"“{what}” stands in one only")


_MARKS = " ,.:;!?“”‘’'\"–—-"


def _denied(half: _Half, span: Span | None) -> bool:
    """Tell whether a negation stands right before already: "I don't want that, I don't want to"."""
    return span is not None and bool(
        _NOT.search(half.text[max(0, span.start - BEFORE) : span.start])
    )


BEFORE = 25
"""Signs before an edit in which a negation speaks for the edit too."""


def _number(a: _Half, b: _Half, ours: Span, theirs: Span) -> Iterator[Found]:
    """Yield a number that another stands for, of the same unit, where each edit holds one."""
    mine = [f for f in a.figures() if f.span.overlaps(ours)]
    other = [f for f in b.figures() if f.span.overlaps(theirs)]
    if len(mine) != 1 or len(other) != 1:
        return
    one, two = mine[0], other[0]
    if one.value is None or two.value is None or one.value == two.value or one.unit != two.unit:
        return
    rounded = _rounds(one.value, two.value) or _rounds(two.value, one.value)
    kind = DistortionKind.ROUNDED if rounded else DistortionKind.NUMBER
    first, second = a.at(one.span), b.at(two.span)
    ends = (second, first) if _rounds(two.value, one.value) else (first, second)
    said = f"{one.span.of(a.text)} in one, {two.span.of(b.text)} in the other"
    yield Found(kind, *ends, said)


def _rounds(exact: float, round_: float) -> bool:
    """Tell whether the second number is the first one with fewer digits.

    >>> _rounds(3982, 4000), _rounds(3982, 5000), _rounds(12, 15)
    (True, False, False)
    """
    for digits in range(1, 12):
        step = 10.0**digits
        if round_ % step == 0 and abs(exact - round_) <= step / 2 and exact % step != 0:
            return round_ != 0
    return False


# --- hedges ------------------------------------------------------------------------------------


def _hedges(a: _Half, b: _Half, edits: Sequence[Edit]) -> Iterator[Found]:
    """Yield hedges of one side that the other left out while it kept the words around them."""
    if b.hedges():
        return
    for hedge in a.hedges():
        gone = [e for e in edits if e.a and e.op is not Op.KEEP and e.a.covers(hedge.span)]
        if len(gone) == 1 and gone[0].op is Op.DELETE:
            words = hedge.span.of(a.text)
            yield Found(DistortionKind.HEDGE, a.at(hedge.span), b.at(), f"“{words}” is left out")


# --- cuts --------------------------------------------------------------------------------------


def _cut(a: _Half, b: _Half) -> Iterator[Found]:
    """Yield a quotation that ends before a "but" or "if" with which the other goes on."""
    quoted = a.statement and b.statement and a.statement.kind is b.statement.kind
    if not quoted or not a.statement or not b.statement or not a.spans or not b.spans:
        return
    if a.statement.kind is not StatementKind.DIRECT:
        return
    after = _rest(a.text, a.statement.content, a.spans[-1].end)
    ends = _rest(b.text, b.statement.content, b.spans[-1].end)
    turn = _TURN.match(after.of(a.text)) if after else None
    if after and turn and (ends is None or _ENDS.fullmatch(ends.of(b.text))):
        word = turn["word"].lower()
        said = f"the quotation goes on with “{word}” in one and ends before it in the other"
        yield Found(DistortionKind.CUT, a.at(after), b.at(), said)


def _rest(text: str, content: Spans, end: int) -> Span | None:
    """Return what a statement says after *end* in the same sentence."""
    part = next((span for span in content if span.start <= end <= span.end), None)
    if part is None or not text[end : part.end].strip():
        return None
    rest = text[end : part.end]
    stop = re.search(r"[.!?]", rest)
    return Span(end, end + (stop.end() if stop else len(rest)))


# --- voices ------------------------------------------------------------------------------------


def _voice(a: _Half, b: _Half, options: DistortionOptions) -> Iterator[Found]:
    """Yield words that one report attributes and the other gives in its own voice."""
    said = a.statement
    if said is None or not said.relay or not said.cue or a.extraction.article.wire:
        return
    if b.statement is not None and b.statement.kind is not StatementKind.ASSERTION:
        return
    if said.kind is StatementKind.DIRECT or len(folded_words(b.text, b.spans)[0]) < options.voiced:
        return
    if not _whole(a, said, options) or _attributed(b):
        return
    name = said.relay[-1].name
    why = f"one has it from {name}, the other says it in its own voice"
    yield Found(DistortionKind.ATTRIBUTION, a.at(), b.at(), why)


def _whole(a: _Half, said: Statement, options: DistortionOptions) -> bool:
    """Tell whether the shared words are most of the statement."""
    all_ = sum(span.end - span.start for span in said.content)
    shared = sum(
        min(s.end, c.end) - max(s.start, c.start)
        for s in a.spans
        for c in said.content
        if s.overlaps(c)
    )
    return shared >= options.whole * all_


def _attributed(b: _Half) -> bool:
    """Tell whether anything in the paragraph is somebody's, or stands in quotation marks."""
    for block in paragraphs(b.text):
        if not any(block.overlaps(span) for span in b.spans):
            continue
        told = any(s.cue and any(block.overlaps(c) for c in s.cue) for s in b.extraction.statements)
        quoted = any(mark in block.of(b.text) for mark in '“”"')
        if told or quoted or "according to" in block.of(b.text).lower():
            return True
    return False
