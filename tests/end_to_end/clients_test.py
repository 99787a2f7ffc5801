"""Clients copied from the API page's examples work with nothing but the address changed."""
import pathlib
import subprocess
import sys
import tempfile
import unittest

import docx

from pages import maker
from server import Server

CLIENTS = pathlib.Path(__file__).resolve().parent.parent / "clients"
COMMANDS = {"python": [sys.executable, CLIENTS / "client.py"], "node": ["node", CLIENTS / "client.mjs"],
            "curl": [CLIENTS / "client.sh"]}


class Clients(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        # The examples ask for tier=vlm; this server has no vision model and is allowed to say so in a warning.
        cls.server = Server(vlm_fallback="true")
        cls.token = cls.server.account()

    @classmethod
    def tearDownClass(cls):
        cls.server.__exit__()

    def use(self, name, file):
        with tempfile.NamedTemporaryFile(suffix=".docx") as out:
            done = subprocess.run([*map(str, COMMANDS[name]), self.server.base, self.token, str(file), out.name],
                                  capture_output=True, text=True, timeout=300)
            self.assertEqual(done.returncode, 0, done.stderr)
            word = "\n".join(p.text for p in docx.Document(out.name).paragraphs)
        lines = done.stdout.splitlines()
        return [l.split()[1] for l in lines if l.startswith("status ")], done.stdout, word

    def test_one_page_comes_back_inline(self):
        for name in COMMANDS:
            with self.subTest(name):
                states, printed, word = self.use(name, maker.clean_page("en")[0])
                self.assertEqual(states, ["done"])
                self.assertIn("basket of apples", printed)
                self.assertIn("basket of apples", word)

    def test_a_twelve_page_scan_is_polled_until_done(self):
        for name in COMMANDS:
            with self.subTest(name):
                states, printed, word = self.use(name, maker.long_scan(12))
                self.assertIn(states[0], ("pending", "processing"))
                self.assertEqual(states[-1], "done")
                for number in range(1, 13):
                    self.assertIn(f"Page number {number} of the report", printed)
                    self.assertIn(f"Page number {number} of the report", word)


if __name__ == "__main__":
    unittest.main()
