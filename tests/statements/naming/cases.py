"""Naming on marked-up articles: the shortest way from text to who said it and through whom."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.records import NoSource, StatementClass, StatementKind
from onrecord.statements.drafts import Draft
from onrecord.statements.naming.name import Naming, name
from tests.factories import Marked, marked


def drafts_of(article: Marked) -> tuple[Draft, ...]:
    """Turn each attribution into a draft; one inside another's content is within it."""
    found = sorted(
        article.tags.attributions, key=lambda a: min((*a.source, *a.cue, *a.content)).start
    )
    made = []
    for position, one in enumerate(found):
        quoted = article.text[one.content[0].start] in "“\"'‘"
        around = [
            i
            for i, other in enumerate(found)
            if i != position
            and one.source
            and any(c.covers(s) for c in other.content for s in one.source)
        ]
        goes_on = not one.source and not one.cue
        made.append(
            Draft(
                kind=StatementKind.DIRECT if quoted else StatementKind.INDIRECT,
                class_=StatementClass.SPEECH,
                source=one.source,
                cue=one.cue,
                content=one.content,
                no_source=NoSource.CONTINUED if goes_on else None,
                continues=position - 1 if goes_on else None,
                within=around[0] if around else None,
                modality=None,
                confidence=0.9,
            )
        )
    return tuple(made)


@dataclass(frozen=True, slots=True)
class Result:
    """What naming made of an article, in words."""

    naming: Naming
    speakers: list[str | None]
    relays: list[list[str]]
    audiences: list[list[str]]
    open: list[str | None]


def named(source: str, *, publisher: str | None = None) -> Result:
    """Name the statements of a marked-up article."""
    article = marked(source)
    naming = name(article.text, (), drafts_of(article), article.tags.names, publisher=publisher)
    return Result(
        naming=naming,
        speakers=[d.speaker.name if d.speaker else None for d in naming.drafts],
        relays=[[h.name for h in d.relay] for d in naming.drafts],
        audiences=[[a.name for a in d.audience] for d in naming.drafts],
        open=[d.speaker_open for d in naming.drafts],
    )
