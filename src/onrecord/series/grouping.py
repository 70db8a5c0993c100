"""Grouping: which readings are points of one series."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from onrecord.options import SeriesOptions
from onrecord.series.finding import BODILY
from onrecord.series.lexicon import BULK
from onrecord.series.reading import Reading
from onrecord.series.whose import Owner
from onrecord.text.measures import Kind

Group = list[Reading]


def grouped(
    readings: Iterable[Reading], options: SeriesOptions
) -> Iterator[tuple[Owner, Sequence[Reading]]]:
    """Yield whose each series is, and its readings in the order of the days on which they hold.

    What is undated stands last. An article's second figure alike is left out. A series has points
    of two articles, or of two days or two sources that one article names.
    """
    blocks: dict[tuple[Owner, str, str], Group] = defaultdict(list)
    homeless: Group = []
    for one in readings:
        if one.owner is None:
            homeless.append(one)
        else:
            kind = "" if one.measured.known else one.unit
            blocks[one.owner, one.measured.name, kind].append(one)
    events = [
        (key[0], event)
        for key in sorted(blocks, key=lambda key: (key[0].key, *key[1:]))
        for event in _events(blocks[key], options)
    ]
    for owner, event in _with(homeless, events, options):
        points = sorted(_distinct(event), key=_order)
        if _enough(points):
            yield owner, points


def _with(
    homeless: Iterable[Reading], events: Sequence[tuple[Owner, Group]], options: SeriesOptions
) -> Iterator[tuple[Owner, Group]]:
    """Add what is told without a place to the one series that its source gives, or its report."""
    given: dict[tuple[str, str | None], list[int]] = defaultdict(list)
    counted: dict[str, list[int]] = defaultdict(list)
    for n, (_, event) in enumerate(events):
        for key in {(one.measured.name, one.source) for one in event}:
            given[key].append(n)
        counted[event[0].measured.name].append(n)
    came: dict[int, Group] = defaultdict(list)
    for one in homeless:
        home = given.get((one.measured.name, one.source), []) if one.source else []
        told_of = [
            n
            for n in counted[one.measured.name]
            if events[n][0].key in one.about and _of_size(one, events[n][1])
        ]
        for some in (home, told_of):
            if len(some) == 1 and _near(one, events[some[0]][1], options):
                came[some[0]].append(one)
                break
    for n, (owner, event) in enumerate(events):
        yield owner, event + came[n]


def _of_size(one: Reading, event: Group) -> bool:
    """Tell whether a number is of the size of a series: no country has the world's cases."""
    lows = [other.range[0] for other in event]
    return min(lows) / SIZE <= one.range[0] <= max(lows) * SIZE


SIZE = 3
"""Times by which a number without a place may go beyond those of the series that takes it in."""


def _near(one: Reading, event: Group, options: SeriesOptions) -> bool:
    causes = {other.cause for other in event if other.cause}
    if one.cause and causes and one.cause not in causes:
        return False
    return any(_apart(one, other) <= options.apart_days for other in event)


def _events(block: Group, options: SeriesOptions) -> Iterator[Group]:
    """Part what was counted at one place by its causes, and by time."""
    measured = block[0].measured
    if not measured.known:
        yield from _alike(block, options)
    elif measured.name in BODILY:
        yield block
    else:
        for cause in _by_cause(block):
            yield from _by_time(cause, options)


def _by_cause(block: Group) -> Iterator[Group]:
    """Part a block by cause; what names none goes to the one most named."""
    counts = Counter(one.cause for one in block if one.cause)
    if len(counts) < 2:
        yield block
        return
    most = min(counts, key=lambda cause: (-counts[cause], cause))
    for cause in sorted(counts):
        yield [one for one in block if (one.cause or most) == cause]


def _by_time(block: Group, options: SeriesOptions) -> Iterator[Group]:
    """Part a block where many days lie between; what is undated stays only with one event."""
    dated = sorted((one for one in block if _day(one)), key=_order)
    parts: list[Group] = []
    for one in dated:
        if not parts or _apart(parts[-1][-1], one) > options.apart_days:
            parts.append([])
        parts[-1].append(one)
    undated = [one for one in block if not _day(one)]
    if len(parts) < 2:
        yield dated + undated
    else:
        yield from parts


def _alike(block: Group, options: SeriesOptions) -> Iterator[Group]:
    """Part a block whose measure is but a noun: by what else the sentences share."""
    groups: list[Group] = []
    for one in block:
        fits = (g for g in groups if any(_shares(one, other, options) for other in g[-3:]))
        home = next(fits, None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    yield from groups


def _shares(one: Reading, other: Reading, options: SeriesOptions) -> bool:
    if one.unit == other.unit and one.unit in BULK:
        return True
    return len(one.context & other.context) >= options.shared


def _distinct(group: Group) -> Iterator[Reading]:
    """Leave out what one article says twice: its title, which names nobody, goes first."""
    kept: dict[tuple[object, ...], Reading] = {}
    for one in group:
        figure = one.figure
        key = (one.article, figure.value, figure.low, figure.high, figure.approximator, one.unit)
        if key not in kept or (kept[key].headline and not one.headline):
            kept[key] = one
    yield from kept.values()


def _enough(points: Sequence[Reading]) -> bool:
    if len(points) < 2:
        return False
    several = len({one.article for one in points}) > 1
    named = {one.source for one in points if one.measured.known} - {None}
    fixed = points[0].measured.kind is Kind.FIXED and bool(named)
    differing = (len(named) > 1 or fixed) and len({one.range for one in points}) > 1
    return several or differing or len({one.figure.as_of for one in points}) > 1


def _day(reading: Reading) -> date | None:
    when = reading.when
    return (when.latest or when.earliest) if when else None


def _apart(one: Reading, other: Reading) -> int:
    first, second = _day(one), _day(other)
    return abs((second - first).days) if first and second else 0


def _order(reading: Reading) -> tuple[date, str, int]:
    return _day(reading) or date.max, reading.article, reading.figure.span.start
