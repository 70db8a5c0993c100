"""Judging from the pages: kept at once, and refused where the page had become stale."""

from __future__ import annotations

import getpass
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from onrecord import runs
from onrecord.judgements import Verb, logged
from onrecord.judgements.making import FORMS
from onrecord.ledger import lists
from onrecord.ledger.store import Store
from onrecord.problems import BadArgument, OnrecordError
from onrecord.records import (
    Apart,
    Judgement,
    JudgementState,
    Logged,
    MergeReason,
    Target,
    TargetKind,
)
from onrecord.views.merges import key, merges
from onrecord.views.wording import count
from onrecord.web.missing import not_found
from onrecord.web.reading import Shelf, opened
from onrecord.web.subjects import matter
from onrecord.web.writing import Writing


class Stale(OnrecordError):
    """What is judged is no longer as the person saw it; nothing was kept."""

    def __init__(self, asked: Asking, now: str) -> None:
        super().__init__(
            " and ".join(asked.about)[:80],
            "changed since the page was loaded",
            "somebody judged it meanwhile, or reports came in; nothing was kept",
            "Look at both versions, and judge again what stands there now.",
        )
        self.asked, self.now = asked, now


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """A judgement as a page or a program sends it.

    ``seen`` is how the thing stood on the page (``seen`` of the matter); without it nothing is
    compared.
    """

    verb: Verb
    about: tuple[str, ...]
    author: str
    value: str | None = None
    merge: MergeReason | None = None
    reason: str = ""
    seen: str | None = None


def judge(writing: Writing, asked: Asking) -> Judgement:
    """Keep a judgement.

    Raises:
        BadArgument: there is no such thing, or it cannot be said of it.
        Stale: it is not as the person saw it.
        CannotWrite: the disk takes nothing; nothing was kept.
    """
    with writing.alone, opened(writing.ledger) as store:
        _check_seen(store, asked)
        made = runs.drafted(
            store,
            asked.verb,
            asked.about,
            value=asked.value,
            merge=asked.merge,
            author=asked.author,
            time=datetime.now(UTC),
            reason=asked.reason,
        )
        writing.keep(made)
    return made


def _check_seen(store: Store, asked: Asking) -> None:
    """Compare what the person saw with what is there, line ends aside: forms change those.

    Raises:
        Stale: they differ.
    """
    if asked.seen is None:
        return
    try:
        now = matter(Shelf(store), asked.about).seen
    except BadArgument as gone:
        raise Stale(asked, f"It is not in the ledger any more: {gone.problem.why}.") from gone
    if now.split() != asked.seen.split():
        raise Stale(asked, now)


def undo(writing: Writing, id: str, *, author: str, reason: str = "") -> Judgement:
    """Take a judgement back; it stays in the log.

    Raises:
        BadArgument: there is no such judgement, or it is undone already.
    """
    with writing.alone, opened(writing.ledger) as store:
        time = datetime.now(UTC)
        made = runs.drafted_undo(store, id, author=author, time=time, reason=reason)
        writing.keep(made)
    return made


def set_aside(writing: Writing, id: str, keys: Collection[str]) -> tuple[Apart, ...]:
    """Return the merges of a claim that *keys* name.

    Raises:
        NotFound: there is no such claim.
        BadArgument: none is named, or it has no such merge.
    """
    with opened(writing.ledger) as store:
        claim = lists.claim(store, id)
    if claim is None:
        raise not_found("claim", id)
    chosen = [merge for merge in merges(claim) if key(merge) in keys]
    if not chosen or len({key(merge) for merge in chosen}) < len(set(keys)):
        why = "a reason is not among those of this claim" if chosen else "no reason was chosen"
        raise BadArgument(id, "nothing set aside", why, "Choose on the claim's page; none is kept.")
    return tuple(Apart(statements=merge.statements, reason=merge.reason) for merge in chosen)


def verb(said: str) -> Verb:
    """Return what a request says.

    Raises:
        BadArgument: nothing is called so, or not from a page: a document is forgotten for good.
    """
    known = [one for one in Verb if one is not Verb.FORGOTTEN]
    if said not in known:
        raise BadArgument(said[:40], "cannot be judged", "no such word", f"Say {', '.join(known)}.")
    return Verb(said)


def login() -> str:
    """Return what the person at this machine is called, where the system tells."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


# --- the log -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A judgement in words: ``said`` of ``things``, each with the request that names it or none."""

    logged: Logged
    said: str
    things: tuple[Thing, ...]
    waiting: bool

    @property
    def undoable(self) -> bool:
        """Whether it can be taken back."""
        return self.logged.state is not JudgementState.UNDONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """What a judgement is about: its words, and how a request names it now."""

    words: str
    article: str | None
    about: str | None


SAID = {
    Verb.SAME.value: "the same",
    Verb.DIFFERENT.value: "not the same",
    Verb.UNSURE.value: "perhaps the same",
    Verb.OFF.value: "no reason to count them as one origin",
    Verb.ON.value: "the reason to count them as one origin holds",
    Verb.REJECTED.value: "nobody says this",
}


def entries(writing: Writing, store: Store, chosen: Sequence[Logged]) -> tuple[Entry, ...]:
    """Put judgements into words."""
    waiting = {one.id for one in writing.waiting.judgements()}
    return tuple(_entry(store, one, waiting) for one in chosen)


def log(store: Store) -> tuple[Logged, ...]:
    """Return every judgement with what became of it, the latest first.

    Whether each still holds on to something is told for one at a time only: that reads its article.
    """
    return tuple(reversed(logged(store.judgements())))


def _entry(store: Store, one: Logged, waiting: set[str]) -> Entry:
    judged = one.judgement
    return Entry(
        logged=one,
        said=_said(judged),
        things=tuple(_thing(store, target) for target in judged.about),
        waiting=judged.id in waiting,
    )


def _said(judged: Judgement) -> str:
    if judged.undoes:
        return f"undoes {judged.undoes}"
    words = SAID.get(judged.verdict, f"{judged.kind.value}: {judged.verdict}")
    return words + (f" ({judged.detail.replace('_', ' ')})" if judged.detail else "")


def _thing(store: Store, target: Target) -> Thing:
    if target.name is not None:
        grade = target.name if target.kind is TargetKind.NAME else None
        return Thing(words=target.name, article=None, about=grade)
    first = target.anchors[0]
    words, about = _words(store, target), first.statement or first.article
    if target.kind is TargetKind.CLAIM:
        claims = store.claims_with([a.statement for a in target.anchors if a.statement])
        more = f" (a claim of {count(len(target.anchors), 'statement')})"
        return Thing(words=words + more, article=None, about=claims[0].id if claims else None)
    if first.spans and not first.statement:
        about += f":{first.spans[0].start}-{first.spans[0].end}"
    return Thing(words=words, article=first.article, about=about)


def _words(store: Store, target: Target) -> str:
    """Return the words that a judgement holds on to, or the title of its article."""
    first = target.anchors[0]
    try:
        article = store.extraction(first.article).article
    except OnrecordError:
        return "words that are no longer in the ledger"
    if first.spans:
        return " … ".join(span.of(article.text) for span in first.spans)
    return article.title or article.path


def verbs(kind: TargetKind, things: int) -> tuple[Verb, ...]:
    """Return what can be said of one thing, or two, of a kind.

    >>> [verb.value for verb in verbs(TargetKind.FIGURE, 1)]
    ['figure']
    """
    return tuple(v for v, form in FORMS.items() if form.things == things and kind in form.kinds)
