"""One question unfolded: what is marked, linked and told."""

from dataclasses import replace

from evals.page.answer import answer_text, citations
from evals.page.html import Html, el, join, text
from evals.page.passages import Stretch, gold_in, in_context, marked
from evals.page.right import drafted, expected, gold
from evals.page.trail import measured, retrieved
from evals.page.wording import clip, count, day, duration, middle_cut, moment
from tests.evals.page.fakes import COST, PASSAGE, RIGHT, WRONG, Page, answer, citation, passage, run


def test_a_mark_leads_to_its_citation_and_a_mark_of_none_is_only_text() -> None:
    said = replace(RIGHT, answer=answer(f"{COST} [1] It is [2] late."))
    assert 'href="#q0-c1" class="to m1">[1]</a> It is [2] late.' in answer_text(said, "q0")
    assert 'id="q0-c1"' in citations(said, "q0")


def test_a_claim_that_is_not_where_it_says_does_not_break_the_answer() -> None:
    claims = [
        {"text": "x", "start": start, "end": end, "citations": [1], "support": 1.0}
        for start, end in ((0, 8), (4, 9), (5, 999))
    ]
    said = replace(RIGHT, answer=answer("The tram will come. [1]", claims=claims))
    made = answer_text(said, "q0")
    assert made.count("claim") == 1
    assert ">The tram</span> will come. " in made


def test_the_escapes_that_keep_an_answer_from_being_markdown_are_not_shown() -> None:
    said = replace(RIGHT, answer=answer(r"It costs \$5 \[sic\]. [1]"))
    assert "It costs $5 [sic]." in answer_text(said, "q0")


def test_the_cited_words_are_marked_in_their_passage_and_gold_in_them() -> None:
    made = in_context(citation(), [passage()], [COST])
    assert made == f'The council met on Wednesday. <mark><span class="gold">{COST}</span></mark> It will open in 2028.'


def test_gold_that_overlaps_the_cited_words_is_told_apart() -> None:
    made = marked("abcdef", [Stretch(0, 4, "cited"), Stretch(2, 6, "gold")], 0, 6)
    assert made == '<mark>ab</mark><mark><span class="gold">cd</span></mark><span class="gold">ef</span>'


def test_a_long_passage_is_clipped_between_words_around_the_cited_ones() -> None:
    words = "word " * 200 + COST + " word" * 200
    made = in_context(citation(start=1000, end=1000 + len(COST)), [passage(words)], [])
    assert f"<mark>{COST}</mark>" in made
    assert made.startswith("… word ")
    assert made.endswith(" word …")
    assert len(made) < 500


def test_a_citation_that_no_passage_holds_stands_alone() -> None:
    for elsewhere in (
        [],
        [passage(article_id="ferry")],
        [passage(version=2)],
        [passage("Quite other words, though of the length needed here, or more.")],
    ):
        assert in_context(citation(), elsewhere, []) == f"<mark>{COST}</mark>"


def test_gold_is_found_whatever_the_line_breaks() -> None:
    broken = PASSAGE.replace("tram will", "tram\nwill")
    (found,) = gold_in(broken, [COST, "Not there.", ""])
    assert broken[found.start : found.end] == COST.replace("tram will", "tram\nwill")


def test_gold_sentences_tell_how_far_they_came() -> None:
    chosen = [{"article_id": "tram", "version": 1, "start": 30, "end": 61, "text": COST}]
    for words in ("retrieved, passage 1", "chosen", "cited"):
        assert f'<span class="yes">{words}</span>' in gold(replace(RIGHT, selected=chosen))
    far = replace(
        RIGHT, passages=[passage("Other words.")], answer=answer("Other. [1]", citation("Other words.", article_id="x"))
    )
    assert '<span class="no">not retrieved</span>' in gold(far)
    assert '<span class="no">not cited</span>' in gold(far)


def test_each_expected_group_tells_whether_it_is_shown() -> None:
    both = replace(RIGHT, expected=[["£64 million"], ["2030"]], scores={"answer_shown": 0.5})
    made = expected(both)
    assert 'class="value">£64 million</span> <span class="yes">shown' in made
    assert 'class="value">2030</span> <span class="no">not shown' in made
    assert "Silence" in expected(replace(WRONG, expected=[], asked={"expects": "silence"}))
    assert "contradict" in expected(replace(WRONG, expected=[], asked={"expects": "correction"}))
    assert "drafted" in expected(
        replace(WRONG, expected=[], asked={"expects": "answer", "draft": [{"say": "It is.", "holds": True}]})
    )


def test_drafted_sentences_come_with_what_the_check_said() -> None:
    made = drafted(
        replace(
            RIGHT,
            drafted=[{"text": COST, "fault": ""}, {"text": "It costs 46.", "fault": "the number 46"}],
            asked={"draft": [{"say": "It costs 46.", "holds": False, "fault": "number"}]},
        )
    )
    assert f"<li><span>{COST}</span>" in made
    assert '<span class="yes">passed the check</span> <span class="rest">shown</span>' in made
    assert '<span class="refused">It costs 46.</span> <span class="rest">false: number</span>' in made
    assert '<span class="no">refused: the number 46</span>' in made


def test_a_question_tells_its_filters_and_the_turns_before_it() -> None:
    told = {
        "filters": {"publisher": "Courier", "articles": ["a"]},
        "history": [{"question": "Who won?", "answer": "X."}],
    }
    words = Page(run(replace(RIGHT, asked=told))).words
    assert "publisher: Courier" in words
    assert "after Who won?" in words


def test_a_follow_up_shows_how_it_was_understood_and_a_stale_value_that_it_must_not_stand() -> None:
    asked = replace(
        RIGHT,
        question="And now?",
        stale=["£46 million"],
        answer=answer(standalone_question="What will the tram cost now?"),
    )
    words = Page(run(asked)).words
    assert "understood as: What will the tram cost now?" in words
    assert "Must not stand£46 million" in words
    assert "Asked on20 Sep 2025" in words


def test_passages_read_are_listed_with_the_way_they_were_found() -> None:
    made = retrieved(RIGHT)
    assert "1 passage read" in made
    assert "Northgate Daily, 12 Sep 2025 (dense 2)" in made
    assert '<span class="yes">gold</span>' in made


def test_only_scores_that_are_not_full_are_set_off() -> None:
    made = measured(
        replace(RIGHT, scores={"correct": 1.0, "gold_recall": 0.5, "stale_answered": 0.0, "false_shown": 1.0})
    )
    low = [row for row in made.split("<li")[1:] if row.startswith(' class="low"')]
    assert ["gold sentences: recall" in low[0], "drafts: false sentences shown" in low[1], len(low)] == [True, True, 2]


def test_only_markup_made_by_the_page_is_markup() -> None:
    assert el("p", "<b>", Html("<i></i>"), None, title='"', hidden=False, open=True, cls="x") == (
        '<p title="&quot;" open class="x">&lt;b&gt;<i></i></p>'
    )
    assert text(Html("<b>") + "<i>") == "&lt;b&gt;&lt;i&gt;"  # a sum is plain text again
    assert join(["<", Html("<br>")], " ") == "&lt; <br>"


def test_days_times_and_counts_read_well() -> None:
    assert [day("2025-09-12T17:40+01:00"), day("September"), day(None)] == ["12 Sep 2025", "September", ""]
    assert [moment("2026-11-23T01:37:41+00:00"), moment("then")] == ["23 Nov 2026, 01:37 UTC", "then"]
    assert [duration(v) for v in (None, 0.52, 207.4, 3184.0)] == ["-", "0.5 ms", "207 ms", "3.18 s"]
    assert [count(1, "call"), count(1200, "call")] == ["1 call", "1,200 calls"]
    assert [clip("one two three", 8), clip("one", 8)] == ["one two …", "one"]
    assert middle_cut("a" * 90 + "b" * 30, 30) == "a" * 20 + "\n[… 90 characters left out …]\n" + "b" * 10
