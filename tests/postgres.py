"""A PostgreSQL server of our own for the tests that run whole programs: in a folder of its own, ended with its block."""
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import tempfile
import time

PROGRAMS = pathlib.Path("/usr/lib/postgresql/15/bin")


def free_port(address="127.0.0.1"):
    with socket.socket() as probe:
        probe.bind((address, 0))
        return probe.getsockname()[1]


class Postgres:
    """Postgres(address="127.0.0.1"): `url` is the setting `database`. What is committed is flushed, as in earnest."""

    def __init__(self, address="127.0.0.1", port=None):
        if not PROGRAMS.exists():
            raise RuntimeError("postgresql-15 is not installed")
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="ocrchat-pg-", dir="/tmp"))
        self.address, self.port = address, port or free_port(address)
        self.url = f"postgresql://ocrchat@{address}:{self.port}/postgres"
        if os.getuid() == 0:
            shutil.chown(self.folder, "postgres")
        self.run("initdb", "-D", self.folder / "data", "-U", "ocrchat", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
        with open(self.folder / "data/postgresql.conf", "a") as conf:
            conf.write(f"listen_addresses = '{address}'\nport = {self.port}\nunix_socket_directories = '{self.folder}'\n"
                       "max_connections = 200\nshared_buffers = 64MB\n")
        with open(self.folder / "data/pg_hba.conf", "a") as access:
            access.write("host all all samenet trust\n")
        self.start()

    def run(self, program, *arguments):
        # The server refuses to run as root.
        user = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if os.getuid() == 0 else []
        done = subprocess.run([*user, PROGRAMS / program, *map(str, arguments)], stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd="/")
        if done.returncode != 0:
            raise RuntimeError(f"{program} failed: {done.stdout[-2000:]}")

    def start(self):
        for attempt in range(5):
            try:
                return self.run("pg_ctl", "-D", self.folder / "data", "-l", self.folder / "log", "-w", "start")
            except RuntimeError as failure:  # the memory of the one that was killed may not be free yet
                why = f"{failure}\n{(self.folder / 'log').read_text()[-1000:]}"
                time.sleep(1)
        raise RuntimeError(why)

    def kill(self):
        """All its processes at once, as the kernel would for want of memory."""
        pid = int((self.folder / "data/postmaster.pid").read_text().split()[0])
        os.kill(pid, signal.SIGSTOP)  # it is to start no more
        children = [int(c) for f in pathlib.Path(f"/proc/{pid}/task").glob("*/children") for c in f.read_text().split()]
        for one in [pid, *children]:
            try:
                os.kill(one, signal.SIGKILL)
            except ProcessLookupError:
                pass
        end = time.time() + 10
        while time.time() < end and any(os.path.exists(f"/proc/{one}/exe") for one in [pid, *children]):
            time.sleep(0.05)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        try:
            self.run("pg_ctl", "-D", self.folder / "data", "-m", "immediate", "stop")
        except RuntimeError:
            pass  # it was killed
        shutil.rmtree(self.folder, ignore_errors=True)
