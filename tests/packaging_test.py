"""The packaging as it lies in the tree: units that systemd takes and rates well, settings that have not drifted."""
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent
BINARY = os.environ.get("OCRCHAT_BINARY", ROOT / "build/release/ocrchat")
UNITS = sorted((ROOT / "packaging/systemd").glob("*.service"))
# Of 10, as `systemd-analyze security` adds up what a unit leaves open: ours are the network and local sockets.
MOST_EXPOSURE = 1.2
# What units that are not ours a unit's start pulls in.
TARGETS = ["sysinit", "basic", "shutdown", "network-online", "multi-user"]
# What starts and locks in a reader, before the reader's own filter holds.
STARTING_A_READER = {"execve", "clone3", "socketpair", "kill", "wait4", "prlimit64", "prctl", "seccomp",
                     "landlock_create_ruleset", "landlock_add_rule", "landlock_restrict_self"}


def run(*command):
    return subprocess.run(list(map(str, command)), capture_output=True, text=True)


def values(unit, key):
    return re.findall(rf"^{key}=(.*)$", unit.read_text(), re.M)


def calls_of(names):
    """The system calls that a line of SystemCallFilter= names, groups resolved."""
    calls = set()
    for name in names:
        if name.startswith("@"):
            said = run("systemd-analyze", "--no-pager", "syscall-filter", name).stdout.splitlines()[1:]
            calls |= calls_of(line.strip() for line in said if line.strip() and "#" not in line)
        else:
            calls.add(name)
    return calls


def allowed_calls(unit):
    calls = set()
    for line in values(unit, "SystemCallFilter"):
        named = calls_of(line.lstrip("~").split())
        calls = calls - named if line.startswith("~") else calls | named
    return calls


class Units(unittest.TestCase):
    def test_systemd_takes_them_without_complaint(self):
        with tempfile.TemporaryDirectory() as folder:
            units = pathlib.Path(folder, "usr/lib/systemd/system")
            units.mkdir(parents=True)
            for target in TARGETS:
                (units / f"{target}.target").write_text("[Unit]\nDescription=stands in\n")
            program = pathlib.Path(folder, "usr/bin/ocrchat")
            program.parent.mkdir()
            shutil.copy("/bin/true", program)
            for unit in UNITS:
                shutil.copy(unit, units)
                done = run("systemd-analyze", "verify", "--man=no", f"--root={folder}", unit.name)
                self.assertEqual((done.returncode, done.stdout + done.stderr), (0, ""), unit.name)

    def test_little_is_exposed(self):
        for unit in UNITS:
            done = run("systemd-analyze", "--no-pager", "security", "--offline=true",
                       f"--threshold={round(MOST_EXPOSURE * 10)}", unit)
            self.assertEqual(done.returncode, 0, done.stdout[-300:] + done.stderr)

    def test_a_reader_may_do_what_it_needs(self):
        source = (ROOT / "src/worker/system_calls.cpp").read_text()
        allowed_list = re.search(r"kAllowed\[\] = \{(.*?)\};", source, re.S).group(1)
        needed = set(re.findall(r"SCMP_SYS\((\w+)\)", allowed_list)) | STARTING_A_READER
        self.assertGreater(len(needed), 60)
        for unit in UNITS:
            self.assertEqual(needed - allowed_calls(unit), set(), unit.name)
            self.assertNotIn("ptrace", allowed_calls(unit))

    def test_both_are_locked_in_alike(self):
        def directives(unit):
            return [line for line in unit.read_text().split("[Service]")[1].splitlines()
                    if line and not line.startswith(("#", "ExecStart="))]

        self.assertEqual(len(UNITS), 2)
        self.assertEqual(directives(UNITS[0]), directives(UNITS[1]))

    def test_there_is_time_to_end_a_page_and_to_drain(self):
        drain = int(re.search(r"kDrainSeconds = (\d+)", (ROOT / "src/app/serve.cpp").read_text()).group(1))
        page = int(re.search(r"^#page-seconds = (\d+)$", (ROOT / "packaging/ocrchat.toml").read_text(), re.M).group(1))
        for unit in UNITS:
            self.assertGreater(int(values(unit, "TimeoutStopSec")[0]), drain + page)


class Configuration(unittest.TestCase):
    shipped = ROOT / "packaging/ocrchat.toml"

    def test_it_names_every_setting_with_its_default(self):
        said = run(ROOT / "packaging/make-config", BINARY).stdout
        self.assertGreater(said.count("\n#"), 50)
        self.assertEqual(self.shipped.read_text(), said,
                         f"make it anew: packaging/make-config {BINARY} >packaging/ocrchat.toml")

    def test_the_program_takes_every_line_uncommented(self):
        with tempfile.NamedTemporaryFile("w", suffix=".toml") as file:
            # The data folder stands there twice, for the package sets its own.
            text = re.sub(r"^#data = .*\n", "", self.shipped.read_text(), flags=re.M)
            file.write(re.sub(r"^#(?=[a-z-]+ = )", "", text, flags=re.M))
            file.flush()
            done = run(BINARY, "doctor", "--config", file.name)
            self.assertEqual(done.returncode, 0, done.stdout + done.stderr)


class ManualPage(unittest.TestCase):
    page = ROOT / "docs/ocrchat.1"

    def test_it_names_every_command(self):
        for command in re.findall(r"^  (\w+) ", run(BINARY, "--help").stdout, re.M):
            self.assertRegex(self.page.read_text(), rf"(?m)^\.B {command}$")


if __name__ == "__main__":
    unittest.main()
