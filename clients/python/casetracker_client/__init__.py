"""A client for the API of Casetracker; README.md says how to use it."""

from casetracker_client.client import Casetracker
from casetracker_client.errors import (
    CasetrackerError,
    Conflict,
    NotAllowed,
    NotFound,
    Outdated,
    Refused,
    ServerFault,
    TooMany,
    Unreachable,
    Withdrawn,
    Wrong,
)
from casetracker_client.rows import Rows
from casetracker_client.transport import Retries

__all__ = [
    "Casetracker",
    "CasetrackerError",
    "Conflict",
    "NotAllowed",
    "NotFound",
    "Outdated",
    "Refused",
    "Retries",
    "Rows",
    "ServerFault",
    "TooMany",
    "Unreachable",
    "Withdrawn",
    "Wrong",
]
