"""The stages that a run joins, each imported when first used: a model is costly to load."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from os import PathLike
from typing import TYPE_CHECKING, BinaryIO, TypeAlias

from onrecord.records import Article, Claim, Document, Extraction, Match, Problem

if TYPE_CHECKING:
    from onrecord.statements.tagger import Tagger

AnyPath: TypeAlias = str | PathLike[str]

Paths: TypeAlias = Iterable[AnyPath]


def _read(paths: Paths, stdin: BinaryIO | None) -> Iterator[Document | Problem]:
    from onrecord.ingest.readers import read

    return read(paths, stdin)


def _articles(document: Document) -> Iterator[Article]:
    from onrecord.ingest.articles import article

    yield article(document)


def _tagger() -> Tagger:
    from onrecord.statements.onnx_tagger import load

    return load()


def _extract(article: Article, tagger: Tagger) -> Extraction:
    from onrecord.statements.extract import extract

    return extract(article, tagger)


def _match(extractions: Sequence[Extraction]) -> tuple[Match, ...]:
    from onrecord.matches import match

    return match(extractions)


def _claims(extractions: Sequence[Extraction], matches: Sequence[Match]) -> tuple[Claim, ...]:
    from onrecord.claims import claims

    return claims(extractions, matches)


def _maker() -> str:
    from importlib.metadata import version

    from onrecord.options import ClaimOptions, MatchOptions
    from onrecord.serialise import digest

    return f"onrecord {version('onrecord')} {digest(repr((MatchOptions(), ClaimOptions())))[:12]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stages:
    """The functions that a run joins; each can be another one, as tests do.

    ``maker`` names what makes matches and claims, with version and options: a ledger whose matches
    another maker made gets new ones. All but ``match``, ``claims`` and ``maker`` may run in another
    process, so they are functions of a module.
    """

    read: Callable[[Paths, BinaryIO | None], Iterator[Document | Problem]] = _read
    articles: Callable[[Document], Iterable[Article]] = _articles
    tagger: Callable[[], Tagger] = _tagger
    extract: Callable[[Article, Tagger], Extraction] = _extract
    match: Callable[[Sequence[Extraction]], tuple[Match, ...]] = _match
    claims: Callable[[Sequence[Extraction], Sequence[Match]], tuple[Claim, ...]] = _claims
    maker: Callable[[], str] = _maker


STAGES = Stages()
