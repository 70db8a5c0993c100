"""A brief with the words that its parts point to, as a page and as files to hand on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.exports import markdown
from onrecord.ledger import lists
from onrecord.problems import OnrecordError
from onrecord.views.reports import cut
from onrecord.views.texts import Heading
from onrecord.views.wording import count, origins
from onrecord.web.briefs import Brief, Part, PartKind, claim_of
from onrecord.web.reading import Shelf
from onrecord.web.render import web_address


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A footnote: outlet, title, day, the exact words, and where they stand."""

    number: int
    outlet: str
    title: str
    published: str
    words: str
    place: str
    url: str | None
    article: str
    part: Part


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words of a report, with who says them and their footnote."""

    words: str
    outlet: str
    published: str
    speaker: str | None
    through: str
    note: Note


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPart:
    """A part as it reads: written words by paragraph, or a claim or passage with its quotations.

    ``gone`` is true where its words are no longer in the ledger.
    """

    part: Part
    paragraphs: tuple[str, ...] = ()
    title: str = ""
    counts: str = ""
    claim: str | None = None
    quotes: tuple[Quote, ...] = ()
    gone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefView:
    """A brief, ready to be read; ``root`` is not part of it: the ledger may have grown since."""

    title: str
    version: int
    parts: tuple[ShownPart, ...]
    notes: tuple[Note, ...]


def view(shelf: Shelf, brief: Brief) -> BriefView:
    """Show a brief with the words as they stand in the ledger now."""
    notes: list[Note] = []
    parts = tuple(_part(shelf, part, notes) for part in brief.parts)
    return BriefView(title=brief.title, version=brief.version, parts=parts, notes=tuple(notes))


def _part(shelf: Shelf, part: Part, notes: list[Note]) -> ShownPart:
    if part.kind is PartKind.WORDS:
        paragraphs = (block.strip() for block in part.words.split("\n\n"))
        return ShownPart(part=part, paragraphs=tuple(p for p in paragraphs if p))
    try:
        if claim := claim_of(shelf.store, part):
            return _claim(shelf, part, claim, notes)
        return ShownPart(part=part, quotes=(_quote(shelf, part, notes),))
    except OnrecordError:
        return ShownPart(part=part, gone=True)


def _claim(shelf: Shelf, part: Part, id: str, notes: list[Note]) -> ShownPart:
    claim = lists.claims_named(shelf.store, [id])[0]
    shelf.telling([claim])
    reports = dict.fromkeys(member.at.article for member in claim.statements)
    quotes = []
    for article in reports:
        member = next(one for one in claim.statements if one.at.article == article)
        here = Part(
            kind=PartKind.PASSAGE,
            article=article,
            spans=member.at.spans,
            statement=member.statement,
        )
        through = " → ".join(hop.name for hop in member.relay)
        quotes.append(_quote(shelf, here, notes, through))
    least, most = claim.origins.at_least, claim.origins.at_most
    counts = f"{count(len(reports), 'report')}, {origins(least, most)}"
    if claim.status != "open":
        counts += f", {claim.status}"
    if claim.grade:
        counts += f", credibility {claim.grade}"
    return ShownPart(part=part, title=claim.text, counts=counts, claim=id, quotes=tuple(quotes))


def _quote(shelf: Shelf, part: Part, notes: list[Note], through: str = "") -> Quote:
    extraction = shelf.pile([part.article])[part.article]
    heading = shelf.headings([part.article])[part.article]
    said = next((s for s in extraction.statements if s.id == part.statement), None)
    if not through and said:
        through = " → ".join(hop.name for hop in said.relay)
    words = cut(extraction.article, part.spans).words
    note = _note(part, heading, words, extraction.article.path, extraction.article.url, notes)
    return Quote(
        words=words,
        outlet=note.outlet,
        published=note.published,
        speaker=said.speaker.name if said and said.speaker else None,
        through=through,
        note=note,
    )


def _note(
    part: Part, heading: Heading, words: str, path: str, url: str | None, notes: list[Note]
) -> Note:
    """Return the footnote of a passage; one passage has one."""
    for known in notes:
        if (known.article, known.part.spans) == (part.article, part.spans):
            return known
    spans = ", ".join(f"{span.start}–{span.end}" for span in part.spans)
    made = Note(
        number=len(notes) + 1,
        outlet=heading.publisher or "an unnamed outlet",
        title=heading.title,
        published=heading.published or "undated",
        words=words,
        place=f"{path}, characters {spans}",
        url=web_address(url),
        article=part.article,
        part=part,
    )
    notes.append(made)
    return made


# --- as Markdown -----------------------------------------------------------------------------


def as_markdown(shown: BriefView) -> str:
    """Write a brief in Markdown, with footnotes; what comes from articles stays text.

    What somebody wrote between is theirs, and may be Markdown.
    """
    return "\n".join(_lines(shown)) + "\n"


def _lines(shown: BriefView) -> Iterator[str]:
    yield f"# {markdown.text(shown.title)}"
    for part in shown.parts:
        yield ""
        yield from _written(part)
    yield ""
    for note in shown.notes:
        yield f"[^{note.number}]: {_noted(note)}"
        yield ""
    yield "Nothing here says what is true; it shows what reports say, and what that rests on."


def _written(part: ShownPart) -> Iterator[str]:
    if part.part.kind is PartKind.WORDS:
        yield "\n\n".join(part.paragraphs)
    elif part.gone:
        yield "*These words are no longer in the ledger.*"
    elif part.title:
        yield f"## {markdown.text(markdown.shortened(part.title, 100))}"
        yield ""
        yield f"{part.counts}."
        yield ""
        yield from (f"{n}. {_quoted(quote)}" for n, quote in enumerate(part.quotes, 1))
    else:
        yield from (f"> {_quoted(quote)}" for quote in part.quotes)


def _quoted(quote: Quote) -> str:
    through = f" (through {markdown.text(quote.through)})" if quote.through else ""
    words = markdown.quoted(quote.words)
    outlet = markdown.text(quote.outlet)
    return f"{words}[^{quote.note.number}] {outlet}, {quote.published}{through}"


def _noted(note: Note) -> str:
    about = [markdown.text(note.outlet), f"“{markdown.text(note.title)}”", note.published]
    link = f" <{note.url}>" if note.url and " " not in note.url and ">" not in note.url else ""
    return f"{', '.join(about)}; {markdown.quoted(note.words)} ({markdown.text(note.place)}){link}"
