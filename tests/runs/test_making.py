"""A ledger that grew, by whatever steps, is the one that is made in one go."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.api import Ledger
from onrecord.judgements import Verb
from onrecord.ledger import schema
from onrecord.ledger.store import Store
from onrecord.matches import Matcher
from onrecord.options import MatchOptions
from onrecord.records import Article, Basis, Document, Extraction, Interval, Publisher
from onrecord.runs.stages import STAGES
from tests import stages
from tests.stages import SIMPLE

SENTENCES = (
    "Nobody had warned the town when the water came, and nobody has told us why to this day",
    "The doors of the lock stood open all night and the alarm was switched off since March",
    "We tested every bolt of the bridge on Monday and we will do so again before the winter",
    "Not one of the lamps on the northern quay was lit when the ferry turned towards it",
    "There were twelve of us on the quay and all twelve heard the siren at about midnight",
)

OPTIONS = MatchOptions(common=3, pairs=40, house=3)
"""So few that a pile of a dozen reports crosses every threshold that a large one does."""


def articles(document: Document) -> Iterator[Article]:
    """Read a report whose name begins with its outlet and its day: ``a-03 …``."""
    name = Path(document.path).name
    outlet, day = name[0], int(name[2:4])
    on = datetime(2023, 5, day, tzinfo=UTC).date()
    for one in stages.articles(document):
        yield replace(
            one,
            publisher=Publisher(name=f"The {outlet} Post", basis=Basis.METADATA, evidence=()),
            published=Interval(earliest=on, latest=on, basis=Basis.METADATA, evidence=()),
        )


GROWING = replace(
    SIMPLE,
    articles=articles,
    matcher=lambda: Matcher(OPTIONS),
    claims=STAGES.claims,
    maker=lambda: "growing",
)

LINES = st.lists(st.integers(0, len(SENTENCES) - 1), min_size=1, max_size=3, unique=True)
REPORTS = st.lists(
    st.tuples(st.sampled_from("abc"), st.integers(1, 28), LINES, st.booleans()),
    min_size=2,
    max_size=9,
)


def written(folder: Path, reports: Sequence[tuple[str, int, list[int], bool]]) -> list[Path]:
    paths = []
    for n, (outlet, day, lines, quoted) in enumerate(reports):
        path = folder / f"{outlet}-{day:02} {n}.txt"
        said = (
            f"{'Ruiz' if line % 2 else 'Okafor'}: “{SENTENCES[line]}.”"
            if quoted
            else f"It is known that {SENTENCES[line]}."
            for line in lines
        )
        path.write_text(f"Report {n}\n" + "\n".join(said) + "\nThis is what we do every day.\n")
        paths.append(path)
    return paths


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return all rows of all tables but the numbers that search needs."""
    connection = sqlite3.connect(path)
    found = {}
    for table in schema.metadata.sorted_tables:
        columns = ", ".join(f'"{c.name}"' for c in table.columns if c.name != "number")
        found[table.name] = sorted(
            connection.execute(f"SELECT {columns} FROM {table.name}").fetchall(), key=repr
        )
    connection.close()
    return found


@settings(max_examples=25)
@given(reports=REPORTS, data=st.data())
def test_any_order_and_any_split_give_the_same_ledger(
    reports: list[tuple[str, int, list[int], bool]], data: st.DataObject
) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        paths = written(folder, reports)
        with Ledger(folder / "whole.db", create=True, stages=GROWING) as whole:
            whole.add(paths, workers=1)
        left = data.draw(st.permutations(paths))
        with Ledger(folder / "grown.db", create=True, stages=GROWING) as grown:
            while left:
                size = data.draw(st.integers(1, len(left)))
                grown.add(left[:size], workers=1)
                left = left[size:]
            if data.draw(st.booleans()):
                grown.add(paths[:1], workers=1, again=True)
            assert grown.verify().drift == ()
        assert rows(folder / "grown.db") == rows(folder / "whole.db")


def test_judgements_between_adds_change_nothing_but_what_they_say(tmp_path: Path) -> None:
    reports = [("a", 1, [0, 1], True), ("b", 2, [0], True), ("c", 3, [1, 0], False)]
    paths = written(tmp_path, reports)
    now = datetime(2023, 5, 3, tzinfo=UTC)
    with Ledger(tmp_path / "grown.db", create=True, stages=GROWING) as grown:
        grown.add(paths[:2], workers=1)
        (match,) = grown.matches()
        grown.judge(Verb.DIFFERENT, [match.id], author="Desk", time=now)
        grown.judge(Verb.SPEAKER, [match.a.statement or ""], value="Lem", author="Desk", time=now)
        grown.add(paths, workers=1)
        judged = grown.judgements()
    with Ledger(tmp_path / "whole.db", create=True, stages=GROWING) as whole:
        for one in judged:
            whole.take(one)
        whole.add(paths, workers=1)
    assert rows(tmp_path / "grown.db") == rows(tmp_path / "whole.db")


def test_a_report_that_touches_nothing_reads_none_of_the_others(tmp_path: Path) -> None:
    class Counting(Matcher):
        compared = 0

        def compare(self, pairs, said):  # type: ignore[no-untyped-def]
            pairs = tuple(pairs)
            Counting.compared += len(pairs)
            return super().compare(pairs, said)

    counting = replace(GROWING, matcher=lambda: Counting(OPTIONS))
    paths = written(tmp_path, [("a", 1, [0], True), ("b", 2, [0], True), ("c", 3, [1], True)])
    paths[2].write_text(f"Ruiz: “{SENTENCES[4]}.”\n")
    with Ledger(tmp_path / "story.db", create=True, stages=counting) as ledger:
        ledger.add(paths[:2], workers=1)
        before = Counting.compared
        ledger.add(paths[2:], workers=1)
    assert before == 1
    assert Counting.compared == before


def test_a_report_that_touches_nothing_has_none_of_the_others_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = written(tmp_path, [("a", 1, [0], True), ("b", 2, [0], True), ("c", 3, [1], True)])
    paths[2].write_text(f"Okafor: “{SENTENCES[4]}.”\n")
    with Ledger(tmp_path / "story.db", create=True, stages=GROWING) as ledger:
        ledger.add(paths[:2], workers=1)
        old = {one.id for one in ledger.articles()}
        read: set[str] = set()
        extraction = Store.extraction

        def reading(store: Store, id: str) -> Extraction:
            read.add(id)
            return extraction(store, id)

        monkeypatch.setattr(Store, "extraction", reading)
        (new,) = ledger.add(paths[2:], workers=1).articles
        assert read == {new}
        assert new not in old


def test_what_an_outlet_prints_every_day_can_be_looked_at(tmp_path: Path) -> None:
    paths = written(tmp_path, [("a", n + 1, [n, (n + 1) % 5], False) for n in range(4)])
    with Ledger(tmp_path / "story.db", create=True, stages=GROWING) as ledger:
        ledger.add(paths[:3], workers=1)
        assert ledger.recurring() == ()
        ledger.add(paths, workers=1)
        (one,) = ledger.recurring()
    assert (one.publisher, one.text) == ("The a Post", "This is what we do every day.")
    assert len({at.article for at in one.at}) == 4
