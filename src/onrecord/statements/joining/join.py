"""Joins what the tagger found, and the layout shows, into statements without names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.options import JoinOptions
from onrecord.records import (
    Attribution,
    Modality,
    NoSource,
    Spans,
    StatementClass,
    StatementKind,
    Tags,
)
from onrecord.statements.drafts import Draft
from onrecord.statements.joining.clauses import fitted_clauses
from onrecord.statements.joining.continued import carried_on, is_name
from onrecord.statements.joining.cues import cue_class, is_document
from onrecord.statements.joining.heads import heads
from onrecord.statements.joining.inner import innermost
from onrecord.statements.joining.modality import asked, modality
from onrecord.statements.joining.page import Page, overlap, union, word_count
from onrecord.statements.joining.parts import Part, part_of
from onrecord.statements.joining.posts import posts
from onrecord.statements.joining.sources import sourced
from onrecord.statements.joining.tails import tails
from onrecord.statements.joining.transcripts import turns
from onrecord.text.segments import Quotation, trimmed

_NAME_WORDS = 3
"""Words up to which something quoted after a cue of no speech is a catchword rather than speech."""


def joined(page: Page, tags: Tags, options: JoinOptions) -> list[Part]:
    """Return the parts of *page*, block by block: what was tagged, fitted, and what goes on."""
    by_block: dict[int, list[Part]] = {}
    for attribution in sorted(tags.attributions, key=_place):
        part = _placed(page, attribution)
        if part is not None:
            by_block.setdefault(part.block, []).append(part)
    parts = [
        part
        for block in sorted(by_block)
        for part in fitted_clauses(page, block, sourced(page, by_block[block]), options)
    ]
    laid_out = posts(page, turns(page, parts, options), options)
    told = heads(page, tails(page, laid_out, options), options)
    return carried_on(page, told, tags.names, options)


def _place(attribution: Attribution) -> tuple[Spans, Spans, Spans]:
    return (attribution.content, attribution.cue, attribution.source)


def _placed(page: Page, attribution: Attribution) -> Part | None:
    """Return the part for one attribution, in the block of its cue if it has content there."""
    attribution = replace(
        attribution,
        source=_bare(page.text, attribution.source),
        cue=_bare(page.text, attribution.cue),
    )
    content = attribution.content
    if not content:
        return None
    if not attribution.cue:
        return part_of(attribution, content, page.block(content[0].start))
    home = page.block(attribution.cue[0].start)
    here = overlap(content, page.blocks[home])
    if here:
        source = overlap(attribution.source, page.blocks[home])
        return part_of(replace(attribution, source=source), here, home)
    return _announced(page, attribution, home)


def _announced(page: Page, attribution: Attribution, home: int) -> Part | None:
    """Return the part whose content is the paragraph after its lead-in, no other one."""
    lead = page.text[attribution.cue[-1].start : page.blocks[home].end]
    content = overlap(attribution.content, page.blocks[min(home + 1, len(page.blocks) - 1)])
    if not lead.endswith(":") or "." in lead or not content:
        return None
    return part_of(attribution, content, home + 1)


def _bare(text: str, spans: Spans) -> Spans:
    return union(span for s in spans if (span := trimmed(text, s)) is not None)


# --- from parts to drafts ------------------------------------------------------------------


def drafts(page: Page, parts: Sequence[Part]) -> tuple[Draft, ...]:
    """Return the drafts that *parts* are, in reading order, each with kind, class and modality."""
    ordered = sorted(parts, key=lambda p: (_start(p), p.content))
    place = {part: index for index, part in enumerate(ordered)}
    outer = innermost(ordered, page.text)
    classes: dict[Part, StatementClass] = {}
    made: list[Draft] = []
    for part in ordered:
        kind = _kind(page, part)
        classes[part] = _class(page, part, kind, classes)
        around = outer.get(part)
        made.append(
            Draft(
                kind=kind,
                class_=classes[part],
                source=part.source,
                cue=part.cue,
                content=part.content,
                no_source=_no_source(part),
                continues=place.get(part.continues) if part.continues is not None else None,
                within=place.get(around) if around is not None else None,
                modality=_modality(page, part) or _carried_modality(page, part, ordered),
                confidence=round(part.confidence, 2),
            )
        )
    return tuple(made)


def _start(part: Part) -> int:
    return min(span.start for span in (*part.source, *part.cue, *part.content))


def _no_source(part: Part) -> NoSource | None:
    if part.no_source is not None or part.source:
        return part.no_source
    return NoSource.PASSIVE


def _kind(page: Page, part: Part) -> StatementKind:
    """Tell by how much of the content stands in quotation marks that the cue stands outside of."""
    if part.verbatim is not None:
        return StatementKind.DIRECT
    quoted = _quoted(page, part)
    words = word_count(page.text, part.content)
    inside = sum(word_count(page.text, overlap(part.content, q.span)) for q in quoted)
    if inside >= words:
        return StatementKind.DIRECT
    named = all(_is_name(q.words.of(page.text)) for q in quoted)
    return StatementKind.INDIRECT if not inside or named else StatementKind.MIXED


def _is_name(quoted: str) -> bool:
    return is_name(quoted) or (len(quoted.split()) == 1 and quoted[:1].isupper())


def _quoted(page: Page, part: Part) -> list[Quotation]:
    """Return the widest quotations that the part's own content can stand in."""
    anchor = part.cue or part.source
    found: list[Quotation] = []
    for quotation in page.quotations[part.block]:
        if anchor and quotation.span.covers(anchor[0]):
            continue
        if overlap(part.content, quotation.span) and not any(
            q.span.covers(quotation.span) for q in found
        ):
            found.append(quotation)
    return found


def _class(
    page: Page, part: Part, kind: StatementKind, known: dict[Part, StatementClass]
) -> StatementClass:
    if part.verbatim is not None:
        return part.verbatim
    if part.continues is not None:
        return known.get(part.continues, StatementClass.SPEECH)
    cue, source = _words(page.text, part.cue), _words(page.text, part.source)
    found = cue_class(cue, source, part.content[0].of(page.text))
    if kind is StatementKind.DIRECT and _spoken(page, part, found):
        return StatementClass.DOCUMENT if is_document(source) else StatementClass.SPEECH
    return found or StatementClass.OTHER


def _spoken(page: Page, part: Part, found: StatementClass | None) -> bool:
    """Tell words of a speaker, whatever the cue ("She smiled: “We won.”"), from a quoted name."""
    whole = word_count(page.text, part.content) > _NAME_WORDS
    return whole and found in {None, StatementClass.OTHER, StatementClass.BELIEF}


def _words(text: str, spans: Spans) -> str:
    return " ".join(span.of(text) for span in spans)


def _carried_modality(page: Page, part: Part, parts: Sequence[Part]) -> Modality | None:
    """Return how a continuation is meant that goes on with a quotation inside the one before.

    “I would like to tell them: ‘You are safe.
    “Go home.” is all what its speaker would like to say.
    """
    before = part.continues
    if before is None:
        return None
    end = page.blocks[before.block].end
    inner = (p for p in parts if p.block == before.block and p.content[-1].end == end)
    quoted = (p for p in inner if p is not before and _quoted(page, p))
    return next((m for p in quoted if p.cue and (m := _modality(page, p)) is not None), None)


def _modality(page: Page, part: Part) -> Modality | None:
    if part.modality is not None or not part.cue:
        return part.modality
    around = page.sentence(part.cue[0].start)
    meant = modality(page.text, part.source, part.cue, around)
    if meant is None and asked(page.text, part.cue, part.content):
        return Modality.QUESTION
    return meant
