"""Events: sentences that say when something happened, those of several reports about one joined."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.options import TimelineOptions
from onrecord.records import Article, At, Basis, Event, Extraction, Span, TimeKind
from onrecord.serialise import event_id
from onrecord.timeline.sentences import Timed, stems, sure, timed, unreal

_DAY_OR_MONTH = re.compile(r"\d{4}-\d\d(?:-\d\d)?$")
_AHEAD = re.compile(r"\b(?:will|shall|would|could|may|might|plans?|until|expected|scheduled|by)\b")
_LOOSE = re.compile(
    r"(?:today|tonight|now|currently|this|these|the past|past|recent)\b", re.IGNORECASE
)
_PASTED = re.compile(r"https?://|\(@\w|pic\.twitter")
_Days = tuple[date, date]


def events(
    extractions: Sequence[Extraction], options: TimelineOptions | None = None
) -> tuple[Event, ...]:
    """Return what happened when, the earliest first.

    Sentences of several reports are one event where they name the same days and share enough words.
    """
    return joined((happened(e, options) for e in extractions), options)


@dataclass(frozen=True, slots=True)
class Happening:
    """A sentence that tells of a day or a month gone by."""

    days: tuple[date, date]
    words: str
    at: At


@dataclass(frozen=True, slots=True)
class Happened:
    """What an article tells of when something happened."""

    article: Article
    told: tuple[Happening, ...]


def happened(extraction: Extraction, options: TimelineOptions | None = None) -> Happened:
    """Return the sentences of an article that tell of a day or a month gone by, each once."""
    told = _dated(extraction, options or TimelineOptions())
    return Happened(extraction.article, tuple(told))


def joined(
    brought: Iterable[Happened], options: TimelineOptions | None = None
) -> tuple[Event, ...]:
    """Return the events by what each article tells."""
    options = options or TimelineOptions()
    by_days: dict[_Days, list[Happening]] = defaultdict(list)
    for article in sorted(brought, key=lambda one: one.article.id):
        for one in article.told:
            by_days[one.days].append(one)
    found = [
        _event(days, group) for days in sorted(by_days) for group in _alike(by_days[days], options)
    ]
    return tuple(sorted(found, key=lambda event: (event.earliest, event.latest, event.id)))


def _dated(extraction: Extraction, options: TimelineOptions) -> Iterator[Happening]:
    said = [span for s in extraction.statements if s.said for span in s.said.evidence]
    published = extraction.article.published
    shown = [*said, *(published.evidence if published.basis is Basis.STATED else ())]
    seen: set[Span] = set()
    for one in timed(extraction):
        first, last = one.time.earliest, one.time.latest
        if (
            first is None
            or last is None
            or one.sentence in seen
            or not _DAY_OR_MONTH.match(one.time.value)
        ):
            continue
        if one.time.kind is not TimeKind.DATE or not sure(one) or _passed_over(one, shown, options):
            continue
        seen.add(one.sentence)
        yield Happening((first, last), one.words, one.at())


def _passed_over(one: Timed, shown: Iterable[Span], options: TimelineOptions) -> bool:
    """Tell whether a sentence tells of no event: a date line, a time of saying, days to come."""
    words = one.words
    before = words[: one.time.span.start - one.sentence.start]
    published = one.extraction.article.published.latest
    later = published is not None and one.time.latest is not None and one.time.latest > published
    few = len(stems(words)) < options.words
    told = any(span.overlaps(one.time.span) for span in shown)
    ahead = _AHEAD.search(before) or later
    loose = _LOOSE.match(one.time.span.of(one.extraction.article.text)) or _PASTED.search(words)
    return bool(told or few or ahead or loose or unreal(one.extraction, one.time.span))


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


def _event(days: _Days, group: Sequence[Happening]) -> Event:
    evidence: tuple[At, ...] = tuple(one.at for one in group)
    return Event(
        id=event_id(days, evidence),
        earliest=days[0],
        latest=days[1],
        text=" ".join(group[0].words.split()),
        evidence=evidence,
    )
