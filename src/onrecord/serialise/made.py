"""What stages make of matched articles, as JSON: dates, events, series of figures."""

from __future__ import annotations

from datetime import date

from onrecord.records import (
    Approximator,
    Dated,
    Distortion,
    DistortionKind,
    Event,
    Label,
    Point,
    PointLabel,
    Recurring,
    Series,
)
from onrecord.serialise.articles import interval_from, interval_json, plain_number
from onrecord.serialise.piles import (
    at_from,
    at_json,
    evidence_from,
    evidence_json,
    relay_hop_from,
    relay_hop_json,
)
from onrecord.serialise.values import JsonObject, Object, date_json


def series_json(series: Series) -> JsonObject:
    """Write a series of figures with the labels between its points."""
    return {
        "series": series.id,
        "subject": series.subject,
        "entity": series.entity,
        "measure": series.measure,
        "points": [_point(point) for point in series.points],
        "labels": [
            {"points": list(one.points), "label": one.label.value, "reason": one.reason}
            for one in series.labels
        ],
    }


def _point(point: Point) -> JsonObject:
    return {
        **at_json(point.at),
        "figure": point.figure,
        "statement": point.statement,
        "text": point.text,
        "value": plain_number(point.value),
        "low": plain_number(point.low),
        "high": plain_number(point.high),
        "approximator": point.approximator.value,
        "unit": point.unit,
        "counted": point.counted,
        "as_of": interval_json(point.as_of) if point.as_of else None,
        "published": interval_json(point.published),
        "speaker": point.speaker,
        "relay": [relay_hop_json(hop) for hop in point.relay],
    }


def series_from(part: Object) -> Series:
    """Read what ``series_json`` wrote.

    Raises:
        BadRecord: a key is missing or holds something else; the message names it.
    """
    return Series(
        id=part.text("series"),
        subject=part.text("subject"),
        entity=part.maybe_text("entity"),
        measure=part.text("measure"),
        points=tuple(_point_from(point) for point in part.objects("points")),
        labels=tuple(_label_from(label) for label in part.objects("labels")),
    )


def _point_from(part: Object) -> Point:
    as_of = part.maybe_object("as_of")
    return Point(
        at=at_from(part),
        figure=part.text("figure"),
        statement=part.maybe_text("statement"),
        text=part.text("text"),
        value=part.maybe_number("value"),
        low=part.maybe_number("low"),
        high=part.maybe_number("high"),
        approximator=part.one_of("approximator", Approximator),
        unit=part.text("unit"),
        counted=part.maybe_text("counted"),
        as_of=interval_from(as_of) if as_of else None,
        published=interval_from(part.object("published")),
        speaker=part.maybe_text("speaker"),
        relay=tuple(relay_hop_from(hop) for hop in part.objects("relay")),
    )


def _label_from(part: Object) -> PointLabel:
    return PointLabel(
        points=(part.span("points").start, part.span("points").end),
        label=part.one_of("label", Label),
        reason=part.text("reason"),
    )


# --- dates and events ----------------------------------------------------------------------


def dated_json(dated: Dated) -> JsonObject:
    """Write the days on which the pile shows that an article appeared."""
    return {
        "id": dated.id,
        "article": dated.article,
        "path": dated.path,
        "published": interval_json(dated.published),
        "evidence": evidence_json(dated.evidence),
        "reason": dated.reason,
    }


def dated_from(part: Object) -> Dated:
    """Read what ``dated_json`` wrote.

    Raises:
        BadRecord: a key is missing or holds something else; the message names it.
    """
    return Dated(
        id=part.text("id"),
        article=part.text("article"),
        path=part.text("path"),
        published=interval_from(part.object("published")),
        evidence=evidence_from(part),
        reason=part.text("reason"),
    )


def event_json(event: Event) -> JsonObject:
    """Write an event of the timeline."""
    return {
        "id": event.id,
        "earliest": date_json(event.earliest),
        "latest": date_json(event.latest),
        "text": event.text,
        "evidence": evidence_json(event.evidence),
    }


def event_from(part: Object) -> Event:
    """Read what ``event_json`` wrote.

    Raises:
        BadRecord: a key is missing or holds something else; the message names it.
    """
    return Event(
        id=part.text("id"),
        earliest=date.fromisoformat(part.text("earliest")),
        latest=date.fromisoformat(part.text("latest")),
        text=part.text("text"),
        evidence=evidence_from(part),
    )


def distortion_json(distortion: Distortion) -> JsonObject:
    """Write a distortion with the words of both sides."""
    return {
        "id": distortion.id,
        "kind": distortion.kind.value,
        "claim": distortion.claim,
        "a": at_json(distortion.a),
        "b": at_json(distortion.b),
        "reason": distortion.reason,
    }


def distortion_from(part: Object) -> Distortion:
    """Read what ``distortion_json`` wrote.

    Raises:
        BadRecord: a key is missing or holds something else; the message names it.
    """
    return Distortion(
        id=part.text("id"),
        kind=part.one_of("kind", DistortionKind),
        claim=part.maybe_text("claim"),
        a=at_from(part.object("a")),
        b=at_from(part.object("b")),
        reason=part.text("reason"),
    )


def recurring_json(one: Recurring) -> JsonObject:
    """Write a sentence that one outlet prints on many days."""
    return {"publisher": one.publisher, "text": one.text, "at": evidence_json(one.at)}
