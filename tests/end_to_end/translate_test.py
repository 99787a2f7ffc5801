"""Translation: the seeds' call, the layout kept, the original beside it; by a language model that may go wrong, and by rules."""
import concurrent.futures
import io
import json
import pathlib
import unittest

import docx

from pages import maker
from server import Server, run
from vision_server import MISBEHAVIOURS, VisionServer

CONTRACT = """Contrato de alquiler

El inquilino pagará un alquiler de 450,00 euros el primer día de cada mes. El contrato termina el 31 de diciembre de 2025.

Se firman dos copias de este contrato, una para cada parte.
"""
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
        self.assertIsNone(job["translation"])
        self.assertIn("die Rechnung", self.server.download(job["uuid"], "txt").text)

    def test_without_a_translator_it_is_refused_with_what_is_missing(self):
        with Server(engine="null", apertium_data="/nonexistent") as server:
            answer = server.submit(maker.clean_page("en")[0], tool="translate", translate_to="fr")
            self.assertEqual((answer.status_code, answer.json()["code"]), (503, "engine_not_configured"))
            self.assertIn("text-urls", answer.json()["error"])
            self.assertIn("apertium-", answer.json()["error"])


# Without the package there is nothing to try.
@unittest.skipUnless(pathlib.Path("/usr/share/apertium/modes/es-pt.mode").exists(), "apertium-es-pt is not installed")
class TranslateByRules(unittest.TestCase):
    """Without a model, by Apertium."""

    @classmethod
    def setUpClass(cls):
        cls.server = cls.enterClassContext(Server())

    def submit(self, path=None, **fields):
        fields = {"tool": "translate", "translate_to": "pt", **fields}
        return self.server.submit(path or maker.text_pdf("contract-es.pdf", CONTRACT), **fields)

    def test_a_spanish_page_is_translated_in_every_format(self):
        job = self.submit().json()
        self.assertEqual((job["status"], job["detected_languages"], job["warnings"]), ("done", ["es"], []), job)
        self.assertIn("El inquilino pagará", job["text"])
        self.assertEqual(job["translation"]["language"], "pt")
        for part in ("no primeiro dia", "450,00 euros", "duas cópias"):
            self.assertIn(part, " ".join(job["translation"]["text"].split()))
        self.assertIn("no primeiro dia", job["translation"]["markdown"])
        self.assertIn("no primeiro dia", self.server.download(job["uuid"], "md").text)
        self.assertIn("no primeiro dia", " ".join(self.server.download(job["uuid"], "txt").text.split()))
        document = docx.Document(io.BytesIO(self.server.download(job["uuid"], "docx").content))
        self.assertIn("no primeiro dia", " ".join(p.text for p in document.paragraphs))
        self.assertNotIn("no primeiro dia", self.server.download(job["uuid"], "json").text)

    def test_many_pages_of_many_callers_share_the_processes(self):
        with concurrent.futures.ThreadPoolExecutor(6) as callers:
            for answer in callers.map(lambda _: self.submit(), range(12)):
                self.assertIn("no primeiro dia", " ".join(answer.json()["translation"]["text"].split()))

    def test_a_pair_that_there_is_not_is_refused_and_the_pairs_are_named(self):
        for fields in ({"translate_to": "zh-Hans"}, {"language": "de"}):
            answer = self.submit(**fields)
            self.assertEqual((answer.status_code, answer.json()["code"]), (503, "engine_not_configured"))
            self.assertIn("es-", answer.json()["error"])
            self.assertIn("apertium-", answer.json()["error"])

    def test_a_page_of_another_language_stays_what_it_is(self):
        job = self.submit(maker.text_pdf("letter-de.pdf", LETTER)).json()
        self.assertEqual((job["status"], job["translation"]), ("done", None))
        self.assertEqual([warning["code"] for warning in job["warnings"]], ["translation_failed"])
        self.assertIn("from German into Portuguese", job["warnings"][0]["message"])

    def test_doctor_says_which_pairs_there_are(self):
        self.assertIn("es-pt", run("doctor", text=True).stdout)
        self.assertIn("apertium-es-pt", run("doctor", "--apertium-data=/nonexistent", text=True).stdout)


if __name__ == "__main__":
    unittest.main()
