"""What the web app asks of the API beyond what other clients do: who calls, plans, pages one by one, corrections, operators."""
import io
import pathlib
import subprocess
import sys
import time
import unittest

import docx
import requests

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from pages import maker
from server import Server

PASSWORD = "correct horse"
PLANS = ('anonymous = {pages = 40, file-pages = 5000, file-bytes = 1000000000, jobs = 0}\n'
         'paid = {price = "9 EUR a month", buy-url = "https://pay.example/paid"}')


def pdf_text(data):
    return subprocess.run(["pdftotext", "-", "-"], input=data, capture_output=True, check=True).stdout.decode()


class WebApi(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server(plans=PLANS)
        cls.page = maker.text_page("web_api", "Invoice number 4711\nTotal amount due: 215.00 EUR")

    @classmethod
    def tearDownClass(cls):
        cls.server.stop()

    def get(self, path, **query):
        return requests.get(f"{self.server.base}/api/v1/{path}", params=query, timeout=60)

    def refused(self, answer, status, code):
        self.assertEqual((answer.status_code, answer.json()["code"]), (status, code), answer.text)

    def read(self):
        job = self.server.submit(self.page).json()
        self.assertEqual(job["status"], "done")
        return job

    def correct(self, uuid, *corrections, index=0):
        return requests.patch(f"{self.server.api}{uuid}/pages/{index}/", json={"corrections": corrections}, timeout=60)

    def browser(self, email, *made):
        self.server.command("account", "create", email)
        for words in made:
            self.assertEqual(self.server.command("account", *words).returncode, 0)
        session = requests.Session()
        made = self.server.command("account", "password", email, "--code").stdout.strip()
        answer = session.post(f"{self.server.base}/api/v1/account/reset/confirm/", json={"code": made, "password": PASSWORD})
        self.assertEqual(answer.status_code, 200, answer.text)
        session.headers["X-CSRF-Token"] = answer.json()["csrf_token"]
        return session

    def test_me_says_who_calls_and_what_is_left(self):
        me = self.get("me/").json()
        self.assertEqual((me["email"], me["plan"], me["cap"], me["operator"], me["csrf_token"]),
                         (None, "anonymous", 40, False, None))
        used = me["used"]
        self.read()
        self.assertEqual(self.get("me/").json()["used"], used + 1)
        ann = self.browser("me@example.org")
        mine = ann.get(f"{self.server.base}/api/v1/me/").json()
        self.assertEqual((mine["email"], mine["csrf_token"]), ("me@example.org", ann.headers["X-CSRF-Token"]))

    def test_me_answers_where_callers_without_an_account_are_not_served(self):
        with Server(anonymous="false", engine="null") as server:
            me = requests.get(f"{server.base}/api/v1/me/", timeout=60)
            self.assertEqual((me.status_code, me.json()["anonymous"]), (200, False))

    def test_plans_have_their_prices(self):
        answer = self.get("plans/").json()
        plans = {plan["name"]: plan for plan in answer["plans"]}
        self.assertEqual(plans["paid"]["price"], "9 EUR a month")
        self.assertEqual(plans["paid"]["buy_url"], "https://pay.example/paid")
        self.assertEqual((plans["anonymous"]["pages"], plans["unlimited"]["pages"]), (40, None))
        self.assertEqual(answer["page_credits"], {"cpu": 1, "vlm": 5})

    def test_a_job_in_brief_has_its_name_and_no_text(self):
        uuid = self.read()["uuid"]
        brief = self.get(f"ocr/{uuid}/", brief=1).json()
        self.assertEqual((brief["name"], brief["status"], brief["data"]), (pathlib.Path(self.page).name, "done", None))
        self.assertFalse({"text", "markdown", "pages"} & set(brief))

    def test_pages_come_one_by_one(self):
        job = self.read()
        pages = self.get(f"ocr/{job['uuid']}/pages/").json()["pages"]
        self.assertEqual([page["index"] for page in pages], [0])
        self.assertNotIn("blocks", pages[0])
        self.assertEqual(pages[0]["width"], job["pages"][0]["width"])
        self.assertEqual(self.get(f"ocr/{job['uuid']}/pages/0/").json(), job["pages"][0])
        self.refused(self.get(f"ocr/{job['uuid']}/pages/1/"), 404, "not_found")
        self.refused(self.get("ocr/" + "0" * 32 + "/pages/"), 404, "not_found")

    def test_events_in_brief_carry_no_text(self):
        uuid = self.read()["uuid"]
        text = self.get(f"ocr/{uuid}/events", brief=1).text
        self.assertIn("event: page", text)
        self.assertNotIn('"blocks"', text)

    def test_nobody_waits_who_asks_not_to(self):
        with open(self.page, "rb") as file:
            answer = requests.post(self.server.api + "?wait=0", files={"file": file}, timeout=60)
        self.assertEqual(answer.status_code, 202)
        self.assertEqual(self.server.finished(answer.json()["uuid"])["status"], "done")

    def test_a_corrected_word_is_in_every_file_and_in_what_is_searched_for_answers(self):
        ann = self.browser("corrector@example.org")
        with open(self.page, "rb") as file:
            job = ann.post(self.server.api, files={"file": file}).json()
        uuid = job["uuid"]
        ask = lambda: ann.post(f"{self.server.base}/api/v1/chat/{uuid}/", json={"message": "What is the invoice number?"}).json()
        self.assertIn("4711", ask()["message"]["content"])
        block, line, word = next((b, n, i) for b in job["pages"][0]["blocks"] for n, l in enumerate(b["lines"])
                                 for i, w in enumerate(l["words"]) if w["text"] == "4711")
        answer = ann.patch(f"{self.server.api}{uuid}/pages/0/", json={"corrections": [
            {"block": block["id"], "line": line, "word": word, "was": "4711", "text": "4712"}]})
        self.assertEqual(answer.status_code, 200, answer.text)
        shown = next(b for b in answer.json()["blocks"] if b["id"] == block["id"])["lines"][line]["words"][word]
        self.assertEqual((shown["text"], shown["origin"], shown["confidence"]), ("4712", "corrected", None))
        file = lambda form: ann.get(f"{self.server.api}{uuid}/download/", params={"format": form})
        for form in ("txt", "md", "json", "csv"):
            self.assertIn("4712", file(form).text, form)
            self.assertNotIn("4711", file(form).text, form)
        self.assertIn("4712", "".join(p.text for p in docx.Document(io.BytesIO(file("docx").content)).paragraphs))
        self.assertIn("4712", pdf_text(file("pdf").content))
        self.assertIn("4712", ask()["message"]["content"])

    def test_changed_meanwhile(self):
        job = self.read()
        uuid, block = job["uuid"], job["pages"][0]["blocks"][0]
        was = block["lines"][0]["words"][0]["text"]
        change = {"block": block["id"], "line": 0, "word": 0, "was": was, "text": "First"}
        self.assertEqual(self.correct(uuid, change).status_code, 200)
        self.refused(self.correct(uuid, {**change, "text": "Second"}), 409, "changed_meanwhile")
        self.assertIn("First", self.get(f"ocr/{uuid}/pages/0/").json()["text"])

    def test_corrections_that_make_no_sense_are_refused(self):
        uuid = self.read()["uuid"]
        self.refused(self.correct(uuid), 400, "bad_field")
        self.refused(self.correct(uuid, {"block": "p0b0"}), 400, "bad_field")
        self.refused(self.correct(uuid, {"block": "p0b0", "line": -1, "word": 0, "was": "", "text": ""}), 400, "bad_field")
        self.refused(self.correct("0" * 32, {"block": "p0b0", "line": 0, "word": 0, "was": "", "text": ""}), 404, "not_found")

    def test_operators_see_the_queue_and_let_accounts_in(self):
        ann = self.browser("operator@example.org", ("operator", "operator@example.org"))
        self.assertTrue(ann.get(f"{self.server.base}/api/v1/me/").json()["operator"])
        api = f"{self.server.base}/api/v1/operator/"
        self.assertEqual(set(ann.get(api + "queue/").json()), {"waiting", "delayed", "in_hand", "oldest"})
        self.assertEqual(ann.get(api + "failures/").json(), {"failures": []})
        requests.post(f"{self.server.base}/api/v1/account/", json={"email": "new@example.org", "password": PASSWORD}, timeout=60)
        new = self.wait_for(lambda: next((a for a in ann.get(api + "accounts/").json()["accounts"]
                                          if a["email"] == "new@example.org"), None))
        self.assertFalse(new["confirmed"])
        change = lambda **what: ann.patch(f"{api}accounts/{new['id']}/", json=what)
        self.assertTrue(change(confirmed=True, plan="paid").json()["confirmed"])
        self.assertEqual(change(disabled=True).json(), {**new, "confirmed": True, "plan": "paid", "disabled": True})
        self.refused(change(plan="none"), 400, "bad_field")
        self.refused(change(confirmed=False), 400, "bad_field")
        self.refused(ann.patch(f"{api}accounts/999999/", json={"disabled": True}), 404, "not_found")
        mine = next(a for a in ann.get(api + "accounts/").json()["accounts"] if a["email"] == "operator@example.org")
        self.refused(ann.patch(f"{api}accounts/{mine['id']}/", json={"disabled": True}), 400, "bad_field")

    def test_for_all_others_there_is_no_operators_page(self):
        member = self.browser("member@example.org")
        token = self.server.account("token@example.org")
        self.server.command("account", "operator", "token@example.org")
        for path in ("queue/", "failures/", "accounts/"):
            address = f"{self.server.base}/api/v1/operator/{path}"
            self.refused(requests.get(address, timeout=60), 404, "not_found")
            self.refused(member.get(address), 404, "not_found")
            self.refused(requests.get(address, headers=self.server.headers(token), timeout=60), 404, "not_found")

    def wait_for(self, look):
        for _ in range(100):
            if found := look():
                return found
            time.sleep(0.1)
        self.fail("it did not come")


if __name__ == "__main__":
    unittest.main()
