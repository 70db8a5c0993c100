"""Timeline: what happened when, and when undated reports appeared, by what the pile tells.

A report says "three days after the flood", and another says on which day the flood came: together
they date the first. What is inferred so is a record beside the article, which stays as it is.
"""

from __future__ import annotations

from onrecord.timeline.dates import Clues, clues, dates
from onrecord.timeline.dates import joined as dated
from onrecord.timeline.events import Happened, events, happened, joined

__all__ = ["Clues", "Happened", "clues", "dated", "dates", "events", "happened", "joined"]
