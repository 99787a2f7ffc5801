"""What the API promises beyond its refusals: shapes, waiting, listing, pictures, documents about itself."""
import gzip
import io
import re
import subprocess
import tempfile
import time
import unittest

import requests
from PIL import Image

from pages import maker
from server import Server

JOB_KEYS = {"uuid", "name", "status", "tier", "language", "tool", "translate_to", "page_count", "pages_done",
            "mean_confidence", "created_at", "finished_at", "expires_at", "credits", "detected_languages", "warnings",
            "error", "text", "markdown", "translation", "data", "pages"}


class Api(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server()
        cls.token = cls.server.account()
        cls.job = cls.server.submit(maker.clean_page("en")[0], cls.token).json()

    @classmethod
    def tearDownClass(cls):
        cls.server.__exit__()

    def get(self, path, **options):
        return requests.get(self.server.base + path, headers=self.server.headers(self.token), timeout=60, **options)

    def test_a_finished_job_has_every_field_of_the_contract(self):
        job = self.job
        self.assertEqual(set(job), JOB_KEYS)
        self.assertRegex(job["uuid"], r"^[0-9a-f]{32}$")
        self.assertEqual((job["status"], job["tier"], job["language"], job["page_count"]), ("done", "cpu", "auto", 1))
        self.assertEqual((job["detected_languages"], job["credits"], job["error"]), (["en"], 1, None))
        self.assertGreater(job["mean_confidence"], 0.8)
        page = job["pages"][0]
        self.assertEqual((page["index"], page["width"], page["height"], page["rotation"]), (0, 2480, 3508, 0))

    def test_boxes_lie_on_the_ink_of_their_words(self):
        image = Image.open(maker.clean_page("en")[0])
        for block in self.job["pages"][0]["blocks"]:
            for line in block["lines"]:
                for word in line["words"]:
                    x0, y0, x1, y1 = word["bbox"]
                    self.assertTrue(0 <= x0 < x1 <= 2480 and 0 <= y0 < y1 <= 3508)
                    self.assertLess(image.crop((x0, y0, x1, y1)).getextrema()[0], 100, word)

    def test_the_token_is_taken_as_a_query_parameter_too(self):
        answer = requests.get(f"{self.server.api}{self.job['uuid']}/", params={"api_token": self.token})
        self.assertEqual(answer.json()["uuid"], self.job["uuid"])

    def test_routes_answer_without_their_trailing_slash(self):
        self.assertEqual(self.get(f"/api/v1/ocr/{self.job['uuid']}").json()["uuid"], self.job["uuid"])
        self.assertEqual(self.get("/api/v1/ocr").status_code, 200)

    def test_jobs_are_listed_newest_first_and_by_cursor(self):
        token = self.server.account("lister@example.org")
        made = [self.server.submit(maker.clean_page("en")[0], token, language="en").json()["uuid"] for _ in range(3)]
        head = self.server.headers(token)
        first = requests.get(self.server.api, headers=head, params={"limit": 2}).json()
        self.assertEqual([j["uuid"] for j in first["jobs"]], made[:0:-1])
        second = requests.get(self.server.api, headers=head, params={"limit": 2, "cursor": first["next_cursor"]}).json()
        self.assertEqual([j["uuid"] for j in second["jobs"]], made[:1])
        self.assertFalse(second["next_cursor"])

    def test_a_long_poll_returns_as_soon_as_the_job_is_done(self):
        job = self.server.submit(maker.scan_pdf("six.pdf", [maker.clean_page("en")[0]] * 6), language="en").json()
        began = time.time()
        done = self.server.job(job["uuid"], wait=60).json()
        self.assertEqual(done["status"], "done")
        self.assertLess(time.time() - began, 59)

    def test_the_page_image_comes_in_the_size_and_kind_asked_for(self):
        path = f"/api/v1/ocr/{self.job['uuid']}/pages/0/image"
        whole = Image.open(io.BytesIO(self.get(path).content))
        self.assertEqual((whole.format, whole.size), ("PNG", (2480, 3508)))
        for kind in ("jpeg", "webp"):
            small = Image.open(io.BytesIO(self.get(path, params={"width": 620, "format": kind}).content))
            self.assertEqual((small.format, small.size), (kind.upper(), (620, 877)))
        self.assertEqual(self.get(f"/api/v1/ocr/{self.job['uuid']}/pages/7/image").status_code, 404)

    def test_a_page_fed_the_wrong_way_round_is_read_shown_and_searched_upright(self):
        straight = Image.open(maker.clean_page("en")[0]).crop((0, 0, 2480, 1500))
        for degrees in (90, 180, 270):  # clockwise, to stand upright again
            with self.subTest(degrees):
                lying = maker.made(f"lying-{degrees}.png",
                                   lambda p: straight.rotate(degrees, expand=True).save(p, "PNG", dpi=(300, 300)))
                job = self.server.submit(lying, self.token, language="en").json()
                page = job["pages"][0]
                self.assertEqual((page["rotation"], page["width"], page["height"]), (degrees, 2480, 1500))
                self.assertIn("basket of apples", job["text"])
                shown = Image.open(io.BytesIO(self.get(f"/api/v1/ocr/{job['uuid']}/pages/0/image").content))
                self.assertEqual(shown.size, straight.size)
                self.assertEqual(shown.convert("L").tobytes(), straight.tobytes())
                self.check_words_of_pdf(self.server.download(job["uuid"], "pdf", self.token).content, degrees)

    def check_words_of_pdf(self, pdf, degrees):
        """The first word's invisible text lies where the lying page shows it."""
        with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
            file.write(pdf)
            file.flush()
            said = subprocess.run(["pdftotext", "-bbox", file.name, "-"], capture_output=True, text=True, check=True).stdout
        width, height = [float(n) for n in re.search(r'page width="([\d.]+)" height="([\d.]+)"', said).groups()]
        x0, y0, x1, y1 = [float(n) for n in re.search(
            r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">The<', said).groups()]
        x, y = (x0 + x1) / 2 / width, (y0 + y1) / 2 / height
        left, top = 300 / 2480, 280 / 1500  # of "The" on the upright page, about
        expected = {90: (top, 1 - left), 180: (1 - left, 1 - top), 270: (1 - top, left)}[degrees]
        self.assertAlmostEqual(x, expected[0], delta=0.03)
        self.assertAlmostEqual(y, expected[1], delta=0.03)

    def test_downloads_say_their_type_and_name(self):
        for form in ("txt", "md", "docx", "pdf", "csv", "json"):
            answer = self.server.download(self.job["uuid"], form, self.token)
            self.assertEqual(answer.status_code, 200)
            self.assertIn(f"clean-en.{form}", answer.headers["Content-Disposition"])

    def test_a_download_is_as_long_as_it_says_and_the_same_compressed_or_not(self):
        address = f"{self.server.api}{self.job['uuid']}/download/"
        for form in ("txt", "md", "docx", "pdf", "csv", "json"):
            plain, packed = [requests.get(address, headers=self.server.headers(self.token) | {"Accept-Encoding": coding},
                                          params={"format": form}, stream=True) for coding in ("identity", "gzip")]
            self.assertNotIn("Content-Encoding", plain.headers)
            as_sent = [answer.raw.read(decode_content=False) for answer in (plain, packed)]
            for answer, sent in zip((plain, packed), as_sent):
                self.assertEqual(int(answer.headers["Content-Length"]), len(sent))
            if "Content-Encoding" in packed.headers:
                as_sent[1] = gzip.decompress(as_sent[1])
            if form not in ("docx", "pdf"):  # made anew for each download, with the time in them
                self.assertEqual(as_sent[0], as_sent[1])

    def test_a_blank_page_is_done_with_no_text(self):
        blank = io.BytesIO()
        Image.new("L", (800, 1000), 255).save(blank, "PNG")
        job = requests.post(self.server.api, files={"file": ("blank.png", blank.getvalue())}).json()
        self.assertEqual((job["status"], job["text"], job["mean_confidence"]), ("done", "", None))
        for form in ("txt", "md", "docx", "pdf", "csv", "json"):
            self.assertEqual(self.server.download(job["uuid"], form).status_code, 200)

    def test_the_server_says_what_it_can_do(self):
        languages = self.get("/api/v1/languages/").json()["languages"]
        self.assertGreater(len(languages), 100)
        self.assertIn("native", [e["name"] for e in self.get("/api/v1/engines/").json()["engines"]])
        openapi = self.get("/api/v1/openapi.json").json()
        self.assertTrue(openapi["openapi"].startswith("3.1"))
        self.assertIn("/api/v1/ocr/{uuid}/download/", openapi["paths"])
        for path in ("/healthz", "/readyz"):
            self.assertEqual(self.get(path).status_code, 200)

    def test_browsers_of_other_origins_may_call(self):
        answer = requests.options(self.server.api, headers={"Origin": "https://example.org",
                                                            "Access-Control-Request-Method": "POST"})
        self.assertEqual(answer.headers["Access-Control-Allow-Origin"], "*")

    def test_nothing_of_a_deleted_job_answers(self):
        job = self.server.submit(maker.clean_page("en")[0], language="en").json()
        url = f"{self.server.api}{job['uuid']}/"
        self.assertEqual(requests.delete(url).status_code, 204)
        for answer in (requests.get(url), requests.delete(url), self.server.download(job["uuid"], "txt"),
                       requests.get(url + "pages/0/image")):
            self.assertEqual(answer.status_code, 404)

    def test_codes_of_every_standard_name_a_language(self):
        for code in ("en", "eng", "EN-us", "de", "ch", "japan", "chi_sim"):
            with self.subTest(code):
                answer = self.server.submit(maker.scan_pdf("one.pdf", [maker.table_page()[0]]), language=code)
                self.assertEqual(answer.json()["status"], "done", answer.text)


if __name__ == "__main__":
    unittest.main()
