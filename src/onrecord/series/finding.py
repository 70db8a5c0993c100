"""Finding: the figures of a pile that may be points of a series."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from onrecord.options import SeriesOptions
from onrecord.records import (
    At,
    Extraction,
    Figure,
    Interval,
    Modality,
    RelayHop,
    Statement,
    StatementKind,
)
from onrecord.series.lexicon import BULK, time_units
from onrecord.series.measuring import PUT_AT, Measured, cause_of, measured, told
from onrecord.series.phrases import Phrase, phrases
from onrecord.series.reading import Reading
from onrecord.series.scopes import scope
from onrecord.series.values import allowed
from onrecord.series.whose import BODIES, Owner, Owners, Report, body, named, place, report, tells
from onrecord.text.causes import Cause, causes
from onrecord.text.folding import fold

Chains = Mapping[str, tuple[RelayHop, ...]]

BODILY = frozenset({"strength", "staff", "applied"})
"""Measures of a body. All others are of what happened at a place."""

_UNREAL = frozenset({Modality.HYPOTHETICAL, Modality.QUESTION, Modality.FUTURE, Modality.NEGATED})
_LETTERS = re.compile(r"[a-z]{4,}")
_LOOSE = frozenset(
    "time thing way part one person people other others source point place kind state poll vote "
    "voter candidate race seat delegate percent term question country city game page step "
    "son daughter child man woman".split()
)
"""Nouns that say too little of what is counted to be a measure by themselves."""


def readings(
    extraction: Extraction,
    owners: Owners,
    chains: Chains,
    published: Interval,
    options: SeriesOptions,
) -> Iterator[Reading]:
    """Yield the readings of an article in reading order; who gives the number is left open."""
    known = report(extraction, owners)
    ill = _illness(extraction)
    before: Reading | None = None
    for phrase in phrases(extraction):
        found = _reading(phrase, before, known, owners, ill, published, chains, options)
        if found is not None:
            before = found
            yield found


def counts(extraction: Extraction) -> bool:
    """Tell whether an article has a figure of a measure, whosesoever it is."""
    ill = _illness(extraction)
    found = (phrase for phrase in phrases(extraction) if told(phrase))
    return any(measured(phrase, ill or _ill(causes(phrase.text))) for phrase in found)


def _ill(found: Iterable[Cause]) -> bool:
    return any(cause.illness for cause in found)


def _one_paragraph(before: Reading, phrase: Phrase) -> bool:
    text = phrase.extraction.article.text
    return "\n" not in text[before.figure.span.end : phrase.figure.span.start]


def _headline(phrase: Phrase) -> bool:
    """Tell whether a figure stands in the title of its article."""
    article, at = phrase.extraction.article, phrase.figure.span.start
    start = article.text.find(article.title) if article.title else -1
    return 0 <= start <= at < start + len(article.title or "")


def _again(phrase: Phrase, measure: Measured | None) -> bool:
    """Tell whether a figure gives another number for what was counted right before."""
    open_ = measure is None or (not measure.known and phrase.figure.counted == "person")
    return open_ and bool(PUT_AT.search(phrase.left))


def _illness(extraction: Extraction) -> bool:
    """Tell whether an article is about an illness: it names one more often than any other cause."""
    named_ = Counter(cause.illness for cause in causes(extraction.article.text))
    return named_[True] > named_[False]


def _reading(
    phrase: Phrase,
    before: Reading | None,
    known: Report,
    owners: Owners,
    ill: bool,
    published: Interval,
    chains: Chains,
    options: SeriesOptions,
) -> Reading | None:
    statement = _statement(phrase.extraction, phrase.figure)
    here = causes(phrase.text)
    measure = measured(phrase, ill or _ill(here))
    near = before if before and _one_paragraph(before, phrase) else None
    beside = near is not None and measure is not None and near.measured.name != measure.name
    if not told(phrase, beside=beside) or (statement and statement.modality in _UNREAL):
        return None
    again = near if near and _again(phrase, measure) else None
    measure = again.measured if again else measure
    owner = _owner(phrase, measure, known, owners, ill) if measure else None
    owner = again.owner if again else owner
    bound = not measure or not measure.known or measure.name in BODILY or not known.few
    if measure is None or (owner is None and bound):
        return None
    article = phrase.extraction.article
    return Reading(
        article=article.id,
        path=article.path,
        figure=phrase.figure,
        words=phrase.figure.span.of(article.text),
        sentence=phrase.text,
        left=phrase.left,
        headline=_headline(phrase),
        about=frozenset(one.owner.key for one in known.places),
        measured=measure,
        owner=owner,
        scope=scope(phrase, owner.name if owner else ""),
        range=allowed(phrase.figure, options),
        published=published,
        when=_when(phrase.figure.as_of, published),
        statement=statement.id if statement else None,
        speaker=statement.speaker.name if statement and statement.speaker else None,
        relay=_relay(statement, phrase.extraction, chains),
        source=None,
        cause=cause_of(here, causes(phrase.before))
        if measure.known and measure.name not in BODILY
        else None,
        context=_context(phrase, owner.name if owner else ""),
    )


def _statement(extraction: Extraction, figure: Figure) -> Statement | None:
    """Return the innermost statement that holds a figure; an assertion last of all."""
    holding = [s for s in extraction.statements if figure.id in s.figures]
    said = [s for s in holding if s.kind is not StatementKind.ASSERTION] or holding
    return min(said, key=lambda s: sum(b - a for a, b in s.content), default=None)


def _owner(
    phrase: Phrase, measure: Measured, known: Report, owners: Owners, ill: bool
) -> Owner | None:
    """Return whose a figure is."""
    if not measure.known:
        bulk = phrase.figure.unit in BULK
        return place(phrase, known) if bulk else _by_name(phrase, measure, known, owners)
    own = body(phrase, known, owners, bodily=measure.name in BODILY)
    if own or measure.name in BODILY:
        return own
    found = place(phrase, known)
    # An illness is counted all over: a report that names many places tells of more than its main
    # one.
    anywhere = ill and found == known.main and not known.few
    return None if anywhere else found


def _by_name(phrase: Phrase, measure: Measured, known: Report, owners: Owners) -> Owner | None:
    """Return the subject that extraction found, for a noun that says enough by itself."""
    found = named(phrase, known.extraction.mentions)
    if found is None or measure.name in _LOOSE or phrase.figure.unit in time_units():
        return None
    if found.type in BODIES and tells(phrase, found, known):
        return None
    return owners.of(known.extraction.article.id, found)


def _relay(
    statement: Statement | None, extraction: Extraction, chains: Chains
) -> tuple[RelayHop, ...]:
    if statement is None:
        return ()
    if statement.id in chains:
        return chains[statement.id]
    article = extraction.article
    return tuple(
        RelayHop(
            name=hop.name,
            role=hop.role,
            basis=hop.basis,
            evidence=(At(article=article.id, path=article.path, spans=hop.evidence),),
        )
        for hop in statement.relay
    )


def _when(as_of: Interval | None, published: Interval) -> Interval | None:
    if as_of is not None and as_of.earliest and as_of.latest:
        return as_of
    return published if published.earliest or published.latest else None


def _context(phrase: Phrase, owner: str) -> frozenset[str]:
    own = {fold(word)[:5] for word in owner.split()}
    words = {word[:5] for word in _LETTERS.findall(phrase.text.lower())}
    return frozenset(words - own - {(phrase.figure.counted or "")[:5]} - _COMMON)


_COMMON = frozenset(
    word[:5]
    for word in "that this with from have been were will they their there which would could about "
    "after before more than over said says according told also into when where while some such "
    "only other first last year years month week people percent among being what your just".split()
)
