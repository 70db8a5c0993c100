"""The people, places, organisations and outlets of a world: fresh names from each seed.

Names are put together from syllables and words that the two parts do not share.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from .truth import Names


@dataclass(frozen=True, slots=True)
class Stock:
    """What names of one part are made of."""

    given_she: Names
    given_he: Names
    stems: Names
    endings: Names
    places: Names
    place_ends: Names
    signs: tuple[tuple[str, str], ...]
    papers: Names
    stations: Names
    sites: Names
    agencies: tuple[tuple[str, str], ...]
    offices: tuple[tuple[str, str, str], ...]


DEV = Stock(
    given_she=tuple("Marit Olesya Branka Ilse Tamsin Nadira Yevka Sunniva Petra Lidia".split()),
    given_he=tuple("Anton Bohdan Casimir Derek Emeric Fyodor Goran Harun Ivo Joost".split()),
    stems=tuple("Tsev Zhud Marn Kov Shel Dral Vost Kher Bel Orl Tchern Yask Grab Lum Pel".split()),
    endings=tuple("ak enko ovic ari in ulis ova esku off mann".split()),
    places=tuple("Vel Ostra Karn Bry Sul Mora Tev Lind Gor Hask".split()),
    place_ends=tuple("din va holm ny grad mouth ice sted ow ora".split()),
    signs=(("Sovar", "Owl"), ("Tikhan", "Quiet"), ("Bryzg", "Splash"), ("Kolut", "Thorn")),
    papers=(
        "Morning Ledger",
        "Daily Beacon",
        "Evening Standpoint",
        "Herald",
        "Tribune",
        "Observer",
    ),
    stations=("Radio Kestrel", "Channel Six", "Radio Littoral", "Public Television"),
    sites=("QuickBrief24", "TheLoop.example", "Open Ditch", "NewsMagpie"),
    agencies=(("Norpress", "NP"), ("Continental News Agency", "CNA"), ("Interwire", "IW")),
    offices=(
        ("Office for River Works", "ORW", "River Works Office"),
        ("General Staff of the Army", "GSA", "Army’s General Staff"),
        ("State Inspectorate for Industry", "SII", "Industrial Inspection Service"),
        ("Federation of Transport Workers", "FTW", "Transport Workers’ Union"),
        ("Ministry of Civil Protection", "MCP", "Civil Protection Ministry"),
        ("Institute for Public Health", "IPH", "Public Health Institute"),
    ),
)
TEST = Stock(
    given_she=tuple("Agnete Zora Winifred Katalin Roza Elif Ursula Danuta Imke Salome".split()),
    given_he=tuple("Ludvik Matteo Nikol Oskar Pavle Quentin Rasmus Stepan Teodor Ulf".split()),
    stems=tuple("Czar Khol Zhiv Nemt Fars Jurk Strel Wend Rak Tsob Hav Sokh Yar Plev Dun".split()),
    endings=tuple("ik evski onyi ander ul atis ishvili ina ec sen".split()),
    places=tuple("Ped Alt Rusk Esk Nim Fjor Cald Zem Wyr Tol".split()),
    place_ends=tuple("rova bruck ava den burg isk ton mar ets ula".split()),
    signs=(("Vranak", "Raven"), ("Molot", "Hammer"), ("Seriy", "Grey"), ("Ptakha", "Bird")),
    papers=("Courier", "Star", "Weekly Mirror", "Globe and Anchor", "Examiner", "Chronicle"),
    stations=("Radio Meridian", "Kanal Ost", "Harbour FM", "National Broadcasting"),
    sites=("BuzzPort", "FactFlash.example", "The Blue Heron", "Hourly24"),
    agencies=(("Baltipress", "BP"), ("United Dispatch", "UD"), ("Federal Press Service", "FPS")),
    offices=(
        ("Directorate of Waterways", "DW", "Waterways Directorate"),
        ("Command of Land Forces", "CLF", "Land Forces Command"),
        ("National Agency for Factory Safety", "NAFS", "Factory Safety Agency"),
        ("Alliance of Drivers and Conductors", "ADC", "Drivers’ Alliance"),
        ("Bureau of Emergency Affairs", "BEA", "Emergency Affairs Bureau"),
        ("Council for Epidemic Control", "CEC", "Epidemic Control Council"),
    ),
)
STOCKS = {"dev": DEV, "test": TEST}
SPELLINGS = (("Ts", "C"), ("Tch", "Ch"), ("Zh", "J"), ("Kh", "H"), ("Y", "I"), ("Cz", "Ch"))
"""How two outlets spell one name of a foreign script."""
ROLES = {
    "dam": ("the mayor of {town}", "the director of {company}", "an engineer"),
    "unit": ("a general of the southern command", "the commander of {unit}", "a military analyst"),
    "plant": ("the governor of {town}", "the manager of {company}", "a toxicologist"),
    "march": ("the police chief of {town}", "the head of {company}", "a labour historian"),
    "ferry": ("the harbour master of {town}", "the owner of {company}", "a naval architect"),
    "fever": ("the health minister", "the director of the {town} hospital", "an epidemiologist"),
}
WORKERS = {
    "dam": "who worked at the gates",
    "unit": "a fighter of {unit}",
    "plant": "who works in the hall",
    "march": "a bus driver",
    "ferry": "a former sailor of the ferry",
    "fever": "who works on the ward",
}
WITNESSES = (
    ("who was at home in the lower street", "who teaches at the school up the hill"),
    ("a baker who saw it from the window of the shop", "a pensioner from the other bank"),
    ("who had been on the way to the night shift", "who watched from the chapel with two sons"),
)


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody or something that says things; ``spellings`` has one name per way of writing it."""

    key: str
    type: str
    spellings: Names
    shorts: Names
    role: str | None
    he: bool | None
    sign: str | None = None
    acronym: str | None = None

    def names(self) -> Names:
        """Return every name that is right for it."""
        role = (self.role,) if self.role and self.role.startswith("the ") else ()
        extra = tuple(name for name in (self.sign, self.acronym) if name)
        return (*self.spellings, *self.shorts, *role, *extra)


@dataclass(frozen=True, slots=True)
class Outlet:
    """A publisher: how its pages look and how it writes names."""

    name: str
    kind: str
    spelling: int
    dated: bool
    html: bool
    style: int


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody and everything with a name in one world."""

    town: str
    country: str
    company: str
    unit: Party
    other_unit: str
    people: dict[str, Party]
    namesake: Party
    office: Party
    outlets: tuple[Outlet, ...]
    agency: Party


def cast(part: str, story: str, chance: Random) -> Cast:
    """Choose fresh names for a world on *story*."""
    stock = STOCKS[part]
    town, river, land = (_place(stock, chance) for _ in range(3))
    company = f"{river} {chance.choice(('Works', 'Lines', 'Group', 'Holding'))}"
    unit = _unit(land)
    slots = {"town": town, "company": company, "unit": f"the {unit.spellings[0]}"}
    families = _families(stock, chance, 8)
    roles = [role.format(**slots) for role in ROLES[story]]
    worker = WORKERS[story].format(**slots)
    first, second = chance.choice(WITNESSES)
    described = {
        "official": roles[0],
        "boss": roles[1],
        "expert": roles[2],
        "worker": worker,
        "witness": first,
        "second": second,
    }
    people = {
        key: _person(key, families[i], role, stock, chance)
        for i, (key, role) in enumerate(described.items())
    }
    if story == "unit":
        people["commander"] = _signed(stock, roles[1], chance)
    namesake = _person("namesake", families[0], "a singer", stock, chance)
    while namesake.spellings[0] == people["official"].spellings[0]:
        namesake = _person("namesake", families[0], "a singer", stock, chance)
    people["official"] = _unshortened(people["official"])
    return Cast(
        town=town,
        country=_place(stock, chance) + "ia",
        company=company,
        unit=unit,
        other_unit=f"{land} Volunteer Corps",
        people=people,
        namesake=_unshortened(namesake),
        office=_office(stock, story),
        outlets=_outlets(stock, town, chance),
        agency=_agency(stock, chance),
    )


def _place(stock: Stock, chance: Random) -> str:
    return chance.choice(stock.places) + chance.choice(stock.place_ends)


def _families(stock: Stock, chance: Random, many: int) -> list[tuple[str, str]]:
    stems = chance.sample(stock.stems, many)
    return [_spelled(stem, chance.choice(stock.endings)) for stem in stems]


def _spelled(stem: str, ending: str) -> tuple[str, str]:
    """Return a family name in two transliterations, alike where only one is usual."""
    for ours, theirs in SPELLINGS:
        if stem.startswith(ours):
            return stem + ending, theirs + stem.removeprefix(ours) + ending
    return stem + ending, stem + ending


def _person(key: str, family: tuple[str, str], role: str, stock: Stock, chance: Random) -> Party:
    he = chance.random() < 0.5
    given = chance.choice(stock.given_he if he else stock.given_she)
    shorts = tuple(dict.fromkeys(family))
    return Party(key, "person", tuple(f"{given} {name}" for name in family), shorts, role, he)


def _unshortened(person: Party) -> Party:
    """Return somebody whose bare family name might be another's: it names neither for certain."""
    return Party(person.key, person.type, person.spellings, (), person.role, person.he)


def _signed(stock: Stock, role: str, chance: Random) -> Party:
    sign, english = chance.choice(stock.signs)
    return Party("commander", "person", (sign, english), (), role, True, sign=sign)


def _unit(land: str) -> Party:
    names = (f"Free {land} Legion", f"Legion of Free {land}")
    return Party("unit", "organization", names, ("the Legion",), None, None)


def _office(stock: Stock, story: str) -> Party:
    name, acronym, other = stock.offices[tuple(ROLES).index(story)]
    return Party("office", "organization", (name, other), (), None, None, acronym=acronym)


def _agency(stock: Stock, chance: Random) -> Party:
    name, acronym = chance.choice(stock.agencies)
    return Party("agency", "outlet", (name, name), (), None, None, acronym=acronym)


def _outlets(stock: Stock, town: str, chance: Random) -> tuple[Outlet, ...]:
    land = _place(stock, chance)
    papers = chance.sample(stock.papers, 4)
    named = [
        (f"{town} {papers[0]}", "paper"),
        (f"{land} {papers[1]}", "paper"),
        (f"The {papers[2]}", "paper"),
        (papers[3] if " " in papers[3] else f"{_place(stock, chance)} {papers[3]}", "paper"),
        *((name, "station") for name in chance.sample(stock.stations, 2)),
        *((name, "site") for name in chance.sample(stock.sites, 3)),
    ]
    undated = set(chance.sample(range(len(named)), 3))
    return tuple(
        Outlet(name, kind, i % 2, i not in undated, kind == "site" and i % 2 == 0, i)
        for i, (name, kind) in enumerate(named)
    )
