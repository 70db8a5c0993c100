"""The forms that time expressions take in reports, British and American, in one order.

Each kind of form has a module; where two match the same words the earlier rule counts.
"""

from __future__ import annotations

from onrecord.text.times.clocks import CLOCKS
from onrecord.text.times.dates import DATES
from onrecord.text.times.lengths import LENGTHS
from onrecord.text.times.nearby import NEARBY, REFERENCES
from onrecord.text.times.rules import Rule
from onrecord.text.times.years import YEARS

RULES: tuple[Rule, ...] = (*DATES, *YEARS, *NEARBY, *LENGTHS, *CLOCKS, *REFERENCES)
