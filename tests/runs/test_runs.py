from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import onrecord
from onrecord.api import Ledger
from onrecord.ledger.store import Store
from onrecord.options import RunOptions
from onrecord.problems import BadArgument
from onrecord.records import Article, Claim, Document, Extraction, Match, Near, Problem, Statement
from onrecord.runners.local import LocalRunner
from onrecord.runs import Paths, add, extract, make, read
from onrecord.serialise import line
from tests.stages import SIMPLE, SimpleMatcher, report

POOL = LocalRunner(2, RunOptions(inline_items=0))


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    folder = tmp_path / "pile"
    folder.mkdir()
    for n in range(6):
        (folder / f"{n}.txt").write_text(report(n))
    (folder / "3b.txt").write_text("")
    return folder


@pytest.fixture
def ledger(pile: Path, tmp_path: Path) -> Ledger:
    opened = Ledger(tmp_path / "story.db", create=True, stages=SIMPLE)
    opened.add(pile)
    return opened


def test_read_gives_articles_and_problems_in_order(pile: Path) -> None:
    found = list(read([pile], stages=SIMPLE))
    assert [isinstance(one, Article) for one in found] == [True] * 4 + [False] + [True] * 2


@pytest.mark.parametrize("runner", [LocalRunner(1), POOL])
def test_extract_gives_the_same_anywhere(pile: Path, runner: LocalRunner) -> None:
    found = [line(one) for one in extract([pile], stages=SIMPLE, runner=runner)]
    here = [line(one) for one in extract([pile], stages=SIMPLE)]
    assert found == here
    assert len(found) == 7
    assert '"what": "empty file"' in found[4]


def test_standard_input_and_progress(pile: Path) -> None:
    told: list[tuple[int, int]] = []
    found = list(
        extract(
            ["-", pile / "0.txt"],
            stdin=io.BytesIO(report(9).encode()),
            stages=SIMPLE,
            progress=lambda done, of: told.append((done, of)),
        )
    )
    assert [type(one) for one in found] == [Extraction, Extraction]
    assert told[-1] == (2, 2)


def test_what_is_expected_is_told_without_reading_twice(tmp_path: Path) -> None:
    (tmp_path / "news.csv").write_text("text\n" + "Ruiz: “The bridge is shut.”\n" * 1_000)
    told: list[tuple[int, int]] = []
    opened: list[int] = []

    def once(paths: Paths, stdin: BinaryIO | None) -> Iterator[Document | Problem]:
        opened.append(1)
        yield from SIMPLE.read(paths, stdin)

    runner, stages = LocalRunner(1), replace(SIMPLE, read=once)
    list(extract([tmp_path], stages=stages, runner=runner, progress=lambda *now: told.append(now)))

    assert opened == [1]
    assert told[0] == (1, 6)
    assert told[-1] == (1_000, 1_000)


def test_a_fault_in_one_report_is_a_problem(pile: Path) -> None:
    (pile / "0.txt").write_text("BROKEN")
    first, *others = extract([pile], stages=SIMPLE)
    assert isinstance(first, Problem)
    assert first.what == "could not be extracted"
    assert sum(isinstance(one, Extraction) for one in others) == 5


def test_a_crash_in_one_report_is_a_problem(pile: Path, tmp_path: Path) -> None:
    (pile / "0.txt").write_text("KILL")
    with Store(tmp_path / "story.db", write=True) as store:
        added = add(store, [pile], stages=SIMPLE, runner=POOL)
    assert len(added.articles) == 5
    assert [problem.why for problem in added.problems] == [
        "it ended the process that read it, twice",
        "there is no text in it",
    ]


class Blind(SimpleMatcher):
    def near(self, sketches: Mapping[str, bytes]) -> Iterator[Near]:
        yield from ()


def test_matches_are_made_anew_when_what_makes_them_changes(pile: Path, tmp_path: Path) -> None:
    with Store(tmp_path / "story.db", write=True) as store:
        add(store, [pile], stages=SIMPLE)
        assert not store.stale(SIMPLE.maker())
        newer = replace(SIMPLE, maker=lambda: "tests 2", matcher=Blind)
        assert len(make(store, stages=newer)) == 3
        assert store.matches() == ()
        assert make(store, stages=newer) == ()


def test_an_interrupted_run_is_pending_until_it_is_taken_up(pile: Path, tmp_path: Path) -> None:
    path = tmp_path / "story.db"

    def interrupted() -> SimpleMatcher:
        raise KeyboardInterrupt

    with Store(path, write=True) as store, pytest.raises(KeyboardInterrupt):
        add(store, [pile], stages=replace(SIMPLE, matcher=interrupted))
    with Ledger(path, stages=SIMPLE) as ledger:
        assert ledger.pending
        assert ledger.verify().pending
        assert ledger.verify().drift == ()
        assert ledger.add(pile).known == 6
        assert not ledger.pending
        assert len(ledger.claims()) == 3


# --- a ledger as Python sees it ---------------------------------------------------------------


def test_search_finds_words_in_statements_and_around(ledger: Ledger) -> None:
    hits = ledger.search("BRIDGE safe")
    texts = {article.id: article.text for article in ledger.articles()}
    assert len(hits) == 6
    for hit in hits:
        assert hit.speaker == "Ruiz"
        found = [span.of(texts[hit.at.article]) for span in hit.found]
        assert found == ["bridge", "safe"]
        assert "bridge" in hit.snippet
    outside = ledger.search("sport", limit=4)
    assert len(outside) == 4
    assert {hit.statement for hit in outside} == {None}
    assert {hit.snippet[:21] for hit in outside} == {"MENU Home News Sport "}


def test_search_takes_every_sign_for_plain(ledger: Ledger) -> None:
    assert ledger.search("“bridge at marker”")
    assert not ledger.search('"marker at bridge"')
    assert not ledger.search("bridge OR nothing")
    assert ledger.search("bridge* -safe^2 (at)") == ()
    assert ledger.search("bridge' \x00 safe;")
    for words in ("", "?", '""', "\x00"):
        with pytest.raises(BadArgument, match="nothing to look for"):
            ledger.search(words)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(st.characters(), max_size=20))
def test_any_words_are_found_or_refused(ledger: Ledger, words: str) -> None:
    try:
        ledger.search(words)
        ledger.trace(words)
    except BadArgument as error:
        assert "nothing to look for" in str(error)
    with pytest.raises(BadArgument):
        ledger.show("x" + words)


def test_search_folds_accents(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Núñez: “The café is shut.”")
    with Ledger(tmp_path / "story.db", create=True, stages=SIMPLE) as ledger:
        ledger.add(tmp_path / "a.txt")
        (hit,) = ledger.search("cafe")
        (article,) = ledger.articles()
    assert [span.of(article.text) for span in hit.found] == ["café"]


def test_trace_leads_from_words_to_claims(ledger: Ledger) -> None:
    first, *_ = ledger.trace("bridge at marker 1 is safe")
    assert first.claim in {claim.id for claim in ledger.claims()}
    assert len(first.reports) == 2
    (alone,) = ledger.trace("“counted 3 cracks”")
    assert alone.claim is None


def test_trace_forgives_what_is_remembered_inexactly(ledger: Ledger) -> None:
    (first, *_) = ledger.trace("we counted 3 cracks at noon and the road over it was shut")
    assert "counted 3 cracks" in first.text
    assert ledger.trace("something else altogether was said at noon") == ()


def test_show_finds_a_record_by_its_id_or_its_beginning(ledger: Ledger) -> None:
    (claim, *_), (match, *_) = ledger.claims(), ledger.matches()
    article, statement = next(iter(ledger.statements()))
    for record, kind in ((claim, Claim), (match, Match), (statement, Statement)):
        shown = ledger.show(record.id)
        assert isinstance(shown, kind)
        assert shown == record
        assert ledger.show(record.id[:10]) == record
    shown = ledger.show(article.id)
    assert isinstance(shown, Extraction)
    assert shown.article == article
    with pytest.raises(BadArgument, match="it may be a_"):
        ledger.show("a_")
    for unknown in ("", "s_nothing", "%", "a_00000%"):
        with pytest.raises(BadArgument, match="no record"):
            ledger.show(unknown)


def test_the_package_is_cheap_to_import() -> None:
    code = (
        "import sys, onrecord; assert 'sqlalchemy' not in sys.modules; "
        "assert 'onnxruntime' not in sys.modules; onrecord.open; "
        "assert 'sqlalchemy' in sys.modules; assert 'onnxruntime' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
    with pytest.raises(AttributeError, match="no attribute 'shut'"):
        onrecord.shut  # type: ignore[attr-defined]  # noqa: B018
