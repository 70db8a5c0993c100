"""Runs that need no ledger: each article by itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from onrecord.records import Article, Document, Extraction, Place, Problem, Span
from onrecord.runners import Runner
from onrecord.runs.stages import STAGES, Paths, Stages
from onrecord.runs.work import Progress, Ticks, outcomes


def read(
    paths: Paths, *, stdin: BinaryIO | None = None, stages: Stages = STAGES
) -> Iterator[Article | Problem]:
    """Read reports: their text as it came, with furniture marked; nothing depends on a model.

    Args:
        paths: files, folders, globs, or ``-`` for *stdin*.
        stdin: what ``-`` reads from.
        stages: the functions to use.

    Returns:
        Articles, and a problem for each that cannot be read, in the order of *paths*.
    """
    for found in stages.read(paths, stdin):
        if isinstance(found, Problem):
            yield found
        else:
            yield from stages.articles(found)


def extract(
    paths: Paths,
    *,
    stdin: BinaryIO | None = None,
    runner: Runner | None = None,
    stages: Stages = STAGES,
    progress: Progress | None = None,
    min_confidence: float = 0.0,
) -> Iterator[Extraction | Problem]:
    """Find who says what in each report, looking at one article at a time.

    Args:
        paths: files, folders, globs, or ``-`` for *stdin*.
        stdin: what ``-`` reads from.
        runner: where the work runs; results do not depend on it.
        stages: the functions to use.
        progress: is told how far it is.
        min_confidence: statements below are left out, with what hangs on them.

    Returns:
        What each article says, and a problem for each that cannot be read, in the order of *paths*.
    """
    from onrecord.statements.confidence import surest

    paths = list(paths)
    ticks = Ticks(progress, stages, paths)
    for outcome in outcomes(stages.read(paths, stdin), stages, runner):
        ticks.tick()
        found = outcome if isinstance(outcome, Problem) else outcome.found
        if isinstance(found, Problem):
            yield found
        else:
            yield from (surest(one, min_confidence) for one in found)
    ticks.end()


def places(document: Document, article: Article, span: Span | None = None) -> tuple[Place, ...]:
    """Return where the words of an article, or those of *span*, stand in its document's bytes."""
    from onrecord.ingest.articles import places

    return places(document, article, within=span)


def extract_article(article: Article, *, stages: Stages = STAGES) -> Extraction:
    """Find who says what in one article."""
    return stages.extract(article, stages.tagger())
