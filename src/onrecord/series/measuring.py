"""What a figure measures: the killed, the arrested, the strength of a unit."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.records import Figure
from onrecord.series.phrases import Phrase, gap
from onrecord.text.causes import Cause
from onrecord.text.measures import Kind, Measure, measures

RANKS = frozenset(
    "fighter soldier troop member defector volunteer recruit combatant serviceman militant "
    "guerrilla rebel mercenary insurgent militiaman partisan conscript deserter man".split()
)
"""Nouns for those who belong to a body that fights or has members: counted, they are its strength
where nothing happens to them."""

STAFF = frozenset({"employee", "staffer"})
"""The same for who works for a body. Workers may work for anybody."""

SHARES = frozenset({"percentage", "percentage point", "point", "degree"})
_AROUND = re.compile(
    r"(?:\b(?:at|as|more|less|fewer|up|than|least|most|many|much|few|to|about|around|some|nearly|"
    r"almost|roughly|approximately|an?|estimated|over|the|only|just|another|further|other)\b\s*)*$"
)
_UNREAL = re.compile(
    r"\b(?:could|may|might|would|will|shall|can|should|must|if|unless|expect(?:s|ed)?|project(?:s|ed)|"
    r"forecasts?|predict(?:s|ed)?|likely|potential(?:ly)?|plans?|planned|aims?|hopes?|want(?:s|ed)?)\b"
    r"|’ll\b|'ll\b"
)
_DENIED = re.compile(r"\b(?:not|instead of|rather than|from|than)(?: (?:the|some|about))?\s*$")
_MORE_THAN = re.compile(r"\b(?:more|less|fewer|higher|lower|no more) than(?: the| some)?\s*$")
_NEW = re.compile(r"\b(?:new|additional|more|another|further|other|extra|every|each)\W*$")
_ANOTHER = re.compile(r"\b(?:another|further)\W*$")
_NEW_ONES = re.compile(r"\b(?:new|additional|more|fewer|further|other|former)\b")
_RATE = re.compile(
    r"\b(?:each|every|an?|per) (?:year|month|week|day|hour)\b"
    r"|\b(?:annual(?:ly)?|yearly|daily|average)\b"
)
_THESE = re.compile(r"\b(?:these|those|both|which|what|first|last|next)(?: the)?\W*$")
_BY = re.compile(r"\bby(?: (?:about|some|nearly|almost|over|at least|more than))?\s*$")


@dataclass(frozen=True, slots=True)
class Measured:
    """A measure by its name, and how it moves; ``known`` tells that the table has it."""

    name: str
    kind: Kind
    known: bool


def told(phrase: Phrase, *, beside: bool = False) -> bool:
    """Tell whether a figure is told as what is: not as a forecast, a wish, a rate or a denial.

    "And not 65 as first announced", "from 65 to 80", "another 12", "12 new ones" give no count; but
    for "another 12" *beside* a count of something else: "nine were killed and another 12 injured".
    """
    figure = phrase.figure
    share = figure.unit in SHARES or (figure.value is not None and figure.value < 1)
    if figure.per is not None or share or _UNREAL.search(phrase.left + " " + phrase.right):
        return False
    counted = phrase.noun.of(phrase.extraction.article.text).lower()
    new = _NEW.search(phrase.left)
    if (
        (new and not (beside and _ANOTHER.search(phrase.left)))
        or _NEW_ONES.search(counted)
        or _THESE.search(phrase.left)
    ):
        return False
    if _RATE.search(phrase.left) or _RATE.search(phrase.right):
        return False
    if _BY.search(phrase.left) and figure.change is not None:
        return False
    return not _DENIED.search(phrase.left) or bool(_MORE_THAN.search(phrase.left))


def measured(phrase: Phrase, illness: bool) -> Measured | None:
    """Return what a figure measures, ``None`` where its words do not tell.

    Args:
        phrase: the figure.
        illness: whether the report is about an illness, so that cases are patients.
    """
    figure = phrase.figure
    found = _by_noun(figure) or _by_words(phrase) or _by_subject(phrase)
    if found is not None:
        if found.name == "cases" and not illness:
            return None
        name = f"{figure.counted} {found.name}" if found.things else found.name
        return Measured(name, found.kind, True)
    if figure.unit == "person" and figure.counted in RANKS:
        return Measured("strength", Kind.STOCK, True)
    if figure.unit == "person" and figure.counted in STAFF:
        return Measured("staff", Kind.STOCK, True)
    return Measured(figure.counted, Kind.STOCK, False) if figure.counted else None


def _by_noun(figure: Figure) -> Measure | None:
    return next((m for m in measures() if figure.counted in m.nouns), None)


_NUMBER_OF = re.compile(
    r"\b(?:number|toll|tally|count|total) of (?:the |those )?(?P<what>[^,;]{3,90}?)\W+"
    r"(?:now |has |had )*"
    r"(?:is|was|are|were|stands?|stood|rose|risen|climbed|grew|grown|fell|fallen|reached|jumped)"
    r"(?: now| to| at| by| only| about| around| almost| nearly| at least| more than)*\W*$"
)


def _by_subject(phrase: Phrase) -> Measure | None:
    """Return the measure of "the number of those killed in Selna is 13"."""
    text = phrase.extraction.article.text
    found = _NUMBER_OF.search(text[phrase.sentence.start : phrase.figure.span.start].lower())
    if found is None or phrase.figure.counted not in {None, "person"}:
        return None
    fits = (m for m in measures() if not m.things and m.forms.search(found["what"]))
    return next(fits, None)


PUT_AT = re.compile(
    r"\b(?:puts?|gave|gives|estimated|estimates|set|sets)\W+(?:the|its|their|this|that)\W+"
    r"(?:number|figure|total|toll|crowd|count|turnout|attendance)(?: of \w+)?\W+(?:at|as)\b[\w ]*$"
    r"|\b(?:spoke|speaks|spoken) of(?: only| just| about| some)?\W*$"
)
"""What gives another number for what was counted before: "police put the number at 900"."""


def _by_words(phrase: Phrase) -> Measure | None:
    """Return the measure whose words stand nearest: what is done to those counted."""
    near: list[tuple[int, int, Measure]] = []
    for n, measure in enumerate(measures()):
        if not _counts(measure, phrase.figure):
            continue
        near += [(distance, n, measure) for distance in _distances(measure, phrase)]
    return min(near, key=lambda found: found[:2])[2] if near else None


def _counts(measure: Measure, figure: Figure) -> bool:
    if measure.things:
        return figure.unit == "item" and figure.counted is not None
    return figure.unit == "person" or (figure.unit == "item" and figure.counted is None)


LEFT, RIGHT = 3, 8
"""Words between a figure and what is done to those counted: "killed at least 12", "six of the
fighters of the Harbour Guard have died"."""


def _distances(measure: Measure, phrase: Phrase) -> list[int]:
    """Return how near the words of a measure stand to a figure, on either side of it."""
    left = _AROUND.sub("", phrase.left)
    found: list[int] = []
    forms = [measure.forms, *([measure.before] if measure.before else [])]
    for form in forms:
        for match in list(form.finditer(left))[-1:]:
            words = gap(left[match.end() :])
            reach = LEFT if form is measure.forms else 0
            found += [words] if words is not None and words <= reach else []
    after = measure.forms.search(phrase.right)
    if after and (phrase.figure.counted or phrase.figure.unit == "person"):
        words = gap(phrase.right[: after.start()])
        found += [words + 1] if words is not None and words <= RIGHT else []
    return found


_ANY_ILLNESS = "epidemic"
"""The cause of words for an illness by whatever name: "the flu outbreak" is of the flu."""


def cause_of(sentence: list[Cause], before: list[Cause]) -> str | None:
    """Return the one cause that a sentence names, or names *before* the figure; else ``None``."""
    named = {cause.name for cause in sentence} - {_ANY_ILLNESS}
    first = {cause.name for cause in before} - {_ANY_ILLNESS}
    named = first if len(named) > 1 and len(first) == 1 else named
    if not named and sentence:
        return _ANY_ILLNESS
    return named.pop() if len(named) == 1 else None
