"""When something was said: which time expression belongs to which cue."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.records import Attribution, Basis, Interval, StatementClass, StatementKind
from onrecord.statements.drafts import Draft
from onrecord.statements.joining.page import page
from onrecord.statements.joining.said import said
from onrecord.text.times import times
from tests.factories import marked

FRIDAY = date(2021, 10, 8)


def draft(tag: Attribution) -> Draft:
    return Draft(
        kind=StatementKind.INDIRECT,
        class_=StatementClass.SPEECH,
        source=tag.source,
        cue=tag.cue,
        content=tag.content,
        no_source=None,
        continues=None,
        within=None,
        modality=None,
        confidence=tag.confidence,
    )


def when(source: str, day: date | None = FRIDAY) -> Interval | None:
    found = marked(source)
    published = Interval(earliest=day, latest=day, basis=Basis.STATED, evidence=())
    read = page(found.text, ())
    given = times(found.text, read.blocks, published)
    return said(read, draft(found.tags.attributions[0]), given)


def words(source: str) -> str | None:
    found = when(source)
    return found.evidence[0].of(marked(source).text) if found else None


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("[source Ruiz] [cue said] on Tuesday [content the bridge is safe].", "Tuesday"),
        ("[source Ruiz] on Sunday [cue wrote] [content that it is safe].", "Sunday"),
        ("[source Ruiz] [cue wrote on Monday] [content that it is safe].", "Monday"),
        (
            "[source Ruiz] [cue told] the council in Lubara last month [content it is safe].",
            "last month",
        ),
        (
            "[content “It is safe,”] [cue said] [source Ana Ruiz, who built it], on Tuesday.",
            "Tuesday",
        ),
        (
            "[content It is safe], [source she] [cue told] them on a visit to Kelburg on 3 March.",
            "3 March",
        ),
        ("At a rally in May, [source Ruiz] [cue used] [content the word “flood”].", "May"),
        (
            "During her testimony this week, [source Ruiz] [cue said] [content it is safe].",
            "this week",
        ),
        ("Last week, [source Radio Selna] [cue wrote] [content that it is safe].", "Last week"),
        ("[source A report published last week] [cue says] [content it is safe].", "last week"),
        (
            "[content It is safe], [cue according to] [source the council’s Feb. 29 guidance].",
            "Feb. 29",
        ),
        (
            "[source Ruiz] [cue announced] [content her decision] in a statement on Tuesday.",
            "Tuesday",
        ),
        ("Oke resigned on Monday, [cue saying] [content it was time].", "Monday"),
        # of something else than the saying
        (
            "[source A letter linked to the attack on Saturday] [cue describes] [content a flood].",
            None,
        ),
        ("[source Ruiz] [cue said] [content the bridge fell on Tuesday].", None),
        (
            "Last week, after he blamed [source Oke] for [cue calling] [content it safe], he left.",
            None,
        ),
        ("Oke hired, last Tuesday, a man [source who] [cue says] [content it is safe].", None),
        ("[source Ruiz] [cue said] when she left on Monday [content that it is safe].", None),
        ("[source Ruiz] [cue said recently] [content it is safe].", None),
        ("[content It is safe], [cue according to] [source a 2015-2019 poll].", None),
    ],
)
def test_what_tells_when(source: str, expected: str | None) -> None:
    assert words(source) == expected


def test_the_days_count_from_publication_and_stay_open_without() -> None:
    source = "[source Ruiz] [cue said] on Tuesday [content the bridge is safe]."
    dated, undated = when(source), when(source, None)
    assert dated is not None
    assert undated is not None
    assert (dated.earliest, dated.latest) == (date(2021, 10, 5), date(2021, 10, 5))
    assert (undated.earliest, undated.latest) == (None, None)


def test_without_a_cue_nothing_tells() -> None:
    assert when("On Tuesday [content the bridge fell].") is None
