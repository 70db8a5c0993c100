"""One article as a reader sees it: its text in marked runs, with notes beside the paragraphs."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from onrecord.records import (
    Article,
    Extraction,
    FurnitureKind,
    Problem,
    Span,
    Spans,
    Statement,
    StatementClass,
    StatementKind,
)
from onrecord.text.segments import paragraphs
from onrecord.views.reports import Evidence, Link, cut, stated_chain, wording

PART = 60_000
"""Code points shown at once: some forty pages of a book, and a page of the browser that stays
light whatever somebody adds."""

VOICES = 6
"""Hues that tell speakers apart; the seventh speaker has the first one's again."""


class Role(StrEnum):
    """What words are to the statement nearest around them."""

    CONTENT = "content"
    SOURCE = "source"
    CUE = "cue"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What an article is called in a list or a note."""

    id: str
    title: str
    publisher: str | None
    published: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere:
    """The same words in another report; ``how`` tells what joins the two."""

    heading: Heading
    spans: Spans
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the pile adds to a statement: its claim, its whole chain, and who else has it."""

    claim: str | None
    reports: int
    chain: tuple[Link, ...] | None
    elsewhere: tuple[Elsewhere, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Words that are marked alike. ``voice`` numbers the speaker's hue, ``opens`` are statements
    that begin here, ``closes`` the numbers of the notes whose words end here."""

    span: Span
    text: str
    role: Role | None
    kind: StatementKind | None
    voice: int | None
    furniture: FurnitureKind | None
    target: bool
    opens: tuple[str, ...]
    closes: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What the margin says of a statement."""

    number: int
    statement: str
    kind: StatementKind
    class_: StatementClass
    speaker: str | None
    speaker_open: str | None
    voice: int | None
    inner: bool
    modality: str | None
    spans: Spans
    words: str
    chain: tuple[Link, ...]
    claim: str | None
    reports: int
    elsewhere: tuple[Elsewhere, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph with the notes of the statements that begin in it."""

    span: Span
    furniture: FurnitureKind | None
    title: bool
    runs: tuple[Run, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """An article, or one part of a long one. ``parts`` counts them, ``part`` begins with one."""

    article: Article
    heading: Heading
    blocks: tuple[Block, ...]
    part: int
    parts: int
    said: int
    asserted: int
    publisher_evidence: Evidence | None
    published_evidence: Evidence | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Mark:
    """A span with what it is: a part of a statement, furniture, or what the reader asked for."""

    span: Span
    role: Role | None = None
    statement: Statement | None = None
    furniture: FurnitureKind | None = None
    target: bool = False


def text(
    extraction: Extraction,
    heading: Heading,
    told: Mapping[str, Told],
    *,
    target: Spans = (),
    part: int | None = None,
) -> Text:
    """Show an article.

    Args:
        extraction: what the article says.
        heading: what it is called.
        told: what the pile adds, by the statement's id.
        target: words that the reader asked for; they are marked.
        part: which part of a long article; by default the one that holds *target*.
    """
    article = extraction.article
    parts = windows(article.text)
    number = _part(parts, target) if part is None else min(max(part, 1), len(parts))
    voices = _voices(extraction.statements)
    notes = {note.statement: note for note in _notes(extraction, told, voices)}
    marks = _marks(extraction, target)
    blocks = _blocks(article, parts[number - 1], marks, notes, voices)
    own = sum(s.kind is StatementKind.ASSERTION for s in extraction.statements)
    return Text(
        article=article,
        heading=heading,
        blocks=tuple(blocks),
        part=number,
        parts=len(parts),
        said=len(extraction.statements) - own,
        asserted=own,
        publisher_evidence=_shown(article, article.publisher.evidence if article.publisher else ()),
        published_evidence=_shown(article, article.published.evidence),
        problems=(*article.problems, *extraction.problems),
    )


def windows(text: str, limit: int = PART) -> Spans:
    r"""Cut *text* into parts of at most *limit* code points, at the ends of lines where there are.

    >>> windows("one\ntwo\nthree", 9)
    (Span(start=0, end=8), Span(start=8, end=13))
    """
    found, start = [], 0
    while len(text) - start > limit:
        line = text.rfind("\n", start, start + limit)
        end = line + 1 if line > start else start + limit
        found.append(Span(start, end))
        start = end
    return (*found, Span(start, len(text)))


def _part(parts: Spans, target: Spans) -> int:
    at = target[0].start if target else 0
    return next((n for n, part in enumerate(parts, 1) if at < part.end), len(parts))


def _shown(article: Article, spans: Spans) -> Evidence | None:
    return cut(article, spans) if spans else None


def _voices(statements: Iterable[Statement]) -> dict[str, int]:
    """Number the hues of the speakers in the order in which they come."""
    speakers = dict.fromkeys(s.speaker.id for s in statements if s.speaker)
    return {speaker: n % VOICES for n, speaker in enumerate(speakers)}


def _notes(
    extraction: Extraction, told: Mapping[str, Told], voices: Mapping[str, int]
) -> Iterator[Note]:
    """Number what the margin tells: who speaks, and what another report has as well.

    What the report says itself, and what only goes on with a quotation, has a note where another
    report has it too.
    """
    number = 0
    for statement in extraction.statements:
        known = told.get(statement.id, _NOTHING)
        silent = statement.kind is StatementKind.ASSERTION or statement.continues
        if known.elsewhere or not silent:
            number += 1
            yield _note(number, statement, extraction.article, known, voices)


_NOTHING = Told(claim=None, reports=1, chain=None, elsewhere=())


def _note(
    number: int, statement: Statement, article: Article, told: Told, voices: Mapping[str, int]
) -> Note:
    speaker = statement.speaker
    return Note(
        number=number,
        statement=statement.id,
        kind=statement.kind,
        class_=statement.class_,
        speaker=speaker.name if speaker else None,
        speaker_open=statement.speaker_open,
        voice=voices[speaker.id] if speaker else None,
        inner=statement.within is not None,
        modality=statement.modality.value if statement.modality else None,
        spans=statement.content,
        words=wording(article.text, statement.content),
        chain=stated_chain(statement, article) if told.chain is None else told.chain,
        claim=told.claim,
        reports=told.reports,
        elsewhere=told.elsewhere,
    )


def _marks(extraction: Extraction, target: Spans) -> list[_Mark]:
    found = [_Mark(f.span, furniture=f.kind) for f in extraction.article.furniture]
    found += [_Mark(span, target=True) for span in target]
    for statement in extraction.statements:
        for role, spans in (
            (Role.CONTENT, statement.content),
            (Role.SOURCE, statement.source),
            (Role.CUE, statement.cue),
        ):
            found += [_Mark(span, role, statement) for span in spans]
    return sorted(found, key=lambda mark: mark.span)


def _blocks(
    article: Article,
    window: Span,
    marks: Sequence[_Mark],
    notes: Mapping[str, Note],
    voices: Mapping[str, int],
) -> Iterator[Block]:
    shift = window.start
    waiting, active, titled = list(reversed(marks)), list[_Mark](), False
    for piece in paragraphs(window.of(article.text)):
        span = Span(piece.start + shift, piece.end + shift)
        active = [mark for mark in active if mark.span.end > span.start]
        while waiting and waiting[-1].span.start < span.end:
            mark = waiting.pop()
            active += [mark] * (mark.span.end > span.start)
        runs = tuple(_runs(article.text, span, active, notes, voices))
        whole = {run.furniture for run in runs if run.text.strip()}
        title = not titled and span.of(article.text) == article.title
        titled = titled or title
        begun = dict.fromkeys(id for run in runs for id in run.opens if id in notes)
        yield Block(
            span=span,
            furniture=next(iter(whole)) if len(whole) == 1 else None,
            title=title,
            runs=runs,
            notes=tuple(notes[id] for id in begun),
        )


def _runs(
    text: str,
    block: Span,
    marks: Sequence[_Mark],
    notes: Mapping[str, Note],
    voices: Mapping[str, int],
) -> Iterator[Run]:
    edges = {edge for mark in marks for edge in mark.span if block.start < edge < block.end}
    cuts = [block.start, *sorted(edges), block.end]
    for start, end in itertools.pairwise(cuts):
        span = Span(start, end)
        yield _run(text, span, [m for m in marks if m.span.overlaps(span)], notes, voices)


def _run(
    text: str,
    span: Span,
    marks: Sequence[_Mark],
    notes: Mapping[str, Note],
    voices: Mapping[str, int],
) -> Run:
    nearest = min(
        (mark for mark in marks if mark.role), key=lambda m: m.span.end - m.span.start, default=None
    )
    statement = nearest.statement if nearest else None
    speaker = statement.speaker if statement else None
    said = [m.statement for m in marks if m.role is Role.CONTENT and m.statement]
    return Run(
        span=span,
        text=span.of(text),
        role=nearest.role if nearest else None,
        kind=statement.kind if statement else None,
        voice=voices[speaker.id] if speaker else None,
        furniture=next((mark.furniture for mark in marks if mark.furniture), None),
        target=any(mark.target for mark in marks),
        opens=tuple(s.id for s in said if s.content[0].start == span.start),
        closes=tuple(
            notes[s.id].number for s in said if s.id in notes and s.content[-1].end == span.end
        ),
    )
