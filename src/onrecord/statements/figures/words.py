"""The words around a number: the noun phrase that it counts, and the lemma of a noun."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from onrecord.records import Span
from onrecord.statements.naming.lexicon import RoleKind, nationalities, role_of

FAR = 160
"""Code points after a number within which its noun is looked for; eight words have fewer."""
MOST = 8
"""Words of a noun phrase after a number: "two former senior state health department officials"."""

_TOKEN = re.compile(
    r"[^\W\d_]+(?:[’'.&-][^\W_]+)*(?:[’'](?=[\s\u00a0][a-z])|\.?(?<![a-z]\.))|\d[\w.,-]*|\S"
)
_GAP = re.compile(r"[ \t\u00a0\u2009\u202f-]*")

_QUOTES = frozenset("‘“\"'")

IRREGULAR = {
    "people": "person",
    "men": "man",
    "women": "woman",
    "children": "child",
    "feet": "foot",
    "mice": "mouse",
    "teeth": "tooth",
    "lives": "life",
    "wives": "wife",
    "knives": "knife",
    "wolves": "wolf",
    "leaves": "leaf",
    "halves": "half",
    "thieves": "thief",
    "loaves": "loaf",
    "shelves": "shelf",
    "criteria": "criterion",
    "phenomena": "phenomenon",
    "crises": "crisis",
    "analyses": "analysis",
    "theses": "thesis",
    "buses": "bus",
    "viruses": "virus",
    "campuses": "campus",
    "caucuses": "caucus",
    "bonuses": "bonus",
    "gases": "gas",
    "statuses": "status",
    "senses": "sense",
    "houses": "house",
    "causes": "cause",
    "uses": "use",
    "cases": "case",
    "bases": "base",
    "phases": "phase",
    "leases": "lease",
    "purchases": "purchase",
    "increases": "increase",
    "decreases": "decrease",
    "releases": "release",
    "diseases": "disease",
    "databases": "database",
    "horses": "horse",
    "nurses": "nurse",
    "courses": "course",
    "responses": "response",
    "expenses": "expense",
    "licenses": "license",
    "licences": "licence",
    "offenses": "offense",
    "warehouses": "warehouse",
    "spouses": "spouse",
    "exercises": "exercise",
    "premises": "premise",
    "promises": "promise",
    "enterprises": "enterprise",
    "businesses": "business",
    "movies": "movie",
    "zombies": "zombie",
    "cookies": "cookie",
    "selfies": "selfie",
    "rookies": "rookie",
    "calories": "calorie",
    "ties": "tie",
    "lies": "lie",
    "pies": "pie",
    "axes": "axe",
    "shoes": "shoe",
    "species": "species",
    "series": "series",
    "headquarters": "headquarters",
    "means": "means",
    "news": "news",
    "data": "datum",
    "media": "medium",
}
PLURALS = frozenset(
    "police personnel aircraft staff fish sheep deer cattle spacecraft hovercraft offspring "
    "clergy crew folk shrimp salmon bison livestock infantry cavalry others dead".split()
)
"""Nouns that count many without an s."""
NOT_PLURAL = frozenset(
    "is was has as this his its us plus thus yes perhaps always sometimes across towards besides "
    "afterwards less versus pus bus gas virus status campus press class business process access "
    "success congress progress focus bonus census consensus chorus crisis basis analysis emphasis "
    "thesis axis illness witness wilderness illegals-not mass pass cross loss boss glass grass "
    "dress stress mess kiss address darkness fitness wellness happiness physics politics economics "
    "mathematics athletics ethics tennis cancer-s texas kansas arkansas paris illinois "
    "massachusetts "
    "james charles chris thomas serious previous various famous dangerous religious nervous "
    "numerous anonymous obvious conscious curious continuous consecutive-s indigenous "
    "infectious enormous tremendous hazardous does goes says overseas upstairs downtowns united-s "
    "sales sports arms goods customs savings earnings operations-not corps whereas".split()
)
STOP = frozenset(
    "of in on at to for from by with without within into onto over under between among during "
    "since until till after before about against through throughout despite per via than as "
    "like near around toward towards across behind beyond amid following including and or but "
    "nor so "
    "yet if because while although though when where whereas whether that which who whom whose "
    "what "
    "why how the a an this these those his her its their our my your he she it they we i you "
    "him them us me "
    "is are was were be been being am has have had having will would can could shall should "
    "may might "
    "must do does did done not n't no there here also only just even still already now then "
    "too very "
    "said says say told tells according ago later earlier each every both either neither"
    " up down out off away back went came got took made gave put set let saw heard met ran "
    "left lost won died killed wounded "
    "injured detained arrested infected hospitalised hospitalized "
    "attended voted signed received became remained stood stayed worked happened used tried "
    "asked called "
    "wants want need needs know think believe".split()
)
"""Words that end a noun phrase. "killed" and its like do so too: "four killed in a crash" counts
people who have no noun."""
CASUALTIES = frozenset(
    "killed dead wounded injured missing arrested detained infected hospitalised hospitalized died "
    "drowned displaced homeless unaccounted kidnapped abducted slain jailed".split()
)
_ADVERBS = frozenset(
    "greater larger smaller higher lower bigger faster older younger less likely worse better "
    "more fewer additional extra other such so-called or".split()
)
_PEOPLE = frozenset(
    "critics authorities parents residents people personnel twins supporters staff police crew "
    "clergy troops folk others dead force forces sources".split()
) - {"force", "forces"}
_PERSON_KINDS = frozenset({RoleKind.PERSON, RoleKind.ANONYMOUS})
_PERSON_END = re.compile(
    r"(?:[a-z]{3,}(?:ists?|ologists?|crats?|teers?|eers|men|women|sters|holders?|keepers?|goers?|"
    r"makers?|owners?|fighters?|workers?|seekers?|players?|leaders?|dwellers?|lovers?))$"
)
_THINGS = frozenset(
    "computer server number letter ventilator container tanker trailer helicopter fighter-jet "
    "list exist checklist playlist mist fist twist wrist list twists lists carriers bombers "
    "destroyer cruiser freighter carmakers boosters posters rosters clusters lobsters monsters "
    "disasters registers careers peers piers automakers rooster roosters cluster poster".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """The noun phrase after a number: its words up to the head, and the head."""

    span: Span
    head: Span
    word: str
    plural: bool


def lemma(word: str) -> str:
    """Return the singular of a noun, in small letters.

    >>> lemma("troops"), lemma("Families"), lemma("people"), lemma("churches"), lemma("aircraft")
    ('troop', 'family', 'person', 'church', 'aircraft')
    """
    low = word.lower().replace("’", "'").removesuffix("'s").removesuffix("'").strip(".")
    for ending, singular in _ends(low):
        if low.endswith(ending):
            return low[: len(low) - len(ending)] + singular
    return low


def _ends(low: str) -> list[tuple[str, str]]:
    last = re.split(r"[-']", low)[-1]
    if last in IRREGULAR:
        return [(last, IRREGULAR[last])]
    if last.endswith(("women", "men")) and len(last) > 4 and last not in {"specimen", "abdomen"}:
        return [("men", "man")]
    if last in NOT_PLURAL or last in PLURALS or not plural(last):
        return []
    return [("ies", "y"), ("sses", "ss"), ("xes", "x"), ("ches", "ch"), ("shes", "sh"),
            ("zzes", "zz"), ("oes", "o"), ("s", "")]  # fmt: skip


def plural(word: str) -> bool:
    """Tell whether *word* looks like a noun in the plural.

    >>> plural("soldiers"), plural("people"), plural("census"), plural("various")
    (True, True, False, False)
    """
    low = word.lower().replace("’", "'")
    last = low.split("-")[-1]
    if low in IRREGULAR or last in IRREGULAR or low in PLURALS or low.endswith(("men", "women")):
        return True
    if low in NOT_PLURAL or last in NOT_PLURAL or len(low) < 4 or "'" in low:
        return low in {"tvs", "mps", "gps", "ids", "ads"}
    return low.endswith("s") and not low.endswith(("ss", "us", "is", "ous"))


def person(word: str) -> bool:
    """Tell whether the noun *word* counts people.

    >>> person("soldiers"), person("Ukrainians"), person("servers"), person("deputies")
    (True, True, False, True)
    """
    low = word.lower().replace("’", "'")
    single = lemma(low).split("-")[-1]
    if low in _PEOPLE or single in people() or lemma(low) in people():
        return True
    if single in _THINGS or low in _THINGS:
        return False
    if word[:1].isupper() and (
        single.capitalize() in nationalities() or low.endswith(("ians", "ans", "ers"))
    ):
        return True
    role = role_of(low)
    if role is not None:
        return role[0].kind in _PERSON_KINDS
    return bool(_PERSON_END.search(single))


@cache
def people() -> frozenset[str]:
    """Return the nouns that are counted as persons, beside the roles."""
    table = (files("onrecord") / "data" / "people_nouns.tsv").read_text(encoding="utf-8")
    return frozenset(line for line in table.splitlines()[2:] if line)


def phrase_after(text: str, at: int, end: int, *, singular: bool = False) -> Phrase | None:
    """Return the noun phrase that begins at *at*, or ``None`` where none does.

    Args:
        text: The article.
        at: Where the number, or the preposition after it, ends.
        end: Where the sentence ends.
        singular: Whether a noun in the singular is a head too ("3 percent support").
    """
    found: list[tuple[Span, str]] = []
    gap = _GAP.match(text, at, end)
    for match in _TOKEN.finditer(text, gap.end() if gap else at, min(end, at + FAR)):
        word = match.group()
        low = word.lower()
        if word in _QUOTES and len(found) < MOST:
            continue  # "two ‘Harbour Guard’ battalions"
        if _CONTRACTED.search(low):
            break  # "it’s", "weren’t": a verb
        stops = low in STOP and not (word.isupper() and len(word) > 1)  # "us", not "US"
        if stops or not word[0].isalpha() or len(found) == MOST:
            break
        if found and found[-1][1].endswith(("'s", "’s")) and len(found) > 3:
            break
        found.append((Span(*match.span()), word))
    return _headed(found, singular)


_CONTRACTED = re.compile(
    r"n[’']t$|[’'](?:re|ve|ll|m|d)$|^(?:it|he|she|that|there|who|what|here|let)[’']s$"
)


def _headed(found: list[tuple[Span, str]], singular: bool) -> Phrase | None:
    found = [_unquoted(found, n) for n in range(len(found))]
    index = next((n for n, (_, word) in enumerate(found) if plural(word)), None)
    if index is not None:
        while index + 1 < len(found) and plural(found[index + 1][1]):
            index += 1
        if found[index][1].lower() in {"times"} and index:
            return None
    elif singular:
        cut = next((n for n, (_, word) in enumerate(found) if n and _PARTICIPLE.search(word)), None)
        found = found[:cut]
        index = len(found) - 1 if found else None
        while index is not None and index >= 0 and _no_noun(found[index][1]):
            index = index - 1 if index else None
    if index is None:
        return None
    span, word = found[index]
    return Phrase(span=Span(found[0][0].start, span.end), head=span, word=word, plural=plural(word))


def _unquoted(found: list[tuple[Span, str]], n: int) -> tuple[Span, str]:
    """Take a closing quotation mark for what it is: "‘dozens of sailors’ drowned"."""
    span, word = found[n]
    last = n + 1 == len(found) or _PARTICIPLE.search(found[n + 1][1]) is not None
    if word[-1] in "’'" and last:
        return Span(span.start, span.end - 1), word[:-1]
    return span, word


_PARTICIPLE = re.compile(
    r"[^e]ed$|^(?:going|coming|being|having|making|taking|using|seeking|trying|saying|leaving|"
    r"running|living|facing|fighting|including|according|calling|asking|standing|waiting|"
    r"causing|showing|hoping|looking|claiming|held|made|sold|spent|paid|given|taken|won|born|seen)$"
)


def _no_noun(word: str) -> bool:
    low = word.lower()
    return low.endswith("ly") or low in _ADVERBS or low in CASUALTIES
