"""A draft cut into sentences: the same ones however the stream is cut."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.write import DraftSentence, DraftSplitter, is_refusal

DRAFTS = (
    "Fourteen people were hurt [2]. The quay will be mended [6].",
    "Fourteen people were hurt. [2] The quay will be mended. [6]",
    "Fourteen people were hurt.[2] The quay will be mended.[6][1]",
    "Fourteen people were hurt [1][2]. The quay will be mended [1, 2].",
    "Fourteen people were hurt (1). The quay will be mended. (2)",
    "- Fourteen people were hurt [2].\n- The quay will be mended [6].",
    "1. Fourteen people were hurt [2].\n2. The quay will be mended [6].",
    "Fourteen people were hurt.\n[2]\nThe quay will be mended.\n\n[6]",
    "The U.S. Army met Mr. Kim at 3.5 percent. [1] [2] A deal was made… [3] It holds!",
    "NO ANSWER",
    "BANANA",
    "",
    " [1] ",
)
_TOKENS = st.sampled_from(
    'The U.S. Army Indian met Mr. Kim . ! … [1] [2, 3]. (4) 【5】 [ ] ( 3.5 - * 1. 2) \n " “ ” a He hurt people Sept. 8 NO ANSWER'.split(
        " "
    )
)


def whole(text: str) -> list[DraftSentence]:
    splitter = DraftSplitter()
    return [*splitter.feed(text), *splitter.finish()]


def pieced(pieces: list[str]) -> list[DraftSentence]:
    splitter = DraftSplitter()
    found = [sentence for piece in pieces for sentence in splitter.feed(piece)]
    return [*found, *splitter.finish()]


@pytest.mark.parametrize("draft", DRAFTS)
def test_letter_by_letter_gives_the_same_sentences(draft: str) -> None:
    assert pieced(list(draft)) == whole(draft)


@given(st.sampled_from(DRAFTS) | st.lists(_TOKENS, max_size=25).map(" ".join), st.data())
def test_any_cut_gives_the_same_sentences(draft: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(draft)), max_size=8)))
    pieces = [draft[a:b] for a, b in zip([0, *cuts], [*cuts, len(draft)], strict=True)]
    assert pieced(pieces) == whole(draft)


@pytest.mark.parametrize(
    ("draft", "marks"),
    [
        ("Fourteen people were hurt [1].", (1,)),
        ("Fourteen people were hurt [1][2].", (1, 2)),
        ("Fourteen people were hurt [1, 2].", (1, 2)),
        ("Fourteen people were hurt. [1, 2]", (1, 2)),
        ("Fourteen people were hurt.[3]", (3,)),
        ("Fourteen people were hurt (1).", (1,)),
        ("Fourteen people were hurt. (1)", (1,)),
        ("Fourteen people were hurt 【4】.", (4,)),
        ("Fourteen people were hurt [sentence 4].", (4,)),
        ("Fourteen people were hurt [1] [1].", (1,)),
        ("Fourteen people were hurt.\n[2]", (2,)),
        ("- Fourteen people were hurt [1].", (1,)),
        ("* Fourteen people were hurt [1].", (1,)),
        ("1. Fourteen people were hurt [1].", (1,)),
        ("2) Fourteen people were hurt [1].", (1,)),
        ("**Fourteen people were hurt** [1].", (1,)),
        ("> “Fourteen people were hurt [1].”", (1,)),
        ("Fourteen people were hurt", ()),
    ],
)
def test_marks_and_list_signs_are_taken_out(draft: str, marks: tuple[int, ...]) -> None:
    (found,) = whole(draft)
    assert found.marks == marks
    assert found.text.replace("*", "") == "Fourteen people were hurt."
    assert found.is_sentence


def test_a_mark_belongs_to_the_sentence_before_it() -> None:
    draft = "Fourteen people were hurt. [2] The quay will be mended. [6] [1] Nobody died."
    assert [s.marks for s in whole(draft)] == [(2,), (6, 1), ()]


def test_a_sentence_is_handed_over_when_the_next_one_begins() -> None:
    splitter = DraftSplitter()
    assert splitter.feed("Fourteen people were hurt. [2]") == []
    assert [s.text for s in splitter.feed(" The quay will")] == ["Fourteen people were hurt."]
    assert [s.text for s in splitter.finish()] == ["The quay will."]


@pytest.mark.parametrize("reply", ["NO ANSWER", "No answer.", "no_answer", "**NO ANSWER**", "NO ANSWER: not given [1]"])
def test_refusals(reply: str) -> None:
    (found,) = whole(reply)
    assert is_refusal(found)


@pytest.mark.parametrize("reply", ["The minister gave no answer.", "No answer was given by the ministry [1]."])
def test_what_is_said_of_answers_is_no_refusal(reply: str) -> None:
    (found,) = whole(reply)
    assert not is_refusal(found)


def test_a_lone_word_is_no_sentence() -> None:
    (found,) = whole("BANANA")
    assert not found.is_sentence
