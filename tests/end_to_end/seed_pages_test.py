"""Two help pages as a user would send them: prose in Khmer or Amharic between English code, language=auto.

The text is ours, in the manner of an API page: headings, sentences in the one language, commands in the other.
"""
import unittest

from pages import maker, scoring
from pages.texts import TEXTS
from server import Server

ENGLISH = ["The service is a small interface over HTTP. You send a file and get a job back.",
           "Files of five pages or fewer are answered with their text.",
           "Send the token as a header with every request."]


def mixed(language):
    """Lines of the language and of English in turn."""
    lines = []
    for own, english in zip(TEXTS[language][1].splitlines(), ENGLISH + [""]):
        lines += [own, english, ""]
    return "\n".join(lines).strip()


class SeedPages(unittest.TestCase):
    def test_pages_that_mix_two_scripts_are_read_without_being_told(self):
        with Server() as server:
            for language in ("km", "am"):
                with self.subTest(language):
                    text = mixed(language)
                    path = maker.text_page(f"mixed-{language}.png", text, TEXTS[language][0])
                    job = server.submit(path, language="auto").json()
                    self.assertEqual(job["status"], "done", job)
                    error = scoring.cer(text, job["text"])
                    print(f"\nmixed page, {language} and en, language=auto: CER {error:.4f}")
                    self.assertLessEqual(error, 0.10)
                    self.assertEqual(job["detected_languages"][0], language)


if __name__ == "__main__":
    unittest.main()
