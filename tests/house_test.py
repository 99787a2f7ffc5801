"""The rules of the house that a machine can see: floors, lengths, and marks of unfinished work."""
import pathlib
import re
import subprocess
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent
SOURCES = sorted(p for p in (ROOT / "src").rglob("*") if p.suffix in (".cpp", ".hpp"))
LONGEST_FILE = 500
LONGEST_FUNCTION = 60


def floors():
    """folder -> floor, from the table in src/README.md."""
    table = {}
    for line in (ROOT / "src/README.md").read_text().splitlines():
        row = re.match(r"\|\s*(\d+)\s*\|(.+?)\|", line)
        if row:
            for name in re.findall(r"`(\w+)/`", row.group(2)):
                table[name] = int(row.group(1))
    return table


def functions(text):
    """(first line, length) of every block at namespace or class level that follows a parameter list."""
    lines = text.splitlines()
    start = None
    for number, line in enumerate(lines, 1):
        if start is None and re.match(r"(  )?[A-Za-z~].*\)\s*(const|noexcept|override|final|\s)*\{\s*$", line):
            indent = re.match(r" *", line).group()
            start = (number, indent)
        elif start is not None and re.match(start[1] + r"\}", line):
            yield start[0], number - start[0] + 1
            start = None


class House(unittest.TestCase):
    def test_includes_stay_in_their_room_or_go_down(self):
        table = floors()
        self.assertGreater(len(table), 10)
        for path in SOURCES:
            room = path.relative_to(ROOT / "src").parts[0]
            for included in re.findall(r'^\s*#include "(\w+)/', path.read_text(), re.M):
                if included == room:
                    continue
                self.assertIn(included, table, path)
                self.assertLess(table[included], table[room], f"{path} includes {included}/")

    def test_every_room_is_in_the_table(self):
        table = floors()
        for folder in (ROOT / "src").iterdir():
            if folder.is_dir():
                self.assertIn(folder.name, table)
        for name in table:
            self.assertTrue((ROOT / "src" / name).is_dir(), f"src/{name} is in the table but not there")

    def test_no_name_is_two_types(self):
        """One namespace holds all rooms: two types of one name are one to the linker, and it takes either."""
        rooms = {}
        for path in SOURCES:
            text = re.sub(r"namespace \{.*?^\}  // namespace$", "", path.read_text(), flags=re.M | re.S)
            for name in re.findall(r"^(?:struct|class|enum class|union) (\w+)(?: final)?(?: :[^;{]*)? \{", text, re.M):
                rooms.setdefault(name, set()).add(path.relative_to(ROOT / "src"))
        for name, paths in rooms.items():
            with self.subTest(name):
                self.assertEqual(len(paths), 1, f"{name} is defined in {', '.join(map(str, sorted(paths)))}")

    def test_no_file_is_longer_than_a_reader_can_hold(self):
        for path in SOURCES:
            if "_table" in path.stem:
                continue
            self.assertLessEqual(len(path.read_text().splitlines()), LONGEST_FILE, path)

    def test_no_function_is_longer_than_a_screen(self):
        for path in SOURCES:
            if path.stem.endswith("_test"):
                continue
            for line, length in functions(path.read_text()):
                self.assertLessEqual(length, LONGEST_FUNCTION, f"{path}:{line}")

    def test_every_error_of_the_api_reference_occurs_in_an_end_to_end_test(self):
        section = (ROOT / "docs/api.md").read_text().split("## Errors", 1)[1].split("## Warnings", 1)[0]
        rows = re.findall(r"^\| \d{3} \| (.*?) \|", section, re.M)
        codes = [code for row in rows for code in re.findall(r"`(\w+)`", row)]
        self.assertGreater(len(codes), 25)
        tests = "".join(path.read_text() for path in (ROOT / "tests/end_to_end").glob("*.py"))
        for code in codes:
            self.assertRegex(tests, rf"\b{code}\b")

    def test_the_server_knows_the_pages_of_the_web_app(self):
        """A page that only the app knows would be answered 404 on a reload."""
        table = (ROOT / "web/src/pages.ts").read_text()
        app = {"/" + re.sub(r":uuid", "<uuid>", re.sub(r":slug", "<name>", pattern))
               for pattern in re.findall(r'pattern: "([^"]*)"', table)}
        served = set(re.findall(r'\bpage\("([^"]+)"\)', (ROOT / "src/http/routes.cpp").read_text())) | {"/"}
        self.assertGreater(len(app), 10)
        self.assertEqual(app, served)

    def test_nothing_is_left_unfinished_or_switched_off(self):
        words = ["TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK", "DISA" + "BLED_", "GTEST_" + "SKIP"]
        tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True).stdout.split()
        for name in tracked:
            path = ROOT / name
            if path.suffix in (".cpp", ".hpp", ".py", ".mjs", ".txt", ".cmake", ".md"):
                found = re.search(r"\b(%s)\b" % "|".join(words), path.read_text(errors="replace"))
                self.assertIsNone(found, f"{name}: {found}")


if __name__ == "__main__":
    unittest.main()
