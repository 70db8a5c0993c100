"""Making what the pile shows: all of it, or what a change touches, with one and the same outcome.

Each step says what its outcome rests on, and is done again only where that changed:

- an article's notes and sketch rest on the article, with what people put right in it and without
  what its outlet prints again and again;
- the matches of two articles rest on both and on the basis on which they are near;
- a claim rests on the statements that hang together with its own, on who their speakers are over
  the pile, and on judgements of them; who is who is found in all articles as a whole.

What is not touched stays in the ledger as it is. Nothing depends on the order in which articles
and judgements came: a ledger made in one go is the same.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from onrecord.problems import LedgerDamaged
from onrecord.records import (
    Claim,
    Correction,
    Decisions,
    Extraction,
    Judgement,
    Match,
    MatchKind,
    Near,
    Pair,
    Recurring,
    Spans,
)
from onrecord.runs.stages import STAGES, Matching, Stages
from onrecord.runs.story import Known, Story, hashed

if TYPE_CHECKING:
    from onrecord.ledger.steps import Basis, Sketch
    from onrecord.ledger.store import Store

DECIDED = "decided"
"""Key in ``meta``: the decisions that claims were made with, and the statements of each."""


def make(store: Store, *, stages: Stages = STAGES) -> tuple[str, ...]:
    """Make the matches and claims of a ledger anew where they are not those of its articles.

    Returns:
        The ids of the matches that are no more, sorted.
    """
    maker = stages.maker()
    if not store.stale(maker):
        return ()
    with store.transaction():
        for sha256 in forgotten(store, stages):
            if store.holds(sha256):
                store.remove(sha256)
        if store.stale_maker(maker):
            gone = store.match_ids()
            store.clear()
            return tuple(sorted(gone - _Making(store, stages, maker).run().came))
        changed = _Making(store, stages, maker).run()
        return tuple(sorted(changed.left - changed.came))


@dataclass(frozen=True, slots=True)
class _Changed:
    """The ids of matches that left and that came."""

    left: frozenset[str]
    came: frozenset[str]


def forgotten(store: Store, stages: Stages = STAGES) -> dict[str, Judgement]:
    """Return by hash the judgements by which documents are forgotten."""
    return stages.forgotten(store.judgements())


def decisions(store: Store, stages: Stages = STAGES) -> Decisions:
    """Return what the judgements of a ledger come to."""
    return stages.resolve(store.judgements(), partial(_found, store))


def _found(store: Store, article: str) -> Extraction | None:
    try:
        return store.extraction(article)
    except LedgerDamaged:
        return None


def corrections(store: Store, stages: Stages = STAGES) -> Callable[[Extraction], Extraction]:
    """Return a function that puts right in what an article says what people said is wrong."""
    judged: dict[str, list[Judgement]] = {}
    undoings: list[Judgement] = []
    for one in store.judgements():
        if one.undoes:
            undoings.append(one)
        for article in {anchor.article for target in one.about for anchor in target.anchors}:
            judged.setdefault(article, []).append(one)

    def corrected(extraction: Extraction) -> Extraction:
        # Only what is about this article is resolved: a page shows few of them, and each has to be
        # read for it.
        about = judged.get(extraction.article.id)
        if not about:
            return extraction
        come = stages.resolve((*about, *undoings), partial(_found, store))
        ours = [one for one in come.corrections if one.article == extraction.article.id]
        return stages.corrected(extraction, ours) if ours else extraction

    return corrected


def recurring(store: Store, *, stages: Stages = STAGES) -> tuple[Recurring, ...]:
    """Return the sentences that matches and claims were made without, by outlet and words."""
    return stages.recurrence().told(store.notes(), store.extraction)


class _Making:
    """One making of what the pile shows."""

    def __init__(self, store: Store, stages: Stages, maker: str) -> None:
        self._store, self._stages, self._maker = store, stages, maker
        self._decisions = decisions(store, stages)
        self._corrections: dict[str, list[Correction]] = {}
        for one in self._decisions.corrections:
            self._corrections.setdefault(one.article, []).append(one)
        self._read: dict[str, Extraction] = {}
        self._reports: dict[str, Extraction] = {}
        self._reported: Mapping[str, str] = {}
        self._aside: Mapping[str, Spans] = {}
        self._without: Callable[[Extraction, Spans], Extraction] = lambda said, _: said

    def run(self) -> _Changed:
        """Bring everything up to date, in the transaction that the caller opened."""
        matcher = self._stages.matcher()
        fresh, sketches = self._sketches(matcher)
        pairs = self._pairs(matcher.near({id: one.sketch for id, one in sketches.items()}), fresh)
        ours = self._store.matches_between(pairs.out)
        left, came = self._store.replace_matches(ours, matcher.compare(pairs.near, self._said))
        story = Story(self._store, self._said, self._reported)
        known = story.entities(self._decisions)
        rechained = self._claims({*fresh}, known, (*left, *came))
        story.rest(known.entities, rechained)
        self._store.settle(self._maker)
        return _Changed(frozenset(one.id for one in left), frozenset(one.id for one in came))

    def _sketches(self, matcher: Matching) -> tuple[set[str], dict[str, Sketch]]:
        """Bring the sketches up to date; return whose report changed, and all of them, sorted."""
        from onrecord.ledger.steps import Sketch

        before = self._store.sketches()
        now = {id: self._basis(id, basis) for id, basis in sorted(self._store.bases().items())}
        recurrence = self._stages.recurrence()
        notes = {
            id: before[id].notes
            if id in before and before[id].basis == now[id]
            else recurrence.noted(self._corrected(id))
            for id in now
        }
        self._aside = dict(recurrence.aside(notes))
        self._without = recurrence.without
        reports = {id: hashed(repr((now[id], self._aside.get(id))).encode()) for id in now}
        self._reported = reports
        fresh = {id for id in now if id not in before or before[id].report != reports[id]}
        new = {
            id: Sketch(now[id], notes[id], reports[id], matcher.sketch(self._said(id)))
            for id in sorted(fresh)
        }
        self._store.put_sketches(new, before.keys() - now.keys())
        return fresh, {id: new.get(id) or before[id] for id in now}

    def _corrected(self, article: str) -> Extraction:
        """Return what an article says, as people put it right; each is read once."""
        if article not in self._read:
            extraction = self._store.extraction(article)
            corrections = self._corrections.get(article, ())
            self._read[article] = self._stages.corrected(extraction, corrections)
        return self._read[article]

    def _said(self, article: str) -> Extraction:
        """Return the same without what its outlet prints again and again."""
        if article not in self._reports:
            spans = self._aside.get(article, ())
            self._reports[article] = self._without(self._corrected(article), spans)
        return self._reports[article]

    def _basis(self, article: str, basis: Basis) -> str:
        corrections = self._corrections.get(article, ())
        return hashed(repr((basis.digest, basis.path, basis.url, corrections)).encode())

    def _pairs(self, near: Iterable[Near], fresh: set[str]) -> _Pairs:
        """Find which pairs of articles must be compared, and which matches may no longer hold."""
        before = self._store.pairs()
        now: dict[Pair, str] = {}
        changed: list[Near] = []
        for one in near:
            pair = one.a, one.b
            now[pair] = hashed(one.basis)
            if before.get(pair) != now[pair] or one.a in fresh or one.b in fresh:
                changed.append(one)
        gone = before.keys() - now.keys()
        self._store.put_pairs({(one.a, one.b): now[one.a, one.b] for one in changed}, gone)
        out = sorted({*gone, *((one.a, one.b) for one in changed)})
        return _Pairs(tuple(changed), tuple(out))

    def _claims(
        self, fresh: Iterable[str], known: Known, matches: Iterable[Match]
    ) -> frozenset[str]:
        """Make the claims anew of all that hangs together with what changed.

        Returns:
            The articles of statements whose claims are others than before, or gone.
        """
        store, loose = self._store, self._store.loose()
        touched = store.statements_in(fresh) | loose | self._judged() | known.moved
        for match in matches:
            touched.update(side.statement for side in (match.a, match.b) if side.statement)
            if match.kind is MatchKind.SYNDICATION:
                touched |= store.members_in((match.a.at.article, match.b.at.article))
        if not touched:
            return frozenset()
        together = store.together(touched | self._bound(touched))
        articles = sorted(store.articles_of(together))
        said = [self._said(article) for article in articles]
        matched = store.matches_among(articles)
        made = self._stages.claims(said, matched, self._decisions, known.entities)
        changed = store.replace_claims(
            store.claims_with(together), [one for one in made if _among(one, together)]
        )
        rechained = {member.at.article for claim in changed for member in claim.statements}
        return frozenset(rechained | store.articles_of(loose))

    def _bound(self, touched: set[str]) -> set[str]:
        """Return what people hold to be the same as what changed, however far that goes."""
        return {id for pair in self._decisions.same for id in pair} if touched else set()

    def _judged(self) -> set[str]:
        """Return the statements of decisions that claims were not made with, or no more."""
        now = _decided(self._decisions)
        kept = self._store.kept(DECIDED)
        before: Mapping[str, list[str]] = json.loads(kept) if kept else {}
        self._store.keep(DECIDED, json.dumps(now, sort_keys=True))
        differing = [key for key in now.keys() | before.keys() if (key in now) != (key in before)]
        return {id for key in differing for id in (now.get(key) or before.get(key) or ())}


@dataclass(frozen=True, slots=True)
class _Pairs:
    """Near pairs to compare, and the pairs whose matches are taken out."""

    near: tuple[Near, ...]
    out: tuple[Pair, ...]


def _among(claim: Claim, statements: set[str]) -> bool:
    return claim.statements[0].statement in statements


def _decided(decisions: Decisions) -> dict[str, list[str]]:
    """Return each decision that claims rest on, in words, with the statements it is about."""
    found = {f"same {s} {t}": [s, t] for s, t in decisions.same}
    found |= {f"different {s} {t}": [s, t] for s, t in decisions.different}
    for one in decisions.apart:
        found[f"apart {' '.join(one.statements)} {one.reason}"] = list(one.statements)
    for n, mark in enumerate(decisions.marks):
        # The last word counts: the same marks in another order are others.
        found[f"{n} {mark.kind} {mark.verdict} {' '.join(mark.statements)}"] = list(mark.statements)
    return found
