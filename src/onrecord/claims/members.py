"""Members: statements as claims see them, with their words at hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from onrecord.records import (
    Article,
    At,
    Entity,
    Extraction,
    InArticle,
    Match,
    MatchKind,
    Spans,
    Statement,
    StatementClass,
    StatementKind,
)
from onrecord.text.align import folded_words
from onrecord.text.gaps import gaps
from onrecord.text.names import Verdict, compared, proper, speaker_names

CLASSES = frozenset(
    {StatementClass.SPEECH, StatementClass.DOCUMENT, StatementClass.ASSERTION},
)
"""Classes that make claims: belief, intent and action are what a report thinks of somebody."""


REWORDED = frozenset({MatchKind.PARAPHRASE, MatchKind.SAME_FIGURE})
APART = frozenset({MatchKind.UPDATE, MatchKind.CONFLICT})
"""Kinds of matches that relate two claims, not two statements of one."""


@dataclass(frozen=True, slots=True)
class Member:
    """A statement that a claim may be made of."""

    article: Article
    statement: Statement
    words: tuple[str, ...]
    """Folded words of the content."""

    around: tuple[str, ...]
    """Folded words of the outermost statement that this one is given in, often itself."""

    outer: tuple[str, ...]
    """The statements that this one is given within, the nearest first."""

    names: tuple[str, ...]
    """All names that the article gives the speaker."""

    entity: str | None
    """Who the speaker is over the pile, if anybody known."""

    called: str | None
    """The name by which the pile knows the speaker, so that a claim gives him one throughout."""

    @property
    def id(self) -> str:
        """Return the statement's id."""
        return self.statement.id

    @property
    def quoted(self) -> bool:
        """Tell whether the report gives the words as the speaker's own."""
        return self.statement.kind in {StatementKind.DIRECT, StatementKind.MIXED}

    @property
    def order(self) -> tuple[str, Spans, str]:
        """Return what members are sorted by: article and place."""
        return self.article.id, self.statement.content, self.id

    @property
    def text(self) -> str:
        """Return the content as it is written, its parts a line each."""
        return "\n".join(span.of(self.article.text) for span in self.statement.content)

    def at(self, spans: Spans | None = None) -> At:
        """Point to *spans* of the article, by default to the content."""
        chosen = self.statement.content if spans is None else spans
        return At(article=self.article.id, path=self.article.path, spans=chosen)

    def speaker(self, other: Member) -> Verdict:
        """Compare the speakers of two members."""
        if self.entity is not None and self.entity == other.entity:
            return Verdict.SAME
        verdict = compared(self.names, other.names)
        apart = self.entity is not None and other.entity is not None
        return Verdict.OPEN if apart and verdict is Verdict.SAME else verdict


@dataclass(frozen=True, slots=True)
class Link:
    """A match of two statements; ``s`` has the side of the match that is ``ours``."""

    s: Member
    t: Member
    ours: Spans
    theirs: Spans
    reworded: bool = False
    """Whether both say the same in other words, rather than in the same ones."""


Known = Mapping[InArticle, Entity]
"""The entities of the pile by what they are in each article."""


def members(
    extractions: Iterable[Extraction], entities: Iterable[Entity] = ()
) -> dict[str, Member]:
    """Return the statements that make claims by their id, sorted by article and place.

    Where words of a sentence were lost, nobody knows what it says: no claim is built on it.
    """
    known = {member: entity for entity in entities for member in entity.members}
    found = [m for e in extractions for m in _members(e, known)]
    return {m.id: m for m in sorted(found, key=lambda m: m.order)}


def _members(extraction: Extraction, known: Known) -> Iterator[Member]:
    article = extraction.article
    holes = gaps(article.text)
    by_id = {s.id: s for s in extraction.statements}
    words = {id: folded_words(article.text, s.content)[0] for id, s in by_id.items()}
    for statement in extraction.statements:
        outer = tuple(_outer(statement, by_id))
        whole = not any(gap.overlaps(span) for gap in holes for span in statement.content)
        if statement.class_ in CLASSES and words[statement.id] and whole:
            names = speaker_names(extraction, statement)
            around = words[outer[-1] if outer else statement.id]
            speaker = statement.speaker.id if statement.speaker else ""
            entity = known.get(InArticle(article.id, speaker))
            yield Member(
                article=article,
                statement=statement,
                words=words[statement.id],
                around=around,
                outer=outer,
                names=names,
                entity=entity.id if entity else None,
                called=entity.names[0].name if entity and any(map(proper, names)) else None,
            )


def _outer(statement: Statement, by_id: Mapping[str, Statement]) -> Iterator[str]:
    """Yield the ids of the statements around one, the nearest first."""
    seen = {statement.id}
    while statement.within and statement.within in by_id and statement.within not in seen:
        statement = by_id[statement.within]
        seen.add(statement.id)
        yield statement.id


def links(found: dict[str, Member], matches: Iterable[Match]) -> tuple[Link, ...]:
    """Return the matches of two statements that are both members, in the order of *matches*."""
    return tuple(
        Link(
            found[m.a.statement],
            found[m.b.statement],
            m.a.at.spans,
            m.b.at.spans,
            reworded=m.kind in REWORDED,
        )
        for m in matches
        if m.a.statement in found and m.b.statement in found and m.kind not in APART
    )
