"""A statement while it is being put together, and how its content is fitted to the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.options import JoinOptions
from onrecord.records import Attribution, Modality, NoSource, Span, Spans, StatementClass
from onrecord.statements.joining.page import Page, minus, overlap, union, word_count
from onrecord.text.segments import Quotation

_EDGES = " \t\n\u00a0\u200b,;:.–—-…"
_MARKS = "“”„«»\"‘’'‚‹›`"
_DATELINE = re.compile(
    r"(?:[A-Z][\w.’'-]*[,\s]+(?:[\w.’'-]+[,\s]+){0,5})?\([A-Z][\w ]{1,20}\)\s+[-–—]+\s+"
)
"""WASHINGTON (AP) — which stands before the first sentence of agency copy."""
_ABBREVIATION = re.compile(r"(?:\b[A-Za-z]\.){2,}$|\b(?:Jr|Sr|Inc|Corp|Co|Ltd|etc)\.$")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Part:
    """A statement in the making; two are the same only if they are one object.

    ``block`` is the paragraph that its content stands in, ``continues`` the statement that it
    goes on with, ``within`` one that it is known to be part of. ``verbatim`` is the class of words
    that the layout gives as said, without marks around them: a turn of a transcript, a post.
    """

    source: Spans
    cue: Spans
    content: Spans
    block: int
    confidence: float
    no_source: NoSource | None = None
    continues: Part | None = None
    within: Part | None = None
    modality: Modality | None = None
    verbatim: StatementClass | None = None


def fitted(page: Page, block: int, parts: Sequence[Part], options: JoinOptions) -> list[Part]:
    """Fit the contents of the *parts* of one block to its quotations, and tidy their ends.

    A quotation goes whole to the statement that has most of it, unless the cue stands in it:
    then the statement is the quoted speaker's report of another.
    """
    found = page.quotations[block]
    claims = [[(p, _share(page, p, q)) for p in parts if not _inside(p, q)] for q in found]
    owners: dict[Part, list[Span]] = {part: [] for part in parts}
    lost: dict[Part, list[Span]] = {part: [] for part in parts}
    for quotation, shares in zip(found, claims, strict=True):
        if not shares or not _whole(page, block, quotation, parts):
            continue
        owner, most = max(shares, key=lambda pair: pair[1])
        if _nested(owner, quotation, found):
            continue
        enough = min(options.quoted_words, word_count(page.text, [quotation.words]))
        for part, _ in shares:
            mine = part is owner and most >= max(1, enough)
            if mine or quotation.closed:
                (owners if mine else lost)[part].append(quotation.span)
    return [
        kept
        for part in parts
        if (kept := _fit(page, block, part, owners[part], lost[part])) is not None
    ]


def _share(page: Page, part: Part, quotation: Quotation) -> int:
    return word_count(page.text, overlap(part.content, quotation.words))


def _inside(part: Part, quotation: Quotation) -> bool:
    """Tell whether the cue of *part*, or its source where it has no cue, is quoted too."""
    anchor = part.cue or part.source
    return bool(anchor) and quotation.span.start < anchor[0].start < quotation.span.end


def _nested(part: Part, quotation: Quotation, found: Sequence[Quotation]) -> bool:
    """Tell whether a wider quotation, which can be the part's own, holds *quotation*."""
    return any(
        q is not quotation
        and q.depth < quotation.depth
        and q.span.covers(quotation.span)
        and not _inside(part, q)
        for q in found
    )


def _whole(page: Page, block: int, quotation: Quotation, parts: Sequence[Part]) -> bool:
    """Tell whether the ends of *quotation* can be trusted.

    One without its closing mark can run over the cue that follows it: “A, he said.
    """
    if quotation.closed:
        return True
    over = (p for p in parts if _inside(p, quotation) and overlap(p.content, quotation.span))
    before = any(p.content[0].start < p.cue[0].start for p in over if p.cue and p.content)
    return not before or _share_outside(page, block, quotation, parts)


def _share_outside(page: Page, block: int, quotation: Quotation, parts: Sequence[Part]) -> bool:
    outside = [p for p in parts if not _inside(p, quotation)]
    goes_on = page.opens(block + 1) is not None
    return goes_on or any(_share(page, p, quotation) for p in outside)


def _fit(
    page: Page, block: int, part: Part, owned: Sequence[Span], lost: Sequence[Span]
) -> Part | None:
    """Return *part* with its content fitted, or ``None`` where no word of it is left."""
    content = minus(part.content, (*part.cue, *part.source, *lost))
    around = [q.words for q in page.quotations[block] if _inside(part, q) and not owned]
    if around:
        inner = min(around, key=lambda span: span.end - span.start)
        content = overlap(content, inner) or content
    whole = union((*content, *owned))
    tidy = (tidied(page, block, span) for span in bridged(page.text, whole, part))
    kept = tuple(span for span in tidy if span is not None)
    return replace(part, content=kept) if kept else None


def bridged(text: str, spans: Spans, part: Part) -> Spans:
    """Make one of *spans* between which only signs stand and neither source nor cue."""
    made: list[Span] = []
    for span in spans:
        gap = Span(made[-1].end, span.start) if made else Span(0, 0)
        apart = any(gap.overlaps(other) for other in (*part.source, *part.cue))
        if made and not apart and not any(sign.isalnum() for sign in gap.of(text)):
            made[-1] = Span(made[-1].start, span.end)
        else:
            made.append(span)
    return tuple(made)


def tidied(page: Page, block: int, span: Span) -> Span | None:
    """Cut white space, commas, full stops and lone quotation marks from the ends of *span*."""
    starts = {q.span.start for q in page.quotations[block]}
    ends = {q.span.end for q in page.quotations[block]}
    start, end = span
    text = page.text
    if dateline := _DATELINE.match(text, start, end):
        start = dateline.end()
    while start < end and start not in starts and text[start] in _EDGES + _MARKS + ")]?!":
        start += 1
    while end > start and end not in ends and text[end - 1] in _EDGES + _MARKS + "([?!":
        if text[end - 1] == "." and _ABBREVIATION.search(text, max(start, end - 8), end):
            break
        end -= 1
    return Span(start, end) if any(sign.isalnum() for sign in text[start:end]) else None


def part_of(attribution: Attribution, content: Spans, block: int) -> Part:
    """Return the part that *attribution* is at first, with that *content* of it."""
    return Part(
        source=attribution.source,
        cue=attribution.cue,
        content=content,
        block=block,
        confidence=attribution.confidence,
    )
