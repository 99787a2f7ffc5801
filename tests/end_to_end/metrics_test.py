"""/metrics is what a real Prometheus client understands, from a server and from a worker, and for operators only."""
import subprocess
import tempfile
import time
import unittest

import requests
from prometheus_client.parser import text_string_to_metric_families

from pages import maker
from server import BINARY, Server


def figures(base):
    """All samples, as {(name, labels): value}; fails where the text is not of the format."""
    answer = requests.get(base + "/metrics", timeout=10)
    assert answer.status_code == 200, answer.text
    assert answer.headers["Content-Type"].startswith("text/plain; version=0.0.4")
    return {(sample.name, tuple(sorted(sample.labels.items()))): sample.value
            for family in text_string_to_metric_families(answer.text) for sample in family.samples}


def figures_when(base, counted, **labels):
    """The samples once this one is there: what is counted is counted just after it is answered."""
    wanted = counted, tuple(sorted(labels.items()))
    end = time.time() + 10
    samples = figures(base)
    while samples.get(wanted, 0) == 0 and time.time() < end:
        time.sleep(0.05)
        samples = figures(base)
    return samples


def value(samples, name, **labels):
    return samples[name, tuple(sorted(labels.items()))]


class Metrics(unittest.TestCase):
    def test_a_job_shows_in_the_figures(self):
        with Server(engine="null") as server:
            before = figures(server.base)
            self.assertEqual(server.submit(maker.clean_page("en")[0]).status_code, 200)
            figures_when(server.base, "ocrchat_pages_total", engine="null", outcome="done")
            after = figures_when(server.base, "ocrchat_http_requests_total", route="/api/v1/ocr/", method="POST",
                                 status="200")
            self.assertEqual(value(after, "ocrchat_http_requests_total", route="/api/v1/ocr/", method="POST",
                                   status="200"), 1)
            self.assertEqual(value(after, "ocrchat_http_request_seconds_count", route="/api/v1/ocr/"), 1)
            self.assertEqual(value(after, "ocrchat_pages_total", engine="null", outcome="done"), 1)
            self.assertEqual(value(after, "ocrchat_page_seconds_count", engine="null"), 1)
            self.assertEqual(value(after, "ocrchat_queue_pages", state="waiting"), 0)
            self.assertEqual(value(before, "ocrchat_ledger_credits", kind="charged"), 0)
            self.assertEqual(value(after, "ocrchat_ledger_credits", kind="charged"), 1)
            self.assertGreater(value(after, "process_resident_memory_bytes"), 1 << 20)
            self.assertGreater(value(after, "process_open_fds"), 5)
            self.assertGreater(value(after, "process_start_time_seconds"), 1.6e9)
            self.assertGreaterEqual(value(after, "ocrchat_http_connections"), 1)
            self.assertTrue(any(name == "ocrchat_build_info" and dict(labels)["version"] for name, labels in after))

    def test_strangers_and_what_a_proxy_passes_on_see_nothing(self):
        with Server(engine="null", operator_networks="127.0.0.2") as server:
            self.assertEqual(requests.get(server.base + "/metrics", timeout=10).status_code, 404)
        with Server(engine="null") as server:
            passed_on = requests.get(server.base + "/metrics", headers={"X-Forwarded-For": "127.0.0.1"}, timeout=10)
            self.assertEqual(passed_on.status_code, 404)

    def test_a_worker_shows_its_own(self):
        with tempfile.TemporaryDirectory() as folder, Server(engine="null") as server:
            port = free_port()
            worker = subprocess.Popen([BINARY, "worker", "--data", str(server.settings["data"]), "--engine=null",
                                       "--workers=1", f"--worker-listen=127.0.0.1:{port}"],
                                      stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=folder, text=True)
            try:
                self.assertIn("works", worker.stdout.readline())
                base = f"http://127.0.0.1:{port}"
                self.assertEqual(requests.get(base + "/readyz", timeout=10).status_code, 200)
                self.assertIn(("ocrchat_pages_total", (("engine", "null"), ("outcome", "done"))), figures(base))
                self.assertEqual(requests.get(base + "/api/v1/languages/", timeout=10).status_code, 404)
            finally:
                worker.terminate()
                self.assertEqual(worker.wait(30), 0)
                worker.stdout.close()


def free_port():
    import socket
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


if __name__ == "__main__":
    unittest.main()
