"""The filters of sources."""

from typing import ClassVar

from cases.choices import SOURCE_KIND
from cases.models import Source
from casetracker.lists.conditions import Codes, Names, Text, Year
from casetracker.reading.parts.conditions import ChangeConditions


class SourceFilterSet(ChangeConditions):
    """Sources by what they are, who published them, and when."""

    title = Names("title", lookup="titled", help_text="Words of the title.")
    publisher = Names("publisher", lookup="published_by", help_text="Words of the publisher's name.")
    kind = Codes("kind", SOURCE_KIND, help_text="What kind of source it is.")
    language = Text("language", lookup="iexact", help_text="Its language, such as he.")
    published_year = Year("published_on", help_text="Published in this year, for certain.")

    class Meta:
        model = Source
        fields: ClassVar[list[str]] = []
