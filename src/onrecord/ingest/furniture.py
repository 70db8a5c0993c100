"""What on a page is not the report: marked where it is plain, never cut.

The rules go by the form of a line and by its place, not by outlets; where a line could be a
sentence of the report it stays unmarked, because furniture yields no statement.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from onrecord.ingest.appeals import appeal
from onrecord.ingest.bars import bars
from onrecord.ingest.bylines import bylines
from onrecord.ingest.credits import source_line
from onrecord.ingest.dates import date_lines
from onrecord.ingest.lines import Line, ends_sentence
from onrecord.ingest.links import headed, inline, labelled
from onrecord.ingest.phrases import kind_of
from onrecord.ingest.pictures import caption
from onrecord.ingest.titles import Title, around, title
from onrecord.options import IngestOptions
from onrecord.records import Furniture, FurnitureKind, Span


def furniture(
    text: str, found: Sequence[Line], options: IngestOptions
) -> tuple[Title | None, tuple[Furniture, ...]]:
    """Return the title of a page and its furniture.

    Args:
        text: the article's text.
        found: its lines.
        options: the lengths that the rules go by.

    Returns:
        The title, and the furniture in reading order, disjoint; lines of one kind that stand
        directly under one another are one piece.
    """
    by_itself = list(_by_itself(text, found, options))
    taken = [piece.span for piece in by_itself]
    left = _free(found, taken)
    head = title(left, options)
    if head is not None:
        taken_too = [*by_itself, *around(left, head, options)]
        by_itself = [piece for piece in taken_too if not piece.span.overlaps(head.span)]
    return head, _merged(text, by_itself)


def _by_itself(text: str, found: Sequence[Line], options: IngestOptions) -> Iterator[Furniture]:
    """Yield what is furniture whatever the title is; an earlier rule has the better reason."""
    body = _first_paragraph(found)
    for index, line in enumerate(found):
        yield from _of_one_line(line, top=index <= body, options=options)
    yield from headed(found, options)
    yield from labelled(found, options)
    for line in found:
        yield from inline(text, line, options.paragraph_characters)
    yield from _closing_source(found)
    for bar in bars(found, options):
        yield Furniture(span=bar.span, kind=FurnitureKind.NAVIGATION)
    dates = tuple(date_lines(found, options))
    for date_line in dates:
        yield Furniture(span=date_line.span, kind=FurnitureKind.CREDIT)
    for span, _ in bylines(found, dates, options):
        yield Furniture(span=span, kind=FurnitureKind.CREDIT)


def _closing_source(found: Sequence[Line]) -> Iterator[Furniture]:
    """Yield "Source: Harbour News" where no paragraph follows.

    Above the report it is the report's own attribution ("Source: the harbour master on Telegram").
    """
    for line in reversed(found):
        if source_line(line):
            yield Furniture(span=line.span, kind=FurnitureKind.SOURCE_LINK)
        elif ends_sentence(line.words) and kind_of(line.folded) is None:
            return


def _of_one_line(line: Line, *, top: bool, options: IngestOptions) -> tuple[Furniture, ...]:
    if len(line.words) <= options.phrase_characters:
        kind = kind_of(line.folded)
        if kind is not None:
            return (Furniture(span=line.span, kind=kind),)
    asked = appeal(line, options.notice_characters)
    if asked is not None:
        return (Furniture(span=line.span, kind=asked),)
    return caption(line, longest=options.caption_characters, top=top)


def _first_paragraph(found: Sequence[Line]) -> int:
    """Return the index of the first line that reads as a paragraph of the report.

    A caption ends as a sentence does, so the line before which captions stand is the second.
    """
    sentences = (index for index, line in enumerate(found) if ends_sentence(line.words))
    return next(sentences, 0)


def _free(found: Sequence[Line], taken: Iterable[Span]) -> list[Line]:
    starts = {span.start for span in taken}
    return [line for line in found if line.span.start not in starts]


def _merged(text: str, pieces: Iterable[Furniture]) -> tuple[Furniture, ...]:
    """Sort *pieces*, drop what overlaps an earlier rule's, and join lines of one kind."""
    ranked = sorted(enumerate(pieces), key=lambda ranked: (ranked[1].span.start, ranked[0]))
    merged: list[Furniture] = []
    for _, piece in ranked:
        if merged and piece.span.start < merged[-1].span.end:
            continue
        if merged and merged[-1].kind is piece.kind and _adjacent(text, merged[-1], piece):
            piece = Furniture(span=Span(merged.pop().span.start, piece.span.end), kind=piece.kind)
        merged.append(piece)
    return tuple(merged)


def _adjacent(text: str, before: Furniture, after: Furniture) -> bool:
    gap = text[before.span.end : after.span.start].replace("\r\n", "\n").replace("\r", "\n")
    return not gap.strip() and gap.count("\n") == 1
