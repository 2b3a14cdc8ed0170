import pytest

from evals.words import bare_words, exact_match, holds_phrase, holds_words, squad_normal, token_f1


@pytest.mark.parametrize(
    ("text", "bare"),
    [("“Squid Game”", "squid game"), ("U.S. $5.2m", "u s 5 2m"), ("a_b", "a b"), ("", ""), ("Málaga", "málaga")],
)
def test_bare_words(text: str, bare: str) -> None:
    assert bare_words(text) == bare


@pytest.mark.parametrize(
    ("text", "answer", "held"),
    [
        ("Netflix renews 'Squid Game'.", "“Squid Game”", True),
        ("It was in Idahoan hands", "Idaho", False),
        ("in Idaho", "Idaho", True),
        ("nothing at all", "...", False),
        ("nothing at all", "", False),
    ],
)
def test_holds_words_takes_whole_words(text: str, answer: str, held: bool) -> None:
    assert holds_words(text, answer) is held


@pytest.mark.parametrize(
    ("text", "answer", "held"),
    [
        ("At least 11 people died.", "11", True),
        ("It killed 11.", "11", True),
        ("It was 11, they said.", "11", True),
        ("About 11,000 left.", "11", False),
        ("A rise of 1.11 points", "11", False),
        ("in 2011", "11", False),
        ("cut to 15 per cent", "15%", False),
        ("cut to 15% from 27", "15%", True),
        ("£64 million", "64 million", True),
        ("the country’s LARGEST\nport", "country's largest port", True),
        ("any text", " ", False),
    ],
)
def test_holds_phrase_keeps_signs_and_whole_numbers(text: str, answer: str, held: bool) -> None:
    assert holds_phrase(text, answer) is held


def test_squad_normal_drops_case_articles_and_punctuation() -> None:
    assert squad_normal("The  “Tony” Awards, an evening") == "tony awards evening"


def test_exact_match_takes_any_of_the_answers() -> None:
    assert exact_match("The Tony Awards.", ("Grammys", "Tony awards")) == 1.0
    assert exact_match("Tony", ("Tony awards",)) == 0.0
    assert exact_match("Tony", ()) == 0.0


def test_token_f1_by_hand() -> None:
    # two of three tokens shared with two of two: precision 2/3, recall 1, F1 4/5
    assert token_f1("The great Tony Awards", ("Tony Awards",)) == pytest.approx(0.8)
    assert token_f1("Tony Tony", ("Tony",)) == pytest.approx(2 / 3)  # a token counts as often as it occurs in both
    assert token_f1("x", ("y", "x")) == 1.0
    assert token_f1("x", ("y",)) == 0.0


@pytest.mark.parametrize(
    ("text", "answers", "f1"), [("", ("",), 1.0), ("the", ("a",), 1.0), ("", ("x",), 0.0), ("x", (), 0.0)]
)
def test_token_f1_of_nothing(text: str, answers: tuple[str, ...], f1: float) -> None:
    assert token_f1(text, answers) == f1
