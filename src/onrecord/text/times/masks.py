"""TIMEX3 values of expressions whose year, month or day the article leaves open."""

from __future__ import annotations

from onrecord.text.times.meanings import Calendar, Fixed, Length, Meaning, Relative, Shift, Unit

_MASKS = {
    Unit.DAY: "XXXX-XX-XX",
    Unit.NIGHT: "XXXX-XX-XX",
    Unit.WEEKEND: "XXXX-WXX-WE",
    Unit.WEEK: "XXXX-WXX",
    Unit.MONTH: "XXXX-XX",
    Unit.QUARTER: "XXXX-QX",
    Unit.YEAR: "XXXX",
    Unit.DECADE: "XXX",
    Unit.CENTURY: "XX",
}


def masked(meaning: Meaning) -> str:
    """Return the value of *meaning* with an X for each digit that is not known.

    >>> masked(Calendar(weekday=7)), masked(Calendar(month=2, day=24)), masked(Calendar(part="SU"))
    ('XXXX-WXX-7', 'XXXX-02-24', 'XXXX-SU')
    """
    match meaning:
        case Calendar():
            return _calendar(meaning)
        case Relative():
            return _MASKS.get(meaning.unit, "XXXX-XX-XX") + meaning.clock
        case Shift():
            if meaning.count is None:
                if meaning.from_before:  # "days later": after some day of the past
                    return _MASKS.get(meaning.unit, "XXXX-XX-XX")
                return "PAST_REF" if meaning.sign < 0 else "FUTURE_REF"
            return _MASKS.get(meaning.unit, "XXXX-XX-XX")
        case Fixed():
            return meaning.value
        case Length():
            return "PXX"


def _calendar(meaning: Calendar) -> str:
    year = f"{meaning.year:04}" if meaning.year else "XXXX"
    if meaning.part:
        return f"{year}-{meaning.part}"
    if meaning.month:
        day = f"-{meaning.day:02}" if meaning.day else ""
        return f"{year}-{meaning.month:02}{day}{meaning.clock}"
    if meaning.weekday:
        return f"{year}-WXX-{meaning.weekday}{meaning.clock}"
    if meaning.year:
        return year
    return f"XXXX-XX-XX{meaning.clock}"
