"""Somebody who asks the site, and what is kept of its answers."""

import gzip
import json
import re
from dataclasses import dataclass
from http.cookies import Morsel
from io import StringIO
from typing import Any

from django.core.management import CommandError, call_command
from django.http.response import HttpResponseBase
from django.test import Client

HOST = "127.0.0.1"
LEFT_OUT = ("Content-Length", "Date")
VALUE_LEFT_OUT = ("ETag", "Last-Modified")
"""Headers of which only counts that they are there: their values follow the bytes, or the clock of a file system."""
RANDOM = (
    (re.compile(rb'(name="csrfmiddlewaretoken" value=")[^"]*'), rb"\1"),
    (re.compile(rb'(name="seen" value="[^":]*)[^"]*'), rb"\1"),  # without the time and the signature
)
"""What is made anew for each request, by what remains of it."""


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def is_html(self) -> bool:
        return self.headers.get("Content-Type", "").startswith("text/html")

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def json(self) -> Any:
        return json.loads(self.body)


Answers = dict[str, Answer]
"""By what was asked: the method, the address, and in brackets what else there is to say."""


class Visitor:
    """A reader or, with a user, an editor; writes every answer down once."""

    def __init__(self, answers: Answers, user: Any = None) -> None:
        self.answers = answers
        self.client = Client(raise_request_exception=False, SERVER_NAME=HOST)
        if user:
            self.client.force_login(user)

    def get(self, address: str, note: str = "", **headers: str) -> Answer:
        return self.ask("GET", address, note, **headers)

    def post(self, address: str, data: dict[str, list[str]], note: str) -> Answer:
        """Send a form; the note tells it from others to the same address."""
        return self.keep(f"POST {address} ({note})", lambda: self.client.post(address, data))

    def ask(self, method: str, address: str, note: str = "", **headers: str) -> Answer:
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        note = "; ".join(filter(None, [note, *(f"{name}: {value}" for name, value in sent.items())]))
        key = f"{method} {address}" + (f" ({note})" if note else "")
        return self.keep(key, lambda: self.client.generic(method, address, headers=sent))

    def look(self, address: str) -> str:
        """A page as it is, with all that is made anew for each request; it is not written down."""
        return self.client.get(address).content.decode()

    def keep(self, key: str, send: Any) -> Answer:
        if key not in self.answers:
            self.answers[key] = answer_of(send())
        return self.answers[key]


def answer_of(response: HttpResponseBase) -> Answer:
    body = b"".join(response)  # type: ignore[call-overload]
    if response.headers.get("Content-Encoding") == "gzip":
        body = gzip.decompress(body)
    for pattern, rest in RANDOM:
        body = pattern.sub(rest, body)
    headers = {name: value for name, value in response.headers.items() if name not in LEFT_OUT}
    headers |= {name: "..." for name in VALUE_LEFT_OUT if name in headers}
    headers |= {f"Set-Cookie {morsel.key}": about(morsel) for morsel in response.cookies.values()}
    return Answer(response.status_code, dict(sorted(headers.items())), body)


def about(morsel: Morsel[str]) -> str:
    """How a cookie is kept, without what it holds."""
    return "; ".join(f"{name}={value}" for name, value in sorted(morsel.items()) if value and name != "expires")


def command(answers: Answers, *arguments: str) -> Answer:
    """Run a command of manage.py; its status is 0, or 1 where it refuses."""
    out, status = StringIO(), 0
    try:
        call_command(*arguments, stdout=out, stderr=out)
    except CommandError as error:
        out.write(f"{error}\n")
        status = 1
    shown = " ".join(argument.rpartition("/")[2] for argument in arguments)
    told = out.getvalue()
    for argument in arguments:
        told = told.replace(argument, argument.rpartition("/")[2])
    answers[f"manage.py {shown}"] = answer = Answer(status, {}, told.encode())
    return answer
