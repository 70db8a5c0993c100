"""What one report tells: who speaks in it, in which words and through whom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from onrecord.records import (
    Article,
    At,
    Basis,
    ClaimStatement,
    Extraction,
    HopRole,
    Interval,
    Spans,
    Statement,
    StatementKind,
)

Pile = Mapping[str, Extraction]
"""What every article says, by the article's id."""

AROUND = 50
"""Code points shown on either side of evidence: enough for "told", "according to" and a name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The words of an article that something rests on, with a few words before and after.

    ``before + words + after`` reads as the article does, with an ellipsis where it is cut.
    """

    article: str
    path: str
    spans: Spans
    words: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One hop of a chain, and what it rests on."""

    name: str
    role: HopRole
    basis: Basis
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One statement as an article tells it."""

    article: str
    path: str
    publisher: str | None
    published: str | None
    statement: str
    kind: StatementKind
    speaker: str | None
    speaker_open: str | None
    spans: Spans
    words: str
    chain: tuple[Link, ...]


def folded_paths(pile: Pile) -> Pile:
    """Leave out of every path the folders that all of them share."""
    short = short_paths(extraction.article.path for extraction in pile.values())
    return {
        id: replace(e, article=replace(e.article, path=short[e.article.path]))
        for id, e in pile.items()
    }


def short_paths(paths: Iterable[str]) -> Mapping[str, str]:
    """Return for each path what is left without the folders that all share.

    >>> short_paths(["news/a/one.txt", "news/two.txt"])["news/two.txt"]
    'two.txt'
    """
    pure = {path: PurePath(path) for path in paths}
    shared = _shared(list(pure.values()))
    return {path: str(one.relative_to(shared) if shared else one) for path, one in pure.items()}


def wording(text: str, spans: Spans) -> str:
    """Return the words of *spans* on one line, with an ellipsis where they are interrupted.

    >>> from onrecord.records import Span
    >>> wording("“We left,” he said, “at\\nnine.”", (Span(0, 10), Span(20, 30)))
    '“We left,” … “at nine.”'
    """
    return " … ".join(" ".join(span.of(text).split()) for span in spans)


def evidence(at: At, pile: Pile) -> Evidence:
    """Return the words that *at* points to."""
    return cut(pile[at.article].article, at.spans)


def cut(article: Article, spans: Spans) -> Evidence:
    """Cut *spans* out of an article, with a few words around them."""
    text, start, end = article.text, spans[0].start, spans[-1].end
    before = _folded(text[max(0, start - AROUND) : start])
    after = _folded(text[end : end + AROUND])
    return Evidence(
        article=article.id,
        path=article.path,
        spans=spans,
        words=wording(text, spans),
        before="… " + before.partition(" ")[2] if start > AROUND else before.lstrip(),
        after=after.rpartition(" ")[0] + " …" if end + AROUND < len(text) else after.rstrip(),
    )


def _folded(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def published(interval: Interval) -> str | None:
    """Put a publication interval into words; ``None`` where nothing is known.

    >>> from datetime import date
    >>> day = date(2031, 5, 2)
    >>> published(Interval(earliest=day, latest=day, basis=Basis.STATED, evidence=()))
    '2031-05-02'
    """
    first, last = interval.earliest, interval.latest
    if first is None and last is None:
        return None
    if first == last:
        return str(first)
    return f"{first or '?'} to {last or '?'}"


def telling(statement: Statement, article: Article, chain: tuple[Link, ...]) -> Telling:
    """Show *statement* of *article* with the *chain* that it came through."""
    return Telling(
        article=article.id,
        path=article.path,
        publisher=article.publisher.name if article.publisher else None,
        published=published(article.published),
        statement=statement.id,
        kind=statement.kind,
        speaker=statement.speaker.name if statement.speaker else None,
        speaker_open=statement.speaker_open,
        spans=statement.content,
        words=wording(article.text, statement.content),
        chain=chain,
    )


def stated_chain(statement: Statement, article: Article) -> tuple[Link, ...]:
    """Return the chain as the report itself gives it."""
    return tuple(
        Link(
            name=hop.name,
            role=hop.role,
            basis=hop.basis,
            evidence=tuple(cut(article, (span,)) for span in hop.evidence),
        )
        for hop in statement.relay
    )


def claimed(member: ClaimStatement, pile: Pile) -> Telling:
    """Show a member of a claim, with the hops that the pile lets infer."""
    extraction = pile[member.at.article]
    statement = next(s for s in extraction.statements if s.id == member.statement)
    chain = tuple(
        Link(
            name=hop.name,
            role=hop.role,
            basis=hop.basis,
            # A speaker whom a person named where the report names none rests on no words.
            evidence=tuple(evidence(at, pile) for at in hop.evidence if at.spans),
        )
        for hop in member.relay
    )
    return telling(statement, extraction.article, chain)


def _shared(paths: Sequence[PurePath]) -> PurePath | None:
    """Return the longest folder that all *paths* lie in."""
    parents = set(paths[0].parents) if paths else set()
    for path in paths:
        parents &= set(path.parents)
    return max(parents, key=lambda parent: len(parent.parts), default=None)
