from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest

from onrecord.matches import match
from onrecord.records import Basis, Extraction, Interval, Span
from onrecord.timeline import dates, events
from onrecord.timeline.sentences import timed
from tests.series.piles import report

MAY = [date(2031, 5, day) for day in range(1, 31)]
FLOOD = "[place Selna] was hit by a flood on 5 May 2031."


def told(*pile: Extraction) -> dict[str, tuple[date | None, date | None]]:
    return {one.article: (one.published.earliest, one.published.latest) for one in dates(pile)}


def test_time_since_an_event_dates_a_report() -> None:
    pile = [
        report(FLOOD, id="1", day=MAY[6]),
        report("Three days after the flood, [place Selna] is still without water.", id="2"),
    ]
    assert told(*pile) == {"a_2": (date(2031, 5, 8), date(2031, 5, 9))}
    (one,) = dates(pile)
    assert [at.article for at in one.evidence] == ["a_2", "a_1"]
    assert one.published.basis is Basis.INFERRED
    assert told(*reversed(pile)) == told(*pile)


@pytest.mark.parametrize(
    "sentence",
    [
        "Three days after the flood, the mayor of [place Selna] resigned.",  # tells of that day
        "“Three days after the flood, [place Selna] is still dry,” said Ana Ruiz.",
        "Three days after the fire, [place Selna] is still without water.",
        "Three days after the flood, [place Tarn] is still without water.",  # another place
    ],
)
def test_what_tells_nothing_of_its_own_day_stays_open(sentence: str) -> None:
    pile = [report(FLOOD, id="1", day=MAY[6]), report(sentence, id="2")]
    if sentence.startswith("“"):
        sentence = sentence.replace("said Ana Ruiz", "[source Ana Ruiz] [cue said]")
        sentence = sentence.replace("“", "[content “").replace("”", "”]")
        pile[1] = report(sentence, id="2")
    assert told(*pile) == {}


def test_reports_that_disagree_on_the_day_date_nothing() -> None:
    pile = [
        report(FLOOD, id="1", day=MAY[6]),
        report(FLOOD.replace("5 May", "6 May"), id="3", day=MAY[6]),
        report("Three days after the flood, [place Selna] is still without water.", id="2"),
    ]
    assert told(*pile) == {}


def test_a_war_is_dated_from_its_beginning() -> None:
    pile = [
        report("[place Tarn] invaded [place Selna] on 5 May 2031.", id="1", day=MAY[6]),
        report("The war in [place Selna] paused on 9 May 2031.", id="3", day=MAY[9]),
        report("Ten months into the war, [place Selna] and [place Tarn] are ruined.", id="2"),
    ]
    first, last = told(*pile)["a_2"]
    assert first and last
    assert first <= date(2032, 3, 5) <= last


@pytest.mark.parametrize(
    ("told_by", "sentence", "first"),
    [
        ("The bridge in [place Selna] collapsed on Monday.", "Three days after the collapse,", 8),
        ("[place Selna] was hit by a flood in the evening of 5 May 2031.",
         "Three days after the flood,", 8),
        ("[content The flood came to [place Selna] on 5 May 2031], [source police] [cue said].",
         "Three days after the flood,", 8),
    ],
)  # fmt: skip
def test_how_the_day_of_an_event_may_be_told(told_by: str, sentence: str, first: int) -> None:
    pile = [
        report(told_by, id="1", day=MAY[6]),
        report(f"{sentence} [place Selna] is still without water.", id="2"),
    ]
    assert told(*pile) == {"a_2": (date(2031, 5, first), date(2031, 5, first + 1))}


@pytest.mark.parametrize(
    "sentence",
    [
        "The search after the collapse in [place Selna] went on on Monday.",
        "[place Selna], May 5, 2031 (Wire) – The collapse cost twelve lives.",
    ],
)
def test_what_is_no_day_of_the_event(sentence: str) -> None:
    pile = [
        report(sentence, id="1", day=MAY[6]),
        report("Three days after the collapse, [place Selna] is still without water.", id="2"),
    ]
    assert told(*pile) == {}


def test_a_quotation_that_another_dates_bounds_a_report_that_has_the_weekday() -> None:
    words = "“The old bridge at the mill will not close this summer for any lorry at all,”"
    pile = [
        report(f"[content {words}] [source Ana Ruiz] [cue said] on Monday.", id="1", day=MAY[5]),
        report(f"[content {words}] [source Ana Ruiz] [cue said] on Monday.", id="2"),
        report(f"[content {words}] [source Ana Ruiz] [cue said] on Sunday.", id="3"),
    ]
    found = {one.article: one.published for one in dates(pile, match(pile))}
    assert set(found) <= {"a_2"}
    if found:
        assert (found["a_2"].earliest, found["a_2"].latest) == (MAY[4], MAY[10])


def test_a_year_that_one_report_leaves_open_is_told_by_another() -> None:
    loose = Interval(earliest=MAY[0], latest=MAY[29], basis=Basis.INFERRED, evidence=())
    invaded = "[place Tarn] invaded the islands of [place Selna]"
    open_ = report(f"{invaded} on 24 May.", id="1")
    open_ = replace(open_, article=replace(open_.article, published=loose))
    assert events([open_]) == ()
    (one,) = events([open_, report(f"{invaded} on 24 May 2030.", id="2")])
    assert (one.earliest, len(one.evidence)) == (date(2030, 5, 24), 2)


def test_a_month_gone_by_is_the_last_one() -> None:
    loose = Interval(earliest=MAY[0], latest=MAY[29], basis=Basis.INFERRED, evidence=())
    one = report(
        "The workers of the old mill were sent to the southern front in September.", id="1"
    )
    one = replace(one, article=replace(one.article, published=loose))
    (found,) = events([one])
    assert (found.earliest, found.latest) == (date(2030, 9, 1), date(2030, 9, 30))


def test_an_event_told_twice_is_one() -> None:
    pile = [
        report("The old bridge at Selna was closed for lorries on 5 May 2031.", id="1"),
        report("On 5 May 2031 the bridge at Selna was closed to heavy lorries.", id="2"),
        report("A bakery in Tarn gave away bread to children on 5 May 2031.", id="3"),
    ]
    found = {events(some) for some in permutations(pile)}
    assert len(found) == 1
    bridge, bakery = sorted(found.pop(), key=lambda event: -len(event.evidence))
    assert [at.article for at in bridge.evidence] == ["a_1", "a_2"]
    assert (bridge.earliest, bridge.latest, len(bakery.evidence)) == (MAY[4], MAY[4], 1)


@pytest.mark.parametrize(
    "sentence",
    [
        "The old bridge at Selna will be closed for lorries on 5 May 2031.",
        "Published 5 May 2031",
        "The old bridge at Selna was closed for lorries on 5 May.",  # of which year?
        "As the vote on the old bridge approaches on 5 May 2031, Selna is calm.",
        "SELNA, May 5, 2031 (Wire) – The old bridge in the valley is closed for lorries.",
    ],
)
def test_no_event(sentence: str) -> None:
    assert events([report(sentence, id="1")]) == ()


def test_a_line_of_thousands_of_dated_sentences_is_looked_up_not_gone_through(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said = report("The harbour was empty on 5 May 2031. " * 400, id="1", day=MAY[6])
    asked = 0
    covers = Span.covers

    def counting(span: Span, other: Span) -> bool:
        nonlocal asked
        asked += 1
        return covers(span, other)

    monkeypatch.setattr(Span, "covers", counting)
    assert len(list(timed(said))) == 400
    assert asked <= 2 * 400
