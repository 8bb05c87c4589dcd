"""The process that draws one picture: `python -m casetracker.web.drawing.worker WIDTH < SVG > PNG`.

It has little memory and time and knows neither the settings nor the database. The library holds Python's lock while it
draws, so within the server it would stop every other request.
"""

import resource
import sys
from pathlib import Path

import resvg_py

MEMORY = 512 * 1024 * 1024
SECONDS = 5
"""Of processor time; a card takes a twentieth of one."""
FONTS = sorted(str(path) for path in (Path(__file__).parent / "fonts").glob("*.ttf"))


def confine() -> None:
    """Give up memory and time before the first byte is read."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def draw(svg: str, width: int | None) -> bytes:
    """Draw with the fonts beside this file alone, whatever the machine has. Raises ValueError."""
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg,
            width=width,
            skip_system_fonts=True,
            font_files=FONTS,
            font_family="Record Sans",
            serif_family="Record Serif",
            sans_serif_family="Record Sans",
        )
    )


def main(width: str) -> int:
    confine()
    svg = sys.stdin.buffer.read().decode()
    sys.stdout.buffer.write(draw(svg, int(width) or None))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
