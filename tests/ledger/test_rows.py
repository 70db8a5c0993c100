from __future__ import annotations

from datetime import date

from onrecord.ledger.rows import article_rows
from onrecord.records import Basis, Interval
from onrecord.statements.extract import extract
from tests.factories import FakeTagger, article, marked


def test_figures_times_and_their_evidence_are_kept_by_their_words() -> None:
    text = marked(
        "On 3 May 2021 [source [person Ana Ruiz]] [cue said] [content ten boats sank in 2014]."
    )
    day = date(2021, 5, 4)
    published = Interval(earliest=day, latest=day, basis=Basis.STATED, evidence=())
    given = extract(article(text.text, published=published), FakeTagger(text.tags))
    words = {(row["role"], row["words"]) for row in article_rows(given)["spans"]}
    assert {
        ("figure", "ten"),
        ("as_of", "2014"),
        ("time", "3 May 2021"),
        ("time", "2014"),
        ("said", "3 May 2021"),
    } <= words
