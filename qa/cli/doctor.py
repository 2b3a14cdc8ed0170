"""`qa doctor`: what is configured, what works, what to do about the rest."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Callable
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version

from corpus.errors import DatelineError
from prompts import Message
from qa.cli.words import print_json
from qa.settings import Settings

_PACKAGES = ("dateline", "llama-index-core", "chromadb", "bm25s", "openvino", "gradio", "openai", "tiktoken")


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at; `detail` says what it is, or what is wrong and the mend."""

    check: str
    ok: bool
    detail: str


def run(args: Namespace) -> int:
    """Look at everything; exit code 2 if something that is configured does not work."""
    settings = Settings.from_env(os.environ, args.home)
    checks: tuple[tuple[str, Callable[[Settings], str]], ...] = (
        ("python", lambda _: f"{sys.version.split()[0]}"),
        ("packages", lambda _: ", ".join(_installed(name) for name in _PACKAGES)),
        ("library", _library),
        ("embedding", _embedding),
        ("tokens", _tokens),
        ("model", _model),
    )
    found = [_look(name, check, settings) for name, check in checks]
    if args.json:
        print_json({"ok": all(f.ok for f in found), "checks": [asdict(f) for f in found]})
    else:
        for finding in found:
            print(f"{'ok ' if finding.ok else 'NOT'}  {finding.check:<10} {finding.detail}")
    return 0 if all(f.ok for f in found) else 2


def _look(name: str, check: Callable[[Settings], str], settings: Settings) -> Finding:
    try:
        return Finding(name, True, check(settings))
    except DatelineError as error:
        return Finding(name, False, str(error))
    except Exception as error:  # a doctor must not die of what it finds
        return Finding(name, False, f"{type(error).__name__}: {(str(error).splitlines() or [''])[0][:160]}")


def _installed(name: str) -> str:
    try:
        return f"{name} {version(name)}"
    except PackageNotFoundError:
        return f"{name} (not installed)"


def _library(settings: Settings) -> str:
    from qa.desk import Desk

    desk = Desk.open(settings, "quotes")
    articles, chunks = desk.library.count()
    where = f"{settings.home}" + (f", vectors on {settings.chroma_url}" if settings.chroma_url else "")
    vectors = desk.library.vectors_held()
    if vectors < chunks:
        raise DatelineError(
            f"{where}: {chunks:,} passages but {vectors:,} vectors; remove the folder and add the articles again"
        )
    return f"{where}: {articles:,} articles, {chunks:,} passages" + ("" if articles else "; add some with qa add")


def _embedding(settings: Settings) -> str:
    from qa.desk import embedding_of

    model = embedding_of(settings)
    dimension = model.embed(["ready"]).shape[1]
    return f"{model.name}, {dimension} dimensions" + (", local" if settings.embedding is None else "")


def _tokens(settings: Settings) -> str:
    from corpus.chunk.tokens import count_tokens

    return f"tiktoken cl100k_base, offline ({count_tokens('ready to count')} tokens in a test)"


def _model(settings: Settings) -> str:
    wanted = settings.model_settings()
    if wanted is None:
        unused = " OPENAI_API_KEY is set, but QA_MODEL is not." if settings.api_key else ""
        return f"none: quotes mode.{unused} Set QA_MODEL and OPENAI_API_KEY or OPENAI_BASE_URL to have one write the answers"
    from qa.model import connect

    reply = connect(wanted).complete([Message("user", "Reply with the word ready.")], [])
    return f"{wanted.name} at {wanted.base_url or 'OpenAI'} answers ({reply[:30]!r})"
