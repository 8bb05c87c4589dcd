"""Asking a WSGI application in this process, as a server would, and taking the time."""

import io
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

STEADY = (0.9, 1.1)
"""Where the floor differs more from itself than this, the machine was too busy for the figures beside it."""

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


@dataclass
class Answer:
    """One answer, read to its end; the time includes closing it, where the product lets its connection go."""

    status: str
    body: bytes
    milliseconds: float


def get(application: Application, address: str) -> Answer:
    path, _, query = address.partition("?")
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_HOST": "127.0.0.1",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }
    status = []
    begin = time.perf_counter()
    chunks = application(environ, lambda line, headers, error=None: status.append(line))
    body = b"".join(chunks)
    if hasattr(chunks, "close"):
        chunks.close()
    return Answer(status[0], body, (time.perf_counter() - begin) * 1000)
