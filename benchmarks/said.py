"""Measure when statements were said: ``python benchmarks/said.py FOLDER``.

FOLDER holds the articles as JSON lines with ``text`` and ``published``. The annotation gives a
statement's source, cue and content as extracted, and the words that tell when it was said, or
none. Found is right if it overlaps them.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from times import HERE, UNDATED, Report, reports

from onrecord.ingest.furniture import furniture
from onrecord.ingest.lines import lines
from onrecord.options import IngestOptions
from onrecord.records import Span, Spans, StatementClass, StatementKind
from onrecord.statements.drafts import Draft
from onrecord.statements.joining.page import page
from onrecord.statements.joining.said import said
from onrecord.text.times import times


def spans(pairs: Sequence[Sequence[int]]) -> Spans:
    """Return pairs of numbers as spans."""
    return tuple(Span(start, end) for start, end in pairs)


def draft(source: Spans, cue: Spans, content: Spans) -> Draft:
    """Return a statement of these spans; nothing else of it counts here."""
    return Draft(
        kind=StatementKind.INDIRECT,
        class_=StatementClass.SPEECH,
        source=source,
        cue=cue,
        content=content,
        no_source=None,
        continues=None,
        within=None,
        modality=None,
        confidence=1.0,
    )


def measure(file: Path, pile: dict[str, Report], *, show: bool) -> tuple[int, int, int]:
    """Return how many are annotated, found, and right; with *show*, print what is wrong."""
    gold = given = right = 0
    for line in file.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text = pile[row["text_sha256"]].text
        read = page(text, furniture(text, lines(text), IngestOptions())[1])
        one = draft(spans(row["source"]), spans(row["cue"]), spans(row["content"]))
        found = said(read, one, times(text, read.blocks, UNDATED))
        wanted = Span(*row["said"]) if row["said"] else None
        fits = bool(found and wanted and found.evidence[0].overlaps(wanted))
        gold += wanted is not None
        given += found is not None
        right += fits
        if show and (found is not None or wanted is not None) and not fits:
            got = found.evidence[0].of(text) if found else None
            print(f"found {got!r}, annotated {wanted.of(text) if wanted else None!r}")
    return gold, given, right


def main() -> None:
    """Print one row a half."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", action="store_true", help="print the errors of the first half")
    options = parser.parse_args()
    pile = reports(options.folder)
    for half in ("dev", "test"):
        show = options.show and half == "dev"
        gold, given, right = measure(HERE / f"said_{half}.jsonl", pile, show=show)
        print(
            f"said, {half}: {gold} annotated, {given} found; precision "
            f"{100 * right / max(1, given):.1f} %, recall {100 * right / max(1, gold):.1f} %"
        )


if __name__ == "__main__":
    main()
