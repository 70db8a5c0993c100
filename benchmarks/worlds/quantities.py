"""The figures of a world: how each measure moves, who gives it, and how two of them stand.

A figure is said in one of many ways ("roughly 4,000", "as many as 4,000"); values that such
words allow to be one number are ``consistent``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from .cast import Outlet, Party
from .happenings import STATEMENT, Happening, Stage, Use, direct
from .marks import marked
from .texts import Measure, Story
from .truth import Label, Names

FORMS = {
    "exact": ("{n}",),
    "about": ("roughly {n}", "some {n}", "about {n}", "around {n}"),
    "at_most": ("as many as {n}", "up to {n}"),
    "at_least": ("at least {n}",),
    "more_than": ("more than {n}",),
}
WORDS = "no one two three four five six seven eight nine ten eleven twelve".split()


@dataclass(frozen=True, slots=True)
class Told:
    """One figure in one report: its use, and what state of the measure it is."""

    use: Use
    value: int
    approximator: str
    state: int
    scope: int
    source: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One measure through the reports."""

    subject: Names
    measure: Measure
    told: tuple[Told, ...]

    def happening(self) -> Happening:
        """Return the uses as what was said."""
        return Happening(tuple(one.use for one in self.told))


def lines(stage: Stage, story: Story) -> Iterator[Line]:
    """Yield the series of a world, one for each measure of its story."""
    makers = {"moves": moving, "size": sized, "scope": scoped, "revised": revised}
    for measure in story.measures:
        told = makers[measure.kind](stage, story, measure)
        yield Line(_subject(stage, measure), measure, _labelled(measure, told))


def stands(measure: Measure, one: Told, other: Told) -> str:
    """Return the label of two points of a series."""
    if one.scope != other.scope:
        return "different_scope"
    if one.state == other.state:
        return "consistent" if _compatible(one, other) else "contradicted"
    return "revised" if measure.kind == "revised" else "changed"


def labels(line: Line) -> tuple[Label, ...]:
    """Return the label of every two points of a series."""
    pairs = combinations(enumerate(line.told), 2)
    return tuple(
        Label(points=(i, j), label=stands(line.measure, one, other))
        for (i, one), (j, other) in pairs
    )


def moving(stage: Stage, story: Story, measure: Measure) -> list[Told]:
    """A count that grows over the days; two reports have each state of it."""
    value, told = _value(stage, measure), list[Told]()
    outlets = stage.outlets(6)
    for state, day in enumerate((1, 3, 6)):
        for outlet in outlets[2 * state : 2 * state + 2]:
            form = stage.chance.choice(("exact", "exact", "at_least"))
            told.append(_told(stage, measure, outlet, day, value, form, state, source="office"))
        value += max(2, value * stage.chance.randint(20, 70) // 100)
    return told


def sized(stage: Stage, story: Story, measure: Measure) -> list[Told]:
    """A size that two sources put alike in different words, and a third quite differently."""
    value = round(_value(stage, measure), -2) or 100
    outlets = stage.outlets(4)
    made = [
        (outlets[0], "about", value, "office"),
        (outlets[1], "at_most", value, "boss"),
        (outlets[2], "exact", value, "office"),
        (outlets[3], "exact", value * stage.chance.choice((3, 4)), "worker"),
    ]
    return [
        _told(stage, measure, outlet, 3, n, form, 0, source=who) for outlet, form, n, who in made
    ]


def scoped(stage: Stage, story: Story, measure: Measure) -> list[Told]:
    """The same thing counted in a part and in the whole."""
    value = _value(stage, measure)
    whole = value * stage.chance.randint(2, 5) + stage.chance.randint(0, 9)
    outlets = stage.outlets(4)
    return [
        _told(
            stage,
            measure,
            outlet,
            4,
            whole if i % 2 else value,
            "exact",
            0,
            "office",
            i % 2,
            story.scopes[i % 2],
        )
        for i, outlet in enumerate(outlets)
    ]


def revised(stage: Stage, story: Story, measure: Measure) -> list[Told]:
    """A number that the authority takes back and corrects."""
    value = _value(stage, measure)
    lower = value - max(1, value * stage.chance.randint(8, 30) // 100)
    outlets = stage.outlets(4)
    first = [_told(stage, measure, o, 2, value, "exact", 0, "office") for o in outlets[:2]]
    return first + [_corrected(stage, measure, o, lower, value) for o in outlets[2:]]


def _corrected(stage: Stage, measure: Measure, outlet: Outlet, value: int, old: int) -> Told:
    one = _told(stage, measure, outlet, 5, value, "exact", 1, "office")
    words = f"{one.use.words}, and not {old:,} as first announced"
    return replace(one, use=replace(one.use, words=words))


def _told(
    stage: Stage,
    measure: Measure,
    outlet: Outlet,
    day: int,
    value: int,
    approximator: str,
    state: int,
    source: str,
    scope: int = 0,
    where: str = "",
) -> Told:
    form = stage.chance.choice(FORMS[approximator])
    figure = marked("figure", form.format(n=_number(value)))
    clause = stage.chance.choice(measure.clauses).replace("{unit}", "{the_unit}")
    words = clause.format(q=figure, where=where.format(**stage.slots), **stage.slots)
    speaker = _speaker(stage, source)
    how = stage.chance.choice(("plain", "plain", "statement"))
    use = Use(
        claim=f"{measure.name}_{state}_{scope}_{value}",
        root=source,
        speaker=speaker,
        outlet=outlet,
        day=day,
        words=words,
        direct=False,
        how=how,
        relays=_ways(speaker, how),
    )
    return Told(use, value, approximator, state, scope, source)


def _number(value: int) -> str:
    return WORDS[value] if value < len(WORDS) else f"{value:,}"


def _ways(speaker: Party, how: str) -> tuple[tuple[Names, ...], ...]:
    plain = direct([speaker.names()])
    return (*plain, (STATEMENT, speaker.names())) if how == "statement" else plain


def _speaker(stage: Stage, source: str) -> Party:
    if source == "boss" and "commander" in stage.by_role:
        source = "commander"
    return stage.cast.office if source == "office" else stage.cast.people[source]


def _subject(stage: Stage, measure: Measure) -> Names:
    if any("{unit}" in clause for clause in measure.clauses):
        return stage.cast.unit.names()
    return (stage.cast.town,)


def _value(stage: Stage, measure: Measure) -> int:
    return stage.chance.randint(measure.low, (measure.low + measure.high) // 2)


def _labelled(measure: Measure, told: Sequence[Told]) -> tuple[Told, ...]:
    """Give each figure a mark of its own."""
    found = []
    for i, one in enumerate(told):
        label = f"f_{measure.name}_{i}"
        words = one.use.words.replace("figure\ue001", f"{label}\ue001")
        found.append(replace(one, label=label, use=replace(one.use, words=words)))
    return tuple(found)


def _compatible(one: Told, other: Told) -> bool:
    return one.value == other.value
