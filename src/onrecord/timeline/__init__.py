"""Timeline: what happened when, and when undated reports appeared, by what the pile tells.

A report says "three days after the flood", and another says on which day the flood came: together
they date the first. What is inferred so is a record beside the article, which stays as it is.
"""

from __future__ import annotations

from onrecord.timeline.dates import dates
from onrecord.timeline.events import events

__all__ = ["dates", "events"]
