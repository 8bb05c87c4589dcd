"""What every resource of the API has in common; casetracker_client/generated/resources.py gives each its types."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import quote

from casetracker_client.rows import Rows
from casetracker_client.transport import Transport

if TYPE_CHECKING:
    from pandas import DataFrame


class Resource:
    """One resource, such as rulings."""

    path: ClassVar[str]

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def _list(self, filters: Mapping[str, object]) -> Rows[Any]:
        return Rows(self._transport, f"{self.path}/", filters)

    def _stream(self, filters: Mapping[str, object]) -> Iterator[Any]:
        return (json.loads(line) for line in self._transport.lines(f"{self.path}/", filters))

    def _to_pandas(self, columns: Mapping[str, str], filters: Mapping[str, object]) -> DataFrame:
        try:  # pandas is an extra, and takes longer to load than all else here together
            from casetracker_client.tables import frame  # noqa: PLC0415
        except ModuleNotFoundError as error:
            raise ModuleNotFoundError("to_pandas needs pandas: pip install 'casetracker-client[pandas]'") from error
        return frame(self._stream(filters), columns)

    def _ask(self, place: str, parameters: Mapping[str, object]) -> Any:
        return self._transport.read(f"{self.path}/{quote(place)}/" if place else f"{self.path}/", parameters)
