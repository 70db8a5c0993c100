"""What the text says somebody is: apposition, title, role before the name, "Ruiz is a pilot"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.records import EntityType, Span
from onrecord.statements.naming.entities import Cast, Description, Entity
from onrecord.statements.naming.lexicon import RoleKind, role_of
from onrecord.statements.naming.names import NameMention
from onrecord.statements.naming.phrases import Article, Phrase, phrase
from onrecord.statements.naming.reading import Reading

_AFTER = re.compile(
    r"(?:\s*,\s+(?:\d{1,3}\s*,\s+)?(?:(?:who|which)\s+(?:is|was|serves as|works as|became)\s+)?"
    r"|\s+(?:is|was|became|has been|works as|worked as|serves as|served as)\s+"
    r"|\s*[(—–]\s*)(?:also\s+|now\s+|then\s+|currently\s+|himself\s+|herself\s+)?"
)
_END = re.compile(r"[;.!?(){}\[\]“”\"\n—–]|,(?!\d)")
LONGEST = 120
"""Code points of a description that is read; longer ones are clauses."""


def describe_all(page: Reading, names: Sequence[NameMention], found: Cast) -> None:
    """Give each entity the descriptions that stand beside its names."""
    for position, name in enumerate(names):
        entity = found.of(name)
        if entity is None or name.possessive:
            continue
        sentence = page.sentence_at(name.span.start)
        for span in (_after(page, name, sentence), _before(page, names, position, sentence)):
            if span is not None:
                describe(entity, phrase(page, span, names))
        if name.title:
            _entitle(page, entity, name)


def describe(entity: Entity, said: Phrase) -> None:
    """Add what *said* tells of *entity*, where its head is a role that an entity can have."""
    if said.role is None:
        return
    if entity.type is EntityType.OTHER and said.role.kind is RoleKind.PERSON and not said.plural:
        entity.type = EntityType.PERSON
    if entity.type is EntityType.PERSON and said.role.gender and not entity.sure:
        entity.gender, entity.sure = said.role.gender, True
    entity.descriptions.append(
        Description(
            span=said.span,
            head=said.role.noun,
            role=said.role,
            modifiers=said.modifiers,
            owner=owner_words(said),
            bodies=said.bodies,
        )
    )


def owner_words(said: Phrase) -> frozenset[str]:
    """Return the words of the name that owns the head of *said*: "Ruiz" of her mother."""
    return frozenset(said.owner.words) if said.owner is not None else frozenset()


def _entitle(page: Reading, entity: Entity, name: NameMention) -> None:
    known = role_of(_LONG_TITLES.get(name.title, name.title))
    if known is None:
        return
    role = known[0]
    entity.descriptions.append(
        Description(
            span=Span(name.full.start, name.span.start),
            head=role.noun,
            role=role,
            modifiers=_words_before(page, name),
        )
    )
    if role.gender and not entity.sure:
        entity.gender, entity.sure = role.gender, True


_LONG_TITLES = {
    "rep": "congressman",
    "sen": "senator",
    "gov": "governor",
    "gen": "general",
    "col": "colonel",
    "lt": "lieutenant",
    "maj": "major",
    "sgt": "sergeant",
    "capt": "captain",
    "adm": "admiral",
    "dr": "doctor",
    "prof": "professor",
    "rev": "pastor",
    "fr": "priest",
    "justice": "judge",
}


def _words_before(page: Reading, name: NameMention) -> frozenset[str]:
    sentence = page.sentence_at(name.span.start)
    words = page.within(Span(max(sentence.start, name.full.start - 30), name.full.start))[-2:]
    return frozenset(w.of(page.text).lower() for w in words if w.of(page.text)[0].isupper())


def _after(page: Reading, name: NameMention, sentence: Span) -> Span | None:
    opened = _AFTER.match(page.text, name.span.end, sentence.end)
    if opened is None:
        return None
    stop = _END.search(page.text, opened.end(), sentence.end)
    end = min(stop.start() if stop else sentence.end, opened.end() + LONGEST)
    span = Span(opened.end(), end)
    return span if _describes(page, span) else None


_DETERMINERS = frozenset("a an the his her its their one another".split())
_BREAKS = frozenset(
    "of for at in from with on to by about and or but that as said says told is was were are has "
    "had have when while after before because if including like than".split()
)


def _describes(page: Reading, span: Span) -> bool:
    """Tell whether *span* begins like a description: its first stretch ends in a role."""
    words = [w.of(page.text) for w in page.within(span)]
    stretch: list[str] = []
    for word in words[:9]:
        if word.lower() in _BREAKS or not word[0].isalnum():
            break
        stretch.append(word)
    return any(role_of(word) is not None and not role_of(word)[1] for word in stretch[-2:])  # type: ignore[index]


def _before(
    page: Reading, names: Sequence[NameMention], position: int, sentence: Span
) -> Span | None:
    """Return the role before a name ("activist Ana Ruiz", "the board's head, Ana Ruiz,")."""
    name = names[position]
    gap = page.text[sentence.start : name.full.start]
    if gap.rstrip().endswith(","):
        return _apposed_before(page, sentence, name)
    words = page.within(Span(sentence.start, name.full.start))[-7:]
    kept: list[Span] = []
    for word in reversed(words):
        text = word.of(page.text)
        if not text[0].isalnum() or text.lower() in _BREAKS:
            break
        kept.insert(0, word)
        if text.lower() in _DETERMINERS:
            break
    if not kept or page.text[kept[-1].end : name.full.start].strip():
        return None
    known = role_of(kept[-1].of(page.text))
    return Span(kept[0].start, kept[-1].end) if known and not known[1] else None


def _apposed_before(page: Reading, sentence: Span, name: NameMention) -> Span | None:
    after = page.text[name.span.end : name.span.end + 1]
    head = page.text[sentence.start : name.full.start].rstrip().removesuffix(",")
    start = max(head.rfind(sign) for sign in ',;“”"—–(') + 1
    span = Span(sentence.start + start, sentence.start + len(head))
    text = page.text[span.start : span.end].strip().lower()
    led = text.startswith(("the ", "his ", "her ", "its ", "their ", "a ", "an ", "one of "))
    owned = bool(re.match(r"[\w .’'-]+['’]s \w+", text))
    return span if after in {",", " ", "."} and (led or owned) and _describes(page, span) else None


def points(said: Phrase) -> bool:
    """Tell whether the phrase points at somebody already known."""
    return said.article in {Article.DEFINITE, Article.OWNED}
