"""Changes: what differs between two ledgers, and why, as far as what they hold tells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from onrecord.records import Claim, Judgement


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What a ledger holds, as far as two are compared.

    ``documents`` has the first path of each by its hash; ``articles`` for each the hash of its
    document and that of what it says.
    """

    root: str
    documents: Mapping[str, str]
    articles: Mapping[str, tuple[str, str]]
    claims: tuple[Claim, ...]
    judgements: tuple[Judgement, ...]


class ChangeKind(StrEnum):
    """What became of a claim."""

    NEW = "new"
    GONE = "gone"
    MEMBERS = "members"
    """It has other statements."""
    COUNTS = "counts"
    """It has the same statements and other origins, status or grade."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimChange:
    """A claim that differs. ``before`` and ``after`` are ids, ``None`` where there is none."""

    kind: ChangeKind
    before: str | None
    after: str | None
    text: str
    statements: tuple[int, int]
    at_least: tuple[int, int]
    at_most: tuple[int, int]
    status: tuple[str, str]
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What differs between two ledgers: documents by path, articles by id, judgements by id."""

    same: bool
    documents_gone: tuple[str, ...]
    documents_new: tuple[str, ...]
    articles_changed: tuple[str, ...]
    judgements_gone: tuple[str, ...]
    judgements_new: tuple[str, ...]
    claims: tuple[ClaimChange, ...]


def changes(before: Held, after: Held) -> Changes:
    """Return what *after* holds that *before* does not, the other way round, and otherwise.

    A claim is the one of the other ledger that has most of its statements. Claims of one statement
    that come or go with their report are not listed.
    """
    reasons = _Reasons(before, after)
    return Changes(
        same=before.root == after.root,
        documents_gone=_only(before.documents, after.documents),
        documents_new=_only(after.documents, before.documents),
        articles_changed=tuple(sorted(reasons.changed)),
        judgements_gone=_without(before, after),
        judgements_new=_without(after, before),
        claims=tuple(_claims(before, after, reasons)),
    )


def _only(ours: Mapping[str, str], theirs: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(sorted(path for sha256, path in ours.items() if sha256 not in theirs))


def _without(ours: Held, theirs: Held) -> tuple[str, ...]:
    there = {one.id for one in theirs.judgements}
    return tuple(one.id for one in ours.judgements if one.id not in there)


def _claims(before: Held, after: Held, reasons: _Reasons) -> Iterator[ClaimChange]:
    of = {m.statement: claim for claim in before.claims for m in claim.statements}
    met: set[str] = set()
    for claim in after.claims:
        shared = Counter(of[m.statement].id for m in claim.statements if m.statement in of)
        earlier = _most(shared, (of[m.statement] for m in claim.statements if m.statement in of))
        if earlier is not None:
            met.add(earlier.id)
        yield from _changed(earlier, claim, reasons)
    for claim in before.claims:
        if claim.id not in met:
            yield from _changed(claim, None, reasons)


def _most(shared: Counter[str], found: Iterable[Claim]) -> Claim | None:
    return max(found, key=lambda claim: (shared[claim.id], claim.id), default=None)


def _changed(before: Claim | None, after: Claim | None, reasons: _Reasons) -> Iterator[ClaimChange]:
    ours, theirs = _members(before), _members(after)
    one = after or before
    if one is None or ((before is None or after is None) and len(ours | theirs) < 2):
        return
    counts = (_counts(before), _counts(after))
    if ours == theirs and counts[0] == counts[1]:
        return
    kind = ChangeKind.MEMBERS if ours != theirs else ChangeKind.COUNTS
    kind = ChangeKind.NEW if before is None else ChangeKind.GONE if after is None else kind
    yield ClaimChange(
        kind=kind,
        before=before.id if before else None,
        after=after.id if after else None,
        text=one.text,
        statements=(len(ours), len(theirs)),
        at_least=(counts[0][0], counts[1][0]),
        at_most=(counts[0][1], counts[1][1]),
        status=(counts[0][2], counts[1][2]),
        why=tuple(reasons.why(before, after)),
    )


def _members(claim: Claim | None) -> set[str]:
    return {member.statement for member in claim.statements} if claim else set()


def _counts(claim: Claim | None) -> tuple[int, int, str]:
    if claim is None:
        return 0, 0, ""
    grade = f" {claim.grade}" if claim.grade else ""
    return claim.origins.at_least, claim.origins.at_most, f"{claim.status.value}{grade}"


class _Reasons:
    """Why claims differ."""

    def __init__(self, before: Held, after: Held) -> None:
        self._before, self._after = before, after
        shared = before.articles.keys() & after.articles.keys()
        self.changed = {id for id in shared if before.articles[id] != after.articles[id]}
        self._judged: dict[str, list[str]] = {}
        there = {one.id for one in before.judgements} & {one.id for one in after.judgements}
        for one in (*before.judgements, *after.judgements):
            if one.id not in there:
                self._note(one)

    def _note(self, judgement: Judgement) -> None:
        said = (*self._before.judgements, *self._after.judgements)
        undone = [one for one in said if one.id == judgement.undoes]
        for one in (judgement, *undone):
            for anchor in (anchor for target in one.about for anchor in target.anchors):
                for key in (anchor.statement or "", anchor.article):
                    self._judged.setdefault(key, []).append(judgement.id)

    def why(self, before: Claim | None, after: Claim | None) -> Iterator[str]:
        """Yield in words what may have changed a claim."""
        members = {
            m.statement: m.at for claim in (before, after) if claim for m in claim.statements
        }
        found: dict[str, None] = {}
        for statement, at in sorted(members.items()):
            if at.article not in self._before.articles:
                found[f"only the second has {at.path}"] = None
            elif at.article not in self._after.articles:
                found[f"only the first has {at.path}"] = None
            elif at.article in self.changed:
                found[f"{at.path} was read anew"] = None
            for id in (*self._judged.get(statement, ()), *self._judged.get(at.article, ())):
                found[f"judgement {id}"] = None
        yield from found or {
            "another pile around it, or another version, shows other matches": None
        }
