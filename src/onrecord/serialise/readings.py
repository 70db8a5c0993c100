"""How a document is read, as JSON: a ledger keeps it to read the document again."""

from __future__ import annotations

from onrecord.records import DocumentKind, Given, Reading
from onrecord.serialise.values import JsonObject, Object, date_json


def reading_json(reading: Reading) -> JsonObject:
    """Write how a document is read.

    >>> reading_json(Reading(fields=(("text", "body"),)))
    {'kind': 'text', 'fields': ['text=body'], 'given': None, 'charset': None}
    """
    return {
        "kind": reading.kind.value,
        "fields": [f"{what}={name}" for what, name in reading.fields],
        "given": given_json(reading.given) if reading.given else None,
        "charset": reading.charset,
    }


def given_json(given: Given) -> JsonObject:
    """Write what is told beside a text."""
    return {
        "url": given.url,
        "title": given.title,
        "publisher": given.publisher,
        "bylines": list(given.bylines),
        "earliest": date_json(given.earliest),
        "latest": date_json(given.latest),
    }


def reading_from(line: Object) -> Reading:
    """Read what ``reading_json`` wrote.

    Raises:
        BadRecord: a key is missing or holds something else; the message names it.
    """
    given = line.maybe_object("given")
    pairs = (pair.partition("=") for pair in line.texts("fields"))
    return Reading(
        kind=line.one_of("kind", DocumentKind),
        fields=tuple((what, name) for what, _, name in pairs),
        given=_given_from(given) if given else None,
        charset=line.maybe_text("charset"),
    )


def _given_from(part: Object) -> Given:
    return Given(
        url=part.maybe_text("url"),
        title=part.maybe_text("title"),
        publisher=part.maybe_text("publisher"),
        bylines=part.texts("bylines"),
        earliest=part.day("earliest"),
        latest=part.day("latest"),
    )
