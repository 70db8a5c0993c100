"""Which statements inside another's content stand."""

from __future__ import annotations

import pytest

from onrecord.options import InnerOptions, JoinOptions
from onrecord.statements.joining.join import joined
from onrecord.statements.joining.page import page
from onrecord.statements.joining.within import standing
from tests.factories import marked


def sources(source: str) -> list[str]:
    """Return the sources of the parts of *source* that stand, outer ones first."""
    found = marked(source)
    read = page(found.text, ())
    parts = standing(read, joined(read, found.tags, JoinOptions()), InnerOptions())
    return [" ".join(span.of(found.text) for span in part.source) for part in parts]


@pytest.mark.parametrize(
    ("source", "inner"),
    [
        # another says a clause
        (
            "[source1 Tass] [cue1 said] [content1 [source2 the miller] [cue2 told him] [content2 "
            "that the gate was open]].",
            "the miller",
        ),
        # "the report said he": a document is nobody
        (
            "[source1 The report] [cue1 said] [content1 [source2 he] [cue2 told] the crew "
            "[content2 the gate was open]].",
            "he",
        ),
        # the father is not she
        (
            "[source1 Her father] [cue1 said] [content1 [source2 she] [cue2 asked] [content2 "
            "whether he had done it]].",
            "she",
        ),
        # what plainly "said" brings is a clause, though "plans" may be a noun
        (
            "[content1 [source2 Officials] [cue2 also said] [content2 the board plans to close a "
            "gate of the dam]], [cue1 according to] [source1 Tass].",
            "Officials",
        ),
        # a phrase is all that some verbs need
        (
            "[source1 Tass] [cue1 said] [content1 [source2 Mayor Rell] [cue2 described] [content2 "
            "the flood as a hoax]].",
            "Mayor Rell",
        ),
        # a clause with a verb in -ing
        (
            "[source1 Tass] [cue1 reported] [content1 that [source2 the miller] [cue2 denied] "
            "[content2 having shut the gate]].",
            "the miller",
        ),
        # a phrase after a verb of saying: the council is a stop on the way
        (
            "[source1 Tass] [cue1 said] [content1 [source2 the council] [cue2 reported] [content2 "
            "difficulties after noon]].",
            "the council",
        ),
        # a noun of saying, its owner the source
        (
            "[source1 Tass] [cue1 said] [content1 the town ignored [source2 engineers’] [cue2 "
            "warnings] [content2 that the dam was weak]].",
            "engineers’",
        ),
        # what another should do
        (
            "[source1 Tass] [cue1 said] [content1 [source2 the council] [cue2 called on] [content2 "
            "the miller to leave]].",
            "the council",
        ),
    ],
)
def test_what_another_says_stands(source: str, inner: str) -> None:
    assert sources(source)[1:] == [inner]


@pytest.mark.parametrize(
    "source",
    [
        # the speaker himself
        "[source1 Tass] [cue1 said] [content1 [source2 he] [cue2 told] the crew [content2 the gate "
        "was open]].",
        "[source1 Tass] [cue1 said]: [content1 “[source2 I] [cue2 told] them [content2 that the "
        "gate was open].”]",
        # an act, no saying
        "[source1 Tass] [cue1 said] [content1 [source2 the council] [cue2 discussed] [content2 the "
        "ties between the two towns]].",
        # what may be said, or will be
        "[source1 Tass] [cue1 said] [content1 [source2 the council] [cue2 may announce] [content2 "
        "that the gate is open]].",
        # nobody
        "[source1 Tass] [cue1 denied] [content1 that [source2 any] had [cue2 alleged] [content2 "
        "that the gate was open]].",
        # an act with a verb that may deny, or a name for oneself
        "[source1 Tass] [cue1 said] [content1 [source2 the council] [cue2 denied] [content2 women "
        "work]].",
        "[source1 Tass] [cue1 said] [content1 [source2 the men] [cue2 called] [content2 themselves "
        "“free millers”]].",
        # what one would have to say
        "[source1 Tass] [cue1 said] [content1 [source2 the council] [cue2 had to announce] "
        "[content2 difficulties after noon]].",
    ],
)
def test_what_is_no_statement_of_anothers_goes(source: str) -> None:
    assert sources(source) == ["Tass"]


def test_a_quotation_of_ones_own_stands() -> None:
    source = (
        "[source1 Tass] [cue1 said]: [content1 “[source2 I] [cue2 told] them: [content2 ‘Shut the "
        "gate at once, all of you’].”]"
    )
    assert sources(source) == ["Tass", "I"]
