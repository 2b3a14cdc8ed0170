"""Does the gate see what it should? Plant each fault, run the seeds suite, compare with the sound run.

python -m tests.faults              every fault must shut the gate, and 20 runs without one must pass it
python -m tests.faults shuffled     only faults with this in their name
python -m tests.faults --nulls 0    without the sound runs

Exit code 1 if a fault was missed or a sound run was stopped. In quotes mode, offline.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

import evals
from corpus.embed import MiniLM, Reading
from tests.faults.faults import FAULTS, Fault


def main(argv: Sequence[str]) -> int:
    """Run what `argv` asks for and print a line each; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("names", nargs="*", help="parts of the names of the faults to plant (default: all)")
    parser.add_argument("--nulls", type=int, default=20, help="runs without a fault (default 20)")
    args = parser.parse_args(argv)
    chosen = [fault for fault in FAULTS if not args.names or any(name in fault.name for name in args.names)]
    with tempfile.TemporaryDirectory(prefix="dateline-faults-") as folder, readings_kept():
        home = Path(folder)
        sound = _run(home / "sound", home / "sound.jsonl")
        missed = [fault.name for fault in chosen if not _caught(fault, sound, home)]
        stopped = [n for n in range(1, args.nulls + 1) if not _passes(n, sound, home)]
    print(
        f"{len(chosen) - len(missed)} of {len(chosen)} faults caught", *(f"missed: {name}" for name in missed), sep="\n"
    )
    print(f"{args.nulls - len(stopped)} of {args.nulls} sound runs passed")
    return 1 if missed or stopped else 0


@contextmanager
def readings_kept() -> Iterator[None]:
    """The local model reads each sentence once for all the runs; what it reads is the same, and most of the time."""
    kept: dict[str, Reading] = {}
    read = MiniLM.read

    def remembered(model: MiniLM, texts: Sequence[str]) -> list[Reading]:
        new = [text for text in dict.fromkeys(texts) if text not in kept]
        kept.update(zip(new, read(model, new), strict=True))
        return [kept[text] for text in texts]

    with patch.object(MiniLM, "read", remembered):
        yield


def _run(home: Path, out: Path, **options: Any) -> Path:
    return evals.run("seeds", home=home, out=out, model="quotes", **options).run.path


def _caught(fault: Fault, sound: Path, home: Path) -> bool:
    began = time.monotonic()
    out = home / "faulty.jsonl"
    with fault.planted():
        run = _run(home / "built-with-it" if fault.ingest else home / "sound", out)
    falls = evals.compare(sound, run).falls
    verdict = f"caught  {falls[0].as_text()}" if falls else "MISSED"
    more = f" (and {len(falls) - 1} more)" if len(falls) > 1 else ""
    print(f"{fault.name:<40} {verdict}{more}  {time.monotonic() - began:.0f} s", flush=True)
    _forget(out, home / "built-with-it")
    return bool(falls)


def _passes(n: int, sound: Path, home: Path) -> bool:
    """A run of the same code: every other one on a library of its own, every third with questions side by side."""
    out, own = home / f"null-{n}.jsonl", home / f"library-{n}"
    run = _run(own if n % 2 else home / "sound", out, parallel=3 if n % 3 == 0 else 1)
    falls = evals.compare(sound, run).falls
    print(f"sound run {n:<30} {'STOPPED  ' + falls[0].as_text() if falls else 'passed'}", flush=True)
    _forget(out, own)
    return not falls


def _forget(out: Path, library: Path) -> None:
    for path in out.parent.glob(f"{out.stem}*"):
        path.unlink()
    shutil.rmtree(library, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
