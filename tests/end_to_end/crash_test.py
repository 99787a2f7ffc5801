"""Servers, workers, readers and the database killed at random while documents come in: each job is done exactly once.
bench/faults runs the same for as long as one likes."""
import contextlib
import os
import time
import unittest

from objects import ObjectStore
from postgres import Postgres, free_port
from server import Server, Worker
from storm import SETTINGS, Storm

JOBS = int(os.environ.get("OCRCHAT_STORM_JOBS", "300"))
SEED = int(os.environ.get("OCRCHAT_STORM_SEED", "1"))


def fixed_address():
    """A server that is started again is found where it was."""
    return f"127.0.0.1:{free_port()}"


class Crash(unittest.TestCase):
    def weather(self, storm):
        began = time.time()
        storm.run()
        print(f"\nstorm over after {time.time() - began:.0f} s")
        storm.check(self)
        print(f"\n{storm.summary()}; {time.time() - began:.0f} s")
        self.assertGreater(sum(storm.kills.values()), 5, "a storm without faults shows nothing")

    def test_one_machine_on_sqlite_loses_nothing(self):
        with Server(listen=fixed_address(), workers=2, **SETTINGS) as server:
            self.weather(Storm([server], [], None, JOBS, SEED))

    def test_several_machines_on_postgresql_and_objects_lose_nothing(self):
        with contextlib.ExitStack() as stack:
            database = stack.enter_context(Postgres())
            objects = stack.enter_context(ObjectStore())
            shared = {**SETTINGS, **objects.settings, "database": database.url}
            first = stack.enter_context(Server(listen=fixed_address(), workers=0, **shared))
            key = first.settings["data"] / "key"
            second = stack.enter_context(Server(listen=fixed_address(), workers=0, key_file=key, **shared))
            workers = [stack.enter_context(Worker(first, workers=2)) for _ in range(2)]
            self.weather(Storm([first, second], workers, database, JOBS, SEED + 1))


if __name__ == "__main__":
    unittest.main()
