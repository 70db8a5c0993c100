"""Noun phrases: what a source's own words tell about the one they name.

No parser is at hand and none is needed: a source is a phrase already, so its head is the last word
before the first preposition, comma or relative clause.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from onrecord.records import EntityType, Span, Spans
from onrecord.statements.naming.aliases import aliases
from onrecord.statements.naming.lexicon import PUBLISHERS, Gender, Role, RoleKind, fold, role_of
from onrecord.statements.naming.names import NameMention
from onrecord.statements.naming.reading import Reading


class Article(StrEnum):
    """How a phrase points: at something known, new, owned, or not told."""

    DEFINITE = "definite"
    INDEFINITE = "indefinite"
    OWNED = "owned"
    BARE = "bare"


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A source read as a noun phrase.

    ``core`` leaves out what follows a comma or a relative pronoun, ``words`` only the former.
    ``name`` is the name at its head; ``apposed`` a name set beside it ("the harbour master, Ana
    Ruiz"); ``aliases`` names that it gives in so many words ("who goes by Grey"). ``modifiers``
    are the other content words, ``bodies`` the words of the bodies' names in its core beside its
    head.
    """

    span: Span
    core: Span
    words: Span
    pronoun: str
    article: Article
    head: str
    role: Role | None
    plural: bool
    joined: bool
    modifiers: frozenset[str]
    bodies: frozenset[str]
    owner: NameMention | None
    owner_pronoun: str
    name: NameMention | None
    apposed: NameMention | None
    aliases: tuple[NameMention, ...]


PRONOUNS = frozenset(
    "he she they it i we you him her them me us who himself herself themselves his hers theirs one "
    "this that these those both neither which whom".split()
)
_POSSESSIVES = frozenset({"his", "her", "their", "its", "my", "our", "your", "whose"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_INDEFINITE = frozenset(
    "a an one another some several many two three four five six seven eight nine ten dozens "
    "hundreds thousands most few other others numerous various multiple both all any each every no "
    "more".split()
)
_PLURAL_WORDS = frozenset(
    "some several many two three four five six seven eight nine ten dozens hundreds thousands most "
    "few others numerous various multiple both all these those".split()
)
_STOPS = frozenset(
    "of for at in from with on to near inside outside by about familiar close within behind among "
    "between across under over after before during against based speaking who whose which that "
    "where when whom including such as named called known identified told involved working living "
    "serving responsible not using wearing attending running representing leading briefed aware "
    "according via into citing quoting investigating fighting monitoring present interviewed "
    "nicknamed also it he she they we i".split()
)
_RELATIVE = frozenset({"who", "whose", "which", "that", "where", "whom"})
_SMALL = frozenset(
    "a an the of for at in from with on to and or by his her their its my our who whose which that "
    "is was were are be been as has had have now then also".split()
)


def phrase(page: Reading, span: Span, names: Sequence[NameMention]) -> Phrase:
    """Read *span* as a noun phrase; *names* are the article's names, in reading order."""
    inside = [n for n in names if span.start <= n.span.start and n.span.end <= span.end]
    tokens = _tokens(page, span)
    core = _core(page, tokens, inside)
    units = page.within(core)
    words = [fold(w.of(page.text)) for w in units]
    upto = units[: _head(words, units, inside) + 1] if units else ()
    head = upto[-1] if upto else None
    listed = _lists_people(page, span, inside)
    one = None if listed else _one_titled(page, core, inside)
    name = one or _name_at(inside, head) or _called_outlet(page, inside, upto)
    role, plural = _role(page.text, upto) if upto and name is None else (None, False)
    joined = listed or (one is None and _joined(page, core, inside))
    counted = name is None and bool(set(words[:2]) & _PLURAL_WORDS)
    return Phrase(
        span=span,
        core=core,
        words=span if listed else _upto_comma(page, tokens, inside, core),
        pronoun=words[0] if len(words) == 1 and words[0] in PRONOUNS else "",
        article=_article(words, inside, units),
        head=words[len(upto) - 1] if upto else "",
        role=role,
        plural=plural or joined or counted,
        joined=joined,
        modifiers=_modifiers(page, span, head),
        bodies=_bodies(inside, core, name),
        owner=_owner(inside, core, head),
        owner_pronoun=words[0] if words and words[0] in _POSSESSIVES else "",
        name=name,
        apposed=None if name else _apposed(page, span, core, inside),
        aliases=aliases(page, span, inside),
    )


def _tokens(page: Reading, span: Span) -> Spans:
    tokens = list(page.within(span))
    while tokens and tokens[0].of(page.text) in set("“”\"'‘’,;:—–-(["):
        tokens.pop(0)
    while tokens and tokens[-1].of(page.text) in set("“”\"'‘’,;:—–-]."):
        tokens.pop()
    while len(tokens) > 1 and fold(tokens[-1].of(page.text)) in _REFLEXIVE:
        tokens.pop()
    while len(tokens) > 1 and fold(tokens[0].of(page.text)) in _LOOSE:
        if fold(tokens[1].of(page.text)) in _VERBS:
            return (tokens[0],)
        tokens.pop(0)
    return tuple(tokens)


_VERBS = frozenset(
    "is was are were has had have will would can could also now then did does served works worked "
    "lives lived runs ran leads led".split()
)
_REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})
_LOOSE = frozenset("but and as by who which that".split())
"""Words that a tagger's source may open with by mistake: "that local sources"."""


_CUTS = _RELATIVE | frozenset(
    ", ( — – ; : based speaking citing quoting named nicknamed called known identified published "
    "obtained seen reviewed released posted aired shared viewed leaked quoted cited interviewed "
    "including".split()
)
"""Signs and words that end the core of a source: what follows only adds to it."""


def _core(page: Reading, tokens: Spans, names: Sequence[NameMention]) -> Span:
    """Cut at the first comma, dash, bracket, relative pronoun or participle outside a name."""
    if not tokens:
        return Span(0, 0)
    end = tokens[0].end
    for position, token in enumerate(tokens[1:], 1):
        word = fold(token.of(page.text))
        listed = word == "," and _list_follows(page, tokens[position + 1 :])
        if word in _CUTS and not listed and not any(n.span.covers(token) for n in names):
            break
        end = token.end
    return Span(tokens[0].start, end)


def _upto_comma(page: Reading, tokens: Spans, names: Sequence[NameMention], core: Span) -> Span:
    """Return the source up to its first comma or dash: a clause without one tells who is meant."""
    later = [t for t in tokens if t.start >= core.end]
    if len(later) < 3 or fold(later[0].of(page.text)) not in _RELATIVE:
        return core
    end = core.end
    for token in later:
        inside = any(n.span.covers(token) for n in names)
        if not inside and token.of(page.text) in {",", "(", "—", "–", ";", ":"}:
            break
        end = token.end
    return Span(core.start, end)


def _list_follows(page: Reading, rest: Spans) -> bool:
    """Tell a list ("Ana, Ben and Cy") from an apposition: only short items before its "and"."""
    words = [fold(w.of(page.text)) for w in rest]
    if "and" not in words:
        return False
    upto = words[: words.index("and")]
    later = words[words.index("and") :]
    return (
        "," not in upto[:-1]
        and len(upto) <= 3
        and len(later) <= 4
        and all(w.of(page.text)[:1].isupper() for w in rest[: len(upto)] if w.of(page.text) != ",")
        and bool(upto)
    )


_OF_OTHERS = frozenset({"office", "offices", "department", "lawyers", "campaign"})
"""Heads behind an office without an article: "the secretary of state’s office"."""


def _head(words: list[str], units: Spans, names: Sequence[NameMention]) -> int:
    """Return the position of the last word before the first preposition outside a name."""
    owned = len(units) > 3 and words[-3] == "of" and words[-2].endswith(("'s", "s'"))
    if owned and words[-1] in _OF_OTHERS:
        return len(units) - 1
    last = 0
    for position, unit in enumerate(units):
        named = next((n for n in names if n.span.overlaps(unit)), None)
        if named is None and position and words[position] in _STOPS:
            break
        if named is None and words[position] == "and" and position:
            break
        last = position
    return last


def _name_at(names: Sequence[NameMention], unit: Span | None) -> NameMention | None:
    """Return the name that ends at the head word, unless it only owns what follows."""
    return next((n for n in names if unit is not None and n.span.overlaps(unit)), None)


def _role(text: str, units: Spans) -> tuple[Role | None, bool]:
    """Read the last one or two words as a role; "prime minister" before "minister"."""
    if len(units) > 1:
        pair = role_of(f"{units[-2].of(text)} {units[-1].of(text)}")
        if pair is not None and " " in pair[0].noun:
            return pair
    word = units[-1].of(text)
    found = (
        role_of(word.rpartition("-")[2]) if "-" in word and role_of(word) is None else role_of(word)
    )
    if found is not None:
        return found
    low = word.lower()
    return None, low.endswith("s") and not low.endswith(("ss", "us", "is", "'s", "’s"))


def _lead(words: list[str]) -> str:
    return words[0] if words else ""


def _article(words: list[str], names: Sequence[NameMention], units: Spans) -> Article:
    lead = _lead(words)
    owned = any(n.possessive and units and n.span.end <= units[-1].start for n in names)
    if lead in _POSSESSIVES or owned or any(w.endswith(("'s", "s'")) for w in words[:-1]):
        return Article.OWNED
    if lead in _DEFINITE:
        return Article.DEFINITE
    if lead in _INDEFINITE or lead.isdigit():
        return Article.INDEFINITE
    return Article.BARE


def _modifiers(page: Reading, span: Span, head: Span | None) -> frozenset[str]:
    words = [w for w in page.within(span) if head is None or not w.overlaps(head)]
    folded = (fold(w.of(page.text)).removesuffix("'s") for w in words)
    return frozenset(w for w in folded if w[:1].isalnum() and w not in _SMALL)


def _bodies(names: Sequence[NameMention], core: Span, head: NameMention | None) -> frozenset[str]:
    """Return the words of "Harbour Board" in "the head of the Harbour Board"."""
    apart = {EntityType.PERSON, EntityType.PLACE}
    inner = (n for n in names if n is not head and n.type not in apart and core.covers(n.span))
    return frozenset(word for name in inner for word in name.words)


def _owner(names: Sequence[NameMention], core: Span, head: Span | None) -> NameMention | None:
    if head is None:
        return None
    owners = [n for n in names if n.possessive and n.span.end <= head.start and core.covers(n.span)]
    return owners[-1] if owners else None


def _joined(page: Reading, core: Span, names: Sequence[NameMention]) -> bool:
    """Tell whether the core joins two with "and" before any preposition."""
    before = ""
    for token in page.within(core):
        word = fold(token.of(page.text))
        if any(n.span.covers(token) for n in names):
            continue
        if word in {"and", "&"} and before not in _OFFICES:
            return True
        before = word
        if word in _STOPS and token.start > core.start:
            return False
    return False


_OFFICES = frozenset(
    "food health housing education science culture energy trade business work environment "
    "agriculture veterans transport defence defense justice finance labor labour commerce sport "
    "tourism innovation oil gas fisheries foreign immigration arts climate".split()
)
"""What an office may be for before its "and": "Food and Drug Commissioner"."""


def _lists_people(page: Reading, span: Span, names: Sequence[NameMention]) -> bool:
    """Tell "senator Ana Ruiz, mayor Ben Tam and Cy Oss" from one person with an apposition."""
    people = [n for n in names if n.type is EntityType.PERSON and not n.possessive]
    if len(people) < 3:
        return False
    last = page.text[people[-2].span.end : people[-1].full.start]
    return bool(re.search(r"\band\b", last)) and "," in page.text[people[0].span.end : span.end]


def _one_titled(page: Reading, core: Span, names: Sequence[NameMention]) -> NameMention | None:
    """Return the one person at the end of "Food and Drug Commissioner Ana Ruiz"."""
    people = [
        n
        for n in names
        if n.type is EntityType.PERSON and core.covers(n.span) and n.words[-1] not in _OFFICES
    ]
    if len(people) != 1 or people[0].span.end != core.end:
        return None
    before = page.within(Span(core.start, people[0].full.start))
    roles = [r for w in before if (r := role_of(w.of(page.text))) and r[0].kind is RoleKind.PERSON]
    last = role_of(before[-1].of(page.text)) if before else None
    titled = people[0].title or (last is not None and last[0].kind is RoleKind.PERSON)
    led = bool(before) and fold(before[0].of(page.text)) in _INDEFINITE
    return people[0] if titled and before and not led and not any(r[1] for r in roles) else None


def _called_outlet(page: Reading, names: Sequence[NameMention], units: Spans) -> NameMention | None:
    """Return the name in "the Harbour newspaper", which the common noun only explains."""
    known = role_of(units[-1].of(page.text)) if units else None
    if known is None or known[1] or known[0].kind not in PUBLISHERS:
        return None
    for unit in reversed(units[:-1]):
        name = next((n for n in names if n.span.overlaps(unit)), None)
        if name is not None:
            return None if name.possessive or name.type is EntityType.PLACE else name
        if role_of(unit.of(page.text)) is None and unit.of(page.text).lower() != "news":
            return None
    return None


def _apposed(
    page: Reading, span: Span, core: Span, names: Sequence[NameMention]
) -> NameMention | None:
    """Return the name that the first comma after the core brings, where it brings nothing else."""
    if _speaks_for_a_person(page, core):
        return None
    rest = page.text[core.end : span.end]
    opened = re.match(r"\s*(?:,|—|–|\()\s*", rest)
    if not opened:
        return None
    at = core.end + opened.end()
    for name in names:
        if _led_up(page, at, name) and name.type is not EntityType.PLACE:
            after = page.text[name.span.end : span.end].strip()
            if not after or after[0] in ",()—–":
                return name
    return None


_SPEAKS_FOR = re.compile(
    r"(?:spokes(?:man|woman|person)|aide|lawyer|attorney|adviser|advisor|representative|friend|wife|"
    r"husband|assistant|deputy)\s+(?:for|of|to)\s+(?P<whom>the\s+[^,;]+?)"
    r"(?:\s+(?:on|of|in|at|for)\s.*)?$",
    re.IGNORECASE | re.DOTALL,
)


def _speaks_for_a_person(page: Reading, core: Span) -> bool:
    """Tell "a spokesman for the top senator, Ana Ruiz," whose name is the senator's."""
    match = _SPEAKS_FOR.search(core.of(page.text))
    known = role_of(match["whom"].split()[-1]) if match else None
    if known is None and match is not None:
        return match["whom"].split()[-1] in {"Republican", "Democrat", "Conservative", "Liberal"}
    return known is not None and not known[1] and known[0].kind is RoleKind.PERSON


_WIDEST_TITLE = 5
"""Words of "the populist cleric" or "Grand Ayatollah" before a name set beside a role."""


def _led_up(page: Reading, at: int, name: NameMention) -> bool:
    """Tell whether *name* begins at *at*, after no more than its own role or title."""
    if name.full.start == at:
        return True
    before = page.within(Span(at, name.span.start)) if at < name.span.start else ()
    if not before or len(before) > _WIDEST_TITLE or name.type is not EntityType.PERSON:
        return False
    if not all(w.of(page.text)[0].isalnum() or w.of(page.text) == "." for w in before):
        return False
    if any(fold(w.of(page.text)) in _STOPS | {"as", "like", "and", "or"} for w in before):
        return False
    last = [w for w in before if w.of(page.text) != "."][-1]
    known = role_of(last.of(page.text))
    role = known is not None and not known[1] and known[0].kind is RoleKind.PERSON
    return role or bool(name.title)


def own_words(page: Reading, source: Phrase) -> str:
    """Return the source's words without relative clause and apposition, on one line."""
    text = page.text[source.words.start : source.words.end]
    return " ".join(text.split()).strip(' ,;:“”"‘')


def gender_of(source: Phrase) -> Gender:
    """Return the gender that the head of the phrase tells."""
    return source.role.gender if source.role else Gender.ANY


def is_kind(source: Phrase, *kinds: RoleKind) -> bool:
    """Tell whether the head of the phrase denotes one of *kinds*."""
    return source.role is not None and source.role.kind in kinds
