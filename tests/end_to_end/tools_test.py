"""The tools, from a picture to data: by rules without any model, by a text model on the tier vlm, and both when it fails."""
import csv
import io
import json
import unittest

import requests

from pages import maker
from server import Server
from vision_server import MISBEHAVIOURS, VisionServer

INVOICE = [
    (250, 250, "Northwind Paper GmbH"), (250, 330, "Hafenstrasse 12, 20457 Hamburg"),
    (1500, 560, "Invoice No: NW-2026-0417"), (1500, 640, "Invoice date: 2026-03-05"), (1500, 720, "Due date: 2026-04-04"),
    (250, 1000, "Description"), (1300, 1000, "Quantity"), (1650, 1000, "Unit price"), (2050, 1000, "Amount"),
    (250, 1090, "Copy paper A4"), (1300, 1090, "10"), (1650, 1090, "4.50"), (2050, 1090, "45.00"),
    (250, 1180, "Envelopes"), (1300, 1180, "5"), (1650, 1180, "11.00"), (2050, 1180, "55.00"),
    (1500, 1400, "Subtotal"), (2050, 1400, "100.00"),
    (1500, 1490, "VAT 19 %"), (2050, 1490, "19.00"),
    (1500, 1580, "Total"), (2050, 1580, "119.00 EUR"),
    (250, 1800, "IBAN: DE89 3704 0044 0532 0130 00")]

STATEMENT = [
    (250, 250, "Account statement"), (250, 340, "IBAN: DE89 3704 0044 0532 0130 00"),
    (250, 560, "Date"), (700, 560, "Description"), (1650, 560, "Amount"), (2050, 560, "Balance"),
    (250, 650, "2026-01-02"), (700, 650, "Opening of the year"), (1650, 650, "100.00"), (2050, 650, "1100.00"),
    (250, 740, "2026-01-05"), (700, 740, "Rent"), (1650, 740, "-650.00"), (2050, 740, "450.00"),
    (250, 830, "2026-01-09"), (700, 830, "Refund"), (1650, 830, "20.50"), (2050, 830, "470.50")]

PASSPORT = [(250, 900, "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<"), (250, 990, "L898902C36UTO7408122F1204159ZE184226B<<<<<10")]

SCHEMA = {"type": "object", "properties": {
    "total": {"type": "number"}, "due date": {"type": "string", "format": "date"}, "captain": {"type": "string"}}}


def invoice():
    return maker.placed_page("tool-invoice.png", INVOICE)


def value(field):
    return None if field is None else field["value"]


def answered(request):
    """As a careful model would answer, but for one value that no page shows."""
    return json.dumps({"total": {"value": 119, "quote": "119.00", "page": 0},
                       "invoice_number": {"value": "NW-2026-0417", "quote": "NW-2026-0417", "page": 0},
                       "buyer": {"value": "Contoso Ltd", "quote": "Contoso Ltd", "page": 0}})


class ToolsByRules(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = cls.enterClassContext(Server())

    def run_tool(self, path, tool, **fields):
        answer = self.server.submit(path, tool=tool, language="en", **fields)
        self.assertEqual(answer.status_code, 200, answer.text)
        job = answer.json()
        self.assertEqual((job["status"], job["tool"]), ("done", tool), job)
        return job

    def default_download(self, job):
        return requests.get(f"{self.server.api}{job['uuid']}/download/", timeout=60)

    def test_an_invoice_gives_its_fields_with_their_places_and_its_sums_are_checked(self):
        job = self.run_tool(invoice(), "invoice-to-json")
        data = job["data"]
        self.assertEqual((data["tool"], data["by"]), ("invoice-to-json", "rules"))
        self.assertEqual([value(data[name]) for name in ("invoice_number", "date", "due_date", "subtotal", "total", "currency")],
                         ["NW-2026-0417", "2026-03-05", "2026-04-04", 100, 119, "EUR"], data)
        self.assertEqual(value(data["iban"]), "DE89370400440532013000")
        self.assertEqual([value(item["amount"]) for item in data["items"]], [45, 55])
        self.assertIsNone(data["buyer"])
        checks = {check["check"]: check["result"] for check in data["checks"]}
        self.assertNotIn("failed", checks.values(), checks)
        self.assertIn("passed", checks.values())
        total = data["total"]
        self.assertIn(total["quote"], job["text"])
        self.assertLess(abs(total["box"][1] - 1580), 60, total)
        self.assertEqual((total["page"], job["credits"]), (0, 1))

    def test_the_tools_own_download_is_its_data_and_every_format_is_there_too(self):
        job = self.run_tool(invoice(), "invoice-to-json")
        file = self.default_download(job)
        self.assertEqual((file.status_code, file.headers["Content-Type"]), (200, "application/json"))
        self.assertEqual(file.json(), job["data"])
        self.assertIn("NW-2026-0417", self.server.download(job["uuid"], "txt").text)
        self.assertEqual(self.server.download(job["uuid"], "docx").content[:2], b"PK")

    def test_the_seeds_question_about_it_is_answered_with_its_total(self):
        token = self.server.account()
        job = self.server.submit(invoice(), token, language="en").json()
        answer = requests.post(f"{self.server.base}/api/v1/chat/{job['uuid']}/", headers=self.server.headers(token), timeout=60,
                               json={"message": "What is the invoice total and due date?"}).json()["message"]
        self.assertEqual(answer["content"], "Total: 119.00 EUR (p. 1). Due date: 2026-04-04 (p. 1).")

    def test_a_statement_gives_its_bookings_as_csv(self):
        job = self.run_tool(maker.placed_page("tool-statement.png", STATEMENT), "bank-statement-to-csv")
        file = self.default_download(job)
        self.assertIn("text/csv", file.headers["Content-Type"])
        rows = list(csv.DictReader(io.StringIO(file.text)))
        self.assertEqual([(row["date"], float(row["amount"]), float(row["balance"])) for row in rows],
                         [("2026-01-02", 100, 1100), ("2026-01-05", -650, 450), ("2026-01-09", 20.5, 470.5)], file.text)

    def test_a_passport_gives_its_machine_readable_zone(self):
        data = self.run_tool(maker.placed_page("tool-passport.png", PASSPORT), "id-document")["data"]
        self.assertEqual([value(data[name]) for name in ("surname", "given_names", "birth_date")],
                         ["ERIKSSON", "ANNA MARIA", "1974-08-12"], data)

    def test_tables_come_as_rows_and_as_csv(self):
        path, rows = maker.table_page()
        job = self.run_tool(path, "extract-tables")
        self.assertEqual(len(job["data"]["tables"]), 1)
        table = job["data"]["tables"][0]
        self.assertEqual([table["header"], *table["rows"]], rows)
        file = self.default_download(job)
        self.assertIn("Apples,12,3.40", file.text)

    def test_a_schema_of_the_callers_is_filled_with_what_the_page_shows(self):
        job = self.run_tool(invoice(), "extract", schema=json.dumps(SCHEMA))
        self.assertEqual(job["data"]["values"], {"total": 119, "due date": "2026-04-04", "captain": None}, job["data"])
        self.assertIn("box", job["data"]["evidence"]["total"])

    def test_documents_come_in_the_tools_format(self):
        for tool, start in (("pdf-to-word", b"PK"), ("searchable-pdf", b"%PDF"), ("image-to-text", b"")):
            job = self.run_tool(invoice(), tool)
            self.assertIsNone(job["data"])
            self.assertTrue(self.default_download(job).content.startswith(start), tool)

    def test_every_tool_that_needs_no_model_bears_an_empty_page(self):
        blank = maker.placed_page("tool-blank.png", [])
        for tool in requests.get(self.server.base + "/api/v1/tools/", timeout=60).json()["tools"]:
            if tool["needs"] not in ("nothing", "schema"):
                continue
            extra = {"schema": json.dumps(SCHEMA)} if tool["needs"] == "schema" else {}
            job = self.run_tool(blank, tool["slug"], **extra)
            self.assertEqual(job["data"] is not None, tool["data"], tool)
            self.assertEqual(self.default_download(job).status_code, 200, tool)

    def test_what_cannot_be_done_is_said_with_what_to_do(self):
        for fields, status, code, says in (
                ({"tool": "make-tea"}, 400, "bad_field", "invoice-to-json"),
                ({"tool": "extract"}, 400, "bad_field", "schema"),
                ({"tool": "extract", "schema": "{"}, 400, "bad_field", "JSON"),
                ({"tool": "searchable-pdf", "schema": "{}"}, 400, "bad_field", "extract"),
                ({"tool": "handwriting-to-text"}, 503, "engine_not_configured", "vision-urls"),
                ({"tool": "math-to-latex", "tier": "cpu"}, 400, "bad_field", "tier vlm"),
                ({"tool": "summarize"}, 503, "engine_not_configured", "text-urls")):
            answer = self.server.submit(invoice(), **fields)
            self.assertEqual((answer.status_code, answer.json()["code"]), (status, code), answer.text)
            self.assertIn(says, answer.json()["error"])


class ToolsByAModel(unittest.TestCase):
    def setUp(self):
        self.model = self.enterContext(VisionServer(answer=answered))
        self.server = self.enterContext(Server(text_urls=self.model.url, vision_urls=self.model.url, model_seconds=10))

    def submit(self, **fields):
        return self.server.submit(invoice(), language="en", **fields).json()

    def test_the_model_gives_what_its_quotes_show_and_nothing_else(self):
        job = self.submit(tool="invoice-to-json", tier="auto")
        data = job["data"]
        self.assertEqual((job["status"], data["by"]), ("done", "model"), job)
        self.assertEqual((value(data["total"]), value(data["invoice_number"]), data["buyer"]), (119, "NW-2026-0417", None))

    def test_rules_stand_in_for_a_model_that_is_away_or_talks_nonsense(self):
        for misbehaviour in ("unavailable", "refusal"):
            with self.subTest(misbehaviour):
                self.model.answer = MISBEHAVIOURS[misbehaviour]
                job = self.submit(tool="invoice-to-json", tier="auto")
                self.assertEqual((job["status"], job["data"]["by"]), ("done", "rules"), job)
                self.assertEqual(value(job["data"]["total"]), 119)
                self.assertIn("extraction_by_rules", [warning["code"] for warning in job["warnings"]])

    def test_a_summary_has_points_that_the_pages_show(self):
        self.model.answer = lambda request: json.dumps({"points": [
            {"text": "The total is 119.00 EUR.", "quote": "Total 119.00 EUR", "page": 0},
            {"text": "It was paid in gold.", "quote": "paid in gold", "page": 0}]})
        job = self.submit(tool="summarize")
        self.assertEqual(job["data"]["summary"], "The total is 119.00 EUR.", job)
        file = requests.get(f"{self.server.api}{job['uuid']}/download/", timeout=60)
        self.assertEqual(file.text, "- The total is 119.00 EUR. (p. 1)\n")

    def test_a_summary_that_cannot_be_made_leaves_the_text_with_a_warning(self):
        self.model.answer = MISBEHAVIOURS["refusal"]
        job = self.submit(tool="summarize")
        self.assertEqual((job["status"], job["data"]), ("done", None))
        self.assertIn("extraction_failed", [warning["code"] for warning in job["warnings"]])
        self.assertIn("Northwind", job["text"])
        answer = requests.get(f"{self.server.api}{job['uuid']}/download/", timeout=60)
        self.assertEqual((answer.status_code, answer.json()["code"]), (404, "not_found"))


if __name__ == "__main__":
    unittest.main()
