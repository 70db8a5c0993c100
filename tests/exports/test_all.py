"""What holds for every format."""

from __future__ import annotations

from importlib.metadata import EntryPoint, EntryPoints

import pytest
from hypothesis import given, settings

from onrecord import exports
from onrecord.exports import exporter, formats
from onrecord.exports.story import Story, narrowed
from onrecord.problems import BadArgument
from tests.exports.stories import FORMATS, TWO, evil, files, stories, story


def test_the_formats_are_those_of_the_reference() -> None:
    assert formats() == FORMATS


@pytest.mark.parametrize("format_", FORMATS)
def test_the_same_story_makes_the_same_bytes(format_: str) -> None:
    assert files(format_, evil()) == files(format_, evil())


@pytest.mark.parametrize("format_", FORMATS)
def test_an_empty_ledger_is_exported_too(format_: str) -> None:
    assert files(format_, story(()))


@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_says_what_it_leaves_out(format_: str) -> None:
    assert exporter(format_).leaves_out
    assert exporter(format_).folder or len(exporter(format_).names) == 1


@pytest.mark.parametrize("format_", FORMATS)
@given(drawn=stories())
@settings(max_examples=15)
def test_any_story_is_written_in_utf_8(format_: str, drawn: Story) -> None:
    for name, content in files(format_, drawn).items():
        assert name.endswith(".parquet") or content.decode("utf-8") is not None


def test_an_unknown_format_is_told() -> None:
    with pytest.raises(BadArgument, match="is none of annotations"):
        exporter("pdf")


def test_another_package_brings_a_format(monkeypatch: pytest.MonkeyPatch) -> None:
    brought = EntryPoint("mine", "onrecord.exports.csl:Csl", exports.GROUP)

    def found(*, group: str, name: str | None = None) -> EntryPoints:
        assert group == exports.GROUP
        return EntryPoints([brought] if name in {None, "mine"} else [])

    monkeypatch.setattr(exports, "entry_points", found)
    assert "mine" in formats()
    assert not exporter("mine").folder


def test_named_claims_bring_only_what_they_rest_on() -> None:
    assert narrowed(TWO, ["c_0000000001"]).articles == TWO.articles
    some = narrowed(TWO, ["c_0000000001"])
    (entity,) = some.made.entities
    assert not entity.unsure  # it pointed to somebody who is not in it
    (series,) = some.made.series
    assert [point.value for point in series.points] == [3, 5]
    assert [(one.points, one.label) for one in series.labels] == [((0, 1), "revised")]
    assert some.made.dates == TWO.made.dates
    assert some.made.distortions == TWO.made.distortions
    nothing = narrowed(TWO, ())
    assert not nothing.articles
    assert not list(nothing.claims())
    assert not nothing.made.matches
    assert not nothing.made.entities
    assert not nothing.documents
