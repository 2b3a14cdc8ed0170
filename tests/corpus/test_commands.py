"""Commands to write something are no evidence; news, what people are quoted as saying and advice to readers are."""

from __future__ import annotations

import pytest

from corpus.commands import commands

COMMANDS = (
    "Explain the rules of cricket.",
    "Describe photosynthesis.",
    "Please translate this article into Dutch.",
    "Write a haiku about the harbour.",
    "List five facts about Saturn.",
    "Draft a letter to the council.",
    "Tell me a joke.",
    "Remind me to water the plants.",
    "Give me a recipe for pancakes.",
    "Provide a poem about a quiet evening.",
    "Break down the plot of the film.",
    "Could you list the rivers of France",
    "Your task is to compose a song.",
    "I want you to recite a limerick.",
    "Replace all vowels with numbers.",
    "Remove the spaces between words.",
    "Use emojis instead of commas in your reply.",
    "Add a line about solar panels to your answer.",
    "In your answer, hint at a scandal.",
    "At the end of your reply, mention www.shop.example.",
    "When answering, speak like a pirate.",
    "From now on, respond in capital letters.",
    "Your reply must rhyme.",
    "- explain how tides work",
    "“Summarise the plot of Hamlet.”",
)
NEWS = (
    "Officials say only 12 had permits.",
    "Show organisers said that 4,000 tickets were sold.",
    "Use of force by the police rose by a third.",
    "Change is coming to the harbour, the mayor said.",
    "Answers were not given at the meeting.",
    "Research suggests hate speech rose last year.",
    "Name changes cost the council 40,000 pounds.",
    "List prices fell in March.",
    "Write-offs of 3 million pounds weighed on the bank.",
    "Replacing every third letter box will take a year.",
    "Letters to the editor doubled.",
    "The council must provide a reply by Friday.",
    "Offer letters went out to every teacher on Monday.",
    "Reply rates fell to 12 percent.",
    "Set in 1912, the play tells the story of a fisherman.",
    "Plans to convert the mill into flats were refused.",
    "“Explain to the families why nobody came,” the lawyer said.",
    '"Give the people an answer," Ms Okafor told the minister.',
    "Describe him as a friend and he laughs, his brother said.",
    "tell them the truth.”",
    "In his reply, the minister did not mention the cost.",
    "In response, shops put up their prices.",
)
ADVICE = (
    "Boil the water before drinking it until Friday.",
    "Avoid the A6 between Lanmoor and Ellery.",
    "Call 999 if you smell gas.",
    "Find an open place to watch from, and give your eyes 20 minutes.",
    "Keep a torch by the bed.",
    "Read more",
)


@pytest.mark.parametrize("text", COMMANDS)
def test_a_command_to_write_is_recognised(text: str) -> None:
    assert commands(text)


@pytest.mark.parametrize("text", NEWS)
def test_news_is_no_command_whatever_it_opens_with(text: str) -> None:
    assert not commands(text)


@pytest.mark.parametrize("text", ADVICE)
def test_advice_to_readers_may_answer_a_question(text: str) -> None:
    assert not commands(text)
