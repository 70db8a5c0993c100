"""Restatements: statements of one speaker that say the same in other words.

Another translation, a paraphrase, reported against direct speech, a sentence that one report
quotes alone. Candidates are statements of one speaker that share telling lemmas, in reports a few
days apart; they are decided by type (speaker, words of like meaning, polarity, numbers, names,
days), and no score alone makes them a match.

Whether two statements match is told by the two articles, and by which lemmas the whole pile is
about (``topical``): to share these says little.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.matches.facts import Days, Pairs, pair_up, side
from onrecord.options import RestatedOptions
from onrecord.records import (
    Extraction,
    HopRole,
    Match,
    MatchKind,
    Modality,
    Statement,
    StatementClass,
    StatementKind,
)
from onrecord.serialise import match_id
from onrecord.text.contents import content
from onrecord.text.folding import fold_name
from onrecord.text.meaning import Likeness, against, likeness
from onrecord.text.names import Verdict, compared, proper, speaker_names
from onrecord.text.presence import own_eyes

CLASSES = frozenset({StatementClass.SPEECH, StatementClass.DOCUMENT})
PEOPLE = frozenset({HopRole.PERSON, HopRole.UNKNOWN})


@dataclass(frozen=True, slots=True)
class Telling:
    """What a statement brings to the search: parts of its speaker's names, and its lemmas."""

    names: frozenset[str]
    lemmas: frozenset[str]
    witness: bool = False
    """Whether the speaker tells what he saw or heard himself."""


_SMALL = frozenset("of the and for in on to at de la da al el bin ibn van von der den".split())


def _names(extraction: Extraction, statement: Statement) -> tuple[str, ...]:
    """Return the speaker's names that are names throughout: not "sheets seen by Open Sluice"."""
    return tuple(name for name in speaker_names(extraction, statement) if _written(name))


def _written(name: str) -> bool:
    parts = [part for part in name.split() if part.casefold() not in _SMALL]
    return proper(name) and all(part[:1].isupper() or not part[:1].isalpha() for part in parts)


def told(extraction: Extraction) -> list[Statement]:
    """Return the statements of an article that somebody named made."""
    return [
        statement
        for statement in extraction.statements
        if statement.class_ in CLASSES
        and statement.kind is not StatementKind.ASSERTION
        and _names(extraction, statement)
    ]


def tellings(extraction: Extraction) -> tuple[Telling, ...]:
    """Return what each statement of ``told`` brings, in the same order."""
    text = extraction.article.text
    return tuple(
        Telling(
            names=frozenset(
                part for name in _names(extraction, statement) for part in fold_name(name).split()
            ),
            lemmas=frozenset(content(text, statement.content).lemmas),
            witness=_witness(extraction, statement),
        )
        for statement in told(extraction)
    )


def _witness(extraction: Extraction, statement: Statement) -> bool:
    if statement.relay and statement.relay[-1].role not in PEOPLE:
        return False
    quoted = statement.kind is not StatementKind.INDIRECT
    return any(own_eyes(extraction.article.text, span, quoted) for span in statement.content)


def topical(every: Sequence[Sequence[Telling]], options: RestatedOptions) -> frozenset[str]:
    """Return the lemmas that so many articles quote that to share them says little."""
    many = Counter(
        name for some in every for name in set().union(*(telling.lemmas for telling in some))
    )
    most = max(options.topical, options.topical_share * len(every))
    return frozenset(name for name, number in many.items() if number > most)


def near(
    every: Sequence[Sequence[Telling]],
    dated: Sequence[Days],
    common: Collection[str],
    options: RestatedOptions,
) -> Pairs:
    """Return which statements of which two articles to compare.

    Args:
        every: for each article its tellings.
        dated: for each article when it was published.
        common: lemmas that point to nothing.
        options: thresholds.
    """
    places: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for article, some in enumerate(every):
        for number, telling in enumerate(some):
            for part in sorted(telling.names):
                for name in sorted(telling.lemmas.difference(common)):
                    places.setdefault((part, name), []).append((article, number))
    shared: Counter[tuple[int, int, int, int]] = Counter()
    for _, held in sorted(places.items()):
        for one, other in pair_up(held, dated, options.days):
            shared[*one, *other] += 1
    return _by_articles(shared, every, options)


def witnesses(
    every: Sequence[Sequence[Telling]],
    about: Sequence[Collection[str]],
    dated: Sequence[Days],
    common: Collection[str],
    options: RestatedOptions,
) -> Pairs:
    """Return which statements of two witnesses of one story to compare.

    Args:
        every: for each article its tellings.
        about: for each article the parts of the names by which its story is told.
        dated: for each article when it was published.
        common: lemmas that point to nothing.
        options: thresholds.
    """
    places: dict[str, list[tuple[int, int]]] = {}
    for article, some in enumerate(every):
        for number, telling in enumerate(some):
            for name in sorted(telling.lemmas.difference(common)) if telling.witness else ():
                places.setdefault(name, []).append((article, number))
    shared: Counter[tuple[int, int, int, int]] = Counter()
    for held in places.values():
        shared.update((*one, *other) for one, other in pair_up(held, dated, options.days))
    found: Pairs = {}
    for (a, i, b, j), many in sorted(shared.items()):
        strangers = every[a][i].names.isdisjoint(every[b][j].names)
        one_story = len(set(about[a]) & set(about[b])) >= options.story
        if strangers and one_story and many >= options.keys:
            found.setdefault((a, b), []).append((i, j))
    return found


def _by_articles(
    shared: Mapping[tuple[int, int, int, int], int],
    every: Sequence[Sequence[Telling]],
    options: RestatedOptions,
) -> Pairs:
    """Keep pairs that share enough lemmas; those of two names count for each part of the name."""
    found: Pairs = {}
    for (a, i, b, j), many in sorted(shared.items()):
        parts = len(every[a][i].names & every[b][j].names)
        if many >= options.keys * parts:
            found.setdefault((a, b), []).append((i, j))
    return found


def restated(
    one: Extraction,
    other: Extraction,
    pairs: Sequence[tuple[int, int]],
    common: Collection[str],
    options: RestatedOptions,
) -> Iterator[Match]:
    """Yield the matches among *pairs* of the statements that ``told`` has of two articles."""
    ours, theirs = told(one), told(other)
    for i, j in pairs:
        yield from _match(one, ours[i], other, theirs[j], common, options)


def _match(
    one: Extraction,
    s: Statement,
    other: Extraction,
    t: Statement,
    common: Collection[str],
    options: RestatedOptions,
) -> Iterator[Match]:
    names = _names(one, s), _names(other, t)
    same = compared(*names) is Verdict.SAME
    if not (same or (_witness(one, s) and _witness(other, t))) or not _meant_alike(s, t):
        return
    ours, theirs = content(one.article.text, s.content), content(other.article.text, t.content)
    found = likeness(ours, theirs, options, common)
    enough = _enough(found, options) if same else _seen_alike(found, options)
    if not enough or against(ours, theirs, found, options):
        return
    a, b = side(one, s), side(other, t)
    yield Match(
        id=match_id(MatchKind.PARAPHRASE, a, b),
        kind=MatchKind.PARAPHRASE,
        score=round(found.shorter, 2),
        a=a,
        b=b,
        reasons=(_speakers(names[0][0], names[1][0], same), *said_alike(found)),
    )


def _speakers(one: str, other: str, same: bool) -> str:
    if not same:
        return f"two who were there: {one}, {other}"
    return f"same speaker: {', '.join(dict.fromkeys((one, other)))}"


def _enough(found: Likeness, options: RestatedOptions) -> bool:
    """Tell whether two statements have enough in common, were nothing against it."""
    return (
        found.shorter >= options.covered
        and (found.shorter + found.longer) / 2 >= options.covered_both
        and found.shared >= options.shared
        and len(found.same) + len(found.near) >= options.words
    )


def _seen_alike(found: Likeness, options: RestatedOptions) -> bool:
    """Tell whether two witnesses tell the same: each tells it in his own way, and more besides."""
    both = (found.shorter + found.longer) / 2
    return both >= options.seen and found.shared >= options.shared_seen


def _meant_alike(one: Statement, other: Statement) -> bool:
    """Tell whether neither is a question, a denial or a wish where the other is none."""
    return {one.modality, other.modality} - {Modality.FUTURE} in ({None}, {one.modality}, set())


def said_alike(found: Likeness) -> tuple[str, ...]:
    """Say in words what two statements have in common."""
    because = [f"both say: {', '.join(found.same)}"] if found.same else []
    if found.near:
        because.append(f"in other words: {', '.join(f'{a} / {b}' for a, b in found.near)}")
    return tuple(because)
