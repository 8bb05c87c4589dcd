"""The API of a record that is listed and shown whole."""

from collections.abc import Callable
from typing import Any, ClassVar

from casetracker.lists.api import RecordViewSet


class DetailViewSet(RecordViewSet):
    """A list, and for each record what the noun's record module shows of it."""

    record: ClassVar[Callable[[Any], dict[str, Any]]]

    def whole(self, record: Any) -> dict[str, Any]:
        return type(self).record(record)
