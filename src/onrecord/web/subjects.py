"""What a judgement is about, as it stands now: shown beside the form, and held against what the
person saw who sends it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord import runs
from onrecord.judgements import logged
from onrecord.ledger import lists
from onrecord.records import (
    Anchor,
    Article,
    Extraction,
    Figure,
    Judgement,
    JudgementKind,
    JudgementState,
    Statement,
    Target,
    TargetKind,
)
from onrecord.views.reports import Evidence, cut
from onrecord.views.texts import Heading
from onrecord.views.wording import KINDS, days
from onrecord.web.reading import Shelf

UNNAMED = "nobody named"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A line of how something stands: what it is called, and what it is."""

    name: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """One thing that can be judged, as it stands now."""

    about: str
    """How a request names it: an id, a passage (``a_41be:120-180``) or a name."""
    kind: TargetKind
    title: str
    heading: Heading | None
    evidence: Evidence | None
    facts: tuple[Fact, ...]
    names: tuple[str, ...] = ()
    """Who is named in its article, to choose from."""
    figures: tuple[Fact, ...] = ()
    """The figures of a statement: the id of each, and its words."""
    claim: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """What a page for judging is about: one thing or two, and what was judged of it."""

    subjects: tuple[Subject, ...]
    judged: tuple[Judgement, ...]
    seen: str

    @property
    def about(self) -> tuple[str, ...]:
        """How requests name it."""
        return tuple(subject.about for subject in self.subjects)


def matter(shelf: Shelf, about: Sequence[str]) -> Matter:
    """Return how the things that *about* names stand now.

    Raises:
        BadArgument: there is no such thing.
    """
    targets = runs.targets(shelf.store, about)
    subjects = tuple(_subject(shelf, target) for target in targets)
    judged = tuple(_judged(shelf.store.judgements(), targets))
    return Matter(subjects=subjects, judged=judged, seen=seen(subjects, judged))


def seen(subjects: Iterable[Subject], judged: Iterable[Judgement]) -> str:
    """Write how things stand in words, so that two states can be compared and shown.

    >>> fact = Fact(name="publisher", value="Harrow Post")
    >>> article = Subject(about="a_1", kind=TargetKind.ARTICLE, title="Ferry", heading=None,
    ...     evidence=None, facts=(fact,))
    >>> seen([article], [])
    'Ferry\\npublisher: Harrow Post'
    """
    lines = []
    for one in subjects:
        lines.append(" ".join(one.title.split()))
        lines += [f"{fact.name}: {' '.join(fact.value.split())}" for fact in one.facts]
    lines += [f"judged: {one.kind.value} {one.verdict} by {one.author}" for one in judged]
    return "\n".join(lines)


def _subject(shelf: Shelf, target: Target) -> Subject:
    if target.kind is TargetKind.NAME:
        return _name(shelf, target.name or "")
    if target.kind is TargetKind.CLAIM:
        return _claim(shelf, target)
    (anchor,) = target.anchors
    extraction = shelf.pile([anchor.article])[anchor.article]
    heading = shelf.headings([anchor.article])[anchor.article]
    if target.kind is TargetKind.STATEMENT:
        return _statement(shelf, extraction, heading, anchor)
    if target.kind is TargetKind.FIGURE:
        return _figure(extraction, heading, anchor)
    return _passage(extraction, heading, anchor) if anchor.spans else _article(extraction, heading)


def _statement(shelf: Shelf, extraction: Extraction, heading: Heading, anchor: Anchor) -> Subject:
    found = next((one for one in extraction.statements if one.id == anchor.statement), None)
    held = set(found.figures) if found else set[str]()
    text = extraction.article.text
    return Subject(
        about=anchor.statement or "",
        kind=TargetKind.STATEMENT,
        title=" … ".join(span.of(text) for span in anchor.spans),
        heading=heading,
        evidence=cut(extraction.article, anchor.spans),
        facts=_told(found),
        figures=tuple(
            Fact(name=one.id, value=one.span.of(text))
            for one in extraction.figures
            if one.id in held
        ),
        names=tuple(dict.fromkeys(mention.name for mention in extraction.mentions)),
        claim=lists.claim_of(shelf.store, anchor.statement or ""),
    )


def _told(statement: Statement | None) -> tuple[Fact, ...]:
    if statement is None:
        return (Fact(name="statement", value="none: it was judged to be no statement"),)
    chain = " > ".join(hop.name for hop in statement.relay)
    speaker = statement.speaker.name if statement.speaker else UNNAMED
    return (
        Fact(name="speaker", value=speaker),
        Fact(name="chain", value=chain or "none"),
        Fact(name="given", value=KINDS[statement.kind]),
    )


def _figure(extraction: Extraction, heading: Heading, anchor: Anchor) -> Subject:
    (span,) = anchor.spans
    found = next((one for one in extraction.figures if one.span == span), None)
    return Subject(
        about=found.id if found else "",
        kind=TargetKind.FIGURE,
        title=span.of(extraction.article.text),
        heading=heading,
        evidence=cut(extraction.article, anchor.spans),
        facts=(Fact(name="figure", value=written(found) if found else "none"),),
    )


def written(figure: Figure) -> str:
    """Write a figure as a correction does: ``at most 4,000``."""
    about = figure.approximator.value.replace("_", " ")
    ends = [end for end in (figure.low, figure.high) if end is not None]
    number = f"{figure.value:,g}" if figure.value is not None else "-".join(f"{e:,g}" for e in ends)
    return number if about == "exact" else f"{about} {number}"


def _passage(extraction: Extraction, heading: Heading, anchor: Anchor) -> Subject:
    (span,) = anchor.spans
    kinds = {f.kind.value for f in extraction.article.furniture if f.span.overlaps(span)}
    return Subject(
        about=f"{extraction.article.id}:{span.start}-{span.end}",
        kind=TargetKind.ARTICLE,
        title=span.of(extraction.article.text),
        heading=heading,
        evidence=cut(extraction.article, anchor.spans),
        facts=(Fact(name="part of", value=", ".join(sorted(kinds)) or "the report"),),
    )


def _article(extraction: Extraction, heading: Heading) -> Subject:
    return Subject(
        about=extraction.article.id,
        kind=TargetKind.ARTICLE,
        title=heading.title,
        heading=heading,
        evidence=None,
        facts=told_of(extraction.article),
        names=tuple(sorted({m.name for m in extraction.mentions if m.type == "outlet"})),
    )


def told_of(article: Article) -> tuple[Fact, ...]:
    """Return who published an article and when, each with what that rests on."""
    publisher, published = article.publisher, article.published
    day = days(published.earliest, published.latest)
    return (
        Fact(
            name="publisher",
            value=f"{publisher.name} ({publisher.basis})" if publisher else "not known",
        ),
        Fact(name="published", value=f"{day} ({published.basis})" if day else "not known"),
    )


def _claim(shelf: Shelf, target: Target) -> Subject:
    claims = shelf.store.claims_with([a.statement for a in target.anchors if a.statement])
    claim = max(claims, key=lambda one: len(one.statements))
    marks = _judged(shelf.store.judgements(), [target])
    said = {one.kind: one.verdict for one in marks}
    return Subject(
        about=claim.id,
        kind=TargetKind.CLAIM,
        title=claim.text,
        heading=None,
        evidence=None,
        facts=(
            Fact(name="status", value=said.get(JudgementKind.STATUS, claim.status.value)),
            Fact(name="credibility", value=said.get(JudgementKind.GRADE, claim.grade) or "none"),
            Fact(name="statements", value=str(len(claim.statements))),
        ),
        claim=claim.id,
    )


def _name(shelf: Shelf, name: str) -> Subject:
    marks = _judged(shelf.store.judgements(), [Target(kind=TargetKind.NAME, name=name)])
    grades = [one.verdict for one in marks if one.kind is JudgementKind.GRADE]
    return Subject(
        about=name,
        kind=TargetKind.NAME,
        title=name,
        heading=None,
        evidence=None,
        facts=(Fact(name="reliability", value=grades[-1] if grades else "none"),),
    )


def in_force(judgements: Iterable[Judgement]) -> Iterable[Judgement]:
    """Yield the judgements that count now, undoings left out, in the order of time."""
    for one in logged(judgements):
        undoing = one.judgement.kind is JudgementKind.UNDO
        if one.state is JudgementState.IN_FORCE and not undoing:
            yield one.judgement


def _judged(judgements: Iterable[Judgement], targets: Sequence[Target]) -> Iterable[Judgement]:
    """Yield what counts now of judgements about exactly these things."""
    wanted = sorted(map(thing, targets))
    for one in in_force(judgements):
        if sorted(map(thing, one.about)) == wanted:
            yield one


def thing(target: Target) -> str:
    """Name what a judgement points to, whatever its id is now; a claim by its statements."""
    places = sorted(
        f"{a.article} {a.statement or [tuple(span) for span in a.spans]}" for a in target.anchors
    )
    return f"{target.kind} {target.name or ' '.join(places)}"
