"""Formulas that a vision model reads become Word's own: people can edit them there, and LibreOffice shows them."""
import io
import pathlib
import subprocess
import tempfile
import unittest

import docx

from pages import maker
from pages.texts import TEXTS
from server import Server
from vision_server import VisionServer

FORMULAS = [
    r"x = \frac{\mathrm{above} + b}{2 \mathrm{below}}",
    r"\sum_{i=1}^{n} x_i = \int_0^\infty e^{-t^2}\,dt",
    r"\lim_{n \to \infty} \left(1 + \frac{1}{n}\right)^n = e",
    r"A = \begin{pmatrix} a & b \\ c & d \end{pmatrix}",
    r"f(x) = \begin{cases} 1 & \text{if positive} \\ 0 & \text{otherwise} \end{cases}",
    r"\begin{aligned} a &= b + c \\ &\leq d \end{aligned}",
    r"\hat{x} \cdot \vec{v} \in \mathbb{R}^n",
    r"\overbrace{a + b}^{n} \Rightarrow \sqrt[3]{c}",
    r"\sin^2 \theta + \cos^2 \theta = 1 \tag{7}",
    r"\binom{n}{k} \neq \unheard{q}",
    r"\sup_{x \in [0,1)} |f(x) - \bar{f}|^2 + \bigcup_i (A_i \to H^+)^{*} = 50\% \text{ of \#5}",
]
UNREADABLE = r"\frac{a"
ANSWER = "\n\n".join([TEXTS["en"][1], r"Here $a_1 \leq 7$ costs $5 and $6.", "| sign | value |\n|---|---|\n| $\\beta$ | 2 |",
                      *["$$" + formula + "$$" for formula in [*FORMULAS, UNREADABLE]]])
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"


def shown_by_libreoffice(word_file):
    """The text of the pages that LibreOffice sets."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "page.docx"
        path.write_bytes(word_file)
        subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", "pdf",
                        "--outdir", folder, str(path)], check=True, capture_output=True, timeout=120)
        return subprocess.run(["pdftotext", path.with_suffix(".pdf"), "-"], check=True, capture_output=True,
                              text=True).stdout


class Formulas(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with VisionServer(answer=ANSWER) as model, Server(vision_urls=model.url) as server:
            job = server.submit(maker.clean_page("en")[0], tier="vlm").json()
            assert job["tier"] == "vlm" and job["credits"] == 5, job["warnings"]
            cls.markdown = job["markdown"]
            cls.word_file = server.download(job["uuid"], "docx").content
        cls.document = docx.Document(io.BytesIO(cls.word_file))
        cls.body = cls.document.element.body

    def test_formulas_are_words_own(self):
        self.assertEqual(len(list(self.body.iter(MATH + "oMathPara"))), len(FORMULAS))
        self.assertEqual(len(list(self.body.iter(MATH + "oMath"))), len(FORMULAS) + 2)
        said = "\n".join(paragraph.text for paragraph in self.document.paragraphs)
        self.assertNotIn(r"\sum", said)

    def test_formulas_stand_among_words_and_in_cells(self):
        paragraph = next(p for p in self.document.paragraphs if "costs" in p.text)
        self.assertEqual(paragraph.text, "Here  costs $5 and $6.")
        inline = paragraph._p.find(MATH + "oMath")
        self.assertEqual("".join(run.text for run in inline.iter(MATH + "t")), "a1≤7")
        cell = self.document.tables[0].cell(1, 0)._tc
        self.assertEqual([run.text for run in cell.iter(MATH + "t")], ["β"])

    def test_markdown_keeps_their_latex(self):
        self.assertIn(r"Here $a_1 \leq 7$ costs $5 and $6.", self.markdown)
        self.assertIn(r"| $\beta$ | 2 |", self.markdown)
        self.assertIn("$$" + FORMULAS[0] + "$$", self.markdown)

    def test_what_cannot_be_read_stays_as_it_was(self):
        self.assertIn("$$" + UNREADABLE + "$$", [paragraph.text for paragraph in self.document.paragraphs])
        self.assertIn("\\unheard", "".join(run.text for run in self.body.iter(MATH + "t")))

    def test_libreoffice_shows_them(self):
        said = shown_by_libreoffice(self.word_file)
        for shown in ("above", "below", "∑", "∫", "∞", "lim", "if positive", "otherwise", "≤", "ℝ", "√", "sin", "(7)", "β"):
            with self.subTest(shown):
                self.assertIn(shown, said)
        for mark in ("\\frac", "\\left", "¿"):  # the last is LibreOffice's for what it misses
            self.assertNotIn(mark, said.replace("$$" + UNREADABLE + "$$", ""))


if __name__ == "__main__":
    unittest.main()
