"""What can be wrong with an interchange document, and where in it."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.db import IntegrityError

from casetracker.desk.errors import explain


class DocumentError(Exception):
    """Something in a document that cannot be loaded. `problems` are (path in the document, what is wrong)."""

    def __init__(self, *problems: tuple[str, str]) -> None:
        self.problems = problems
        super().__init__("; ".join(f"{path}: {text}" for path, text in problems))


class Unpublishable(DocumentError):
    """A document that can be loaded, and what is new in it cannot be published."""


class LinkError(LookupError):
    """A link of a document that names nothing in the collection."""


@contextmanager
def errors_at(path: str) -> Iterator[None]:
    """Turn errors from inside into a DocumentError that names this path of the document."""
    try:
        yield
    except ValidationError as error:
        if hasattr(error, "error_dict"):
            problems = [(f"{path}.{name}", text) for name, texts in error.message_dict.items() for text in texts]
        else:
            problems = [(path, text) for text in error.messages]
        raise DocumentError(*((where.removesuffix(".__all__"), text) for where, text in problems)) from error
    except LinkError as error:
        raise DocumentError((path, error.args[0])) from error
    except IntegrityError as error:
        raise DocumentError((path, explain(error))) from error
