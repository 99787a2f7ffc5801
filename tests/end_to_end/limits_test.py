"""Limits hold from end to end: time and memory of a page, and memory that does not grow with the page count."""
import pathlib
import subprocess
import tempfile
import threading
import time
import unittest

import requests
from PIL import Image

from pages import maker
from server import BINARY, Server


def heavy_page():
    """A page that takes many seconds: very much very small text."""
    def make(path):
        page = Image.open(maker.clean_page("en")[0]).crop((200, 200, 2300, 900))
        sheet = Image.new("L", (2100 * 4, 700 * 12), 255)
        for i in range(48):
            sheet.paste(page, (2100 * (i % 4), 700 * (i // 4)))
        sheet.save(path, "PNG", dpi=(600, 600))
    return maker.made("heavy.png", make)


def tree_rss(pid):
    """Resident bytes of a process and all below it."""
    total, waiting = 0, [pid]
    while waiting:
        one = waiting.pop()
        try:
            total += int(pathlib.Path(f"/proc/{one}/statm").read_text().split()[1]) * 4096
            for children in pathlib.Path(f"/proc/{one}/task").glob("*/children"):
                waiting += [int(c) for c in children.read_text().split()]
        except (FileNotFoundError, ProcessLookupError):
            pass
    return total


def peak_while_reading(pdf, form):
    """Peak of the whole tree while the command line reads a PDF."""
    with tempfile.TemporaryDirectory() as folder:
        process = subprocess.Popen([BINARY, "ocr", str(pdf), "-l", "en", "--jobs", "2", "-o", f"{folder}/out.{form}"])
        peak = 0
        while process.poll() is None:
            peak = max(peak, tree_rss(process.pid))
            time.sleep(0.02)
        assert process.returncode == 0
        return peak


class Limits(unittest.TestCase):
    def test_a_page_that_takes_too_long_is_given_up_and_nobody_waits_for_it(self):
        with Server(page_seconds=2, page_tries=1, workers=2, inline_wait=0, engine="tesseract") as server:
            slow = server.submit(heavy_page(), language="en").json()
            began = time.time()
            quick = server.submit(maker.table_page()[0], language="en").json()
            self.assertEqual(server.finished(quick["uuid"])["status"], "done")
            failed = server.finished(slow["uuid"])
            self.assertLess(time.time() - began, 20)
            self.assertEqual((failed["status"], failed["error"]["code"], failed["credits"]),
                             ("failed", "page_timeout", 0))

    def test_a_page_that_needs_too_much_memory_fails_alone(self):
        with Server(reader_memory_mb=256, inline_wait=0) as server:
            job = server.finished(server.submit(heavy_page(), language="en").json()["uuid"])
            self.assertEqual(job["status"], "failed")
            self.assertRegex(job["error"]["code"], "page_crashed|page_unreadable|too_many_pixels")
            self.assertEqual(requests.get(server.base + "/readyz").status_code, 200)

    def test_memory_does_not_grow_with_the_page_count(self):
        for form in ("txt", "pdf"):
            small, large = (peak_while_reading(maker.many_pages(n), form) for n in (20, 1000))
            print(f"\npeak of the process tree, {form}: 20 pages {small >> 20} MiB, 1,000 pages {large >> 20} MiB")
            self.assertLess(large, small * 1.3 + (60 << 20))

    def test_status_stays_quick_while_all_cores_read(self):
        with Server() as server:
            job = server.submit(maker.long_scan(12), language="en").json()
            times = []
            while server.job(job["uuid"]).json()["status"] != "done":
                began = time.time()
                self.assertEqual(requests.get(server.base + "/healthz").status_code, 200)
                times.append(time.time() - began)
            times.sort()
            self.assertLess(times[len(times) // 2], 0.1)

    def test_slow_uploads_do_not_hold_anybody_else(self):
        import socket
        with Server() as server:
            host, port = server.base[7:].split(":")
            held = []
            for _ in range(100):
                slow = socket.create_connection((host, int(port)))
                slow.sendall(b"POST /api/v1/ocr/ HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n"
                             b"Content-Type: multipart/form-data; boundary=b\r\n\r\n--b\r\n")
                held.append(slow)
            self.assertEqual(server.submit(maker.table_page()[0], language="en").json()["status"], "done")
            for slow in held:
                slow.close()

    def test_many_submits_at_once_are_all_read(self):
        with Server(inline_wait=0) as server:
            uuids = []
            def submit():
                uuids.append(server.submit(maker.pdf_kinds()["born.pdf"][0]).json()["uuid"])
            threads = [threading.Thread(target=submit) for _ in range(24)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            self.assertEqual(len(set(uuids)), 24)
            for uuid in uuids:
                self.assertEqual(server.finished(uuid)["status"], "done")


if __name__ == "__main__":
    unittest.main()
