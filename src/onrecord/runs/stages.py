"""The stages that a run joins, each imported when first used: a model is costly to load."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from os import PathLike
from typing import TYPE_CHECKING, BinaryIO, Protocol, TypeAlias

from onrecord.problems import BadArgument
from onrecord.records import (
    Article,
    Claim,
    Correction,
    Decisions,
    Document,
    Entity,
    Extraction,
    Judgement,
    Match,
    Near,
    Problem,
    Recurring,
    Spans,
)

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


class Recurrence(Protocol):
    """Finds what outlets print again and again, which is no report, step by step.

    What is set aside in an article depends on the notes of all of them.
    """

    def noted(self, extraction: Extraction) -> bytes:
        """Return what an article brings to the search."""

    def aside(self, notes: Mapping[str, bytes]) -> Mapping[str, Spans]:
        """Return the spans to set aside by article, whatever the order of *notes*."""

    def told(
        self, notes: Mapping[str, bytes], said: Callable[[str], Extraction]
    ) -> tuple[Recurring, ...]:
        """Return what recurs as records."""

    def without(self, extraction: Extraction, spans: Spans) -> Extraction:
        """Return an article as matches and claims are to see it."""


def _recurrence() -> Recurrence:
    from onrecord.recurring import Recurrence as Found

    return Found()


class Matching(Protocol):
    """Matches the articles of a pile step by step; one for each making.

    What ``compare`` finds of a pair depends on the two articles and the pair's basis alone, and
    what ``near`` finds on the sketches: so a ledger can tell what a new article changes.
    """

    def sketch(self, extraction: Extraction) -> bytes:
        """Return what an article brings to matching."""

    def near(self, sketches: Mapping[str, bytes]) -> Iterator[Near]:
        """Yield the pairs of articles that may match, whatever the order of *sketches*."""

    def compare(
        self, pairs: Iterable[Near], said: Callable[[str], Extraction]
    ) -> tuple[Match, ...]:
        """Return the matches of near pairs; *said* returns what an article says."""


def _matcher() -> Matching:
    from onrecord.matches import Matcher

    return Matcher()


def _claims(
    extractions: Sequence[Extraction],
    matches: Sequence[Match],
    decisions: Decisions,
    entities: Sequence[Entity],
) -> tuple[Claim, ...]:
    from onrecord.claims import claims

    return claims(extractions, matches, decisions, entities)


def _resolve(
    judgements: Iterable[Judgement], find: Callable[[str], Extraction | None]
) -> Decisions:
    from onrecord.judgements import resolve

    return resolve(judgements, find)


def _forgotten(judgements: Iterable[Judgement]) -> dict[str, Judgement]:
    from onrecord.judgements import forgotten

    return forgotten(judgements)


def _corrected(extraction: Extraction, corrections: Iterable[Correction]) -> Extraction:
    from onrecord.judgements import corrected

    return corrected(extraction, corrections)


def _maker() -> str:
    from importlib.metadata import version

    from onrecord.options import (
        AliasOptions,
        ClaimOptions,
        DistortionOptions,
        FiguredOptions,
        MatchOptions,
        RecurringOptions,
        RestatedOptions,
        SeriesOptions,
        TimelineOptions,
    )
    from onrecord.serialise import digest

    options = (
        RecurringOptions(),
        MatchOptions(),
        RestatedOptions(),
        FiguredOptions(),
        AliasOptions(),
        ClaimOptions(),
        SeriesOptions(),
        TimelineOptions(),
        DistortionOptions(),
    )
    return f"onrecord {version('onrecord')} {digest(repr(options))[:12]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stages:
    """The functions that a run joins; each can be another one, as tests do.

    ``expected`` tells about how many documents there will be, without reading them.
    ``maker`` names what makes matches and claims, with version and options: a ledger whose matches
    another maker made gets new ones. ``recurrence`` sets aside what the pile shows to be no report,
    for all that follows. What runs in another process, all up to ``extract``, are functions of a
    module.
    """

    read: Callable[[Paths, BinaryIO | None], Iterator[Document | Problem]] = Intake()
    expected: Callable[[Paths], int] = _expected
    articles: Callable[[Document], Iterable[Article]] = _articles
    tagger: Callable[[], Tagger] = _tagger
    extract: Callable[[Article, Tagger], Extraction] = _extract
    recurrence: Callable[[], Recurrence] = _recurrence
    matcher: Callable[[], Matching] = _matcher
    claims: Callable[
        [Sequence[Extraction], Sequence[Match], Decisions, Sequence[Entity]], tuple[Claim, ...]
    ] = _claims
    resolve: Callable[[Iterable[Judgement], Callable[[str], Extraction | None]], Decisions] = (
        _resolve
    )
    corrected: Callable[[Extraction, Iterable[Correction]], Extraction] = _corrected
    forgotten: Callable[[Iterable[Judgement]], dict[str, Judgement]] = _forgotten
    maker: Callable[[], str] = _maker


STAGES = Stages()
