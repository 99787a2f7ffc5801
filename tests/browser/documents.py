#!/usr/bin/python3
"""Makes the documents that the browser tests upload: documents.py NAME prints the path of one."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from pages import maker

LETTER = """Dear Mr Hollins,

the workshop in Bristol opens at nine o'clock and closes at half past five. The keys are with the carpenter next door.

Yours sincerely, Martha Quill
"""

ARABIC = "تفتح الورشة أبوابها في الساعة التاسعة صباحا وتغلق في الخامسة مساء. المفاتيح عند النجار المجاور."

INVOICE = [
    ["Acme Tools Ltd., 12 Mill Lane, Bath", "", "Dear Sir or Madam,",
     "you will find our invoice on the second page of this letter,", "and the terms of delivery on the third."],
    ["INVOICE 2026-118", "", "Invoice date: 3 February 2026", "Due date: 3 March 2026", "",
     "The invoice total is $42.00, payable to Acme Tools Ltd. within 28 days."],
    ["Terms of delivery", "", "Delivery was made to the workshop in Bristol by the carrier Hollins & Sons.",
     "Goods can be returned within fourteen days."],
]

HOSTILE = [[
    "Notes of the meeting", "",
    "<img src=x onerror=\"document.title='PWNED'\"> <b>bold</b> <script>document.title='PWNED'</script>",
    "[a link](javascript:document.title='PWNED') and ![a picture](http://evil.example/leak.png)",
    "<a href=\"javascript:document.title='PWNED'\">another link</a> <style>body {display: none}</style>",
    "The workshop in Bristol opens at nine o'clock.",
]]


def plain_pdf(name, pages):
    """A PDF of real text in Helvetica, a list of lines for each page; made in no time, however many pages."""
    def escaped(line):
        return line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")

    def content(lines):
        shown = "".join(f"({escaped(line)}) Tj T*\n" for line in lines)
        return f"BT /F 12 Tf 18 TL 60 770 Td\n{shown}ET"

    def make(path):
        kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
        objects = ["<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>",
                   "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"]
        for number, lines in enumerate(pages):
            stream = content(lines)
            objects.append("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>"
                           f"/Contents {5 + 2 * number} 0 R>>")
            objects.append(f"<</Length {len(stream)}>>stream\n{stream}\nendstream")
        body, places = "%PDF-1.4\n", []
        for number, text in enumerate(objects, 1):
            places.append(len(body))
            body += f"{number} 0 obj\n{text}\nendobj\n"
        table = "".join(f"{place:010} 00000 n \n" for place in places)
        trailer = f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(body)}\n%%EOF\n"
        path.write_bytes((body + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n" + table + trailer).encode("latin1"))

    return maker.made(name, make)


def numbered(count):
    return [[f"Chapter {page}", "", f"This is page {page} of the long report.",
             f"Its secret word is word{page * 7919 % 10007}."] for page in range(1, count + 1)]


def written(name, content):
    return maker.made(name, lambda path: path.write_bytes(content))


def invoice():
    return plain_pdf("browser-invoice.pdf", INVOICE)


DOCUMENTS = {
    "page.png": lambda: maker.clean_page("en")[0],
    "page.txt": lambda: written("browser-page.txt", maker.clean_page("en")[1].encode()),
    "letter.png": lambda: maker.text_page("browser-letter.png", LETTER),
    "arabic.png": lambda: maker.text_page("browser-arabic.png", ARABIC, "Noto Naskh Arabic", 14),
    "table.png": lambda: maker.table_page()[0],
    "invoice.pdf": invoice,
    "hostile.pdf": lambda: plain_pdf("browser-hostile.pdf", HOSTILE),
    "twelve.pdf": lambda: plain_pdf("browser-twelve.pdf", numbered(12)),
    "long.pdf": lambda: plain_pdf("browser-long.pdf", numbered(500)),
    "encrypted.pdf": lambda: maker.qpdf("browser-encrypted.pdf", "--encrypt", "secret", "owner", "256", "--", invoice()),
    "damaged.pdf": lambda: written("browser-damaged.pdf", b"%PDF-1.7\nnothing more"),
    "empty.png": lambda: written("browser-empty.png", b""),
    "notes.txt": lambda: written("browser-notes.txt", b"Notes that are no image and no PDF.\n" * 20),
}

if __name__ == "__main__":
    print(DOCUMENTS[sys.argv[1]]().resolve())
