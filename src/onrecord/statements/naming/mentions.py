"""Names in an article: the tagger's, mended by capital letters, titles, brackets and lists.

The tagger's spans are sometimes a word short and its types sometimes wrong; what stands around a
name ("Mr", "the newspaper", "(ISW)", "told") tells more than the name itself.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence, Set
from dataclasses import replace
from functools import cache

from onrecord.records import EntityType, Name, Span, Spans
from onrecord.statements.naming.borders import with_initials, within_borders
from onrecord.statements.naming.capitals import (
    after_title,
    belongs_left,
    belongs_right,
    common,
    neighbour,
    opens,
    plain_capital,
    runs,
    untagged,
)
from onrecord.statements.naming.lexicon import (
    RoleKind,
    fold,
    given_names,
    nationalities,
    outlets,
    role_of,
)
from onrecord.statements.naming.names import (
    HONORIFICS,
    JOINS,
    PARTICLES,
    POSSESSIVE,
    SUFFIXES,
    NameMention,
    capital,
    read_name,
    spells,
    wordlike,
)
from onrecord.statements.naming.nametypes import names_body, only_role, type_of
from onrecord.statements.naming.reading import Reading


def mentions(page: Reading, names: Sequence[Name]) -> tuple[NameMention, ...]:
    """Return the names of the article in reading order, none overlapping another."""
    tagged = _tagged(page, names)
    capitals = _clear_of(runs(page), [t.span for t in tagged])
    known = {word for name in tagged for word in name.words} | _known(page, capitals)
    missed = (untagged(page, run, known) for run in capitals)
    found = [*tagged, *(m for m in missed if m is not None)]
    named = [m for m in found if not only_role(page, m)]
    spelled = _spelled_out(page)
    listed = _listed(page)
    whole = [*spelled, *_keep_clear(listed, [m.full for m in spelled])]
    kept = [*_keep_clear(named, [m.span for m in whole]), *whole]
    complete = with_initials(page, _joined(page, sorted(kept, key=lambda m: m.span)))
    joined = within_borders(page, complete)
    inner = {m.words for m in joined if not opens(page, m.full.start)}
    mended = (_as_inside(page, _with_nation(page, _uncoupled(page, m)), inner) for m in joined)
    return tuple(replace(m, type=type_of(page, m)) for m in mended)


def _known(page: Reading, capitals: Sequence[Span]) -> set[str]:
    """Return the words that a capital inside a sentence shows to be part of names."""
    inner = {fold(w.of(page.text)) for run in capitals for w in page.within(run)[1:]}
    return inner | {fold(r.of(page.text)) for r in capitals if not opens(page, r.start)}


def _clear_of(spans: Sequence[Span], taken: Sequence[Span]) -> list[Span]:
    """Return those of *spans* that overlap none of *taken*; neither overlaps itself."""
    order = sorted(taken)
    ends = [t.end for t in order]
    kept = []
    for span in spans:
        after = bisect_right(ends, span.start)
        if after == len(order) or order[after].start >= span.end:
            kept.append(span)
    return kept


def _keep_clear(found: Sequence[NameMention], taken: Sequence[Span]) -> list[NameMention]:
    clear = set(_clear_of([m.full for m in found], taken))
    return [m for m in found if m.full in clear]


_HOUSES = re.compile(
    r"\b(?:White House|Downing Street|Supreme Court|Capitol Hill|Wall Street|Red Cross|"
    r"United Nations|European Union|Security Council)\b"
)
"""Bodies whose names' parts belong to other names beside them ("the Trump White House")."""


def _listed(page: Reading) -> list[NameMention]:
    """Return the well-known outlets and bodies of two words, whatever the tagger made of them."""
    outlet = ((m, EntityType.OUTLET) for m in _long_outlets().finditer(page.text))
    house = ((m, EntityType.ORGANIZATION) for m in _HOUSES.finditer(page.text))
    read = (read_name(page, Span(*m.span()), type_, tagged=True) for m, type_ in (*outlet, *house))
    return [m for m in read if m is not None and page.within(m.span)]


@cache
def _long_outlets() -> re.Pattern[str]:
    names = {
        name.removeprefix("The ")
        for name, known in outlets().items()
        if name not in known.weak and re.search(r"[ /]", name.removeprefix("The "))
    }
    longest = sorted(names, key=lambda n: (-len(n), n))
    return re.compile(r"\b(?:" + "|".join(map(re.escape, longest)) + r")(?!\w)")


WIDEST = 40
"""Code points within which a name's next word is looked for."""

_INITIALS = re.compile(r"\((?:the )?(?P<initials>[A-Z][A-Z/&-]{1,7})\)")


def _spelled_out(page: Reading) -> list[NameMention]:
    """Return the names that initials in brackets abbreviate: "Institute for the … Sea (ISS)"."""
    found = []
    for match in _INITIALS.finditer(page.text):
        before = page.within(Span(max(0, match.start() - 120), match.start()))[-10:]
        for first in range(len(before) - 2, -1, -1):
            words = [fold(w.of(page.text)) for w in before[first:]]
            if not all(wordlike(w) for w in words):
                break
            if capital(before[first].of(page.text)) and _nearly(match["initials"], words):
                span = Span(before[first].start, before[-1].end)
                mention = read_name(page, span, EntityType.ORGANIZATION, tagged=True)
                if mention is not None and not mention.title:
                    found.append(mention)
                break
    return found


def _nearly(initials: str, words: Sequence[str]) -> bool:
    """Tell whether *initials* abbreviate *words*, or all but the last of them (CDC)."""
    return spells(initials, words) or (len(words) > 3 and spells(initials, words[:-1]))


def _tagged(page: Reading, names: Sequence[Name]) -> list[NameMention]:
    """Return the tagger's names, mended; the first of two that overlap."""
    parts = sorted(
        (part for name in names for part in _apart(page, name)),
        key=lambda n: (n.span.start, -n.span.end),
    )
    spans = [part.span for part in parts]
    found: list[NameMention] = []
    for position, part in enumerate(parts):
        tokens = _snapped(page, part.span)
        if not tokens or (found and tokens[0].start < found[-1].full.end):
            continue
        others = [
            s for s in spans[max(0, position - 3) : position + 4] if not s.overlaps(part.span)
        ]
        mention = _read_tagged(page, tokens, part.type, others)
        if mention is not None and not common(page, mention):
            found.append(mention)
    return found


def _read_tagged(
    page: Reading, tokens: Spans, type_: EntityType, others: Sequence[Span]
) -> NameMention | None:
    if type_ is EntityType.PERSON:
        tokens = _after_small(page, tokens)
    tail = after_title(page, list(tokens))
    if tail:
        tokens, type_ = tuple(tail), EntityType.PERSON
    elif type_ is EntityType.PERSON and names_body(role_of(tokens[-1].of(page.text))):
        type_ = EntityType.ORGANIZATION
    return read_name(page, _mended(page, tokens, type_, others), type_, tagged=True)


def _after_small(page: Reading, tokens: Spans) -> Spans:
    """Cut "University president Ana Ruiz", tagged as a person, after its last small word."""
    texts = [t.of(page.text) for t in tokens]
    small = [i for i, t in enumerate(texts) if t.islower() and fold(t) not in PARTICLES]
    return tokens[small[-1] + 1 :] if small and small[-1] + 1 < len(tokens) else tokens


def _apart(page: Reading, name: Name) -> list[Name]:
    """Cut "Ruiz and Tam", tagged as one person, and "Ana Ruiz’s Office" in two."""
    text = name.span.of(page.text)
    joint = re.search(r"\s+and\s+", text) if name.type is EntityType.PERSON else None
    owned = re.search(r"(?<=['’‘]s)\s+", text)
    if joint is None and owned and any(fold(w) in given_names() for w in text.split()[:2]):
        joint = owned
    if joint is None:
        return [name]
    first = Span(name.span.start, name.span.start + joint.start())
    second = Span(name.span.start + joint.end(), name.span.end)
    return [replace(name, span=first), replace(name, span=second)]


def _snapped(page: Reading, span: Span) -> Spans:
    """Return the whole words that *span* touches, less an opening "The" and closing signs."""
    wide = Span(max(0, span.start - 40), span.end + 40)
    tokens = [w for w in page.within(wide) if w.overlaps(span)]
    while tokens and not wordlike(tokens[-1].of(page.text)):
        tokens.pop()
    while len(tokens) > 1 and tokens[-1].of(page.text) in JOINS | PARTICLES:
        tokens.pop()
    if all(fold(t.of(page.text)) in HONORIFICS or t.of(page.text) == "." for t in tokens):
        return ()
    while tokens and _no_start(tokens, page.text):
        tokens.pop(0)
    return tuple(tokens)


def _no_start(tokens: Sequence[Span], text: str) -> bool:
    word = tokens[0].of(text)
    return not wordlike(word) or (len(tokens) > 1 and word.lower() in {"the", "a", "an"})


def _mended(page: Reading, tokens: Spans, type_: EntityType, others: Sequence[Span]) -> Span:
    """Widen a tagged name over the capitalised words that belong to it."""
    person = type_ is EntityType.PERSON
    start = _mended_left(page, tokens[0].start, person and len(tokens) > 1, others)
    end = _mended_right(page, start, tokens[-1].end, person, others)
    if person:
        return Span(start, end)
    return Span(start, _with_field(page, Span(start, _up_to_body(page, end, others))))


def _up_to_body(page: Reading, end: int, others: Sequence[Span]) -> int:
    """Return where "Selby Police Department" ends, of which only "Selby" was tagged."""
    at = end
    for _ in range(_BODY_WORDS):
        word = neighbour(page, at, 1)
        if word is None or not capital(word.of(page.text)) or any(word.overlaps(o) for o in others):
            return end
        if POSSESSIVE.search(page.text[max(0, at - 3) : at]):
            return end
        at = word.end
        known = role_of(word.of(page.text))
        if known is not None and known[0].kind is RoleKind.BODY and not known[1]:
            following = neighbour(page, at, 1)
            if following is None or not capital(following.of(page.text)):
                return at
    return end


_BODY_WORDS = 3
"""Words behind a place up to which the noun of its body stands: "Selby Fire and Police Board"."""
_FIELD = re.compile(r"[ \xa0](?:of|for)[ \xa0](?:the[ \xa0])?(?=[A-Z])")


def _with_field(page: Reading, span: Span) -> int:
    """Return the end of *span* with what its body is for: "Institute for Water Policy"."""
    last = page.within(span)[-1:]
    opened = _FIELD.match(page.text, span.end)
    if not last or not opened or not names_body(role_of(last[0].of(page.text))):
        return span.end
    word = next(iter(page.within(Span(opened.end(), opened.end() + WIDEST))), None)
    if word is None or not plain_capital(word.of(page.text)) or _personal(word.of(page.text)):
        return span.end
    return _mended_right(page, word.start, word.end, False, ())


def _personal(word: str) -> bool:
    known = role_of(word)
    title = known is not None and known[0].kind is RoleKind.PERSON
    return title or fold(word) in given_names()


def _mended_left(page: Reading, start: int, given_only: bool, others: Sequence[Span]) -> int:
    while word := neighbour(page, start, -1):
        joined = page.text[start] == "&" and capital(word.of(page.text))
        joined = joined or (not given_only and _nation_inside(page, word))
        if not joined and (
            any(word.overlaps(o) for o in others) or not belongs_left(page, word, given_only)
        ):
            break
        start = word.start
    return start


def _nation_inside(page: Reading, word: Span) -> bool:
    """Tell whether a nation stands in the middle of a name: "National Danish Ferry Company"."""
    before = neighbour(page, word.start, -1)
    if before is None or word.of(page.text) not in nationalities():
        return False
    return plain_capital(before.of(page.text)) and not opens(page, before.start)


def _mended_right(page: Reading, start: int, end: int, person: bool, others: Sequence[Span]) -> int:
    while word := neighbour(page, end, 1):
        suffix = fold(word.of(page.text)).strip(".") in SUFFIXES
        joined = page.text[end - 1] == "&" and capital(word.of(page.text))
        if not (suffix or joined) and any(word.overlaps(o) for o in others):
            break
        owned = POSSESSIVE.search(page.text[max(start, end - 3) : end])
        if owned or not (joined or belongs_right(page, word, person)):
            break
        end = word.end
    return end


def _with_nation(page: Reading, mention: NameMention) -> NameMention:
    """Take "American" into "American Society of Harbours", whose first word is a body's."""
    first = role_of(mention.words[0])
    before = neighbour(page, mention.span.start, -1)
    if len(mention.words) < 3 or mention.title or before is None or not names_body(first):
        return mention
    if before.of(page.text) not in nationalities():
        return mention
    span = Span(before.start, mention.span.end)
    words = (fold(before.of(page.text)), *mention.words)
    return replace(mention, span=span, full=span, words=words)


def _as_inside(page: Reading, mention: NameMention, inner: Set[tuple[str, ...]]) -> NameMention:
    """Take "Open" into "Open Harbour", cut at a sentence's start, if it is whole inside one."""
    before = neighbour(page, mention.full.start, -1)
    if before is None or not capital(before.of(page.text)):
        return mention
    words = (fold(before.of(page.text)), *mention.words)
    if words not in inner:
        return mention
    span = Span(before.start, mention.span.end)
    return replace(mention, span=span, full=span, words=words)


def _uncoupled(page: Reading, mention: NameMention) -> NameMention:
    """Cut link text that a page lost its spaces in: "Ana Ruiz Ana RuizBoat sinks"."""
    words = page.within(mention.span)
    texts = [w.of(page.text) for w in words]
    for position, text in enumerate(texts):
        for first, name in enumerate(texts[:position]):
            rest = text.removeprefix(name)
            if len(name) > 3 and rest != text and rest[:1].isupper():
                span = Span(mention.span.start, words[first].end)
                kept = tuple(fold(t) for t in texts[: first + 1] if wordlike(t))
                return replace(
                    mention, span=span, full=Span(mention.full.start, span.end), words=kept
                )
    return mention


def _joined(page: Reading, found: Sequence[NameMention]) -> list[NameMention]:
    """Join the two halves of "Radio North/Radio South" and "Institute for … (IXY)"."""
    joined: list[NameMention] = []
    for mention in found:
        before = joined[-1] if joined else None
        if before is None or mention.full.start >= before.span.end:
            if before is not None and _one_name(page, before, mention):
                joined[-1] = _both(page, before, mention)
            else:
                joined.append(mention)
    return joined


def _both(page: Reading, a: NameMention, b: NameMention) -> NameMention:
    return replace(
        a,
        span=Span(a.span.start, b.span.end),
        full=Span(a.full.start, b.span.end),
        words=(*a.words, *_between(page, a, b), *b.words),
        possessive=b.possessive,
        tagged=a.tagged or b.tagged,
        type=a.type if a.tagged else b.type,
    )


def _between(page: Reading, a: NameMention, b: NameMention) -> tuple[str, ...]:
    gap = page.within(Span(a.span.end, b.full.start))
    return tuple(fold(w.of(page.text)) for w in gap if wordlike(w.of(page.text)))


def _one_name(page: Reading, a: NameMention, b: NameMention) -> bool:
    """Tell whether two names beside each other are one that was cut."""
    if a.possessive or b.title or EntityType.PERSON in {a.type, b.type}:
        return False
    gap = page.text[a.span.end : b.span.start]
    beside = gap in {" ", "\xa0"}
    if gap == "/" or (beside and a.words[-1] in {"radio", "channel", "tv"}):
        return True
    if re.fullmatch(r"[ \xa0](?:of|for)[ \xa0](?:the )?", gap):
        return names_body(role_of(a.words[-1]))
    body = names_body(role_of(b.words[-1].rpartition("-")[0] or b.words[-1]))
    whole = len(b.words) > 1 or a.type is not EntityType.GROUP
    return beside and a.tagged and b.tagged and body and whole
