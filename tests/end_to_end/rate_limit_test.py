"""Who calls too often waits; everybody else is served meanwhile."""
import time
import unittest

import requests
from requests.adapters import HTTPAdapter

from server import Server


def calls_from(address):
    """A session whose connections come from this address of the loopback network."""
    class From(HTTPAdapter):
        def init_poolmanager(self, *arguments, **options):
            super().init_poolmanager(*arguments, source_address=(address, 0), **options)
    session = requests.Session()
    session.mount("http://", From())
    return session


class RateLimits(unittest.TestCase):
    def test_a_flood_waits_while_another_address_is_served(self):
        with (Server(engine="null", requests_per_minute=60) as server, calls_from("127.0.0.1") as flooding,
              calls_from("127.0.0.2") as other):
            address = server.base + "/api/v1/languages/"
            answers = [flooding.get(address, timeout=10) for _ in range(40)]
            refused = [answer for answer in answers if answer.status_code == 429]
            self.assertGreater(len(refused), 10)
            self.assertEqual({answer.status_code for answer in answers}, {200, 429})
            self.assertEqual(refused[0].json()["code"], "too_many_requests")
            self.assertEqual(refused[0].headers["RateLimit-Limit"], "60")
            self.assertEqual(refused[0].headers["RateLimit-Remaining"], "0")
            self.assertEqual(other.get(address, timeout=10).status_code, 200)
            self.assertEqual(flooding.get(server.base + "/healthz", timeout=10).status_code, 200)
            time.sleep(int(refused[-1].headers["Retry-After"]))
            self.assertEqual(flooding.get(address, timeout=10).status_code, 200)


if __name__ == "__main__":
    unittest.main()
