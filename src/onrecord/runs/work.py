"""What is done with one document, in whichever process."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from onrecord.records import Document, Extraction, Problem
from onrecord.runners import Crashed, Runner
from onrecord.runs.stages import AnyPath, Stages

if TYPE_CHECKING:
    from onrecord.statements.tagging.tagger import Tagger

Progress: TypeAlias = Callable[[int, int], None]
"""Is told, after each document, how many are done and about how many there are; at the end how many
there were."""

Read: TypeAlias = Document | Problem
"""What reading gives."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A document and what its articles say, or why that could not be found out."""

    document: Document
    found: tuple[Extraction, ...] | Problem


@dataclass(frozen=True, slots=True)
class _Open:
    """Opens a session in a worker."""

    stages: Stages

    def __call__(self) -> _Session:
        return _Session(self.stages, self.stages.tagger())


@dataclass(frozen=True, slots=True)
class _Session:
    """Extracts what documents say, with one model; problems of reading pass through in order."""

    stages: Stages
    tagger: Tagger

    def __call__(self, item: Read) -> Outcome | Problem:
        if isinstance(item, Problem):
            return item
        try:
            articles = self.stages.articles(item)
            return Outcome(
                item, tuple(self.stages.extract(article, self.tagger) for article in articles)
            )
        except Exception as error:  # a fault of ours in one report must not cost all the others
            return Outcome(item, _fault(item.path, error))


def _fault(path: str, error: Exception) -> Problem:
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return Problem(
        where=path,
        what="could not be extracted",
        why=f"{type(error).__name__}: {error} ({Path(frame.filename).name}:{frame.lineno})",
        next="This is a fault of Onrecord: please report it with the file.",
    )


def _crash(path: str) -> Problem:
    return Problem(
        where=path,
        what="could not be extracted",
        why="it ended the process that read it, twice",
        next="See whether memory was short; else please report it with the file.",
    )


def outcomes(
    items: Iterator[Read], stages: Stages, runner: Runner | None
) -> Iterator[Outcome | Problem]:
    """Extract what the documents among *items* say; everything keeps its order."""
    from onrecord.runners.local import LocalRunner

    for outcome in (runner or LocalRunner()).run(_Open(stages), items):
        if not isinstance(outcome, Crashed):
            yield outcome
        elif isinstance(outcome.item, Problem):
            yield outcome.item
        else:
            yield Outcome(outcome.item, _crash(outcome.item.path))


class Ticks:
    """Counts what comes in for whoever watches."""

    def __init__(self, progress: Progress | None, stages: Stages, paths: Sequence[AnyPath]) -> None:
        self._progress, self._done, self._total = progress, 0, 0
        if progress:
            self._total = stages.expected(paths)

    def tick(self) -> None:
        """Count one more document or problem."""
        self._done += 1
        if self._progress:
            self._progress(self._done, max(self._done, self._total))

    def end(self) -> None:
        """Tell that these were all: what was expected went by names and sizes."""
        if self._progress:
            self._progress(self._done, self._done)
