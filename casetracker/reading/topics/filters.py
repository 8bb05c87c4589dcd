"""The filters of topics."""

from typing import ClassVar

from cases.models import Topic
from casetracker.lists.conditions import Names, Units
from casetracker.reading.parts.conditions import ChangeConditions


class TopicFilterSet(ChangeConditions):
    """Topics by name, and those below one."""

    name = Names("name", lookup="called", help_text="Words of the name.")
    parent = Units("parent", Topic, help_text="The next broader topic.", heading="Below")

    class Meta:
        model = Topic
        fields: ClassVar[list[str]] = []
