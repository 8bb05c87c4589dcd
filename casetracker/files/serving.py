"""Answering with a stored file: as an attachment, under headers of its own, in ranges, without reading it whole.

No session is touched: `/files/` is a public address. The answer streams, so that neither server holds a file in memory.
"""

import re
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.contrib.admin.views.decorators import staff_member_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from casetracker.core import policy
from casetracker.core.policy import Action
from casetracker.files import store
from casetracker.files.kinds import CONTENT_TYPES
from casetracker.files.models import File
from casetracker.files.names import download_name

PIECE = 2**16
RANGE = re.compile(r"bytes=(?:(\d{1,18})-(\d{1,18})?|-(\d{1,18}))")
"""One range; of several the whole file is the answer, as HTTP allows."""
WITH_RECORD = ("source", "ruling__case", "ruling__court")


@require_safe
def public_file(request: HttpRequest, public_id: str, name: str) -> HttpResponseBase:
    """A file that readers may have. What is hidden answers as what never existed; an old name leads to the new one."""
    files = File.objects.visible().select_related(*WITH_RECORD)
    return answer(request, files.filter(public_id=public_id).first(), name, "file")


@staff_member_required
@require_safe
def editors_file(request: HttpRequest, public_id: str, name: str) -> HttpResponseBase:
    """Any file, for those who may see its record on the desk; never cached."""
    file = File.objects.select_related(*WITH_RECORD).filter(public_id=public_id).first()
    if file is None or not policy.allows(request.user, Action.VIEW, file.record):
        raise Http404
    response = answer(request, file, name, "admin-file")
    response.headers["Cache-Control"] = "no-store"
    return response


def file_address(file: File, view: str = "file") -> str:
    """Return where the file is downloaded: by readers, or with "admin-file" by editors."""
    return reverse(view, args=[file.public_id, download_name(file)])


def answer(request: HttpRequest, file: File | None, name: str, view: str) -> HttpResponseBase:
    if file is None:
        raise Http404
    if name != download_name(file):
        return HttpResponsePermanentRedirect(file_address(file, view))
    path = store.path_of(file.digest)
    if not path.exists():
        raise Http404
    response = in_ranges(request, file, path)
    etag = f'"{file.digest}"'
    response.headers["ETag"] = etag
    return get_conditional_response(request, etag=etag, response=response) or response


def in_ranges(request: HttpRequest, file: File, path: Path) -> Any:
    """Answer with the file, or with the range that is asked for (206), or say that there is none such (416)."""
    size = path.stat().st_size
    asked = RANGE.fullmatch(request.headers.get("Range", "")) if request.method == "GET" else None
    if asked and request.headers.get("If-Range", f'"{file.digest}"') != f'"{file.digest}"':
        asked = None
    start, end = span(asked, size) if asked else (0, size)
    if start >= end:
        return with_headers(HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"}), file)
    response = with_headers(StreamingHttpResponse(pieces(path, start, end)), file)
    response.headers["Content-Length"] = str(end - start)
    if asked:
        response.status_code = 206
        response.headers["Content-Range"] = f"bytes {start}-{end - 1}/{size}"
    return response


def span(asked: re.Match[str], size: int) -> tuple[int, int]:
    """Return the first byte and the one after the last."""
    first, last, suffix = asked.groups()
    if suffix:
        return max(0, size - int(suffix)), size if int(suffix) else 0
    return int(first), min(size, int(last) + 1 if last else size)


def pieces(path: Path, start: int, end: int) -> Iterator[bytes]:
    with path.open("rb") as file:
        file.seek(start)
        while start < end and (piece := file.read(min(PIECE, end - start))):
            start += len(piece)
            yield piece


def with_headers(response: HttpResponseBase, file: File) -> HttpResponseBase:
    """Let nobody show, embed or run the file within this site; tell what it is and how to prove that it is whole."""
    digest = b64encode(bytes.fromhex(file.digest)).decode()
    headers = {
        "Content-Type": CONTENT_TYPES[file.kind],
        "Content-Disposition": f'attachment; filename="{download_name(file)}"',
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Accept-Ranges": "bytes",
        "Repr-Digest": f"sha-256=:{digest}:",
        "X-Robots-Tag": "noindex",
    }
    for name, value in headers.items():
        response.headers[name] = value
    return response
