from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ingest.articles import article
from onrecord.ingest.lines import folded
from onrecord.ingest.phrases import kind_of, phrases
from onrecord.ingest.readers import document
from tests.ingest.pages import marks, page, read

TITLE = "Bridge at Kelburg shut after flood\n\n"
STORY = (
    "The bridge at Kelburg was shut on Monday after the river rose by four metres in a night.\n\n"
    "“We could hear the piers move,” said Ana Ruiz, who runs the ferry.\n\n"
)

PAGES = {
    "teasers in the middle of a quotation": TITLE
    + """The ferry master said: “We could hear the piers move.

{teaser JUST IN: Lorry driver finds swan in cab}

“We called the port at once.

{teaser Ten walks to take before the clocks change [PICTURES]
Why your cellar may be ‘at risk’ [INSIGHT]}

“Nobody answered.”

{link_list DON’T MISS:
Gardeners warned over ‘sneaky’ weed [REVEALED]
Soap favourite quits after 22 years [REPORT]}

The port did not answer our calls.
""",
    "a list with blank lines between its headlines": TITLE
    + """The bridge was shut on Monday.

{link_list Read more on the spring floods:}

{link_list Ten rivers that could burst their banks}

{link_list Is your cellar safe?}

{link_list Hailstones the size of plums flatten vineyards}

The river rose by four metres.

{link_list You may also like}
""",
    "a breadcrumb that ends on the title": """\
{navigation Home World News} {repeated_title Bridge at Kelburg shut after flood}

Bridge at Kelburg shut after flood

{credit 3rd May 23 1:59 pm}

The bridge was shut on Monday.

{comment_form Leave a Commment}

{sign_up Sign up to our daily briefing}

{shortcode [newsletter-form id=7]}
""",
    "a video, consent and a source link": TITLE
    + """{teaser Torvenia: Helicopter films the flood}

{consent We use your sign-up to send you content in ways you have agreed to. This may include \
adverts from us and third parties. You can unsubscribe at any time. More info}

The bridge was shut on Monday.

{source_link Source: Read Full Article}""",
    "a caption with its credit glued on": TITLE
    + """{caption Soldiers carry sandbags in Kelburg on May 3, 2019. In inset, the mayor, Bo Sand, \
at a news conference. The army has sent two hundred people.}{credit PHOTOS BY ANA RUIZ/GETTY IMAGES}

The bridge was shut on Monday.

{comment_form Enter comments here:}
""",
    "agency pictures and closing credits": TITLE
    + """{credit By Bo Sand}

{caption FILE - In this May 3, 2019, file photo, a ferry crosses.} {credit (AP Photo/Ana Ruiz)}

KELBURG (AP) — The bridge was shut on Monday.

{navigation ADVERTISEMENT}

“The piers moved,” said Ana Ruiz.

___

{credit Associated Press writer Ana Ruiz in Lubara contributed to this report.}

{sign_up Follow Bo Sand on Twitter at https://harbour.example/sand}
""",
    "links inside and behind paragraphs": TITLE
    + """The bridge was shut on Monday. {teaser (RELATED: Ferry Master Says Port Knew)}

The river rose by four metres. {teaser Read more: The flood in pictures}

{teaser Port in trouble:What we know about the bridge}

{teaser Mayor of Kelburg accused of sleeping through the flood Read more}

The port did not answer our calls.
""",
    "a link box set into the lead, behind a name": TITLE
    + """Gov. Bo Sand {teaser Boris (Bo) Lee SandFerries stop for the flood Mayor asks for boats \
MORE} (R) shut the bridge on Monday.

Rep. Cy Tal{teaser Cyrus TalSwan found in cab MORE} (D) did not.

Mayor Dov McReed{teaser David (Dov) Lee McReedSwan is found in cab MORE} (D) did not say.
""",
    "a table": TITLE
    + """The bridge was shut on Monday.

| 1 | Kelburg | 43 |
| 2 | Lubara | 12 |
""",
    "a bar above and a copyright below": """\
{navigation The Kelburg Herald · News · Valley · Contact}

Bridge at Kelburg shut after flood

Bo Sand

{credit 3 May 2023 – Kelburg}

The bridge was shut on Monday.

{credit © 2023 The Kelburg Herald Ltd. All rights reserved.}
""".replace("Bo Sand", "{credit Bo Sand}"),
}


@pytest.mark.parametrize("name", PAGES)
def test_the_furniture_of_a_page_is_marked_and_nothing_else(name: str) -> None:
    marked = page(PAGES[name])

    assert marks(marked.text) == marked.furniture


@pytest.mark.parametrize(
    "sentence",
    [
        "“Leave a reply on my desk,” the mayor told her.",
        "Leave a comment to the press, he said, and you are out of a job.",
        "Share prices of the ferry company fell by a third.",
        "Readers could sign up for the newsletter until Monday, the company said.",
        "“We use cookies and your data to send you adverts,” the company’s note said.",
        "In a May 3 letter, the port asked for two photo cameras at the bridge.",
        "The picture: four dead, two missing, and a port that says nothing.",
        "By Tuesday Morning the river had fallen.",
        "More on this story is known to the police, said Ruiz.",
        "He added: “Thank you.” [APPLAUSE]",
        "RUIZ: Thank you, mayor.",
        "THE FACTS: The bridge was inspected in May.",
        "The minister was briefed, an aide said. (Handout/Reuters)",
        "Also on board was the mayor of Lubara.",
        "The weather also contributed.",
        "‘I could not sleep’",
        "Life after the flood",
        "Why did nobody warn the town?",
        "[LAUGHTER]",
        "2019",
        "* * *",
    ],
)
def test_a_line_of_a_report_is_not_marked(sentence: str) -> None:
    text = TITLE + STORY + sentence + "\n\n" + STORY

    assert [words for _, words in marks(text) if words != "(Handout/Reuters)"] == []


@pytest.mark.parametrize("phrase", phrases(), ids=lambda phrase: phrase.example[:40])
def test_each_listed_phrase_covers_its_example(phrase) -> None:  # type: ignore[no-untyped-def]
    assert kind_of(folded(phrase.example)) is not None


def test_the_list_has_every_kind_that_words_alone_tell() -> None:
    assert {phrase.kind.value for phrase in phrases()} == {
        "navigation",
        "comment_form",
        "sign_up",
        "consent",
        "shortcode",
        "link_list",
        "source_link",
        "credit",
    }


def test_windows_line_ends_change_no_mark() -> None:
    text = page(PAGES["teasers in the middle of a quotation"]).text

    plain = [(kind, words) for kind, words in marks(text)]
    windows = [
        (kind, words.replace("\r\n", "\n")) for kind, words in marks(text.replace("\n", "\r\n"))
    ]

    assert windows == plain


def test_a_megabyte_without_a_line_break_is_read() -> None:
    text = "“The bridge is shut,” she said. " * 32_000

    assert read(text).text == text


@given(st.binary(max_size=300))
def test_any_bytes_give_an_article_with_furniture_in_order(content: bytes) -> None:
    _check(content)


PIECES = (
    "READ MORE:", "JUST IN: Bo", "Bo Sand", "\n", "\n\n", "\r\n", "\u00a0", "“", "”", "[REPORT]",
    "Photo: Bo", "(Bo/Reuters)", "Home News", " | ", "© 2023 Bo", "3 May 2023", "By Bo Sand", ".",
    "Source: Bo", "(RELATED: Bo and the bridge)", "the of", " ", "Leave a Reply", "GETTY IMAGES",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_pieces_of_furniture_in_any_order_are_marked_in_order(pieces: list[str]) -> None:
    _check("".join(pieces).encode())


def _check(content: bytes) -> None:
    found = article(document("any.txt", content))
    end = 0
    for piece in found.furniture:
        assert end <= piece.span.start < piece.span.end <= len(found.text)
        words = piece.span.of(found.text)
        assert words == words.strip()
        end = piece.span.end
    for record in (found.publisher, found.wire, found.republished, found.published):
        for span in record.evidence if record else ():
            assert 0 <= span.start < span.end <= len(found.text)
