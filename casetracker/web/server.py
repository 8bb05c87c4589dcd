"""What the embedded server itself refuses, before the application sees it: too large, or not to be read.

Below /api/ that is a problem document, too; elsewhere it stays the server's own line of text.
"""

import orjson
from waitress.channel import HTTPChannel
from waitress.task import ErrorTask

from casetracker.web.problems import CONTENT_TYPE, problem

REASONS = {
    400: "This request cannot be read.",
    413: "The body is larger than this server takes; send less at once.",
    431: "The address or the headers are longer than this server takes.",
}


class ProblemTask(ErrorTask):
    """Answers with a problem document below /api/."""

    def execute(self) -> None:
        if getattr(self.request, "path", "").startswith("/api/"):
            self.request.error = ServerProblem(self.request.error.code, self.request.error.reason)
        super().execute()


class ServerProblem:
    """An error of the server in the form in which its task asks for it."""

    def __init__(self, code: int, reason: str) -> None:
        self.code, self.reason = code, reason

    def to_response(self, ident: str | None = None) -> tuple[str, list[tuple[str, str]], bytes]:
        body = problem(self.code, REASONS.get(self.code, "The error has been logged; please try again later."))
        headers = [("Content-Type", CONTENT_TYPE), ("Access-Control-Allow-Origin", "*")]
        return f"{self.code} {self.reason}", headers, orjson.dumps(body)


def answer_with_problems() -> None:
    """Let every server of this process answer so; waitress takes the class from its channel."""
    HTTPChannel.error_task_class = ProblemTask
