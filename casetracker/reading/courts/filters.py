"""The filters of courts."""

from typing import ClassVar

from cases.choices import COURT_LEVEL
from cases.models import Court
from casetracker.lists.conditions import Codes, Country, Names
from casetracker.reading.parts.conditions import ChangeConditions

COUNTRY = "Its country, such as Israel."


class CourtFilterSet(ChangeConditions):
    """Courts by name, country and level."""

    name = Names("name", lookup="called", help_text="Words of a name, in any language.")
    country = Country("country", help_text=COUNTRY)
    level = Codes("level", COURT_LEVEL, help_text="Where it stands among the courts.")

    class Meta:
        model = Court
        fields: ClassVar[list[str]] = []
