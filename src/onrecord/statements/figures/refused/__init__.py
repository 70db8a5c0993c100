"""Numbers that are no figures: each rule lies with what it refuses.

``signs`` has pieces of longer signs, scores and numbers of telephones; ``calendar`` dates, years
and times of day; ``named`` parts of names and addresses; ``words`` number words, "one" and halves.
"""

from __future__ import annotations

from onrecord.records import Span
from onrecord.statements.figures.numbers import Number
from onrecord.statements.figures.refused import calendar, named, signs, words
from onrecord.statements.figures.refused.place import Place

_ANY = (signs.glued, words.or_two, named.programme)
_IN_DIGITS = (calendar.ordinal, calendar.clock, signs.chained, calendar.dated, calendar.year)
_WITHOUT_UNIT = (signs.scored, signs.listed, named.firm, named.in_name, named.addressed)


def refused(text: str, number: Number, sentence: Span) -> bool:
    """Tell whether *number* is no figure.

    >>> from onrecord.statements.figures.numbers import numbers
    >>> text = "On May 4, 2019 at 9pm Apollo 11 won 3-1 on page 7 before 40 guests in the 1980s."
    >>> whole = Span(0, len(text))
    >>> [n.span.of(text) for n in numbers(text, whole) if not refused(text, n, whole)]
    ['40']
    """
    place = Place(text=text, number=number, sentence=sentence)
    if any(rule(place) for rule in _ANY):
        return True
    if number.fraction:
        return words.fraction(place)
    if not number.digits:
        return words.word(place)
    if signs.paid(place):
        return False
    if any(rule(place) for rule in _IN_DIGITS):
        return True
    return place.unit is None and any(rule(place) for rule in _WITHOUT_UNIT)
