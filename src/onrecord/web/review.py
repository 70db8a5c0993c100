"""The queue of what is least sure: what was judged has left it, what is skipped stays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.judgements import Verb
from onrecord.ledger.doubtful import doubtful_statements, loose_matches, unsure_names
from onrecord.ledger.store import Store
from onrecord.options import WritingOptions
from onrecord.problems import BadArgument
from onrecord.records import Judgement, JudgementKind, TargetKind
from onrecord.web.reading import Shelf
from onrecord.web.subjects import UNNAMED, Matter, in_force, matter

NAMES = 0.5
"""How sure names are that may be one's: between the surest and the least sure of the rest."""

_OF_STATEMENT = frozenset(
    {JudgementKind.SPEAKER, JudgementKind.STATEMENT, JudgementKind.RELAY, JudgementKind.FURNITURE}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """One thing to decide: ``about`` names it, ``sure`` tells how sure it is, 0 to 1."""

    about: tuple[str, ...]
    sure: float
    why: str
    claim: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a key says: the judgement it makes."""

    key: str
    label: str
    verb: Verb
    value: str | None = None
    about: tuple[str, ...] = ()
    """What it is about where that is not the thing shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What is to be decided now; ``left`` counts what is open, ``done`` what was judged of late.

    ``matter`` is ``None`` where nothing is left, or all was skipped.
    """

    doubt: Doubt | None
    matter: Matter | None
    answers: tuple[Answer, ...]
    skipped: int
    left: int
    done: int
    most: int


def review(store: Store, skip: int, options: WritingOptions) -> Review:
    """Show the first thing of the queue that is not skipped."""
    judged = tuple(in_force(store.judgements()))
    queue = _queue(store, judged, options.queue)
    shelf = Shelf(store)
    skipped = min(max(skip, 0), len(queue))
    shown, answers = None, tuple[Answer, ...]()
    doubt = queue[skipped] if skipped < len(queue) else None
    if doubt:
        shown = matter(shelf, doubt.about)
        answers = _answers(doubt, shown)
    return Review(
        doubt=doubt,
        matter=shown,
        answers=answers,
        skipped=skipped,
        left=len(queue),
        done=len(judged),
        most=options.queue,
    )


def _queue(store: Store, judged: tuple[Judgement, ...], most: int) -> list[Doubt]:
    """Return what is open, the least sure first."""
    done = set(_done(judged))
    found = [one for one in _doubts(store, most) if frozenset(one.about) not in done]
    return sorted(found, key=lambda one: (one.sure, one.about))[:most]


def _done(judged: tuple[Judgement, ...]) -> Iterator[frozenset[str]]:
    """Yield what was judged, as doubts name it."""
    for one in judged:
        names = [
            target.name or (target.anchors[0].statement or "" if target.anchors else "")
            for target in one.about
        ]
        if one.kind is JudgementKind.SAMENESS or one.kind in _OF_STATEMENT:
            yield frozenset(names)
        elif one.kind is JudgementKind.STATUS:  # a flagged statement: its claim is disputed
            yield from (
                frozenset({anchor.statement or ""})
                for target in one.about
                for anchor in target.anchors
            )


def _doubts(store: Store, most: int) -> Iterator[Doubt]:
    for match in loose_matches(store, 2 * most):
        about = tuple(side.statement or "" for side in (match.a, match.b))
        yield Doubt(about=about, sure=match.score, why="; ".join(match.reasons))
    for pair in unsure_names(store, most):
        yield Doubt(about=(pair.one, pair.other), sure=NAMES, why=pair.reason)
    for one in doubtful_statements(store, 2 * most):
        why = "the model is not sure that somebody says this, or who"
        yield Doubt(about=(one.statement,), sure=one.confidence, why=why, claim=one.claim)


def _answers(doubt: Doubt, shown: Matter) -> tuple[Answer, ...]:
    if len(shown.subjects) == 2:
        return (
            Answer(key="a", label="The same", verb=Verb.SAME),
            Answer(key="x", label="Not the same", verb=Verb.DIFFERENT),
            Answer(key="f", label="Unsure", verb=Verb.UNSURE),
        )
    (one,) = shown.subjects
    if one.kind is not TargetKind.STATEMENT or len(one.facts) == 1:
        raise BadArgument(one.about, "nothing to decide", "it was judged meanwhile", "Go on.")
    named = one.facts[0].value
    named = "unknown" if named == UNNAMED else named
    right = Answer(key="a", label="Rightly read", verb=Verb.SPEAKER, value=named)
    made = (right, Answer(key="x", label="Nobody says this", verb=Verb.REJECTED))
    if doubt.claim is None:
        return made
    flag = Answer(key="f", label="Dispute its claim", verb=Verb.DISPUTED)
    return (*made, replace(flag, about=(doubt.claim,)))


def answer(store: Store, about: tuple[str, ...], key: str) -> Answer:
    """Return what a key says of what was shown.

    Raises:
        BadArgument: it says nothing of it.
    """
    shown = matter(Shelf(store), about)
    (claim,) = {one.claim for one in shown.subjects[:1]}
    doubt = Doubt(about=about, sure=0, why="", claim=claim)
    for one in _answers(doubt, shown):
        if one.key == key:
            return one
    raise BadArgument(repr(key), "no answer", "no key is called so", "Use a, x or f.")
