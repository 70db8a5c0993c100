"""Utterances: a quotation whose day another report tells bounds when a report appeared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.options import TimelineOptions
from onrecord.records import At, Extraction, Match, MatchKind, Side, Statement, StatementKind
from onrecord.text.folding import compatible_names

_COPIED = frozenset({MatchKind.VERBATIM, MatchKind.TRIMMED, MatchKind.EDITED})
_QUOTED = frozenset({StatementKind.DIRECT, StatementKind.MIXED})
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_ON = re.compile(rf"\bon (?:the )?(?P<day>{'|'.join(_WEEKDAYS)})\b|\b(?P<near>yesterday)\b")
"""When something was said; "Today" is a programme too."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation of an article: whose, and when it was said, so far as the article tells."""

    statement: str
    speaker: str
    day: date | None
    weekday: str | None
    """The weekday that stands beside it, or "yesterday"."""

    evidence: At | None


@dataclass(frozen=True, slots=True)
class Said:
    """When a quotation of an article was said, and until when it can have been reported so."""

    article: str
    day: date
    latest: date
    evidence: tuple[At, ...]


def quoted(extraction: Extraction) -> Iterator[Quoted]:
    """Yield the quotations of an article beside which it tells when they were said."""
    for one in extraction.statements:
        if one.kind not in _QUOTED or one.speaker is None:
            continue
        when, beside = one.said, _ON.search(_around(extraction, one).lower())
        exact = when is not None and when.earliest == when.latest
        day = when.earliest if when and exact else None
        told = beside["day"] or beside["near"] if beside else None
        if day or told:
            yield Quoted(one.id, one.speaker.name, day, told, _shown(extraction, one))


def _shown(extraction: Extraction, one: Statement) -> At | None:
    article = extraction.article
    if one.said is None or not one.said.evidence:
        return None
    return At(article=article.id, path=article.path, spans=one.said.evidence)


def _around(extraction: Extraction, one: Statement) -> str:
    """Return the words beside a cue: when it was said stands there."""
    text = extraction.article.text
    return " ".join(text[max(0, cue.start - 30) : cue.end + 60].split("\n")[0] for cue in one.cue)


def said(
    every: Mapping[tuple[str, str], Quoted], matches: Iterable[Match], options: TimelineOptions
) -> Iterator[Said]:
    """Yield the days of quotations that one report dates, where another has but the weekday.

    Who writes "on Tuesday" does so within the week.

    Args:
        every: the quotations by article and statement.
        matches: the passages that articles share.
        options: thresholds.
    """
    for match in matches:
        if match.kind not in _COPIED or match.score < options.score:
            continue
        for ours, theirs in ((match.a, match.b), (match.b, match.a)):
            one, other = (every.get((s.at.article, s.statement or "")) for s in (ours, theirs))
            if one and other and _length(ours) >= options.quoted:
                yield from _bound(one, ours, other)


def _length(side: Side) -> int:
    return sum(span.end - span.start for span in side.at.spans)


def _bound(one: Quoted, side: Side, other: Quoted) -> Iterator[Said]:
    if other.day is None or not compatible_names(one.speaker, other.speaker):
        return
    latest = _until(one, other.day)
    # Who dates it otherwise, or not at all, may quote another occasion.
    if latest is not None:
        evidence = (side.at, *((other.evidence,) if other.evidence else ()))
        yield Said(side.at.article, other.day, latest, evidence)


def _until(one: Quoted, day: date) -> date | None:
    """Return the last day on which "said on Tuesday" can mean *day*."""
    if one.weekday == "yesterday":
        return day + timedelta(days=1)
    return day + timedelta(days=6) if _WEEKDAYS[day.weekday()] == one.weekday else None
