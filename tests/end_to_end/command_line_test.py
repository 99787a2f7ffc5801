"""The command line: formats, folders, exit statuses, and silence in a pipe."""
import json
import pathlib
import tempfile
import unittest

from pages import maker
from server import run


class CommandLine(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.out = pathlib.Path(self.folder.name)

    def tearDown(self):
        self.folder.cleanup()

    def test_text_goes_to_standard_output_and_nothing_else_is_said(self):
        done = run("ocr", maker.clean_page("en")[0], "--language", "en")
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        self.assertIn(b"basket of apples", done.stdout)

    def test_the_format_follows_from_the_name_of_the_output(self):
        run("ocr", maker.table_page()[0], "-l", "en", "-o", self.out / "page.json", check=True)
        self.assertEqual(json.loads((self.out / "page.json").read_text())["schema_version"], 1)

    def test_a_tool_gives_its_data_or_the_document_in_its_format(self):
        done = run("ocr", maker.table_page()[0], "-l", "en", "--tool", "extract-tables")
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        self.assertIn(b"Apples,12,3.40", done.stdout)
        run("ocr", maker.table_page()[0], "-l", "en", "-t", "form-to-json", "-o", self.out / "page", check=True)
        self.assertEqual(json.loads((self.out / "page").read_text())["by"], "rules")
        schema = self.out / "schema.json"
        schema.write_text('{"type": "object", "properties": {"captain": {"type": "string"}}}')
        done = run("ocr", maker.table_page()[0], "-l", "en", "-t", "extract", "--schema", schema, check=True)
        self.assertEqual(json.loads(done.stdout)["values"], {"captain": None})
        self.assertIn(b"Market list", run("ocr", maker.table_page()[0], "-l", "en", "-t", "extract-tables", "-f", "txt").stdout)

    def test_a_tool_that_cannot_work_here_is_refused_with_what_to_do(self):
        page = maker.table_page()[0]
        for arguments, says in ((["-t", "make-tea"], b"invoice-to-json"), (["-t", "summarize"], b"ocrchat serve"),
                                (["-t", "extract"], b"schema"), (["--schema", "/nowhere.json"], b"/nowhere.json")):
            done = run("ocr", page, *arguments)
            self.assertEqual(done.returncode, 2, done)
            self.assertIn(says, done.stderr)

    def test_several_files_go_into_a_folder_under_their_names(self):
        (self.out / "a").mkdir(), (self.out / "b").mkdir()
        for name in "ab":
            (self.out / name / "same.png").write_bytes(maker.table_page()[0].read_bytes())
        run("ocr", self.out / "a/same.png", self.out / "b/same.png", "-l", "en", "-f", "md", "-o", self.out / "texts",
            check=True)
        self.assertEqual(sorted(p.name for p in (self.out / "texts").iterdir()), ["same-2.md", "same.md"])

    def test_only_the_chosen_pages_are_read(self):
        done = run("ocr", maker.long_scan(12), "-l", "en", "--pages", "2,11-12", "--jobs", "1")
        for number in range(1, 13):
            self.assertEqual(f"Page number {number} of".encode() in done.stdout, number in (2, 11, 12))
        self.assertEqual(done.stdout.count(b"\f"), 2)

    def test_standard_input_is_read(self):
        done = run("ocr", "-", "-l", "en", input=maker.table_page()[0].read_bytes())
        self.assertIn(b"Market list", done.stdout)

    def test_a_file_that_cannot_be_read_fails_and_the_others_are_still_done(self):
        bad = self.out / "bad.pdf"
        bad.write_bytes(b"%PDF-1.4 nothing")
        done = run("ocr", bad, maker.table_page()[0], "-l", "en", "-o", self.out / "texts/")
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"bad.pdf", done.stderr)
        self.assertTrue((self.out / "texts/table.txt").exists())
        self.assertFalse((self.out / "texts/bad.txt").exists())

    def test_arguments_that_make_no_sense_are_refused_before_anything_is_read(self):
        page = maker.table_page()[0]
        for arguments in (["ocr"], ["ocr", page, "-f", "odt"], ["ocr", page, "-l", "xx-none"], ["nonsense"],
                          ["ocr", page, "--page-tries", "0"], ["ocr", page, page, "-f", "docx"], []):
            with self.subTest(arguments):
                done = run(*arguments)
                self.assertEqual(done.returncode, 2, done.stderr)
                self.assertTrue(done.stderr)

    def test_help_and_version_succeed(self):
        for arguments in (["--help"], ["--version"], ["ocr", "--help"], ["serve", "--help"], ["account", "--help"]):
            done = run(*arguments)
            self.assertEqual(done.returncode, 0)
            self.assertTrue(done.stdout)

    def test_settings_come_from_a_file_a_variable_or_a_flag(self):
        config = self.out / "ocrchat.toml"
        config.write_text("max-pixels = 1000\n")
        page = maker.table_page()[0]
        self.assertEqual(run("ocr", page, "--config", config).returncode, 1)
        self.assertEqual(run("ocr", page, "--config", config, "--max-pixels", "99000000", "-l", "en").returncode, 0)
        self.assertEqual(run("ocr", page, env={"OCRCHAT_MAX_PIXELS": "1000", "PATH": "/usr/bin"}).returncode, 1)

    def test_the_doctor_finds_this_machine_healthy(self):
        done = run("doctor")
        self.assertEqual(done.returncode, 0, done.stdout)
        for word in (b"tesseract", b"languages", b"seccomp", b"max-pixels"):
            self.assertIn(word, done.stdout)

    def test_the_doctor_says_what_reads_print(self):
        env = {"OCRCHAT_KERNEL": "portable", "OCRCHAT_ENGINE": "tesseract", "PATH": "/usr/bin"}
        said = run("doctor", env=env).stdout.decode()
        self.assertIn("kernel portable", said)
        self.assertIn("read by the engine tesseract", said)
        done = run("doctor", env={**env, "OCRCHAT_KERNEL": "abacus"})
        self.assertEqual(done.returncode, 1)
        self.assertIn("abacus", done.stdout.decode())

    def test_an_account_is_made_once_and_its_token_stands_alone_on_its_line(self):
        done = run("account", "create", "a@example.org", "--data", self.out / "data")
        self.assertRegex(done.stdout.decode(), r"^ocr_[A-Za-z0-9]{40}\n$")
        self.assertEqual(run("account", "create", "A@example.org", "--data", self.out / "data").returncode, 1)


if __name__ == "__main__":
    unittest.main()
