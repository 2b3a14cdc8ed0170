"""Fingerprints: of articles, of code, so that a run says what it measured and a kept library is not stale."""

from __future__ import annotations

import ast
import hashlib
import json
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

from corpus.article import Document
from evals.cases.plan import Item

_INGEST = (  # of the package corpus: all between a source and its chunks, vectors and terms
    "read", "clean", "identify", "chunk", "embed",
    "article.py", "dates.py", "library.py", "records.py", "sentences.py", "terms.py",
)  # fmt: skip
_ANSWERS = ("corpus", "qa", "prompts")
_DATA = (".json", ".md", ".sql", ".txt", ".yaml")


def of_articles(articles: Sequence[Path] | Sequence[Document]) -> str:
    """Of the names and bytes of all files under the sources, or of every field of the documents."""
    digest = hashlib.sha256()
    for source in articles:
        if isinstance(source, Document):
            digest.update(repr(source).encode())
            continue
        for path in sorted(source.rglob("*")) if source.is_dir() else [source]:
            if path.is_file():
                digest.update(f"{path.name}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]


def of_ingest() -> str:
    """Of the code between a source and its chunks."""
    root = _folder("corpus")
    return _of_code([root / name for name in _INGEST])


def of_packages() -> dict[str, str]:
    """Of the packages that answer, prompts and weights among them, and of the one that measures."""
    return {
        "answers": _of_code([_folder(name) for name in _ANSWERS]),
        "evals": _of_code([_folder("evals")], (".yaml",)),
    }


def of_questions(items: Sequence[Item]) -> str:
    """Of what is asked, how, and what is expected."""
    rows = [(i.id, i.kind, i.question, i.as_of, i.expected, i.stale, i.evidence, dict(i.asked)) for i in items]
    return hashlib.sha256(json.dumps(rows).encode()).hexdigest()[:16]


def _folder(package: str) -> Path:
    return Path(str(files(package)))


def _of_code(roots: Sequence[Path], data: Sequence[str] = _DATA) -> str:
    """Code with comments and layout aside, and data files as they are."""
    digest = hashlib.sha256()
    for root in roots:
        for path in sorted(root.rglob("*")) if root.is_dir() else [root]:
            if path.suffix == ".py":
                digest.update(ast.dump(ast.parse(path.read_bytes())).encode())
            elif path.suffix in data:
                digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
