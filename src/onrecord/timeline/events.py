"""Events: sentences that say when something happened, those of several reports about one joined."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.options import TimelineOptions
from onrecord.records import Article, At, Basis, Event, Extraction, Interval, Span, TimeKind
from onrecord.serialise import event_id
from onrecord.text.causes import causes
from onrecord.timeline.days import Days, MonthDay, in_year, meant, of_year
from onrecord.timeline.sentences import Timed, date_line, stems, timed, unreal, year_told

_DAY_OR_MONTH = re.compile(r"(?:\d{4}|XXXX)-\d\d(?:-\d\d(?:T.*)?)?$")
_AHEAD = re.compile(
    r"\b(?:will|shall|would|could|may|might|plans?|expected|scheduled|upcoming|coming|whatever|"
    r"approach(?:es|ing)|ahead of|planned for|set for|due|looming|poised)\b"
    r"|\b(?:by|until|before)\s$",
    re.IGNORECASE,
)
_MONTH = re.compile(r"(?:\d{4}|XXXX)-\d\d$")
_PAST = re.compile(
    r"\b(?:was|were|had|did|began|begun|came|went|left|won|lost|made|took|gave|said|told|found|fell|"
    r"rose|broke|saw|held|sent|led|ran|[a-z]{2,}ed)\b[^.;:]{0,80}$"
)
_LOOSE = re.compile(
    r"(?:today|tonight|now|currently|this|these|the past|past|recent)\b", re.IGNORECASE
)
_PASTED = re.compile(r"https?://|\(@\w|pic\.twitter")


def events(
    extractions: Sequence[Extraction],
    dates: Mapping[str, Interval] | None = None,
    options: TimelineOptions | None = None,
) -> tuple[Event, ...]:
    """Return what happened when, the earliest first.

    Sentences of several reports are one event where they name the same days and share enough words.
    A day whose year a report leaves open is of the year that another tells of the same event.

    Args:
        extractions: what the articles say.
        dates: when articles appeared that do not tell it, by their ids.
        options: thresholds; the defaults where none are given.
    """
    known = dates or {}
    return joined((happened(e, known.get(e.article.id), options) for e in extractions), options)


@dataclass(frozen=True, slots=True)
class Happening:
    """A sentence that tells of a day or a month gone by; ``open`` where its year is not told."""

    days: Days | None
    open: MonthDay | None
    words: str
    at: At


@dataclass(frozen=True, slots=True)
class Happened:
    """What an article tells of when something happened."""

    article: Article
    told: tuple[Happening, ...]


def happened(
    extraction: Extraction,
    published: Interval | None = None,
    options: TimelineOptions | None = None,
) -> Happened:
    """Return the sentences of an article that tell of days or months gone by, once for each.

    *published* is when it appeared if the pile tells.
    """
    day = published or extraction.article.published
    told = _told(extraction, day, options or TimelineOptions())
    return Happened(extraction.article, tuple(told))


def joined(
    brought: Iterable[Happened], options: TimelineOptions | None = None
) -> tuple[Event, ...]:
    """Return the events by what each article tells."""
    options = options or TimelineOptions()
    by_days: dict[Days, list[Happening]] = defaultdict(list)
    every = [one for a in sorted(brought, key=lambda a: a.article.id) for one in a.told]
    for one in every:
        if one.days is not None:
            by_days[one.days].append(one)
    elsewhere = [(_elsewhere(one, by_days), one) for one in every if one.days is None]
    for days, one in elsewhere:
        if days is not None:
            by_days[days].append(one)
    found = [
        _event(days, group) for days in sorted(by_days) for group in _alike(by_days[days], options)
    ]
    return tuple(sorted(found, key=lambda event: (event.earliest, event.latest, event.id)))


def _told(
    extraction: Extraction, published: Interval, options: TimelineOptions
) -> Iterator[Happening]:
    said = [span for s in extraction.statements if s.said for span in s.said.evidence]
    stated = extraction.article.published
    shown = [*said, *(stated.evidence if stated.basis is Basis.STATED else ())]
    seen: set[tuple[Span, Days | Span]] = set()
    for one in timed(extraction):
        if one.time.kind is TimeKind.DURATION or not _DAY_OR_MONTH.match(one.time.value):
            continue
        days = meant(one, published)
        later = days is not None and published.latest is not None and days[0] > published.latest
        key = one.sentence, days or one.time.span
        if later or key in seen or _passed_over(one, shown, options):
            continue
        seen.add(key)
        found = None if days else of_year(one)
        if days or found:
            yield Happening(days, found, one.words, one.at())


def _elsewhere(one: Happening, told: Mapping[Days, Sequence[Happening]]) -> Days | None:
    """Return the days that another sentence about the same gives, where all that do agree."""
    if one.open is None:
        return None
    ours, kinds = stems(one.words), {cause.name for cause in causes(one.words)}
    fits = {
        days
        for days, some in told.items()
        if days == in_year(days[0].year, *one.open)
        for other in some
        if len(ours & stems(other.words)) >= SHARED
        or (kinds & {cause.name for cause in causes(other.words)} and ours & stems(other.words))
    }
    return next(iter(fits)) if len(fits) == 1 else None


SHARED = 2
"""Words that a sentence must share with the one whose year it takes: month and day agree too."""


def _passed_over(one: Timed, shown: Iterable[Span], options: TimelineOptions) -> bool:
    """Tell whether a sentence tells of no event: a date line, a time of saying, days to come."""
    words = one.words
    before = words[: one.time.span.start - one.sentence.start]
    few = len(stems(words)) < options.words
    told = any(span.overlaps(one.time.span) for span in shown)
    ahead = _AHEAD.search(before) or _of_no_past(one, before)
    loose = _LOOSE.match(one.time.span.of(one.extraction.article.text)) or _PASTED.search(words)
    nothing = told or few or ahead or loose or date_line(one)
    return bool(nothing or unreal(one.extraction, one.time.span))


def _of_no_past(one: Timed, before: str) -> bool:
    """Tell whether a month without a year may be one to come: "arguments in April or May"."""
    said = year_told(one)
    return bool(_MONTH.match(one.time.value)) and not said and not _PAST.search(before)


def _alike(some: Sequence[Happening], options: TimelineOptions) -> Iterator[list[Happening]]:
    """Join sentences that share words; each with the earlier one that shares most."""
    groups: list[list[Happening]] = []
    holding: Mapping[str, list[int]] = defaultdict(list)
    words: list[frozenset[str]] = []
    home: list[int] = []
    for n, one in enumerate(some):
        words.append(stems(one.words))
        shared = Counter(m for stem in words[n] for m in holding[stem])
        fits = [
            (count, -m)
            for m, count in shared.items()
            if count >= options.shared
            and count >= options.share * min(len(words[n]), len(words[m]))
        ]
        if fits:
            home.append(home[-max(fits)[1]])
            groups[home[n]].append(one)
        else:
            home.append(len(groups))
            groups.append([one])
        for stem in words[n]:
            holding[stem].append(n)
    yield from groups


def _event(days: Days, group: Sequence[Happening]) -> Event:
    evidence: tuple[At, ...] = tuple(one.at for one in group)
    return Event(
        id=event_id(days, evidence),
        earliest=days[0],
        latest=days[1],
        text=" ".join(group[0].words.split()),
        evidence=evidence,
    )
