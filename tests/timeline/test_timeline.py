from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest

from onrecord.records import Basis, Extraction, Span
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
