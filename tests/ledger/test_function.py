"""A ledger is a function of the set of its documents, whatever the way in."""

from __future__ import annotations

import random
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.api import Ledger
from onrecord.serialise import line
from tests.stages import SIMPLE, report

# Reports that share lines, say the same in other places, hold odd signs, or nothing at all.
REPORTS = [report(n) for n in range(4)] + [
    "Ruiz: “Nul \x00 and 𝄞 and e\u0301 and \u2028.”\r\nOkafor: “”\nRuiz: “Safe.”\nRuiz: “Safe.”",
    "Okafor: “Safe.”\nAbara: “Safe.”?",
    "MENU\nMENU",
]


def exported(path: Path) -> list[str]:
    with Ledger(path, stages=SIMPLE) as ledger:
        assert ledger.verify().drift == ()
        return [
            ledger.root,
            *(line(one) for one in ledger.extractions()),
            *(line(one) for one in ledger.matches()),
            *(line(one) for one in ledger.claims()),
            *(line(one) for one in ledger.problems()),
        ]


@settings(max_examples=8)
@given(st.lists(st.sampled_from(range(len(REPORTS))), max_size=6), st.integers(0, 9))
def test_order_pieces_and_copies_change_nothing(picked: list[int], seed: int) -> None:
    chance = random.Random(seed)
    with TemporaryDirectory() as name:
        folder = Path(name)
        files = [folder / f"{n}.txt" for n in range(len(picked))]
        for file, report_ in zip(files, picked, strict=True):
            file.write_bytes(REPORTS[report_].encode())
        with Ledger(folder / "whole.db", create=True, stages=SIMPLE) as ledger:
            ledger.add(files)
        with Ledger(folder / "pieces.db", create=True, stages=SIMPLE) as ledger:
            chance.shuffle(files)
            while files:
                some = [files.pop() for _ in range(min(len(files), chance.randint(1, 4)))]
                ledger.add([*some, *chance.sample(some, 1)])
        if picked:
            assert exported(folder / "whole.db") == exported(folder / "pieces.db")


def test_a_table_that_tells_two_things_of_the_same_bytes_is_read_in_one_way(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(report(1))
    table = tmp_path / "where.csv"
    table.write_text("path,publisher\na.txt,Bay News\nb.txt,Kelburg Herald\nc.txt,\n")
    for n, order in enumerate(("abc", "cba", "bca")):
        with Ledger(tmp_path / f"{n}.db", create=True) as ledger:
            for letter in order if n else (order,):
                ledger.add([tmp_path / f"{one}.txt" for one in letter], metadata=table)
            (article,) = ledger.articles()
            assert article.publisher
            assert article.publisher.name == "Bay News"
            assert ledger.verify().drift == ()
