"""CSV and Parquet, read back by the readers that people use."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

import pyarrow.parquet
import pytest
from hypothesis import given, settings

from onrecord.exports import exporter
from onrecord.exports.csv import FORMULA, defused
from onrecord.exports.story import Story
from onrecord.exports.tables import TABLES, Kind, each
from onrecord.problems import MissingExtra
from tests.exports.stories import TWO, evil, files, stories


def rows(name: str, of: Story) -> list[dict[str, str]]:
    text = files("csv", of)[f"{name}.csv"].decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def plain(cell: str) -> str:
    return cell.removeprefix("'")


def test_every_row_has_every_column() -> None:
    for table, row in each(evil()):
        assert len(row) == len(table.columns)


def test_excel_takes_it_for_utf_8() -> None:
    assert all(one.startswith(b"\xef\xbb\xbf") for one in files("csv", TWO).values())


def test_statements_stand_in_csv_with_speaker_chain_and_claim() -> None:
    radio, paper = rows("statements", TWO)
    assert radio["speaker"] == "Ana Ruiz"
    assert radio["relay"] == "Radio Harrow; Ana Ruiz"
    assert radio["claim"] == paper["claim"] == "c_0000000001"
    assert radio["entity"] == paper["entity"] == "n_0000000001"
    assert paper["words"] == "“The bridge is safe,”"


def test_hops_of_a_claim_tell_which_are_inferred() -> None:
    told = [(one["claim"], one["name"], one["basis"]) for one in rows("hops", TWO)]
    assert ("c_0000000001", "Radio Harrow", "inferred") in told


def test_timeline_dates_and_distortions_stand_in_csv() -> None:
    (event,) = rows("timeline", TWO)
    assert (event["earliest"], event["latest"], event["reports"]) == (
        "2031-05-01",
        "2031-05-02",
        "2",
    )
    (dated,) = rows("dates", TWO)
    assert (dated["article"], dated["published_latest"]) == ("a_0000000001", "2031-05-01")
    (changed,) = rows("distortions", TWO)
    assert (changed["kind"], changed["a_article"]) == ("hedge_lost", "a_0000000001")


def test_no_cell_is_a_formula() -> None:
    for table in TABLES:
        for row in rows(table.name, evil()):
            for name, cell in row.items():
                number = dict(table.columns)[name] in {Kind.NUMBER, Kind.WHOLE}
                assert number or cell.lstrip(" \u00a0")[:1] not in FORMULA, (table.name, name)


@given(drawn=stories())
@settings(max_examples=40)
def test_words_in_csv_are_the_words_of_their_spans(drawn: Story) -> None:
    for row in rows("statements", drawn):
        text = drawn.extraction(row["article"]).article.text
        pairs = (one.split("-") for one in row["spans"].split("; "))
        assert plain(row["words"]) == " … ".join(text[int(a) : int(b)] for a, b in pairs)
    for row in rows("figures", drawn):
        start, end = row["spans"].split("-")
        text = drawn.extraction(row["article"]).article.text
        assert plain(row["words"]) == text[int(start) : int(end)]


@pytest.mark.parametrize(
    "text", ["=1", " =1", "'twas", "+1", "-1", "@x", "＝1", "\t=1", "safe", ""]
)
def test_defusing_can_be_taken_back(text: str) -> None:
    assert plain(defused(text)) == text


def read(name: str, of: Story) -> tuple[pyarrow.Schema, list[Mapping[str, object]]]:
    table = pyarrow.parquet.read_table(io.BytesIO(files("parquet", of)[f"{name}.parquet"]))
    return table.schema, table.to_pylist()


def test_parquet_has_types() -> None:
    schema, _ = read("statements", TWO)
    assert schema.field("relay").type == pyarrow.list_(pyarrow.string())
    assert schema.field("confidence").type == pyarrow.float64()
    assert schema.field("said_earliest").type == pyarrow.date32()
    spans = schema.field("spans").type.value_type
    assert [spans.field(n).type for n in ("start", "end")] == [pyarrow.int64()] * 2
    assert schema.metadata[b"onrecord.root"].decode() == TWO.root


@given(drawn=stories())
@settings(max_examples=25)
def test_parquet_is_read_back_as_it_was(drawn: Story) -> None:
    articles = {row["id"]: row for row in read("articles", drawn)[1]}
    for extraction in drawn.extractions():
        assert articles[extraction.article.id]["text"] == extraction.article.text
    _, statements = read("statements", drawn)
    told = [one for extraction in drawn.extractions() for one in extraction.statements]
    for row, one in zip(statements, told, strict=True):
        assert row["spans"] == [{"start": span.start, "end": span.end} for span in one.content]


def test_parquet_keeps_hostile_text_and_pointers() -> None:
    _, merges = read("merges", evil())
    pointer = {"article": "a_0000000001", "path": "news/harrow/radio.txt"}
    assert merges[0]["evidence"] == [{**pointer, "spans": [{"start": 14, "end": 26}]}]


def test_parquet_without_pyarrow_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.exports.parquet.find_spec", lambda name: None)
    with pytest.raises(MissingExtra, match=r"pip install 'onrecord\[parquet\]'"):
        exporter("parquet").write(TWO, [])
