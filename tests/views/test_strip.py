"""A strip of time holds every report once."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from onrecord.views.strip import MOST_BARS, WIDTH, strip

days = st.dates(date(1990, 1, 1), date(2040, 1, 1))


@given(st.dictionaries(days, st.integers(1, 99), min_size=1, max_size=30))
def test_bars_hold_every_report_and_fill_the_strip(found: dict[date, int]) -> None:
    line = strip(sorted(found.items()))
    assert line
    assert sum(bar.reports for bar in line.bars) == sum(found.values())
    assert len(line.bars) <= MOST_BARS
    assert line.bars[0].x == 0
    assert abs(line.bars[-1].x + line.bars[-1].width - WIDTH) < 1
    assert all(0 <= line.x(day) <= WIDTH for day in found)


def test_bars_are_of_whole_days_weeks_or_months() -> None:
    first = date(2031, 5, 7)
    for length, unit in ((3, "day"), (100, "week"), (900, "month"), (9000, "year")):
        line = strip([(first, 1), (first + timedelta(length), 2)])
        assert line
        assert line.unit == unit
