"""Borders: where a name ends beside an office, a title, a place or a headline's capitals.

The tagger reads capitals in a row as one name: "Secretary of | State Ana Ruiz", "Selby Sen. Ana
Ruiz", and in a headline "Ana Ruiz Shines Light". A speaker under such a name is a false one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import replace

from onrecord.records import EntityType, Span
from onrecord.statements.naming.lexicon import RoleKind, fold, given_names, role_of
from onrecord.statements.naming.names import NameMention, capital, wordlike
from onrecord.statements.naming.reading import Reading

_OFFICE = re.compile(r"(?P<role>[\w-]+)[ \xa0](?:of|to|for)[ \xa0](?:the[ \xa0])?$")
"""An office before its field or its place: "secretary of", "ambassador to"."""
_SHORT_TITLES = frozenset(
    "sen rep gov gen col lt maj sgt capt cmdr adm rev prof dr mr mrs ms sir dame".split()
)
"""Titles that stand inside no name."""
_ABBREVIATED = re.compile(r"[ \xa0](?:Sens?|Reps?|Gov|Gen|Assemblyman|Assemblywoman)\b")
"""What follows a place: "New Selby Rep. Ana Ruiz"."""
_PERSON_OF_PLACE = re.compile(r"[ \xa0](?P<role>[a-z][\w-]+)\b")
_LONG = 3
"""Letters up to which a word has no capital in a headline of capitals."""
_HEADLINE = 5
"""Words from which a line of capitals is a headline and no name."""


def within_borders(page: Reading, found: Sequence[NameMention]) -> list[NameMention]:
    """Return the names of *found* without what only stands before or behind them."""
    shouted = frozenset(n for n, block in enumerate(page.blocks) if _is_headline(page, block))
    told = {m.words for m in found if page.block(m.span.start) not in shouted}
    mended = (_without_title(page, _without_office(page, m)) for m in found)
    return [_as_told(page, _placed(page, m), told, shouted) for m in mended]


_INITIALS = re.compile(r"(?:^|(?<=[\s(\"“‘'\[]))(?:[A-Z]\.[- \xa0]?){1,3}$")
_STATES = frozenset({"US", "UK", "UN", "EU", "UAE", "DC"})


def with_initials(page: Reading, found: Sequence[NameMention]) -> list[NameMention]:
    """Give people the initials before their names, which the tagger takes apart: "J.-P. Sol"."""
    kept: list[NameMention] = []
    for mention in found:
        start = _initials(page, mention)
        if start is not None:
            while kept and kept[-1].span.end > start:
                kept.pop()
            span = Span(start, mention.span.end)
            letters = re.findall(r"[A-Z]", page.text[start : mention.span.start])
            words = (*(letter.lower() for letter in letters), *mention.words)
            mention = replace(mention, span=span, full=span, words=words)
        kept.append(mention)
    return kept


def _initials(page: Reading, mention: NameMention) -> int | None:
    """Return where the initials before a person's surname begin, if it has any."""
    if mention.type is not EntityType.PERSON or mention.title or len(mention.words) > 2:
        return None
    start = mention.span.start
    before = page.text[max(0, start - 12) : start]
    match = _INITIALS.search(before)
    if match is None or "".join(re.findall(r"[A-Z]", match.group())) in _STATES:
        return None
    return start - len(match.group())


def _without_office(page: Reading, mention: NameMention) -> NameMention:
    """Cut "State Ana Ruiz" behind "Secretary of" before the given name."""
    if len(mention.words) < 3 or mention.words[0] in given_names():
        return mention
    match = _OFFICE.search(page.text[max(0, mention.full.start - 40) : mention.full.start])
    known = role_of(match["role"]) if match else None
    if match is None or known is None or known[0].kind is not RoleKind.PERSON:
        return mention
    words = page.within(mention.span)
    for position, word in enumerate(words[1:-1], 1):
        if fold(word.of(page.text)) in given_names():
            start = mention.full.start - len(match.group())
            return _from(page, mention, words[position:], known[0].noun, start)
    return mention


def _without_title(page: Reading, mention: NameMention) -> NameMention:
    """Cut "Selby Sen. Ana Ruiz" behind the title."""
    words = page.within(mention.span)
    for position in range(len(words) - 2, 0, -1):
        title = fold(words[position].of(page.text)).strip(".")
        rest = words[position + 1 :]
        if rest[0].of(page.text) == ".":
            rest = rest[1:]
        if title in _SHORT_TITLES and rest:
            return _from(page, mention, rest, title, words[position].start)
    return mention


def _from(
    page: Reading, mention: NameMention, words: Sequence[Span], title: str, full: int
) -> NameMention:
    """Return *mention* from the first of *words* on, as the person whom *title* tells."""
    return replace(
        mention,
        span=Span(words[0].start, mention.span.end),
        full=Span(full, mention.span.end),
        words=tuple(fold(w.of(page.text)) for w in words if wordlike(w.of(page.text))),
        title=title,
        type=EntityType.PERSON,
    )


def _placed(page: Reading, mention: NameMention) -> NameMention:
    """Take "New Selby" for a place in "New Selby Rep. Ana Ruiz" and "the Selby lawmaker"."""
    if mention.type is not EntityType.PERSON or mention.title or mention.possessive:
        return mention
    if mention.words[0] in given_names():
        return mention
    if _ABBREVIATED.match(page.text, mention.span.end):
        return replace(mention, type=EntityType.PLACE)
    led = page.text[max(0, mention.full.start - 4) : mention.full.start].lower() == "the "
    match = _PERSON_OF_PLACE.match(page.text, mention.span.end)
    known = role_of(match["role"]) if match and led else None
    if known is not None and "politician" in known[0].classes and not known[1]:
        return replace(mention, type=EntityType.PLACE)
    return mention


def _is_headline(page: Reading, block: Span) -> bool:
    """Tell a line whose words nearly all begin with capitals, and that ends no sentence."""
    words = [w for w in page.within(block) if wordlike(w.of(page.text))]
    long = [w.of(page.text) for w in words if w.end - w.start > _LONG]
    if len(words) < _HEADLINE or not long or page.text[block.end - 1] == ".":
        return False
    return sum(capital(word) for word in long) >= len(long) - len(long) // 5


def _as_told(
    page: Reading, mention: NameMention, told: Set[tuple[str, ...]], shouted: Set[int]
) -> NameMention:
    """Cut a headline's "Ana Ruiz Shines Light" to the name that the report gives."""
    size = len(mention.words)
    if size < 2 or mention.words in told or page.block(mention.span.start) not in shouted:
        return mention
    words = [w for w in page.within(mention.span) if wordlike(w.of(page.text))]
    for length in range(size - 1, 0, -1):
        if mention.words[:length] in told and length <= len(words):
            span = Span(mention.span.start, words[length - 1].end)
            full = Span(mention.full.start, span.end)
            return replace(mention, span=span, full=full, words=mention.words[:length])
    return mention
