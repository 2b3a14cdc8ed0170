"""The library as its users see it: what is added is found, once, and survives whatever happens."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from filelock import FileLock

from corpus.embedding import Vectors
from corpus.errors import LibraryBusy, UnknownArticle, WrongEmbedding
from corpus.library import Library
from corpus.records import Filter
from corpus.terms import terms

STORY = (
    "The harbour council voted on Tuesday to rebuild the old pier. " * 3
    + "Work begins in {} and costs nine million pounds."
)
WIRE = " ".join(
    f"Ministers of both countries met for the {i}th time and agreed on point {i} of their plan." for i in range(30)
)


class Letters:
    """A tiny embedding of 16 dimensions made of the words' letters; counts what it is asked to embed."""

    name = "letters"

    def __init__(self) -> None:
        self.embedded = 0

    def embed(self, texts: Sequence[str]) -> Vectors:
        self.embedded += len(texts)
        rows = np.full((len(texts), 16), 1e-3, np.float32)
        for i, text in enumerate(texts):
            for term in terms(text):
                rows[i, sum(map(ord, term)) % 16] += 1
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def write(folder: Path, *records: dict[str, str]) -> str:
    path = folder / "articles.jsonl"
    path.write_text("".join(json.dumps(record) + "\n" for record in records))
    return str(path)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "home", Letters())


def found(library: Library, query: str, where: Filter = Filter()) -> list[str | None]:  # noqa: B008
    snapshot = library.snapshot()
    vector = library.embedding.embed([query])[0]
    dense = {c.article_id for c, _ in snapshot.dense(vector, 5, where)}
    lexical = {c.article_id for c, _ in snapshot.lexical(query, 5, where)}
    return sorted(snapshot.heads[i].article.title or "" for i in dense & lexical)


def test_adding_twice_changes_nothing_and_embeds_nothing(library: Library, tmp_path: Path) -> None:
    source = write(tmp_path, {"title": "Pier", "text": STORY.format("May")})
    first = library.add([source])
    embedding = library.embedding
    assert isinstance(embedding, Letters)
    before = embedding.embedded
    second = library.add([source])
    assert (first.added, second.added, second.unchanged, second.chunks) == (1, 0, 1, 0)
    assert embedding.embedded == before


def test_the_same_text_from_elsewhere_is_a_duplicate(library: Library, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY.format("May"))
    (tmp_path / "b.txt").write_text(STORY.format("May"))
    outcome = library.add([str(tmp_path / "a.txt"), str(tmp_path / "b.txt")])
    assert (outcome.added, outcome.duplicates, outcome.articles) == (1, 1, 1)


def test_nearly_the_same_text_by_another_publisher_is_one_cluster(library: Library, tmp_path: Path) -> None:
    library.add(
        [
            write(
                tmp_path,
                {"title": "One", "publisher": "Post", "url": "https://a.example/1", "text": WIRE},
                {"title": "Two", "publisher": "Ledger", "url": "https://b.example/2", "text": "Seoul said: " + WIRE},
                {"title": "Pier", "publisher": "Post", "text": STORY.format("May")},
            )
        ]
    )
    clusters = {s.article.title: s.cluster for s in library.articles()}
    assert clusters["One"] == clusters["Two"] != clusters["Pier"]


def test_new_text_under_a_known_address_is_a_new_version(library: Library, tmp_path: Path) -> None:
    page = {"title": "Pier", "url": "https://a.example/pier"}
    library.add([write(tmp_path, {**page, "text": STORY.format("May"), "published": "2025-09-01"})])
    outcome = library.add([write(tmp_path, {**page, "text": STORY.format("June"), "published": "2025-09-02"})])
    assert (outcome.added, outcome.updated, outcome.articles) == (0, 1, 1)
    (stored,) = library.articles()
    assert (stored.version, "June" in library.show(stored.article.id).text) == (2, True)
    assert "May" in library.show(stored.article.id, version=1).text
    assert library.snapshot().lexical("May", 5, Filter()) == []
    assert library.vectors_held() == library.count()[1]


def test_an_earlier_version_that_arrives_late_stays_in_the_past(library: Library, tmp_path: Path) -> None:
    page = {"title": "Pier", "url": "https://a.example/pier"}
    library.add([write(tmp_path, {**page, "text": STORY.format("June"), "published": "2025-09-02"})])
    library.add([write(tmp_path, {**page, "text": STORY.format("May"), "published": "2025-09-01"})])
    (stored,) = library.articles()
    assert "June" in library.show(stored.article.id).text
    assert library.vectors_held() == library.count()[1]


def test_bad_input_is_named_and_the_rest_goes_on(library: Library, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "empty.txt").write_text("")
    (folder / "word.txt").write_text("Hello")
    (folder / "good.txt").write_text(STORY.format("May"))
    outcome = library.add([str(folder), str(tmp_path / "missing.txt")])
    assert outcome.added == 1
    assert {Path(r.source).name for r in outcome.rejected} == {"empty.txt", "word.txt", "missing.txt"}
    assert all(r.reason for r in outcome.rejected)


def test_filters(library: Library, tmp_path: Path) -> None:
    library.add(
        [
            write(
                tmp_path,
                {"title": "Early", "publisher": "Post", "published": "2025-09-01", "text": STORY.format("May")},
                {"title": "Late", "publisher": "Ledger", "published": "2025-09-20", "text": STORY.format("June")},
                {"title": "Undated", "text": STORY.format("July")},
            )
        ]
    )
    assert found(library, "harbour pier") == ["Early", "Late", "Undated"]
    assert found(library, "harbour pier", Filter(as_of=date(2025, 9, 10))) == ["Early", "Undated"]
    assert found(library, "harbour pier", Filter(since=date(2025, 9, 10))) == ["Late"]
    assert found(library, "harbour pier", Filter(until=date(2025, 9, 10))) == ["Early"]
    assert found(library, "harbour pier", Filter(publisher="ledg")) == ["Late"]
    assert found(library, "harbour pier", Filter(title="und")) == ["Undated"]


def test_only_the_articles_named(library: Library, tmp_path: Path) -> None:
    rows = [
        {"title": t, "published": d, "text": STORY.format(t)}
        for t, d in (("May", "2025-09-01"), ("June", "2025-09-20"))
    ]
    library.add([write(tmp_path, *rows)])
    ids = {stored.article.title: stored.article.id for stored in library.articles()}
    assert found(library, "harbour pier", Filter(articles=frozenset({ids["May"]}))) == ["May"]
    assert found(library, "harbour pier", Filter(articles=frozenset(ids.values()))) == ["June", "May"]
    assert found(library, "harbour pier", Filter(articles=frozenset())) == []
    assert found(library, "harbour pier", Filter(articles=frozenset({"nobody"}))) == []
    late = Filter(since=date(2025, 9, 10), articles=frozenset({ids["May"]}))
    assert found(library, "harbour pier", late) == []
    assert [s.article.title for s in library.articles(Filter(articles=frozenset({ids["May"]})))] == ["May"]


def test_another_embedding_model_is_refused(library: Library, tmp_path: Path) -> None:
    library.add([write(tmp_path, {"text": STORY.format("May")})])
    other = Letters()
    other.name = "others"
    with pytest.raises(WrongEmbedding, match=r"letters.*QA_EMBEDDING"):
        Library(library.home, other)


def test_remove_and_unknown(library: Library, tmp_path: Path) -> None:
    library.add([write(tmp_path, {"id": "mine", "text": STORY.format("May")})])
    with pytest.raises(UnknownArticle, match="nobody"):
        library.remove(["mine", "nobody"])
    assert library.count()[0] == 1
    assert library.remove(["mine"]) == 1
    assert library.count() == (0, 0)
    assert library.vectors_held() == 0


def test_one_writer_at_a_time(library: Library, tmp_path: Path) -> None:
    source = write(tmp_path, {"text": STORY.format("May")})
    with FileLock(library.home / "writer.lock"), pytest.raises(LibraryBusy, match="another process"):
        library.add([source])


class Stops(Letters):
    """Is interrupted, as by Ctrl-C, at its third batch."""

    batches = 0

    def embed(self, texts: Sequence[str]) -> Vectors:
        self.batches += 1
        if self.batches == 3:
            raise KeyboardInterrupt
        return super().embed(texts)


def test_interrupted_it_opens_again_and_the_same_call_does_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("corpus.library._BATCH", 2)
    source = write(tmp_path, *({"id": str(i), "text": f"Article {i}. {STORY.format(i)}"} for i in range(10)))
    stopped = Library(tmp_path / "home", Stops())
    with pytest.raises(KeyboardInterrupt):
        stopped.add([source])
    stopped.close()
    again = Library(tmp_path / "home", Letters())
    kept = again.count()[0]
    assert 0 < kept < 10
    assert len(again.snapshot().chunks) == again.vectors_held()
    outcome = again.add([source])
    assert (outcome.unchanged, outcome.added, outcome.articles) == (kept, 10 - kept, 10)
    assert len(found(again, "harbour pier council")) > 0


def test_vectors_without_articles_are_ignored_and_swept(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise OSError("the disk is full")

    with monkeypatch.context() as patch:
        patch.setattr("corpus.store.manifest.Manifest.put_chunks", broken)
        with pytest.raises(OSError, match="full"):
            library.add([write(tmp_path, {"text": STORY.format("May")})])
    assert library.count() == (0, 0)
    assert library.vectors_held() == 1
    assert library.snapshot().dense(library.embedding.embed(["pier"])[0], 5, Filter()) == []
    library.add([write(tmp_path, {"text": STORY.format("June")})])
    assert library.vectors_held() == library.count()[1] == 1


def test_a_reader_sees_what_another_process_wrote(library: Library, tmp_path: Path) -> None:
    library.add([write(tmp_path, {"title": "Pier", "text": STORY.format("May")})])
    assert found(library, "harbour pier") == ["Pier"]
    other = Library(library.home, Letters())
    other.add([write(tmp_path, {"title": "Second pier", "text": STORY.format("June")})])
    assert found(library, "harbour pier") == ["Pier", "Second pier"]
