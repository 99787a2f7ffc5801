"""Starts the real binary on a free port with a folder of its own, for the tests that talk to it."""
import os
import pathlib
import re
import shutil
import signal
import subprocess
import tempfile
import time

import requests

BINARY = os.environ.get("OCRCHAT_BINARY", "build/release/ocrchat")

# Tests that are not about allowances and rates are not to run into one.
GENEROUS = 'anonymous = {pages = "unlimited", file-pages = 5000, file-bytes = 1000000000, jobs = 0}'


def run(*arguments, **options):
    """Runs the binary to its end."""
    return subprocess.run([BINARY, *map(str, arguments)], capture_output=True, **options)


class Server:
    """A running service. Settings are given by their names: Server(max_pages=3). Ends with its `with` block."""

    def __init__(self, folder=None, binary=BINARY, **settings):
        self.own_folder = folder is None
        self.folder = pathlib.Path(folder or tempfile.mkdtemp(prefix="ocrchat-test-"))
        self.settings = {"data": self.folder / "data", "listen": "127.0.0.1:0", "log_level": "warning",
                         "plans": GENEROUS, "requests_per_minute": 0, "submits_per_minute": 0, **settings}
        self.binary = str(binary)
        self.process = None
        self.start()

    def start(self):
        flags = [f"--{name.replace('_', '-')}={value}" for name, value in self.settings.items()]
        self.log = open(self.folder / "log", "a")
        self.process = subprocess.Popen([self.binary, "serve", *flags], stdout=subprocess.PIPE, stderr=self.log, text=True)
        line = self.process.stdout.readline()
        found = re.search(r"http://\S+", line)
        if not found:
            raise RuntimeError("the server did not start: " + (self.folder / "log").read_text()[-2000:])
        self.base = found.group()
        self.api = self.base + "/api/v1/ocr/"

    def account(self, email="someone@example.org"):
        """Makes an account; returns its token."""
        made = self.command("account", "create", email)
        if made.returncode != 0:
            raise RuntimeError(made.stderr)
        return made.stdout.strip()

    def submit(self, path, token=None, **fields):
        with open(path, "rb") as file:
            return requests.post(self.api, headers=self.headers(token), files={"file": (pathlib.Path(path).name, file)},
                                 data=fields, timeout=120)

    @staticmethod
    def headers(token):
        return {"Authorization": f"Bearer {token}"} if token else {}

    def job(self, uuid, token=None, **query):
        return requests.get(f"{self.api}{uuid}/", headers=self.headers(token), params=query, timeout=120)

    def finished(self, uuid, token=None, seconds=240):
        end = time.time() + seconds
        while time.time() < end:
            job = self.job(uuid, token, wait=10).json()
            if job["status"] in ("done", "failed"):
                return job
        raise TimeoutError(f"job {uuid} is still {job['status']}")

    def download(self, uuid, form, token=None):
        return requests.get(f"{self.api}{uuid}/download/", headers=self.headers(token), params={"format": form}, timeout=120)

    def readers(self):
        """Process ids of the running reader processes."""
        children = pathlib.Path(f"/proc/{self.process.pid}/task").glob("*/children")
        return [int(pid) for file in children for pid in file.read_text().split()]

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self):
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(60)
            except subprocess.TimeoutExpired:
                self.kill()
        self.process.stdout.close()
        self.log.close()
        return self.process.returncode

    def command(self, *words):
        """Runs another command of the binary on the same data."""
        shared = ("data", "database", "blobs", "s3_endpoint", "s3_access_key", "s3_secret_key")
        flags = [f"--{n.replace('_', '-')}={self.settings[n]}" for n in shared if n in self.settings]
        return run(*words, *flags, text=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()
        if self.own_folder:
            shutil.rmtree(self.folder, ignore_errors=True)


class Worker:
    """A worker process on another host, as it were: the server's database and storage, a folder of its own."""

    def __init__(self, server, namespace=None, **settings):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="ocrchat-worker-"))
        self.settings = {**server.settings, "data": self.folder, **settings}
        for name in ("listen", "plans", "requests_per_minute", "submits_per_minute"):
            self.settings.pop(name, None)
        self.prefix = ["ip", "netns", "exec", namespace] if namespace else []
        self.process = None
        self.start()

    def start(self):
        flags = [f"--{name.replace('_', '-')}={value}" for name, value in self.settings.items()]
        with open(self.folder / "log", "a") as log:
            self.process = subprocess.Popen([*self.prefix, BINARY, "worker", *flags], stdout=subprocess.PIPE, stderr=log,
                                            text=True)
        if "works" not in self.process.stdout.readline():
            raise RuntimeError("the worker did not start: " + self.said()[-2000:])

    def said(self):
        return (self.folder / "log").read_text()

    readers = Server.readers
    kill = Server.kill

    def stop(self):
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait(60)
        self.process.stdout.close()
        return self.process.returncode

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)
