"""Readers and the server killed in the middle: nothing is lost, nothing done twice, nobody else notices."""
import os
import shutil
import signal
import tempfile
import threading
import time
import unittest

import requests

from pages import maker
from server import BINARY, Server


def wait_until(true, seconds=60):
    end = time.time() + seconds
    while time.time() < end:
        if true():
            return
        time.sleep(0.02)
    raise TimeoutError


class Faults(unittest.TestCase):
    def test_a_reader_killed_mid_page_costs_that_page_one_try(self):
        with Server(workers=1) as server:
            job = server.submit(maker.long_scan(12), language="en").json()
            wait_until(lambda: server.job(job["uuid"]).json()["pages_done"] >= 2)
            for reader in server.readers():
                os.kill(reader, signal.SIGKILL)
            done = server.finished(job["uuid"])
            self.assertEqual((done["status"], done["pages_done"], done["warnings"]), ("done", 12, []))
            for number, page in enumerate(done["pages"], 1):
                self.assertIn(f"Page number {number} of", page["text"])

    def test_a_page_whose_readers_always_die_is_given_up_with_a_warning(self):
        with Server(workers=1, inline_wait=0) as server:
            job = server.submit(maker.clean_page("en")[0]).json()
            stop = threading.Event()

            def killer():
                while not stop.is_set():
                    for reader in server.readers():
                        try:
                            os.kill(reader, signal.SIGKILL)
                        except ProcessLookupError:
                            pass
                    time.sleep(0.3)

            thread = threading.Thread(target=killer)
            thread.start()
            done = server.finished(job["uuid"])
            stop.set()
            thread.join()
            self.assertEqual(done["status"], "failed")
            self.assertEqual(done["error"]["code"], "page_crashed")
            self.assertEqual(done["credits"], 0)
            again = server.submit(maker.clean_page("en")[0], language="en").json()
            self.assertEqual(server.finished(again["uuid"])["status"], "done")

    def test_after_a_kill_of_the_server_mid_job_the_job_finishes_on_restart(self):
        with Server() as server:
            token = server.account()
            job = server.submit(maker.long_scan(12), token, language="en").json()
            wait_until(lambda: server.job(job["uuid"], token).json()["pages_done"] >= 3)
            readers = server.readers()
            server.kill()
            wait_until(lambda: not any(os.path.exists(f"/proc/{r}/exe") for r in readers), 10)
            server.start()
            before = server.job(job["uuid"], token).json()["pages_done"]
            self.assertGreaterEqual(before, 3)
            done = server.finished(job["uuid"], token)
            self.assertEqual((done["status"], done["pages_done"], done["credits"]), ("done", 12, 12))
            self.assertEqual([p["index"] for p in done["pages"]], list(range(12)))

    def test_sigterm_drains_and_the_rest_is_read_after_the_next_start(self):
        with Server() as server:
            job = server.submit(maker.long_scan(12), language="en").json()
            wait_until(lambda: server.job(job["uuid"]).json()["pages_done"] >= 1)
            self.assertEqual(server.stop(), 0)
            server.start()
            self.assertEqual(server.finished(job["uuid"])["status"], "done")

    def test_a_binary_replaced_under_a_running_server_does_not_stop_its_readers(self):
        with tempfile.TemporaryDirectory() as folder:
            copy = shutil.copy(BINARY, folder)
            with Server(binary=copy) as server:
                os.unlink(copy)
                job = server.submit(maker.table_page()[0], language="en").json()
                self.assertEqual(job["status"], "done", job)

    def test_deleting_a_running_job_frees_the_workers_and_leaves_nothing(self):
        with Server(workers=1) as server:
            job = server.submit(maker.many_pages(200), language="en").json()
            self.assertEqual(requests.delete(f"{server.api}{job['uuid']}/").status_code, 204)
            self.assertEqual(server.job(job["uuid"]).status_code, 404)
            small = server.submit(maker.clean_page("en")[0], language="en").json()
            self.assertEqual(small["status"], "done")
            requests.delete(f"{server.api}{small['uuid']}/")
            left = [p for p in (server.folder / "data" / "blobs").rglob("*") if p.is_file()]
            self.assertEqual(left, [])


if __name__ == "__main__":
    unittest.main()
