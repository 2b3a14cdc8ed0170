"""Where the evals keep things, and the libraries they search: built once, kept between runs.

A kept library must not outlive the code that made it, or a better chunker would be measured on
the old chunks. So each has a marker with the fingerprint of its articles and of the ingest code; one
that does not match is made anew. Only folders with that marker are ever removed.
"""

from __future__ import annotations

import ast
import hashlib
import json
import os
import shutil
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.errors import EvalError
from evals.progress import ingest_bar

if TYPE_CHECKING:
    from qa.desk import Desk

_MARKER = "evals.json"
_INGEST = ("read", "clean", "identify", "chunk", "embed", "sentences.py", "library.py")  # of the package corpus


def runs_folder(home: Path | None) -> Path:
    """Where runs are saved: `HOME/evals/runs`; HOME is `home`, else QA_HOME, else the user's data folder."""
    from qa.settings import Settings

    return Settings.from_env(os.environ, home).home / "evals" / "runs"


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
    folder: Path, sources: Sequence[Path], *, model: str | None, progress: bool
) -> tuple[Desk, dict[str, Any]]:
    """A desk on the library of `sources`, built here on first use, and what the run file says of it.

    A build that was cut off is taken up again. Raises EvalError if `folder` holds something else.
    """
    from qa.desk import Desk
    from qa.settings import Settings

    # Whatever server holds the user's vectors, these stay in the folder that is removed when they are stale.
    settings = replace(Settings.from_env(os.environ, folder), chroma_url=None)
    made_of = {
        "articles": _digest_files(sources),
        "ingest": _digest_ingest(),
        "embedding": settings.embedding or "local",
    }
    marker = _read_marker(folder)
    if marker and marker["made_of"] != made_of:
        print(f"{folder.name}: the articles or the ingest code have changed; building it anew", file=sys.stderr)
        shutil.rmtree(folder)
        marker = None
    if not marker or not marker["done"]:
        _write_marker(folder, {"made_of": made_of, "done": False})
        desk = Desk.open(settings, model)
        with ingest_bar(progress, folder.name) as report:
            outcome = desk.add([str(source) for source in sources], progress=report).as_dict()
        counts = {"rejected": len(outcome["rejected"]), "duplicates": outcome["duplicates"]}
        marker = {"made_of": made_of, "done": True, **counts}
        _write_marker(folder, marker)
    else:
        desk = Desk.open(settings, model)
    return desk, _described(desk, marker)


def _described(desk: Desk, marker: dict[str, Any]) -> dict[str, Any]:
    """The library's fingerprint: same articles, texts and chunks, same fingerprint, wherever it lies."""
    rows = sorted((s.article.id, s.version, s.chunks) for s in desk.articles())
    return {
        "fingerprint": hashlib.sha256(json.dumps([rows, marker["made_of"]]).encode()).hexdigest()[:16],
        "articles": len(rows),
        "chunks": sum(chunks for _, _, chunks in rows),
        "embedding": desk.library.embedding.name,
        "rejected": marker["rejected"],
        "duplicates": marker["duplicates"],
    }


def _digest_files(sources: Sequence[Path]) -> str:
    """Of the names and bytes of all files under `sources`."""
    digest = hashlib.sha256()
    for source in sources:
        for path in sorted(source.rglob("*")) if source.is_dir() else [source]:
            if path.is_file():
                digest.update(f"{path.name}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]


def _digest_ingest() -> str:
    """Of the code between a source and its chunks, comments and layout aside."""
    import corpus

    digest = hashlib.sha256()
    for root in (Path(corpus.__file__).parent / name for name in _INGEST):
        for path in sorted(root.rglob("*.py")) if root.is_dir() else [root]:
            digest.update(ast.dump(ast.parse(path.read_bytes())).encode())
    return digest.hexdigest()[:16]


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
