"""Statements inside statements: what a source says that another has said."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from onrecord.options import InnerOptions, JoinOptions
from onrecord.records import Attribution, Modality, Span, Spans, StatementClass
from onrecord.statements.joining.clauses import fitted_clauses
from onrecord.statements.joining.cues import cue_class, is_document, is_saying
from onrecord.statements.joining.modality import modality
from onrecord.statements.joining.page import Page, overlap, word_count
from onrecord.statements.joining.parts import Part, part_of, tidied
from onrecord.text.words import words

_TOLD = frozenset([StatementClass.SPEECH, StatementClass.DOCUMENT])
_CITING = re.compile(
    r"\b(?P<cue>quoting|citing)\s+(?P<source>[^,;:.()“”\"–—]{3,90}?)(?=\s*(?:[,;.)“”–—]|$))",
    re.IGNORECASE,
)
_SAYERS = re.compile(
    r"\b(?:officials?|sources?|media|outlets?|newspapers?|agenc(?:y|ies)|authorit(?:y|ies)|police|"
    r"witness(?:es)?|residents?|spokes\w+|minist(?:er|ers|ry)|government|people|persons?|experts?|"
    r"analysts?|diplomats?|aides?|lawyers?|doctors?|commanders?|officers?|soldiers?|insiders?|"
    r"channels?|bloggers?|researchers?|scientists?|service|bureau|department|office|council)\b",
    re.IGNORECASE,
)


def to_reread(page: Page, parts: Sequence[Part], options: InnerOptions) -> Spans:
    """Return the contents that can hold a statement, without marks around them, not overlapping."""
    wanted = (span for part in parts for span in part.content if _telling(page.text, span, options))
    chosen: list[Span] = []
    for span in sorted(_bare(page, span) for span in wanted):
        if not chosen or span.start >= chosen[-1].end:
            chosen.append(span)
    return tuple(chosen)


def _telling(text: str, span: Span, options: InnerOptions) -> bool:
    tokens = words(text, span)
    if len(tokens) < options.words:
        return False
    return any(_tells(token.of(text)) for token in tokens)


@lru_cache(maxsize=1 << 14)
def _tells(word: str) -> bool:
    if is_saying(word) or word.lower() == "according":
        return True
    return cue_class(word, "", "") is StatementClass.DOCUMENT


def _bare(page: Page, span: Span) -> Span:
    """Return *span* without quotation marks around it, so that it reads as a paragraph does."""
    start, end = span
    while start < end and not page.text[start].isalnum():
        start += 1
    while end > start and page.text[end - 1] in "”\"’'»":
        end -= 1
    return Span(start, end)


def inner_parts(
    page: Page,
    parts: Sequence[Part],
    pieces: Spans,
    found: Iterable[Attribution],
    options: InnerOptions,
    joining: JoinOptions,
) -> list[Part]:
    """Return the statements that the second pass *found* in *pieces* and the first did not."""
    known = sorted(span for part in parts for span in part.cue)
    made: dict[int, list[Part]] = {}
    for attribution in (_in_piece(a, pieces) for a in found):
        if not _worth(attribution, options):
            continue
        if any(_meets(known, cue) for cue in attribution.cue):
            continue
        block = page.block(attribution.content[0].start)
        made.setdefault(block, []).append(part_of(attribution, attribution.content, block))
    return [
        part
        for block in sorted(made)
        for part in fitted_clauses(page, block, made[block], joining)
        if _told(page.text, part) and not _is_unsaid(page, part)
    ]


def _in_piece(attribution: Attribution, pieces: Spans) -> Attribution:
    """Return what of *attribution* stands in the piece of its cue: others stand elsewhere."""
    place = attribution.cue[0] if attribution.cue else Span(0, 0)
    piece = next((p for p in pieces if p.covers(place)), Span(0, 0))
    return replace(
        attribution,
        source=overlap(attribution.source, piece),
        content=overlap(attribution.content, piece),
    )


def _told(text: str, part: Part) -> bool:
    cue, source, content = (
        " ".join(span.of(text) for span in spans) for spans in (part.cue, part.source, part.content)
    )
    return cue_class(cue, source, content) in _TOLD


def _is_unsaid(page: Page, part: Part) -> bool:
    """Tell "I never said": what a speaker says was not said is no statement of another's."""
    around = page.sentence(part.cue[0].start)
    return modality(page.text, part.source, part.cue, around) is Modality.NEGATED


def _meets(spans: Sequence[Span], span: Span) -> bool:
    """Tell whether one of *spans*, which are in order and short, overlaps *span*."""
    after = bisect_left(spans, (span.end, 0))
    return any(s.overlaps(span) for s in spans[max(0, after - 3) : after])


def _worth(attribution: Attribution, options: InnerOptions) -> bool:
    whole = attribution.source and attribution.cue and attribution.content
    return bool(whole) and attribution.confidence >= options.confidence


# --- "Quoting local media, the institute found …" ------------------------------------------


def credited(page: Page, parts: Sequence[Part]) -> list[Part]:
    """Return *parts* with whom a source says it has something from as statements of their own.

    The one cited says the same content, inside what the citing source says. The tagger, and the
    corpus it learnt from, take the cited one for the content of "citing"; that reading goes.
    """
    made: list[Part] = []
    dropped: set[Part] = set()
    for part in parts:
        for cited in _cited(page, part, parts):
            made.append(cited)
            dropped.update(p for p in parts if any(c.overlaps(cited.cue[0]) for c in p.cue))
    return [*(part for part in parts if part not in dropped), *made]


def _cited(page: Page, part: Part, parts: Sequence[Part]) -> Iterable[Part]:
    if not part.cue or part.within is not None:
        return
    told = cue_class(part.cue[0].of(page.text), "", "")
    if told not in _TOLD or _CITING.match(part.cue[0].of(page.text)):
        return
    around = page.sentence(part.cue[0].start)
    for match in _CITING.finditer(page.text, around.start, around.end):
        source = tidied(page, part.block, Span(*match.span("source")))
        if source is None or overlap(part.content, source) or not _sayer(source.of(page.text)):
            continue
        if any(source.overlaps(span) for span in part.source):
            part = replace(part)
            continue
        yield replace(part, source=(source,), cue=(Span(*match.span("cue")),), within=part)


def _sayer(words_: str) -> bool:
    """Tell "citing unnamed officials" from "citing low growth" and "citing the case of Ruiz"."""
    first = [word for word in words_.split() if word.lower() not in {"the", "a", "an"}]
    proper = bool(first) and first[0][:1].isupper()
    return proper or is_document(words_) or bool(_SAYERS.search(words_))


def innermost(parts: Sequence[Part], text: str) -> dict[Part, Part]:
    """Return for each part that lies in the content of another the narrowest such one."""
    found: dict[Part, Part] = {}
    by_block: dict[int, list[Part]] = {}
    for part in parts:
        by_block.setdefault(part.block, []).append(part)
    for part in parts:
        around = [p for p in by_block[part.block] if p is not part and _holds(p, part, text)]
        if part.within is not None:
            found[part] = part.within
        elif around:
            found[part] = min(around, key=lambda p: word_count(text, p.content))
    return found


def _holds(outer: Part, inner: Part, text: str) -> bool:
    spans = (*inner.cue, *inner.content) if inner.cue else ()
    held = bool(spans) and all(any(o.covers(s) for o in outer.content) for s in spans)
    return held and word_count(text, inner.content) < word_count(text, outer.content)
