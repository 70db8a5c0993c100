"""What differs between two ledgers, and why."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from onrecord.api import Ledger
from onrecord.judgements import Verb
from onrecord.views.changes import ChangeKind
from tests.stages import SIMPLE, report

NOON = datetime(2023, 5, 3, 12, tzinfo=UTC)


def test_documents_judgements_and_claims_with_reasons(tmp_path: Path) -> None:
    for n in range(4):
        (tmp_path / f"{n}.txt").write_text(report(n))
    (tmp_path / "5.txt").write_text("Ruiz: “The bridge at marker 0 is safe enough.”\n")
    with (
        Ledger(tmp_path / "a.db", create=True, stages=SIMPLE) as one,
        Ledger(tmp_path / "b.db", create=True, stages=SIMPLE) as other,
    ):
        one.add([tmp_path / f"{n}.txt" for n in range(3)])
        other.add([tmp_path / f"{n}.txt" for n in range(3)])
        assert one.changes(other).same
        assert one.changes(other).claims == ()
        other.add([tmp_path / "3.txt", tmp_path / "5.txt"])
        made = other.judge(Verb.GRADE, ["Ruiz"], value="B", author="Desk", time=NOON)
        found = one.changes(other)
    assert not found.same
    assert [Path(path).name for path in found.documents_new] == ["3.txt", "5.txt"]
    assert found.judgements_new == (made.id,)
    kinds = {change.kind: change for change in found.claims}
    assert kinds[ChangeKind.MEMBERS].statements == (2, 3)
    assert "5.txt" in kinds[ChangeKind.MEMBERS].why[0]
    assert "3.txt" in " ".join(kinds[ChangeKind.NEW].why)
