"""Names by their capital letters: where a run of capitals begins and ends, and what belongs to it.

The tagger misses names and cuts them short; a run of capitals in the middle of a sentence is one.
"""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.records import EntityType, Span
from onrecord.statements.naming.lexicon import (
    RoleKind,
    fold,
    given_names,
    nationalities,
    outlets,
    role_of,
)
from onrecord.statements.naming.names import (
    DAYS,
    HONORIFICS,
    OPENERS,
    PARTICLES,
    POSSESSIVE,
    SUFFIXES,
    NameMention,
    capital,
    read_name,
)
from onrecord.statements.naming.reading import Reading

NETWORKS = frozenset("fox abc nbc cbs pbs bbc cw channel news kiss radio sky tv".split())

ARABIC = re.compile(r"(?:al|el|as|ash|an|ar|at|ad|az|ul)-[A-Z]")
"""A part of a name that begins with its article: "Hadi al-Rawi"."""

TITLED = frozenset(
    "authority politician soldier law judge religious royal head officer police official".split()
)

_BEFORE_TITLES = frozenset(
    "vice deputy assistant foreign prime defense defence interior health finance attorney police "
    "state former acting lieutenant major first associate senior chief home trade energy".split()
)


def neighbour(page: Reading, at: int, step: int) -> Span | None:
    """Return the word one blank before (-1) or after (1) *at*."""
    if step < 0:
        near = [w for w in page.within(Span(max(0, at - 60), at)) if w.end <= at]
        return near[-1] if near and _one_apart(page.text, near[-1].end, at) else None
    near = [w for w in page.within(Span(at, at + 60)) if w.start >= at]
    if len(near) > 1 and re.match(r"\b[A-Z]\.", page.text[max(0, at - 1) : at + 1]):
        near, at = near[1:], at + 1
    return near[0] if near and _one_apart(page.text, at, near[0].start) else None


def _one_apart(text: str, before: int, after: int) -> bool:
    """Tell whether two words stand one blank apart, or none around "&"."""
    gap = text[before:after]
    return gap in {" ", "\xa0"} or (gap == "" and "&" in text[before - 1 : after + 1])


def plain_capital(word: str) -> bool:
    """Tell whether *word* may be part of a name: a capital, and no title, day or nation."""
    low = fold(POSSESSIVE.sub("", word))
    return (
        capital(word)
        and low not in DAYS
        and low not in OPENERS
        and low not in HONORIFICS
        and word not in nationalities()
    )


def belongs_left(page: Reading, word: Span, given_only: bool) -> bool:
    """Tell whether *word* belongs to the name right after it."""
    text = word.of(page.text)
    if text == "&":
        return True
    if not plain_capital(text) or POSSESSIVE.search(text):
        return False
    low = fold(text)
    if low in given_names() or re.fullmatch(r"(?:[A-Z]\.)+|[A-Z]", text):
        return True
    return not given_only and role_of(text) is None and not opens(page, word.start)


def belongs_right(page: Reading, word: Span, person: bool) -> bool:
    """Tell whether *word* belongs to the name right before it."""
    text = word.of(page.text)
    if fold(text).strip(".") in SUFFIXES or text == "&" or ARABIC.match(text):
        return True
    if text.isdigit() and len(text) < 3:
        before = page.within(Span(max(0, word.start - 12), word.start))[-1:]
        return bool(before) and fold(before[0].of(page.text)) in NETWORKS
    return plain_capital(text) and not (person and role_of(text) is not None)


def opens(page: Reading, at: int) -> bool:
    """Tell whether the word at *at* opens a sentence or a quotation."""
    before = page.text[max(0, at - 3) : at].rstrip(" \xa0")
    return not before or before[-1] in ".!?:\n“\"‘'(—–-•|" or page.sentence_at(at).start == at


def common(page: Reading, mention: NameMention) -> bool:
    """Tell "University officials" at a sentence's start and "Interior Minister" from names."""
    following = neighbour(page, mention.span.end, 1)
    if len(mention.words) == 1 and mention.words[0] in _BEFORE_TITLES and following is not None:
        return _titles(page, following)
    known = role_of(mention.words[0])
    common = known is not None and known[0].kind in {RoleKind.BODY, RoleKind.GROUP}
    after = page.text[mention.span.end : mention.span.end + 2]
    return (
        len(mention.words) == 1
        and common
        and opens(page, mention.span.start)
        and after[:1] == " "
        and after[1:].islower()
    )


def runs(page: Reading) -> list[Span]:
    """Return the runs of capitalised words that may be names, in reading order."""
    parts = [part for words in _capitalised(page) for part in _parted(page, words)]
    return _institutions(page, [run for part in parts if (run := _trimmed_run(page, part))])


def _capitalised(page: Reading) -> list[list[Span]]:
    """Return the stretches of capitalised words, particles between them included."""
    stretches: list[list[Span]] = [[]]
    for word in page.words:
        if not stretches[-1] and _small(word.of(page.text)):  # most words: looked at no further
            continue
        if stretches[-1] and _cut(page, stretches[-1][-1], word):
            stretches.append([])
        initial = page.text[word.end : word.end + 1] == "&" and capital(word.of(page.text))
        initial = initial or _nation_in_name(page, stretches[-1], word)
        initial = initial or (bool(stretches[-1]) and _dots(page, stretches[-1][-1], word))
        if initial or _goes_in(word.of(page.text), bool(stretches[-1])):
            stretches[-1].append(word)
        elif stretches[-1]:
            stretches.append([])
    return [words for words in stretches if words]


def _small(text: str) -> bool:
    """Tell a word that opens no name."""
    return not capital(text) and text not in nationalities()


_BEFORE_NATIONS = frozenset("national royal free central federal general state new".split())


def _nation_in_name(page: Reading, before: list[Span], word: Span) -> bool:
    """Tell "National Danish Ferry Company" from a nation that begins the next name."""
    if not before or word.of(page.text) not in nationalities():
        return False
    return fold(before[-1].of(page.text)) in _BEFORE_NATIONS


def _dots(page: Reading, before: Span, word: Span) -> bool:
    """Tell the full stop of "John F. Kennedy" from a sentence's."""
    letter = before.end - before.start == 1 and capital(before.of(page.text))
    return letter and word.of(page.text) == "." and before.end == word.start


def _cut(page: Reading, before: Span, word: Span) -> bool:
    gap = page.text[before.end : word.start]
    tight = gap == "" and "&" in {word.of(page.text), page.text[word.start - 1]}
    dot = gap == "" and word.of(page.text) == "."
    return (gap not in {" ", "\xa0"} and not tight and not dot) or bool(
        POSSESSIVE.search(before.of(page.text))
    )


def _goes_in(text: str, inside: bool) -> bool:
    if plain_capital(text) or (not inside and text in nationalities()):
        return True
    joins = (
        ARABIC.match(text)
        or fold(text) in PARTICLES | SUFFIXES
        or text.isdigit()
        or text in {"&", "US", "UK"}
    )
    return inside and bool(joins)


def after_title(page: Reading, words: list[Span]) -> list[Span]:
    """Return the name after the last title, title included, where there is one."""
    titles = [i for i, w in enumerate(words) if _titles(page, w)]
    rest = words[titles[-1] + 1 :] if titles else []
    given = bool(rest) and fold(rest[0].of(page.text)) in given_names()
    roles = any(role_of(w.of(page.text)) for w in rest)
    return words[titles[-1] :] if rest and (given or not roles) else []


def _titles(page: Reading, word: Span) -> bool:
    text = word.of(page.text)
    known = role_of(text)
    if known is None or known[1] or not capital(text):
        return False
    person = known[0].kind is RoleKind.PERSON and bool(known[0].classes & TITLED)
    return person and fold(text) not in given_names()


def _parted(page: Reading, words: list[Span]) -> list[list[Span]]:
    """Cut "Harbour Board Vice President Ana Ruiz" before its title and after it."""
    tail = after_title(page, words)
    if not tail:
        return [words]
    titles = [i for i, w in enumerate(words) if _titles(page, w)]
    first = titles[0]
    if first and fold(words[first - 1].of(page.text)) in _BEFORE_TITLES:
        first -= 1
    return [part for part in (words[:first], tail) if part]


def _institutions(page: Reading, found: list[Span]) -> list[Span]:
    """Join "Institute of Harbours" and "Bank for the Sea": a body, then what it is of."""
    joined: list[Span] = []
    for run in found:
        if joined and _of_body(page, joined[-1], run):
            joined[-1] = Span(joined[-1].start, run.end)
        else:
            joined.append(run)
    return joined


def _of_body(page: Reading, before: Span, run: Span) -> bool:
    gap = page.text[before.end : run.start]
    if not re.fullmatch(r"[ \xa0](?:of|for|to)[ \xa0](?:the )?", gap):
        return False
    words = page.within(before)
    if _is_body(words[0].of(page.text)) or _is_body(words[-1].of(page.text)):
        return True
    known = any(role_of(w.of(page.text)) for w in (words[0], words[-1]))
    led = page.text[max(0, before.start - 4) : before.start] in {"the ", "The "}
    return led and not known and _is_body(page.within(run)[-1].of(page.text))


def _is_body(word: str) -> bool:
    known = role_of(word)
    return known is not None and known[0].kind is RoleKind.BODY


def _trimmed_run(page: Reading, words: list[Span]) -> Span | None:
    while words and not capital(words[-1].of(page.text)):
        words = words[:-1]
    if words and words[0].of(page.text) in nationalities():
        known = role_of(words[-1].of(page.text))
        body = known is not None and known[0].kind is RoleKind.BODY
        words = words if body and len(words) > 2 else words[1:]
    return Span(words[0].start, words[-1].end) if words else None


def untagged(page: Reading, run: Span, known: set[str]) -> NameMention | None:
    """Read a run of capitalised words as a name, where more than a sentence's start shows it."""
    mention = read_name(page, run, _guess(page, run), tagged=False)
    if mention is None:
        return None
    words = mention.words
    if mention.title in HONORIFICS:
        return replace(mention, type=EntityType.PERSON)
    if len(words) > 1 and words[0] in given_names() and role_of(words[-1]) is None:
        return replace(mention, type=EntityType.PERSON)
    text = mention.span.of(page.text)
    if text in outlets() and text not in outlets()[text].weak:
        return replace(mention, type=EntityType.OUTLET)
    initials = text.isupper() and page.text[mention.span.start - 1 : mention.span.start] == "("
    if len(words) == 1 and opens(page, mention.span.start) and not initials:
        return mention if words[0] in known and role_of(words[0]) is None else None
    return mention


def _guess(page: Reading, run: Span) -> EntityType:
    """Take "President Ana Ruiz" for a person: a title, then words that are none."""
    words = list(page.within(run))
    tail = after_title(page, words)
    return EntityType.PERSON if tail and tail[0] == words[0] else EntityType.OTHER
