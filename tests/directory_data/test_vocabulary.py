"""The tables: complete in both languages, coherent, and refused with a reason when they are not."""

from __future__ import annotations

from collections import Counter

import pytest

from directory_data import vocabulary as module
from directory_data.errors import BadRecord
from directory_data.folding import fold
from directory_data.model import Text
from directory_data.vocabulary import vocabulary

CODED = {
    "mode": "on_site home mobile phone text chat email online delivery transport",
    "requires": (
        "women men low_income disability immigrant indigenous farm owner senior single_parent victim referral "
        "member student court_order anglophone under_35 fathers mothers parents young relatives newcomers lgbt"
    ),
    "cost": "free low income_based paid varies unknown",
    "join": "call walk_in register email online_form referral text",
    "low_threshold": "goes_home anonymous confidential no_file accompanied no_referral drop_in free",
    "emergency": "suicide violence child overdose food roof",
    "status": "active suspended seasonal unknown",
    "barrier": "mistrust did_not_know no_means no_phone no_internet",
    "car": "yes no sometimes unknown",
}


def test_15_domains_and_100_needs() -> None:
    assert (len(vocabulary().domains), len(vocabulary().needs)) == (15, 100)


@pytest.mark.parametrize("code", vocabulary().needs)
def test_a_need_is_complete_in_both_languages(code: str) -> None:
    need = vocabulary().needs[code]
    assert all(text.fr and text.en for text in (need.label, need.chip, need.definition))
    assert len(need.chip.fr) <= 28
    assert len(need.chip.en or "") <= 28
    assert 1 <= len(need.kin) <= 4
    assert code not in {kin for kin, _ in need.kin}
    assert {kin for kin, _ in need.kin} <= set(vocabulary().needs)
    assert 15 <= need.reach_minutes <= 120


@pytest.mark.parametrize("code", vocabulary().needs)
def test_a_need_has_25_expressions_and_some_english(code: str) -> None:
    langs = Counter(e.lang for e in vocabulary().expressions if e.need == code)
    assert langs.total() >= 25
    assert langs["en"] >= 5


def test_no_expression_is_there_twice_for_a_need() -> None:
    twice = Counter((fold(e.text), e.lang, e.need) for e in vocabulary().expressions)
    assert [key for key, count in twice.items() if count > 1] == []


@pytest.mark.parametrize("kind", CODED)
def test_coded_words_have_labels_in_both_languages(kind: str) -> None:
    assert set(CODED[kind].split()) <= set(vocabulary().codes(kind))
    for code in vocabulary().codes(kind):
        label = vocabulary().label(kind, code)
        assert label.fr
        assert label.en


def test_meant_for_has_the_words_of_requires() -> None:
    assert vocabulary().codes("meant_for") == vocabulary().codes("requires")


def test_a_word_is_read_as_one_word_only() -> None:
    same = Counter((w.word, w.lang) for w in vocabulary().word_classes if w.kind == "same")
    assert [word for word, count in same.items() if count > 1] == []


def test_a_label_of_an_unknown_code_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        vocabulary().label("mode", "teleport")
    assert vocabulary().label("mode", "home") == Text("à domicile", "at home")


@pytest.mark.parametrize(
    "row", ["x,fr,ESS-NOTHING,0.5,courant", "x,fr,ESS-DEPAN,2,courant", "x,xx,ESS-DEPAN,1,"]
)
def test_a_bad_row_is_refused_with_its_line(row: str, monkeypatch: pytest.MonkeyPatch) -> None:
    cells = dict(zip(("expression", "lang", "need", "weight", "register"), row.split(","), strict=True))
    monkeypatch.setattr(module, "rows", lambda *_: iter([(2, cells)]))
    with pytest.raises(BadRecord, match=r"expressions\.csv: line 2") as refused:
        list(module._expressions(vocabulary().needs))
    assert refused.value.mend
