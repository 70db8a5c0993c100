"""Publishers and signatures that an article's own lines tell, and those that they do not."""

from __future__ import annotations

import pytest

from onrecord.records import Article, Basis
from tests.ingest.pages import read

TITLE = "Bridge at Kelburg shut after flood"
BODY = (
    "The bridge at Kelburg was shut on Monday after the river rose by four metres.\n\n"
    "“We could hear the piers move,” said Ana Ruiz, who runs the ferry.\n\n"
    "The port said that it would open again in May. Nobody was hurt, the mayor said.\n\n"
    "Ferries run twice a day until then.\n\n"
    "The river fell on Tuesday.\n\nThe piers date from 1902.\n"
)


def _page(*top: str, end: str = "") -> Article:
    return read("\n\n".join((TITLE, *top, BODY, end)))


@pytest.mark.parametrize(
    ("page", "name", "basis"),
    [
        (
            _page(end="The views expressed do not necessarily reflect the views of Sel Weekly."),
            "Sel Weekly",
            Basis.STATED,
        ),
        (_page(end="This article appears in the April issue of Sel."), "Sel", Basis.STATED),
        (_page(end="Visit Kelburg Herald's homepage for more"), "Kelburg Herald", Basis.STATED),
        (_page(end="Sign up for Newsweek's daily letter"), "Newsweek", Basis.STATED),
        (_page(end="© Radio Kelburg 98.4 FM"), "Radio Kelburg", Basis.STATED),
        (_page(end="(c) Sel News Agency"), "Sel News Agency", Basis.STATED),
        (_page("By Bo Sand, Newsweek"), "Newsweek", Basis.STATED),
        (_page("3 May 2023 – Kelburg Herald"), "Kelburg Herald", Basis.STATED),
        (_page("3 May 2023 – Sel", "Picture: Bo Sand for Sel"), "Sel", Basis.STATED),
        (_page("KELBURG (Newsweek) — The ferry ran."), "Newsweek", Basis.STATED),
        (_page(end="Newsweek's Bo Sand contributed to this report."), "Newsweek", Basis.INFERRED),
        (_page(end="Bo Sand is a reporter for Newsweek."), "Newsweek", Basis.INFERRED),
        (
            _page(end="The port did not respond to Kelburg Herald's request for comment."),
            "Kelburg Herald",
            Basis.INFERRED,
        ),
    ],
)
def test_a_page_tells_whose_it_is(page: Article, name: str, basis: Basis) -> None:
    assert page.publisher is not None
    assert (page.publisher.name, page.publisher.basis) == (name, basis)
    assert [span.of(page.text) for span in page.publisher.evidence] == [name]


@pytest.mark.parametrize(
    "page",
    [
        _page("3 May 2023 – Kelburg"),
        _page("3 May 2023 – Bo Sand"),
        _page("KELBURG (AP) — The ferry ran."),
        _page("KELBURG (Sel) — The ferry ran."),
        _page(end="Bo Sand is a professor at Newsweek College."),
        _page(end="The flood was first reported by Newsweek."),
        _page(end="The port did not respond to the Post's request for comment."),
        _page("Newsweek reported a flood.", end="Newsweek has contacted the port for comment."),
        _page(end="Sign up for Newsweek's daily letter\n\nSign up for Axios's daily letter"),
        _page(end="The policy reflects the views of Sel Weekly."),
    ],
)
def test_a_name_that_may_be_anothers_is_left(page: Article) -> None:
    assert page.publisher is None


def test_a_press_release_is_whose_contact_it_names() -> None:
    top = ("PRESS RELEASE", "Clear Rivers found four cracks.", "Clear Rivers asks for a survey.")
    page = read("\n\n".join((*top, BODY, "Contact: Bo Sand, press office, Clear Rivers, Sel")))

    assert page.publisher is not None
    assert page.publisher.name == "Clear Rivers"


@pytest.mark.parametrize(
    ("end", "names"),
    [
        (
            "(Reporting by Bo Sand in Sel and Cy Tal in Kelburg; editing by Di Orr)",
            "Bo Sand|Cy Tal",
        ),
        ("Bo Sand is a reporter for the Kelburg Herald.", "Bo Sand"),
        ("• Bo Sand is the author of “Rivers”.", "Bo Sand"),
        ("Bo Sand, Kelburg Herald, Sel", "Bo Sand"),
        ("Follow Bo Sand on Twitter at @sand", "Bo Sand"),
        ("Ana Ruiz is the owner and a writer of songs.", ""),
        ("Bo Sand, a professor at Sel College, said the piers were old.", ""),
        ("As Bo Sand writes in his book on rivers", ""),
    ],
)
def test_whoever_signs_at_the_end_wrote_it(end: str, names: str) -> None:
    assert "|".join(_page(end=end).bylines) == names
