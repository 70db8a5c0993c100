"""The stages that a run joins, each imported when first used: a model is costly to load."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from os import PathLike
from typing import TYPE_CHECKING, BinaryIO, TypeAlias

from onrecord.problems import BadArgument
from onrecord.records import Article, Claim, Document, Entity, Extraction, Made, Match, Problem

if TYPE_CHECKING:
    from onrecord.statements.tagging.tagger import Tagger

AnyPath: TypeAlias = str | PathLike[str]

Paths: TypeAlias = Iterable[AnyPath]


@dataclass(frozen=True, slots=True)
class Intake:
    """Reads paths, with what the user tells about them.

    ``fields`` pairs what a field of records is for with what it is called; ``metadata`` is a table
    that tells where files are from.
    """

    fields: tuple[tuple[str, str], ...] = ()
    metadata: AnyPath | None = None

    def __call__(self, paths: Paths, stdin: BinaryIO | None) -> Iterator[Document | Problem]:
        """Yield documents and problems in the order of *paths*."""
        from onrecord.ingest.readers import read

        return read(paths, stdin, fields=self.fields, metadata=self.metadata)


FIELDS = ("text", "html", "title", "url", "publisher", "published", "bylines")
"""What a field can be for."""


def told(stages: Stages, fields: Mapping[str, str] | None, metadata: AnyPath | None) -> Stages:
    """Return *stages* that read with what the user tells.

    Raises:
        BadArgument: a field is for nothing that is known.
    """
    if not fields and metadata is None:
        return stages
    pairs = tuple(sorted((_SAME.get(what, what), name) for what, name in (fields or {}).items()))
    for what, name in pairs:
        if what not in FIELDS:
            known = f"Fields are: {', '.join(FIELDS)}."
            raise BadArgument(f"{what}={name}", "no such field", f"{what!r} is not known", known)
    return replace(stages, read=Intake(pairs, metadata))


_SAME = {"byline": "bylines", "author": "bylines", "authors": "bylines", "date": "published"}


def _expected(paths: Paths) -> int:
    from onrecord.ingest.readers import expected

    return expected(paths)


def _articles(document: Document) -> Iterator[Article]:
    from onrecord.ingest.articles import articles

    return articles(document)


def _tagger() -> Tagger:
    from onrecord.statements.tagging.onnx_tagger import load

    return load()


def _extract(article: Article, tagger: Tagger) -> Extraction:
    from onrecord.statements.extract import extract

    return extract(article, tagger)


def _report(extractions: Sequence[Extraction]) -> tuple[Extraction, ...]:
    from onrecord.recurring import recurring, without

    return without(extractions, recurring(extractions))


def _match(extractions: Sequence[Extraction]) -> tuple[Match, ...]:
    from onrecord.matches import match

    return match(extractions)


def _aliases(extractions: Sequence[Extraction], matches: Sequence[Match]) -> tuple[Entity, ...]:
    from onrecord.aliases import aliases

    return aliases(extractions, matches)


def _claims(extractions: Sequence[Extraction], matches: Sequence[Match]) -> tuple[Claim, ...]:
    from onrecord.claims import claims

    return claims(extractions, matches)


def _maker() -> str:
    from importlib.metadata import version

    from onrecord.options import AliasOptions, ClaimOptions, MatchOptions, RecurringOptions
    from onrecord.serialise import digest

    options = (RecurringOptions(), MatchOptions(), AliasOptions(), ClaimOptions())
    return f"onrecord {version('onrecord')} {digest(repr(options))[:12]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stages:
    """The functions that a run joins; each can be another one, as tests do.

    ``expected`` tells about how many documents there will be, without reading them.
    ``maker`` names what makes matches and claims, with version and options: a ledger whose matches
    another maker made gets new ones. ``report`` sets aside what the pile shows to be no report, for
    ``match``, ``aliases`` and ``claims`` only. Those above it may run in another process, so they
    are functions of a module.
    """

    read: Callable[[Paths, BinaryIO | None], Iterator[Document | Problem]] = Intake()
    expected: Callable[[Paths], int] = _expected
    articles: Callable[[Document], Iterable[Article]] = _articles
    tagger: Callable[[], Tagger] = _tagger
    extract: Callable[[Article, Tagger], Extraction] = _extract
    report: Callable[[Sequence[Extraction]], tuple[Extraction, ...]] = _report
    match: Callable[[Sequence[Extraction]], tuple[Match, ...]] = _match
    aliases: Callable[[Sequence[Extraction], Sequence[Match]], tuple[Entity, ...]] = _aliases
    claims: Callable[[Sequence[Extraction], Sequence[Match]], tuple[Claim, ...]] = _claims
    maker: Callable[[], str] = _maker

    def made(self, extractions: Sequence[Extraction]) -> Made:
        """Return all that the pile shows: each step sees what the ones before it found."""
        seen = self.report(extractions)
        matches = self.match(seen)
        entities = self.aliases(seen, matches)
        claims = self.claims(seen, matches)
        return Made(matches=matches, entities=entities, claims=claims)


STAGES = Stages()
