"""Where the evals keep things, and the libraries they search: built once, kept between runs.

A kept library must not outlive the code that made it, or a better chunker would be measured on
the old chunks. So each has a marker with the fingerprint of its articles and of the ingest code; one
that does not match is made anew. Only folders with that marker are ever removed.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.article import Document
from corpus.errors import EvalError
from evals.runs.fingerprints import of_articles, of_ingest
from evals.runs.progress import ingest_bar

if TYPE_CHECKING:
    from corpus.records import Added
    from evals.cases.plan import Request
    from evals.runs.progress import Report
    from qa.desk import Desk
    from qa.model import LanguageModel
    from qa.settings import Settings

_MARKER = "evals.json"
_NAMED = 5  # sources that could not be added


def home_folder(home: Path | None) -> Path:
    """`home`, else QA_HOME, else the user's data folder."""
    from qa.settings import Settings

    return Settings.from_env(os.environ, home).home


def runs_folder(home: Path | None) -> Path:
    """Where runs are saved."""
    return home_folder(home) / "evals" / "runs"


def library_folder(home: Path | None, name: str) -> Path:
    """The evals' own library of that name: never the user's, which must not fill with test articles.

    `HOME/evals/libraries/NAME` under `home` or QA_HOME; else in the user's cache, as it can be made again.
    """
    named = home or os.environ.get("QA_HOME")
    if named:
        return Path(named).expanduser() / "evals" / "libraries" / name
    from platformdirs import user_cache_dir

    return Path(user_cache_dir("dateline", appauthor=False)) / "evals" / name


def open_library(
    folder: Path, articles: Sequence[Path] | Sequence[Document], request: Request
) -> tuple[Desk, dict[str, Any]]:
    """A desk on the library of `articles` (sources, or documents in memory), and what the run file says of it.

    It is built on first use; a build that was cut off is taken up again. A model's replies are kept beside
    the libraries. Raises EvalError if `folder` holds something else.
    """
    from qa.settings import Settings

    # Whatever server holds the user's vectors, these stay in the folder that is removed when they are stale.
    settings = replace(Settings.from_env(os.environ, folder), chroma_url=None)
    made_of = {"articles": of_articles(articles), "ingest": of_ingest(), "embedding": settings.embedding or "local"}
    marker = _read_marker(folder)
    if marker and marker["made_of"] != made_of:
        print(f"{folder.name}: the articles or the ingest code have changed; building it anew", file=sys.stderr)
        shutil.rmtree(folder)
        marker = None
    if not marker or not marker["done"]:
        _write_marker(folder, {"made_of": made_of, "done": False})
        desk = desk_on(settings, request)
        with ingest_bar(request.progress, folder.name) as report:
            outcome = _add(desk, articles, report)
        for rejection in outcome.rejected[:_NAMED]:
            print(f"{rejection.source}: {rejection.reason}", file=sys.stderr)
        if more := len(outcome.rejected[_NAMED:]):
            print(f"and {more} more that could not be added", file=sys.stderr)
        marker = {"made_of": made_of, "done": True, "rejected": len(outcome.rejected), "duplicates": outcome.duplicates}
        _write_marker(folder, marker)
    else:
        desk = desk_on(settings, request)
    counts = {name: marker[name] for name in ("rejected", "duplicates")}
    return desk, {**described(desk, marker["made_of"]), **counts}


def desk_on(settings: Settings, request: Request) -> Desk:
    """A desk whose model, if there is one, is asked each thing once."""
    from corpus.library import Library
    from qa.desk import Desk, embedding_of, reranker_of

    library = Library(settings.home, embedding_of(settings), settings.chroma_url)
    return Desk(
        library, asked_once(request.model, request.home), caution=settings.caution, reranker=reranker_of(settings)
    )


def asked_once(model: str | None, home: Path | None) -> LanguageModel | None:
    """The model of that name (None: the one of QA_MODEL), its replies kept; None in quotes mode. Raises SettingsError."""
    from evals.runs.replies import RememberedModel, Replies
    from qa.model import connect
    from qa.settings import Settings

    wanted = Settings.from_env(os.environ, home).model_settings(model)
    if wanted is None:
        return None
    return RememberedModel(connect(wanted), Replies(replies_file(home)), wanted.base_url or "")


def replies_file(home: Path | None) -> Path:
    """Where the replies of models are kept: in the folder that holds the evals' libraries."""
    return library_folder(home, "replies.sqlite")


def _add(desk: Desk, articles: Sequence[Path] | Sequence[Document], report: Report | None) -> Added:
    documents = [article for article in articles if isinstance(article, Document)]
    if documents:
        return desk.library.add_documents(documents, len(documents), report)
    return desk.add([str(source) for source in articles], progress=report)


def described(desk: Desk, made_of: object = None) -> dict[str, Any]:
    """The library's fingerprint: same articles, texts and chunks, same fingerprint, wherever it lies."""
    rows = sorted((s.article.id, s.version, s.chunks) for s in desk.articles())
    unusual: dict[str, str] = {} if desk.caution == "normal" else {"caution": desk.caution}
    if desk.reranks:
        unusual["reranked"] = "yes"
    return {
        **unusual,
        "fingerprint": hashlib.sha256(json.dumps([rows, made_of]).encode()).hexdigest()[:16],
        "articles": len(rows),
        "chunks": sum(chunks for _, _, chunks in rows),
        "embedding": desk.library.embedding.name,
    }


def _read_marker(folder: Path) -> dict[str, Any] | None:
    if not folder.exists() or not any(folder.iterdir()):
        return None
    try:
        marker: dict[str, Any] = json.loads((folder / _MARKER).read_text("utf-8"))
        return marker
    except (OSError, ValueError):
        raise EvalError(f"{folder} is no library of the evals: move it away, or choose another --home") from None


def _write_marker(folder: Path, marker: dict[str, Any]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / _MARKER).write_text(json.dumps(marker, indent=1) + "\n", "utf-8")
