"""W3C Web Annotation: each statement, and each member of a claim, a note on the page.

One ``AnnotationCollection`` in JSON-LD with all annotations on its first page. A target is a state
of the document (when it was taken, the hash under which a copy is kept) with two selectors that
choose the same words: their position, and their words with those around them. Words that an
attribution interrupts are several targets. Positions count code points of the article's text, as
the model asks: for a page, of its text without tags, boilerplate and comments.

References:
    Web Annotation Data Model, W3C Recommendation, 23 February 2017.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from onrecord.exports.forms import json_line, origin
from onrecord.exports.story import Story
from onrecord.records import (
    Article,
    Claim,
    Document,
    Extraction,
    Span,
    Statement,
)
from onrecord.serialise import Json, JsonObject

CONTEXT = "http://www.w3.org/ns/anno.jsonld"

AROUND = 32
"""Code points before and after the words: as many as Hypothesis keeps, the widest-used client."""


class Annotations:
    """Writes annotations that any client of the model can lay over the page."""

    names = ("annotations.jsonld",)
    folder = False
    needs_text = True
    leaves_out = (
        "matches, figures, names and the merges of origins (an annotation is about one passage)"
    )

    def write(self, story: Story, outs: Sequence[BinaryIO]) -> None:
        """Write the one collection."""
        (out,) = outs
        for piece in _collection(story):
            out.write(piece.encode())


def _collection(story: Story) -> Iterator[str]:
    """Write the collection; how many there are stands last, when they have been counted."""
    name = f"urn:onrecord:{story.root}"
    head = json_line({"@context": CONTEXT, "id": name, "type": "AnnotationCollection"})
    page = json_line({"id": f"{name}:page", "type": "AnnotationPage", "startIndex": 0})
    yield f'{head[:-1]}, "label": "Onrecord", "first": {page[:-1]}, "items": [\n'
    total = 0
    for total, one in enumerate(_annotations(story), 1):
        yield (",\n" if total > 1 else "") + json_line(one)
    last = json_line({"total": total, "last": f"{name}:page"})
    yield f"\n]}}, {last[1:]}\n"


def _annotations(story: Story) -> Iterator[JsonObject]:
    for extraction in story.extractions():
        claims = story.claims_of(extraction)
        document = story.document(extraction.article.sha256)
        for statement in extraction.statements:
            targets = _targets(extraction.article, document, statement)
            yield {
                "id": f"urn:onrecord:{statement.id}",
                "type": "Annotation",
                "motivation": "describing",
                "body": _told(statement, extraction),
                "target": targets,
            }
            if claim := claims.get(statement.id):
                yield {
                    "id": f"urn:onrecord:{claim.id}:{statement.id}",
                    "type": "Annotation",
                    "motivation": "linking",
                    "body": _claimed(claim),
                    "target": targets,
                }


def _told(statement: Statement, extraction: Extraction) -> Json:
    """Say who says it, how, to whom and through whom."""
    article = extraction.article
    told = [f"{statement.kind.value} {statement.class_.value}"]
    if statement.speaker:
        told.append(f"speaker: {statement.speaker.name}")
    elif statement.speaker_open:
        told.append(f"speaker open: {statement.speaker_open}")
    if statement.relay:
        told.append("through: " + " > ".join(hop.name for hop in statement.relay))
    if statement.audience:
        told.append("to: " + ", ".join(one.name for one in statement.audience))
    if statement.said:
        told.append(f"said: {statement.said.earliest or '?'}/{statement.said.latest or '?'}")
    if statement.hedges:
        told.append(
            "hedged: " + ", ".join(hedge.span.of(article.text) for hedge in statement.hedges)
        )
    told.append(f"confidence: {statement.confidence:.2f}")
    tags = [_text(statement.speaker.name, "tagging")] if statement.speaker else []
    return [_text("\n".join(told), "describing"), *tags]


def _claimed(claim: Claim) -> Json:
    origins = claim.origins
    counts = f"at least {origins.at_least} and at most {origins.at_most} origins"
    link = {"type": "SpecificResource", "source": f"urn:onrecord:{claim.id}", "purpose": "linking"}
    return [link, _text(f"{claim.text}\n{counts}", "describing")]


def _text(value: str, purpose: str) -> JsonObject:
    return {
        "type": "TextualBody",
        "value": value,
        "format": "text/plain",
        "language": "en",
        "purpose": purpose,
    }


def _targets(article: Article, document: Document, statement: Statement) -> Json:
    return [_target(article, document, span) for span in statement.content]


def _target(article: Article, document: Document, span: Span) -> JsonObject:
    state: JsonObject = {"type": "TimeState", "cached": f"urn:sha256:{article.sha256}"}
    if document.taken:
        state["sourceDate"] = document.taken
    text = article.text
    return {
        "type": "SpecificResource",
        "source": origin(article.url, article.sha256),
        "state": state,
        "selector": [
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
            {
                "type": "TextQuoteSelector",
                "exact": span.of(text),
                "prefix": text[max(0, span.start - AROUND) : span.start],
                "suffix": text[span.end : span.end + AROUND],
            },
        ],
    }
