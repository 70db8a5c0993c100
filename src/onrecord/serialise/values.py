"""JSON as a typed value: written in one line, hashed in one form, read back with exact errors."""

from __future__ import annotations

import hashlib
import json
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import TypeAlias, TypeVar

from onrecord.problems import BadRecord
from onrecord.records import Span, Spans

Json: TypeAlias = "bool | int | float | str | Sequence[Json] | Mapping[str, Json] | None"
JsonObject: TypeAlias = dict[str, Json]

_Enum = TypeVar("_Enum", bound=StrEnum)

_BREAKS = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]")
"""Signs that some reader takes for the end of a line or of the text, and halves of surrogate
pairs (names of files that are not UTF-8 hold them), which cannot be encoded."""


def dumps(value: Json) -> str:
    r"""Write *value* in one line that every reader of JSON lines takes for one line.

    >>> dumps({"text": "“Safe.”\u2028Next"})
    '{"text": "“Safe.”\\u2028Next"}'
    """
    return _escaped(json.dumps(value, ensure_ascii=False, allow_nan=False))


def canonical(value: Json) -> bytes:
    """Write *value* in the one form that is hashed: keys sorted, no spaces, UTF-8.

    >>> canonical({"b": 1, "a": [None, "ü"]})
    b'{"a":[null,"\\xc3\\xbc"],"b":1}'
    """
    return _escaped(
        json.dumps(
            value, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")
        )
    ).encode()


def digest(value: Json) -> str:
    """Return the SHA-256 of *value* in canonical form, in hex."""
    return hashlib.sha256(canonical(value)).hexdigest()


def loads(text: str) -> Json:
    """Read JSON.

    Raises:
        BadRecord: *text* is not JSON, or no JSON that can be written again: 1e999, NaN.
    """
    try:
        value: Json = json.loads(text, parse_float=_finite, parse_constant=_finite)
    except (ValueError, RecursionError) as error:
        raise _bad("record", f"not JSON: {error}") from error
    return value


def _finite(number: str) -> float:
    value = float(number)
    if not math.isfinite(value):
        raise ValueError(f"{number[:20]} is no finite number")
    return value


def _escaped(text: str) -> str:
    return _BREAKS.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text)


def spans_json(spans: Spans) -> Json:
    """Write spans as ``[[start, end], ...]``."""
    return [[span.start, span.end] for span in spans]


def date_json(day: date | None) -> Json:
    """Write a day as ``YYYY-MM-DD``."""
    return day.isoformat() if day else None


class Object:
    """A JSON object read key by key: each method checks what it returns.

    >>> Object({"cue": [[4, 8]]}).spans("cue")
    (Span(start=4, end=8),)
    >>> Object({"cue": None}, "statements[2]").spans("cue")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    onrecord.problems.BadRecord: statements[2].cue: ...expected a list, found null...
    """

    __slots__ = ("_value", "_where")

    def __init__(self, value: Json, where: str = "") -> None:
        if not isinstance(value, Mapping):
            raise _wrong(where or "record", "an object", value)
        self._value, self._where = value, where

    def __contains__(self, key: str) -> bool:
        return key in self._value

    def _at(self, key: str) -> str:
        return f"{self._where}.{key}" if self._where else key

    def _get(self, key: str) -> Json:
        if key not in self._value:
            raise _bad(self._at(key), "the key is missing")
        return self._value[key]

    def text(self, key: str) -> str:
        """Return a string."""
        value = self._get(key)
        if not isinstance(value, str):
            raise _wrong(self._at(key), "a string", value)
        return value

    def maybe_text(self, key: str) -> str | None:
        """Return a string or ``None``."""
        return None if self._get(key) is None else self.text(key)

    def integer(self, key: str) -> int:
        """Return a whole number."""
        value = self._get(key)
        if not isinstance(value, int) or isinstance(value, bool):
            raise _wrong(self._at(key), "a whole number", value)
        return value

    def number(self, key: str) -> float:
        """Return a number."""
        value = self._get(key)
        if not isinstance(value, int | float) or isinstance(value, bool):
            raise _wrong(self._at(key), "a number", value)
        try:
            return float(value)
        except OverflowError as error:
            raise _wrong(self._at(key), "a smaller number", value) from error

    def maybe_number(self, key: str) -> float | None:
        """Return a number or ``None``."""
        return None if self._get(key) is None else self.number(key)

    def truth(self, key: str) -> bool:
        """Return true or false."""
        value = self._get(key)
        if not isinstance(value, bool):
            raise _wrong(self._at(key), "true or false", value)
        return value

    def _list(self, key: str) -> Sequence[Json]:
        value = self._get(key)
        if not isinstance(value, Sequence) or isinstance(value, str):
            raise _wrong(self._at(key), "a list", value)
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of strings."""
        values = self._list(key)
        if wrong := [value for value in values if not isinstance(value, str)]:
            raise _wrong(self._at(key), "strings only", wrong[0])
        return tuple(value for value in values if isinstance(value, str))

    def pair(self, key: str) -> tuple[str, str]:
        """Return a list of two strings."""
        values = self.texts(key)
        if len(values) != 2:
            raise _wrong(self._at(key), "two strings", self._get(key))
        return values[0], values[1]

    def object(self, key: str) -> Object:
        """Return an object."""
        return Object(self._get(key), self._at(key))

    def maybe_object(self, key: str) -> Object | None:
        """Return an object or ``None``."""
        return None if self._get(key) is None else self.object(key)

    def objects(self, key: str) -> Iterable[Object]:
        """Return a list of objects."""
        at = self._at(key)
        return [Object(value, f"{at}[{n}]") for n, value in enumerate(self._list(key))]

    def span(self, key: str) -> Span:
        """Return one span."""
        return _span(self._get(key), self._at(key))

    def spans(self, key: str) -> Spans:
        """Return a list of spans."""
        at = self._at(key)
        return tuple(_span(value, f"{at}[{n}]") for n, value in enumerate(self._list(key)))

    def day(self, key: str) -> date | None:
        """Return a day or ``None``."""
        text = self.maybe_text(key)
        try:
            return date.fromisoformat(text) if text else None
        except ValueError as error:
            raise _wrong(self._at(key), "a day (YYYY-MM-DD)", text) from error

    def one_of(self, key: str, kinds: type[_Enum]) -> _Enum:
        """Return a member of the enumeration *kinds*."""
        text = self.text(key)
        try:
            return kinds(text)
        except ValueError as error:
            raise _wrong(self._at(key), f"one of {', '.join(kinds)}", text) from error

    def maybe_one_of(self, key: str, kinds: type[_Enum]) -> _Enum | None:
        """Return a member of the enumeration *kinds* or ``None``."""
        return None if self._get(key) is None else self.one_of(key, kinds)


def _span(value: Json, where: str) -> Span:
    if isinstance(value, Sequence) and not isinstance(value, str) and len(value) == 2:
        start, end = value
        if type(start) is int and type(end) is int and 0 <= start <= end:  # true is no place
            return Span(start, end)
    raise _wrong(where, "a span [start, end]", value)


def _wrong(where: str, expected: str, found: Json) -> BadRecord:
    shown = dumps(found)
    return _bad(where, f"expected {expected}, found {shown[:57] + '...' if shown[60:] else shown}")


def _bad(where: str, why: str) -> BadRecord:
    next_ = "Read it with the Onrecord that wrote it, or write it again."
    return BadRecord(where, "not a record of this schema", why, next_)
