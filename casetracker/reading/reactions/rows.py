"""The list of reactions, for page and API."""

from typing import Any

from rest_framework import serializers

from cases.cards import CASE, case_ref
from cases.models import Participation
from cases.serializers import CaseRef
from casetracker.lists.keyset import Keyset, Order
from casetracker.lists.listing import NEWEST, Listing
from casetracker.lists.rows import Rows, date_columns, dated, grouped, pick, unit_columns
from casetracker.lists.serializing import columns, described
from casetracker.reading.rulings.filters import SPEAKER_SIDE, ReactionFilterSet
from parties.cards import EXPOSURE_COLUMNS, has_page
from parties.serializers import HAS_PAGE
from rulings.models import Reaction, ReactionSpeaker, Ruling

OWN = ("public_id", "key", "number", "kind", "stance", "spokesperson", "spokesperson_title", "asked_by", "summary")
DATES = ("made_on",)
COLUMNS = (
    *OWN, *date_columns(*DATES), "language", "case_id", *unit_columns("case", *CASE), "about_ruling_id",
)  # fmt: skip


def reaction_cards(rows: Rows) -> Rows:
    """The rows of a page of `COLUMNS`, each with its case, its speakers and the visible ruling that it is about."""
    speakers = speakers_of(rows)
    rulings = {row["pk"]: row for row in rulings_of(rows)}
    return [
        {
            "id": row["public_id"],
            "url": f"/reactions/{row['public_id']}/",
            "case": case_ref(row),
            **pick(row, *OWN[1:], "language"),
            **dated(row, *DATES),
            "speakers": speakers.get(row["pk"], []),
            "ruling": ruling_card(rulings[row["about_ruling_id"]]) if row["about_ruling_id"] in rulings else None,
        }
        for row in rows
    ]


def speakers_of(rows: Rows) -> dict[int, Rows]:
    """Who speaks in each reaction, with every side on which they stand in its case."""
    found = ReactionSpeaker.objects.current().filter(reaction__in=[row["pk"] for row in rows]).order_by("order", "id")
    columns = ("party_id", "reaction__case_id", "party__public_id", "party__name", *EXPOSURE_COLUMNS)
    named = grouped(found, "reaction_id", *columns)
    parties = {speaker["party_id"] for speakers in named.values() for speaker in speakers}
    parts = Participation.objects.current().filter(case__in={row["case_id"] for row in rows}, party__in=parties)
    sides: dict[tuple[int, int], list[str]] = {}
    for case, party, side in parts.order_by("order", "id").values_list("case", "party", "side"):
        sides.setdefault((case, party), []).append(side)
    return {
        reaction: [
            {
                "id": row["party__public_id"],
                "name": row["party__name"],
                "has_page": has_page(row),
                "sides": list(dict.fromkeys(sides.get((row["reaction__case_id"], row["party_id"]), []))) or ["none"],
            }
            for row in speakers
        ]
        for reaction, speakers in named.items()
    }


def rulings_of(rows: Rows) -> Rows:
    found = Ruling.objects.visible().filter(pk__in=[row["about_ruling_id"] for row in rows])
    return list(found.values("pk", "public_id", "kind", "number", *date_columns("issued_on")))


def ruling_card(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": row["public_id"],
        "url": f"/rulings/{row['public_id']}/",
        **pick(row, "kind", "number"),
        **dated(row, "issued_on"),
    }


REACTIONS = Listing(
    lambda: Reaction.objects.visible(),
    ReactionFilterSet,
    Keyset(
        {
            "-made_on": Order("made_on_earliest", is_descending=True),
            "made_on": Order("made_on_earliest"),
            NEWEST: Order("changed_at", is_descending=True, is_nullable=False),
        },
        default="-made_on",
    ),
    COLUMNS,
    reaction_cards,
)

ReactionListRow = described(
    "ReactionListRow",
    "A reaction with its case, its speakers, and the ruling that it is about.",
    {
        "id": serializers.CharField(),
        "url": serializers.CharField(help_text="The address of its page."),
        "case": CaseRef(),
        **columns(Reaction, "key", "number", *OWN[3:], "language", *DATES),
        "speakers": described(
            "SpeakerOnSide",
            "Who reacted.",
            {
                "id": serializers.CharField(),
                "name": serializers.CharField(),
                "has_page": HAS_PAGE,
                "sides": serializers.ListField(
                    child=serializers.ChoiceField(choices=SPEAKER_SIDE.choices),
                    help_text="The side on which they stand in the case; “none” without a part in it.",
                ),
            },
        )(many=True),
        "ruling": described(
            "RulingRef",
            "A ruling, in short.",
            {
                "id": serializers.CharField(),
                "url": serializers.CharField(),
                **columns(Ruling, "kind", "number", "issued_on"),
            },
        )(allow_null=True, help_text="Null where it is about the case, an event or another reaction."),
    },
)
