"""Clients are called back when their jobs end: signed as docs/api.md says, at least once, and never inwards."""
import http.server
import json
import pathlib
import re
import sys
import threading
import time
import unittest

import requests

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from pages import maker
from server import Server, run

API = pathlib.Path(__file__).resolve().parent.parent.parent / "docs/api.md"


def documented_check():
    """The function of docs/api.md with which clients check a call."""
    section = API.read_text().split("\n## Callbacks\n")[1].split("\n## ")[0]
    space = {}
    exec(re.search(r"```python\n(.*?)```", section, re.S).group(1), space)
    return space["is_genuine"]


class Receiver:
    """A client's server. Answers with the statuses given, one a call, and then with 204."""

    def __init__(self, *statuses):
        calls, left = [], list(statuses)

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                calls.append((self.path, self.headers, self.rfile.read(int(self.headers["Content-Length"]))))
                self.send_response(left.pop(0) if left else 204)
                self.send_header("Location", "/elsewhere")
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_):
                pass

        self.calls = calls
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/hook"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def wait(self, count, seconds=60):
        end = time.time() + seconds
        while len(self.calls) < count and time.time() < end:
            time.sleep(0.05)
        return self.calls

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()


class Callbacks(unittest.TestCase):
    def command(self, server, *arguments):
        return run(*arguments, "--data", server.settings["data"], text=True, check=True).stdout

    def secret(self, server, email="someone@example.org"):
        return re.search(r"^callback secret\t(whsec_\w+)$", self.command(server, "account", "show", email), re.M).group(1)

    @staticmethod
    def image():
        return maker.clean_page("en")[0]

    def test_a_call_says_how_the_job_ended_and_can_be_checked_as_documented(self):
        is_genuine = documented_check()
        with Receiver() as receiver, Server(engine="null", callback_private="true") as server:
            job = server.submit(self.image(), server.account(), callback_url=receiver.url).json()
            path, headers, body = receiver.wait(1)[0]
            self.assertEqual(path, "/hook")
            secret, signature = self.secret(server), headers["Ocrchat-Signature"]
            self.assertTrue(is_genuine(secret, signature, body))
            self.assertFalse(is_genuine(secret, signature, body + b" "))
            self.assertFalse(is_genuine("whsec_other", signature, body))
            old = signature.replace(signature[2:12], str(int(signature[2:12]) - 3600))
            self.assertFalse(is_genuine(secret, old, body))
            said = json.loads(body)
            self.assertEqual((said["event"], said["id"]), ("job.done", headers["Ocrchat-Event-Id"]))
            self.assertEqual({k: said["job"][k] for k in ("uuid", "status", "page_count", "pages_done", "credits", "finished_at")},
                             {k: job[k] for k in ("uuid", "status", "page_count", "pages_done", "credits", "finished_at")})
            self.assertNotIn("text", said["job"])
            time.sleep(2)
            self.assertEqual(len(receiver.calls), 1, "made once, and then forgotten")

    def test_a_call_that_failed_is_made_again_by_the_next_server_also_after_the_job_is_deleted(self):
        with Receiver(503) as receiver, Server(engine="null", callback_private="true") as server:
            token = server.account()
            uuid = server.submit(self.image(), token, callback_url=receiver.url).json()["uuid"]
            receiver.wait(1)
            time.sleep(1)  # until the failure is written down
            server.kill()
            server.start()
            self.assertEqual(server.job(uuid, token).status_code, 200)
            self.assertEqual(requests.delete(f"{server.api}{uuid}/", headers=server.headers(token), timeout=60).status_code, 204)
            first, second = receiver.wait(2)
            self.assertEqual(first[1]["Ocrchat-Event-Id"], second[1]["Ocrchat-Event-Id"])
            self.assertEqual(first[2], second[2])

    def test_redirects_are_not_followed_and_410_ends_it_for_the_operator_to_see(self):
        with Receiver(302, 410) as receiver, Server(engine="null", callback_private="true") as server:
            uuid = server.submit(self.image(), server.account(), callback_url=receiver.url).json()["uuid"]
            self.assertEqual([path for path, _, _ in receiver.wait(2)], ["/hook", "/hook"])
            end = time.time() + 20
            while uuid not in (shown := self.command(server, "queue", "--callbacks", "5")):
                self.assertLess(time.time(), end)
            self.assertIn("2 tries", shown)
            self.assertIn("answered 410", shown)

    def test_callbacks_need_an_account_and_a_public_address(self):
        with Server(engine="null") as server:
            token = server.account()
            answer = server.submit(self.image(), None, callback_url="https://example.org/hook")
            self.assertEqual((answer.status_code, answer.json()["code"]), (400, "bad_field"))
            self.assertIn("account", answer.json()["error"])
            for url in ("http://127.0.0.1:9/", "http://169.254.169.254/latest", "http://[::ffff:10.0.0.1]/", "ftp://example.org/",
                        "https://ann:pass@example.org/", "nonsense"):
                answer = server.submit(self.image(), token, callback_url=url)
                self.assertEqual((answer.status_code, answer.json()["code"]), (400, "bad_field"), url)
            # A name may lead anywhere; where it leads is seen when the call is made.
            self.assertEqual(server.submit(self.image(), token, callback_url="http://localhost.localdomain:9/").status_code, 200)


if __name__ == "__main__":
    unittest.main()
