"""Makes the pages that the tests read: our own texts set by Pango, as images and PDFs of every kind.

Everything is kept in a folder (OCRCHAT_PAGES) and made once. Nothing here is downloaded or copied from elsewhere.
"""
import os
import pathlib
import random
import subprocess

from PIL import Image, ImageDraw, ImageFont, ImageOps

from pages.texts import TEXTS

FOLDER = pathlib.Path(os.environ.get("OCRCHAT_PAGES", "build/release/test-pages"))
DPI = 300
A4 = (2480, 3508)
MARGIN = 250


def made(name, make):
    """The path of the file `name`, made by `make(path)` if it is not there."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    path = FOLDER / name
    if not path.exists():
        part = FOLDER / ("part-" + name)
        make(part)
        part.rename(path)
    return path


def set_text(text, font, points=12, width_points=480, markup=False, columns=False):
    """The text set by Pango, black on white, as an image just as high as it needs to be; with `columns` from top to
    bottom, as Chinese and Japanese may be, the first column on the right."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    source, target = FOLDER / f"set-{os.getpid()}.txt", FOLDER / f"set-{os.getpid()}.png"
    source.write_text(text, encoding="utf8")
    command = ["pango-view", "--no-display", f"--dpi={DPI}", f"--font={font} {points}", f"--width={width_points}",
               "--wrap=word-char", "--hinting=none", "--margin=0", "--line-spacing=1.3", f"--output={target}"]
    command += ["--markup"] if markup else []
    command += ["--rotate=-90", "--gravity=auto"] if columns else []
    subprocess.run([*command, str(source)], check=True, capture_output=True)
    with Image.open(target) as image:
        result = image.convert("L")
    source.unlink(), target.unlink()
    return result


def on_paper(block, size=A4):
    page = Image.new("L", size, 255)
    page.paste(block, (MARGIN, MARGIN))
    return page


def clean_page(language):
    """A clean A4 page at 300 dpi: (path, text)."""
    font, text = TEXTS[language]
    return made(f"clean-{language}.png", lambda p: on_paper(set_text(text, font)).save(p, "PNG", dpi=(DPI, DPI))), text


def text_page(name, text, font="Noto Serif", points=12, markup=False):
    return made(name, lambda p: on_paper(set_text(text, font, points, markup=markup)).save(p, "PNG", dpi=(DPI, DPI)))


def initial_page():
    """An initial over two lines: (path, text)."""
    beside, below = ("he river had risen during the night\nand covered the lower meadow. Two",
                     "farmers walked along the bank and then\ncounted the posts of the old fence.")

    def make(path):
        page, block = Image.new("L", A4, 255), set_text(beside, "Noto Serif")
        initial = set_text("T", "Noto Serif", 44)
        initial = initial.crop(ImageOps.invert(initial).getbbox())
        top = MARGIN + ImageOps.invert(block).getbbox()[1]
        page.paste(initial, (MARGIN, top))
        page.paste(block, (MARGIN + initial.width + 14, MARGIN))
        page.paste(set_text(below, "Noto Serif"), (MARGIN, MARGIN + block.height + 14))
        page.save(path, "PNG", dpi=(DPI, DPI))

    return made("initial.png", make), f"T{beside}\n{below}"


def page_in_columns(language):
    """Chinese or Japanese from top to bottom: (path, text)."""
    font, text = TEXTS[language]
    block = lambda: set_text(text, font, columns=True)
    return made(f"columns-{language}.png", lambda p: on_paper(block()).save(p, "PNG", dpi=(DPI, DPI))), text


def table_page():
    """A page with a heading, a sentence and a ruled table of 4 × 3 cells: (path, rows)."""
    rows = [["Item", "Count", "Price"], ["Apples", "12", "3.40"], ["Pears", "7", "2.95"], ["Plums", "31", "8.10"]]

    def make(path):
        page = on_paper(set_text("<span size='200%' weight='bold'>Market list</span>\n\n"
                                 "The teacher carried these to the market on Friday.", "Noto Serif", markup=True))
        draw = ImageDraw.Draw(page)
        font = ImageFont.truetype("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", 50)
        left, top, wide, high = 300, 900, 560, 130
        for r in range(len(rows) + 1):
            draw.line([(left, top + r * high), (left + 3 * wide, top + r * high)], fill=0, width=5)
        for c in range(4):
            draw.line([(left + c * wide, top), (left + c * wide, top + len(rows) * high)], fill=0, width=5)
        for r, row in enumerate(rows):
            for c, cell in enumerate(row):
                draw.text((left + c * wide + 40, top + r * high + 35), cell, fill=0, font=font)
        page.save(path, "PNG", dpi=(DPI, DPI))

    return made("table.png", make), rows


def placed_page(name, lines, size=A4):
    """A page of texts at their places: lines of (x, y, text), in pixels at 300 dpi."""
    def make(path):
        page = Image.new("L", size, 255)
        draw = ImageDraw.Draw(page)
        font = ImageFont.truetype("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", 46)
        for x, y, text in lines:
            draw.text((x, y), text, fill=0, font=font)
        page.save(path, "PNG", dpi=(DPI, DPI))

    return made(name, make)


def scribbled_page():
    """A page of lines that look like writing and that no engine reads."""
    def make(path):
        chance = random.Random(5)
        page = Image.new("L", A4, 255)
        draw = ImageDraw.Draw(page)
        for row in range(8):
            x, y = MARGIN, 400 + 220 * row
            while x < A4[0] - MARGIN:
                end = x + chance.randint(150, 420)
                points = [(x, y)]
                while points[-1][0] < end:
                    points.append((points[-1][0] + chance.randint(4, 26), y + chance.randint(-60, 40)))
                draw.line(points, fill=30, width=6, joint="curve")
                x = end + chance.randint(60, 110)
        page.save(path, "PNG", dpi=(DPI, DPI))

    return made("scribbled.png", make)


def image_kinds():
    """The English page as every kind of image that is read: name -> path."""
    base = Image.open(clean_page("en")[0])
    small = base.crop((0, 0, A4[0], 1500))

    def save(image, kind, **options):
        return lambda path: image.save(path, kind, dpi=(DPI, DPI), **options)

    def alpha(path):
        rgba = Image.new("RGBA", small.size, (0, 0, 0, 0))
        rgba.paste((0, 0, 0, 255), mask=Image.eval(small, lambda v: 255 - v))
        rgba.save(path, "PNG")

    def turned(path):  # stored lying on its side, with the EXIF note how to hold it
        exif = Image.Exif()
        exif[0x0112] = 6
        small.rotate(90, expand=True).save(path, "JPEG", quality=90, exif=exif)

    def sixteen_bit(path):
        wide = small.convert("I").point(lambda v: v * 257).convert("I;16")
        wide.save(path, "TIFF")

    def moving(path):
        small.save(path, "GIF", save_all=True, append_images=[Image.new("L", small.size, 255)], duration=100)

    makers = {
        "gray.png": save(small, "PNG"), "bilevel.png": save(small.convert("1"), "PNG"),
        "palette.png": save(small.convert("P"), "PNG"), "alpha.png": alpha,
        "rgb.jpg": save(small.convert("RGB"), "JPEG", quality=85),
        "cmyk.jpg": save(small.convert("CMYK"), "JPEG", quality=90), "exif.jpg": turned,
        "lossy.webp": lambda p: small.convert("RGB").save(p, "WEBP", quality=85),
        "still.gif": lambda p: small.save(p, "GIF"), "moving.gif": moving,
        "rgb.bmp": save(small.convert("RGB"), "BMP"), "bilevel.bmp": save(small.convert("1"), "BMP"),
        "gray.tif": save(small, "TIFF", compression="tiff_lzw"),
        "fax.tif": save(small.convert("1"), "TIFF", compression="group4"),
        "cmyk.tif": save(small.convert("CMYK"), "TIFF"), "deep.tif": sixteen_bit,
        "pages.tif": save(small, "TIFF", save_all=True, append_images=[small, small], compression="tiff_lzw"),
    }
    return {name: made("kind-" + name, make) for name, make in makers.items()}


def scan_pdf(name, images, **options):
    """A PDF whose pages are one image each, as scanners make them."""
    def make(path):
        first, *rest = [Image.open(i).convert("L") for i in images]
        first.save(path, "PDF", save_all=True, append_images=rest, resolution=DPI, **options)
    return made(name, make)


def text_pdf(name, text, font="Noto Serif"):
    """A born-digital PDF: Pango sets real text."""
    def make(path):
        source = FOLDER / (name + ".txt")
        source.write_text(text, encoding="utf8")
        subprocess.run(["pango-view", "--no-display", f"--font={font} 12", "--width=480", "--wrap=word-char",
                        "--margin=50", f"--output={path}.pdf", str(source)], check=True, capture_output=True)
        pathlib.Path(str(path) + ".pdf").rename(path)
    return made(name, make)


def qpdf(name, *arguments):
    def make(path):
        subprocess.run(["qpdf", *map(str, arguments), str(path)], check=True, capture_output=True)
    return made(name, make)


def pdf_kinds():
    """PDFs of every kind that is read, all of which say the English text: name -> (path, password)."""
    english = TEXTS["en"][1]
    scan = scan_pdf("kind-scan.pdf", [clean_page("en")[0]])
    born = text_pdf("kind-born.pdf", english)
    return {
        "scan.pdf": (scan, ""), "born.pdf": (born, ""),
        "mixed.pdf": (qpdf("kind-mixed.pdf", "--empty", "--pages", scan, born, "--"), ""),
        "rotated.pdf": (qpdf("kind-rotated.pdf", scan, "--rotate=+90:1"), ""),
        "encrypted.pdf": (qpdf("kind-encrypted.pdf", "--encrypt", "secret", "owner", "256", "--", born), "secret"),
    }


def long_scan(pages):
    """A scan of so many pages (12 or the like), all different: each says its number."""
    def one(number):
        text = f"Page number {number} of the report.\n\n" + TEXTS["en"][1]
        return text_page(f"report-{number}.png", text)
    return scan_pdf(f"report-{pages}.pdf", [one(n) for n in range(1, pages + 1)])


def many_pages(pages):
    """A PDF of very many small pages with real text, for memory and fairness."""
    born = text_pdf("kind-born.pdf", TEXTS["en"][1])
    return qpdf(f"many-{pages}.pdf", "--empty", "--pages", *([born] * pages), "--")
