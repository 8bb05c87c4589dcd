"""What a row of a list of rulings says in the API."""

from rest_framework import serializers

from cases.models import Participation
from cases.serializers import CaseRef, CourtRef
from casetracker.lists.serializing import columns, described
from casetracker.reading.rulings.rows import DISPOSITION
from parties.models import Party
from parties.serializers import HAS_PAGE
from rulings.models import Disposition, PanelSeat, Reaction, Ruling

NUMBER = serializers.IntegerField(allow_null=True, help_text="For readers; null until the record is public.")

DispositionRow = described(
    "DispositionRow",
    "One thing decided.",
    {"key": serializers.CharField(), "number": NUMBER, **columns(Disposition, *DISPOSITION[2:])},
)
JudgeOnBench = described(
    "JudgeOnBench",
    "Who sat on the ruling; `id` is null where the judge is known by the name as stated alone.",
    {
        "id": serializers.CharField(allow_null=True),
        "name": serializers.CharField(),
        **columns(PanelSeat, "role", "part"),
    },
)
Participant = described(
    "Participant",
    "A party in the case.",
    {
        "id": serializers.CharField(),
        "name": serializers.CharField(help_text="As it appears in this case."),
        **columns(Party, "kind"),
        **columns(Participation, "role"),
        "has_page": HAS_PAGE,
    },
)
Speaker = described(
    "Speaker",
    "Who reacted.",
    {"id": serializers.CharField(), "name": serializers.CharField(), "has_page": HAS_PAGE},
)
ReactionRow = described(
    "ReactionRow",
    "A reaction, in short.",
    {
        "id": serializers.CharField(),
        "key": serializers.CharField(help_text="Permanent within the case; its anchor until there is a number."),
        "number": NUMBER,
        **columns(Reaction, "stance", "spokesperson", "made_on"),
        "speakers": Speaker(many=True),
    },
)
RulingRow = described(
    "RulingRow",
    "A ruling with its case, its parties, what it decided, who gave it, and the reactions.",
    {
        "id": serializers.CharField(),
        "url": serializers.CharField(help_text="The address of its page."),
        "case": CaseRef(),
        "court": CourtRef(allow_null=True),
        "number": NUMBER,
        **columns(Ruling, "kind", "stage", "decided_by"),
        "result": serializers.CharField(help_text="Of the first disposition."),
        "favours": serializers.CharField(help_text="Of the first disposition."),
        **columns(Ruling, "is_verdict", "summary", "issued_on", "published_on"),
        "dispositions": DispositionRow(many=True),
        "judges": JudgeOnBench(many=True),
        "petitioners": Participant(many=True),
        "respondents": Participant(many=True),
        "reactions": ReactionRow(many=True),
    },
)
