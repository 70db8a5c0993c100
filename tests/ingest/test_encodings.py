from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ingest.encodings import Undecodable, decode
from onrecord.options import IngestOptions

TEXT = "“The bridge – all of it – is shut,” said Zoë Ruiz.\r\nIt\u00a0cost £4m.\n"
OPTIONS = IngestOptions()


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.encode("cp1252"),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
    ],
    ids=["utf-8", "utf-8 mark", "cp1252", "utf-16", "be mark", "le bare", "be bare", "utf-32"],
)
def test_the_text_comes_out_as_it_was_written(content: bytes) -> None:
    assert decode(content, OPTIONS) == TEXT


@pytest.mark.parametrize("word", ["caf\xe9", "\x93Shut,\x94 she said", "it\x92s \x80 4"])
def test_short_windows_text_is_read(word: str) -> None:
    content = word.encode("latin-1")

    assert decode(content, OPTIONS) == content.decode("cp1252")


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"%PDF-1.7\nabc", "not text"),
        (b"PK\x03\x04abc", "not text"),
        (b"abc\x00\x01\x02def" * 20, "not text"),
        (bytes(range(1, 32)) * 20, "not text"),
        ("“The bridge is shut” – “all of it”".encode()[:-1], "broken UTF-8"),
        (codecs.BOM_UTF8 + b"abc \xff", "not the UTF-8 it says it is"),
        (codecs.BOM_UTF16_LE + b"a\x00b", "not the UTF-16-LE it says it is"),
        (bytes(range(128, 256)) * 3, "text in an unknown encoding"),
    ],
)
def test_what_is_no_text_says_why(content: bytes, what: str) -> None:
    found = decode(content, OPTIONS)

    assert isinstance(found, Undecodable)
    assert found.what == what
    assert found.why
    assert found.next


def test_another_alphabet_is_guessed() -> None:
    words = "Мост закрыт с понедельника, паром отозван в порт, сообщила мэр города. " * 8

    assert decode(words.encode("cp1251"), OPTIONS) == words


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])))
def test_any_text_survives(text: str) -> None:
    assert decode(codecs.BOM_UTF8 + text.encode(), OPTIONS) == text


@given(st.binary(max_size=200))
def test_any_bytes_give_text_or_a_reason(content: bytes) -> None:
    assert isinstance(decode(content, OPTIONS), str | Undecodable)
