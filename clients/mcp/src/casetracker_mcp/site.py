"""Asks the public API of one site, and says in words what went wrong."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

import httpx2
from mcp.server.mcpserver.exceptions import ToolError

from casetracker_mcp import __version__

Row = Mapping[str, Any]
SECONDS = 60
AGENT = f"casetracker-mcp/{__version__}"


def wrong_address(url: str) -> str:
    """Say what is wrong with the address of a site; empty if nothing is."""
    parts = urlsplit(url)
    if parts.scheme in ("http", "https") and parts.netloc:
        return ""
    return f"“{url}” is no site. Set CASETRACKER_URL to its address, such as https://cases.example.org/."


class Site:
    """A Casetracker site, read without an account: what it hides stays hidden here."""

    def __init__(self, url: str) -> None:
        self.url = url.rstrip("/")

    async def get(self, path: str, parameters: Mapping[str, Any] | None = None) -> Any:
        """What the API answers at the path; ToolError, in words for the model, if it does not."""
        return await self.json(f"/api/v1/{path}", parameters)

    async def json(self, path: str, parameters: Mapping[str, Any] | None = None) -> Any:
        asked = {name: value for name, value in (parameters or {}).items() if value not in ("", None)}
        headers = {"Accept": "application/json", "User-Agent": AGENT}
        try:
            async with httpx2.AsyncClient(timeout=SECONDS, follow_redirects=True, headers=headers) as client:
                answer = await client.get(f"{self.url}{path}", params=asked)
        except httpx2.HTTPError as error:
            raise ToolError(f"{self.url} does not answer ({type(error).__name__}). Try again later.") from error
        if answer.status_code != httpx2.codes.OK:
            raise ToolError(in_words(answer))
        try:
            return answer.json()
        except ValueError as error:
            raise ToolError(f"{self.url} answers with something else than JSON. Is it a Casetracker site?") from error


def in_words(answer: httpx2.Response) -> str:
    """What a problem document says: each wrong parameter, and what is allowed."""
    try:
        problem = answer.json()
    except ValueError:
        problem = None
    said = problem.get("detail") if isinstance(problem, dict) else None
    retry = answer.headers.get("Retry-After")
    wait = f" Ask again in {retry} seconds." if retry else ""
    return f"{said or f'The site answers {answer.status_code}.'}{wait}"
