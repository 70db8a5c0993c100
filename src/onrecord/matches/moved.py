"""Figures that moved or disagree: two short statements that count one thing and differ in how much.

Later it is an ``update``, on one day a ``conflict``. Both relate two claims and join none. What is
counted has to be the same by its measure (killed, arrested) or its noun, and so has its scope: the
names that the statements give. A number of "new ones", a rate, a share or a change is no count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.matches.facts import Days, Pairs, days, pair_up, side
from onrecord.matches.figured import GENERIC, Point, compatible, measured, points
from onrecord.options import FiguredOptions, RestatedOptions
from onrecord.records import (
    Approximator,
    Extraction,
    Figure,
    Match,
    MatchKind,
    Statement,
)
from onrecord.serialise import match_id
from onrecord.text.contents import Content, content
from onrecord.text.meaning import Likeness, against, likeness
from onrecord.text.measures import measures

FLOORS = frozenset({Approximator.AT_LEAST, Approximator.MORE_THAN})
CEILINGS = frozenset({Approximator.AT_MOST, Approximator.LESS_THAN})
_NO_COUNT = re.compile(
    r"\b(?:new|newly|another|additional|further|other|extra|more|fewer|per|each|every|daily|"
    r"average|could|might|may|would|will|expect\w*|forecast\w*|project\w*|predict\w*|if|of them|"
    r"first|last|since|between|from|among|including)\b",
    re.IGNORECASE,
)
"""Words that make a number another one than the whole count up to that day."""


def near(
    every: Sequence[Sequence[Point]],
    names: Sequence[frozenset[str]],
    dated: Sequence[Days],
    options: FiguredOptions,
) -> Pairs:
    """Return which statements of which two articles of one story to compare.

    *names* are those that ``figured.telling`` leaves for each article.
    """
    places: dict[tuple[str, ...], list[tuple[int, int]]] = {}
    for article, some in enumerate(every):
        for number, point in enumerate(some):
            for key in _keys(point):
                places.setdefault(key, []).append((article, number))
    found: dict[tuple[int, int], set[tuple[int, int]]] = {}
    for held in places.values():
        for (a, i), (b, j) in pair_up(sorted(set(held)), dated, options.moved):
            if every[a][i].value != every[b][j].value:
                found.setdefault((a, b), set()).add((i, j))
    return {
        both: sorted(pairs)
        for both, pairs in sorted(found.items())
        if len(names[both[0]] & names[both[1]]) >= options.story_moved
    }


def _keys(point: Point) -> Iterator[tuple[str, ...]]:
    """Yield what a point may share with another: the measure or the noun, and a name or none."""
    for what in sorted(point.measures) or [point.counted]:
        if what:
            yield from ((what, name) for name in sorted(point.names) or [""])


def moved(
    one: Extraction,
    other: Extraction,
    pairs: Sequence[tuple[int, int]],
    options: FiguredOptions,
) -> Iterator[Match]:
    """Yield the updates and conflicts among *pairs* of the statements that ``points`` has."""
    ours, theirs = points(one, options), points(other, options)
    for i, j in pairs:
        yield from _match((one, *ours[i]), (other, *theirs[j]), options)


_Told = tuple[Extraction, Statement, Figure]


def _match(a: _Told, b: _Told, options: FiguredOptions) -> Iterator[Match]:
    kind = _kind(a, b)
    if kind is None or not (_counts(a) and _counts(b)) or compatible(a[2], b[2], options):
        return
    ours, theirs = (content(e.article.text, s.content) for e, s, _ in (a, b))
    what = _counted(a, b)
    found = likeness(ours, theirs, RestatedOptions())
    if not what or ours.names != theirs.names or not _about_one(ours, theirs, found, what, options):
        return
    if against(ours, theirs, found, RestatedOptions()) not in {None, "other numbers"}:
        return
    sides = side(a[0], a[1]), side(b[0], b[1])
    texts = " / ".join(f.span.of(e.article.text) for e, _, f in (a, b))
    yield Match(
        id=match_id(kind, *sides),
        kind=kind,
        score=round((found.shorter + found.longer) / 2, 2),
        a=sides[0],
        b=sides[1],
        reasons=(f"{what}: {texts}", _WHEN[kind]),
    )


_WHEN = {
    MatchKind.UPDATE: "the reports are of different days",
    MatchKind.CONFLICT: "both reports are of one day",
}


def _kind(a: _Told, b: _Told) -> MatchKind | None:
    """Return what two numbers are by their reports' days, ``None`` where these are open."""
    ours, theirs = days(a[0]), days(b[0])
    if ours is None or theirs is None:
        return None
    if ours[1] < theirs[0] or theirs[1] < ours[0]:
        return MatchKind.UPDATE if a[2].approximator is b[2].approximator or _grew(a, b) else None
    if ours == theirs and ours[0] == ours[1] and not _leaves_room(a[2], b[2]):
        return MatchKind.CONFLICT
    return None


def _grew(a: _Told, b: _Told) -> bool:
    """Tell whether the later number lies where the earlier one left room, or both are plain."""
    return not {a[2].approximator, b[2].approximator} & CEILINGS


def _leaves_room(one: Figure, other: Figure) -> bool:
    """Tell whether a floor or a ceiling lets both numbers be: "at least 20" and 32."""
    low, high = sorted((one, other), key=lambda figure: figure.value or 0.0)
    return low.approximator in FLOORS or high.approximator in CEILINGS


def _counts(told: _Told) -> bool:
    """Tell whether a figure is the whole count of something, and the statement says no more."""
    extraction, statement, figure = told
    if figure.change or figure.per or figure.unit.startswith("percent") or not figure.value:
        return False
    text = " ".join(span.of(extraction.article.text) for span in statement.content)
    return not _NO_COUNT.search(text.replace(figure.span.of(extraction.article.text), " ", 1))


def _counted(a: _Told, b: _Told) -> str | None:
    """Return what two figures both count: a measure, or the same noun of a thing."""
    ours, theirs = measured(*a), measured(*b)
    if ours or theirs:
        return next((m.name for m in measures() if ours == theirs and m.name in ours), None)
    noun = a[2].counted
    return noun if noun == b[2].counted and noun not in GENERIC else None


def _about_one(
    ours: Content, theirs: Content, found: Likeness, what: str, options: FiguredOptions
) -> bool:
    """Tell whether two statements with the same names, or none, are about one thing.

    Where they give none, a word beside what is counted has to tell of what: "the flood killed 50";
    "73 cases" may be anybody's.
    """
    both = (found.shorter + found.longer) / 2
    if ours.names:
        return both >= options.alike_named
    forms = next((m.forms for m in measures() if m.name == what), None)
    there = {*zip(ours.lemmas, ours.forms, strict=True)}
    beside = [f for name, f in there if name in found.same and not (forms and forms.search(f))]
    return bool(beside) and both >= options.alike_nameless
