"""From a document to its article: the text with all that the page says about itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.ingest.addresses import days
from onrecord.ingest.bars import brand
from onrecord.ingest.bylines import bylines, is_person, signed
from onrecord.ingest.credits import republished, wire, wire_of
from onrecord.ingest.dates import DateLine, date_lines, published
from onrecord.ingest.dating import inferred
from onrecord.ingest.encodings import Undecodable, decode
from onrecord.ingest.fields import Found, of_record, of_row
from onrecord.ingest.furniture import furniture
from onrecord.ingest.language import ENGLISH, language
from onrecord.ingest.lines import Line, lines
from onrecord.ingest.markup import Source, source
from onrecord.ingest.packed import unpacked
from onrecord.ingest.places import places as find
from onrecord.ingest.places import plain_place
from onrecord.ingest.publishers import publisher
from onrecord.options import DatingOptions, IngestOptions
from onrecord.records import (
    Article,
    Basis,
    Document,
    DocumentKind,
    Furniture,
    Given,
    Interval,
    Place,
    Problem,
    Publisher,
    Span,
)
from onrecord.serialise import article_id
from onrecord.text.gaps import gaps

_DEFAULTS = IngestOptions()
_DATING = DatingOptions()


def articles(document: Document, options: IngestOptions = _DEFAULTS) -> Iterator[Article]:
    """Yield the articles of a document: one, or those of a feed in its order.

    Nothing raises: bytes that are no text give an article without any, and a problem. A text in
    another language than English keeps its text, has its code in `language`, and a problem.

    Args:
        document: the bytes as they came in, with how they are to be read.
        options: see `IngestOptions`.
    """
    read = _read(document, options)
    if isinstance(read, Undecodable):
        problem = Problem(where=document.path, what=read.what, why=read.why, next=read.next)
        yield _article(document, 0, Found("", Given()), (problem,), options)
        return
    for index, found in enumerate(read):
        if len(found.text) > options.article_characters:
            limit = f"an article has less than {options.article_characters / 1e6:g} million signs"
            problem = Problem(
                where=document.path, what="too large", why=limit, next="Split it into reports."
            )
            yield _article(document, index, Found("", found.given), (problem,), options)
        else:
            yield _article(document, index, found, (), options)


def article(document: Document, options: IngestOptions = _DEFAULTS) -> Article:
    """Return the first article of a document; see `articles`."""
    return next(articles(document, options))


def _read(document: Document, options: IngestOptions) -> tuple[Found, ...] | Undecodable:
    """Return the texts of a document with what is told beside each."""
    reading = document.reading
    content = unpacked(document.content, options)
    if isinstance(content, Undecodable):
        return content
    match reading.kind:
        case DocumentKind.PAGE:
            found = _page(content, options, reading.charset)
        case DocumentKind.RECORD:
            found = of_record(content, reading.fields, options)
        case DocumentKind.ROW:
            found = of_row(content, reading.fields, options)
        case DocumentKind.FEED:
            return _items(content, options)
        case DocumentKind.TEXT:
            text = decode(content, options, reading.charset)
            found = text if isinstance(text, Undecodable) else Found(text, Given())
    return found if isinstance(found, Undecodable) else (found,)


def _items(content: bytes, options: IngestOptions) -> tuple[Found, ...] | Undecodable:
    from onrecord.ingest.feeds import items

    return items(content, options)


def _page(content: bytes, options: IngestOptions, charset: str | None) -> Found | Undecodable:
    from onrecord.ingest.pages import page  # lxml takes 0.1 s to import

    read = page(content, options, charset)
    if isinstance(read, Undecodable):
        return read
    if not read.text.strip():
        return Undecodable("no article", "the page has no running text", "Save its text as .txt.")
    return Found(read.text, read.given)


def places(
    document: Document,
    article: Article,
    options: IngestOptions = _DEFAULTS,
    *,
    within: Span | None = None,
) -> tuple[Place, ...]:
    """Return where the words of *article* stand in the bytes of its document.

    Found again from the bytes, and compared: for texts and pages; what cannot be found on a page is
    left out. The words of records, rows and feeds stand there written otherwise.

    Args:
        document: the article's, whole.
        article: as it was read from it.
        options: those it was read with.
        within: the stretch of the text to look up; all of it where none is given.

    Returns:
        Disjoint stretches in the order of the text.
    """
    content, charset = unpacked(document.content, options), document.reading.charset
    if isinstance(content, Undecodable) or not article.text:
        return ()
    span = within or Span(0, len(article.text))
    if document.reading.kind is DocumentKind.TEXT:
        return plain_place(article.text, span, content, charset)
    read = source(content, options, charset) if document.reading.kind is DocumentKind.PAGE else None
    return find(article.text, read, options, span) if isinstance(read, Source) else ()


def _article(
    document: Document,
    index: int,
    found: Found,
    problems: tuple[Problem, ...],
    options: IngestOptions,
) -> Article:
    text = found.text
    given = _over(document.reading.given, found.given)
    each = lines(text)
    title, pieces = furniture(text, each, options)
    code = language(text, options)
    dates = tuple(date_lines(each, options))
    outlet = (title.outlet if title else None) or brand(each, options)
    identity = article_id(document.sha256, index)
    return Article(
        id=identity,
        sha256=document.sha256,
        path=document.path,
        url=_address(document, given),
        language=code,
        title=given.title or (title.words if title else None),
        bylines=_people(given) or _names(each, dates, options),
        publisher=_told(given) or publisher(text, each, outlet, dates, options),
        wire=wire(each, options) or wire_of(given.bylines),
        republished=republished(each, options),
        published=_dated(given) or _published(text, dates, pieces, document.url or given.url),
        text=text,
        furniture=pieces,
        problems=(*problems, *_language(document, text, code), *_lost(identity, text, pieces)),
    )


def _address(document: Document, given: Given) -> str | None:
    """Return where the article is: an item's own address, not its feed's."""
    if document.reading.kind is DocumentKind.FEED:
        return given.url or document.url
    return document.url or given.url


def _over(table: Given | None, told: Given) -> Given:
    """Return what is told of an article, a metadata table's word before its own."""
    if table is None:
        return told
    dated = table if table.earliest or table.latest else told
    return Given(
        url=table.url or told.url,
        title=table.title or told.title,
        publisher=table.publisher or told.publisher,
        bylines=table.bylines or told.bylines,
        earliest=dated.earliest,
        latest=dated.latest,
    )


def _people(given: Given) -> tuple[str, ...]:
    """Return the writers that are persons: pages also name themselves and agencies there."""
    own = (given.publisher or "").casefold()
    return tuple(name for name in given.bylines if is_person(name) and name.casefold() != own)


def _told(given: Given) -> Publisher | None:
    if given.publisher is None:
        return None
    return Publisher(name=given.publisher, basis=Basis.METADATA, evidence=())


def _dated(given: Given) -> Interval | None:
    if given.earliest is None and given.latest is None:
        return None
    return Interval(earliest=given.earliest, latest=given.latest, basis=Basis.METADATA, evidence=())


def _published(
    text: str, dates: Sequence[DateLine], pieces: Sequence[Furniture], url: str | None
) -> Interval:
    """Return the day that the page states, or its address, or what the article's words allow."""
    stated = published(dates)
    if stated.basis is not Basis.NONE:
        return stated
    told = days(url) if url else None
    if told is not None:
        return Interval(earliest=told[0], latest=told[1], basis=Basis.METADATA, evidence=())
    return inferred(text, pieces, _DATING)


def _names(
    found: Sequence[Line], dates: Sequence[DateLine], options: IngestOptions
) -> tuple[str, ...]:
    """Return who wrote it: the byline's names, else those of whoever signs at the end."""
    names = [name for _, each in bylines(found, dates, options) for name in each]
    return tuple(dict.fromkeys(names or signed(found, options)))


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
