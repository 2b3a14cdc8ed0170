import pytest

from evals.metrics import (
    Words,
    abstention,
    citation_precision,
    citation_recall,
    evidence_recall,
    exactness,
    first_hit,
    groups_met,
    hit_at,
    reciprocal_rank,
    rests_on,
)

TEXT = "Fourteen were hurt. She returned to the quay. Nobody else was hurt."


def words(quote: str, article: str = "a", version: int = 1) -> Words:
    start = TEXT.index(quote)
    return Words(article, version, start, start + len(quote), quote)


FIRST, SECOND, THIRD = (words(s) for s in ("Fourteen were hurt.", "She returned to the quay.", "Nobody else was hurt."))


def test_first_hit_is_the_rank_of_the_first_passage_with_an_answer() -> None:
    passages = ["nothing", "a Title\nof Idaho", "Idaho"]
    assert first_hit(passages, ["Ohio", "idaho"]) == 2
    assert first_hit(passages, ["title of"]) == 2  # title and text are one string
    assert first_hit(passages, ["Utah"]) is None
    assert first_hit([], ["Utah"]) is None
    assert first_hit(passages, []) is None


@pytest.mark.parametrize(
    ("rank", "at1", "at4", "mrr"),
    [(1, 1, 1, 1), (4, 0, 1, 0.25), (5, 0, 0, 0.2), (10, 0, 0, 0.1), (11, 0, 0, 0), (None, 0, 0, 0)],
)
def test_rank_scores(rank: int | None, at1: float, at4: float, mrr: float) -> None:
    assert (hit_at(rank, 1), hit_at(rank, 4), reciprocal_rank(rank)) == (at1, at4, mrr)


def test_evidence_recall_by_hand() -> None:
    passages = ["one. Fourteen were hurt.", "She returned", "to the quay. Nobody  else was hurt."]
    gold = [FIRST.quote, SECOND.quote, THIRD.quote]
    assert evidence_recall(passages, gold, 1) == pytest.approx(1 / 3)
    assert evidence_recall(passages, gold, 3) == pytest.approx(2 / 3)  # the second is cut in two
    assert evidence_recall([], gold, 10) == 0.0
    assert evidence_recall(passages, [], 10) is None


def test_groups_met_needs_one_string_of_each_group() -> None:
    groups = [["14", "Fourteen"], ["17", "seventeen"]]
    assert groups_met(["fourteen were hurt", "seventeen, said the owner"], groups) == 1.0
    assert groups_met(["fourteen were hurt"], groups) == 0.5
    assert groups_met([], groups) == 0.0
    assert groups_met(["x"], []) is None


def test_a_citation_rests_on_the_sentence_it_overlaps_by_half_of_the_shorter() -> None:
    assert rests_on(FIRST, FIRST)
    assert rests_on(words("were hurt. She"), FIRST)  # 10 of 14 characters
    assert rests_on(words("hurt. She returned to the quay. Nobody"), SECOND)
    assert not rests_on(words("t. She returned to"), FIRST)
    assert not rests_on(SECOND, FIRST)


def test_a_citation_rests_on_a_copy_of_the_sentence_but_not_on_the_same_place_elsewhere() -> None:
    copy = Words("wire", 1, 500, 525, "FOURTEEN were hurt.")
    same_place = Words("other", 1, FIRST.start, FIRST.end, "Something else indeed")
    old_version = Words("a", 2, FIRST.start, FIRST.end, "Fifteen people, hurt")
    assert rests_on(copy, FIRST)
    assert not rests_on(same_place, FIRST)
    assert not rests_on(old_version, FIRST)


def test_citation_precision_and_recall_by_hand() -> None:
    cited, gold = [FIRST, THIRD, words("else")], [FIRST, SECOND]
    assert citation_precision(cited, gold) == pytest.approx(1 / 3)
    assert citation_recall(cited, gold) == 0.5
    assert citation_recall([], gold) == 0.0
    assert citation_precision([], gold) is None
    assert citation_precision(cited, []) is None
    assert citation_recall(cited, []) is None


def test_exactness_reads_the_version_that_is_cited() -> None:
    texts = {("a", 1): TEXT, ("a", 2): "x" + TEXT}
    off_by_one = Words("a", 1, FIRST.start + 1, FIRST.end + 1, FIRST.quote)

    def text_of(article: str, version: int) -> str:
        return texts[article, version]

    assert exactness([FIRST, SECOND], text_of) == 1.0
    assert exactness([FIRST, off_by_one], text_of) == 0.5
    assert exactness([words("She", version=2)], text_of) == 0.0
    assert exactness([], text_of) is None


@pytest.mark.parametrize(
    ("answered", "kind", "scores"),
    [
        (True, "single", {}),
        (False, "single", {"abstention_precision": 0.0}),
        (False, "false-premise", {"abstention_precision": 1.0}),
        (True, "false-premise", {}),
        (False, "unanswerable", {"abstention_precision": 1.0, "abstention_recall": 1.0, "answered_unanswerable": 0.0}),
        (True, "unanswerable", {"abstention_recall": 0.0, "answered_unanswerable": 1.0}),
    ],
)
def test_what_a_case_adds_to_the_measures_of_silence(answered: bool, kind: str, scores: dict[str, float]) -> None:
    assert abstention(answered, kind) == scores
