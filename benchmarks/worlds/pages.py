"""Reports: what an outlet has gathered becomes a page, and other outlets copy it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from html import escape
from random import Random

from .cast import Cast, Outlet
from .furniture import bottom, spelled, top, weekday
from .happenings import Use
from .marks import Spans, marked, unmarked
from .phrasing import Voice, capital
from .texts import Story
from .truth import Names

SWAPS = (("people", "residents"), ("opened", "was opened"), ("nobody", "no one"), ("now", "today"))
"""What a desk changes in a copied report's own words."""
NUMBERS = "One Two Three Four Five Six Seven Eight Nine".split()


@dataclass(frozen=True, slots=True)
class Page:
    """A report before it is written: paragraphs with marked words, and what the marks stand for."""

    outlet: Outlet
    day: date
    title: str
    paragraphs: tuple[str, ...]
    uses: dict[str, Use]
    datable: bool
    """Whether its own words tell when it appeared, together with the pile."""
    credit: str = ""
    dateline: str = ""
    origin: Names = ()
    copied_from: Page | None = None


@dataclass(slots=True)
class Desk:
    """What may be used once only in a world: titles, leads and background."""

    part: str
    cast: Cast
    story: Story
    start: date
    slots: dict[str, str]
    chance: Random
    spent: set[str] = field(default_factory=set)

    def once(self, lines: Names, day: date) -> str:
        """Return a line that no report had yet, with names filled in; nothing if all are spent."""
        left = [line for line in lines if line not in self.spent]
        if not left:
            return ""
        line = self.chance.choice(left)
        self.spent.add(line)
        filled = line.format(**self.slots, weekday=weekday(day), date=spelled(self.start))
        return capital(filled)

    def page(self, outlet: Outlet, days: int, uses: list[Use]) -> Page:
        """Write what an outlet has on one day."""
        day = self.start + timedelta(days=days)
        slots = self.slots | {"weekday": weekday(day)}
        voice = Voice(self.part, outlet, slots, self.chance)
        labelled = {f"s{i}": use for i, use in enumerate(uses)}
        said = [p for label, use in labelled.items() for p in voice.paragraphs(use, label)]
        opening = [self.once(self.story.leads, day), *self._when(outlet, days)]
        body = [p for p in opening if p] + self._mixed(said, day)
        title = self.once(self.story.titles, day) or f"{self.cast.town}: day {days}"
        if (quoted := [use for use in uses if use.direct]) and self.chance.random() < 0.3:
            title = self._headline(self.chance.choice(quoted))
        datable = any(" after the " in line for line in opening)
        return Page(outlet, day, title, tuple(body), labelled, datable)

    def _headline(self, use: Use) -> str:
        """Return a headline that quotes: it may stop where the sentence does not."""
        words = use.words.split()[: self.chance.randint(5, 9)]
        return f"‘{' '.join(words).rstrip(',.')}’: {use.speaker.spellings[0]} speaks"

    def _when(self, outlet: Outlet, days: int) -> list[str]:
        """Return what the report's own words tell of its date."""
        chance, found = self.chance, []
        if chance.random() < 0.35 or "start" not in self.spent:
            self.spent.add("start")
            found.append(capital(self.story.start.format(**self.slots, date=spelled(self.start))))
        if not outlet.dated and chance.random() < 0.6:
            event, noun = self.story.event, "days" if days > 1 else "day"
            town = self.cast.town
            number = NUMBERS[days - 1]
            found.append(f"{number} {noun} after the {event}, {town} is still looking for answers.")
        return found

    def _mixed(self, said: list[str], day: date) -> list[str]:
        """Put background between what was said."""
        found = list[str]()
        for paragraph in said:
            found.append(paragraph)
            opens = "“" in paragraph and not paragraph.rstrip("\ue002").endswith("”")
            if not opens and self.chance.random() < 0.4:
                found.append(self.once(self.story.fillers, day))
        return [p for p in found if p]


def carried(page: Page, outlet: Outlet, days: int, chance: Random, agency: str) -> Page:
    """Return an agency's report as a client prints it: trimmed at the end, credited somehow."""
    credited = chance.random() < 0.5
    return _copy(
        page,
        outlet,
        page.day + timedelta(days=days),
        chance,
        dateline=f"({agency}) – " if credited else "",
        credit=""
        if credited
        else chance.choice([f"– {agency}", f"({agency})", f"Source: {agency}"]),
        title=page.title,
        origin=(agency,),
    )


def republished(page: Page, outlet: Outlet, chance: Random) -> Page:
    """Return a report as a site prints it that lives on those of others."""
    credit = chance.choice([f"Source: {page.outlet.name}", "Source: Read Full Article"])
    title = chance.choice([page.title, f"You won’t believe this: {page.title}"])
    origin = (page.outlet.name,)
    return _copy(page, outlet, page.day + timedelta(days=1), chance, "", credit, title, origin)


def _copy(
    page: Page,
    outlet: Outlet,
    day: date,
    chance: Random,
    dateline: str,
    credit: str,
    title: str,
    origin: Names,
) -> Page:
    kept = list(page.paragraphs)
    if len(kept) > 4 and chance.random() < 0.6:
        kept = kept[:-1]
    edited = [_swapped(p) if "\ue000" not in p else p for p in kept]
    text = "".join(edited)
    uses = {label: use for label, use in page.uses.items() if f"\ue000{label}\ue001" in text}
    return Page(
        outlet, day, title, tuple(edited), uses, page.datable, credit, dateline, origin, page
    )


def _swapped(paragraph: str) -> str:
    for ours, theirs in SWAPS[:2]:
        paragraph = paragraph.replace(f" {ours} ", f" {theirs} ", 1)
    return paragraph


def written(page: Page, part: str, town: str) -> tuple[str, Spans]:
    """Return a page's text, or its HTML, and what each mark covers in it."""
    slots = {"town": town, "weekday": weekday(page.day)}
    above = top(part, page.outlet, page.title, page.day, slots)
    below = [*([page.credit] if page.credit else []), *bottom(part, page.outlet)]
    body = list(page.paragraphs)
    if page.dateline:
        body[0] = f"{town.upper()} {page.dateline}{body[0]}"
    if page.outlet.html:
        return _html(page, above, body, below)
    plain, spans = unmarked("\n\n".join([*above, *body, *below]) + "\n")
    return plain, spans


def _html(page: Page, above: list[str], body: list[str], below: list[str]) -> tuple[str, Spans]:
    dated = f'<meta property="article:published_time" content="{page.day.isoformat()}">'
    head = [
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">',
        f"<title>{escape(page.title)} – {escape(page.outlet.name)}</title>",
        f'<meta property="og:site_name" content="{escape(page.outlet.name)}">',
        *([dated] if page.outlet.dated else []),
        "</head><body>",
    ]
    lines = [f"<p>{escape(unmarked(p)[0])}</p>" for p in body]
    menu = f"<nav>{escape(above[0])}</nav><article><h1>{escape(page.title)}</h1>"
    foot = "".join(f"<p>{escape(line)}</p>" for line in below)
    return "\n".join([*head, menu, *lines, f"</article><footer>{foot}</footer></body></html>"]), {}


def words(page: Page) -> dict[str, list[str]]:
    """Return the marked words of a page by label, in order."""
    found: dict[str, list[str]] = {}
    for paragraph in page.paragraphs:
        plain, spans = unmarked(paragraph)
        for label, places in spans.items():
            found.setdefault(label, []).extend(plain[start:end] for start, end in places)
    return found


__all__ = ["Desk", "Page", "carried", "marked", "republished", "words", "written"]
