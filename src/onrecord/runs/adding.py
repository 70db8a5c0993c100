"""Runs that write to a ledger: documents in, matches and claims made anew, everything rechecked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, BinaryIO

from onrecord.problems import BadArgument
from onrecord.records import (
    Added,
    Document,
    Extraction,
    Judgement,
    Problem,
    Reading,
    Verified,
)
from onrecord.runners import Runner
from onrecord.runs.judging import stamp
from onrecord.runs.making import forgotten, make
from onrecord.runs.stages import STAGES, Paths, Stages
from onrecord.runs.work import Progress, Read, Ticks, outcomes
from onrecord.serialise import problems_of

if TYPE_CHECKING:
    from onrecord.ledger.store import Store


def add(
    store: Store,
    paths: Paths,
    *,
    stdin: BinaryIO | None = None,
    runner: Runner | None = None,
    stages: Stages = STAGES,
    progress: Progress | None = None,
    again: bool = False,
    restore: Restoring | None = None,
    came: Callable[[Came], None] = lambda _: None,
) -> Added:
    """Put reports into a ledger, then make its matches and claims anew if anything changed.

    What is there already, read by the same model, is passed over; a run that was killed is taken up
    where it stopped.

    Args:
        store: the ledger, open to write.
        paths: files, folders, globs, or ``-`` for *stdin*.
        stdin: what ``-`` reads from.
        runner: where the work runs; the ledger does not depend on it.
        stages: the functions to use.
        progress: is told how far it is.
        again: extract also what is there already.
        restore: who takes forgotten documents in again; without it they are refused.
        came: is told of each document as soon as it is safe, known or given up.

    Returns:
        What was added, what was known, and everything that went wrong.
    """
    _refuse_packed(store)
    paths = list(paths)
    ticks = Ticks(progress, stages, paths)
    adding = Adding(store, stages, again=again, restore=restore, came=came)
    articles = [
        article
        for ids in adding.run(stages.read(paths, stdin), runner=runner, tick=ticks.tick)
        for article in ids
    ]
    ticks.end()
    return Added(
        articles=tuple(articles),
        known=adding.known,
        problems=tuple(adding.problems),
        retracted=make(store, stages=stages),
    )


@dataclass(frozen=True, slots=True)
class Came:
    """What became of one document: its articles, or why it has none; neither where it was known."""

    path: str
    articles: tuple[str, ...] = ()
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class Restoring:
    """Who takes forgotten documents in again, and when."""

    author: str
    time: datetime

    def undoing(self, forgotten: Judgement) -> Judgement:
        """Return the judgement that undoes a takedown."""
        from onrecord.judgements import undoing

        return undoing(forgotten, author=self.author, time=stamp(self.time), reason="added again")


def _refused(document: Document, judged: Judgement) -> Problem:
    reason = f": {judged.reason}" if judged.reason else ""
    return Problem(
        where=document.path,
        what="forgotten, and not taken in again",
        why=f"{judged.author} had it taken out on {judged.time[:10]}{reason} ({judged.id})",
        next="Leave it out; or, if it may come back, add it with --restore.",
    )


def _refuse_packed(store: Store) -> None:
    """Refuse to write to a ledger whose texts are withheld: nothing could be compared with them."""
    from onrecord.ledger.pile import WITHHELD

    if store.kept(WITHHELD) is not None:
        why = "it was packed without its texts"
        raise BadArgument(str(store.path), "cannot be added to", why, "Add to the whole ledger.")


class Adding:
    """One run that puts documents into a ledger."""

    def __init__(
        self,
        store: Store,
        stages: Stages = STAGES,
        *,
        again: bool = False,
        restore: Restoring | None = None,
        came: Callable[[Came], None] = lambda _: None,
    ) -> None:
        self._came = came
        self._store, self._stages, self._again = store, stages, again
        self._restore, self._forgotten = restore, forgotten(store, stages)
        self._model = stages.tagger().name
        self._under_way: dict[str, set[str]] = {}
        self._reading: dict[str, Reading] = {}
        self._later: list[Read] = []
        self._done: set[str] = set()
        self._failed: set[str] = set()
        self.problems: list[Problem] = []
        """What went wrong so far, in the order of the paths."""
        self.known = 0
        """How many documents were there already, in the ledger or in the pile."""

    def run(
        self,
        source: Iterator[Read],
        *,
        runner: Runner | None = None,
        tick: Callable[[], None] = lambda: None,
    ) -> Iterator[tuple[str, ...]]:
        """Put in what is new of *source*.

        Returns:
            The ids of the articles of each document, as soon as they are safe from a crash.
        """
        yield from self._pass(source, runner, tick)
        while self._later:  # what has to be held against what the pass before put in
            again, self._later = self._later, []
            yield from self._pass(iter(again), runner, tick)

    def _pass(
        self, source: Iterator[Read], runner: Runner | None, tick: Callable[[], None]
    ) -> Iterator[tuple[str, ...]]:
        for outcome in outcomes(self._new(source, tick), self._stages, runner):
            if isinstance(outcome, Problem):
                self._tell(outcome)
            elif isinstance(outcome.found, Problem):
                self._fail(outcome.document, outcome.found)
            else:
                yield self._put(outcome.document, outcome.found)
            tick()

    def _new(self, source: Iterator[Read], tick: Callable[[], None]) -> Iterator[Read]:
        """Pass on what has to be extracted; of the rest, remember by which path it came."""
        for item in source:
            if isinstance(item, Document) and self._refuses(item):
                yield _refused(item, self._forgotten[item.sha256])
            elif isinstance(item, Document) and self._postpones(item):
                self._later.append(item)
            elif isinstance(item, Problem) or not self._knows(item):
                yield item
            else:
                self.known += 1
                self._came(Came(item.path))
                tick()

    def _refuses(self, document: Document) -> bool:
        """Tell whether a document was forgotten; where it is to be restored, undo that."""
        judged = self._forgotten.get(document.sha256)
        if judged is None or self._restore is None:
            return judged is not None
        self._store.append(self._restore.undoing(judged))
        del self._forgotten[document.sha256]
        return False

    def _postpones(self, document: Document) -> bool:
        """Tell whether the same bytes are being read in another way: a table tells two things."""
        under_way = document.sha256 in self._under_way
        return under_way and self._reading[document.sha256] != document.reading

    def _knows(self, document: Document) -> bool:
        sha256 = document.sha256
        if sha256 in self._under_way:  # the same bytes twice in one pile
            self._under_way[sha256].add(document.path)
            return True
        if sha256 in self._failed:
            return True
        known = not self._again and self._store.has(sha256, self._model)
        if (known or sha256 in self._done) and not self._store.reads_anew(document):
            self._store.see(document)
            return True
        self._under_way[sha256] = set()
        self._reading[sha256] = document.reading
        return False

    def _put(self, document: Document, found: tuple[Extraction, ...]) -> tuple[str, ...]:
        self._store.put(document, found, self._under_way.pop(document.sha256))
        self._done.add(document.sha256)
        for extraction in found:
            self.problems.extend(problems_of(extraction))
        ids = tuple(extraction.article.id for extraction in found)
        self._came(Came(document.path, ids))
        return ids

    def _fail(self, document: Document, problem: Problem) -> None:
        del self._under_way[document.sha256]
        self._failed.add(document.sha256)
        self._tell(problem)

    def _tell(self, problem: Problem) -> None:
        self._store.put_problem(problem)
        self.problems.append(problem)
        self._came(Came(problem.where, problem=problem))


def check(store: Store, *, stages: Stages = STAGES) -> Verified:
    """Recheck every hash, text and span of a ledger, offline."""
    from onrecord.ledger.verify import verify

    return verify(store, stages.articles)
