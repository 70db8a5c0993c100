"""What a person writes as the right value, read: days, chains, quantities, kinds of furniture."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from onrecord.problems import BadArgument
from onrecord.records import Approximator, Figure, FurnitureKind, HopRole

_HOP = re.compile(r"^(?P<name>.+?)(?:\s*\((?P<role>\w+)\))?$")
_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_QUANTITY = re.compile(
    rf"^(?:(?P<about>[a-z ]+?)\s+)?(?P<low>{_NUMBER})(?:\s*[-–]\s*(?P<high>{_NUMBER}))?$"
)


def days(value: str) -> tuple[date | None, date | None]:
    """Read a day, two with a slash between them, or ``unknown``.

    >>> days("2023-02-01/2023-02-24")
    (datetime.date(2023, 2, 1), datetime.date(2023, 2, 24))

    Raises:
        BadArgument: it is none of these.
    """
    if value == "unknown":
        return None, None
    try:
        first, _, last = value.partition("/")
        earliest, latest = date.fromisoformat(first), date.fromisoformat(last or first)
    except ValueError as error:
        raise _bad(value, "no date", str(error), "2023-02-24 or 2023-02-01/2023-02-24") from error
    if latest < earliest:
        raise _bad(value, "no date", "it ends before it begins", "2023-02-01/2023-02-24")
    return earliest, latest


def hops(value: str) -> tuple[tuple[str, HopRole | None], ...]:
    """Read a chain, the hop nearest the publisher first.

    >>> hops("Radio Harrow (outlet) > Ana Ruiz")
    (('Radio Harrow', <HopRole.OUTLET: 'outlet'>), ('Ana Ruiz', None))

    Raises:
        BadArgument: a hop has no name, or a role that is none.
    """
    return tuple(_hop(part.strip()) for part in value.split(">")) if value != "none" else ()


def _hop(part: str) -> tuple[str, HopRole | None]:
    found = _HOP.match(part)
    if not found:
        raise _bad(part, "no chain", "a hop has no name", "Radio Harrow (outlet) > Ana Ruiz")
    role = found["role"]
    if role is not None and role not in set(HopRole):
        raise _bad(part, "no chain", f"{role!r} is no role", ", ".join(HopRole))
    return found["name"], HopRole(role) if role else None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number, or a range, and how near it is."""

    approximator: Approximator
    low: float
    high: float | None

    def applied(self, figure: Figure) -> Figure:
        """Return *figure* with this quantity in place of its own."""
        value = self.low if self.high is None else None
        low = None if self.high is None else self.low
        return replace(figure, value=value, low=low, high=self.high, approximator=self.approximator)


def quantity(value: str) -> Quantity | None:
    """Read a number with what stands before it, a range, or ``none`` for what is no figure.

    >>> quantity("at most 4,000"), quantity("none")
    (Quantity(approximator=<Approximator.AT_MOST: 'at_most'>, low=4000.0, high=None), None)

    Raises:
        BadArgument: it is none of these.
    """
    if value == "none":
        return None
    found = _QUANTITY.match(value)
    name = (found["about"] or "exact").replace(" ", "_") if found else ""
    if not found or name not in set(Approximator):
        raise _bad(value, "no figure", "it is no number", "about 4,000, at most 4,000, 3,000-4,000")
    high = _number(found["high"]) if found["high"] else None
    return Quantity(Approximator(name), _number(found["low"]), high)


def _number(text: str) -> float:
    return float(text.replace(",", ""))


def furniture(value: str) -> FurnitureKind | None:
    """Read a kind of furniture; ``None`` for ``report``, which is no furniture.

    Raises:
        BadArgument: it is neither.
    """
    if value == "report":
        return None
    if value not in set(FurnitureKind):
        raise _bad(
            value, "no furniture", "there is no such kind", f"report, {', '.join(FurnitureKind)}"
        )
    return FurnitureKind(value)


def _bad(value: str, what: str, why: str, forms: str) -> BadArgument:
    return BadArgument(repr(value), what, why, f"Write: {forms}.")
