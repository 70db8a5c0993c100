"""Checked by markdown-it-py: every footnote resolves, and nothing of an article is markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin

from onrecord.exports import markdown
from onrecord.exports.brief import Brief
from onrecord.exports.story import Story
from onrecord.options import BriefOptions
from tests.exports.stories import TWO, evil, only, telling
from tests.views.pile import POSSIBLE

OURS = {"heading", "paragraph", "inline", "text", "strong", "ordered_list", "bullet_list"}
OURS |= {"list_item", "softbreak", "link", "text_special"}
OURS |= {"footnote_ref", "footnote_block", "footnote", "footnote_anchor"}


def parser() -> MarkdownIt:
    """Return a parser with all that readers of Markdown usually add."""
    rules = ["table", "strikethrough"]
    return MarkdownIt("commonmark").enable(rules).use(footnote_plugin).use(dollarmath_plugin)


def tokens(text: str) -> Iterator[Token]:
    for token in parser().parse(text):
        yield token
        yield from token.children or ()


def kinds(text: str) -> set[str]:
    return {re.sub(r"_(open|close)$", "", token.type) for token in tokens(text)}


def shown(text: str) -> str:
    return "".join(t.content for t in tokens(text) if t.type in {"text", "text_special"})


@pytest.mark.parametrize("story", [TWO, evil()])
def test_every_footnote_resolves_and_is_used(story: Story) -> None:
    text = only("brief", story)
    defined = re.findall(r"^\[\^(\d+)\]: ", text, re.MULTILINE)
    assert defined == [str(number) for number in range(1, len(defined) + 1)]
    found = list(tokens(text))
    used = {token.meta["label"] for token in found if token.type == "footnote_ref"}
    assert used == set(defined)
    assert sum(token.type == "footnote_open" for token in found) == len(defined)
    assert story is not TWO or "[^" not in shown(text)


def test_nothing_of_an_article_is_markup() -> None:
    text = only("brief", evil())
    assert kinds(text) <= OURS
    links = [token.attrs["href"] for token in tokens(text) if token.type == "link_open"]
    assert set(links) <= {"https://a.example/%3Cb%3E%20)"}
    headings = [token.tag for token in tokens(text) if token.type == "heading_open"]
    assert headings == ["h1", "h2"]


def test_the_brief_says_who_how_many_and_why() -> None:
    text = only("brief", TWO)
    assert "Said by Ana Ruiz. Status open." in text
    assert "2 reports, 1 origin, because reports 1 and 2 give the same speaker's same words" in text
    assert "Radio Harrow, inferred[^" in text
    assert "- Report 2: left out “quite”, “we tested it”" in text
    assert "2. **Harrow Post**, 2031-05-02: “The bridge is safe,”[^" in text
    assert (
        "From Harrow Post, 2031-05-02; “The bridge is safe,” (news/paper.txt, characters 0–21)"
        in (text)
    )


def test_both_bounds_are_told_and_what_is_only_possible() -> None:
    story = telling(TWO, (POSSIBLE,))
    text = only("brief", story)
    assert "at least 1 and at most 2 origins, because reports 1 and 2 perhaps give" in text


def test_the_claims_that_most_reports_tell_come_first() -> None:
    (claim,) = TWO.claims()
    alone = replace(claim, id="c_1", statements=claim.statements[:1], text="Alone.")
    assert list(Brief(BriefOptions(claims=1))._chosen((alone, claim))) == [claim]


def test_quoted_words_are_those_of_their_place() -> None:
    cited = re.findall(
        r"^\[\^\d+\]: .*; (.*) \((.*), characters (\d+)–(\d+)\)", only("brief", TWO), re.M
    )
    assert cited
    for words, path, start, end in cited:
        (article,) = [e.article for e in TWO.extractions() if e.article.path == path]
        told = article.text[int(start) : int(end)]
        assert shown(words).strip("“”") == " ".join(told.split()).strip("“”")


_SIGNS = "ab1 .,;:/\\=+-@\"'`*_[]()<>&|#!{}^~$\n\r\t\x00\u2028🦊“”www.http"


@given(words=st.text(_SIGNS, max_size=40))
def test_any_words_stay_text(words: str) -> None:
    line = f"Words: {markdown.text(words)} end."
    assert kinds(line) <= {"paragraph", "inline", "text", "text_special"}
    clean = re.sub("[\x00-\x1f]", "\ufffd", " ".join(words.split()))
    assert shown(line) == f"Words: {clean} end."
