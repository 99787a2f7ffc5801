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


class Invoices(unittest.TestCase):
    def test_labels_in_another_script_than_names_and_numbers_are_read_without_being_told(self):
        path = maker.placed_page("invoice-ru.png", [
            (250, 220, "NORDWIND 24 Ltd."), (250, 380, "info@nordwind.example"),
            (1300, 600, "Счёт №: B-2026-417"), (1300, 690, "Дата: 17.10.2025"), (1300, 780, "Оплатить до: 28.11.2025"),
            (250, 1000, "Наименование"), (1100, 1000, "Количество"), (1500, 1000, "Цена"), (1950, 1000, "Сумма"),
            (250, 1100, "USB-C 2 m"), (1100, 1100, "2"), (1500, 1100, "40,00"), (1950, 1100, "80,00"),
            (1250, 1320, "Итого без НДС"), (1950, 1320, "80,00"), (1250, 1415, "НДС 20 %"), (1950, 1415, "16,00"),
            (1250, 1510, "Всего к оплате"), (1950, 1510, "96,00")])
        with Server() as server:
            job = server.submit(path, language="auto", tool="invoice-to-json").json()
        self.assertEqual(job["detected_languages"], ["ru"], job["text"])
        for words in ("Оплатить до", "Наименование", "Всего к оплате", "NORDWIND", "nordwind.example"):
            self.assertIn(words, job["text"])
        self.assertEqual((job["data"]["total"]["value"], job["data"]["due_date"]["value"]), (96, "2025-11-28"))


if __name__ == "__main__":
    unittest.main()
