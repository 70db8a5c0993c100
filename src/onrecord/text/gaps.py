"""Places where words of a sentence were lost, as happens when a page's links are taken out.

Only forms that no English sentence has are told: precision over recall, because nothing is claimed
on a sentence that has a gap.
"""

from __future__ import annotations

import re

from onrecord.records import Span, Spans

_LOST_NOUN = re.compile(
    r"(?<![\w.’'-])(?:the|an?) (?:of|was|were|is|are|has|have|had|said|by|which|from)(?![\w’'-])"
)
"""A determiner with nothing to determine: "by the of the week"; "an on/off switch" is none."""
_LOST_NAME = re.compile(r"(?<![\w-])[Aa]ccording to ?[.,;](?= |$|\n)")
"""The link was the one that said it: "according to , …"."""
_SETTLEMENT = (
    r"(?:city|cities|town|towns|village|villages|port|border|province|district|region|capital|"
    r"airport|front ?line|settlement|suburb|hospital|school|embassy|streets?|square|"
    r"ruins|island|valley|camp|headquarters|bridge|harbou?r)"
)
_LOST_VERB = re.compile(
    r"\b(?:(?:President|Minister|Chancellor|Pope|King|Queen|Prince|Princess|Mayor|Governor|Senator|"
    r"General|Secretary|Mr|Mrs|Ms|Dr|Sir) (?:[A-Z][\w’'-]+ {1,2}){1,3}|[Hh]e |[Ss]he )"
    rf"(?:has|have|had) the (?:[\w-]+ ){{0,2}}{_SETTLEMENT} of (?=[A-Z])"
)
"""Nobody *has* a city: "President Sand has the harbour town of Kelburg" lost its participle."""


def gaps(text: str) -> Spans:
    """Return where words are missing, in reading order: the words on both sides of the gap.

    >>> text = "He was sent home, the of the port said."
    >>> [gap.of(text) for gap in gaps(text)]
    ['the of']
    """
    plain = text.replace("\u00a0", " ")
    found = {
        Span(*match.span())
        for pattern in (_LOST_NOUN, _LOST_NAME, _LOST_VERB)
        for match in pattern.finditer(plain)
    }
    return tuple(sorted(found))
