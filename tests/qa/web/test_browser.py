"""The real page on the starter articles, in a real browser: ask, open a citation, be told nothing is known.

Screenshots go to the folder that QA_SCREENSHOTS names, else to the test's own.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ASKED = "Who did the South Korean defense minister meet, and when will the joint drills start?"
UNANSWERABLE = "Who will be the first astronaut to walk on Mars?"
SIZES = {"desktop": {"width": 1280, "height": 860}, "phone": {"width": 400, "height": 800}}
_FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
_EVIL = "<img src=x onerror=window.ran=1><script>window.ran=2</script> ${window.ran=3} {{7*7}} **bold** $x^2$"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The page's address; it is stopped as Ctrl-C stops it, which must leave no traceback."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("QA_", "OPENAI_"))}
    environment["QA_HOME"] = str(tmp_path_factory.mktemp("home"))
    command = [sys.executable, "-m", "qa.cli", "ui", "--demo"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment) as server:
        assert server.stderr
        said = []
        try:
            for line in server.stderr:
                said.append(line)
                if found := re.search(r"http://127\.0\.0\.1:\d+", line):
                    yield found.group()
                    break
            else:
                pytest.fail(f"the page did not start: {''.join(said)}")
        finally:
            server.send_signal(signal.SIGINT)
            rest = server.stderr.read()
    assert "Traceback" not in rest, rest
    assert server.returncode == 0


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        pytest.skip("there is no Chromium on this machine")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=found, args=_FLAGS)
        yield browser
        browser.close()


@pytest.fixture(params=["desktop", "phone"])
def page(request: pytest.FixtureRequest, chromium: Any, address: str) -> Iterator[Any]:
    """The open page; fails if it complained, or asked for anything of another host."""
    faults: list[str] = []
    context = chromium.new_context(viewport=SIZES[request.param])
    opened = context.new_page()
    opened.on("console", lambda m: faults.append(m.text) if m.type == "error" else None)
    opened.on("pageerror", lambda e: faults.append(str(e)))
    opened.on("request", lambda r: None if _is_ours(r.url, address) else faults.append(r.url))
    opened.goto(address)
    opened.wait_for_selector(".welcome")
    opened.size = request.param
    yield opened
    context.close()
    assert faults == []


def _is_ours(url: str, address: str) -> bool:
    return url.startswith((address, "data:", f"blob:{address}"))


def ask(page: Any, question: str) -> Any:
    """Ask, and wait for the end of the answer; its turn."""
    page.get_by_label("Your question").fill(question)
    page.keyboard.press("Enter")
    page.locator(".turn .question", has_text=question).wait_for()
    page.wait_for_selector('.turn:last-child[aria-busy="false"]')
    return page.locator(".turn").last


def test_a_citation_opens_at_its_exact_words(page: Any, tmp_path: Path) -> None:
    turn = ask(page, ASKED)
    assert "September" in turn.inner_text() or "Nakatani" in turn.inner_text()
    shoot(page, tmp_path, "answer")
    turn.locator("button.chip").first.click()
    page.wait_for_selector("#reader mark.cited")
    quote = "".join(page.locator("#reader mark.cited").all_inner_texts())
    assert quote
    assert quote in turn.locator(".told").inner_text()  # quotes mode: the answer is the cited words
    in_view = "e => { const b = e.getBoundingClientRect(); return b.top >= 0 && b.bottom <= innerHeight }"
    page.wait_for_timeout(300)
    assert page.locator("#reader mark.cited").first.evaluate(in_view)
    shoot(page, tmp_path, "citation")
    page.keyboard.press("Escape")
    page.wait_for_selector("#reader .paper", state="detached")
    assert page.evaluate("document.activeElement.className") == "chip"


def test_what_the_articles_do_not_say_is_said_plainly(page: Any, tmp_path: Path) -> None:
    turn = ask(page, UNANSWERABLE)
    assert turn.locator(".silence").is_visible()
    assert turn.locator("button.chip").count() == 0
    shoot(page, tmp_path, "abstention")
    page.get_by_role("button", name="New conversation").click()
    page.wait_for_selector(".welcome")


def test_articles_are_found_opened_and_added_and_run_nothing(page: Any, tmp_path: Path) -> None:
    page.get_by_role("tab", name="Articles").click()
    added = tmp_path / f"evil-{page.size}.jsonl"
    text = f"The zeppelin {page.size} of mayor Zorblatt {_EVIL} landed on the roof of the town hall on Tuesday evening."
    lines = [
        {"text": text, "title": f"{page.size} {_EVIL}", "publisher": _EVIL, "url": f"https://x.example/{page.size}"}
    ]
    added.write_text(json.dumps(lines[0]) + "\nnot json\n")
    page.locator("#shelf input[type=file]").set_input_files(added)
    page.wait_for_selector(".outcome")
    assert "1 added, 1 rejected" in page.locator(".outcome").inner_text()
    assert f"{added.name}:2" in page.locator(".outcome li").inner_text()
    page.get_by_label("Find by title or publisher").fill(f"{page.size} <img")
    page.locator("#articles .facts", has_text="1 of").wait_for()
    page.locator("#articles button").click()
    page.wait_for_selector("#reader .paper")
    assert text in page.locator("#reader .body").inner_text()
    page.get_by_role("button", name="Close the article").click()
    page.get_by_role("tab", name="Ask").click()
    turn = ask(page, f"Where did the zeppelin of mayor Zorblatt land {_EVIL}?")
    assert turn.locator("img, script").count() == 0
    assert page.evaluate("window.ran") is None


def shoot(page: Any, folder: Path, name: str) -> None:
    folder = Path(os.environ.get("QA_SCREENSHOTS") or folder)
    folder.mkdir(parents=True, exist_ok=True)
    page.wait_for_timeout(400)
    page.screenshot(path=folder / f"{name}-{page.size}.png")
