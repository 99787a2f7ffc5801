"""Idle uploads and a steady rate of requests while all cores read: answers stay quick, and none is lost. bench/load does
the same in earnest."""
import unittest

from load import Load, percentile
from pages import maker
from server import Server


class UnderLoad(unittest.TestCase):
    def test_status_stays_quick_and_nothing_is_lost(self):
        with Server(inline_wait=0) as server:
            document = maker.table_page()[0].read_bytes()
            load = Load(server, document, idle=300, rate=50, submit_every=25, seconds=12).run()
            print("\n" + load.report())
            self.assertEqual(load.lost, [])
            self.assertEqual({status for _, status in load.statuses}, {200, 202})
            self.assertLess(percentile(load.times["status"], .99), 0.25 + percentile(load.lag, .99))
            self.assertLess(load.memory[-1], load.memory[len(load.memory) // 2] * 1.1 + (10 << 20))
            for job in load.jobs:
                self.assertEqual(server.finished(job)["status"], "done")


if __name__ == "__main__":
    unittest.main()
