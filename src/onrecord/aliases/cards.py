"""Cards: everybody whom one article names, with the names it uses."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from onrecord.aliases.roles import Role, beside, role
from onrecord.records import Article, At, EntityType, Extraction, InArticle, Mention, Span
from onrecord.text.folding import fold_name
from onrecord.text.lists import rows


class Kind(StrEnum):
    """What can be one with what: a person is never a body, nor a body a place."""

    PERSON = "person"
    BODY = "body"
    PLACE = "place"
    OTHER = "other"


KINDS = {
    EntityType.PERSON: Kind.PERSON,
    EntityType.ORGANIZATION: Kind.BODY,
    EntityType.OUTLET: Kind.BODY,
    EntityType.GROUP: Kind.BODY,
    EntityType.PLACE: Kind.PLACE,
}

_SMALL = frozenset(
    "of the for and on in to at de la le del della di da do dos das du des van von der den bin ibn "
    "al el y e und für & zu ten ter by with".split()
)
_PRONOUNS = frozenset("he she it they we i you his her its their him them who".split())
_ENDING = re.compile(r"[’']s?$")


@dataclass(frozen=True, slots=True)
class Card:
    """One whom an article names. ``forms`` are the names it uses, most said first."""

    article: Article
    entity: str
    type: EntityType
    name: str
    forms: tuple[tuple[str, tuple[Span, ...]], ...]
    roles: tuple[Role, ...]
    """What it is said to be: "the mayor of Selna"."""
    unnamed: bool
    """Whether a role is all that the article gives: it stands as the name."""
    titles: frozenset[str] = frozenset()
    """The titles that it has before its names: "general", "dr"."""

    @property
    def id(self) -> InArticle:
        """Return what the card is known by."""
        return InArticle(self.article.id, self.entity)

    @property
    def folded(self) -> str:
        """Return the fullest name, as it is compared."""
        return fold(plain(self.name))

    def at(self, spans: Iterable[Span]) -> At:
        """Point to *spans* of the article."""
        return At(article=self.article.id, path=self.article.path, spans=tuple(spans))


_SYLLABLES = re.compile(
    r"\b([A-Z][a-z]{1,4})-(?!(?:led|born|made|based|held|run|like|era|wide|only|style|type|backed)\b)"
    r"[a-z]{2,5}\b"
)
"""Given names of two syllables, of which the second is written small: "Dae-won"."""


def is_name(words: str) -> bool:
    """Tell a name from a description: every word but the small ones has a capital.

    >>> is_name("Institute for the Study of Tides"), is_name("The director of Selna Ferries")
    (True, False)
    >>> is_name("He"), is_name("al-Sol"), is_name("The Tide")
    (False, True, True)
    >>> is_name("Dae-won Kim"), is_name("Selna-led")
    (True, False)
    """
    parts = re.split(r"[\s–—-]+", _SYLLABLES.sub(r"\1", words))
    parts = parts[1:] if len(parts) > 1 and parts[0].lower() in {"the", "a", "an"} else parts
    if not parts or parts[-1].lower() in _SMALL | _PRONOUNS:
        return False
    return all(p.lower() in _SMALL or not p[:1].islower() for p in parts) and any(
        p[:1].isupper() for p in parts
    )


def fold(name: str) -> str:
    """Return what a name is compared by; the A of "A. Ruiz" is no article.

    >>> fold("A. Ruíz")
    'a ruiz'
    """
    return fold_name(f"x {name}")[2:]


def plain(words: str) -> str:
    """Return a name in one line, without "the" in front and a possessive ending.

    >>> plain("the Selna\\nFerries’")
    'Selna Ferries'
    """
    line = _ENDING.sub("", " ".join(words.split()))
    first, _, rest = line.partition(" ")
    return rest if rest and first in {"the", "a", "an", "The"} else line


def cards(extraction: Extraction) -> Iterator[Card]:
    """Yield a card for each entity of an article, in the order in which they are named."""
    by_entity: dict[str, list[Mention]] = defaultdict(list)
    for mention in extraction.mentions:
        by_entity[mention.entity].append(mention)
    for entity, mentions in by_entity.items():
        yield _card(extraction.article, entity, mentions)


def _card(article: Article, entity: str, mentions: list[Mention]) -> Card:
    forms: dict[str, list[Span]] = defaultdict(list)
    described: list[Role] = []
    name = mentions[0].name
    kind = Counter(m.type for m in mentions).most_common(1)[0][0]
    for mention in mentions:
        words = mention.span.of(article.text)
        if (is_name(words) and not _titled(words, mention.name)) or _institution(words, kind):
            forms[plain(words)].append(mention.span)
        elif found := role(words, mention.span.start):
            described.append(found)
    chosen = plain(name) if is_name(name) or _institution(name, kind) else ""
    if not chosen and not forms and described and mentions[0].type is EntityType.PERSON:
        return _unnamed(article, entity, mentions, described)
    if not chosen and forms:
        chosen = max(forms, key=lambda f: (len(f.split()), len(forms[f]), f))
    _complete(article.text, chosen, forms)
    order = sorted(forms.items(), key=lambda f: (f[0] != chosen, -len(f[1]), f[0]))
    return Card(
        article=article,
        entity=entity,
        type=kind,
        name=chosen,
        forms=tuple((form, tuple(spans)) for form, spans in order),
        # "The mayor" may be another one than the report seems to say: it is no name of his.
        roles=(*(r for r in described if r.of), *_beside(article, mentions, forms)),
        unnamed=False,
        titles=_titles(article.text, mentions) if kind is EntityType.PERSON else frozenset(),
    )


_TITLE = re.compile(
    r"(?:^|[\s(“\"])(?:(?P<field>[A-Z][a-z]+) (?=M))?(?P<title>[A-Z][a-z]{1,12})\.?[ \xa0]$"
)
_SHORT_TITLES = {
    "gen": "general", "col": "colonel", "lt": "lieutenant", "capt": "captain", "maj": "major",
    "sgt": "sergeant", "sen": "senator", "rep": "representative", "gov": "governor",
    "prof": "professor", "dr": "doctor", "rev": "reverend", "cmdr": "commander", "adm": "admiral",
}  # fmt: skip


def _titles(text: str, mentions: Iterable[Mention]) -> frozenset[str]:
    """Return the titles before the names of a person, in full: "general" for "Gen."."""
    found = [_TITLE.search(text[max(0, m.span.start - 30) : m.span.start]) for m in mentions]
    words = {one["title"].lower() for one in found if one}
    fields = {f"{one['field']} {one['title']}".lower() for one in found if one and one["field"]}
    known = frozenset(_SHORT_TITLES.get(w, w) for w in words) & (_nouns() | _OTHER_TITLES)
    return known | {field for field in fields if field.endswith(" minister")}


_OTHER_TITLES = frozenset(_SHORT_TITLES.values())


_INSTITUTION = re.compile(
    r"(?:[Tt]he )?(?!the )[a-z][a-z-]+(?: [a-z][a-z-]+)? (?:ministry|department)"
)


def _institution(words: str, kind: EntityType) -> bool:
    """Tell a body that is named by what it does: "the transport ministry"."""
    return kind is EntityType.ORGANIZATION and bool(_INSTITUTION.fullmatch(words))


_TRANSLATED = re.compile(r"[”\"’]? \((?:the )?[“\"‘]?([A-Z]\w+)[”\"’]? in [A-Z]\w+\)")


def _complete(text: str, chosen: str, forms: dict[str, list[Span]]) -> None:
    """Add the name that mentions have only a part of, and "Gull" of "Chaika (Gull in English)"."""
    if chosen and chosen not in forms and (at := text.find(chosen)) >= 0:
        forms[chosen].append(Span(at, at + len(chosen)))
    for span in [span for spans in forms.values() for span in spans]:
        if found := _TRANSLATED.match(text, span.end):
            forms[found[1]].append(Span(*found.span(1)))


def _unnamed(article: Article, entity: str, mentions: list[Mention], roles: list[Role]) -> Card:
    name = roles[0].words[0].lower() + roles[0].words[1:]
    spans = tuple(found.span for found in roles if found.key == roles[0].key)
    kind = mentions[0].type
    return Card(article, entity, kind, name, ((name, spans),), tuple(roles), unnamed=True)


def _beside(
    article: Article, mentions: list[Mention], forms: dict[str, list[Span]]
) -> Iterator[Role]:
    if mentions[0].type in {EntityType.PERSON, EntityType.OTHER}:
        for spans in forms.values():
            for span in spans:
                yield from beside(article.text, span)


def _titled(words: str, name: str) -> bool:
    """Tell a title, which is in capitals beside the name, from a name: "the Speaker"."""
    last = words.split()[-1]
    return last not in name.split() and (last.lower() in _nouns())


@cache
def _nouns() -> frozenset[str]:
    return frozenset(noun for noun, *_ in rows("roles.tsv"))
