"""What a figure counts or measures: its unit, and the noun that is counted."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.records import Span
from onrecord.statements.figures.measured import Measured
from onrecord.statements.figures.numbers import ONES, TENS
from onrecord.statements.figures.units import UnitKind, unit_of
from onrecord.statements.figures.words import (
    CASUALTIES,
    STOP,
    Phrase,
    lemma,
    person,
    phrase_after,
    plural,
)

NEAR = 60
"""Code points after a figure in which "of", "in" or "worth of" opens the noun phrase."""

FAR = 240
"""Code points on either side of it in which "the number of divers" or an index is named."""

_S = r"[\s\u00a0]+"
_NUMBERS = "|".join((*ONES, *TENS))
_OF = re.compile(
    rf"^(?:{_S}(?:worth|more|apiece|each))?(?:[’']{_S}worth)?{_S}of{_S}(?:(?:all|its|the|their|"
    rf"his|her|our|my|your|these|those|"
    rf"such|other|any|some|both|this|that|a|an|more|additional|what|roughly|about|nearly|"
    rf"almost|[\d,]+|{_NUMBERS})(?:\b|(?=[\s\u00a0])){_S}?)*",
    re.IGNORECASE,
)
_HALF_OF = re.compile(
    rf"^{_S}(?:the|its|their|his|her|our|my|your|those|these|all|an?){_S}", re.IGNORECASE
)
_OF_MONEY = re.compile(
    rf"^[’']?(?:{_S}\([^()]{{1,24}}\))?{_S}(?:(?:worth{_S}of|of)(?:{_S}(?:the|its|their|his|"
    rf"her|a|an|all))?|in)"
    rf"(?:{_S}(?:additional|new|more|annual))*(?=[\s\u00a0])",
    re.IGNORECASE,
)
_OF_THEM = re.compile(rf"^{_S}of{_S}(?:them|whom|us|those|these|you|which)\b", re.IGNORECASE)
_HURT_BEFORE = re.compile(
    rf"\b(?:kill(?:ing|ed|s)?|wound(?:ing|ed)|injur(?:ing|ed)|left|leaving|detain(?:ing|ed)|"
    rf"arrest(?:ing|ed)|"
    rf"slain|shot|hospitali[sz]ed|infect(?:ing|ed)|dead|claimed)(?:{_S}(?:at{_S}least|about|"
    rf"around|nearly|almost|"
    rf"another|more{_S}than|some|as{_S}many{_S}as|up{_S}to|over))*{_S}$",
    re.IGNORECASE,
)
_HURT_AFTER = re.compile(
    rf"^(?:{_S}(?:more|others|other|were|was|are|have|been|had|also|seriously|badly|critically|"
    rf"people|reported)){{0,3}}{_S}"
    rf"(?:{'|'.join(sorted(CASUALTIES))})\b",
    re.IGNORECASE,
)
_POLL = re.compile(
    r"\b(?:poll\w*|surveys?|vot\w+|lead\w*|margin|ahead|behind|trail\w*|percent|per cent|approval|"
    r"support|candidates?|likely|primary|election|rates?|unemployment|inflation|support)\b|%",
    re.IGNORECASE,
)
_INDEX = re.compile(
    r"\b(?:Dow|Nasdaq|index|FTSE|S&P|stocks?|shares?|Nikkei|DAX|Hang\s+Seng|scor\w+|rebounds?|"
    r"assists?|"
    r"games?|season|quarter|touchdowns?|league|table)\b"
)
_THEM = re.compile(r"\b([^\W\d_]+)\b")
_TELLERS = frozenset(
    "estimates reports sources officials numbers figures claims accounts tallies analysts experts "
    "observers insiders thousands hundreds dozens millions times years months weeks days "
    "details".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """The unit of a figure, the noun counted, its first and last words, and where all ends.

    ``of`` tells that the noun stands behind "of": whose it is may stand behind it in turn.
    """

    unit: str
    lemma: str | None
    head: Span | None
    phrase: Span | None
    end: int


def counted(text: str, quantity: Measured, sentence: Span, before: Counted | None) -> Counted:
    """Return what *quantity* counts or measures.

    Args:
        text: The article.
        quantity: The number and its unit of measure.
        sentence: The sentence around it.
        before: What the last figure of the paragraph that counts, counted: "killing three
            sailors and wounding four".
    """
    kind = quantity.unit.kind if quantity.unit else None
    if quantity.unit is None:
        return _things(text, quantity, sentence, before)
    name = quantity.unit.name
    if name == "point":
        name = _point(text, sentence, quantity)
    phrase = _measured_noun(text, quantity, sentence, kind)
    end = quantity.end
    if phrase is None:
        head = _measured_before(text, quantity, sentence, kind)
        noun = lemma(head.of(text)) if head else None
        return Counted(unit=name, lemma=noun, head=head, phrase=None, end=end)
    at = phrase.span.end if phrase.span.start - quantity.end < 2 else quantity.end
    return Counted(
        unit=name, lemma=lemma(phrase.word), head=phrase.head, phrase=phrase.span, end=at
    )


def _point(text: str, sentence: Span, quantity: Measured) -> str:
    """Tell points of a percentage from those of an index or a game."""
    at = quantity.span.start
    words = text[max(sentence.start, at - FAR) : min(sentence.end, at + FAR)]
    if quantity.value > 100 or (_INDEX.search(words) and not _POLL.search(words)):
        return "point"
    return "percentage point"


def _measured_noun(
    text: str, quantity: Measured, sentence: Span, kind: UnitKind | None
) -> Phrase | None:
    at, end = quantity.end, sentence.end
    after = text[at : min(end, at + NEAR)]
    if quantity.unit is None:
        return None
    if kind is UnitKind.TIME or kind is UnitKind.MEASURE:
        of = _OF.match(after) if kind is UnitKind.MEASURE or quantity.unit.name != "night" else None
        if of is not None and not quantity.attributive:
            phrase = phrase_after(text, at + of.end(), end, singular=True)
            return None if phrase is None or _a_time(phrase) else phrase
        old = _OLD.match(after)
        at = at + old.end() if old else at
        return phrase_after(text, at, end, singular=True) if quantity.attributive else None
    if kind is UnitKind.CURRENCY:
        of = _OF_MONEY.match(after)
        if of is not None:
            phrase = phrase_after(text, at + of.end(), end, singular=True)
            many = phrase is not None and phrase.span.of(text).split()[0].lower() in {*ONES, *TENS}
            return None if phrase is None or many or _a_time(phrase) else phrase
        return None if after.startswith((",", ".")) else _compound(text, at, end)
    of = _OF.match(after)
    if of is not None:
        return phrase_after(text, at + of.end(), end, singular=True)
    return _compound(text, at, end)


_COPULA = re.compile(
    rf"\b(?P<noun>[^\W\d_]+){_S}(?:(?:have|has|had){_S})?(?:is|are|was|were|been|total(?:s|"
    rf"l?ed|l?ing)|reach(?:es|ed)|hit|averag(?:es|ed)|"
    rf"stood{_S}at|stands{_S}at|(?:to{_S})?(?:rise|fall|drop|grow|jump|climb|increase|decline)|"
    rf"rose|fell|dropped|grew|grown|fallen|risen|jumped|climbed|increased|declined)"
    rf"(?:{_S}(?:a|an|by|to|at|record|about|around|nearly|almost|only|just|more|less|than|over|"
    rf"roughly|approximately|as|much|up|"
    rf"some|estimated|least)){{0,6}}{_S}$",
    re.IGNORECASE,
)


def _measured_before(
    text: str, quantity: Measured, sentence: Span, kind: UnitKind | None
) -> Span | None:
    """Return the noun of "revenues were $52bn"; names and pronouns are measured of something."""
    if kind is not UnitKind.CURRENCY and kind is not UnitKind.SHARE:
        return None
    start = max(sentence.start, quantity.span.start - NEAR)
    match = _COPULA.search(text, start, quantity.span.start)
    if match is None or match["noun"].lower() in STOP or match["noun"][:1].isupper():
        return None
    return Span(*match.span("noun"))


_OLD = re.compile(r"^-olds?\b")


def _a_time(phrase: Phrase) -> bool:
    """Tell whether "$5m in the last three months" was read as if months were bought."""
    unit = unit_of(phrase.word)
    return phrase.word[:1].isupper() or (unit is not None and unit.kind is UnitKind.TIME)


_NOT_COMPOUND = frozenset(
    "more less higher lower up down off above below each apiece annually daily monthly today "
    "yesterday black white "
    "latino hispanic asian male female likely accurate worth larger smaller bigger cheaper "
    "better worse effective sure certain compared last next".split()
)


def _compound(text: str, at: int, end: int) -> Phrase | None:
    """Return the noun right after money or a share: "$1,200 checks", "3 percent support"."""
    if text[at : at + 1] not in {" ", "\u00a0", "-"}:
        return None
    phrase = phrase_after(text, at, end, singular=True)
    if phrase is None or phrase.span.start > at + 1:
        return None
    words = phrase.span.of(text).split()
    if words[0].lower() in _NOT_COMPOUND or len(words) > 5 or words[-1].lower().endswith("ly"):
        return None
    if not phrase.plural and len(words) == 1 and words[0].lower().endswith(("ed", "ing", "s")):
        return None
    if len(words) == 1 and words[0].lower().endswith(("er", "est")) and not person(words[0]):
        return None  # "70% wetter"
    return phrase


def _things(text: str, quantity: Measured, sentence: Span, before: Counted | None) -> Counted:
    at, end = quantity.end, sentence.end
    after = text[at : min(end, at + NEAR)]
    single = quantity.value == 1 or (quantity.high is None and after.startswith("-"))
    ofthem = _OF_THEM.match(after)
    phrase = None
    if ofthem is None:
        of = _OF.match(after) or (_HALF_OF.match(after) if _whole(quantity) else None)
        start = at + of.end() if of else at
        phrase = phrase_after(text, start, end, singular=single or _whole(quantity))
        if quantity.value == 1 and phrase is not None and not of:
            phrase = _only_one(text, at, phrase) or phrase
    if phrase is not None:
        unit = unit_of(phrase.word)
        if unit is not None and unit.kind is UnitKind.TIME:
            return Counted(unit=unit.name, lemma=None, head=None, phrase=None, end=phrase.span.end)
        name = "person" if person(phrase.word) else "item"
        return Counted(
            unit=name,
            lemma=lemma(phrase.word),
            head=phrase.head,
            phrase=phrase.span,
            end=phrase.span.end,
        )
    if ofthem is None and (one := phrase_after(text, at, end, singular=True)) is not None:
        first = re.split(r"[\s\u00a0]", one.span.of(text))[0]
        if (
            person(first) and text[at : one.span.start].strip() == ""
        ):  # "the 110,000 refugee target"
            span = Span(one.span.start, one.span.start + len(first))
            return Counted(unit="person", lemma=lemma(first), head=span, phrase=span, end=span.end)
    return _unnamed(text, quantity, sentence, before, ofthem is not None)


def _only_one(text: str, at: int, phrase: Phrase) -> Phrase | None:
    """Return the noun of "one party gets it": behind "one", what looks like a plural is a verb."""
    words = phrase.span.of(text).split()
    if len(words) < 2 or not phrase.plural or person(phrase.word):
        return None
    return phrase_after(text, at, phrase.head.start, singular=True)


def _whole(quantity: Measured) -> bool:
    """Tell whether a share is meant: "half the country", "two thirds of the army"."""
    return quantity.ratio or (quantity.number is not None and quantity.number.fraction)


def _unnamed(
    text: str, quantity: Measured, sentence: Span, before: Counted | None, of_them: bool
) -> Counted:
    """Return what a number without a noun counts, from the words before it."""
    at = quantity.end
    after = text[at : min(sentence.end, at + NEAR)]
    hurt = _HURT_BEFORE.search(
        text[max(sentence.start, quantity.span.start - NEAR) : quantity.span.start]
    )
    if of_them:
        head = _antecedent(text, sentence, quantity.span.start)
        if head is not None:
            word = head.of(text)
            name = "person" if person(word) else "item"
            return Counted(unit=name, lemma=lemma(word), head=head, phrase=head, end=at)
        if re.search(r"^[\s\u00a0]of[\s\u00a0]whom|,?[\s\u00a0]who\b", after):
            return Counted(unit="person", lemma=None, head=None, phrase=None, end=at)
    toll = _NUMBER_OF.findall(
        text[max(sentence.start, quantity.span.start - FAR) : quantity.span.start]
    )
    if toll and not hurt:
        return _named_before(toll[-1], at)
    if hurt or _HURT_AFTER.match(after):
        if before is not None and before.unit == "person":
            return Counted(unit="person", lemma=before.lemma, head=before.head, phrase=None, end=at)
        return Counted(unit="person", lemma=None, head=None, phrase=None, end=at)
    reached = _REACHED.search(
        text, max(sentence.start, quantity.span.start - FAR), quantity.span.start
    )
    if reached and plural(reached["noun"]):
        return _named_before((reached["noun"], ""), at)
    if before is not None and before.head is not None:
        return Counted(unit=before.unit, lemma=before.lemma, head=before.head, phrase=None, end=at)
    unit = "person" if re.match(rf"{_S}(?:of{_S}whom|who)\b", after) else "item"
    return Counted(unit=unit, lemma=None, head=None, phrase=None, end=at)


_REACHED = re.compile(
    rf"\b(?P<noun>[A-Za-z]{{3,}}s){_S}(?:(?:in|across|of|at|from|for|on){_S}(?:[\w’'.-]+{_S}){{1,5}})?"
    rf"(?:(?:has|have|had|would|will|could){_S})?"
    rf"(?:reach(?:es|ed)?|top(?:s|ped)?|hit(?:s)?|total(?:s|led|ed)?|number(?:s|ed)?|"
    rf"exceed(?:s|ed)?|surpass(?:es|ed)?|pass(?:es|ed)?|(?:r[io]se|risen|climb(?:s|ed)?|gr[eo]w[ns]?|"
    rf"jump(?:s|ed)?|f[ae]ll(?:en|s)?|drop(?:s|ped)?|increased|decreased|doubled|tripled|soared|"
    rf"swelled|declined|dwindled|stood|stands?){_S}(?:at|to|from))"
    rf"(?:{_S}(?:at{_S}least|more{_S}than|about|around|nearly|almost|over|some|just|only|to|an?|"
    rf"estimated|roughly|up|as|many|mark|the))*{_S}$"
)
_NUMBER_OF = re.compile(
    rf"\b(?:(?:(?:number|total|tally|count|majority|amount){_S}of|"
    rf"how{_S}many){_S}((?:[^\W\d_]+[\s\u00a0-]+){{0,4}}?[^\W\d_]+s|people|men|women|children|"
    rf"personnel|police)\b|((?:death|casualty|fatality){_S}toll|toll|death{_S}count))",
    re.IGNORECASE,
)


def _named_before(named: tuple[str, str], at: int) -> Counted:
    """Return what "the number of donors … doubled to 130,000" counts, or a toll."""
    nouns, toll = named
    if toll:
        return Counted(unit="person", lemma="death", head=None, phrase=None, end=at)
    word = nouns.split()[-1]
    unit = "person" if person(word) else "item"
    return Counted(unit=unit, lemma=lemma(word), head=None, phrase=None, end=at)


def _antecedent(text: str, sentence: Span, at: int) -> Span | None:
    """Return the noun in the plural that "of them" stands for: the last before it."""
    found = [
        Span(*m.span(1))
        for m in _THEM.finditer(text, max(sentence.start, at - FAR), at)
        if plural(m[1]) and m[1].lower() not in _TELLERS
    ]
    return found[-1] if found else None
