"""The log says who asked for what and how it ended, and nothing that is theirs."""
import unittest

import requests

from pages import maker
from server import Server


class Log(unittest.TestCase):
    def test_names_requests_jobs_and_accounts_and_repeats_nothing_secret(self):
        with Server(log_level="debug") as server:
            token = server.account("secret-mail@example.org")
            page, truth = maker.clean_page("en")
            job = server.submit(page, token, password="secret-password")
            self.assertEqual(job.status_code, 200, job.text)
            uuid = job.json()["uuid"]
            words = [word for word in job.json()["text"].split() if len(word) > 6]
            self.assertTrue(words)
            requests.get(f"{server.api}{uuid}/", params={"api_token": token}, headers={"X-Request-Id": "my-request"},
                         timeout=10)
            requests.get(f"{server.api}{uuid}/", params={"api_token": "wrong-secret"}, timeout=10)
            server.stop()
            log = (server.folder / "log").read_text()
            lines = [line for line in log.splitlines() if "request=my-request" in line]
            self.assertEqual(len(lines), 1, log)
            for part in (f"job={uuid}", "account=1", "status=200", "ms=", "bytes="):
                self.assertIn(part, lines[0])
            for secret in (token, "wrong-secret", "secret-password", "secret-mail", page.name, *words):
                self.assertNotIn(secret, log)


if __name__ == "__main__":
    unittest.main()
