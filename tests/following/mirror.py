"""A mirror of the public record, built from the changes alone, which may be killed anywhere; and the record itself."""

import json
from collections.abc import Callable
from hashlib import sha256
from typing import Any

from django.test import Client

from casetracker.core.merging import unit_models
from casetracker.core.models import UnitId
from casetracker.following.documents import public_documents

CHANGES = "/api/v1/changes/"
LISTS = {
    "case": "cases",
    "ruling": "rulings",
    "reaction": "reactions",
    "party": "parties",
    "judge": "judges",
    "court": "courts",
    "topic": "topics",
    "source": "sources",
}


class Killed(Exception):
    """The follower ends where it stands."""


def canonical(data: Any) -> bytes:
    """Canonical JSON as the documentation has it, by nothing of the product."""
    return json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


class Mirror:
    """What a client keeps: its place in the changes, and each record's document. Both survive when it is killed."""

    def __init__(self) -> None:
        self.client = Client()
        self.cursor, self.sequence, self.chain = "", 0, ""
        self.records: dict[str, dict[str, Any]] = {}
        self.digests: dict[str, str] = {}
        self.seen: list[dict[str, Any]] = []

    def follow(self, is_killed: Callable[[], bool] = lambda: False, page_size: int = 50) -> None:
        """Take in everything since the last time; raise Killed wherever `is_killed` says so."""
        while True:
            since = {"since": self.cursor} if self.cursor else {}
            page = self.client.get(CHANGES, {**since, "page_size": page_size}).json()
            before = self.sequence, self.chain
            for change in page["results"]:
                if is_killed():
                    self.sequence, self.chain = before  # the page is taken in anew
                    raise Killed
                self.take_in(change)
            self.cursor = page["cursor"]
            self.seen += page["results"]
            if page["next"] is None:
                return

    def take_in(self, change: dict[str, Any]) -> None:
        self.check_chain(change)
        key = change["id"]
        self.digests[key] = change["digest"]
        answer = self.client.get(change["document_url"]) if change["digest"] and change["document_url"] else None
        if answer is not None and answer.status_code == 200:
            record = answer.json()
            assert sha256(canonical(record["document"])).hexdigest() == record["digest"]
            self.records[key] = record
        else:
            self.records.pop(key, None)

    def check_chain(self, change: dict[str, Any]) -> None:
        told = {name: change[name] for name in ("sequence", "at", "id", "kind", "event", "version", "digest")}
        assert change["sequence"] == self.sequence + 1
        assert change["chain"] == sha256(canonical({**told, "previous": self.chain})).hexdigest()
        self.sequence, self.chain = change["sequence"], change["chain"]

    def told(self) -> dict[str, str]:
        """The digests that the changes gave of what is shown."""
        return {key: digest for key, digest in self.digests.items() if digest}


def public_record() -> dict[str, dict[str, Any]]:
    """The public documents of all records, read from the database."""
    units = [unit for model in unit_models() for unit in model.objects.visible()]
    return public_documents(units)


def listed_ids() -> dict[str, set[str]]:
    """What the lists of the API show, by kind."""
    client, found = Client(), {}
    for kind, name in LISTS.items():
        lines = client.get(f"/api/v1/{name}/?format=ndjson").getvalue().splitlines()
        found[kind] = {json.loads(line)["id"] for line in lines}
    return found


def differences(mirror: Mirror) -> list[str]:
    """What differs between the mirror and the record."""
    record = public_record()
    found = [f"{key}: not in the mirror" for key in record.keys() - mirror.records.keys()]
    found += [f"{key}: only in the mirror" for key in mirror.records.keys() - record.keys()]
    found += [
        f"{key}: {'told' if mirror.records[key]['document'] == record[key] else 'says'} otherwise"
        for key in record.keys() & mirror.records.keys()
        if mirror.records[key]["document"] != record[key]
        or mirror.told().get(key) != sha256(canonical(record[key])).hexdigest()
    ]
    found += [f"{key}: told, and not there" for key in mirror.told().keys() - record.keys()]
    versions = {
        (unit.public_id, unit.version) for model in unit_models() for unit in model.objects.filter(public_id__in=record)
    }
    found += [f"{key}: another version" for key, version in versions if mirror.records[key]["version"] != version]
    for kind, ids in listed_ids().items():
        kept = {key for key, row in mirror.records.items() if row["kind"] == kind}
        found += [f"{kind} {key}: in the list or in the mirror alone" for key in kept ^ ids]
    kinds = dict(UnitId.objects.filter(pk__in=mirror.records).values_list("pk", "kind"))
    return found + [f"{key}: of another kind" for key in mirror.records if kinds[key] != mirror.records[key]["kind"]]
