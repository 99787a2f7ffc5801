"""A storm of faults: clients submit documents while everything that can be killed is killed, and nothing may be lost,
done twice or charged twice. Driven by end_to_end/crash_test.py (short) and bench/faults (long)."""
import io
import os
import random
import signal
import threading
import time
import uuid

import requests
from PIL import Image


def document(pages):
    """A tiny TIFF of so many pages."""
    sheets = [Image.new("1", (60, 40 + i), 1) for i in range(pages)]
    out = io.BytesIO()
    sheets[0].save(out, "TIFF", save_all=True, append_images=sheets[1:])
    return out.getvalue()


DOCUMENTS = [document(n) for n in range(1, 7)]
# Quick to recover, and patient with pages whose readers are killed again and again.
SETTINGS = dict(engine="null", null_delay_ms=50, inline_wait=0, page_tries=10, retry_seconds=0, lease_seconds=3,
                max_wait=5, log_level="error")

LONGEST_AFTER_SUBMITS = 40  # seconds


def fields_for(pages):
    """Every other kind of document ends with an extraction."""
    return {"tool": "form-to-json"} if pages % 2 == 0 else {}


class Storm:
    """servers: Server objects that keep their addresses over a restart; workers: Worker objects; database: a Postgres, or
    None."""

    def __init__(self, servers, workers, database, jobs, seed, clients=6):
        self.servers, self.workers, self.database = servers, workers, database
        self.random = random.Random(seed)
        self.seed, self.jobs, self.clients = seed, jobs, clients
        self.tokens = [servers[0].account(f"client{i}@example.org") for i in range(3)]
        self.accepted, self.odd, self.kills = [], [], {}
        self.retries = 0
        self.clear_up = None
        self.lock = threading.Lock()

    # ---- the clients

    def submit_one(self, token, pages, chance):
        """Submits until it is answered that the job was accepted; the same key at every try."""
        headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": uuid.UUID(int=chance.getrandbits(128)).hex}
        for _ in range(600):
            try:
                answer = requests.post(chance.choice(self.servers).api, headers=headers, timeout=30, data=fields_for(pages),
                                       files={"file": ("scan.tiff", DOCUMENTS[pages - 1])})
            except requests.exceptions.RequestException:
                answer = None  # killed in the middle
            if answer is not None:
                body = answer.json()
                if answer.status_code in (200, 202):
                    return body["uuid"]
                if (answer.status_code, body["code"]) not in ((409, "in_flight"), (500, "internal"), (503, "overloaded")):
                    self.odd.append((answer.status_code, body))
            with self.lock:
                self.retries += 1
            time.sleep(0.1)
        raise TimeoutError(f"a document is never accepted; the last answer was {answer and answer.text}")

    def client(self, number):
        chance = random.Random(self.seed * 1000 + number)
        token = self.tokens[number % len(self.tokens)]
        for _ in range(self.jobs // self.clients):
            pages = chance.randint(1, 6)
            job = self.submit_one(token, pages, chance)
            with self.lock:
                self.accepted.append((job, pages, token))

    # ---- the faults

    def kill_server(self):
        server = self.random.choice(self.servers)
        server.kill()
        server.log.close()
        server.process.stdout.close()
        server.start()

    def kill_worker(self):
        worker = self.random.choice(self.workers)
        worker.kill()
        worker.process.stdout.close()
        worker.start()

    def kill_reader(self):
        readers = [pid for owner in (*self.servers, *self.workers) for pid in owner.readers()]
        if readers:
            try:
                os.kill(self.random.choice(readers), signal.SIGKILL)
            except ProcessLookupError:
                pass

    def kill_database(self):
        self.database.kill()
        self.database.start()

    def rage(self, until):
        kinds = [self.kill_server, self.kill_reader, self.kill_reader]
        if self.workers:
            kinds += [self.kill_worker, self.kill_worker, self.kill_reader, self.kill_server]
        if self.database:
            kinds += [self.kill_database]
        while not until():
            time.sleep(self.random.uniform(0.2, 0.8))
            kill = self.random.choice(kinds)
            kill()
            self.kills[kill.__name__] = self.kills.get(kill.__name__, 0) + 1

    def drained(self):
        """Whether nothing waits or is being read; or it is time for the weather to clear up."""
        if self.clear_up is None:
            self.clear_up = time.time() + LONGEST_AFTER_SUBMITS
        said = self.servers[0].command("queue")
        figures = dict(line.split("\t") for line in said.stdout.splitlines())
        empty = said.returncode == 0 and all(figures[name] == "0" for name in ("waiting", "delayed", "in hand"))
        return empty or time.time() > self.clear_up

    # ---- what must hold afterwards

    def run(self):
        threads = [threading.Thread(target=self.client, args=(i,)) for i in range(self.clients)]
        for thread in threads:
            thread.start()
        self.rage(until=lambda: not any(thread.is_alive() for thread in threads) and self.drained())
        for thread in threads:
            thread.join()
        return self

    def finished_job(self, job, token, seconds=120):
        end = time.time() + seconds
        while time.time() < end:
            try:
                answer = self.servers[0].job(job, token, wait=5)
                if answer.status_code == 200 and answer.json()["status"] in ("done", "failed"):
                    return answer.json()
            except requests.exceptions.RequestException:
                pass
            time.sleep(0.05)
        raise TimeoutError(f"job {job} does not end")

    def listed(self, token):
        jobs, cursor = [], ""
        while cursor is not None:
            page = requests.get(self.servers[0].api, headers=self.servers[0].headers(token),
                                params={"limit": 100, "cursor": cursor}, timeout=60).json()
            jobs += [job["uuid"] for job in page["jobs"]]
            cursor = page["next_cursor"]
        return jobs

    def check(self, test):
        """Every accepted job ended done exactly once, is charged once for each page, and leaves nothing when deleted."""
        test.assertEqual(self.odd, [], f"seed {self.seed}")
        test.assertEqual(len({job for job, _, _ in self.accepted}), self.jobs // self.clients * self.clients)
        for job, pages, token in self.accepted:
            done = self.finished_job(job, token)
            test.assertEqual((done["status"], done["page_count"], done["pages_done"], done["credits"], done["warnings"]),
                             ("done", pages, pages, pages, []), f"seed {self.seed}, job {job}")
            test.assertEqual([page["index"] for page in done["pages"]], list(range(pages)))
            test.assertEqual((done["data"] or {}).get("tool"), fields_for(pages).get("tool"), f"seed {self.seed}, job {job}")
        for token in self.tokens:
            mine = sorted(job for job, _, owner in self.accepted if owner == token)
            test.assertEqual(sorted(self.listed(token)), mine, "a request that was sent again made one job")
        verified = self.servers[0].command("ledger", "verify")
        test.assertEqual(verified.returncode, 0, verified.stdout + verified.stderr)
        for job, _, token in self.accepted:
            gone = requests.delete(f"{self.servers[0].api}{job}/", headers=self.servers[0].headers(token), timeout=60)
            test.assertEqual(gone.status_code, 204, gone.text + (self.servers[0].folder / "log").read_text()[-600:])
        self.servers[0].command("purge")
        left = self.servers[0].command("purge", "--check")
        test.assertEqual((left.returncode, left.stdout), (0, ""), f"seed {self.seed}")

    def summary(self):
        pages = sum(pages for _, pages, _ in self.accepted)
        kills = ", ".join(f"{name[5:]} {count}" for name, count in sorted(self.kills.items()))
        return f"{len(self.accepted)} jobs, {pages} pages, {self.retries} retries; killed: {kills}; seed {self.seed}"
