"""Whose a figure is: the body or the place, over the whole pile."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

from onrecord.options import SeriesOptions
from onrecord.records import Entity, EntityType, Extraction, Mention, Span, Spans, Statement
from onrecord.series.phrases import Phrase
from onrecord.text.causes import causes
from onrecord.text.folding import fold_name

FEW = 3
"""Places at most that a report names which is about what happened at one of them."""
BODIES = frozenset({EntityType.ORGANIZATION, EntityType.GROUP})
_OF = re.compile(
    r"^\W*(?:(?:are|were|is|have been|had been|who|now|currently)\W+)*"
    r"(?:of|from|with|within|in|join|to join|joined|belong(?:s|ed|ing)? to|"
    r"serv(?:e|es|ed|ing) (?:in|with)|"
    r"fighting for|(?:have |had )?(?:applied|signed up) (?:to join|for|to))\W+(?:the\W+)?$"
)
_HAS = re.compile(
    r"^(?:\W+(?:has|have|had|also|now|currently|already|still|alone|is|are|was|were))*\W+"
    r"(?:lost|has|have|had|number(?:s|ed)?|count(?:s|ed)?|compris(?:es|ed)|received|got|employ(?:s|ed)|"
    r"field(?:s|ed)|made up of|consist(?:s|ed)? of|strong)\b[^,;]{0,40}$"
)
_RUN = re.compile(r"[A-Z][\w’'.-]*(?: (?:(?:of|for|and|the|in|de|on) )*[A-Z][\w’'.-]*)*")
_PART = re.compile(r"[\w’'-]+(?:\.(?=\w)[\w’'-]+)*")
_LONGEST = 9
"""Words of the longest name that is looked for."""
_ACCORDING = re.compile(r"\b[Aa]ccording to[^,]*$")

_IN = re.compile(
    r"\b(?:in|at|near|across|around|throughout|through|inside|within|of|on|over)\W+"
    r"(?:the\W+)?(?:[\w’'-]+\W+){0,3}$",
    re.IGNORECASE,
)
_OUTSIDE = re.compile(
    r"\b(?:outside|beyond|from|except|excluding|than)(?: of)?(?: the| mainland)?\s*$",
    re.IGNORECASE,
)
_REPORTS = re.compile(
    r"^(?:’s|'s)?\W+(?:\w+\W+){0,4}?(?:report(?:s|ed)|confirm(?:s|ed)|record(?:s|ed)|had|has|have|"
    r"count(?:s|ed)|registered|announced|saw|sees|toll|number|count|total)\b"
)
_WORLD = re.compile(
    r"\b(?:worldwide|globally|global|(?:around|across|throughout) the (?:world|globe))\b"
)
_NEAR = 8
"""Words between a place and a figure that follows it: "in Harrow, where since May at least 12"."""


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose a figure is: ``key`` is one over the pile."""

    key: str
    name: str
    place: bool


WORLD = Owner("world", "the world", True)
"""Whose a count is that has no bounds."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name in an article, and whom it names over the pile."""

    span: Span
    owner: Owner


class Owners:
    """Finds owners in one pile, by its entities, or by the folded name where it has none."""

    def __init__(self, entities: Iterable[Entity], options: SeriesOptions | None = None) -> None:
        """Take the pile's entities."""
        self._options = options or SeriesOptions()
        self._known: dict[tuple[str, str], Entity] = {}
        self._names: dict[str, Owner | None] = {}
        self._own: dict[str, list[tuple[str, Owner]]] = defaultdict(list)
        ids = set()
        for entity in entities:
            ids.add(entity.id)
            self._known.update(dict.fromkeys(entity.members, entity))
            for member in entity.members:
                self._own[member.article].append((member.entity, _owner(entity)))
            self._learn(entity)
        self.known = frozenset(ids)
        """The ids of the pile's entities."""

    def among(self, article: str, names: frozenset[str]) -> list[tuple[str, Owner | None]]:
        """Return who an article's own entities and these folded names are over the pile.

        Whose its figures are rests on nothing else of the pile.
        """
        known = ((name, self._names[name]) for name in sorted(names & self._names.keys()))
        return [*sorted(self._own.get(article, ()), key=itemgetter(0)), *known]

    def _learn(self, entity: Entity) -> None:
        """Keep the names of a body or place, but for those that two of them bear."""
        owner = _owner(entity)
        if not _owning(entity.type, owner.name):
            return
        for alias in entity.names:
            folded = fold_name(alias.name)
            taken = folded in self._names and self._names[folded] != owner
            self._names[folded] = None if taken else owner

    def of(self, article: str, mention: Mention) -> Owner:
        """Return the owner that a mention names."""
        place = mention.type is EntityType.PLACE
        entity = self._known.get((article, mention.entity))
        if entity is None:
            return Owner(fold_name(mention.name), mention.name, place)
        return _owner(entity)

    def by_name(self, name: str) -> str:
        """Return what a name is known by over the pile, itself folded where it is not known."""
        folded = fold_name(name)
        owner = self._names.get(folded)
        return owner.key if owner else folded

    def named_in(self, extraction: Extraction) -> Iterator[Named]:
        """Yield the bodies and places that an article names, in reading order.

        Names that the pile knows count also where the tagger took them for something else, as it
        does with half of them now and then ("Free Harbour" Guard).
        """
        article = extraction.article
        found = [one for run in _RUN.finditer(article.text) for one in self._in(article.text, run)]
        taken = [one.span for one in found]
        found += [
            Named(mention.span, self.of(article.id, mention))
            for mention in extraction.mentions
            if _owning(mention.type, mention.name) and not _within(mention.span, taken)
        ]
        yield from sorted(found, key=lambda one: one.span)

    def _in(self, text: str, run: re.Match[str]) -> Iterator[Named]:
        """Yield the known names in a run of capitalised words, the longest first, none twice."""
        words = _words(text, run)
        start = 0
        while start < len(words):
            for end in range(min(len(words), start + _LONGEST), start, -1):
                span = Span(words[start].start, words[end - 1].end)
                owner = self._names.get(fold_name(span.of(text)))
                if owner is not None:
                    yield Named(span, owner)
                    start = end - 1
                    break
            start += 1

    def main_place(self, places: Sequence[Named], title: Span | None) -> Owner | None:
        """Return the place that an article is about: named far more than any other, or alone."""
        counts = Counter(one.owner for one in places)
        if title:
            counts.update(one.owner for one in places if title.covers(one.span))
        if not counts:
            return None
        ranked = sorted(counts.items(), key=lambda one: (-one[1], one[0].key))
        owner, times = ranked[0]
        enough = times >= self._options.main_times or len(ranked) == 1
        return owner if enough and times >= self._options.main_share * counts.total() else None


def names_in(text: str) -> Iterator[str]:
    """Yield all that ``Owners`` may look up as a name in a text, folded."""
    for run in _RUN.finditer(text):
        words = _words(text, run)
        for start, first in enumerate(words):
            for last in words[start : start + _LONGEST]:
                yield fold_name(text[first.start : last.end])


def _words(text: str, run: re.Match[str]) -> list[Span]:
    return [Span(*word.span()) for word in _PART.finditer(text, *run.span())]


def _owner(entity: Entity) -> Owner:
    return Owner(entity.id, entity.names[0].name, entity.type is EntityType.PLACE)


def _owning(kind: EntityType, name: str) -> bool:
    """Tell whether figures may be of it: of no people ("Americans") and no illness ("COVID-19")."""
    if kind is EntityType.GROUP:
        return " " in name
    return kind in {EntityType.ORGANIZATION, EntityType.PLACE} and not causes(name)


def _within(span: Span, taken: Sequence[Span]) -> bool:
    at = bisect_right(taken, span)
    return any(span.overlaps(near) for near in taken[max(0, at - 1) : at + 1])


@dataclass(frozen=True, slots=True)
class Report:
    """What the owners of an article's figures are sought among."""

    extraction: Extraction
    places: tuple[Named, ...]
    bodies: tuple[Named, ...]
    sources: Spans
    tellers: frozenset[str]
    """Folded names of all through whom the article tells anything: no figure is theirs."""

    main: Owner | None

    @property
    def few(self) -> bool:
        """Tell whether an article names so few places that what it counts is at one of them."""
        return len({one.owner for one in self.places}) <= FEW


def report(extraction: Extraction, owners: Owners) -> Report:
    """Read an article for its owners."""
    named_ = _with_kinds(extraction, tuple(owners.named_in(extraction)))
    places = tuple(one for one in named_ if one.owner.place)
    title = extraction.article.title
    at = extraction.article.text.find(title) if title else -1
    return Report(
        extraction=extraction,
        places=places,
        bodies=tuple(one for one in named_ if not one.owner.place),
        sources=tuple(span for s in extraction.statements for span in s.source),
        tellers=frozenset(_tellers(extraction.statements)),
        main=owners.main_place(places, Span(at, at + len(title)) if title and at >= 0 else None),
    )


_KIND = re.compile(
    r"(?<=\b[Tt]he )(?:regiment|legion|brigade|battalion|unit|corps|militia|union|institute|"
    r"company|firm|party|group|movement|federation|agency|ministry|organi[sz]ation|force|army|police)\b"
)


def _with_kinds(extraction: Extraction, found: Sequence[Named]) -> tuple[Named, ...]:
    """Add "the regiment" for the one body of the report that is a regiment."""
    kinds: dict[str, set[Owner]] = {}
    taken = [one.span for one in found]
    for one in found:
        for word in set() if one.owner.place else set(fold_name(one.owner.name).split()):
            kinds.setdefault(word, set()).add(one.owner)
    added = [
        Named(Span(*match.span()), next(iter(kinds[match.group()])))
        for match in _KIND.finditer(extraction.article.text)
        if len(kinds.get(match.group(), ())) == 1 and not _within(Span(*match.span()), taken)
    ]
    return tuple(sorted([*found, *added], key=lambda one: one.span))


def _tellers(statements: Iterable[Statement]) -> Iterable[str]:
    for statement in statements:
        yield from (fold_name(hop.name) for hop in statement.relay)
        if statement.speaker:
            yield fold_name(statement.speaker.name)


def body(phrase: Phrase, known: Report, owners: Owners, *, bodily: bool) -> Owner | None:
    """Return the body whose figure it is: its clause says so, or extraction does.

    Whoever counts what happened to people is no body that it happened to: *bodily* tells measures
    of bodies themselves.
    """
    article = known.extraction.article
    for one in known.bodies:
        inside = phrase.sentence.covers(one.span) and not _counts(article.text, one.span, bodily)
        if inside and _owns(article.text, phrase, one.span):
            return one.owner
    if _its(phrase) and (pointed := _antecedent(phrase, known)):
        return pointed
    bodies = [m for m in known.extraction.mentions if _a_body(m)]
    found = named(phrase, bodies)
    if found is None or tells(phrase, found, known) or _counts(article.text, found.span, bodily):
        return None
    return owners.of(article.id, found)


_COUNTING = re.compile(
    r"(?:[’']s)?\W+(?:has |have |had |also |now )*(?:count|report|record|register|confirm|announc|"
    r"put|sa(?:id|ys)|arrest|detain|rescu|evacuat|vaccinat|treat)\w*\b"
)


def _counts(text: str, name: Span, bodily: bool) -> bool:
    """Tell whether a body counts what happened to others: "the institute counted 88 cases"."""
    return not bodily and bool(_COUNTING.match(text, name.end))


def _its(phrase: Phrase) -> bool:
    """Tell whether a figure is somebody's by a pronoun: "its losses stand at 31", "to join it"."""
    return bool(_POSSESSED.search(phrase.left) or _JOINED.match(phrase.right))


_POSSESSED = re.compile(
    r"\b(?:its|their) (?:\w+ ){0,2}?(?:loss(?:es)?|strength|ranks?|members?|membership|fighters|"
    r"soldiers|troops|men|numbers?|staff|workforce|payroll|dead|size)\b"
)
_JOINED = re.compile(r"\W+(?:\w+\W+){0,3}?(?:join(?:ed)?|belong to|serve in|left) (?:it|them)\b")


def _antecedent(phrase: Phrase, known: Report) -> Owner | None:
    """Return the body that "its" means: the last one named before in the paragraph, else the only
    one in the sentence, else the one that the whole report names alone."""
    text, at = known.extraction.article.text, phrase.figure.span.start
    opened = text.rfind("\n", 0, at) + 1
    before = [one for one in known.bodies if opened <= one.span.start < at]
    if before:
        return before[-1].owner
    inside = {one.owner for one in known.bodies if phrase.sentence.covers(one.span)}
    for owners in (inside, {one.owner for one in known.bodies}):
        if len(owners) == 1:
            return next(iter(owners))
    return None


def _a_body(mention: Mention) -> bool:
    """Tell a body from a people ("Americans") and from an illness tagged as one ("COVID-19")."""
    return mention.type is EntityType.ORGANIZATION and not causes(mention.name)


def tells(phrase: Phrase, mention: Mention, known: Report) -> bool:
    """Tell whether the sentence has a figure from somebody, which makes it nobody's own."""
    text = known.extraction.article.text
    inside = [
        m
        for m in known.extraction.mentions
        if m.entity == mention.entity and phrase.sentence.covers(m.span)
    ]
    if not inside:
        return fold_name(mention.name) in known.tellers
    return all(
        any(span.overlaps(m.span) for span in known.sources)
        or _ACCORDING.search(text[phrase.sentence.start : m.span.start])
        for m in inside
    )


def _owns(text: str, phrase: Phrase, name: Span) -> bool:
    if name.start >= phrase.noun.end:
        return bool(_OF.match(text[phrase.noun.end : name.start].lower()))
    if name.start >= phrase.figure.span.start:
        return True  # "4,000 Harbour Guard members"
    between = text[name.end : phrase.figure.span.start].lower()
    return name.end <= phrase.figure.span.start and bool(_HAS.match(between))


def named(phrase: Phrase, mentions: Iterable[Mention]) -> Mention | None:
    """Return the mention by the name that extraction found for the figure's subject."""
    subject = phrase.figure.subject
    if subject is None:
        return None
    folded = fold_name(subject)
    return next((m for m in mentions if fold_name(m.name) == folded), None)


def place(phrase: Phrase, known: Report) -> Owner | None:
    """Return the place where it was counted: in the clause, else the one the article is about.

    A sentence that names places, none of them bound to the figure, tells of no place.
    """
    if _WORLD.search(phrase.left + " " + phrase.right):
        return WORLD
    text = known.extraction.article.text
    inside = [m for m in known.places if phrase.sentence.covers(m.span)]
    bound = [m for m in inside if _binds(text, phrase, m)]
    if bound:
        return min(bound, key=lambda one: _distance(phrase, one.span)).owner
    open_ = [m for m in inside if not _OUTSIDE.search(text[phrase.sentence.start : m.span.start])]
    return None if open_ else known.main


def _distance(phrase: Phrase, name: Span) -> int:
    before = phrase.figure.span.start - name.end
    return before if before >= 0 else name.start - phrase.noun.end


def _binds(text: str, phrase: Phrase, mention: Named) -> bool:
    """Tell whether a clause counts in a place: "12 people in Harrow", "Harrow reported 12"."""
    if mention.span.start >= phrase.noun.end:
        between = text[phrase.noun.end : mention.span.start]
        return len(between) <= len(phrase.right) and bool(_IN.search(between))
    left = text[phrase.sentence.start : phrase.figure.span.start]
    before = left[: mention.span.start - phrase.sentence.start]
    after = left[mention.span.end - phrase.sentence.start :]
    if _OUTSIDE.search(before) or any(c.isdigit() for c in after):
        return False
    return bool(_REPORTS.match(after) or (_IN.search(before) and len(after.split()) <= _NEAR))
