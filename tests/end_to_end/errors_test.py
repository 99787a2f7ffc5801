"""Every refusal of the API, by its name: the status, the code, a sentence that says what to do."""
import contextlib
import hashlib
import io
import socket
import sqlite3
import time
import unittest

import requests

from pages import maker
from server import Server

SMALL = dict(max_upload_bytes=3_000_000, max_pages=20, max_pixels=9_000_000)


class Errors(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server(**SMALL)
        cls.token = cls.server.account()
        cls.page = maker.clean_page("en")[0]

    @classmethod
    def tearDownClass(cls):
        cls.server.__exit__()

    def refused(self, answer, status, code):
        self.assertEqual(answer.status_code, status, answer.text)
        body = answer.json()
        self.assertEqual(body["code"], code)
        self.assertRegex(body["error"], r"^.{10,}\.$")
        self.assertTrue(answer.headers["X-Request-Id"])
        return body

    def post(self, content, name="file.bin", headers=None, **fields):
        return requests.post(self.server.api, files={"file": (name, content)}, data=fields, headers=headers, timeout=60)

    def test_no_file(self):
        self.refused(requests.post(self.server.api, files={"tier": (None, "cpu")}), 400, "no_file")

    def test_empty_file(self):
        self.refused(self.post(b""), 400, "empty_file")

    def test_unsupported_type(self):
        self.refused(self.post(b"PK\3\4 not a document", "invoice.pdf"), 400, "unsupported_type")

    def test_unreadable_file(self):
        self.refused(self.post(b"%PDF-1.7\nnothing more", "broken.pdf"), 400, "unreadable_file")

    def test_file_too_large(self):
        self.refused(self.post(b"\x89PNG" + bytes(SMALL["max_upload_bytes"])), 400, "file_too_large")

    def test_file_too_large_is_noticed_while_it_arrives_without_a_length(self):
        boundary = "b"
        def endless():
            yield b'--b\r\nContent-Disposition: form-data; name="file"; filename="x.png"\r\n\r\n'
            for _ in range(200):
                yield bytes(1 << 20)
        try:
            answer = requests.post(self.server.api, data=endless(),
                                   headers={"Content-Type": f"multipart/form-data; boundary={boundary}"}, timeout=60)
            self.refused(answer, 400, "file_too_large")
        except requests.exceptions.ConnectionError:
            pass  # the server need not read what it has refused
        self.assertEqual(requests.get(self.server.base + "/healthz").status_code, 200)

    def test_too_many_pages(self):
        self.refused(self.post(maker.many_pages(200).read_bytes()), 400, "too_many_pages")

    def test_too_many_pages_is_avoided_by_choosing_some(self):
        self.assertEqual(self.post(maker.many_pages(200).read_bytes(), pages="1,199").json()["page_count"], 2)

    def test_too_many_pixels(self):
        from PIL import Image
        large = io.BytesIO()
        Image.new("1", (4000, 4000)).save(large, "PNG")
        self.refused(self.post(large.getvalue()), 400, "too_many_pixels")

    def test_password_required_and_wrong_password(self):
        encrypted = maker.pdf_kinds()["encrypted.pdf"][0].read_bytes()
        self.refused(self.post(encrypted), 400, "password_required")
        self.refused(self.post(encrypted, password="guess"), 400, "wrong_password")
        self.assertEqual(self.post(encrypted, password="secret").json()["status"], "done")

    def test_bad_field(self):
        page = self.page.read_bytes()
        for field in ({"tier": "gpu"}, {"language": "xx-nonsense"}, {"pages": "9"}, {"tool": "no-such-tool"},
                      {"translate_to": "xx-nonsense"}, {"tool": "translate"}, {"no_such_field": "1"}):
            with self.subTest(field):
                self.refused(self.post(page, **field), 400, "bad_field")

    def test_bad_request(self):
        self.refused(requests.post(self.server.api, data="file=x"), 400, "bad_request")
        self.refused(requests.post(self.server.api, data="--b\r\nno", headers={
            "Content-Type": "multipart/form-data; boundary=b"}), 400, "bad_request")

    def test_engine_not_configured(self):
        self.refused(self.post(self.page.read_bytes(), tier="vlm"), 503, "engine_not_configured")

    def test_token_invalid(self):
        for headers in ({"Authorization": "Bearer wrong"}, {"Authorization": "Basic abc"}, {"Authorization": "Bearer "}):
            self.refused(self.post(b"x", headers=headers), 401, "token_invalid")
        self.refused(requests.get(self.server.api, params={"api_token": "wrong"}), 401, "token_invalid")

    def test_token_missing(self):
        self.refused(requests.get(self.server.api), 401, "token_missing")
        with Server(anonymous="false") as closed:
            self.refused(requests.post(closed.api, files={"file": b"x"}), 401, "token_missing")

    def test_not_found(self):
        for path in ("/api/v1/ocr/" + "0" * 32 + "/", "/api/v1/ocr/../etc", "/no/such", "/api/v1/ocr/short/"):
            self.refused(requests.get(self.server.base + path), 404, "not_found")

    def test_somebody_elses_job_is_not_found(self):
        job = self.server.submit(self.page, self.token, language="en").json()
        other = self.server.account(f"other{time.time()}@example.org")
        mine = f"{self.server.api}{job['uuid']}/"
        self.assertEqual(requests.get(mine, headers=self.server.headers(self.token)).status_code, 200)
        for headers in ({}, self.server.headers(other)):
            for call in (requests.get, requests.delete):
                self.refused(call(mine, headers=headers), 404, "not_found")
            self.refused(requests.get(mine + "download/?format=txt", headers=headers), 404, "not_found")
            self.refused(requests.get(mine + "pages/0/image", headers=headers), 404, "not_found")

    def test_method_not_allowed(self):
        answer = requests.put(self.server.api)
        self.refused(answer, 405, "method_not_allowed")
        self.assertIn("POST", answer.headers["Allow"])

    def test_not_finished(self):
        job = self.server.submit(maker.long_scan(12), language="en").json()
        answer = self.server.download(job["uuid"], "txt")
        self.assertEqual(self.refused(answer, 409, "not_finished")["status"], "pending"
                         if answer.json()["status"] == "pending" else "processing")
        requests.delete(f"{self.server.api}{job['uuid']}/")

    def test_download_of_an_unknown_format(self):
        job = self.server.submit(self.page, language="en").json()
        self.assertIn("docx", self.refused(self.server.download(job["uuid"], "odt"), 400, "bad_field")["error"])

    def test_idempotency(self):
        key = {"Idempotency-Key": f"key-{time.time()}"}
        page = self.page.read_bytes()
        first = self.post(page, headers=key, language="en").json()
        self.assertEqual(self.post(page, headers=key, language="en").json()["uuid"], first["uuid"])
        self.refused(self.post(page, headers=key, language="de"), 422, "idempotency_mismatch")

    def test_out_of_pages(self):
        with Server(plans='anonymous = {pages = 2, window = "day"}', engine="null") as server:
            first = requests.post(server.api, files={"file": self.page.read_bytes()}).json()
            self.assertEqual((first["status"], first["credits"]), ("done", 1))
            body = self.refused(server.submit(maker.long_scan(12)), 402, "out_of_pages")
            self.assertEqual((body["used"], body["cap"], body["credits"]), (1, 2, 0))
            self.assertRegex(body["resets_at"], r"^\d{4}-\d\d-\d\dT00:00:00\.000Z$")

    def test_too_many_requests(self):
        with Server(plans="anonymous = {jobs = 1, pages = 50}", inline_wait=0, workers=0) as server:
            server.submit(self.page)
            answer = server.submit(self.page)
            self.refused(answer, 429, "too_many_requests")
            self.assertGreater(int(answer.headers["Retry-After"]), 0)

    def test_in_flight(self):
        # As if a server held the key over a request that is still being taken in.
        content, key = self.page.read_bytes(), f"held-{time.time()}"
        fields = [hashlib.sha256(content).hexdigest(), *[""] * 7]
        payload = hashlib.sha256("".join(f"{len(f)}:{f}" for f in fields).encode()).hexdigest()
        with contextlib.closing(sqlite3.connect(self.server.settings["data"] / "ocrchat.sqlite")) as database, database:
            owner = database.execute("SELECT 'account:' || id FROM accounts ORDER BY id LIMIT 1").fetchone()[0]
            database.execute("INSERT INTO idempotency_keys (owner, idempotency_key, payload_hash, created_at)"
                             " VALUES (?, ?, ?, ?)", (owner, key, payload, int(time.time() * 1000)))
        headers = {"Idempotency-Key": key, **self.server.headers(self.token)}
        answer = self.post(content, headers=headers)
        self.refused(answer, 409, "in_flight")
        self.assertGreater(int(answer.headers["Retry-After"]), 0)

    def test_gone(self):
        with Server(engine="null") as server:
            job = server.submit(self.page).json()
            for file in (server.folder / "data/blobs").rglob(job["uuid"]):
                file.unlink()
            self.refused(server.download(job["uuid"], "pdf"), 410, "gone")

    def test_overloaded(self):
        with Server(max_queued_pages=1, workers=1) as server:
            server.submit(maker.long_scan(12), language="en")
            answer = server.submit(self.page)
            self.refused(answer, 503, "overloaded")
            self.assertGreater(int(answer.headers["Retry-After"]), 0)

    def test_request_timeout(self):
        with Server(idle_seconds=1) as server:
            host, port = server.base[7:].split(":")
            with socket.create_connection((host, int(port))) as slow:
                slow.sendall(b"POST /api/v1/ocr/ HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n"
                             b"Content-Type: multipart/form-data; boundary=b\r\n\r\n--b\r\n")
                slow.settimeout(10)
                answer = b""
                while piece := slow.recv(4096):
                    answer += piece
                self.assertIn(b" 408 ", answer.split(b"\r\n")[0] + b" ")
                self.assertIn(b'"code":"request_timeout"', answer)


if __name__ == "__main__":
    unittest.main()
