"""The tiers vlm and auto over HTTP, with a model server that reads well or goes wrong on demand: each fault ends in a right
result or in the cpu tier's with an honest warning, at the cpu tier's price, in bounded time."""
import io
import pathlib
import re
import tempfile
import time
import unittest

from PIL import Image

from pages import maker
from pages.texts import TEXTS
from server import Server, run
from vision_server import MISBEHAVIOURS, VisionServer

TEXT = TEXTS["en"][1]
GOOD = "# Notes\n\n" + TEXT
WORDS = TEXT.split()


def words(job):
    return [word for page in job["pages"] for block in page["blocks"] for line in block.get("lines", [])
            for word in line["words"]]


class Vlm(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.model = VisionServer(answer=GOOD)
        cls.model.__enter__()
        cls.server = Server(vision_urls=cls.model.url, model_seconds=20)
        cls.page = maker.clean_page("en")[0]

    @classmethod
    def tearDownClass(cls):
        cls.server.__exit__(None, None, None)
        cls.model.__exit__(None, None, None)

    def read(self, *replies, path=None, tier="vlm"):
        """The job of a page to which the model says these, one after the other, and then reads well."""
        self.asked = len(self.model.requests)
        self.model.say(*replies)
        begin = time.time()
        job = self.server.submit(path or self.page, tier=tier).json()
        self.assertLess(time.time() - begin, 40)
        self.assertEqual(job["status"], "done", job)
        return job

    def codes(self, job):
        return [warning["code"] for warning in job["warnings"]]

    def assert_read_by_model(self, job):
        self.assertIn("# Notes", job["markdown"])
        self.assertEqual(job["credits"], 5)
        self.assertNotIn("model_failed", self.codes(job))

    def assert_read_on_the_cpu(self, job, why):
        self.assertEqual(self.codes(job), ["model_failed"])
        self.assertIn(why, job["warnings"][0]["message"])
        self.assertEqual(job["credits"], 1)
        self.assertNotIn("# Notes", job["markdown"])
        self.assertGreater(sum(word["text"] in WORDS for word in words(job)), 0.9 * len(WORDS))

    def test_words_of_a_good_answer_stand_where_the_page_has_them(self):
        job = self.read()
        self.assert_read_by_model(job)
        self.assertEqual((job["tier"], job["pages"][0]["origin"]), ("vlm", "aligned"))
        found = words(job)
        with_box = [word for word in found if word["bbox"][2] > word["bbox"][0]]
        self.assertGreater(len(with_box), 0.95 * len(WORDS))
        self.assertTrue(all(0 < word["confidence"] <= 1 for word in with_box))
        cpu = {word["text"]: word["bbox"] for word in words(self.server.submit(self.page).json())}
        alone = [word for word in with_box if WORDS.count(word["text"]) == 1 and word["text"] in cpu]
        self.assertTrue(alone)
        self.assertEqual([word["bbox"] for word in alone], [cpu[word["text"]] for word in alone])
        # "Notes" is not on the page.
        self.assertEqual([word["text"] for word in found if word not in with_box], ["Notes"])
        self.assertIn("unsupported_words", self.codes(job))
        confidence = next(word for word in found if word["text"] == "Notes")["confidence"]
        self.assertLessEqual(confidence or 0, 0.25, "the model's own word is not believed")

    def test_the_model_is_shown_the_upright_page_in_its_size(self):
        lying = maker.made("vlm-lying.png", lambda path: maker.Image.open(self.page).rotate(90, expand=True).save(path))
        self.assert_read_by_model(self.read(path=lying))
        width, height = self.model.requests[-1].size
        self.assertEqual(max(width, height), 1540)
        self.assertGreater(height, width)

    def test_a_blank_page_is_not_shown_to_the_model(self):
        blank = maker.made("blank.png", lambda path: maker.on_paper(maker.Image.new("L", (10, 10), 255)).save(path))
        job = self.read(path=blank)
        self.assertEqual(len(self.model.requests), self.asked)
        self.assertEqual((job["text"], job["credits"], job["warnings"]), ("", 1, []))

    def test_loop(self):
        self.assert_read_by_model(self.read(MISBEHAVIOURS["loop"], MISBEHAVIOURS["table_loop"]))

    def test_truncation(self):
        self.assert_read_by_model(self.read(MISBEHAVIOURS["truncation"]))

    def test_refusal(self):
        self.assert_read_by_model(self.read(MISBEHAVIOURS["refusal"], MISBEHAVIOURS["content_filter"]))

    def test_blank_page_recital(self):
        self.assert_read_on_the_cpu(self.read(*[MISBEHAVIOURS["blank_page_recital"]] * 4), "stands on the page")

    def test_refusal_for_good(self):
        self.assert_read_on_the_cpu(self.read(*[MISBEHAVIOURS["refusal"]] * 4), "refused")

    def test_busy_and_unavailable(self):
        for name in ("busy", "busy_for_a_second", "unavailable", "unavailable_for_a_second", "nested_error", "flat_error",
                     "html_error"):
            with self.subTest(name):
                self.assert_read_by_model(self.read(MISBEHAVIOURS[name]))

    def test_error_in_stream(self):
        for name in ("error_in_stream", "flat_error_in_stream", "dropped_connection"):
            with self.subTest(name):
                self.assert_read_by_model(self.read(MISBEHAVIOURS[name]))

    def test_context_length(self):
        self.assert_read_by_model(self.read(MISBEHAVIOURS["context_length"]))
        first, second = [request.size for request in self.model.requests[-2:]]
        self.assertAlmostEqual(second[0], first[0] * 0.75, delta=1)

    def test_slow_tokens(self):
        self.assert_read_on_the_cpu(self.read(MISBEHAVIOURS["slow_tokens"]), "")

    def test_auto_asks_the_model_only_where_the_reader_was_not_sure(self):
        sure = self.read(tier="auto")
        self.assertEqual(len(self.model.requests), self.asked)
        self.assertEqual((sure["tier"], sure["credits"]), ("auto", 1))
        with Server(vision_urls=self.model.url, auto_confidence=100) as server:
            doubtful = server.submit(self.page, tier="auto").json()
        self.assertEqual(doubtful["credits"], 5)
        self.assertIn("# Notes", doubtful["markdown"])

    def test_the_language_is_told_from_what_the_model_reads(self):
        german = ("Sehr geehrte Damen und Herren, der Fluss war in der Nacht gestiegen und bedeckte die untere Wiese. "
                  "Am Morgen gingen zwei Bauern am Ufer entlang und zählten die Pfosten des alten Zaunes.")
        job = self.read(german, path=maker.scribbled_page())
        self.assertEqual((job["credits"], job["pages"][0]["language"]), (5, "de"), job["warnings"])

    def test_a_page_that_is_too_much_for_the_model_is_read_in_two_halves(self):
        # Whole pages are cut off; a half comes as its lines.
        lines = [line for line in TEXT.split("\n") if line]
        halves = ["# Notes\n\n" + "\n\n".join(lines[:len(lines) // 2]), "\n\n".join(lines[len(lines) // 2:])]

        for fault in ("truncation", "context_length"):
            with self.subTest(fault):
                seen = []

                def misbehave(request):
                    width, height = request.size
                    if height > 1.3 * width:
                        return MISBEHAVIOURS[fault]
                    seen.append(height)
                    return halves[len(seen) - 1]

                self.model.answer, before = misbehave, self.model.answer
                try:
                    job = self.read()
                finally:
                    self.model.answer = before
                self.assert_read_by_model(job)
                boxes = [word["bbox"] for word in words(job) if word["bbox"][3] > 0]
                self.assertGreater(len(boxes), 0.9 * len(WORDS))
                self.assertEqual([box[1] for box in boxes if box[1] > job["pages"][0]["height"]], [])

    def test_a_server_that_is_to_stop_does_not_wait_for_the_model(self):
        self.model.say(MISBEHAVIOURS["silence"])
        with Server(vision_urls=self.model.url, inline_wait=0) as server:
            server.submit(self.page, tier="vlm")
            end = time.time() + 20
            asked = len(self.model.requests)
            while len(self.model.requests) == asked and time.time() < end:
                time.sleep(0.05)
            begin = time.time()
        self.assertLess(time.time() - begin, 15)


class Doctor(unittest.TestCase):
    @staticmethod
    def reading(request):
        """The letters of the picture, dot by dot; without one, what a model says that sees nothing."""
        if not request.picture:
            return "It is a nice picture of a page."
        source = (pathlib.Path(__file__).resolve().parents[2] / "src/app/probe_picture.cpp").read_text()
        letters = {tuple(int(row, 16) for row in rows.split(",")): name
                   for name, rows in re.findall(r"Letter\{'(.)', \{([^}]*)\}\}", source)}
        picture = Image.open(io.BytesIO(request.picture)).convert("L")

        def dot(column, row):
            return picture.getpixel((column * 12 + 6, row * 12 + 6)) < 128

        lefts = range(6, picture.width // 12 - 6, 7)
        return "".join(letters[tuple(sum(dot(left + k, 6 + row) << (4 - k) for k in range(5)) for row in range(7))]
                       for left in lefts)

    def examined(self, model):
        return run("doctor", f"--vision-urls={model.url}", f"--text-urls={model.url}", text=True)

    def test_a_model_that_sees_reads_the_code_of_the_picture(self):
        with VisionServer(answer=self.reading) as model:
            done = self.examined(model)
        self.assertEqual(done.returncode, 0, done.stdout)
        self.assertIn("vision model test-vision at http://127.0.0.1", done.stdout)
        self.assertIn("text model at", done.stdout)

    def test_a_text_only_model_is_found_out(self):
        with VisionServer(answer=self.reading, sees=False) as model:
            done = self.examined(model)
        self.assertEqual(done.returncode, 1)
        self.assertRegex(done.stdout, r"BAD +vision model .*does not see pictures")


class OwnProfiles(unittest.TestCase):
    """An operator says how a model is asked that the program does not know."""

    def setUp(self):
        self.folder = self.enterContext(tempfile.TemporaryDirectory())

    def profiles(self, text):
        path = pathlib.Path(self.folder) / "profiles.toml"
        path.write_text(text)
        return path

    def test_the_model_is_asked_as_the_file_says(self):
        path = self.profiles('[acme]\nmatches = ["test-vision"]\nprompt = "Read, please: Acme."\nlong-side = 600\n')
        with VisionServer(answer=GOOD) as model, Server(vision_urls=model.url, vision_profiles=path) as server:
            job = server.submit(maker.clean_page("en")[0], tier="vlm").json()
        self.assertIn("# Notes", job["markdown"])
        request = model.requests[-1]
        self.assertIn("Read, please: Acme.", str(request.body["messages"]))
        self.assertEqual(max(request.size), 600)

    def test_a_file_that_is_not_there_or_wrong_stops_the_start_with_its_name(self):
        wrong = self.profiles("[acme]\nmatches = [1]\n")
        for path, says in ((pathlib.Path(self.folder) / "none.toml", "none.toml"), (wrong, "acme")):
            done = run("serve", f"--data={self.folder}", "--listen=127.0.0.1:0", "--vision-urls=http://127.0.0.1:1/v1",
                       f"--vision-profiles={path}", timeout=60)
            self.assertNotEqual(done.returncode, 0)
            self.assertIn(says, done.stderr.decode())


class WithoutAModel(unittest.TestCase):
    def test_the_tier_is_refused_with_how_to_configure_it_and_nothing_is_charged(self):
        with Server(engine="null") as server:
            answer = server.submit(maker.clean_page("en")[0], tier="vlm")
            self.assertEqual((answer.status_code, answer.json()["code"]), (503, "engine_not_configured"))
            self.assertIn("vision-urls", answer.json()["error"])
            self.assertEqual(server.submit(maker.clean_page("en")[0], tier="auto").json()["tier"], "cpu")
            self.assertEqual(server.command("ledger", "verify").returncode, 0)

    def test_a_server_that_is_away_leaves_the_page_to_the_cpu(self):
        with Server(vision_urls="http://127.0.0.1:1/v1", model_seconds=5) as server:
            job = server.submit(maker.clean_page("en")[0], tier="vlm").json()
        self.assertEqual((job["status"], job["credits"]), ("done", 1))
        self.assertEqual([warning["code"] for warning in job["warnings"]], ["model_failed"])


if __name__ == "__main__":
    unittest.main()
