"""`make api-check`: thousands of requests made of the API's own document, on both databases, with every check.

Each database has a copy of the product of its own, with the record loaded. schemathesis is installed once into
var/schemathesis. Fails with the first database whose answers break what the document says.
"""

import subprocess
import sys
import tempfile
import venv
from pathlib import Path

from tests.docs.sandbox import ROOT, Sandbox

HERE = Path(__file__).parent
TOOLS = ROOT / "var" / "schemathesis"
EXAMPLES = "20"
"""Made up for each operation and phase, beside those that cover every parameter."""


def main(examples: str = EXAMPLES) -> int:
    install()
    return max(check(name, examples) for name in ("SQLite", "PostgreSQL"))


def install() -> None:
    if not (TOOLS / "bin" / "schemathesis").exists():
        venv.create(TOOLS, with_pip=True)
        command = [TOOLS / "bin" / "python", "-m", "pip", "install", "--quiet", "-r", HERE / "requirements.txt"]
        subprocess.run(command, check=True)


def check(database: str, examples: str) -> int:
    print(f"\n== {database}", flush=True)
    with tempfile.TemporaryDirectory(prefix="casetracker-api-") as folder:
        sandbox = Sandbox(Path(folder) / "casetracker")
        try:
            if database == "PostgreSQL":
                sandbox.start_postgres()
                sandbox.environment["DATABASE_URL"] = sandbox.environment["POSTGRES"]
            sandbox.serve()
            return subprocess.run(
                [
                    *(TOOLS / "bin" / "schemathesis", "--config-file", HERE / "schemathesis.toml"),
                    *("run", f"{sandbox.site}/api/schema/", "--checks", "all", "--phases", "examples,coverage,fuzzing"),
                    *("--max-examples", examples, "--seed", "1", "--no-color", "--continue-on-failure"),
                ],
                cwd=folder,
                check=False,
            ).returncode
        finally:
            sandbox.stop()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
