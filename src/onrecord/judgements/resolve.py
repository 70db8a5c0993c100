"""From judgements to decisions: where what a person judged stands in the ledger now."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import product

from onrecord.judgements.force import in_force
from onrecord.options import JudgementOptions
from onrecord.records import (
    Anchor,
    Apart,
    Correction,
    Decisions,
    Extraction,
    Judgement,
    JudgementKind,
    Mark,
    MergeReason,
    Pair,
    Problem,
    Spans,
    Target,
    TargetKind,
)

Find = Callable[[str], Extraction | None]
"""What an article says, by its id; ``None`` where the ledger does not hold it."""

CORRECTIONS = frozenset(
    {
        JudgementKind.SPEAKER,
        JudgementKind.PUBLISHER,
        JudgementKind.DATE,
        JudgementKind.RELAY,
        JudgementKind.FIGURE,
        JudgementKind.FURNITURE,
        JudgementKind.STATEMENT,
    }
)
"""Judgements that change what an article is taken to say."""


def resolve(
    judgements: Iterable[Judgement], find: Find, options: JudgementOptions | None = None
) -> Decisions:
    """Return what *judgements* come to in a ledger whose articles *find* returns.

    Returns:
        Decisions in an order that does not depend on that of *judgements*. What holds on to nothing
        is told in ``detached``, each problem's ``where`` being the judgement's id.
    """
    resolving = _Resolving(find, options or JudgementOptions())
    for judgement in in_force(judgements):
        resolving.take(judgement)
    return resolving.decisions()


class _Gone(Exception):
    """What a judgement holds on to is no longer there."""


@dataclass
class _Resolving:
    find: Find
    options: JudgementOptions
    same: set[Pair] = field(default_factory=set)
    different: set[Pair] = field(default_factory=set)
    apart: set[tuple[Pair, MergeReason | None]] = field(default_factory=set)
    marks: list[Mark] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)
    same_names: set[Pair] = field(default_factory=set)
    different_names: set[Pair] = field(default_factory=set)
    grades: dict[str, str] = field(default_factory=dict)
    detached: list[Problem] = field(default_factory=list)

    def decisions(self) -> Decisions:
        apart = sorted(self.apart, key=lambda one: (one[0], one[1] or ""))
        return Decisions(
            same=tuple(sorted(self.same)),
            different=tuple(sorted(self.different)),
            apart=tuple(Apart(statements=pair, reason=reason) for pair, reason in apart),
            marks=tuple(self.marks),
            corrections=tuple(self.corrections),
            same_names=tuple(sorted(self.same_names)),
            different_names=tuple(sorted(self.different_names)),
            grades=tuple(sorted(self.grades.items())),
            detached=tuple(self.detached),
        )

    def take(self, judgement: Judgement) -> None:
        try:
            self._take(judgement)
        except _Gone as gone:
            self.detached.append(_detached(judgement, str(gone)))

    def _take(self, judgement: Judgement) -> None:
        kind = judgement.kind
        if kind in CORRECTIONS:
            self.corrections.append(self._correction(judgement))
        elif kind is JudgementKind.SAMENESS:
            self._sameness(judgement)
        elif kind is JudgementKind.MERGE:
            self._merge(judgement)
        elif kind is JudgementKind.GRADE and judgement.about[0].kind is TargetKind.NAME:
            self.grades[judgement.about[0].name or ""] = judgement.verdict
        elif kind in {JudgementKind.GRADE, JudgementKind.STATUS}:
            held = self._statements(judgement.about[0])
            self.marks.append(Mark(kind=kind, verdict=judgement.verdict, statements=held))

    def _sameness(self, judgement: Judgement) -> None:
        one, other = judgement.about
        alike = judgement.verdict == "same"
        if judgement.verdict == "unsure":
            return
        if one.kind is TargetKind.NAME:
            names = self.same_names if alike else self.different_names
            names.add(_pair(one.name or "", other.name or ""))
            return
        ours, theirs = self._statements(one), self._statements(other)
        every = {_pair(s, t) for s, t in product(ours, theirs) if s != t}
        if not every:
            raise _Gone("both are one statement now")
        (self.same if alike else self.different).update(every)

    def _merge(self, judgement: Judgement) -> None:
        if judgement.verdict == "off":
            (s, *_), (t, *_) = (self._statements(target) for target in judgement.about)
            if s == t:
                raise _Gone("both are one statement now")
            reason = MergeReason(judgement.detail) if judgement.detail else None
            self.apart.add((_pair(s, t), reason))

    def _correction(self, judgement: Judgement) -> Correction:
        (target,) = judgement.about
        (anchor,) = target.anchors
        extraction = self._article(anchor)
        statement = (
            self._statement(anchor, extraction) if target.kind is TargetKind.STATEMENT else None
        )
        return Correction(
            judgement=judgement.id,
            kind=judgement.kind,
            article=anchor.article,
            statement=statement,
            spans=anchor.spans,
            value=judgement.verdict,
        )

    def _statements(self, target: Target) -> tuple[str, ...]:
        """Return the statements that a target has now; a claim may have lost some."""
        found = dict.fromkeys(self._held(target))
        if not found:
            # Say why of the first: of a claim, all the others are gone too.
            self._statement(target.anchors[0], self._article(target.anchors[0]))
        return tuple(found)

    def _held(self, target: Target) -> Iterator[str]:
        for anchor in target.anchors:
            try:
                yield self._statement(anchor, self._article(anchor))
            except _Gone:
                continue

    def _article(self, anchor: Anchor) -> Extraction:
        found = self.find(anchor.article)
        if found is None:
            raise _Gone(f"article {anchor.article} is not in the ledger")
        return found

    def _statement(self, anchor: Anchor, extraction: Extraction) -> str:
        """Return the statement at an anchor: the very one, or the one with most of its place."""
        if any(one.id == anchor.statement for one in extraction.statements):
            return anchor.statement or ""
        shares = [(_share(one.content, anchor.spans), one.id) for one in extraction.statements]
        share, id = max(shares, default=(0.0, ""))
        if share < self.options.overlap:
            at = ", ".join(f"{span.start}–{span.end}" for span in anchor.spans)
            raise _Gone(f"no statement lies at {at} of {anchor.article} any more")
        return id


def _share(one: Spans, other: Spans) -> float:
    """Return the characters that both have over those that either has, 0 to 1."""
    both = sum(max(0, min(x.end, y.end) - max(x.start, y.start)) for x in one for y in other)
    either = sum(x.end - x.start for x in (*one, *other)) - both
    return both / either if either else 0.0


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one <= other else (other, one)


def _detached(judgement: Judgement, why: str) -> Problem:
    return Problem(
        where=judgement.id,
        what="a judgement holds on to nothing",
        why=why,
        next="See `onrecord log`; judge again what stands there now, or undo it.",
    )
