"""The filters of relations between cases."""

from typing import ClassVar

from django.db.models import Q

from cases.choices import RELATION_KIND
from cases.models import Case, CaseRelation, Court
from casetracker.lists.conditions import Codes, Country, Units
from casetracker.lists.filters import Group, GroupedFilterSet


class AtEitherEnd(Units):
    """Relations of a case, whichever way they lead."""

    def condition(self, values: list[int]) -> Q:
        return Q(case__in=values) | Q(to_case__in=values)


class RelationFilterSet(GroupedFilterSet):
    """Relations by their kind, and by the cases at their ends."""

    groups: ClassVar[dict[str, Group]] = {"to": Group(Case, "pk", outer="to_case")}

    kind = Codes("kind", RELATION_KIND, help_text="What the one case is to the other.")
    case = AtEitherEnd("case", Case, help_text="A case at either end.")
    from_case = Units("case", Case, help_text="The case that is appealed, cites, follows ...", heading="From")
    to_case = Units(
        "pk", Case, group="to", help_text="The case from which it is appealed, that is cited ...", heading="To"
    )
    court = Units("case__court", Court, help_text="The court of the case from which it leads.")
    country = Country("case__court__country", help_text="The country of that court, such as Israel.")
    to_court = Units("court", Court, group="to", help_text="The court of the case to which it leads.")
    to_country = Country("court__country", group="to", help_text="The country of that court, such as Israel.")

    class Meta:
        model = CaseRelation
        fields: ClassVar[list[str]] = []
