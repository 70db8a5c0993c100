"""Reading the annotation formats, on invented text."""

from __future__ import annotations

from pathlib import Path

import pytest
from training.corpora import Example, gum, news, polnear

from onrecord.records import EntityType

TEXT = "Ana Ruiz said the bridge, built in 1931, is safe.\nMany doubt it."
ANN = (
    "T1\tSource 0 8\tAna Ruiz\n"
    "T2\tCue 9 13\tsaid\n"
    "T3\tContent 14 24;41 48\tthe bridge is safe\n"
    "E1\tAttribution:T2 Content:T3 Cue:T2 Source:T1\n"
    "E2\tAttribution:T2 Content:T3 Cue:T2 Source:T1\n"
    "T4\tCue 9000 9004\tgone\n"
    "E3\tAttribution-no-source:T4 Content:T3 Cue:T4\n"
    "#1\tAnnotatorNotes T1\tan odd one\n"
)


@pytest.fixture
def brat(tmp_path: Path) -> Path:
    for name in ("text", "attributions"):
        (tmp_path / "dev" / name).mkdir(parents=True)
    (tmp_path / "dev/text/paper_1.txt").write_text(TEXT, "utf-8")
    (tmp_path / "dev/attributions/paper_1_ab.ann").write_text(ANN, "utf-8")
    return tmp_path


def only(examples: list[Example]) -> Example:
    assert len(examples) == 1
    return examples[0]


def test_brat_spans_may_be_in_two_parts_and_repeated_events_count_once(brat: Path) -> None:
    example = only(list(polnear(brat, "dev")))
    attribution = example.tags.attributions[0]
    assert len(example.tags.attributions) == 1
    assert [s.of(TEXT) for s in attribution.content] == ["the bridge", "is safe"]
    assert [s.of(TEXT) for s in attribution.source] == ["Ana Ruiz"]


CONLLU = """# newdoc id = GUM_news_bridge
# newpar
1\tMayor\tMayor\tPROPN\tNNP\t_\t4\tnsubj\t_\tEntity=(1-person-new-sssss-cf1-2-sgl
2\tAna\tAna\tPROPN\tNNP\t_\t1\tflat\t_\t_
3\tRuiz\tRuiz\tPROPN\tNNP\t_\t1\tflat\t_\tEntity=1)
4\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\t_
5-6\tMarl's\t_\t_\t_\t_\t_\t_\t_\t_
5\tMarl\tMarl\tPROPN\tNNP\t_\t7\tnmod:poss\t_\tEntity=(2-object-new-sssss-cf2-3-sgl(3-place-new-sssss-cf3-1-sgl
6\t's\t's\tPART\tPOS\t_\t5\tcase\t_\tEntity=3)
7\tbridge\tbridge\tNOUN\tNN\t_\t4\tobj\t_\tSpaceAfter=No|Entity=2)
8\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_
"""


def test_names_are_the_proper_nouns_around_a_mentions_head(tmp_path: Path) -> None:
    (tmp_path / "train").mkdir()
    (tmp_path / "train/GUM_news_bridge.conllu").write_text(CONLLU, "utf-8")
    (tmp_path / "train/GUM_fiction_bridge.conllu").write_text(CONLLU, "utf-8")
    example = only(list(gum(tmp_path, "train")))
    assert example.text == "Mayor Ana Ruiz left Marl's bridge."
    assert [(n.span.of(example.text), n.type) for n in example.tags.names] == [
        ("Mayor Ana Ruiz", EntityType.PERSON),
        ("Marl", EntityType.PLACE),
    ]


def test_news_are_read_without_annotation(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "One."}\n{"text": "Two."}\n', "utf-8")
    assert [(e.id, e.text, e.has_names) for e in news(tmp_path)] == [
        ("a-0", "One.", False),
        ("a-1", "Two.", False),
    ]
