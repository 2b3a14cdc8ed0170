"""Files, folders, standard input and JSON lines: what comes out, and what is refused in which words."""

from __future__ import annotations

import gzip
import io
import json
import os
import sys
from pathlib import Path

import pytest

from corpus.article import Document, Rejection
from corpus.read import count, lines, read

BODY = "The harbour council agreed on Monday to widen the northern breakwater."
LINE = json.dumps({"text": BODY}).encode()


def documents(*sources: Path | str, stdin: bytes | None = None) -> list[Document]:
    found = list(read([str(s) for s in sources], io.BytesIO(stdin) if stdin is not None else None))
    assert all(isinstance(one, Document) for one in found), found
    return [one for one in found if isinstance(one, Document)]


def reasons(*sources: Path | str, stdin: bytes | None = None) -> dict[str, str]:
    found = read([str(s) for s in sources], io.BytesIO(stdin) if stdin is not None else None)
    return {one.source: one.reason for one in found if isinstance(one, Rejection)}


def test_a_folder_is_read_in_order_without_what_is_hidden(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".git").mkdir()
    for name in ("b/2.txt", "a.txt", ".hidden.txt", ".git/x.txt", "README.md", "readme.txt", "c.markdown"):
        (tmp_path / name).write_text(BODY)
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    found = list(read([str(tmp_path)]))
    assert [Path(one.source).relative_to(tmp_path).as_posix() for one in found] == [
        "a.txt", "b/2.txt", "c.markdown", "picture.png",
    ]  # fmt: skip
    assert isinstance(found[3], Rejection)
    assert found[3].reason.startswith("unknown format")


def test_sources_are_named_as_they_were_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text(BODY)
    (tmp_path / "l.jsonl").write_bytes(LINE)
    monkeypatch.chdir(tmp_path)
    assert [one.source for one in read(["news", "./news/a.txt", "l.jsonl", "gone"])] == [
        os.path.join("news", "a.txt"), "./news/a.txt", "l.jsonl:1", "gone",
    ]  # fmt: skip


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_links_are_followed_but_never_round_in_a_circle(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "x.txt").write_text(BODY)
    (tmp_path / "a" / "b" / "up").symlink_to(tmp_path / "a")
    (tmp_path / "a" / "itself.txt").symlink_to(tmp_path / "a" / "itself.txt")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "y.txt").write_text(BODY)
    (tmp_path / "a" / "link").symlink_to(tmp_path / "elsewhere")
    found = list(read([str(tmp_path / "a")]))
    assert [Path(one.source).name for one in found if isinstance(one, Document)] == ["y.txt", "x.txt"]
    assert [Path(one.source).name for one in found if isinstance(one, Rejection)] == ["itself.txt"]


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.jsonl", "a.txt.gz", "a.jsonl.gz", "a.ndjson"])
def test_every_format_may_be_packed(tmp_path: Path, name: str) -> None:
    content = {"jsonl": LINE, "ndjson": LINE, "html": f"<article><p>{BODY}</p></article>".encode()}
    data = content.get(name.split(".")[1], BODY.encode())
    (tmp_path / name).write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    assert [one.text.strip() for one in documents(tmp_path / name)] == [BODY]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "the file is empty"),
        ("a.txt", b" \n\t\n", "the file is empty"),
        ("a.txt", b"%PDF-1.7 abc", "a binary file, not text"),
        ("a.txt", bytes(range(256)) * 20, "a binary file, not text"),
        ("a.html", b"<html><body></body></html>", "no article text was found in the page"),
        ("a.html", b"<<<>>> <", "no article text was found in the page"),
        ("a.txt.gz", b"not gzip at all", "a damaged or incomplete gzip file; fetch or pack it again"),
        ("a.txt.gz", gzip.compress(BODY.encode() * 99)[:-12],
         "a damaged or incomplete gzip file; fetch or pack it again"),
        ("a.jsonl", b"\n\n", "the file is empty"),
        ("a.md", b"---\ntitle: a: b\n---\ntext",
         "the front matter is not valid YAML in line 2; quote values with a colon"),
        ("a.md", b"---\ntitle: x\nno end", "the front matter is not closed; end it with a line of ---"),
        ("a.md", b"---\ntitle: x\n---\n", "only front matter and no text"),
        ("a.pdf", b"x", "unknown format; give .txt, .md, .html or .jsonl, or any of them as .gz"),
    ],
)  # fmt: skip
def test_a_bad_file_is_refused_in_plain_words(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(data)
    (tmp_path / "good.txt").write_text(BODY)
    found = list(read([str(tmp_path / name), str(tmp_path / "good.txt")]))
    assert found[0] == Rejection(str(tmp_path / name), reason)
    assert isinstance(found[1], Document)
    assert len(found) == 2


def test_what_is_missing_or_not_a_path_is_refused(tmp_path: Path) -> None:
    gone = str(tmp_path / "gone.txt")
    assert reasons(gone) == {gone: "not found; check the path"}
    assert list(reasons("a\0b").values()) == ["not found; check the path"]
    assert reasons("-") == {"-": "there is no standard input to read"}


def test_a_file_larger_than_any_article_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(b"word " * (5 * 2**20), 1))
    assert "larger than 20 MB" in "".join(reasons(tmp_path / "a.txt.gz").values())


def test_json_lines_give_their_fields(tmp_path: Path) -> None:
    rows: list[dict[str, object]] = [
        {"id": 7, "url": "https://x.org/a", "title": "T", "publisher": "P", "byline": "B", "text": BODY,
         "published": "2025-09-08T10:30:00+09:00", "language": "en", "other": {}},
        {"text": BODY, "authors": ["Jane Doe", "John Roe"], "date": "September 2025"},
        {"text": BODY, "author": {"name": "Jane"}, "title": 3, "published": "soon"},
        {"text": BODY + "\ud83d", "author": "Jane"},
    ]  # fmt: skip
    (tmp_path / "a.jsonl").write_text("\n".join(json.dumps(row) for row in rows))
    full, listed, odd, single = documents(tmp_path / "a.jsonl")
    assert (full.kind, full.external_id, full.url, full.title) == ("record", "7", "https://x.org/a", "T")
    assert (full.publisher, full.byline, full.language) == ("P", "B", "en")
    assert full.published is not None
    assert full.published.text == "2025-09-08T10:30+09:00"
    assert listed.byline == "Jane Doe, John Roe"
    assert listed.published is not None
    assert listed.published.text == "2025-09"
    assert (odd.title, odd.published) == (None, None)
    assert (single.text, single.byline) == (BODY, "Jane")


def test_a_bad_line_costs_that_line_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "LONGEST", 1000)
    long = json.dumps({"text": "x" * 5000}).encode()
    bad = [
        b"{broken",
        b"[1]",
        b"{}",
        b'{"text": 5}',
        b'{"text": "  "}',
        long,
        b"\xff\x00\xfe",
        b"[" * 900,
        b"9" * 900,
    ]
    (tmp_path / "a.jsonl").write_bytes(b"\n".join([LINE, b"", *bad, LINE]))
    found = list(read([str(tmp_path / "a.jsonl")]))
    assert isinstance(found[0], Document)
    assert isinstance(found[-1], Document)
    told = [one for one in found if isinstance(one, Rejection)]
    assert [one.source.rsplit(":", 1)[1] for one in told] == [str(n) for n in range(3, 12)]
    assert told[0].reason.startswith("not valid JSON")
    assert told[1].reason.startswith("not a JSON object")
    assert {one.reason for one in told[2:5]} == {'no text; an article needs a "text" that is a string and not empty'}
    assert told[5].reason == "a line over 8 MB; split the article"


def test_a_line_over_the_cap_is_never_held_whole(tmp_path: Path) -> None:
    class Watched(io.BytesIO):
        longest = 0

        def readline(self, size: int | None = -1, /) -> bytes:
            line = super().readline(-1 if size is None else size)
            Watched.longest = max(Watched.longest, len(line))
            return line

    stream = Watched(b'{"text": "' + b"x" * (20 * 2**20) + b'"}\n' + LINE)
    found = list(lines.articles(stream, "a"))
    assert [type(one) for one in found] == [Rejection, Document]
    assert Watched.longest <= lines.LONGEST + 1


def test_a_damaged_archive_gives_what_was_read_before_the_damage(tmp_path: Path) -> None:
    rows = b"\n".join(json.dumps({"text": f"{BODY} {n} {os.urandom(40).hex()}"}).encode() for n in range(3000))
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(rows)[:-2000])
    found = list(read([str(tmp_path / "a.jsonl.gz")]))
    assert isinstance(found[0], Document)
    assert len(found) > 1000
    assert found[-1] == Rejection(
        str(tmp_path / "a.jsonl.gz"), "a damaged or incomplete gzip file; fetch or pack it again"
    )


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (LINE + b"\n" + LINE, "record"),
        (b"\xef\xbb\xbf" + LINE, "record"),
        (gzip.compress(LINE), "record"),
        (f"<!DOCTYPE html><html><body><article><p>{BODY}</p></article></body></html>".encode(), "page"),
        (f"---\ntitle: T\n---\n{BODY}".encode(), "text"),
        (BODY.encode(), "text"),
    ],
)
def test_standard_input_tells_its_own_format(data: bytes, kind: str) -> None:
    found = documents("-", stdin=data)
    assert {one.kind for one in found} == {kind}
    assert all(one.text.strip() == BODY for one in found)
    assert found[0].source == ("-:1" if kind == "record" else "-")


def test_standard_input_is_left_open_and_empty_input_is_refused() -> None:
    stdin = io.BytesIO(BODY.encode())
    list(read(["-"], stdin))
    assert not stdin.closed
    assert reasons("-", stdin=b"") == {"-": "the file is empty"}


def test_front_matter_gives_the_fields(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        "---\ntitle: 'A: title'\nauthors: [Jane, John]\ndate: 2025-09-08\nurl: https://x.org/a\n"
        f"publisher: Harbour Post\nlang: no\n---\n\n{BODY}\n"
    )
    (found,) = documents(tmp_path / "a.md")
    assert (found.title, found.byline, found.url, found.publisher, found.language) == (
        "A: title", "Jane, John", "https://x.org/a", "Harbour Post", "no",
    )  # fmt: skip
    assert found.published is not None
    assert found.published.text == "2025-09-08"
    assert found.text.strip() == BODY


def test_a_rule_at_the_top_is_no_front_matter(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"---\n\n{BODY}\n\n---\n")
    assert BODY in documents(tmp_path / "a.md")[0].text


def test_count_is_an_upper_bound_and_never_raises(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b"\n".join([LINE] * 5))
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(b"\n".join([LINE] * 3) + b"\n"))
    (tmp_path / "c.txt").write_text(BODY)
    (tmp_path / "d.jsonl.gz").write_bytes(b"damaged")
    assert count([str(tmp_path)]) == 5 + 3 + 1 + 1
    assert count(["-", "https://x.org", "gone", "a\0b"]) == 4
    assert count([]) == 0
