"""Dates: when undated reports can have appeared, by what other reports of the pile tell."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.options import TimelineOptions
from onrecord.records import (
    Article,
    At,
    Basis,
    Dated,
    Extraction,
    Interval,
    Match,
    Span,
    TimeKind,
)
from onrecord.serialise import dated_id
from onrecord.text.causes import causes
from onrecord.text.folding import fold_name, same_name
from onrecord.timeline.anchors import Anchor, anchors, by_stem
from onrecord.timeline.sentences import Timed, spoken, stems, timed
from onrecord.timeline.utterances import Quoted, quoted, said

_SINCE = re.compile(
    r"\s+(?P<how>after|into|since)\s+(?P<what>(?:the|this|that|its|his|her|their)\s+[^,.;:—–“”\"]{3,60}?)"
    r"(?=\s*(?:[,.;:—–]|$))"
)
_LENGTH = re.compile(r"P(?P<count>\d+)(?P<unit>[DWMY])$")
_LOOSE = re.compile(r"\b(?:about|almost|nearly|around|some|roughly|over|more than|just)\b", re.I)
_PRESENT = re.compile(r"\b(?:is|are|has|have|remains?|continues?|keeps?|goes|still|now|waits?)\b")
_PAST = re.compile(r"\b(?:was|were|had|did|said|told|died|came|went|began|[a-z]{3,}ed)\b")
_YEAR = timedelta(days=365)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Passed:
    """Time that has passed since something, as a sentence tells on the day of writing."""

    words: str
    count: int
    unit: str
    what: str
    names: frozenset[str]
    """Names in the sentence."""
    at: At


@dataclass(frozen=True, slots=True)
class _Bound:
    """The first and the last day of publication that something in the pile allows."""

    earliest: date | None
    latest: date | None
    evidence: tuple[At, ...]
    reason: str


def dates(
    extractions: Sequence[Extraction],
    matches: Iterable[Match] = (),
    options: TimelineOptions | None = None,
) -> tuple[Dated, ...]:
    """Return when articles appeared that do not tell it themselves, by article.

    Three ways lead there: time that has passed since an event, whose day a report of the same story
    tells; reports that were taken over from one another, of which one is dated; and quotations that
    both have, of which one tells when they were said. Where the days
    of an event differ, or bounds contradict each other, nothing is said.
    """
    return joined(map(clues, extractions), matches, options)


@dataclass(frozen=True, slots=True)
class Clues:
    """What an article tells of days: of its own, and of what happened."""

    article: Article
    names: frozenset[str]
    anchors: tuple[Anchor, ...]
    passed: tuple[_Passed, ...]
    quoted: tuple[Quoted, ...]


def clues(extraction: Extraction) -> Clues:
    """Return what an article tells of days."""
    return Clues(
        article=extraction.article,
        names=frozenset(fold_name(mention.name) for mention in extraction.mentions),
        anchors=tuple(anchors(extraction)),
        passed=tuple(_passed(extraction)) if _open(extraction.article.published) else (),
        quoted=tuple(quoted(extraction)),
    )


def joined(
    brought: Iterable[Clues],
    matches: Iterable[Match] = (),
    options: TimelineOptions | None = None,
) -> tuple[Dated, ...]:
    """Return when articles appeared by what each of them tells."""
    options = options or TimelineOptions()
    pile = {one.article.id: one for one in sorted(brought, key=lambda one: one.article.id)}
    opened = [one for one in pile.values() if _open(one.article.published)]
    if not opened:
        return ()
    known = by_stem(anchor for one in pile.values() for anchor in one.anchors)
    matches = tuple(matches)
    names = {id: one.names for id, one in pile.items()}
    copied = _taken_over({id: one.article for id, one in pile.items()}, matches)
    every = {(one.article.id, q.statement): q for one in pile.values() for q in one.quoted}
    for when in said(every, matches, options):
        reason = f"what it quotes was said on {when.day.isoformat()}"
        copied[when.article].append(_Bound(when.day, when.latest, when.evidence, reason))
    found = []
    for one in opened:
        passed = _bounds(one, known, names, options)
        bounds = [*passed, *copied.get(one.article.id, ())]
        if (dated := _dated(one.article, bounds)) is not None:
            found.append(dated)
    return tuple(found)


def _open(published: Interval) -> bool:
    return published.earliest is None or published.latest is None


# --- time passed since an event ----------------------------------------------------------------


def _passed(extraction: Extraction) -> Iterator[_Passed]:
    """Yield "three days after the flood", told of the day of writing."""
    for one in timed(extraction):
        length = _LENGTH.match(one.time.value)
        if one.time.kind is not TimeKind.DURATION or length is None:
            continue
        what = _since(one)
        if what is None or spoken(extraction, one.time.span):
            continue
        here = (m.name for m in extraction.mentions if one.sentence.covers(m.span))
        words = one.time.span.of(extraction.article.text)
        count, unit = int(length["count"]), length["unit"]
        yield _Passed(words, count, unit, what, frozenset(here), one.at())


def _bounds(
    clues: Clues,
    anchored: Mapping[str, list[Anchor]],
    names: Mapping[str, frozenset[str]],
    options: TimelineOptions,
) -> Iterator[_Bound]:
    """Yield bounds by the time that has passed since an event whose day is told."""
    for one in clues.passed:
        known = _known(one, clues.article.id, anchored, names, options)
        day = _agreed(known)
        if day is not None:
            first, last = _later(day, one.count, one.unit, one.words)
            told = next(anchor.at for anchor in known if anchor.day == day)
            yield _Bound(first, last, (one.at, told), f"{one.words} after {day.isoformat()}")


def _since(one: Timed) -> str | None:
    """Return what the time has passed since, where the sentence tells of its own present."""
    start = one.time.span.end - one.sentence.start
    found = _SINCE.match(one.words, start)
    if not found:
        return None
    rest = one.words[: one.time.span.start - one.sentence.start] + " " + one.words[found.end() :]
    now, past = _PRESENT.search(rest), _PAST.search(rest)
    return found["what"] if now and (not past or now.start() < past.start()) else None


def _known(
    one: _Passed,
    article: str,
    anchored: Mapping[str, list[Anchor]],
    names: Mapping[str, frozenset[str]],
    options: TimelineOptions,
) -> list[Anchor]:
    """Return the anchors of an event that reports of the same story tell."""
    wanted, kinds = stems(one.what), frozenset(cause.name for cause in causes(one.what))
    keys = [f"={kind}" for kind in sorted(kinds)] or sorted(wanted)
    found = []
    for anchor in {a: None for key in keys for a in anchored.get(key, ())}:
        own = anchor.at.article == article
        alike = anchor.causes & kinds if kinds else wanted and wanted <= anchor.stems
        shared = len(names[article] & names[anchor.at.article])
        close = any(name in anchor.words for name in one.names)
        if alike and (own or close or shared >= options.names):
            found.append(anchor)
    return found


def _agreed(found: Sequence[Anchor]) -> date | None:
    """Return the day on which the anchors agree, each article counted once for a day."""
    counts = Counter(day for day, _ in {(a.day, a.at.article) for a in found})
    if len(counts) != 1:
        return None
    return next(iter(counts))


def _later(day: date, count: int, unit: str, words: str) -> tuple[date, date]:
    """Return the first and last day that lie so much later, as reports count.

    A report of the next morning says "two days after" as well as one of the day itself; months are
    counted loosely: a war was called ten months old at nine and a half.
    """
    loose = bool(_LOOSE.search(words))
    match unit:
        case "D":
            start = day + count * _DAY
            return start - loose * _DAY, start + (1 + loose) * _DAY
        case "W":
            return day + (7 * count - 3) * _DAY, day + (7 * count + 6) * _DAY
        case "M":
            middle = day + count * 30.44 * _DAY
            return middle - 31 * _DAY, middle + 31 * _DAY
        case _:
            return day + count * _YEAR - _YEAR / 2, day + count * _YEAR + _YEAR / 2


# --- reports taken over ------------------------------------------------------------------------


def _taken_over(pile: Mapping[str, Article], matches: Iterable[Match]) -> dict[str, list[_Bound]]:
    """Return bounds of articles that share a passage with a dated one and credit it, or it them."""
    bounds: dict[str, list[_Bound]] = defaultdict(list)
    for match in matches:
        for ours, theirs in ((match.a, match.b), (match.b, match.a)):
            one, other = pile.get(ours.at.article), pile.get(theirs.at.article)
            if one is None or other is None or not _open(one.published):
                continue
            published = other.published
            if published.earliest is None or published.earliest != published.latest:
                continue
            day = published.earliest
            if credit := _credits(one, other):
                evidence = (*credit, theirs.at, ours.at)
                reason = f"it credits a report of {day.isoformat()}"
                bounds[one.id].append(_Bound(day, None, evidence, reason))
            elif credit := _credits(other, one):
                evidence = (*credit, ours.at, theirs.at)
                reason = f"a report of {day.isoformat()} credits it"
                bounds[one.id].append(_Bound(None, day, evidence, reason))
    return bounds


def _credits(article: Article, to: Article) -> tuple[At, ...]:
    """Return where an article credits the publisher of another as its source."""
    publisher = to.publisher
    own = article.publisher
    if publisher is None or (own and same_name(own.name, publisher.name)):
        return ()
    spans: list[Span] = []
    if article.wire and same_name(article.wire.name, publisher.name):
        spans += article.wire.evidence
    taken = article.republished
    if taken and taken.origin and same_name(taken.origin, publisher.name):
        spans += taken.evidence
    return (At(article=article.id, path=article.path, spans=tuple(spans)),) if spans else ()


# --- together ----------------------------------------------------------------------------------


def _dated(article: Article, bounds: Sequence[_Bound]) -> Dated | None:
    """Return what bounds come to, with what the article itself says; ``None`` for nothing new."""
    own = article.published
    firsts = [b.earliest for b in bounds if b.earliest]
    lasts = [b.latest for b in bounds if b.latest]
    first = max([*firsts, *([own.earliest] if own.earliest else [])], default=None)
    last = min([*lasts, *([own.latest] if own.latest else [])], default=None)
    nothing = (first, last) == (own.earliest, own.latest)
    if not bounds or nothing or (first and last and first > last):
        return None
    used = [b for b in bounds if b.earliest in (first, None) or b.latest == last]
    evidence = tuple(dict.fromkeys(at for b in used for at in b.evidence))
    return Dated(
        id=dated_id(article.id),
        article=article.id,
        path=article.path,
        published=Interval(earliest=first, latest=last, basis=Basis.INFERRED, evidence=()),
        evidence=evidence,
        reason="; ".join(dict.fromkeys(b.reason for b in used)),
    )
