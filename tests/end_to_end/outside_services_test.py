"""The server with the services around it: mail for accounts, and documents in S3-compatible storage."""
import base64
import pathlib
import re
import socketserver
import subprocess
import sys
import tempfile
import threading
import time
import unittest

import requests

TESTS = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TESTS))
from pages import maker
from server import Server, run


class MailServer:
    """Takes mail by SMTP on the loopback interface."""

    def __init__(self):
        mails = self.mails = []

        class Handler(socketserver.StreamRequestHandler):
            def say(self, text):
                self.wfile.write(text.encode() + b"\r\n")

            def handle(self):
                self.say("220 test")
                while line := self.rfile.readline().decode():
                    if line.startswith("DATA"):
                        self.say("354 go on")
                        mails.append("".join(iter(lambda: self.rfile.readline().decode(), ".\r\n")))
                    self.say("221 bye" if line.startswith("QUIT") else "250 ok")
                    if line.startswith("QUIT"):
                        return

        self.server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"smtp://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def text_of_mail(self, number, seconds=30):
        end = time.time() + seconds
        while len(self.mails) <= number and time.time() < end:
            time.sleep(0.05)
        head, body = self.mails[number].split("\r\n\r\n", 1)
        return head, base64.b64decode(body).decode()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()


class Mail(unittest.TestCase):
    def test_who_signs_up_is_mailed_a_code_that_lets_them_in(self):
        person = {"email": "ann@example.org", "password": "correct horse"}
        with MailServer() as mail, Server(engine="null", smtp_url=mail.url, smtp_from="ocr@example.net") as server:
            def post(path, body):
                return requests.post(f"{server.base}/api/v1/{path}", json=body, timeout=60)

            self.assertEqual(post("account/", person).json(), {"status": "mailed"})
            head, text = mail.text_of_mail(0)
            self.assertIn("To: <ann@example.org>", head)
            self.assertIn("From: <ocr@example.net>", head)
            code = re.search(r"^    (\S+)$", text, re.M).group(1)
            self.assertEqual(post("session/", person).status_code, 401)
            self.assertEqual(post("account/confirm/", {"code": code}).status_code, 204)
            self.assertEqual(post("session/", person).status_code, 200)

    def test_a_mail_server_without_address_or_sender_is_refused_at_the_start(self):
        for flags in (["--smtp-url=smtp://127.0.0.1:25"], ["--smtp-url=mail.example.org", "--smtp-from=ocr@example.net"]):
            with tempfile.TemporaryDirectory() as data:
                done = run("serve", "--data", data, "--listen=127.0.0.1:0", "--engine=null", *flags, text=True, timeout=60)
            self.assertEqual(done.returncode, 2, done.stderr)
            self.assertIn("smtp-", done.stderr)


class Storage(unittest.TestCase):
    def setUp(self):
        self.s3 = subprocess.Popen([sys.executable, TESTS / "s3_server.py", "--until-parent-ends"], stdout=subprocess.PIPE, text=True)
        self.addCleanup(self.s3.stdout.close)
        self.addCleanup(self.s3.wait)
        self.addCleanup(self.s3.terminate)
        self.endpoint = f"http://127.0.0.1:{int(self.s3.stdout.readline())}"

    def server(self, **settings):
        return Server(**{"engine": "null", "blobs": "s3://bucket/documents", "s3_endpoint": self.endpoint,
                         "s3_access_key": "key", "s3_secret_key": "secret", **settings})

    def requests(self, method):
        said = dict(line.split() for line in requests.get(self.endpoint + "/_control/requests", timeout=60).text.splitlines())
        return int(said.get(method, 0))

    def test_documents_lie_in_the_storage_alone(self):
        image = maker.clean_page("en")[0]
        with self.server() as server:
            job = server.submit(image).json()
            self.assertEqual((job["status"], self.requests("PUT")), ("done", 1))
            self.assertGreater(len(server.download(job["uuid"], "pdf").content), 1000)
            data = pathlib.Path(server.settings["data"])
            self.assertEqual([p for p in (data / "scratch").rglob("*")], [], "what is read lies in nameless files")
            self.assertFalse((data / "blobs").exists())
            self.assertEqual(requests.delete(f"{server.api}{job['uuid']}/", timeout=60).status_code, 204)
            self.assertEqual(self.requests("DELETE"), 1)
            self.assertNotIn("secret", (server.folder / "log").read_text())

    def test_storage_that_is_busy_for_a_moment_loses_nothing(self):
        with self.server() as server:
            requests.post(self.endpoint + "/_control/fail?count=2&status=503", timeout=60)
            self.assertEqual(server.submit(maker.clean_page("en")[0]).json()["status"], "done")

    def doctor(self, **settings):
        with tempfile.TemporaryDirectory() as data:
            known = {"data": data, "blobs": "s3://bucket/documents", "s3_endpoint": self.endpoint, "s3_access_key": "key",
                     "s3_secret_key": "secret", **settings}
            return run("doctor", *[f"--{name.replace('_', '-')}={value}" for name, value in known.items()], text=True)

    def test_the_doctor_tries_storage_and_database(self):
        well = self.doctor()
        self.assertEqual(well.returncode, 0, well.stdout)
        self.assertIn("documents can be stored in s3://bucket/documents", well.stdout)
        self.assertEqual((self.requests("PUT"), self.requests("DELETE")), (1, 1))
        ill = self.doctor(s3_secret_key="guess", database="postgresql://nobody@127.0.0.1:1/none")
        self.assertEqual(ill.returncode, 1)
        self.assertRegex(ill.stdout, r"BAD +s3://bucket/documents: .*SignatureDoesNotMatch")
        self.assertRegex(ill.stdout, r"BAD +the database: ")

    def test_storage_that_is_away_is_our_fault_and_takes_no_job(self):
        with self.server(s3_secret_key="guess") as server:
            answer = server.submit(maker.clean_page("en")[0])
            self.assertEqual((answer.status_code, answer.json()["code"]), (500, "internal"))
            self.assertIn("SignatureDoesNotMatch", (server.folder / "log").read_text())


if __name__ == "__main__":
    unittest.main()
