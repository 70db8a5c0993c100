"""From a document to its article: the text with all that the page says about itself."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.ingest.bars import brand
from onrecord.ingest.bylines import bylines
from onrecord.ingest.credits import publisher, republished, wire
from onrecord.ingest.dates import DateLine, date_lines, published
from onrecord.ingest.dating import inferred
from onrecord.ingest.encodings import Undecodable, decode
from onrecord.ingest.furniture import furniture
from onrecord.ingest.language import ENGLISH, language
from onrecord.ingest.lines import Line, lines
from onrecord.options import DatingOptions, IngestOptions
from onrecord.records import Article, Basis, Document, Furniture, Interval, Problem, Span
from onrecord.serialise import article_id
from onrecord.text.gaps import gaps

_DEFAULTS = IngestOptions()
_DATING = DatingOptions()


def article(document: Document, options: IngestOptions = _DEFAULTS) -> Article:
    """Return the one article of a text document.

    Nothing raises: bytes that are no text give an article without any, and a problem. A text in
    another language than English keeps its text, has its code in `language`, and a problem.

    Args:
        document: the bytes as they came in.
        options: see `IngestOptions`.
    """
    decoded = decode(document.content, options)
    if isinstance(decoded, Undecodable):
        problem = Problem(
            where=document.path, what=decoded.what, why=decoded.why, next=decoded.next
        )
        return _article(document, "", (problem,), options)
    return _article(document, decoded, (), options)


def _article(
    document: Document, text: str, problems: tuple[Problem, ...], options: IngestOptions
) -> Article:
    found = lines(text)
    title, pieces = furniture(text, found, options)
    code = language(text, options)
    dates = tuple(date_lines(found, options))
    outlet = (title.outlet if title else None) or brand(found, options)
    identity = article_id(document.sha256, 0)
    return Article(
        id=identity,
        sha256=document.sha256,
        path=document.path,
        url=document.url,
        language=code,
        title=title.words if title else None,
        bylines=_names(found, dates, options),
        publisher=publisher(text, found, outlet, options),
        wire=wire(found, options),
        republished=republished(found, options),
        published=_published(text, dates, pieces),
        text=text,
        furniture=pieces,
        problems=(*problems, *_language(document, text, code), *_lost(identity, text, pieces)),
    )


def _published(text: str, dates: Sequence[DateLine], pieces: Sequence[Furniture]) -> Interval:
    """Return the day that the page states, or what the article's own words allow."""
    stated = published(dates)
    return inferred(text, pieces, _DATING) if stated.basis is Basis.NONE else stated


def _names(
    found: Sequence[Line], dates: Sequence[DateLine], options: IngestOptions
) -> tuple[str, ...]:
    names = (name for _, each in bylines(found, dates, options) for name in each)
    return tuple(dict.fromkeys(names))


def _language(document: Document, text: str, code: str) -> tuple[Problem, ...]:
    if code == ENGLISH or not text.strip():
        return ()
    return (
        Problem(
            where=document.path,
            what="not in English",
            why=f"its little words are those of another language ({code})",
            next="Give an English text: no other is read yet.",
        ),
    )


def _lost(identity: str, text: str, pieces: Sequence[Furniture]) -> tuple[Problem, ...]:
    """Return a problem for each place where words were lost outside the furniture."""
    return tuple(
        Problem(
            where=f"{identity} {gap.start}–{gap.end}",
            what="words were lost here",
            why=f"“{_around(text, gap)}” is no English",
            next="Compare it with the published page; nothing is claimed on this sentence.",
        )
        for gap in gaps(text)
        if not any(piece.span.overlaps(gap) for piece in pieces)
    )


_CONTEXT = 20
"""Code points shown on both sides of a gap, so that a reader finds it."""


def _around(text: str, gap: Span) -> str:
    shown = text[max(0, gap.start - _CONTEXT) : gap.end + _CONTEXT]
    return "…" + " ".join(shown.split()) + "…"
