from __future__ import annotations

import pytest

from onrecord.statements.extract import extract
from tests.factories import FakeTagger, article, marked


def subjects(source: str) -> list[str | None]:
    """Return whose the figures of a marked-up text are."""
    text = marked(source)
    found = extract(article(text.text), FakeTagger(text.tags)).figures
    return [figure.subject for figure in found]


@pytest.mark.parametrize(
    ("source", "whose"),
    [
        # the name that has, owns or employs, whatever else the sentence names
        ("[place Selna] has a $17 billion trade gap with [place Lubara].", "Selna"),
        # behind a participle: built by, cast in, held by
        ("Nearly 2,000 votes cast in [place Selna] were lost.", "Selna"),
        # a name behind a preposition leads before its own verb
        ("Support for [person Bo Lind] rose, and support for [person Ana Ruiz] fell to 27%.",
         "Ana Ruiz"),
        # "who" is the name right before it
        ("The port sued [person Ana Ruiz], who is charged with 17 counts of fraud.", "Ana Ruiz"),
        # a people that is counted is its own
        ("About 70 percent of Selnans voted.", "Selnans"),
        # a seat in brackets, or a name in a compound, owns nothing
        ("[person Ana Ruiz] backed 12 of the [organization Guard]-backed candidates.", "Ana Ruiz"),
        # whose poll it is is not whose figure it is
        ("[person Ana Ruiz] leads, and the same [organization Radio Selna] poll gives 30 percent.",
         "Ana Ruiz"),
        # the name in the middle of the noun phrase, or of what is halved
        ("Some 1,100 former [organization Harbour Office] clerks signed.", "Harbour Office"),
        ("[person Ana Ruiz] said half the [organization Harbour Office]’s work is slow.",
         "Harbour Office"),
        # a plural noun ends the phrase: the provinces are not Lind's
        ("The four provinces [person Bo Lind] annexed are poor.", None),
        # money spent in a place is not the place's; two of a kind, "including two in", neither
        ("[person Ana Ruiz] had spent over $22 million in [place Selna].", "Ana Ruiz"),
        ("[person Ana Ruiz] cancelled visits, including two in [place Selna].", "Ana Ruiz"),
        # whoever outdoes leads, not whom they outdo
        ("Mayor [person Ana Ruiz] led the port's [person Bo Lind] by 0.14%.", "Ana Ruiz"),
        # a place before "where"
        ("The worst was in [place Lubara] province, where 38 people died.", "Lubara"),
        # who says "it" of itself
        ("[organization Guard] said it had begun a trial in two harbours.", "Guard"),
        # of people polled, the last named
        ("Most [group Selnans] agree: 56% say so, and [person Ana Ruiz] left.", "Selnans"),
        # a few known ones, and whoever told, are nobody's
        ("[person Ana Ruiz] saw no link between the two cases.", None),
        ("[person Ana Ruiz] fired the clerk, by the word of three unnamed sources.", None),
        # the agency of a dateline, and a name in "its first … film", do not lead
        ("[place SELNA] ([organization APX]) — [person Ana Ruiz] on Friday proposed $20m.",
         "Ana Ruiz"),
        ("The [organization Selna Post] made its first [other Harbour Cup] film for $10m.",
         "Selna Post"),
        # what is measured is nobody; whose it is is not said
        ("[person Ana Ruiz] said that wages rose by 3 percent.", None),
    ],
)  # fmt: skip
def test_the_subject_is_the_name_that_the_sentence_gives(source: str, whose: str | None) -> None:
    assert subjects(source)[-1] == whose


def test_a_compound_figure_belongs_to_the_body_it_describes() -> None:
    assert subjects("It is a 70-person [organization Harbour Council].") == ["Harbour Council"]


def test_a_number_of_a_list_has_the_subject_of_the_one_before() -> None:
    text = "The raid killed 12 sailors of the [group Harbour Guard] and wounded 30."
    assert subjects(text) == ["Harbour Guard", "Harbour Guard"]


def test_a_definite_noun_stands_for_the_name_that_ends_so() -> None:
    text = (
        "The [organization Harbour Court] met. Three of the court’s judges left. "
        "The [group Free Selna Legion] fights on. The legion has 4,000 men and has lost ten."
    )
    assert subjects(text) == ["Harbour Court", "Free Selna Legion", "Free Selna Legion"]


def test_i_is_whoever_says_it() -> None:
    text = "“[content I lost 40 boats],” [source [person Ana Ruiz]] [cue said]."
    assert subjects(text) == ["Ana Ruiz"]


def test_who_tells_one_thing_may_own_another_in_the_same_sentence() -> None:
    text = (
        "[source [person Ana Ruiz]] had bought two ferries and [cue announced] "
        "[content that the port would close]."
    )
    assert subjects(text) == ["Ana Ruiz"]


def test_where_people_of_somebody_are_held_does_not_own_them() -> None:
    text = "At least 12 Selnan soldiers are being held in [place Lubara]."
    assert subjects(text) != ["Lubara"]


def test_who_explains_does_not_own_what_is_explained() -> None:
    text = (
        "[person Bo Lind] came. [source He] [cue explained]: "
        "“[content You saw how 20 or 30 boats changed the race].”"
    )
    assert subjects(text) == [None]
