"""Translation by a language model: the seeds' call, the layout kept, the original beside it, and models that go wrong."""
import json
import unittest

from pages import maker
from server import Server
from vision_server import MISBEHAVIOURS, VisionServer

LETTER = "Sehr geehrte Damen und Herren,\n\ndie Rechnung über 42,50 Euro ist am 3. März fällig.\n"


def translated(request):
    """As a model would: every text with a mark before it."""
    texts = json.loads(request.body["messages"][-1]["content"])
    return json.dumps({"translations": ["EN: " + text for text in texts]})


class Translate(unittest.TestCase):
    def setUp(self):
        self.model = self.enterContext(VisionServer(answer=translated))
        self.server = self.enterContext(Server(text_urls=self.model.url, model_seconds=10))

    def submit(self, path=None, **fields):
        fields = {"tool": "translate", "translate_to": "en", **fields}
        return self.server.submit(path or maker.text_pdf("letter-de.pdf", LETTER), **fields).json()

    def test_the_call_of_the_seeds_gives_the_translation_beside_the_original(self):
        job = self.submit()
        self.assertEqual((job["status"], job["tool"], job["translate_to"]), ("done", "translate", "en"), job)
        self.assertIn("die Rechnung über 42,50 Euro", job["text"])
        self.assertEqual(job["translation"]["language"], "en")
        self.assertIn("EN: die Rechnung über 42,50 Euro", job["translation"]["text"])
        self.assertIn("EN: ", job["translation"]["markdown"])
        self.assertEqual((job["credits"], job["warnings"]), (1, []))

    def test_downloads_are_translated_and_the_layout_is_kept(self):
        table = maker.table_page()[0]
        job = self.submit(table, translate_to="fr")
        markdown = self.server.download(job["uuid"], "md").text
        self.assertIn("EN: Apples", markdown)
        self.assertIn("| 3.40 |", " ".join(markdown.split()).replace("|3.40|", "| 3.40 |"))
        self.assertIn("EN: ", self.server.download(job["uuid"], "txt").text)
        self.assertNotIn("EN: ", self.server.download(job["uuid"], "json").text)

    def test_a_page_that_is_in_the_language_already_is_not_sent(self):
        job = self.submit(maker.clean_page("en")[0])
        self.assertEqual(self.model.requests, [])
        self.assertEqual(job["translation"]["text"], job["text"])

    def test_a_number_that_the_page_has_not_is_not_taken(self):
        self.model.answer = lambda request: translated(request).replace("42,50", "43,50")
        job = self.submit()
        self.assertIn("42,50", job["translation"]["text"])
        self.assertNotIn("43,50", job["translation"]["text"])
        self.assertEqual([warning["code"] for warning in job["warnings"]], ["translation_failed"])

    def test_a_model_that_is_away_costs_no_page(self):
        self.model.answer = MISBEHAVIOURS["unavailable"]
        job = self.submit()
        self.assertEqual((job["status"], [warning["code"] for warning in job["warnings"]]), ("done", ["translation_failed"]))
        self.assertIn("die Rechnung", job["translation"]["text"])

    def test_without_a_model_it_is_refused_with_what_is_missing(self):
        with Server(engine="null") as server:
            answer = server.submit(maker.clean_page("en")[0], tool="translate", translate_to="fr")
            self.assertEqual((answer.status_code, answer.json()["code"]), (503, "engine_not_configured"))
            self.assertIn("text-urls", answer.json()["error"])


if __name__ == "__main__":
    unittest.main()
