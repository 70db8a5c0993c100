"""What stands on a page beside the report, and how a page tells its date."""

from __future__ import annotations

from datetime import date
from random import Random

from .cast import Outlet
from .truth import Names

TOPS: dict[str, Names] = {
    "dev": (
        "Home | News | Region | Sport | Weather | Contact",
        "Subscribe   Log in   E-paper",
        "Skip to content",
        "You are here: Home > News > Region",
        "We and our 214 partners use cookies. Accept all · Reject · Manage choices",
    ),
    "test": (
        "Start · Politics · Economy · Culture · Podcasts",
        "Menu ☰  Search  Account",
        "Advertisement",
        "Latest | Most read | Video",
        "This site uses cookies to make your visit better. OK",
    ),
}
BOTTOMS: dict[str, Names] = {
    "dev": (
        "Sign up for our morning letter: five stories before breakfast.",
        "Leave a comment. Your e-mail address will not be published.",
        "READ MORE: Ten things to do with old bicycles",
        "© All rights reserved. Terms of use | Imprint | Privacy",
        "Share this: Ripple · Mail · Print",
        "You may also like: The best pears are the ugly ones",
        "Did you see something? Write to our desk, day or night.",
    ),
    "test": (
        "Get the evening bulletin on your phone. It is free.",
        "3 comments. Log in to join the conversation.",
        "MORE ON THIS: A museum for umbrellas opens",
        "About us | Jobs | Corrections | Advertise",
        "Follow us on Ripple for updates",
        "RELATED: Why owls are back in town",
        "Our newsroom is paid for by readers. Become one of them.",
    ),
}
HOUSE: dict[str, Names] = {
    "dev": (
        "The {name} has reported from this region since 1924 and belongs to its readers.",
        "Reporting by our own correspondents; edited by the night desk of the {name}.",
        "{name} checks every report with two sources wherever that is possible.",
        "This story belongs to a series on the consequences that the {name} publishes weekly.",
    ),
    "test": (
        "{name} is an independent medium that takes no money from parties or firms.",
        "Additional reporting and research by the documentation team of {name}.",
        "You can listen to this report in the programme of {name} after the news at six.",
        "{name} updates this text as events develop, and marks what it has changed.",
    ),
}
CAPTIONS: dict[str, Names] = {
    "dev": ("A street in {town} on {weekday}. Photo: {name}", "{town}, seen from above (archive)"),
    "test": ("People in {town} this week / {name}", "File photo: the centre of {town}"),
}
BYLINES: dict[str, Names] = {
    "dev": (
        "By Hanne Wolcott",
        "By our correspondent in {town}",
        "By Piet Marsh and Ada Lorne",
        "",
    ),
    "test": ("Report: Jutta Femm", "By Oona Salt", "By Karel Dunst in {town}", ""),
}
MONTHS = (
    "January February March April May June July August September October November December".split()
)
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def spelled(day: date) -> str:
    """Return a date in words: "4 March 2031"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def weekday(day: date) -> str:
    """Return the name of a day of the week."""
    return DAYS[day.weekday()]


def date_line(outlet: Outlet, day: date) -> str:
    """Return the line with which an outlet dates a report, always in its own style."""
    month = MONTHS[day.month - 1]
    styles = (
        f"Published on {weekday(day)} {spelled(day)} at 07:45",
        f"{month} {day.day}, {day.year}",
        f"{spelled(day)}, 6.10 pm",
        f"Posted: {day.isoformat()} | Updated: {day.isoformat()}",
        f"{weekday(day)}, {month} {day.day}, {day.year} 9:30 am",
        f"{day.day} {month[:3]} {day.year}",
        f"Last updated {spelled(day)}",
    )
    return styles[outlet.style % len(styles)]


def top(part: str, outlet: Outlet, title: str, day: date, slots: dict[str, str]) -> list[str]:
    """Return the blocks above a report, its title among them."""
    chance = Random(f"{outlet.name} top")
    blocks = [chance.choice(TOPS[part]), title]
    if chance.random() < 0.3:
        blocks.append(title)
    byline = Random(f"{outlet.name} {title}").choice(BYLINES[part])
    if byline:
        blocks.append(byline.format(**slots))
    if outlet.dated:
        blocks.append(date_line(outlet, day))
    if chance.random() < 0.4:
        caption = chance.choice(CAPTIONS[part])
        blocks.append(caption.format(name=outlet.name, **slots))
    return blocks


def bottom(part: str, outlet: Outlet) -> list[str]:
    """Return the blocks below a report: the outlet's standing line, appeals and its name."""
    chance = Random(f"{outlet.name} bottom")
    lines = chance.sample(BOTTOMS[part], 2)
    house = chance.choice(HOUSE[part]).format(name=outlet.name.removeprefix("The "))
    return [house, *lines, f"© {outlet.name}"]
