"""Receive webhooks of a Casetracker site: CASETRACKER_SECRET=whsec_... python receiver.py PORT

A message counts once its signature is checked. One that arrives again (the site repeats what was not answered) is
answered and not counted twice.
"""

import json
import os
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer

from casetracker_client.webhooks import Forged, verify

SECRET = os.environ["CASETRACKER_SECRET"]
LONGEST = 1_000_000
seen: set[str] = set()  # in a database, where it must outlive this process


class Receiver(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        length = int(self.headers.get("Content-Length", 0))
        if length > LONGEST:
            return self.answer(413)
        body = self.rfile.read(length)
        try:
            message = verify(SECRET, dict(self.headers), body)
        except Forged as error:
            self.log_message("refused: %s", error)
            return self.answer(401)
        if message not in seen:
            seen.add(message)
            handle(json.loads(body))
        return self.answer(204)

    def answer(self, status: int) -> None:
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()


def handle(event: dict) -> None:
    print(event.get("type"), event.get("data", {}).get("id"), flush=True)


if __name__ == "__main__":
    HTTPServer(("127.0.0.1", int(sys.argv[1])), Receiver).serve_forever()
