"""Starts the server: over standard input and output, or over HTTP for several clients."""

import argparse
import os
import sys

from casetracker_mcp.server import make_server
from casetracker_mcp.site import Site, wrong_address


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="casetracker-mcp", description="Lets language models read a Casetracker site."
    )
    parser.add_argument("--url", default=os.environ.get("CASETRACKER_URL", ""), help="the site; or CASETRACKER_URL")
    parser.add_argument(
        "--http", action="store_true", help="streamable HTTP at /mcp in place of standard input and output"
    )
    parser.add_argument("--host", default="127.0.0.1", help="with --http; 127.0.0.1 if not given")
    parser.add_argument("--port", type=int, default=8800, help="with --http; 8800 if not given")
    arguments = parser.parse_args()
    problem = wrong_address(arguments.url)
    if problem:
        sys.exit(f"casetracker-mcp: {problem}")
    server = make_server(Site(arguments.url))
    if arguments.http:
        server.run("streamable-http", host=arguments.host, port=arguments.port)
    else:
        server.run()


if __name__ == "__main__":
    main()
