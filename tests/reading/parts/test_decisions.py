"""What was decided, in words."""

from typing import Any

import pytest

from casetracker.reading.parts.decisions import decisions, outcome


def row(decides: str, result: str, *concerning: str, side: str = "opposing", **more: str) -> dict[str, Any]:
    people = [{"name": name, "side": side} for name in concerning]
    return {
        "decides": decides,
        "result": result,
        "concerning": people,
        "form": "",
        "description": "",
        "effect": "in_force",
        **more,
    }


@pytest.mark.parametrize(
    ("dispositions", "words"),
    [
        ([row("petition", "rejected")], "Petition rejected"),
        (
            [row("petition", "granted", "the ministry"), row("petition", "rejected", "Aquavolt")],
            "Petition granted against the ministry; rejected against Aquavolt",
        ),
        (
            [row("claim", "granted", "Ann", side="bringing"), row("claim", "dismissed", "Bob", side="bringing")],
            "Claim granted for Ann; dismissed as to Bob",
        ),
        (
            [row("charge", "convicted", "Ann", "Bob"), row("charge", "acquitted", "Cy")],
            "Ann and Bob convicted; Cy acquitted",
        ),
        (
            [row("appeal", "affirmed", "Ann"), row("appeal", "reversed", "Bob")],
            "Decision below affirmed as to Ann; reversed as to Bob",
        ),
        (
            [row("claim", "granted", description="the fine"), row("claim", "rejected", form="injunction")],
            "Claim granted (the fine); rejected (injunction)",
        ),
        (
            [row("claim", "granted", description=about) for about in ("the fine", "the interest")]
            + [row("claim", "rejected", description="the rest")],
            "Claim granted (the fine); granted (the interest); rejected (the rest)",
        ),
        ([row("petition", "rejected"), row("petition", "rejected")], "Petition rejected"),
        ([row("petition", "granted", *"ABCDE")], "Petition granted against A, B and 3 others"),
        (
            [row("motion", "denied", form="in_camera"), row("appeal", "dismissed"), row("costs", "granted")],
            "Appeal dismissed; motion for closed hearing denied; costs granted",
        ),
        ([row("petition", "granted", effect="suspended")], "Petition granted (suspended)"),
        ([], ""),
    ],
)
def test_a_sentence_tells_every_disposition(dispositions: list[dict[str, Any]], words: str) -> None:
    assert decisions(dispositions) == words


def test_the_outcome_is_what_became_of_the_matter_itself() -> None:
    decided = [row("costs", "granted"), row("petition", "rejected")]

    assert [outcome(decided), outcome(decided[:1]), outcome([])] == [
        "Petition rejected", "Costs granted", "No decision recorded",
    ]  # fmt: skip


def test_names_come_from_the_participants_where_a_disposition_has_their_keys() -> None:
    decided = [row("petition", "granted") | {"concerning": ["ministry", "hidden"]}]

    participants = {"ministry": {"name": "Ministry", "side": "opposing"}}
    assert outcome(decided, participants) == "Petition granted against Ministry"
    assert outcome(decided) == "Petition granted"
