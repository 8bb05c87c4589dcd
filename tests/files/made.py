"""Files as editors upload them, made here: good ones, and those that would do harm."""

import io
import zipfile
from collections.abc import Sequence

from django.core.files.uploadedfile import SimpleUploadedFile
from pypdf import PdfReader, PdfWriter

from cases.models import Source
from casetracker.files.extract import extract
from casetracker.files.models import File
from casetracker.files.uploads import take
from rulings.models import Ruling

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def a_pdf(pages: Sequence[Sequence[str]]) -> bytes:
    """A PDF with these lines on each page, in the smallest form that readers accept."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for lines in pages:
        shown = "".join(f"({line}) Tj 0 -14 Td " for line in lines)
        content = f"BT /F1 10 Tf 50 780 Td {shown}ET".encode("latin-1")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
        page = f"/Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R"
        objects.append(f"<< /Type /Page {page} /Resources << /Font << /F1 3 0 R >> >> >>".encode())
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(kids)}] >>".encode()
    out, places = io.BytesIO(b"%PDF-1.4\n"), []
    out.seek(0, io.SEEK_END)
    for number, each in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, each))
    start = out.tell()
    rows = "".join(f"{place:010} 00000 n \n" for place in places)
    out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{rows}".encode())
    out.write(f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode())
    return out.getvalue()


def encrypted(pdf: bytes) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
    writer.encrypt("a secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def a_docx(body: str, numbering: str = "", *, prologue: str = "") -> bytes:
    """A Word document of these `w:p` elements."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        document = f'{prologue}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
        archive.writestr("word/document.xml", document)
        if numbering:
            archive.writestr("word/numbering.xml", f'<w:numbering xmlns:w="{WORD}">{numbering}</w:numbering>')
    return out.getvalue()


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def a_zip_bomb(*, lying: bool = False) -> bytes:
    """A Word document that unpacks to 300 MB; a `lying` one states that it is small."""
    out = io.BytesIO()
    size = 300 * 2**20
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("word/document.xml", "w") as part:
            part.write(f'<w:document xmlns:w="{WORD}"><w:body>'.encode())
            for _ in range(size // 2**20):
                part.write(b" " * 2**20)
    data = out.getvalue()
    if lying:
        place = data.rindex(b"PK\x01\x02")  # its row of the directory: the size unpacked stands at 24
        data = data[: place + 24] + (4_000_000).to_bytes(4, "little") + data[place + 28 :]
    return data


def a_list_bomb(members: int) -> bytes:
    """An archive that lists so many members, and holds no bytes of any."""
    row = b"PK\x01\x02" + b"\0" * 24 + (1).to_bytes(2, "little") + b"\0" * 16 + b"a"
    rows = row * members
    return rows + b"PK\x05\x06" + b"\0" * 8 + len(rows).to_bytes(4, "little") + b"\0" * 6


def a_file(record: Ruling | Source, data: bytes, **columns: bool) -> File:
    """A file of the record, as uploading and reading it leave it."""
    upload = take(SimpleUploadedFile("a.pdf", data))
    owner = {"ruling" if isinstance(record, Ruling) else "source": record}
    file = File.objects.create(**owner, **columns, digest=upload.digest, kind=upload.kind, size=upload.size)
    extract(file.pk)
    file.refresh_from_db()
    return file
