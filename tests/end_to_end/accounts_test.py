"""The life of an account over HTTP and the command line, from signing up to deletion."""
import hashlib
import hmac
import json
import pathlib
import statistics
import sys
import time
import unittest

import requests

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from pages import maker
from server import Server, run

PASSWORD = "correct horse"
OTHER_PASSWORD = "battery staple"
SECRET = "whsec_end_to_end"


class Browser:
    """Keeps cookies, and sends the CSRF token of its session as our own pages do."""

    def __init__(self, server):
        self.server = server
        self.cookies = {}
        self.csrf = None

    def send(self, method, path, body=None, **headers):
        if self.csrf:
            headers.setdefault("X-CSRF-Token", self.csrf)
        answer = requests.request(method, self.server.base + "/api/v1/" + path, json=body, headers=headers,
                                  cookies=self.cookies, timeout=60)
        self.cookies.update(answer.cookies)
        return answer

    def log_in(self, email, password=PASSWORD):
        answer = self.send("POST", "session/", {"email": email, "password": password})
        if answer.ok:
            self.csrf = answer.json()["csrf_token"]
        return answer


class Accounts(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server(engine="null", stripe_secret=SECRET)
        cls.counter = 0

    @classmethod
    def tearDownClass(cls):
        cls.server.stop()

    def command(self, *arguments, status=0, **options):
        done = run(*arguments, "--data", self.server.settings["data"], text=True, **options)
        self.assertEqual(done.returncode, status, done.stderr)
        return done.stdout.strip()

    def member(self):
        """A new confirmed account with PASSWORD; returns its address."""
        type(self).counter += 1
        email = f"member{self.counter}@example.org"
        self.command("account", "create", email, "--plan", "free", "--password", input=PASSWORD + "\n")
        return email

    def browser(self, email=None):
        browser = Browser(self.server)
        if email:
            self.assertEqual(browser.log_in(email).status_code, 200)
        return browser

    def refused(self, answer, status, code):
        self.assertEqual((answer.status_code, answer.json()["code"]), (status, code), answer.text)
        return answer

    def bearer(self, method, path, token, body=None):
        return requests.request(method, self.server.base + "/api/v1/" + path, json=body, headers=self.server.headers(token), timeout=60)

    @staticmethod
    def image():
        return maker.clean_page("en")[0]

    def test_an_account_lives_from_sign_up_to_deletion(self):
        browser = self.browser()
        signed_up = browser.send("POST", "account/", {"email": "Ann@example.org", "password": PASSWORD})
        self.assertEqual(signed_up.json(), {"status": "waits_for_operator"})
        self.refused(browser.log_in("ann@example.org"), 401, "login_failed")
        self.wait_for_account("ann@example.org")
        self.command("account", "confirm", "ann@example.org")
        self.assertEqual(browser.log_in("ann@example.org").json()["plan"], "free")
        made = browser.send("POST", "account/tokens/", {"name": "laptop"}).json()
        self.assertTrue(made["token"].startswith("ocr_"))
        job = self.server.submit(self.image(), made["token"]).json()
        self.assertEqual(browser.send("GET", f"ocr/{job['uuid']}/").json()["uuid"], job["uuid"])
        account = browser.send("GET", "account/").json()
        self.assertEqual((account["email"], account["used"], account["cap"]), ("ann@example.org", 1, 500))
        self.assertEqual(account["usage"][0]["pages"], 1)
        self.refused(browser.send("DELETE", "account/", {"password": "wrong password"}), 401, "login_failed")
        self.assertEqual(browser.send("DELETE", "account/", {"password": PASSWORD}).status_code, 204)
        self.refused(browser.send("GET", "session/"), 401, "session_required")
        self.refused(self.bearer("GET", "account/", made["token"]), 401, "token_invalid")
        self.refused(self.server.job(job["uuid"]), 404, "not_found")
        self.assertEqual(list((pathlib.Path(self.server.settings["data"]) / "blobs").rglob(job["uuid"] + "*")), [])
        self.assertNotIn("ann@", self.command("account", "list"))
        self.assertEqual(self.command("ledger", "verify"), "The ledger adds up.")

    def wait_for_account(self, email):
        end = time.time() + 20
        while email not in self.command("account", "list"):
            self.assertLess(time.time(), end)

    def test_cookies_are_out_of_reach_of_scripts_and_other_sites(self):
        answer = self.browser().log_in(self.member())
        for cookie in answer.headers["Set-Cookie"].split(", ocrchat_device"):
            self.assertIn("HttpOnly; SameSite=Lax", cookie)
        self.assertNotIn("Access-Control-Allow-Credentials", answer.headers)
        self.assertEqual(answer.headers["Cache-Control"], "no-store")

    def test_over_https_cookies_are_for_https_alone(self):
        with Server(engine="null", public_url="https://ocr.example.org") as server:
            run("account", "create", "a@example.org", "--password", "--data", server.settings["data"], input=PASSWORD, text=True)
            answer = Browser(server).log_in("a@example.org")
            self.assertEqual(answer.headers["Set-Cookie"].count("; Secure"), 2)

    def test_csrf_failed(self):
        browser = self.browser(self.member())
        for headers in ({"X-CSRF-Token": ""}, {"X-CSRF-Token": "0" * 64}, {"Origin": "https://evil.example.org"},
                        {"Sec-Fetch-Site": "cross-site"}):
            self.refused(browser.send("POST", "account/tokens/", {"name": "x"}, **headers), 403, "csrf_failed")
            self.refused(browser.send("DELETE", "session/", **headers), 403, "csrf_failed")
        with open(self.image(), "rb") as file:
            self.refused(requests.post(self.server.api, files={"file": file}, cookies=browser.cookies, timeout=60), 403, "csrf_failed")
        self.assertEqual(browser.send("GET", "session/", Origin="https://evil.example.org").status_code, 200)
        self.assertEqual(browser.send("GET", "account/tokens/").json()["tokens"][0]["name"], "first")
        foreign = {"Origin": "https://evil.example.org"}
        self.refused(self.browser().send("POST", "session/", {"email": "a@b", "password": PASSWORD}, **foreign), 403, "csrf_failed")

    def test_another_sessions_csrf_token_does_not_do(self):
        email = self.member()
        one, other = self.browser(email), self.browser(email)
        self.refused(one.send("DELETE", "session/", **{"X-CSRF-Token": other.csrf}), 403, "csrf_failed")

    def test_a_form_of_another_site_cannot_log_anybody_in(self):
        answer = requests.post(self.server.base + "/api/v1/session/", data='{"email": "a@b", "password": "x"}',
                               headers={"Content-Type": "text/plain"}, timeout=60)
        self.refused(answer, 400, "bad_request")

    def test_an_invalid_cookie_counts_as_none_and_an_invalid_token_never_does(self):
        for value in ("", "x", "0" * 64):
            answer = requests.get(self.server.base + "/api/v1/languages/", headers={"Cookie": f"ocrchat_session={value}"}, timeout=60)
            self.assertEqual(answer.status_code, 200)
            with open(self.image(), "rb") as file:
                answer = requests.post(self.server.api, files={"file": file}, headers={"Cookie": f"ocrchat_session={value}"}, timeout=60)
            self.assertIn(answer.status_code, (200, 202), answer.text)
        browser = self.browser(self.member())
        self.refused(browser.send("GET", "account/", Authorization="Bearer wrong"), 401, "token_invalid")

    def test_login_failed(self):
        email = self.member()
        wrong = self.refused(self.browser().log_in(email, "wrong password"), 401, "login_failed")
        nobody = self.refused(self.browser().log_in("nobody@example.org"), 401, "login_failed")
        self.assertEqual(wrong.json(), nobody.json())

    def test_who_has_an_account_shows_neither_in_the_answer_nor_in_its_time(self):
        with Server(engine="null") as server:
            run("account", "create", "taken@example.org", "--password", "--data", server.settings["data"], input=PASSWORD, text=True)
            for path, body in (("account/", {"password": PASSWORD}), ("account/reset/", {})):
                times = {"taken@example.org": [], "free@example.org": []}
                answers = set()
                for _ in range(5):
                    for email, list_of in times.items():
                        answer = Browser(server).send("POST", path, {"email": email, **body})
                        list_of.append(answer.elapsed.total_seconds())
                        answers.add((answer.status_code, answer.text))
                self.assertEqual(len(answers), 1, answers)
                taken, free = (statistics.median(one) for one in times.values())
                self.assertLess(abs(taken - free), 0.05 + 0.5 * max(taken, free), path)

    def test_guessing_is_stopped_and_the_owners_browser_let_in(self):
        with Server(engine="null") as server:
            run("account", "create", "a@example.org", "--password", "--data", server.settings["data"], input=PASSWORD, text=True)
            owner = Browser(server)
            self.assertEqual(owner.log_in("a@example.org").status_code, 200)
            answers = [Browser(server).log_in("a@example.org", f"guess {i:06}").status_code for i in range(11)]
            self.assertEqual(answers, [401] * 10 + [429])
            refused = self.refused(Browser(server).log_in("a@example.org"), 429, "too_many_requests")
            self.assertGreater(int(refused.headers["Retry-After"]), 60)
            self.assertLessEqual(int(refused.headers["Retry-After"]), 900)
            self.assertEqual(owner.log_in("a@example.org").status_code, 200)

    def test_a_disabled_account_is_refused_until_it_is_enabled(self):
        email = self.member()
        browser = self.browser(email)
        token = browser.send("POST", "account/tokens/", {"name": "x"}).json()["token"]
        self.command("account", "disable", email)
        self.refused(self.bearer("GET", "account/", token), 401, "token_invalid")
        self.refused(browser.send("GET", "session/"), 401, "session_required")
        self.refused(self.browser().log_in(email), 401, "login_failed")
        self.command("account", "enable", email)
        self.assertEqual(self.bearer("GET", "account/", token).status_code, 200)

    def test_a_tokens_secret_is_for_a_session_alone(self):
        browser = self.browser(self.member())
        made = browser.send("POST", "account/tokens/", {"name": "laptop"}).json()
        shown = {one["name"]: one["token"] for one in browser.send("GET", "account/tokens/").json()["tokens"]}
        self.assertEqual(shown["laptop"], made["token"])
        listed = self.bearer("GET", "account/tokens/", made["token"]).json()["tokens"]
        self.assertEqual([one["token"] for one in listed], [None, None])
        self.assertIsNotNone(listed[1]["last_used_at"])
        for method, path in (("POST", "account/tokens/"), ("PATCH", f"account/tokens/{made['id']}/"),
                             ("DELETE", f"account/tokens/{made['id']}/"), ("DELETE", "account/"), ("POST", "account/password/")):
            self.refused(self.bearer(method, path, made["token"], {"name": "y"}), 401, "session_required")

    def test_tokens_are_renamed_and_revoked(self):
        browser, other = self.browser(self.member()), self.browser(self.member())
        made = browser.send("POST", "account/tokens/", {"name": "laptop"}).json()
        path = f"account/tokens/{made['id']}/"
        self.refused(browser.send("POST", "account/tokens/", {"name": "laptop"}), 400, "bad_field")
        self.refused(other.send("PATCH", path, {"name": "mine"}), 404, "not_found")
        self.refused(other.send("DELETE", path), 404, "not_found")
        self.assertEqual(browser.send("PATCH", path, {"name": "desk"}).json()["name"], "desk")
        self.assertEqual(self.bearer("GET", "account/", made["token"]).status_code, 200)
        self.assertEqual(browser.send("DELETE", path).status_code, 204)
        self.refused(self.bearer("GET", "account/", made["token"]), 401, "token_invalid")

    def test_a_new_password_ends_other_sessions(self):
        email = self.member()
        here, there = self.browser(email), self.browser(email)
        change = {"current_password": PASSWORD, "password": OTHER_PASSWORD}
        self.refused(here.send("POST", "account/password/", {**change, "current_password": "wrong"}), 401, "login_failed")
        self.refused(here.send("POST", "account/password/", {**change, "password": "short"}), 400, "bad_field")
        self.assertEqual(here.send("POST", "account/password/", change).status_code, 204)
        self.assertEqual(here.send("GET", "session/").status_code, 200)
        self.refused(there.send("GET", "session/"), 401, "session_required")
        self.assertEqual(self.browser().log_in(email, OTHER_PASSWORD).status_code, 200)

    def test_the_operators_code_sets_a_new_password_once(self):
        email = self.member()
        code = self.command("account", "password", email, "--code")
        browser = self.browser()
        answer = browser.send("POST", "account/reset/confirm/", {"code": code, "password": OTHER_PASSWORD})
        self.assertEqual(answer.json()["email"], email)
        self.assertEqual(browser.send("GET", "session/").status_code, 200)
        self.assertEqual(self.browser().log_in(email, OTHER_PASSWORD).status_code, 200)
        again = {"code": code, "password": PASSWORD}
        self.refused(self.browser().send("POST", "account/reset/confirm/", again), 400, "bad_field")
        self.refused(self.browser().send("POST", "account/confirm/", {"code": "0" * 32}), 400, "bad_field")

    def test_logging_out_ends_the_session(self):
        browser = self.browser(self.member())
        kept = dict(browser.cookies)
        self.assertEqual(browser.send("DELETE", "session/").status_code, 204)
        answer = requests.get(self.server.base + "/api/v1/session/", cookies=kept, timeout=60)
        self.refused(answer, 401, "session_required")

    def test_session_required(self):
        self.refused(self.browser().send("GET", "session/"), 401, "session_required")
        self.refused(self.browser().send("GET", "account/"), 401, "token_missing")

    def test_bodies_that_make_no_sense_are_refused(self):
        browser = self.browser()
        for body in ([], "x", None):
            self.refused(browser.send("POST", "session/", body), 400, "bad_request")
        for body in ({}, {"email": "a@b"}, {"email": 1, "password": PASSWORD}, {"email": "a@b", "password": PASSWORD, "x": 1}):
            self.refused(browser.send("POST", "session/", body), 400, "bad_field")
        self.refused(browser.send("POST", "session/", {"email": "a" * 20000, "password": "x"}), 400, "bad_request")
        self.refused(browser.send("POST", "account/", {"email": "no address", "password": PASSWORD}), 400, "bad_field")
        self.refused(browser.log_in("a\0b@example.org", "x\0y"), 401, "login_failed")

    def test_a_server_may_be_closed_to_sign_ups_or_open_at_once(self):
        asked = {"email": "new@example.org", "password": PASSWORD}
        with Server(engine="null", sign_up="false") as server:
            self.refused(Browser(server).send("POST", "account/", asked), 404, "not_found")
        with Server(engine="null", confirm_accounts="false") as server:
            self.assertEqual(Browser(server).send("POST", "account/", asked).json(), {"status": "ready"})
            self.assertEqual(Browser(server).log_in("new@example.org").status_code, 200)
            self.refused(Browser(server).send("POST", "account/", asked), 400, "bad_field")

    def test_the_operator_manages_accounts_tokens_and_credits(self):
        email = self.member()
        token = self.command("token", "create", email, "ci")
        self.assertEqual(self.bearer("GET", "account/", token).json()["plan"], "free")
        self.assertIn("\tci\t", self.command("token", "list", email))
        self.command("account", "plan", email, "paid")
        self.command("account", "grant", email, "30", "--note", "a gift")
        self.command("account", "grant", email, "-10")
        account = self.bearer("GET", "account/", token).json()
        self.assertEqual((account["plan"], account["credits"]), ("paid", 20))
        self.assertIn("credits\t20", self.command("ledger", "show", email))
        self.assertIn("plan\tpaid", self.command("account", "show", email))
        self.command("token", "revoke", email, "ci")
        self.refused(self.bearer("GET", "account/", token), 401, "token_invalid")
        self.command("account", "plan", email, "golden", status=1)
        self.command("token", "revoke", email, "ci", status=1)
        self.command("account", "delete", email)
        self.command("account", "show", email, status=1)
        self.command("ledger", "verify")

    def test_a_ledger_that_was_tampered_with_is_reported(self):
        import sqlite3
        with Server(engine="null") as server:
            token = server.account("a@example.org")
            server.submit(self.image(), token)
            server.finished(server.submit(self.image(), token).json()["uuid"], token)
            database = sqlite3.connect(server.settings["data"] / "ocrchat.sqlite")
            with database:
                database.execute("UPDATE purses SET available = available + 1")
            database.close()
            done = run("ledger", "verify", "--data", server.settings["data"], text=True)
            self.assertEqual(done.returncode, 1)
            self.assertIn("balance of purse", done.stdout)

    def stripe(self, event, secret=SECRET, at=None, body=None):
        """Sends an event signed as Stripe signs, by Python's hmac."""
        sent = json.dumps(event)
        at = int(time.time()) if at is None else at
        sum_of = hmac.new(secret.encode(), f"{at}.{sent}".encode(), hashlib.sha256).hexdigest()
        return requests.post(self.server.base + "/api/v1/payments/stripe/", data=body or sent, timeout=60,
                             headers={"Stripe-Signature": f"t={at},v1={sum_of}", "Content-Type": "application/json"})

    def test_a_payment_grants_credits_once(self):
        email = self.member()
        event = {"id": "evt_1", "type": "checkout.session.completed", "data": {"object": {
            "id": "cs_" + email, "payment_status": "paid", "metadata": {"account": email, "credits": "250", "plan": "paid"}}}}
        self.refused(self.stripe(event, secret="another"), 400, "bad_request")
        self.refused(self.stripe(event, at=int(time.time()) - 400), 400, "bad_request")
        self.refused(self.stripe(event, body=json.dumps({**event, "id": "evt_2"})), 400, "bad_request")
        for _ in range(3):
            self.assertEqual(self.stripe(event).json(), {"received": True})
        self.assertEqual(self.stripe({"id": "evt_3", "type": "invoice.created"}).status_code, 200)
        account = self.browser(email).send("GET", "account/").json()
        self.assertEqual((account["credits"], account["plan"]), (250, "paid"))

    def test_without_a_secret_there_is_no_payment_webhook(self):
        with Server(engine="null") as server:
            self.refused(requests.post(server.base + "/api/v1/payments/stripe/", data="{}", timeout=60), 404, "not_found")


if __name__ == "__main__":
    unittest.main()
