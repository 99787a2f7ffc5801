"""Every kind of input becomes every kind of output, and says what the page says."""
import csv
import io
import json
import pathlib
import subprocess
import tempfile
import unittest

import docx

from pages import maker, scoring
from pages.texts import STRICT, TEXTS
from server import run

DIRECTION_MARKS = dict.fromkeys([0x200E, 0x200F, *range(0x202A, 0x202F)])
FORMATS = ["txt", "md", "docx", "pdf", "csv", "json"]


def read(path, form, *options):
    """What `ocrchat ocr` writes for a file, as bytes."""
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder) / f"out.{form}"
        done = run("ocr", path, "-f", form, "-o", out, *options, timeout=300)
        if done.returncode != 0:
            raise AssertionError(f"{path} as {form}: {done.returncode} {done.stderr.decode()}")
        return out.read_bytes()


def pdf_text(data):
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(data)
        file.flush()
        subprocess.run(["qpdf", "--check", file.name], check=True, capture_output=True)
        said = subprocess.run(["pdftotext", file.name, "-"], check=True, capture_output=True, text=True).stdout
        return said.translate(DIRECTION_MARKS)  # pdftotext puts them around every right-to-left line


def plain(form, data):
    """The text that a result in any format says."""
    if form == "pdf":
        return pdf_text(data)
    if form == "docx":
        return "\n".join(p.text for p in docx.Document(io.BytesIO(data)).paragraphs)
    text = data.decode()
    if form == "csv":
        return "\n".join(row["text"] for row in csv.DictReader(io.StringIO(text)))
    if form == "json":
        return "\n".join(b["text"] for page in json.loads(text)["pages"] for b in page["blocks"])
    return text


class RoundTrips(unittest.TestCase):
    def check(self, path, truth, options=(), least=0.98, pages=1):
        for form in FORMATS:
            with self.subTest(file=path.name, format=form):
                said = plain(form, read(path, form, *options))
                error = scoring.cer("\n".join([truth] * pages), said)
                self.assertLessEqual(error, 1 - least, said[:300])

    def test_images_of_every_kind_become_every_format(self):
        english = "\n".join(TEXTS["en"][1].splitlines())
        for name, path in maker.image_kinds().items():
            self.check(path, english, ["-l", "en"], pages=3 if name == "pages.tif" else 1)

    def test_pdfs_of_every_kind_become_every_format(self):
        for name, (path, password) in maker.pdf_kinds().items():
            options = ["-l", "en"] + (["--password", password] if password else [])
            self.check(path, TEXTS["en"][1], options, pages=2 if name == "mixed.pdf" else 1)

    def test_clean_pages_of_every_script_are_read_by_themselves(self):
        """language=auto; all 18 pages in one call."""
        with tempfile.TemporaryDirectory() as folder:
            done = run("ocr", *[maker.clean_page(l)[0] for l in TEXTS], "-o", folder + "/", timeout=600)
            self.assertEqual(done.returncode, 0, done.stderr.decode())
            errors = {}
            for language, (_, truth) in TEXTS.items():
                read_text = (pathlib.Path(folder) / f"clean-{language}.txt").read_text()
                errors[language] = scoring.cer(truth, read_text)
            print("\nCER, language=auto:", {l: round(e, 4) for l, e in errors.items()})
            for language, error in errors.items():
                with self.subTest(language):
                    self.assertLessEqual(error, 0.02 if language in STRICT else 0.05)

    def test_text_in_columns_from_top_to_bottom_is_read_from_the_right(self):
        for language in ("ja", "zh-Hans"):
            path, truth = maker.page_in_columns(language)
            for asked in (language, "auto"):
                with self.subTest(language=language, asked=asked):
                    said = read(path, "txt", "-l", asked).decode()
                    self.assertLessEqual(scoring.cer(truth.replace("，", ","), said.replace("，", ",")), 0.05, said)

    def test_an_initial_over_two_lines_is_part_of_its_word(self):
        path, truth = maker.initial_page()
        said = read(path, "txt", "-l", "en").decode()
        self.assertEqual(" ".join(said.split()), " ".join(truth.split()))

    def test_a_language_with_two_alphabets_is_read_in_either(self):
        """The model for Azerbaijani is of Latin letters and names the one of Cyrillic letters."""
        truth = ("Сәһәр тездән балыгчылар дәнизә чыхдылар. Һава күнәшли иди, дәниз сакит иди. "
                 "Онлар ахшама гәдәр балыг тутдулар вә шад гајытдылар.")
        said = read(maker.text_page("azerbaijani-cyrillic.png", truth, "DejaVu Sans"), "txt", "-l", "az").decode()
        self.assertLessEqual(scoring.cer(truth, said), 0.10, said)

    def test_searchable_pdfs_give_the_recognised_words_back_in_every_script(self):
        for language in ("en", "ar", "he", "hi", "zh-Hans", "ja", "ko", "th", "km", "am", "ru"):
            with self.subTest(language):
                path, _ = maker.clean_page(language)
                text = read(path, "txt", "-l", language).decode()
                lines = {scoring.normal(line) for line in text.splitlines() if line.strip()}
                back = {scoring.normal(line) for line in pdf_text(read(path, "pdf", "-l", language)).splitlines()}
                self.assertEqual(lines - back, set())

    def test_a_table_comes_out_as_cells(self):
        path, rows = maker.table_page()
        found = list(csv.reader(io.StringIO(read(path, "csv", "-l", "en").decode())))
        self.assertEqual([row for row in found if row], rows)
        markdown = read(path, "md", "-l", "en").decode()
        self.assertIn("# Market list", markdown)
        self.assertIn("| Apples | 12 | 3.40 |", markdown)
        document = docx.Document(io.BytesIO(read(path, "docx", "-l", "en")))
        self.assertEqual([[c.text for c in r.cells] for r in document.tables[0].rows], rows)

    def test_a_searchable_pdf_keeps_the_pages_as_they_were(self):
        path, _ = maker.pdf_kinds()["scan.pdf"]
        with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
            file.write(read(path, "pdf", "-l", "en"))
            file.flush()
            def pixels(name):
                return subprocess.run(["pdftoppm", "-r", "60", name], check=True, capture_output=True).stdout
            self.assertEqual(pixels(file.name), pixels(str(path)))

    def test_the_same_document_gives_the_same_bytes(self):
        path, _ = maker.table_page()
        for form in FORMATS:
            with self.subTest(form):
                self.assertEqual(read(path, form, "-l", "en"), read(path, form, "-l", "en"))

    def test_word_files_open_in_libreoffice(self):
        with tempfile.TemporaryDirectory() as folder:
            out = pathlib.Path(folder) / "page.docx"
            out.write_bytes(read(maker.clean_page("ar")[0], "docx", "-l", "ar"))
            subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to",
                            "txt:Text (encoded):UTF8", "--outdir", folder, str(out)], check=True, capture_output=True,
                           timeout=120)
            said = (pathlib.Path(folder) / "page.txt").read_text(encoding="utf-8-sig")
            self.assertLessEqual(scoring.cer(TEXTS["ar"][1], said), 0.05)


if __name__ == "__main__":
    unittest.main()
