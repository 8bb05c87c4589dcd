"""Keep a copy of the public records of a site: python mirror.py SITE FILE.sqlite3 [KIND ...]

Run it as often as you like, and kill it whenever you like: a page of changes and the place reached are written together
or not at all.
"""

import hashlib
import json
import sqlite3
import sys
from collections.abc import Mapping
from typing import Any

from casetracker_client import Casetracker, NotFound, Withdrawn

TABLES = """
CREATE TABLE IF NOT EXISTS record (id TEXT PRIMARY KEY, kind TEXT, version INTEGER, digest TEXT, document TEXT);
CREATE TABLE IF NOT EXISTS place (cursor TEXT);
"""


def main(site: str, file: str, *kinds: str) -> None:
    copy = sqlite3.connect(file)
    copy.executescript(TABLES)
    [cursor] = copy.execute("SELECT max(cursor) FROM place").fetchone()
    with Casetracker(site) as client, copy:
        kind = ",".join(kinds) or None
        for page in client.changes(since=cursor, kind=kind, page_size=100).pages():
            for record in {change["id"]: change for change in page["results"]}.values():  # the last of each
                renew(client, copy, record)
            copy.execute("DELETE FROM place")
            copy.execute("INSERT INTO place VALUES (?)", [page["cursor"]])
            copy.commit()
    [number] = copy.execute("SELECT count(*) FROM record").fetchone()
    print(f"{number} records")


def renew(client: Casetracker, copy: sqlite3.Connection, change: Mapping[str, Any]) -> None:
    """Put the record as it is now in the place of what we have; nothing, where it can no longer be seen."""
    copy.execute("DELETE FROM record WHERE id = ?", [change["id"]])
    try:
        told = client.documents.get(change["id"]) if change["document_url"] else None
    except (NotFound, Withdrawn):  # hidden since the page was written: a later change says so
        told = None
    if told:
        text = canonical(told["document"])
        if hashlib.sha256(text.encode()).hexdigest() != told["digest"]:
            raise ValueError(f"{told['id']}: this is not the document of which the digest was made.")
        values = [told["id"], told["kind"], told["version"], told["digest"], text]
        copy.execute("INSERT INTO record VALUES (?, ?, ?, ?, ?)", values)


def canonical(document: Any) -> str:
    """JSON with its names in order and nothing between its signs, as the digests are made of it."""
    return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


if __name__ == "__main__":
    main(*sys.argv[1:])
