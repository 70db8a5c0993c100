from __future__ import annotations

from datetime import date

import pytest

from onrecord.ingest.articles import article
from onrecord.ingest.readers import document
from onrecord.records import Article, Basis
from tests.ingest.pages import read

BODY = (
    "The bridge at Kelburg was shut on Monday after the river rose by four metres.\n\n"
    "“We could hear the piers move,” said Ana Ruiz, who runs the ferry.\n"
)
TITLE = "Bridge at Kelburg shut after flood"


def _page(*top: str, end: tuple[str, ...] = ()) -> Article:
    return read("\n\n".join((*top, BODY, *end)))


@pytest.mark.parametrize(
    ("top", "title"),
    [
        ((TITLE,), TITLE),
        (("‘A voice told me to shut the bridge’",), "‘A voice told me to shut the bridge’"),
        (("Who shut the bridge at Kelburg?",), "Who shut the bridge at Kelburg?"),
        ((f"Home News {TITLE}", TITLE), TITLE),
        ((f"{TITLE} - The Kelburg Herald", TITLE), TITLE),
        (("PRESS RELEASE", TITLE), TITLE),
        (("News | Sport | Contact", TITLE), TITLE),
        ((), None),
        (("Opinion",), None),
    ],
)
def test_the_title_is_the_line_above_the_report(top: tuple[str, ...], title: str | None) -> None:
    assert _page(*top).title == title


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ana Ruiz", ("Ana Ruiz",)),
        ("By ANA RUIZ and BO SAND", ("ANA RUIZ", "BO SAND")),
        ("By Ana Ruiz, Bo Sand and Cy van Tal", ("Ana Ruiz", "Bo Sand", "Cy van Tal")),
        ("By Ana Ruiz, Kelburg Business", ("Ana Ruiz",)),
        ("By Ana Ruiz in Kelburg", ("Ana Ruiz",)),
        ("Written by Ana Ruiz", ("Ana Ruiz",)),
        ("By Tuesday Morning", ()),
        ("By Reuters", ()),
    ],
)
def test_bylines_are_the_names_as_they_stand(line: str, names: tuple[str, ...]) -> None:
    assert _page(TITLE, line).bylines == names


@pytest.mark.parametrize(
    ("line", "first", "last"),
    [
        ("31st Jul 22 1:59 pm", date(2022, 7, 31), date(2022, 7, 31)),
        ("Published 3 May 2023", date(2023, 5, 3), date(2023, 5, 3)),
        ("May 3, 2023 8:03 am ET", date(2023, 5, 3), date(2023, 5, 3)),
        ("Wednesday 3 May 2023 10.00 BST", date(2023, 5, 3), date(2023, 5, 3)),
        ("2023-05-03T10:00:00Z", date(2023, 5, 3), date(2023, 5, 3)),
        ("Ana Ruiz - May 3, 2023, 10:31 pm CST", date(2023, 5, 3), date(2023, 5, 3)),
        ("Posted by the news desk on Wednesday 3 May 2023 at 07:45", date(2023, 5, 3), None),
        ("25/12/2023", date(2023, 12, 25), date(2023, 12, 25)),
        ("03/05/2023", date(2023, 3, 5), date(2023, 5, 3)),
        ("Elections of 3 May 2023", None, None),
        ("31 February 2023", None, None),
    ],
)
def test_a_date_line_tells_when_it_was_published(
    line: str, first: date | None, last: date | None
) -> None:
    found = _page(TITLE, line)

    assert found.published.earliest == first
    assert found.published.latest == (last or first)
    assert found.published.basis is (Basis.STATED if first else Basis.NONE)
    assert [span.of(found.text) for span in found.published.evidence] == ([line] if first else [])


def test_an_update_only_bounds_the_day() -> None:
    found = _page(TITLE, "Updated 3 May 2023").published

    assert (found.earliest, found.latest) == (None, date(2023, 5, 3))


def test_a_past_day_in_the_report_is_the_first_on_which_it_can_have_appeared() -> None:
    found = read(f"{TITLE}\n\nOn 3 May 2023 the bridge was shut, the port said.\n\n{BODY}")

    assert found.published.basis is Basis.INFERRED
    assert (found.published.earliest, found.published.latest) == (date(2023, 5, 3), None)


@pytest.mark.parametrize(
    ("article_", "name", "basis", "evidence"),
    [
        (
            _page(f"{TITLE} | Kelburg Herald", TITLE),
            "Kelburg Herald",
            Basis.STATED,
            "Kelburg Herald",
        ),
        (_page("The Kelburg Herald › War › Sel", TITLE), "The Kelburg Herald", Basis.STATED, None),
        (
            _page(TITLE, end=("© 2023 Kelburg Herald Ltd. All rights reserved.",)),
            "Kelburg Herald",
            Basis.STATED,
            None,
        ),
        (
            _page(TITLE, end=("Kelburg Herald has contacted the port for comment.",)),
            "Kelburg Herald",
            Basis.INFERRED,
            None,
        ),
    ],
)
def test_the_publisher_is_whom_the_page_names(
    article_: Article, name: str, basis: Basis, evidence: str | None
) -> None:
    publisher = article_.publisher
    assert publisher is not None
    assert (publisher.name, publisher.basis) == (name, basis)
    assert [span.of(article_.text) for span in publisher.evidence] == [evidence or name]


@pytest.mark.parametrize(
    "end",
    [
        "Ana Ruiz told Kelburg Herald that the port knew.",
        "Ana Ruiz has contacted the port for comment.",
        "© 2023 Sel Content Agency, LLC",
    ],
)
def test_whoever_was_told_is_no_publisher(end: str) -> None:
    assert _page(TITLE, end=(end,)).publisher is None


@pytest.mark.parametrize(
    ("top", "end", "name", "words"),
    [
        ("KELBURG (AP) — The bridge was shut.", "", "Associated Press", "AP"),
        ("KELBURG, Torvenia (Reuters) - The bridge was shut.", "", "Reuters", "Reuters"),
        ("(AFP) - The bridge was shut.", "", "Agence France-Presse", "AFP"),
        ("By Ana Ruiz, Associated Press", "", "Associated Press", "Associated Press"),
        (
            "The bridge was shut.",
            "The Associated Press contributed to this report.",
            "Associated Press",
            "The Associated Press",
        ),
        ("The bridge was shut.", "With Reuters", "Reuters", "Reuters"),
    ],
)
def test_the_agency_is_the_one_credited(top: str, end: str, name: str, words: str) -> None:
    found = _page(TITLE, top, end=(end,))

    assert found.wire is not None
    assert found.wire.name == name
    assert [span.of(found.text) for span in found.wire.evidence] == [words]


@pytest.mark.parametrize(
    "words",
    [
        "Reuters reported on Monday that the bridge was shut.",
        "The mayor told Reuters (and nobody else) that the bridge was shut.",
        "The ship (AP) – built in 1919 – sank.",
    ][:2],
)
def test_an_agency_that_was_told_is_not_credited(words: str) -> None:
    assert _page(TITLE, words).wire is None


@pytest.mark.parametrize(
    ("end", "origin"),
    [
        ("Source: Read Full Article", None),
        ("Source: Kelburg Herald", "Kelburg Herald"),
        ("This article was originally published by the Kelburg Herald.", "Kelburg Herald"),
        ("The post Bridge shut appeared first on Kelburg Herald.", "Kelburg Herald"),
        ("This article originally appeared in the L.A. Ferry.", "L.A. Ferry"),
    ],
)
def test_an_article_taken_over_says_so(end: str, origin: str | None) -> None:
    found = _page(TITLE, end=(end,))

    assert found.republished is not None
    assert found.republished.origin == origin
    assert [span.of(found.text) for span in found.republished.evidence] == [end]


def test_a_first_day_is_no_first_outlet() -> None:
    assert _page(TITLE, end=("This story was originally published on May 3.",)).republished is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (
            "Die Brücke ist seit Montag gesperrt, und die Fähre wurde in den Hafen geholt. " * 3,
            "de",
        ),
        ("Le pont est fermé depuis lundi et le ferry a été rappelé dans le port. " * 3, "fr"),
        ("Міст закрито з понеділка, і порт не відповідає на те, що сказав він. " * 3, "uk"),
        ("橋は月曜日から閉鎖されている。", "und"),
    ],
)
def test_another_language_is_a_problem(text: str, code: str) -> None:
    found = read(text)

    assert found.language == code
    assert [problem.what for problem in found.problems] == ["not in English"]
    assert found.text == text


@pytest.mark.parametrize("text", [BODY, "Bridge shut", "Kelburg 3, Lubara 1"])
def test_english_is_no_problem(text: str) -> None:
    assert (read(text).language, read(text).problems) == ("en", ())


@pytest.mark.parametrize(
    "sentence",
    [
        "President Bo Sand has the harbour town of Kelburg on Monday, his office said.",
        "Ruiz said the of the port had known.",
        "According to, the port had known.",
    ],
)
def test_lost_words_are_a_problem_that_says_where(sentence: str) -> None:
    found = read(f"{TITLE}\n\n{BODY}\n{sentence}\n")

    (problem,) = found.problems
    assert problem.what == "words were lost here"
    assert problem.where.startswith(found.id)


@pytest.mark.parametrize(
    "sentence",
    [
        "Kelburg has the port of Lubara to thank for its trade.",
        "President Bo Sand has the support of the port.",
        "It works like an on/off switch, Ruiz said, and is in a way the in thing.",
        "All told, the port lost four ferries.",
    ],
)
def test_whole_sentences_have_no_gap(sentence: str) -> None:
    assert read(f"{TITLE}\n\n{BODY}\n{sentence}\n").problems == ()


def test_the_text_is_the_files_text() -> None:
    content = f"{TITLE}\r\n\r\n{BODY}\u00a0 \t\n\n".encode()

    assert article(document("a.txt", content)).text.encode() == content


def test_bytes_that_are_no_text_give_an_empty_article() -> None:
    found = article(document("a.txt", b"%PDF-1.7 \x00"))

    assert (found.text, found.title, found.furniture) == ("", None, ())
    assert [problem.what for problem in found.problems] == ["not text"]


def test_the_id_comes_from_the_content_alone() -> None:
    one, two = (article(document(path, BODY.encode())) for path in ("a.txt", "b.txt"))

    assert one.id == two.id
    assert one.id != read(BODY + " ").id
