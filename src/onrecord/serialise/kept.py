"""Records as a ledger keeps them between two makings: by their declared fields, without names.

What an article brings to a stage is made once and read back at every making, thousands at a time,
and nobody else reads it: so there is one rule for all records, and no reader for each. A change to
a record's fields is a change of its ``shape``, which tells that what is kept of it is out of date.

The article itself, to which such records point, is kept beside them without its text.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable
from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache
from operator import attrgetter
from types import NoneType, UnionType
from typing import Protocol, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from onrecord.records import Article

_Record = TypeVar("_Record")
_Reader = Callable[[object, Article], object]


class _Make(Protocol):
    """Makes a value of its parts: a class."""

    def __call__(self, *parts: object, **named: object) -> object: ...


def kept(record: object, article: Article) -> bytes:
    """Write a record that an article brings to a stage."""
    bare = replace(article, text="", furniture=(), problems=())

    def plain(value: object) -> object:
        if isinstance(value, frozenset):
            return sorted(value)
        if isinstance(value, date):
            return value.isoformat()
        if value is not bare and isinstance(value, Article):
            return None
        return _fields(cast(Hashable, type(value)))(value)

    return json.dumps([bare, record], default=plain, separators=(",", ":")).encode()


def read_kept(kind: type[_Record], written: bytes) -> _Record:
    """Read what ``kept`` wrote of a record of this kind."""
    head, record = json.loads(written)
    article = cast(Article, _dataclass(cast(Hashable, Article))(head, _NOWHERE))
    return cast(_Record, _reader(cast(Hashable, kind))(record, article))


def shape(kind: type[object]) -> str:
    """Return the names and types of a record's fields, and of those inside of it."""
    return _shape(cast(Hashable, kind))


@cache
def _shape(hint: Hashable) -> str:
    if not is_dataclass(hint) or hint is Article:
        return " ".join(_shape(cast(Hashable, arg)) for arg in get_args(hint)) or str(hint)
    inner = (_shape(cast(Hashable, one)) for one in get_type_hints(hint).values())
    return f"{[field.name for field in fields(hint)]}({', '.join(inner)})"


@cache
def _fields(kind: Hashable) -> Callable[[object], object]:
    if not is_dataclass(kind):
        raise TypeError(f"{kind} cannot be kept")
    names = [field.name for field in fields(kind)]
    return attrgetter(*names) if len(names) > 1 else lambda value: [getattr(value, names[0])]


@cache
def _reader(hint: Hashable) -> _Reader:
    """Return what turns JSON into a value of a declared type."""
    origin, args = get_origin(hint), get_args(hint)
    if origin in {Union, UnionType}:
        return _maybe(_reader(next(arg for arg in args if arg is not NoneType)))
    if origin is tuple and args[1:] == (...,):
        return _many(tuple, _reader(args[0]))
    if origin is tuple:
        return _each([_reader(arg) for arg in args])
    if origin is frozenset:
        return _many(frozenset, _reader(args[0]))
    if hint is Article:
        return lambda _, article: article
    if is_dataclass(hint):
        return _dataclass(hint)
    return _simple(cast("type[object]", hint))


def _simple(kind: type[object]) -> _Reader:
    if kind in {str, int, float, bool}:
        return lambda value, _: value
    if kind is date:
        return lambda value, _: date.fromisoformat(cast(str, value))
    if issubclass(kind, StrEnum):
        return lambda value, _: kind(cast(str, value))
    if issubclass(kind, tuple):  # a named one of plain values
        make = cast(_Make, kind)
        return lambda value, _: make(*cast("list[object]", value))
    raise TypeError(f"{kind} cannot be kept")


def _maybe(read: _Reader) -> _Reader:
    return lambda value, article: None if value is None else read(value, article)


def _many(kind: Callable[[list[object]], object], read: _Reader) -> _Reader:
    return lambda value, article: kind([read(one, article) for one in cast("list[object]", value)])


def _each(readers: list[_Reader]) -> _Reader:
    return lambda value, article: tuple(
        read(one, article) for read, one in zip(readers, cast("list[object]", value), strict=True)
    )


@cache
def _dataclass(kind: Hashable) -> _Reader:
    readers = [(name, _reader(hint)) for name, hint in get_type_hints(kind).items()]
    make = cast(_Make, kind)
    return lambda value, article: make(
        **{
            name: read(one, article)
            for (name, read), one in zip(readers, cast("list[object]", value), strict=True)
        }
    )


_NOWHERE = cast(Article, None)
"""The article of an article."""
