"""What the links of earlier documents lead to: records by their keys, parts of the story by theirs."""

from collections.abc import Iterable
from typing import Any

from cases.models import Topic
from casetracker.lists.rows import RowData, Rows
from casetracker.reading.cases.story.queries import StoryRows

Ids = dict[str, int]
"""Primary keys by the text of a link."""


def ids_of_keys(model: Any, keys: Iterable[str], system: str) -> Ids:
    """The primary keys of visible records, by the keys with which documents of `system` name them."""
    full = {key: key if ":" in key else f"{system}:{key}" for key in keys}
    if not full:
        return {}
    rows = model.objects.visible().filter(external_key__in={name.partition(":")[2] for name in full.values()})
    found = {f"{row[0]}:{row[1]}": row[2] for row in rows.values_list("external_system", "external_key", "pk")}
    return {key: found[name] for key, name in full.items() if name in found}


def relink(rows: Rows, link: str, model: Any, keys: list[str], system: str) -> Rows:
    """The rows with the record to which each one's link led then, `keys` beside them; blank where there was none.

    A key that names nothing visible, such as that of a record that was merged since, leaves the link as it is today.
    """
    ids = ids_of_keys(model, filter(None, keys), system)
    targets = [ids.get(key, row[f"{link}_id"]) if key else None for row, key in zip(rows, keys, strict=True)]
    changed = {target for row, target in zip(rows, targets, strict=True) if target and target != row[f"{link}_id"]}
    read = columns_of_targets(rows, link, model, changed)
    return [
        row if target == row[f"{link}_id"] else row | blank(row, link) | read.get(target or 0, {})
        for row, target in zip(rows, targets, strict=True)
    ]


def columns_of_targets(rows: Rows, link: str, model: Any, targets: set[int]) -> dict[int, RowData]:
    """What the rows show of their link's target, for these targets."""
    if not targets:
        return {}
    names = [name.removeprefix(f"{link}__") for name in rows[0] if name.startswith(f"{link}__")]
    return {
        row["pk"]: {f"{link}_id": row["pk"], **{f"{link}__{name}": row[name] for name in names}}
        for row in model.objects.visible().filter(pk__in=targets).values("pk", *names)
    }


def blank(row: RowData, link: str) -> RowData:
    return {name: None for name in row if name == f"{link}_id" or name.startswith(f"{link}__")}


class StoryLinks:
    """The parts of a story by the addresses with which documents of its case name them."""

    def __init__(self, rows: StoryRows, topics: Ids) -> None:
        rulings = {row["pk"]: row["key"] for row in rows.rulings}

        def of_rulings(parts: dict[int, Rows]) -> Ids:
            return {
                f"{rulings[ruling]}/{row['key']}": row["pk"]
                for ruling, found in parts.items()
                if ruling in rulings
                for row in found
            }

        self.parts: dict[str, Ids] = {
            "participation": ids(rows.participations, rows.joined_participations),
            "claim": ids(rows.claims, rows.joined_claims),
            "holding": of_rulings(rows.holdings),
            "panelseat": {**of_rulings(rows.judges), **of_rulings(rows.officers)},
            "rulingidentifier": of_rulings(rows.citations_of_rulings),
            "topic": topics,
        }

    def targets(self, model: Any, links: Iterable[str]) -> list[int]:
        """The primary keys of what the links lead to; left out where it is not part of the story any more."""
        known = self.parts[str(model._meta.model_name)]
        found = (known.get(link) or known.get(f"*/{link.rpartition('/')[2]}") for link in links)
        return sorted(pk for pk in found if pk)


def ids(own: Rows, joined: Rows) -> Ids:
    """Parts of the case by their keys; of joined cases by the end of theirs, because only it is in the row."""
    return {f"*/{row['key'].rpartition('/')[2]}": row["pk"] for row in joined} | {row["key"]: row["pk"] for row in own}


def topics_named(documents: Iterable[dict[str, Any]], system: str) -> Ids:
    """The topics that documents name, of the unit itself or of its holdings."""
    keys = {
        topic
        for document in documents
        for holder in [document, *document.get("holdings", [])]
        for topic in holder.get("topics", [])
    }
    return ids_of_keys(Topic, keys, system)
