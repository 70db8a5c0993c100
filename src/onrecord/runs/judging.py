"""Runs that keep what people decide: ids and names in, a judgement kept, claims made anew."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from onrecord.problems import BadArgument
from onrecord.records import (
    Anchor,
    At,
    Decisions,
    Judgement,
    JudgementState,
    Logged,
    MergeReason,
    Span,
    Spans,
    Target,
    TargetKind,
)
from onrecord.runs.making import decisions, make
from onrecord.runs.stages import STAGES, Stages

if TYPE_CHECKING:
    from onrecord.judgements import Verb
    from onrecord.ledger.store import Store

_ID = re.compile(r"[ascmfj]_[0-9a-f]+")
_PASSAGE = re.compile(r"(?P<id>a_[0-9a-f]+):(?P<start>\d{1,9})-(?P<end>\d{1,9})")


def judge(
    store: Store,
    verb: Verb,
    about: Sequence[str],
    *,
    value: str | None = None,
    merge: MergeReason | None = None,
    author: str,
    time: datetime,
    reason: str = "",
    stages: Stages = STAGES,
) -> Judgement:
    """Keep a judgement and make anew what it changes.

    Args:
        store: the ledger, open to write.
        verb: what is said.
        about: of what: ids, or the beginnings of ids, and names; a match stands for its two
            statements.
        value: what is right, for a verb that puts something right or grades it.
        merge: the one reason of a merge that is meant, for ``off`` and ``on``.
        author: who says so.
        time: when.
        reason: why.
        stages: the functions to use.

    Raises:
        BadArgument: there is no such thing, or it cannot be said of it.
    """
    made = drafted(
        store, verb, about, value=value, merge=merge, author=author, time=time, reason=reason
    )
    return _kept(store, made, stages)


def drafted(
    store: Store,
    verb: Verb,
    about: Sequence[str],
    *,
    value: str | None = None,
    merge: MergeReason | None = None,
    author: str,
    time: datetime,
    reason: str = "",
) -> Judgement:
    """Return the judgement that :func:`judge` would keep; *store* may be open to read only."""
    from onrecord.judgements import judgement

    return judgement(
        verb,
        targets(store, about),
        value=value,
        merge=merge,
        author=author,
        time=stamp(time),
        reason=reason,
    )


def undo(
    store: Store,
    id: str,
    *,
    author: str,
    time: datetime,
    reason: str = "",
    stages: Stages = STAGES,
) -> Judgement:
    """Take a judgement back; it stays in the log.

    Raises:
        BadArgument: there is no such judgement, or it counts no more.
    """
    return _kept(store, drafted_undo(store, id, author=author, time=time, reason=reason), stages)


def drafted_undo(
    store: Store, id: str, *, author: str, time: datetime, reason: str = ""
) -> Judgement:
    """Return the judgement that :func:`undo` would keep; *store* may be open to read only."""
    from onrecord.judgements import logged, undoing

    found = [one for one in logged(store.judgements()) if one.judgement.id.startswith(id)]
    if len(found) != 1 or not id:
        why = "no judgement's id begins so" if not found else f"{len(found)} begin so"
        raise BadArgument(repr(id), "cannot be undone", why, "See `onrecord log`.")
    if found[0].state is JudgementState.UNDONE:
        raise BadArgument(
            repr(id), "cannot be undone", f"it is undone {found[0].why}", "See `onrecord log`."
        )
    return undoing(found[0].judgement, author=author, time=stamp(time), reason=reason)


def log(store: Store, *, stages: Stages = STAGES) -> tuple[Logged, ...]:
    """Return every judgement with what became of it, in the order in which they were made."""
    from onrecord.judgements import logged

    come = decisions(store, stages)
    detached = {problem.where: problem for problem in come.detached}
    return tuple(_effect(store, one, come) for one in logged(store.judgements(), detached))


def _effect(store: Store, one: Logged, come: Decisions) -> Logged:
    """Say of a merge switched off where others still certainly make one root of both."""
    if one.state is not JudgementState.IN_FORCE or one.judgement.verdict != "off":
        return one
    for apart in come.apart:
        anchored = {a.statement for target in one.judgement.about for a in target.anchors}
        if anchored == set(apart.statements) and _one_root(store, *apart.statements):
            why = "without effect: other certain merges still make one root of both"
            return Logged(judgement=one.judgement, state=one.state, why=why)
    return one


def _one_root(store: Store, s: str, t: str) -> bool:
    groups = [g for claim in store.claims_with([s]) for g in claim.origins.groups]
    return any({s, t} <= set(group.statements) for group in groups)


def stamp(time: datetime) -> str:
    """Write a time in UTC to the second.

    >>> stamp(datetime(2023, 5, 3, 10, tzinfo=UTC))
    '2023-05-03T10:00:00Z'
    """
    return time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _kept(store: Store, judgement: Judgement, stages: Stages) -> Judgement:
    store.append(judgement)
    make(store, stages=stages)
    return judgement


# --- what an id or a name points to --------------------------------------------------------


def targets(store: Store, about: Sequence[str]) -> tuple[Target, ...]:
    """Return what ids, beginnings of ids, passages (``a_41be:120-180``) and names stand for.

    Raises:
        BadArgument: there is no such thing.
    """
    return tuple(target for one in about for target in _targets(store, one))


def _targets(store: Store, named: str) -> Iterator[Target]:
    """Yield what an id or a name stands for: a match for its two statements."""
    if passage := _PASSAGE.fullmatch(named):
        yield _passage(store, _whole(store, passage["id"]), passage["start"], passage["end"])
        return
    if not _ID.fullmatch(named):
        yield Target(kind=TargetKind.NAME, name=named)
        return
    id = _whole(store, named)
    if id.startswith("m_"):
        for side in store.match(id).a, store.match(id).b:
            yield Target(
                kind=TargetKind.STATEMENT if side.statement else TargetKind.ARTICLE,
                anchors=(_anchor(store, side.at, side.statement),),
            )
    elif id.startswith("c_"):
        members = store.claim(id).statements
        anchors = tuple(_anchor(store, member.at, member.statement) for member in members)
        yield Target(kind=TargetKind.CLAIM, anchors=anchors)
    else:
        yield _in_article(store, id)


def _passage(store: Store, article: str, start: str, end: str) -> Target:
    """Return words of an article, of which the rest is not meant."""
    found = store.extraction(article).article
    span = Span(int(start), int(end))
    if not span.start < span.end <= len(found.text):
        why = f"the text has {len(found.text)} characters"
        raise BadArgument(f"{article}:{start}-{end}", "no such words", why, "Choose others.")
    at = At(article=article, path=found.path, spans=(span,))
    return Target(kind=TargetKind.ARTICLE, anchors=(_anchor(store, at, None),))


def _in_article(store: Store, id: str) -> Target:
    """Return what is found within one article: a figure, a statement, or the article itself."""
    kind, holder = TargetKind.ARTICLE, id
    spans: Spans = ()
    if id.startswith("f_"):
        kind, holder = TargetKind.FIGURE, store.article_of_figure(id) or id
    elif id.startswith("s_"):
        kind, holder = TargetKind.STATEMENT, store.article_of(id) or id
    extraction = store.extraction(holder)
    if kind is TargetKind.FIGURE:
        spans = tuple(figure.span for figure in extraction.figures if figure.id == id)
    elif kind is TargetKind.STATEMENT:
        spans = next(one.content for one in extraction.statements if one.id == id)
    at = At(article=holder, path=extraction.article.path, spans=spans)
    return Target(
        kind=kind,
        anchors=(_anchor(store, at, id if kind is TargetKind.STATEMENT else None),),
    )


def _anchor(store: Store, at: At, statement: str | None) -> Anchor:
    return Anchor(
        sha256=store.sha256_of(at.article), article=at.article, spans=at.spans, statement=statement
    )


def _whole(store: Store, begun: str) -> str:
    if begun.startswith("f_") and store.article_of_figure(begun):
        return begun
    ids = store.ids(begun)
    if begun in ids or len(ids) == 1:
        return begun if begun in ids else ids[0]
    why = f"it may be {', '.join(ids[:5])}" if ids else "no id begins so"
    next_ = "Take an id from `onrecord claims`, `matches`, `search` or `show`."
    raise BadArgument(str(store.path), f"no record {begun!r}", why, next_)


# --- takedown ------------------------------------------------------------------------------


def forget(
    store: Store,
    what: str,
    *,
    author: str,
    time: datetime,
    reason: str = "",
    stages: Stages = STAGES,
) -> Judgement:
    """Take a document out of a ledger for good, and keep that somebody did.

    Its bytes, texts, statements and all that was made of them go; its hash, the author, the time
    and the reason stay, so that it does not come in again unnoticed.

    Args:
        store: the ledger, open to write.
        what: the id of an article of it, a path by which it came, its hash or the beginning of it;
            a whole hash may be of a document that is not here.
        author: who does so.
        time: when.
        reason: why; it stays in the log.
        stages: the functions to use.

    Raises:
        BadArgument: there is no such document, or it is one of several.
    """
    from onrecord.judgements import Verb, judgement

    about = Target(kind=TargetKind.DOCUMENT, name=_document(store, what))
    made = judgement(Verb.FORGOTTEN, [about], author=author, time=stamp(time), reason=reason)
    _kept(store, made, stages)
    store.scrub()
    return made


def _document(store: Store, what: str) -> str:
    if _ID.fullmatch(what) and what.startswith("a_"):
        return store.sha256_of(_whole(store, what))
    found = store.named(what) if what else ()
    if len(found) == 1:
        return found[0]
    if not found and re.fullmatch(r"[0-9a-f]{64}", what):
        return what
    why = "no path is that, no hash begins so" if not found else f"{len(found)} hashes begin so"
    next_ = "Give a path as `onrecord show` writes it, an article's id, or a hash."
    raise BadArgument(str(store.path), f"no document {what!r}", why, next_)
