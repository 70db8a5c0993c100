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


@settings(max_examples=8, deadline=None)
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
