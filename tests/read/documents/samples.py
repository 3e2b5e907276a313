"""Small documents made on the fly, so that no binary file lies in the repository."""

import io
import zipfile

import docx

PAGE = """<!doctype html><html lang="en"><head><title>Truce holds | The Courier</title>
<meta property="og:title" content="Truce holds in the north">
<meta property="og:site_name" content="The Courier">
<meta property="article:published_time" content="2021-06-05T09:30:00+02:00">
<script>document.write("planted by a script")</script>
<style>p { color: red }</style></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Truce holds in the north</h1>
<p>The two sides said on Friday that the truce signed last week was holding along the river, and
that monitors had been let through to the villages for the first time since the spring.</p>
<p>“We have heard no shot since Tuesday,” said the head of the mission, who asked both commands to
keep their guns behind the agreed line until the talks resume.</p>
<script>alert("planted by a script")</script>
<p>A spokesman for the ministry denied that troops had crossed the bridge, and promised that the
road to the north would be open to aid convoys by the end of the month.</p></article>
<footer>Contact us</footer></body></html>"""


def word_file(*paragraphs: str, title: str = "", cells: tuple[str, ...] = ()) -> bytes:
    document = docx.Document()
    if title:
        document.add_heading(title, level=0)
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if cells:
        row = document.add_table(rows=1, cols=len(cells)).rows[0]
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def bomb(unpacked_bytes: int) -> bytes:
    """A Word file of some hundred kilobytes that unpacks to the given size."""
    buffer = io.BytesIO(word_file("Truce"))
    with (
        zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("word/media/filler.bin", "w", force_zip64=True) as part,
    ):
        zeros = bytes(1_000_000)
        for _ in range(unpacked_bytes // len(zeros)):
            part.write(zeros)
    return buffer.getvalue()


def pdf_file(*pages: tuple[str, ...], extra: bytes = b"") -> bytes:
    """A PDF in which each page shows its lines in Helvetica; no lines makes an empty page."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    kids = []
    for lines in pages:
        drawn = "".join(f"({line}) Tj T* " for line in lines)
        stream = f"BT /F1 11 Tf 14 TL 72 760 Td {drawn}ET".encode("latin-1")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    out, offsets = io.BytesIO(), []
    out.write(b"%PDF-1.4\n")
    for number, body in enumerate(objects, start=1):
        offsets.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % offset for offset in offsets))
    out.write(
        b"trailer\n<< /Size %d /Root 1 0 R %s>>\nstartxref\n%d\n%%%%EOF\n"
        % (len(objects) + 1, extra, start)
    )
    return out.getvalue()
