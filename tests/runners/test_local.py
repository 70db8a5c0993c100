from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from onrecord.options import RunOptions
from onrecord.runners import Crashed
from onrecord.runners.local import LocalRunner

EAGER = RunOptions(inline_items=0)


@dataclass(frozen=True)
class Squares:
    """Opens a session that squares numbers; some numbers do harm."""

    fatal: frozenset[int] = frozenset()
    once: str = ""

    def __call__(self) -> Callable[[int], int]:
        return self.square

    def square(self, number: int) -> int:
        if number in self.fatal:
            os._exit(9)
        if self.once and number == 5 and not Path(self.once).exists():
            Path(self.once).touch()
            os._exit(9)
        return number * number


def process(_: int) -> int:
    return os.getpid()


def open_process() -> Callable[[int], int]:
    return process


def open_nothing() -> Callable[[int], int]:
    raise RuntimeError("no model here")


def squares(count: int) -> list[int]:
    return [number * number for number in range(count)]


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_results_keep_the_order_of_the_items(workers: int) -> None:
    assert list(LocalRunner(workers, EAGER).run(Squares(), range(50))) == squares(50)


def test_little_work_is_done_here() -> None:
    runner = LocalRunner(4, RunOptions(inline_items=3))
    assert set(runner.run(open_process, range(3))) == {os.getpid()}
    assert os.getpid() not in set(runner.run(open_process, range(4)))


def test_no_item_no_work() -> None:
    assert list(LocalRunner(2, EAGER).run(Squares(), [])) == []


def test_items_are_taken_a_few_ahead() -> None:
    taken: list[int] = []

    def items() -> Iterator[int]:
        for number in range(1000):
            taken.append(number)
            yield number

    results = LocalRunner(2, EAGER).run(Squares(), items())
    assert next(results) == 0
    assert len(taken) <= 2 * EAGER.ahead + 1
    results.close()  # type: ignore[attr-defined]


def test_a_worker_that_dies_costs_nothing(tmp_path: Path) -> None:
    work = Squares(once=str(tmp_path / "died"))
    assert list(LocalRunner(2, EAGER).run(work, range(20))) == squares(20)


def test_an_item_that_kills_its_worker_is_told_and_no_other() -> None:
    results = list(LocalRunner(2, EAGER).run(Squares(fatal=frozenset({3, 11})), range(14)))
    expected: list[int | Crashed[int]] = [*squares(14)]
    expected[3], expected[11] = Crashed(3), Crashed(11)
    assert results == expected


def test_a_session_that_does_not_open_says_why() -> None:
    with pytest.raises(RuntimeError, match="no model here"):
        list(LocalRunner(2, EAGER).run(open_nothing, range(5)))


_UNGUARDED = """
from onrecord.options import RunOptions
from onrecord.runners.local import LocalRunner
from tests.runners.test_local import Squares
print(*LocalRunner(2, RunOptions(inline_items=0)).run(Squares(), range(5)))
"""


def test_a_program_that_cannot_be_imported_again_does_its_work_itself(tmp_path: Path) -> None:
    script = tmp_path / "unguarded.py"
    script.write_text(_UNGUARDED)
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run(
        [sys.executable, str(script)], capture_output=True, text=True, env=env, check=False
    )
    assert done.stdout == "0 1 4 9 16\n", done.stderr
