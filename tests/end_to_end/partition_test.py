"""Two worker hosts, each in a network namespace of its own: one is cut off in the middle of its pages. The other takes
them over, and what the first brings when it is back is refused."""
import contextlib
import os
import subprocess
import time
import unittest

from objects import ObjectStore
from postgres import Postgres
from server import Server, Worker
from storm import DOCUMENTS

import requests


def ip(*words, check=True):
    return subprocess.run(["ip", *words], check=check, capture_output=True, text=True)


class Hosts:
    """A bridge on this machine and hosts behind it. Only addresses of its own network are used."""

    def __init__(self, count):
        self.name = f"oc{os.getpid() % 100000}"
        self.network = f"10.213.{os.getpid() % 250}"
        self.address = f"{self.network}.1"
        ip("link", "add", self.name, "type", "bridge")
        ip("addr", "add", f"{self.address}/24", "dev", self.name)
        ip("link", "set", self.name, "up")
        self.hosts = [self.host(number) for number in range(count)]

    def host(self, number):
        space, outer, inner = (f"{self.name}{kind}{number}" for kind in "nab")
        ip("netns", "add", space)
        ip("link", "add", outer, "type", "veth", "peer", "name", inner, "netns", space)
        ip("link", "set", outer, "master", self.name, "up")
        ip("-n", space, "addr", "add", f"{self.network}.{number + 2}/24", "dev", inner)
        ip("-n", space, "link", "set", inner, "up")
        ip("-n", space, "link", "set", "lo", "up")
        return space

    def cut(self, number, off=True):
        ip("link", "set", f"{self.name}a{number}", "down" if off else "up")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for number, space in enumerate(self.hosts):
            ip("link", "del", f"{self.name}a{number}", check=False)
            ip("netns", "del", space, check=False)
        ip("link", "del", self.name, check=False)


def until(true, seconds=60):
    end = time.time() + seconds
    while not true():
        if time.time() > end:
            raise TimeoutError
        time.sleep(0.05)


class Partition(unittest.TestCase):
    def test_pages_of_a_host_cut_off_are_taken_over_and_its_late_results_refused(self):
        self.assertEqual(os.getuid(), 0, "network namespaces need root")
        settings = dict(engine="null", null_delay_ms=1500, run_pages=4, lease_seconds=4, inline_wait=0)
        with contextlib.ExitStack() as stack:
            hosts = stack.enter_context(Hosts(2))
            database = stack.enter_context(Postgres(hosts.address))
            objects = stack.enter_context(ObjectStore(hosts.address))
            server = stack.enter_context(Server(workers=0, database=database.url, **objects.settings, **settings))
            first = stack.enter_context(Worker(server, hosts.hosts[0], workers=1, log_level="info"))
            token = server.account()
            job = self.submit(server, token, 6)
            until(lambda: server.job(job, token).json()["status"] == "processing")
            time.sleep(0.5)
            hosts.cut(0)
            second = stack.enter_context(Worker(server, hosts.hosts[1], workers=1, log_level="info"))
            done = server.finished(job, token, seconds=90)
            self.assertEqual((done["status"], done["pages_done"], done["credits"]), ("done", 6, 6))
            self.assertIn("page_read", second.said())
            hosts.cut(0, off=False)
            until(lambda: "result_refused" in first.said() or "claim_void" in first.said())
            after = server.job(job, token).json()
            self.assertEqual(after, done, "nothing of it changed")
            self.assertEqual(server.command("ledger", "verify").returncode, 0)
            second.stop()
            again = self.submit(server, token, 2)
            self.assertEqual(server.finished(again, token, seconds=60)["status"], "done", "the host is of use again")

    def submit(self, server, token, pages):
        answer = requests.post(server.api, headers=server.headers(token), files={"file": ("scan.tiff", DOCUMENTS[pages - 1])})
        self.assertEqual(answer.status_code, 202, answer.text)
        return answer.json()["uuid"]


if __name__ == "__main__":
    unittest.main()
