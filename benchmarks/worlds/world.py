"""A world: its reports and the truth about them, from a part and a seed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

from . import quantities
from .cast import Cast, Outlet, cast
from .happenings import Happening, Stage, Use, happenings
from .pages import Desk, Page, carried, republished, words, written
from .texts import STORIES, stories, utterances
from .truth import (
    Chain,
    Group,
    Place,
    Point,
    Report,
    Said,
    Series,
    Trap,
    TrueClaim,
    Truth,
    write_truth,
)

BUCKETS = ((0, 2), (3, 4), (5, 6), (7, 9))
"""Days that one outlet puts into one report."""


@dataclass(frozen=True, slots=True)
class World:
    """The reports by file name, and the truth."""

    files: dict[str, str]
    truth: Truth

    def write(self, folder: Path) -> None:
        """Write the reports and ``truth.json`` into *folder*."""
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in self.files.items():
            (folder / name).write_text(text, "utf-8")
        write_truth(self.truth, folder)


def world(part: str, seed: int) -> World:
    """Invent a world: the same part and seed give the same one, byte for byte."""
    chance = Random(f"{part} {seed}")
    story = stories(part)[STORIES[seed % len(STORIES)]]
    people = cast(part, story.name, chance)
    slots = _slots(people, story.event, chance)
    by_role = {u.role: u for u in utterances(part) if u.story == story.name}
    stage = Stage(people, by_role, slots, chance)
    said = list(happenings(stage, story.commonplaces))
    lines = list(quantities.lines(stage, story))
    desk = Desk(part, people, story, _start(chance), slots, chance)
    pages = _pages(desk, [*said, *(line.happening() for line in lines)])
    pages += _copies(desk, pages)
    order = sorted(pages, key=lambda page: (page.day, page.outlet.name, page.title))
    return _world(part, people, order, said, lines)


def _slots(people: Cast, event: str, chance: Random) -> dict[str, str]:
    number = chance.randint(4, 19)
    return {
        "town": people.town,
        "country": people.country,
        "event": event,
        "namesake": people.namesake.spellings[0],
        "other_unit": people.other_unit,
        "company": people.company,
        "unit": f"the {people.unit.spellings[0]}",
        "the_unit": f"the {people.unit.spellings[0]}",
        "n": str(number),
        "m": str(number + chance.randint(2, 30)),
    }


def _start(chance: Random) -> date:
    return date(2023, 1, 1) + timedelta(days=chance.randint(0, 900))


def _pages(desk: Desk, said: list[Happening]) -> list[Page]:
    """Give every outlet a report on each stretch of days from which it has anything."""
    found: dict[tuple[str, int], list[Use]] = {}
    outlets: dict[str, Outlet] = {}
    for happening in said:
        for use in happening.uses:
            bucket = next(i for i, (a, b) in enumerate(BUCKETS) if a <= use.day <= b)
            outlets[use.outlet.name] = use.outlet
            found.setdefault((use.outlet.name, bucket), []).append(use)
    return [
        desk.page(outlets[name], max(use.day for use in uses), uses)
        for (name, _), uses in sorted(found.items())
    ]


def _copies(desk: Desk, pages: list[Page]) -> list[Page]:
    """Let an agency's report be carried by two clients, and one report be republished."""
    chance, agency = desk.chance, desk.cast.agency.spellings[0]
    plain = [page for page in pages if not page.outlet.html and len(page.uses) > 1]
    wired = [p for p in plain if any(agency in use.via for use in p.uses.values())] or plain
    found = list[Page]()
    if wired:
        source = chance.choice(wired)
        wire = replace(source.outlet, name=agency, kind="agency", dated=True, html=False, style=2)
        original = replace(source, outlet=wire, title=source.title)
        clients = [o for o in desk.cast.outlets if o != source.outlet and not o.html]
        pages.remove(source)
        found.append(original)
        found += [
            carried(original, outlet, chance.randint(0, 1), chance, agency)
            for outlet in [source.outlet, *chance.sample(clients, chance.randint(1, 2))]
        ]
    sites = [o for o in desk.cast.outlets if o.kind == "site" and not o.html]
    others = [p for p in pages if len(p.uses) > 1 and p.outlet.kind != "site" and not p.outlet.html]
    if sites and others:
        found.append(republished(chance.choice(others), chance.choice(sites), chance))
    return found


def _world(
    part: str, people: Cast, pages: list[Page], said: list[Happening], lines: list[quantities.Line]
) -> World:
    paths = [f"{i:02}_{_slug(p.outlet.name)}.{_ending(p)}" for i, p in enumerate(pages, 1)]
    files, claims = dict[str, str](), dict[str, list[Said]]()
    figures: dict[str, list[Point]] = {}
    for path, page in zip(paths, pages, strict=True):
        text, spans = written(page, part, people.town)
        files[path] = text
        marks = words(page)
        for label, use in page.uses.items():
            at = Place(path=path, words=tuple(marks[label]), spans=tuple(spans.get(label, ())))
            claims.setdefault(use.claim, []).append(_said(at, use, page))
        for label in (label for label in marks if label.startswith("f_")):
            at = Place(path=path, words=tuple(marks[label]), spans=tuple(spans.get(label, ())))
            figures.setdefault(label, []).append(_point(at, label, lines))
    everything = "\n".join(files.values())
    origin = {id(page): path for page, path in zip(pages, paths, strict=True)}
    truth = Truth(
        reports=tuple(_report(path, p, origin) for path, p in zip(paths, pages, strict=True)),
        claims=tuple(_claim(key, claims[key]) for key in sorted(claims)),
        groups=_groups(people, everything),
        apart=_apart(people, everything),
        figures=tuple(_series(line, figures) for line in lines),
        traps=_traps(said, claims),
    )
    return World(files, truth)


def _slug(name: str) -> str:
    return "".join(c if c.isalnum() else "_" for c in name.lower())


def _ending(page: Page) -> str:
    return "html" if page.outlet.html else "txt"


def _said(at: Place, use: Use, page: Page) -> Said:
    chains: tuple[Chain, ...] = use.relays
    if page.origin:
        chains = (*chains, *((page.origin, *chain) for chain in chains))
    # An interview in the interviewer's own report: the publisher may be left out of the chain.
    own = [chain[1:] for chain in chains if len(chain) > 1 and page.outlet.name in chain[0]]
    chains = (*chains, *own)
    return Said(at=at, root=use.root, speaker=use.speaker.names(), relays=chains)


def _claim(key: str, said: list[Said]) -> TrueClaim:
    roots = len({one.root for one in said})
    return TrueClaim(id=key, text=" ".join(said[0].at.words), origins=roots, statements=tuple(said))


def _report(path: str, page: Page, origin: dict[int, str]) -> Report:
    return Report(
        path=path,
        publisher=page.outlet.name,
        published=page.day,
        dated=page.outlet.dated,
        datable=page.outlet.dated or page.datable,
        copied_from=origin.get(id(page.copied_from)) if page.copied_from else None,
    )


def _groups(people: Cast, everything: str) -> tuple[Group, ...]:
    """Return the names of each entity that stand alone; those with one name only are no aliases.

    What two are called, as two who share an office, is no name of either.
    """
    parties = [*people.people.values(), people.unit, people.office, people.agency, people.namesake]
    bearers = Counter(name for party in parties for name in {*party.names()})
    alone = standing({name for name, many in bearers.items() if many == 1}, everything)
    found = []
    for party in parties:
        names = tuple(n for n in dict.fromkeys(party.names()) if n in alone)
        if len(names) > 1:
            found.append(Group(type=party.type, names=names))
    return tuple(found)


def standing(names: Iterable[str], text: str) -> frozenset[str]:
    """Return the names that *text* has other than within a longer one of them.

    A surname that occurs in full names only is no name by which anybody could be called.

    >>> sorted(standing({"Ana Ruiz", "Ruiz", "Sol", "the Ruiz Legion"}, "Ana Ruiz leads Solhaven."))
    ['Ana Ruiz']
    """
    met, left = set[str](), text
    for name in sorted(names, key=lambda name: (-len(name), name)):
        form = re.escape(name).replace("the\\ ", "[Tt]he\\ ")
        left, many = re.subn(rf"(?<!\w){form}(?!\w)", "\n", left)
        met |= {name} if many else set()
    return frozenset(met)


def _apart(people: Cast, everything: str) -> tuple[tuple[str, str], ...]:
    town_paper = people.outlets[0].name
    pairs = [
        (people.unit.spellings[0], people.other_unit),
        (people.unit.spellings[1], people.other_unit),
        (people.unit.spellings[0], "International Legion"),
        (people.town, town_paper),
        *((a, b) for a in people.people["official"].spellings for b in people.namesake.spellings),
        (people.people["witness"].spellings[0], people.people["second"].spellings[0]),
    ]
    return tuple(dict.fromkeys(p for p in pairs if all(n in everything for n in p)))


def _point(at: Place, label: str, lines: list[quantities.Line]) -> Point:
    one = next(t for line in lines for t in line.told if t.label == label)
    return Point(at=at, value=one.value, approximator=one.approximator)


def _series(line: quantities.Line, figures: dict[str, list[Point]]) -> Series:
    """Return a series with every point of it, copies included, and the label of every two."""
    told = [(one, point) for one in line.told for point in figures.get(one.label, ())]
    every = replace(line, told=tuple(one for one, _ in told))
    return Series(
        subject=line.subject,
        measure=line.measure.name,
        points=tuple(point for _, point in told),
        labels=quantities.labels(every),
    )


def _traps(said: list[Happening], claims: dict[str, list[Said]]) -> tuple[Trap, ...]:
    return tuple(t for h in said for t in h.traps if t.a in claims and t.b in claims)
