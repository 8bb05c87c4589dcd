"""Create or change cases from another system's table: CASETRACKER_TOKEN=... python upsert.py SITE SYSTEM < cases.csv

Every line is a case under the key that it has there. Run it as often as you like: what has not changed is left alone.
"""

import csv
import os
import sys

from casetracker_client import Casetracker, Conflict, Refused


def document(system: str, row: dict[str, str]) -> dict:
    """The case as docs/interchange.md has it; what is not known is left out."""
    told = {name: row[name] for name in ("title", "docket_number", "filed_on", "summary") if row.get(name)}
    court = {"key": row["court_key"], "name": row["court"], "country": row["country"]}
    source = {
        "key": f"register-{row['key']}",
        "kind": "official_publication",
        "title": f"Register: {row['title']}",
        "url": row["url"],
    }
    cited = [{"source": source["key"], "path": name} for name in told if name != "summary"]
    return {
        "format": "casetracker-case-1",
        "system": system,
        "courts": [court],
        "sources": [source],
        "case": {"key": row["key"], "court": court["key"], **told, "citations": cited},
    }


def main(site: str, system: str) -> int:
    failed = 0
    with Casetracker(site, os.environ["CASETRACKER_TOKEN"]) as client:
        for row in csv.DictReader(sys.stdin):
            try:
                told = client.cases.put(system, row["key"], document(system, row))
            except Conflict as error:  # it may be here already under another key: a person decides
                print(row["key"], "look at it:", error.detail)
                failed += 1
            except Refused as error:
                print(row["key"], "refused:", error)
                failed += 1
            else:
                print(row["key"], told["status"], told["id"], *(warning["message"] for warning in told["warnings"]))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
