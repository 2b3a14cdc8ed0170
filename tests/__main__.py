"""Everything that must hold before a change is committed, in one command:

python -m tests            format, lint, types, fast tests
python -m tests --fix      the same, but mend the format and what the linter can mend
python -m tests --all      the slow and the browser tests too
"""

from __future__ import annotations

import subprocess
import sys

CODE = ["corpus", "qa", "prompts", "evals", "seeds", "tests"]


def main(options: list[str]) -> int:
    """Run each check in turn and stop at the first that fails; its exit code."""
    fix = "--fix" in options
    fast = [] if "--all" in options else ["-m", "not slow and not browser"]
    checks = (
        ["ruff", "format", *([] if fix else ["--check"]), *CODE],
        ["ruff", "check", *(["--fix"] if fix else []), *CODE],
        ["mypy"],
        ["pytest", *fast],
    )
    for check in checks:
        print("==", " ".join(check), flush=True)
        code = subprocess.call([sys.executable, "-m", *check])
        if code:
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
