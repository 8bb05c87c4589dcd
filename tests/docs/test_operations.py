"""docs/operations.md names every setting with its default, and .env.example has them too."""

import ast
import re

from tests.docs.sandbox import ROOT

TEXT = (ROOT / "docs" / "operations.md").read_text()
ROWS = dict(re.findall(r"^\| `([A-Z_]+)` \| (.+?) \|", TEXT, re.MULTILINE))
ONLY_HERE = {"DEBUG", "DEVELOPMENT", "ENV_FILE"}
"""Not for a .env of a public site."""
TOLD = {
    "DATABASE_URL": "`sqlite:///` + `var/casetracker.sqlite3`",
    "ENV_FILE": "`.env`",
    "FILES_ROOT": "`var/files`",
    "ALLOWED_HOSTS": "none",
    "REVIEW_BY_TWO": "sensitive",
    "RATE_LIMIT_ANONYMOUS": "1200/min",
    "RATE_LIMIT_TOKEN": "3000/min",
    "RATE_LIMIT_DRAWING": "60/min",
}
"""Defaults that are worked out (the database's place, the file's own, local hosts in development alone), and words."""

WRITTEN = {"False": "0", "''": "none", "[]": "none"}


def defaults() -> dict[str, str]:
    """Every setting that casetracker/settings.py reads, with its default as the document writes it."""
    found = {}
    for node in ast.walk(ast.parse((ROOT / "casetracker" / "settings.py").read_text())):
        if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("env.") and node.args:
            if not isinstance(node.args[0], ast.Constant):
                continue
            name = node.args[0].value
            default = next((word.value for word in node.keywords if word.arg == "default"), None)
            found[name] = TOLD.get(name) or WRITTEN.get(text := ast.unparse(default), text)
    return found


def elsewhere() -> dict[str, str]:
    run, compose = (ROOT / "bin/run").read_text(), (ROOT / "docker-compose.yml").read_text()
    gunicorn = (ROOT / "deploy/gunicorn.conf.py").read_text()
    found = dict(re.findall(r"^(HOST|PORT)=\$\{\w+:-(\S+)\}$", run, re.MULTILINE))
    found |= dict(re.findall(r'environ\.get\("(\w+)", "(\w+)"\)', gunicorn))
    return found | {name: value or "none" for name, value in re.findall(r"\$\{(\w+):(?:-([^}]+)|\?[^}]*)\}", compose)}


def test_every_setting_stands_with_its_default() -> None:
    assert elsewhere() | defaults() == ROWS


def test_the_example_has_every_setting_of_a_site() -> None:
    example = (ROOT / ".env.example").read_text()
    named = dict(re.findall(r"^(?:# )?([A-Z_]+)=(.*)$", example, re.MULTILINE))
    read_from_it = {name for name in ROWS if name not in ONLY_HERE | {"HOST", "PORT", "WEB_CONCURRENCY"}}
    assert named.keys() == read_from_it
    differ = {name for name, value in named.items() if (value or "none") != ROWS[name]}
    assert differ == {"ALLOWED_HOSTS", "DATABASE_URL", "FILES_ROOT"}
