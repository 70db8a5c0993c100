"""From one article to its statements: tag, join, name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from onrecord.options import ConfidenceOptions, ExtractOptions
from onrecord.records import (
    Article,
    Extraction,
    Furniture,
    Interval,
    Statement,
    StatementClass,
    Tags,
)
from onrecord.serialise import statement_id
from onrecord.statements.confidence import confidence
from onrecord.statements.drafts import Draft, in_order
from onrecord.statements.figures import Reading, Telling, attached, figures, quantities
from onrecord.statements.hedges import hedged, hedges
from onrecord.statements.insets import blanked, clear, clear_hedge, clear_hop, clear_name, insets
from onrecord.statements.joining.assertions import assertions, marks
from onrecord.statements.joining.inner import credited, inner_parts, to_reread
from onrecord.statements.joining.join import drafts, joined
from onrecord.statements.joining.nested import nested
from onrecord.statements.joining.page import Page, page
from onrecord.statements.joining.said import said
from onrecord.statements.joining.within import standing
from onrecord.statements.naming.name import Named, name
from onrecord.statements.tagging.tagger import Tagger
from onrecord.text.times import times

_TELLING = frozenset({StatementClass.SPEECH, StatementClass.DOCUMENT})
"""Classes whose source tells of others' figures; whoever intends something has their own."""


def extract(article: Article, tagger: Tagger, options: ExtractOptions | None = None) -> Extraction:
    """Return all that *article* says, by *tagger*; nothing else has a say in it.

    Args:
        article: The article as read; its furniture yields no statement.
        tagger: Finds attributions and names. It is asked twice: for the paragraphs, and for long
            contents again, in which others may be quoted.
        options: How spans become statements; the defaults where none are given.

    Returns:
        The article with its statements in reading order.
    """
    options = options or ExtractOptions()
    inside = insets(article.text, article.furniture)
    text = blanked(article.text, inside)
    beside = tuple(part for part in article.furniture if part not in inside)
    read = page(text, beside)
    tags = tagger.tag(text, read.blocks)
    names = tuple(clear_name(text, one, inside) for one in tags.names)
    attributed = _attributed(read, replace(tags, names=names), tagger, options)
    numbers = quantities(text, read.sentences)
    when = times(text, read.blocks, article.published)
    found_hedges = hedges(text, chain.from_iterable(read.sentences))
    doubts = tuple(clear_hedge(text, hedge, inside) for hedge in found_hedges)
    facts = marks(numbers, when, doubts)
    own = assertions(read, attributed, facts, article.title)
    found = in_order((*attributed, *own))
    naming = name(
        text,
        beside,
        found,
        names,
        publisher=article.publisher.name if article.publisher else None,
        options=options.naming,
    )
    reading = Reading(
        article=article.id,
        text=text,
        sentences=read.sentences,
        mentions=naming.mentions,
        names=names,
        told=_told(found, naming.drafts),
        times=when,
        published=article.published,
    )
    given = figures(reading, options.figures, numbers)
    dated = [said(read, draft, when) for draft in found]
    whole = [_cleared(text, draft, inside) for draft in found]
    named = [_cleared_way(text, one, inside) for one in naming.drafts]
    said_all = _statements(article.id, whole, named, dated, options.confidence)
    return Extraction(
        article=article,
        model=tagger.name,
        statements=hedged(attached(said_all, given), doubts),
        mentions=naming.mentions,
        problems=article.problems,
        figures=given,
        times=when,
    )


def _cleared(text: str, draft: Draft, inside: Sequence[Furniture]) -> Draft:
    return replace(
        draft,
        source=clear(text, draft.source, inside),
        cue=clear(text, draft.cue, inside),
        content=clear(text, draft.content, inside),
    )


def _cleared_way(text: str, one: Named, inside: Sequence[Furniture]) -> Named:
    return replace(one, relay=tuple(clear_hop(text, hop, inside) for hop in one.relay))


def _told(found: Sequence[Draft], named: Sequence[Named]) -> tuple[Telling, ...]:
    return tuple(
        Telling(
            source=draft.source,
            content=draft.content,
            speaker=name_.speaker.name if name_.speaker else None,
        )
        for draft, name_ in zip(found, named, strict=True)
        if draft.class_ in _TELLING
    )


def _attributed(
    read: Page, tags: Tags, tagger: Tagger, options: ExtractOptions
) -> tuple[Draft, ...]:
    parts = joined(read, tags, options.join)
    again = to_reread(read, parts, options.inner)
    found = tagger.tag(read.text, again).attributions if again else ()
    inner = inner_parts(read, parts, again, found, options.inner, options.join)
    known = [*parts, *inner]
    whole = [*standing(read, known, options.inner), *nested(read, known, options.join)]
    return drafts(read, credited(read, whole))


def _statements(
    article: str,
    found: Sequence[Draft],
    named: Sequence[Named],
    dated: Sequence[Interval | None],
    options: ConfidenceOptions,
) -> tuple[Statement, ...]:
    ids = [statement_id(article, d.kind, d.source, d.cue, d.content) for d in found]
    return tuple(
        Statement(
            id=id_,
            kind=draft.kind,
            class_=draft.class_,
            source=draft.source,
            cue=draft.cue,
            content=draft.content,
            no_source=draft.no_source,
            continues=None if draft.continues is None else ids[draft.continues],
            within=None if draft.within is None else ids[draft.within],
            speaker=name_.speaker,
            speaker_open=name_.speaker_open,
            audience=name_.audience,
            said=when,
            relay=name_.relay,
            modality=draft.modality,
            hedges=(),
            figures=(),
            confidence=confidence(draft, options),
        )
        for id_, draft, name_, when in zip(ids, found, named, dated, strict=True)
    )
