"""What an outlet prints under report after report is learnt, and what it reports is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from onrecord.records import Basis, Extraction, Interval
from onrecord.recurring import recurring, without
from tests.factories import extraction

NOTE = "Bo Sand is a reporter for the Kelburg Herald and lives in Sel."


def _report(
    n: int, *lines: str, publisher: str | None = "Kelburg Herald", day: int | None = None
) -> Extraction:
    text = f"On day {n} the river rose by {n} metres at Kelburg.\n\nFerry {n} did not run at noon."
    when = date(2023, 5, 1) + timedelta(days=n if day is None else day)
    return extraction(
        "\n\n".join((text, *lines)),
        id=f"a_{n:010}",
        publisher=publisher,
        published=Interval(earliest=when, latest=when, basis=Basis.STATED, evidence=()),
    )


def _as(found: Extraction, n: int) -> Extraction:
    """Return the same report as another article."""
    return replace(found, article=replace(found.article, id=f"a_{n:010}"))


def _texts(found: list[Extraction]) -> list[str]:
    return [one.text for one in recurring(found)]


def test_a_note_under_four_reports_recurs() -> None:
    found = [_report(n, NOTE) for n in range(4)]

    (one,) = recurring(found)

    assert (one.publisher, one.text, len(one.at)) == ("Kelburg Herald", NOTE, 4)
    for at, report in zip(one.at, found, strict=True):
        assert at.article == report.article.id
        assert [span.of(report.article.text) for span in at.spans] == [NOTE]


def test_what_one_event_repeats_or_two_outlets_share_does_not() -> None:
    assert _texts([_report(n, NOTE) for n in range(3)]) == []
    assert _texts([_report(n, NOTE, day=n % 3) for n in range(6)]) == []
    assert _texts([_report(n, NOTE, publisher=f"Herald {n % 2}") for n in range(6)]) == []
    assert _texts([_report(n, NOTE, publisher=None) for n in range(6)]) == []


def test_what_somebody_said_does_not() -> None:
    quoted = "“The bridge at Kelburg is safe for every ferry.”"
    said = "[source The port] [cue said] [content the bridge at Kelburg was safe for all]."

    assert _texts([_report(n, quoted, said) for n in range(6)]) == []


def test_versions_of_one_report_teach_nothing() -> None:
    again = [_as(_report(0, NOTE, day=n), n) for n in range(6)]

    assert _texts(again) == []


def test_matches_and_claims_see_neither_the_note_nor_what_it_asserts() -> None:
    note = "[content The Herald has had 12 readers' prizes since 1902]."
    found = [_report(n, note) for n in range(4)]

    seen = without(found, recurring(found))

    assert [len(e.statements) for e in found] == [1, 1, 1, 1]
    assert [len(e.statements) for e in seen] == [0, 0, 0, 0]
    marked = [piece.span.of(e.article.text) for e in seen for piece in e.article.furniture]
    assert marked == ["The Herald has had 12 readers' prizes since 1902."] * 4
    assert without(found, ()) == tuple(found)


@given(st.permutations(range(5)))
def test_order_changes_nothing(order: list[int]) -> None:
    found = [_report(n, NOTE, "Write to us with your news of the river.") for n in range(5)]

    assert recurring([found[n] for n in order]) == recurring(found)
