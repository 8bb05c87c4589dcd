"""Bytes by their digest, in a folder that no web server serves: written whole or not at all, each kept once."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO

from django.conf import settings

PIECE = 2**16


def path_of(digest: str) -> Path:
    """Return where the bytes with this digest lie."""
    return Path(settings.FILES_ROOT) / digest[:2] / digest


def digest_of(file: IO[bytes]) -> str:
    """Return the SHA-256 of the file in hexadecimal digits."""
    file.seek(0)
    found = sha256()
    while piece := file.read(PIECE):
        found.update(piece)
    return found.hexdigest()


def keep(file: IO[bytes]) -> str:
    """Keep the file's bytes and return their digest; bytes that are kept already are not written again."""
    digest = digest_of(file)
    with locked():
        if not path_of(digest).exists():
            write(file, path_of(digest))
    return digest


def write(file: IO[bytes], path: Path) -> None:
    """Write to a file beside the place and move it there, so that nobody ever reads half of it."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o750)
    file.seek(0)
    with NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as beside:
        try:
            while piece := file.read(PIECE):
                beside.write(piece)
            beside.flush()
            os.fsync(beside.fileno())
            Path(beside.name).replace(path)
        except BaseException:
            Path(beside.name).unlink(missing_ok=True)
            raise


def discard(digest: str) -> None:
    path_of(digest).unlink(missing_ok=True)


@contextmanager
def locked() -> Iterator[None]:
    """Keep other processes from writing and deleting bytes meanwhile."""
    root = Path(settings.FILES_ROOT)
    root.mkdir(parents=True, exist_ok=True, mode=0o750)
    with (root / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def kept_digests() -> Iterator[str]:
    """Yield the digests of all bytes that are kept."""
    for folder in sorted(Path(settings.FILES_ROOT).glob("??")):
        yield from sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))
