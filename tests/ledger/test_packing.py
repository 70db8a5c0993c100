"""Ledgers handed on, whole or without their texts; documents taken out for good."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from onrecord.api import Ledger
from onrecord.judgements import Verb
from onrecord.ledger.packing import pseudonyms
from onrecord.problems import BadArgument
from onrecord.records import Alias, AliasBasis, Entity, EntityType, JudgementState
from onrecord.runs import Restoring
from tests.stages import SIMPLE, report

NOON = datetime(2023, 5, 3, 12, tzinfo=UTC)
KEY = b"k" * 32


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    for n in range(4):
        (tmp_path / f"{n}.txt").write_text(report(n))
    with Ledger(tmp_path / "story.db", create=True, stages=SIMPLE) as opened:
        opened.add(sorted(tmp_path.glob("*.txt")))
        opened.judge(Verb.REVIEWED, [opened.claims()[0].id], author="Desk", time=NOON)
        yield opened


def test_a_pack_is_the_same_ledger_in_the_same_bytes_however_it_grew(
    ledger: Ledger, tmp_path: Path
) -> None:
    with Ledger(tmp_path / "other.db", create=True, stages=SIMPLE) as other:
        for path in sorted(tmp_path.glob("*.txt"), reverse=True):
            other.add(path)
        other.take(ledger.judgements()[0])
        other.pack(tmp_path / "other-packed.db")
    ledger.pack(tmp_path / "packed.db")
    assert (tmp_path / "packed.db").read_bytes() == (tmp_path / "other-packed.db").read_bytes()
    assert not (tmp_path / "packed.db-wal").exists()
    with Ledger(tmp_path / "packed.db", stages=SIMPLE) as packed:
        assert packed.root == ledger.root
        assert packed.claims() == ledger.claims()
        assert len(packed.search("bridge")) == len(ledger.search("bridge"))
        assert packed.verify().drift == ()
    with pytest.raises(BadArgument, match="a file is there already"):
        ledger.pack(tmp_path / "packed.db")


def test_without_texts_no_word_is_left_and_verify_says_what_it_cannot_check(
    ledger: Ledger, tmp_path: Path
) -> None:
    ledger.pack(tmp_path / "packed.db", without_text=True)
    content = (tmp_path / "packed.db").read_bytes()
    assert b"bridge" not in content
    assert b"cracks at dawn" not in content
    assert b"Okafor" in content
    with Ledger(tmp_path / "packed.db", stages=SIMPLE) as packed:
        verified = packed.verify()
        assert verified.drift == ()
        assert "texts" in verified.unchecked
        assert verified.root == ledger.root
        assert [claim.id for claim in packed.claims()] == [claim.id for claim in ledger.claims()]
        with pytest.raises(BadArgument, match="packed without its texts"):
            packed.add(tmp_path / "0.txt")


def test_pseudonyms_are_consistent_and_need_the_key(ledger: Ledger, tmp_path: Path) -> None:
    ledger.pack(tmp_path / "one.db", key=KEY)
    ledger.pack(tmp_path / "two.db", key=b"l" * 32)
    ledger.pack(tmp_path / "ruiz.db", key=KEY, chosen=["Ruiz"])
    for name, gone in {"one": b"Okafor", "two": b"Okafor", "ruiz": b"Ruiz"}.items():
        assert gone not in (tmp_path / f"{name}.db").read_bytes()
    speakers = []
    for name in ("one", "two", "ruiz"):
        with Ledger(tmp_path / f"{name}.db", stages=SIMPLE) as packed:
            assert packed.verify().drift == ()
            speakers.append({s.speaker.name for _, s in packed.statements() if s.speaker})
    assert len(speakers[0]) == 2
    assert speakers[0].isdisjoint(speakers[1])
    assert len(speakers[2] & speakers[0]) == 1
    assert "Okafor" in speakers[2]


def test_a_forgotten_document_leaves_nothing_but_its_hash_and_is_refused(
    ledger: Ledger, tmp_path: Path
) -> None:
    (tmp_path / "4.txt").write_text("Okafor: “The zebrafinch sang at the quay.”\n")
    ledger.add(tmp_path / "4.txt")
    (article,) = [one for one in ledger.articles() if one.path.endswith("4.txt")]
    ledger.forget(article.id, author="Desk", time=NOON, reason="asked for")
    ledger.close()
    assert b"zebrafinch" not in (tmp_path / "story.db").read_bytes()
    with Ledger(tmp_path / "story.db", stages=SIMPLE) as opened:
        assert len(list(opened.articles())) == 4
        assert opened.verify().drift == ()
        (entry,) = [one for one in opened.log() if one.judgement.verdict == "forgotten"]
        assert entry.judgement.about[0].name == article.sha256
        added = opened.add(tmp_path / "4.txt")
        assert added.articles == ()
        assert "Desk had it taken out on 2023-05-03: asked for" in added.problems[0].why
        again = opened.add(tmp_path / "4.txt", restore=Restoring("Desk", NOON.replace(hour=13)))
        assert len(again.articles) == 1
        (entry,) = [one for one in opened.log() if one.judgement.verdict == "forgotten"]
        assert entry.state is JudgementState.UNDONE
        assert opened.verify().drift == ()


def test_a_surname_that_stands_alone_is_replaced_too() -> None:
    alias = Alias(name="Ruiz", basis=AliasBasis.SHORT_FORM, evidence=())
    ruiz = Entity(id="n_1", type=EntityType.PERSON, names=(alias,), members=(), unsure=())
    assert pseudonyms((), b"secret", entities=[ruiz]).keys() == {"Ruiz"}
    harbour = replace(ruiz, type=EntityType.PLACE)
    assert pseudonyms((), b"secret", entities=[harbour]) == {}
