#!/usr/bin/python3
"""Makes docs/sample.png (an invoice of nobody's) and docs/result.png (what ocrchat reads of it).

    docs/make_pictures.py BINARY
"""
import json
import pathlib
import subprocess
import sys
import textwrap

from PIL import Image, ImageDraw, ImageFont

DOCS = pathlib.Path(__file__).resolve().parent
COLOURS = {"title": "#c0392b", "heading": "#c0392b", "paragraph": "#2471a3", "table": "#1e8449", "list_item": "#b9770e"}


def font(size, bold=False, mono=False):
    name = "LiberationMono-Regular" if mono else "LiberationSerif-" + ("Bold" if bold else "Regular")
    for folder in ("liberation", "liberation2"):
        path = pathlib.Path(f"/usr/share/fonts/truetype/{folder}/{name}.ttf")
        if path.exists():
            return ImageFont.truetype(str(path), size)
    raise SystemExit("install fonts-liberation")


def sample():
    page = Image.new("L", (1240, 1300), 255)
    draw = ImageDraw.Draw(page)
    draw.text((110, 90), "Invoice 2041", fill=0, font=font(64, bold=True))
    draw.text((110, 200), "Rivermeadow Fence Works, 3 Old Mill Lane", fill=0, font=font(32))
    draw.text((110, 245), "To: The Village School. Date: 14 March 2026", fill=0, font=font(32))
    rows = [("Item", "Count", "Price", "Sum"), ("Oak post, 2 m", "7", "18.50", "129.50"),
            ("Wire, 50 m roll", "2", "24.00", "48.00"), ("Work, hours", "5", "7.50", "37.50")]
    left, top, high, columns = 110, 350, 70, [0, 430, 600, 780, 1000]
    for r in range(len(rows) + 1):
        draw.line([(left, top + r * high), (left + columns[-1], top + r * high)], fill=0, width=3)
    for c in columns:
        draw.line([(left + c, top), (left + c, top + len(rows) * high)], fill=0, width=3)
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            draw.text((left + columns[c] + 20, top + r * high + 16), cell, fill=0, font=font(32, bold=r == 0))
    draw.text((110, 680), "Total: 215.00 USD", fill=0, font=font(36, bold=True))
    for i, line in enumerate(["Please pay within thirty days by transfer to the account below.",
                              "The posts were delivered on Tuesday and set in the ground the day",
                              "after; the old ones have been taken away."]):
        draw.text((110, 790 + i * 46), line, fill=0, font=font(32))
    for i, line in enumerate(["• Bank of the Valley", "• Account 77 1204 5568", "• Reference 2041"]):
        draw.text((130, 960 + i * 50), line, fill=0, font=font(32))
    page.save(DOCS / "sample.png", dpi=(150, 150))


def result(binary):
    read = lambda form: subprocess.run([binary, "ocr", DOCS / "sample.png", "-f", form], check=True,
                                       capture_output=True).stdout.decode()
    page = Image.open(DOCS / "sample.png").convert("RGB")
    draw = ImageDraw.Draw(page)
    for block in json.loads(read("json"))["pages"][0]["blocks"]:
        colour = COLOURS.get(block["type"], "#7d3c98")
        x0, y0, x1, y1 = block["bbox"]
        draw.rectangle([x0 - 8, y0 - 8, x1 + 8, y1 + 8], outline=colour, width=4)
        draw.text((x1 + 14, y0 - 12), block["type"], fill=colour, font=font(24))
    canvas = Image.new("RGB", (2480, 1300), "#f4f4f2")
    canvas.paste(page, (0, 0))
    said = "\n".join("\n".join(textwrap.wrap(line, 66)) for line in read("md").splitlines())
    ImageDraw.Draw(canvas).multiline_text((1290, 90), said, fill="#222", font=font(28, mono=True), spacing=14)
    canvas.resize((1240, 650), Image.LANCZOS).save(DOCS / "result.png", optimize=True)


if __name__ == "__main__":
    sample()
    result(sys.argv[1])
