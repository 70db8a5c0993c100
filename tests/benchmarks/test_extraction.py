"""The scorer, on an invented article: what it counts as found, and what it does not."""

import json
from hashlib import sha256
from pathlib import Path

import pytest
from extraction import MEASURES, main, score
from gold import Json, fold, read_sheets, sheet
from sides import Score, Share, bad_spans, pairs
from speakers import verdict

Line = dict[str, Json]

TEXT = (
    "Ana Ruiz told the Herald that the bridge is safe. “It will stand,” she added.\n"
    "“For years.”\n"
    "The port will close, according to officials.\n"
    "Sign up here"
)


def span(words: str) -> Json:
    at = TEXT.index(words)
    return [at, at + len(words)]


def statement(
    content: str, source: str | None = None, cue: str | None = None, **fields: Json
) -> Line:
    plain: Line = {
        "kind": "indirect",
        "class": "speech",
        "source": [span(source)] if source else [],
        "cue": [span(cue)] if cue else [],
        "content": [span(content)],
        "no_source": None if source else "continued",
        "within": None,
        "speaker": {"name": "Ana Ruiz"},
        "relay": [{"name": "The Herald"}, {"name": "Ana Ruiz"}],
    }
    return plain | fields


def told(**fields: Json) -> Line:
    return statement("that the bridge is safe", "Ana Ruiz", "told") | fields


def line(*statements: Line, furniture: tuple[str, ...] = ("Sign up here",)) -> Line:
    at = [TEXT.index(words) for words in furniture]
    ends = [start + len(words) for start, words in zip(at, furniture, strict=True)]
    items: list[Json] = [{"start": s, "end": e} for s, e in zip(at, ends, strict=True)]
    return {"text": TEXT, "furniture": items, "statements": list(statements)}


GOLD = line(
    told(),
    statement("“It will stand,”", "she", "added"),
    statement("“For years.”"),
    statement("The port will close", "officials", "according to", speaker=None, relay=[]),
)


def scores(found: Line, gold: Line = GOLD) -> dict[str, Score]:
    return dict(score(list(pairs([sheet(gold)], [sheet(found)]))))


def test_the_gold_scores_full_against_itself() -> None:
    assert all(s.f1 == 1 for s in scores(GOLD).values())


def test_nothing_found_is_no_recall_and_full_precision() -> None:
    found = scores(line(furniture=()))
    assert {s.recall.right for s in found.values()} == {0}
    assert {s.precision for s in found.values()} == {Share()}


def test_an_article_that_was_not_extracted_counts_as_missed() -> None:
    missed = dict(score(list(pairs([sheet(GOLD)], []))))
    assert missed["relations with source and cue"].recall == Share(0, 3)


def test_half_the_content_words_find_a_relation() -> None:
    half = told(content=[span("that the bridge")])
    less = told(content=[span("that the")])
    name = "relations with source and cue"
    assert scores(line(half))[name].recall == Share(1, 3)
    assert scores(line(less))[name].recall == Share(0, 3)


def test_a_relation_needs_source_and_cue() -> None:
    name = "relations with source and cue"
    wrong_source = told(source=[span("the Herald")])
    wrong_cue = told(cue=[span("added")])
    for wrong in (wrong_source, wrong_cue):
        assert scores(line(wrong))[name].recall == Share(0, 3)
        assert scores(line(wrong))[name].precision == Share(0, 1)


def test_the_same_relation_twice_costs_precision() -> None:
    assert scores(line(told(), told()))["relations with source and cue"].precision == Share(1, 2)


def test_a_continuation_is_found_only_by_one_without_source_and_cue() -> None:
    by_itself = statement("“For years.”")
    with_source = statement("“For years.”", "she", "added")
    assert scores(line(by_itself))["continuations"].recall == Share(1, 1)
    assert scores(line(with_source))["continuations"].recall == Share(0, 1)


def test_content_words_count_once_and_signs_do_not() -> None:
    found = scores(line(told(), told()))["content words, speech and document"]
    assert found.recall == Share(5, 14)
    assert found.precision == Share(5, 5)


def test_classes_outside_of_the_ledger_are_left_aside() -> None:
    found = scores(line(told() | {"class": "belief"}))
    assert found["content words, speech and document"].recall.right == 0


def test_optional_statements_count_neither_way() -> None:
    gold = line(told(), statement("“It will stand,”", "she", "added", optional=True))
    without = scores(line(told()), gold)
    with_it = scores(line(told(), statement("“It will stand,”", "she", "added")), gold)
    for name in ("content words, speech and document", "relations with source and cue"):
        assert without[name].f1 == 1
        assert with_it[name].f1 == 1


def test_kinds_are_counted_among_the_relations_found() -> None:
    name = "kinds of the relations found"
    assert scores(line(told(kind="direct")))[name].recall == Share(0, 1)
    assert scores(line(told()))[name].recall == Share(1, 1)


def test_assertions_are_found_by_half_their_words() -> None:
    own: Line = {"kind": "assertion", "class": "assertion", "speaker": None, "relay": []}
    port = statement("The port will close", no_source="own_voice") | own
    gold = line(told(), port)
    assert scores(line(port), gold)["assertions"].f1 == 1
    assert scores(line(told()), gold)["assertions"].recall == Share(0, 1)
    assert scores(line(port), line(told()))["assertions"].precision == Share(0, 1)
    assert scores(line(port), line(port | {"optional": True}))["assertions"].precision == Share()


@pytest.mark.parametrize("name", ["Ana Ruiz", "ana ruiz", "Ána Ruiz"])
def test_speakers_are_compared_folded(name: str) -> None:
    found = scores(line(told(speaker={"name": name})))["content words with right speaker"]
    assert (found.recall.right, found.precision.right) == (5, 5)


def test_a_wrong_speaker_costs_both_and_none_costs_recall_only() -> None:
    wrong = scores(line(told(speaker={"name": "Bo Lind"})))["content words with right speaker"]
    none = scores(line(told(speaker=None)))["content words with right speaker"]
    assert (wrong.recall.right, wrong.precision) == (0, Share(0, 5))
    assert (none.recall.right, none.precision) == (0, Share(0, 0))


def test_no_speaker_is_right_where_there_is_none() -> None:
    port = statement("The port will close", "officials", "according to", speaker=None, relay=[])
    assert scores(line(port))["content words with right speaker"].recall.right == 4


def test_chains_need_the_right_names_in_order() -> None:
    name = "chains of two hops or more"
    backwards = told(relay=[{"name": "Ana Ruiz"}, {"name": "Herald"}])
    assert scores(line(told()))[name].recall == Share(1, 3)
    assert scores(line(backwards))[name].recall == Share(0, 3)
    assert scores(line(backwards))[name].precision == Share(0, 1)


def test_a_gold_may_accept_another_chain() -> None:
    gold = line(told(relay_also=[[{"name": "Ana Ruiz"}]]))
    found = line(told(relay=[{"name": "Ana Ruiz"}]))
    assert scores(found, gold)["chains of two hops or more"].recall == Share(1, 1)


def test_edges_count_where_the_whole_chain_is_not_right() -> None:
    hops: list[Json] = [{"name": n} for n in ("The Star", "The Herald", "Ana Ruiz")]
    gold = line(told(relay=hops))
    assert scores(line(told()), gold)["chains of two hops or more"].recall == Share(0, 1)
    assert scores(line(told()), gold)["edges of these chains"].recall == Share(1, 2)
    assert scores(line(told()), gold)["edges of these chains"].precision == Share(1, 1)
    assert scores(line(told(relay=hops)), line(told()))["edges of these chains"].precision == Share(
        1, 2
    )


def test_another_chain_that_is_accepted_has_all_its_edges() -> None:
    gold = line(told(relay_also=[[{"name": "Ana Ruiz"}]]))
    found = line(told(relay=[{"name": "Ana Ruiz"}]))
    assert scores(found, gold)["edges of these chains"].recall == Share(1, 1)


def stands(**fields: Json) -> Line:
    return statement("“It will stand,”", "she", "added", kind="direct", **fields)


@pytest.mark.parametrize(
    ("found", "recall", "precision"),
    [
        ([stands()], Share(1, 1), Share(1, 1)),
        ([stands(speaker={"name": "Bo Lind"})], Share(0, 1), Share(0, 1)),
        ([stands(speaker=None)], Share(0, 1), Share(0, 0)),
        ([told()], Share(0, 1), Share(0, 0)),
    ],
)
def test_a_direct_quotation_has_the_right_speaker_a_wrong_one_or_none(
    found: list[Line], recall: Share, precision: Share
) -> None:
    measured = scores(line(*found), line(told(), stands()))["direct quotations with right speaker"]
    assert measured == Score(recall, precision)


def test_the_verdict_on_quotations_adds_up() -> None:
    assert verdict(Score(Share(7, 10), Share(7, 8))) == (
        "direct quotations: 7 with the right speaker (70.0 %), 1 a wrong name (10.0 %), "
        "2 none (20.0 %)"
    )


def test_half_the_characters_mark_furniture() -> None:
    assert scores(line(furniture=("Sign up",)))["furniture"].recall == Share(1, 1)
    assert scores(line(furniture=("Sign",)))["furniture"].recall == Share(0, 1)
    assert scores(line(furniture=("For years",)))["furniture"].precision == Share(0, 1)


def test_standoff_names_are_read_from_the_text_of_the_extraction() -> None:
    ruiz: Line = {"spans": [span("Ruiz"), span("Ana Ruiz")]}
    standoff = line(told(speaker=ruiz, relay=[{"spans": [span("Herald")]}, ruiz]))
    del standoff["text"]
    standoff["text_sha256"] = sha256(TEXT.encode()).hexdigest()
    assert all(s.f1 == 1 for s in scores(line(told()), standoff).values())


@pytest.mark.parametrize("bad", [[0, 0], [4, 2], [0, len(TEXT) + 1], [3, 9], [-4, 3]])
def test_spans_that_do_not_slice_are_told(bad: Json) -> None:
    assert len(bad_spans(sheet(line(told(content=[bad]))))) == 1


def test_fold_leaves_possessives_and_articles_out() -> None:
    assert fold("the Rivers’ ") == fold("Rivers")
    assert fold("The Würth Herald’s") == "wurth herald"
    assert fold("A") == "a"


def test_command_prints_every_measure_and_fails_on_a_bad_span(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gold, found = tmp_path / "gold.jsonl", tmp_path / "extract.jsonl"
    gold.write_text(json.dumps(GOLD) + "\n", "utf-8")
    found.write_text(json.dumps(GOLD) + "\n", "utf-8")
    assert main([str(gold), str(found), "--errors", "--each"]) == 0
    out = capsys.readouterr().out
    assert all(name in out for name, _ in MEASURES)
    found.write_text(json.dumps(line(told(content=[[0, 0]]))) + "\n", "utf-8")
    assert main([str(tmp_path / "gold.jsonl"), str(found), "--errors"]) == 1
    assert "missed: speech [she] [added]" in capsys.readouterr().out


def test_a_folder_of_gold_is_read_by_name(tmp_path: Path) -> None:
    for name in ("b", "a"):
        (tmp_path / f"{name}.jsonl").write_text(json.dumps({"text_sha256": name}), "utf-8")
    assert [s.key for s in read_sheets(tmp_path)] == ["a", "b"]
