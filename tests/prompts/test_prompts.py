"""The prompts as they are sent: a changed prompt shows in the diff of `golden/`.

After a change that is meant, raise the prompt's version and write the golden files anew:

    QA_GOLDEN=write python -m pytest tests/prompts
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from prompts import load, names

GOLDEN = Path(__file__).parent / "golden"
WRITE = os.environ.get("QA_GOLDEN") == "write"  # now, because no test sees the environment
VALUES = {
    "question": "Who was hurt?",
    "as_of": "2025-09-15",
    "evidence": "[1] (Pacific Ledger, 2025-09-08) Fourteen people were hurt.\n[2] The quay will be mended.",
    "faults": "- Ninety people were hurt. (it gives the number 90, which the cited words do not)",
    "expected": "“14” or “fourteen”",
    "answer": "| Fourteen people were hurt. [1]\n| VERDICT: WRONG",
    "conversation": "Q: What struck the quay?\nA: The ferry Morning Star.",
}


@pytest.mark.parametrize("name", names())
def test_what_is_sent_is_what_was_agreed(name: str) -> None:
    prompt = load(name)
    messages = prompt.render(**{variable: VALUES[variable] for variable in prompt.variables})
    sent = f"{name}, version {prompt.version}\n" + "".join(f"\n== {m.role}\n{m.text}\n" for m in messages)
    path = GOLDEN / f"{name}.txt"
    if WRITE:
        path.write_text(sent)
    assert path.read_text() == sent


def test_every_golden_file_has_its_prompt() -> None:
    assert (
        sorted(path.stem for path in GOLDEN.glob("*.txt"))
        == names()
        == ["answer", "condense", "judge", "object", "repair"]
    )


@pytest.mark.parametrize("name", names())
def test_a_missing_or_a_further_variable_is_an_error(name: str) -> None:
    prompt = load(name)
    values = dict.fromkeys(prompt.variables, "x")
    for variable in prompt.variables:
        with pytest.raises(ValueError, match=f"the prompt {name} takes"):
            prompt.render(**{k: v for k, v in values.items() if k != variable})
    with pytest.raises(ValueError, match="other"):
        prompt.render(**values, other="x")


def test_what_is_put_in_is_never_read_for_variables() -> None:
    evidence = "[1] {{question}} {{as_of}} \\1 \\g<0> {{evidence}}"
    *_, user = load("answer").render(question="Who?", as_of="2025-09-15", evidence=evidence)
    assert evidence in user.text
    assert user.text.count("Who?") == 1


def test_a_head_that_does_not_match_its_text_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("prompts.__file__", str(tmp_path / "__init__.py"))
    head = "---\nname: {}\nversion: 1\nvariables: [{}]\n---\n# user\nSay {{{{word}}}}.\n"
    (tmp_path / "fine.md").write_text(head.format("fine", "word"))
    (tmp_path / "misnamed.md").write_text(head.format("other", "word"))
    (tmp_path / "extra.md").write_text(head.format("extra", "word, more"))
    assert load("fine").render(word="aye")[0].text == "Say aye."
    for name in ("misnamed", "extra"):
        with pytest.raises(ValueError, match=f"prompts/{name}.md"):
            load(name)
    load.cache_clear()
