"""`fields` and `omit`: which members of a row or a record are asked for, by their names."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from casetracker.web.problems import InvalidParameters

PARAMETERS = ("fields", "omit")


@dataclass(frozen=True)
class Wanted:
    """The members that are asked for; all of them without `names`."""

    names: frozenset[str] | None = None

    def __contains__(self, name: str) -> bool:
        return self.names is None or name in self.names

    def any(self, *names: str) -> bool:
        return any(name in self for name in names)

    def only(self, names: Iterable[str]) -> bool:
        """Whether nothing but these is asked for."""
        return self.names is not None and self.names <= set(names)

    def members(self, **makers: Callable[[], Any]) -> dict[str, Any]:
        """What the makers of the wanted members make; the others are not called."""
        return {name: make() for name, make in makers.items() if name in self}

    def of(self, answer: dict[str, Any]) -> dict[str, Any]:
        return answer if self.names is None else {name: value for name, value in answer.items() if name in self.names}


EVERYTHING = Wanted()


def wanted(parameters: QueryDict, known: Iterable[str]) -> Wanted:
    """What the address asks for, of the names that there are. Raises InvalidParameters."""
    given = [name for name in PARAMETERS if name in parameters]
    if not given:
        return EVERYTHING
    if len(given) > 1:
        raise InvalidParameters({"omit": ["Name what you want (fields) or what you do not want (omit), not both."]})
    [parameter], known = given, tuple(known)
    names = {name.strip() for value in parameters.getlist(parameter) for name in value.split(",") if name.strip()}
    if unknown := sorted(names - set(known)):
        raise InvalidParameters({parameter: [f"There is no {', '.join(unknown)[:200]}; there are {', '.join(known)}."]})
    return Wanted(frozenset(names if parameter == "fields" else set(known) - names))
