"""Stop words: what every passage has and what says nothing about it."""

from __future__ import annotations

STOP = frozenset(
    """a about above after again against ago all almost alone along already also although always am
    among an and another any anybody anyone anything are around as at away back be became because
    become been before began begin behind being below between both but by came can cannot come could
    did do does doing done down during each either else enough especially even ever every everybody
    everyone everything far few for from further gave get getting give given go goes going gone got
    had has have having he hence her here hers herself him himself his how however i if in indeed
    instead into is it its itself just keep kept kind know known last later least less let like
    likely little lot made make makes making many may maybe me mean might mine more most much must
    my myself near nearly need never next nobody none nor not nothing now of off often oh on once
    one only onto or other others our ours ourselves out over own part perhaps please put quite
    rather really s said same saw say saying says see seem seems several shall she should since so
    some somebody someone something sometimes soon still such take taken takes taking tell than that
    the their theirs them themselves then there therefore these they thing things this those though
    through thus till to together told too took toward towards under until up upon us use used very
    want wanted was way we well went were what whatever when where whether which while who whoever
    whole whom whose why will with within without would yes yet you your yours yourself t re ve ll d
    m no neither according via per actually simply certainly clearly course okay ok
    isn't aren't wasn't weren't don't doesn't didn't won't wouldn't can't couldn't
    shouldn't hasn't haven't hadn't ain't i'm i've i'd i'll you're you've you'll you'd he's she's
    it's we're we've we'll we'd they're they've they'll they'd that's there's what's who's let's
    people person man men woman women mr mrs ms dr time times year years day days""".split()
)
"""Folded words. Nouns like "people" and "day" are there because any two passages share them."""
