"""Figures restated: short statements that give one figure of the same thing.

"32 people were arrested", "police have detained 32 demonstrators": what they say besides the number
is three words, so the number has to speak. It does where unit, value and what is counted agree, the
words around it mean alike, and both reports are about the same people and places. Who says it does
not count: the report itself, an office, two sides.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from math import floor, log

from onrecord.matches.facts import Days, Pairs, pair_up, side
from onrecord.matches.restated import said_alike
from onrecord.options import FiguredOptions, RestatedOptions
from onrecord.records import (
    Approximator,
    Extraction,
    Figure,
    Match,
    MatchKind,
    Statement,
    StatementClass,
)
from onrecord.serialise import match_id
from onrecord.text.align import folded_words
from onrecord.text.contents import Content, content
from onrecord.text.folding import fold, fold_name, same_name
from onrecord.text.lemmas import lemma
from onrecord.text.likeness import alike, rows
from onrecord.text.meaning import Likeness, against, likeness
from onrecord.text.measures import told
from onrecord.text.names import proper

CLASSES = frozenset({StatementClass.SPEECH, StatementClass.DOCUMENT, StatementClass.ASSERTION})
GENERIC = frozenset({None, "person", "item"})
"""Counted nouns that say nothing that the unit does not."""


TIMES = frozenset("second minute hour day week month quarter season year decade century".split())
SIZES = frozenset(
    map(lemma, "hundred thousand million billion trillion percent percentage".split())
)
"""Lemmas that belong to the number itself."""


BEFALLEN = frozenset(
    map(
        lemma,
        "kill wound injure die lose hurt arrest detain capture jail sentence charge evacuate "
        "rescue recruit train hire fire dismiss arrive leave flee desert defect surrender return "
        "join quit send deploy withdraw infect test vaccinate vote sign protest march "
        "attend".split(),
    )
)
"""What some of a body's people do or have done to them: their number is not how many it has."""


@dataclass(frozen=True, slots=True)
class Point:
    """What a short statement with one figure brings to the search."""

    unit: str
    value: float
    counted: str = ""
    measures: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    """The names in the statement, in folded words."""


def points(extraction: Extraction, options: FiguredOptions) -> list[tuple[Statement, Figure]]:
    """Return the short statements of an article that are there for one figure, with that."""
    figures = {figure.id: figure for figure in extraction.figures}
    found = []
    for statement in extraction.statements:
        every = [figures[id] for id in statement.figures if id in figures]
        held = [figure for figure in every if not _denied(extraction.article.text, figure)]
        telling = [figure for figure in held if figure.value is not None and figure.value > 1]
        if statement.class_ not in CLASSES or statement.modality or len(telling) != 1:
            continue
        if telling[0].unit in TIMES:  # "20 years", "two weeks": terms, not counts
            continue
        words, _ = folded_words(extraction.article.text, statement.content)
        if len(held) <= 2 and len(words) <= options.words:
            found.append((statement, telling[0]))
    return found


_DENIED = re.compile(r"\b(?:not|instead of|rather than)\s+(?:the\s+|some\s+|about\s+)?$")


def _denied(text: str, figure: Figure) -> bool:
    """Tell whether a figure is named as the wrong one: "and not 355, as first announced"."""
    return bool(_DENIED.search(text[max(0, figure.span.start - 30) : figure.span.start]))


def sought(extraction: Extraction, options: FiguredOptions) -> tuple[Point, ...]:
    """Return what each statement of ``points`` brings, in the same order."""
    return tuple(
        Point(
            unit=f"{figure.unit}/{figure.per or ''}",
            value=figure.value or 0.0,
            counted="" if figure.counted in GENERIC else figure.counted or "",
            measures=measured(extraction, statement, figure),
            names=content(extraction.article.text, statement.content).names,
        )
        for statement, figure in points(extraction, options)
    )


def about(extraction: Extraction) -> frozenset[str]:
    """Return the parts of the names that an article has: what it is about."""
    names = (mention.name for mention in extraction.mentions if proper(mention.name))
    return frozenset(part for name in names for part in fold_name(name).split() if len(part) > 3)


def near(
    every: Sequence[Sequence[Point]],
    names: Sequence[frozenset[str]],
    dated: Sequence[Days],
    options: FiguredOptions,
) -> Pairs:
    """Return which statements of which two articles of one story to compare.

    *names* are those that ``telling`` leaves for each article.
    """
    places: dict[tuple[str, int], list[tuple[int, int]]] = {}
    for article, some in enumerate(every):
        for number, point in enumerate(some):
            for step in _steps(point.value, options):
                places.setdefault((point.unit, step), []).append((article, number))
    found: dict[tuple[int, int], set[tuple[int, int]]] = {}
    for held in places.values():
        for (a, i), (b, j) in pair_up(sorted(held), dated, options.days):
            found.setdefault((a, b), set()).add((i, j))
    return {
        (a, b): sorted(pairs)
        for (a, b), pairs in sorted(found.items())
        if len(names[a] & names[b]) >= options.story
    }


def _steps(value: float, options: FiguredOptions) -> tuple[int, ...]:
    """Return the two steps of a ladder on which a value and all that are near it stand."""
    step = log(max(value, 1e-9)) / log(1 + 2 * options.rounded)
    return (2 * floor(step), 2 * floor(step + 0.5) + 1)


def telling(names: Sequence[frozenset[str]], options: FiguredOptions) -> list[frozenset[str]]:
    """Return the parts of names by which each article's story is told from others of the pile.

    Those that many articles have say little.
    """
    many = Counter(part for some in names for part in some)
    most = max(options.topical, options.topical_share * len(names))
    common = frozenset(part for part, number in many.items() if number > most)
    return [some - common for some in names]


def figured(
    one: Extraction,
    other: Extraction,
    pairs: Sequence[tuple[int, int]],
    options: FiguredOptions,
) -> Iterator[Match]:
    """Yield the matches among *pairs* of the statements that ``points`` has of two articles."""
    ours, theirs = points(one, options), points(other, options)
    for i, j in pairs:
        yield from _match(one, *ours[i], other, *theirs[j], options)


def _match(
    one: Extraction,
    s: Statement,
    figure: Figure,
    other: Extraction,
    t: Statement,
    beside: Figure,
    options: FiguredOptions,
) -> Iterator[Match]:
    if not compatible(figure, beside, options) or not _counts_alike(figure, beside, options):
        return
    if not _owned_alike(one, s, figure, other, t, beside):
        return
    counted = measured(one, s, figure), measured(other, t, beside)
    if all(counted) and counted[0].isdisjoint(counted[1]):
        return
    ours, theirs = content(one.article.text, s.content), content(other.article.text, t.content)
    found = likeness(ours, theirs, RestatedOptions())
    known = Known(bool(ours.names & theirs.names), bool(counted[0] & counted[1]))
    enough = _enough(figure, beside, ours, found, known, options)
    if not enough and not one_body(figure, beside, {*ours.lemmas, *theirs.lemmas}):
        return
    because = against(ours, theirs, found, RestatedOptions())
    if because and because != "other numbers":
        return
    a, b = side(one, s), side(other, t)
    texts = figure.span.of(one.article.text), beside.span.of(other.article.text)
    yield Match(
        id=match_id(MatchKind.SAME_FIGURE, a, b),
        kind=MatchKind.SAME_FIGURE,
        score=round(found.shorter, 2),
        a=a,
        b=b,
        reasons=(f"same figure: {' / '.join(texts)}", *said_alike(found)),
    )


@dataclass(frozen=True, slots=True)
class Known:
    """Whether two statements share a name, and whether they name one measure."""

    name: bool
    measure: bool


def measured(extraction: Extraction, statement: Statement, figure: Figure) -> frozenset[str]:
    """Return the measures that a statement names: killed, arrested, aboard."""
    span = next((s for s in statement.content if s.covers(figure.span)), figure.span)
    text = span.of(extraction.article.text)
    return frozenset(measure.name for measure in told(text, figure.span.start - span.start))


def _enough(
    one: Figure,
    other: Figure,
    said: Content,
    found: Likeness,
    known: Known,
    options: FiguredOptions,
) -> bool:
    """Tell whether the words around a number mean alike, beside what it counts.

    A number that is often given has to have more of them around it: a small one, a share, or one of
    a single digit and zeros ("sending $1,000"). A name that both have counts as a word, and so does
    a measure that both name ("hurt", "were injured"): with it a number that is rarely given needs
    no more.
    """
    counted = {lemma(fold(word)) for f in (one, other) for word in (f.counted or "", f.unit)}
    words = [name for name in found.same if name not in counted | SIZES]
    words += [lemma(a) for a, b in found.near if not {lemma(a), lemma(b)} & counted]
    weights = dict(zip(said.lemmas, said.weights.tolist(), strict=True))
    telling = sum(weights.get(name, 0.0) for name in words) + known.name
    both = (found.shorter + found.longer) / 2
    if _common(one, options) or _common(other, options):
        beside = len(words) + known.name + known.measure
        return beside >= options.words_common and both >= options.covered_common
    if known.measure:
        return True
    alike = one.counted == other.counted and one.counted not in GENERIC
    return (alike or telling >= options.telling) and found.shorter >= options.covered


def one_body(one: Figure, other: Figure, said: Collection[str]) -> bool:
    """Tell whether two figures say how many people one and the same named body has.

    "There are roughly 4,000 of them" and "tallies as high as 4,000" share no word but the number;
    that neither claims to be exact, and that nothing befalls the people, makes them one size.

    Args:
        one: a figure.
        other: the one beside it, compatible with it.
        said: the lemmas of all that both statements say.
    """
    owned = one.subject is not None and other.subject is not None
    people = one.unit == other.unit == "person" and one.value == other.value
    loose = Approximator.EXACT not in {one.approximator, other.approximator}
    if not (owned and people and loose) or one.per or other.per:
        return False
    return _one_subject(one.subject or "", other.subject or "") and not BEFALLEN & set(said)


def _common(figure: Figure, options: FiguredOptions) -> bool:
    value = figure.value or 0.0
    most = (
        1 if figure.unit in GENERIC else 2
    )  # "$150 billion" is in every other paragraph of a bill
    round_ = value >= options.round and _digits(figure) <= most
    return value < options.small or round_ or figure.unit.startswith("percent")


def compatible(one: Figure, other: Figure, options: FiguredOptions) -> bool:
    """Tell whether two figures can be one number: the same, or one rounded to the other.

    "Roughly 4,000" and "as many as 4,000" are one; "about 4,000" stands for 4,012 as well, and
    "4,000" by itself does not.
    """
    if one.value is None or other.value is None or one.change != other.change:
        return False
    if one.value == other.value:
        return True
    rounder, exact = sorted((one, other), key=_digits)
    if rounder.approximator is Approximator.EXACT or _digits(rounder) > 2:
        return False
    step = 10.0 ** (len(f"{int(rounder.value or 0)}") - _digits(rounder))
    apart = abs((rounder.value or 0) - (exact.value or 0))
    return apart <= min(step / 2, options.rounded * (exact.value or 0))


def _digits(figure: Figure) -> int:
    """Count the digits of a value that are not zeros at its end."""
    digits, _, _ = f"{figure.value or 0:.5e}".partition("e")
    return len(digits.replace(".", "").rstrip("0"))


def _counts_alike(one: Figure, other: Figure, options: FiguredOptions) -> bool:
    """Tell whether two figures may count the same things."""
    if one.counted == other.counted or one.counted in GENERIC or other.counted in GENERIC:
        return True
    nouns = (rows([fold(figure.counted or "")]) for figure in (one, other))
    return one.unit == "person" or float(alike(*nouns)[0, 0]) >= options.near


def _owned_alike(
    one: Extraction, s: Statement, figure: Figure, other: Extraction, t: Statement, beside: Figure
) -> bool:
    """Tell whether two figures may be of one owner: one that either statement names."""
    if not (figure.subject and beside.subject) or _one_subject(figure.subject, beside.subject):
        return True
    return _names(one, s, beside.subject) or _names(other, t, figure.subject)


def _names(extraction: Extraction, statement: Statement, subject: str) -> bool:
    words = folded_words(extraction.article.text, statement.content)[0]
    return set(fold_name(subject).split()) <= set(words)


def _one_subject(one: str, other: str) -> bool:
    ours, theirs = ({lemma(fold(word)) for word in name.split()} for name in (one, other))
    return same_name(one, other) or bool(ours & theirs)
