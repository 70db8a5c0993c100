"""What people decide: kept, in force or not, brought back to a new extraction, counted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from onrecord.api import Ledger
from onrecord.judgements import Verb, corrected, judgement, logged, resolve, undoing
from onrecord.problems import BadArgument
from onrecord.records import (
    Anchor,
    Basis,
    Claim,
    ClaimStatus,
    Correction,
    Extraction,
    FurnitureKind,
    Judgement,
    JudgementKind,
    JudgementState,
    MergeReason,
    Span,
    Statement,
    Target,
    TargetKind,
)
from onrecord.runs import Stages
from onrecord.runs.stages import STAGES
from onrecord.serialise import line, read_judgement
from tests.factories import extraction
from tests.stages import SIMPLE

NOON = datetime(2023, 5, 3, 12, tzinfo=UTC)
TIME = "2023-05-03T12:00:00Z"

TEXT = """[source Ana Ruiz] [cue said]: [content “Nobody had warned the town that night”].

[source2 Boris Lem] [cue2 said]: [content2 “The lamps went green at noon”]."""


def target(found: Extraction, n: int) -> Target:
    one = found.statements[n]
    anchor = Anchor(sha256="0" * 64, article=found.article.id, spans=one.content, statement=one.id)
    return Target(kind=TargetKind.STATEMENT, anchors=(anchor,))


def said(verb: Verb, *about: Target, time: str = TIME, **more: str) -> Judgement:
    return judgement(verb, about, author="Desk two", time=time, **more)  # type: ignore[arg-type]


def finding(*found: Extraction):  # type: ignore[no-untyped-def]
    return {one.article.id: one for one in found}.get


# --- judgements -----------------------------------------------------------------------------


def test_a_judgement_is_read_back_and_named_by_what_it_says() -> None:
    found = extraction(TEXT)
    one = said(Verb.DIFFERENT, target(found, 0), target(found, 1), reason="two people")
    assert read_judgement(line(one)) == one
    assert one.id != said(Verb.SAME, target(found, 0), target(found, 1), reason="two people").id


@pytest.mark.parametrize(
    ("verb", "things", "value", "why"),
    [
        (Verb.SAME, 1, None, "about 2 things, 1 are given"),
        (Verb.SPEAKER, 1, None, "the right value is missing"),
        (Verb.PUBLISHER, 1, "The Post", "about a article, not a statement"),
        (Verb.REVIEWED, 1, None, "about a claim"),
        (Verb.SAME, 2, "yes", "takes no value"),
        (Verb.RELAY, 1, "Post (king)", "'king' is no role"),
        (Verb.OFF, 2, None, "one article are never two origins"),
    ],
)
def test_what_cannot_be_said_is_refused(
    verb: Verb, things: int, value: str | None, why: str
) -> None:
    found = extraction(TEXT)
    about = [target(found, n) for n in range(things)]
    with pytest.raises(BadArgument, match=why):
        judgement(verb, about, value=value, author="Desk two", time=TIME)


def test_grades_are_letters_of_sources_and_numbers_of_claims() -> None:
    radio = Target(kind=TargetKind.NAME, name="Radio Selna")
    assert said(Verb.GRADE, radio, value="b").verdict == "B"
    with pytest.raises(BadArgument, match="'3' is none of A, B"):
        said(Verb.GRADE, radio, value="3")


def test_the_later_word_on_the_same_things_counts_and_undoing_brings_the_first_back() -> None:
    found = extraction(TEXT)
    first = said(Verb.SAME, target(found, 0), target(found, 1))
    second = said(Verb.DIFFERENT, target(found, 1), target(found, 0), time="2023-05-04T00:00:00Z")
    states = [one.state for one in logged([second, first])]
    assert states == [JudgementState.OVERRULED, JudgementState.IN_FORCE]
    third = undoing(second, author="Desk two", time="2023-05-05T00:00:00Z")
    states = [one.state for one in logged([third, second, first])]
    assert states == [JudgementState.IN_FORCE, JudgementState.UNDONE, JudgementState.IN_FORCE]
    fourth = undoing(third, author="Desk two", time="2023-05-06T00:00:00Z")
    assert [one.state for one in logged([first, second, third, fourth])][:3] == [
        JudgementState.OVERRULED,
        JudgementState.IN_FORCE,
        JudgementState.UNDONE,
    ]


# --- another model --------------------------------------------------------------------------


def test_a_judgement_follows_a_boundary_that_moves_and_is_told_of_where_nothing_is_left() -> None:
    found = extraction(TEXT)
    one = said(Verb.SPEAKER, target(found, 0), value="Eva Ruiz")
    (span,) = found.statements[0].content
    moved = replace(found.statements[0], id="s_moved", content=(Span(span.start, span.end + 2),))
    later = replace(found, statements=(moved, found.statements[1]))
    assert resolve([one], finding(later)).corrections[0].statement == "s_moved"
    gone = replace(found, statements=found.statements[1:])
    (problem,) = resolve([one], finding(gone)).detached
    assert problem.where == one.id
    assert "no statement lies at" in problem.why
    assert "not in the ledger" in resolve([one], finding()).detached[0].why


# --- corrections ----------------------------------------------------------------------------


def put_right(kind: JudgementKind, value: str, n: int | None = 0) -> tuple[Extraction, Statement]:
    found = extraction(TEXT, chains={1: "outlet Radio Selna, person Ana Ruiz"})
    one = Correction(
        judgement="j_1",
        kind=kind,
        article=found.article.id,
        statement=None if n is None else found.statements[n].id,
        spans=() if n is None else found.statements[n].content,
        value=value,
    )
    after = corrected(found, [one])
    return after, after.statements[0]


def test_a_corrected_speaker_is_the_last_hop_too() -> None:
    _, statement = put_right(JudgementKind.SPEAKER, "Eva Ruiz")
    assert statement.speaker and statement.speaker.name == "Eva Ruiz"
    assert [hop.name for hop in statement.relay] == ["Radio Selna", "Eva Ruiz"]
    assert statement.relay[1].basis is Basis.JUDGED
    _, statement = put_right(JudgementKind.SPEAKER, "unknown")
    assert statement.speaker is None and len(statement.relay) == 1


def test_a_corrected_chain_keeps_what_is_known_of_its_hops() -> None:
    _, statement = put_right(JudgementKind.RELAY, "Harbour Times (outlet) > Ana Ruiz")
    assert [(hop.name, hop.role.value) for hop in statement.relay] == [
        ("Harbour Times", "outlet"),
        ("Ana Ruiz", "person"),
    ]
    assert statement.relay[1].evidence


def test_publisher_date_furniture_and_rejection() -> None:
    after, _ = put_right(JudgementKind.PUBLISHER, "Harbour Times", None)
    assert after.article.publisher and after.article.publisher.name == "Harbour Times"
    after, _ = put_right(JudgementKind.DATE, "2023-02-01/2023-02-24", None)
    assert str(after.article.published.latest) == "2023-02-24"
    after, left = put_right(JudgementKind.FURNITURE, "teaser")
    assert after.article.furniture[0].kind is FurnitureKind.TEASER
    assert len(after.statements) == 1 and left.speaker and left.speaker.name == "Boris Lem"
    after, _ = put_right(JudgementKind.STATEMENT, "rejected")
    assert len(after.statements) == 1


# --- in a ledger ----------------------------------------------------------------------------

WORDS = "Nobody had warned the town when the water came, and nobody has told us why to this day"
OTHER = "The doors of the lock stood open all night and the alarm was switched off since March"


def stages() -> Stages:
    """Return simple extraction with the real matches and claims."""
    return replace(SIMPLE, matcher=STAGES.matcher, claims=STAGES.claims, maker=lambda: "judged")


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    reports = (
        f"Ruiz: “{WORDS}.”\n",
        f"MENU Home\nRuiz: “{WORDS}.”\n",
        f"Okafor: “{OTHER}.”\n",
    )
    for n, report in enumerate(reports):
        (tmp_path / f"{n}.txt").write_text(report)
    with Ledger(tmp_path / "story.db", create=True, stages=stages()) as opened:
        opened.add(sorted(tmp_path.glob("*.txt")))
        yield opened


def judged(ledger: Ledger, verb: Verb, *about: str, **more: object) -> Judgement:
    return ledger.judge(verb, about, author="Desk two", time=NOON, **more)  # type: ignore[arg-type]


def shared(ledger: Ledger) -> Claim:
    (one,) = [claim for claim in ledger.claims() if len(claim.statements) > 1]
    return one


def test_different_splits_a_claim_and_undo_joins_it_again(ledger: Ledger) -> None:
    before, root = ledger.claims(), ledger.root
    s, t = (member.statement for member in shared(ledger).statements)
    made = judged(ledger, Verb.DIFFERENT, s, t)
    assert [len(claim.statements) for claim in ledger.claims()] == [1, 1, 1]
    assert ledger.root != root
    assert not ledger.verify().drift
    ledger.undo(made.id, author="Desk two", time=NOON.replace(hour=13))
    assert ledger.claims() == before


def test_same_joins_statements_that_share_no_word(ledger: Ledger) -> None:
    claim = shared(ledger)
    (other,) = [one for one in ledger.claims() if one != claim]
    judged(ledger, Verb.SAME, claim.statements[0].statement, other.statements[0].statement)
    assert len(shared(ledger).statements) == 3
    assert not ledger.verify().drift


def test_two_roots_where_a_person_switches_every_merge_off(ledger: Ledger) -> None:
    claim = shared(ledger)
    assert (claim.origins.at_least, claim.origins.at_most) == (1, 1)
    s, t = (member.statement for member in claim.statements)
    only = judged(ledger, Verb.OFF, s, t, merge=MergeReason.CHAIN_ROOT)
    assert shared(ledger).origins.at_most == 1
    ledger.undo(only.id, author="Desk two", time=NOON)
    judged(ledger, Verb.OFF, s, t)
    assert (shared(ledger).origins.at_least, shared(ledger).origins.at_most) == (2, 2)
    judged(ledger, Verb.ON, s, t)


def test_a_claim_is_reviewed_and_graded(ledger: Ledger) -> None:
    judged(ledger, Verb.REVIEWED, shared(ledger).id)
    judged(ledger, Verb.GRADE, shared(ledger).id, value="2")
    judged(ledger, Verb.GRADE, "Radio Selna", value="B")
    assert (shared(ledger).status, shared(ledger).grade) == (ClaimStatus.REVIEWED, "2")
    assert ledger.decisions().grades == (("Radio Selna", "B"),)
    assert not ledger.verify().drift


def test_corrections_show_and_the_extraction_stays(ledger: Ledger) -> None:
    statement = shared(ledger).statements[0].statement
    judged(ledger, Verb.SPEAKER, statement, value="Eva Ruiz")
    shown = {s.id: s.speaker.name for _, s in ledger.statements() if s.speaker}
    found = {
        s.id: s.speaker.name
        for one in ledger.extractions(as_found=True)
        for s in one.statements
        if s.speaker
    }
    assert (shown[statement], found[statement]) == ("Eva Ruiz", "Ruiz")
    assert "Eva Ruiz" in {hop.name for m in shared(ledger).statements for hop in m.relay}
    assert not ledger.verify().drift


def test_judgements_first_or_reports_first_give_the_same_ledger(
    ledger: Ledger, tmp_path: Path
) -> None:
    s, t = (member.statement for member in shared(ledger).statements)
    judged(ledger, Verb.OFF, s, t)
    judged(ledger, Verb.DISPUTED, shared(ledger).id)
    with Ledger(tmp_path / "other.db", create=True, stages=stages()) as other:
        other.add(tmp_path / "0.txt")
        for one in ledger.judgements():
            other.take(one)
        other.add(sorted(tmp_path.glob("*.txt")))
        assert other.root == ledger.root
        assert other.claims() == ledger.claims()
        assert [one.state for one in other.log()] == [JudgementState.IN_FORCE] * 2


def test_the_log_lists_what_holds_on_to_nothing(ledger: Ledger, tmp_path: Path) -> None:
    one = judged(ledger, Verb.REVIEWED, shared(ledger).id)
    with Ledger(tmp_path / "other.db", create=True, stages=stages()) as other:
        other.add(tmp_path / "2.txt")
        other.take(one)
        (entry,) = other.log()
    assert entry.state is JudgementState.DETACHED
    assert "not in the ledger" in (entry.why or "")
