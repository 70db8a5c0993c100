"""Which judgements are in force: not those undone, nor those that a later one overrules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from onrecord.records import (
    Judgement,
    JudgementKind,
    JudgementState,
    Logged,
    Problem,
    Target,
)


def ordered(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Return *judgements* in the order in which they were made; ties go by id."""
    return tuple(sorted(judgements, key=lambda one: (one.time, one.id)))


def logged(
    judgements: Iterable[Judgement], detached: Mapping[str, Problem] | None = None
) -> tuple[Logged, ...]:
    """Return every judgement with what became of it, in the order in which they were made.

    Args:
        judgements: all of a ledger.
        detached: by id, why a judgement holds on to nothing.
    """
    every = ordered(judgements)
    undone = _undone(every)
    latest = {_subject(one): one for one in every if one.id not in undone and not one.undoes}
    return tuple(
        _logged(one, undone, latest[_subject(one)], detached or {})
        if not one.undoes and one.id not in undone
        else _logged(one, undone, one, {})
        for one in every
    )


def in_force(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Return the judgements that count, undoings left out."""
    states = logged(judgements)
    kept = (one.judgement for one in states if one.state is JudgementState.IN_FORCE)
    return tuple(one for one in kept if one.kind is not JudgementKind.UNDO)


def forgotten(judgements: Iterable[Judgement]) -> dict[str, Judgement]:
    """Return by hash the judgements by which documents are forgotten."""
    taken = (one for one in in_force(judgements) if one.kind is JudgementKind.DOCUMENT)
    return {target.name or "": one for one in taken for target in one.about}


def _undone(every: Sequence[Judgement]) -> dict[str, Judgement]:
    """Return by id what undoes a judgement; undoing an undoing brings the first one back.

    Nobody can undo what is not there yet, so the last are settled first.
    """
    undone: dict[str, Judgement] = {}
    for one in reversed(every):
        if one.undoes and one.id not in undone:
            undone.setdefault(one.undoes, one)
    return undone


def _logged(
    one: Judgement,
    undone: Mapping[str, Judgement],
    latest: Judgement,
    detached: Mapping[str, Problem],
) -> Logged:
    if by := undone.get(one.id):
        return Logged(judgement=one, state=JudgementState.UNDONE, why=f"by {by.id}, {by.author}")
    if latest.id != one.id:
        why = f"by {latest.id}, {latest.author}"
        return Logged(judgement=one, state=JudgementState.OVERRULED, why=why)
    if problem := detached.get(one.id):
        return Logged(judgement=one, state=JudgementState.DETACHED, why=problem.why)
    return Logged(judgement=one, state=JudgementState.IN_FORCE)


_Subject = tuple[str, str | None, tuple[tuple[str, str | None, tuple[object, ...]], ...]]


def _subject(one: Judgement) -> _Subject:
    """Return what a judgement is about, whatever it says of it; of two things in either order.

    A statement is what lies at its place, whichever model found it there.
    """
    kind = one.kind.value
    return kind, one.detail, tuple(sorted(map(_thing, one.about), key=repr))


def _thing(target: Target) -> tuple[str, str | None, tuple[object, ...]]:
    return target.kind.value, target.name, tuple((a.article, a.spans) for a in target.anchors)
