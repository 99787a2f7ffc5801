"""How near a text comes to what the page says."""
import re
import unicodedata

import Levenshtein


def normal(text):
    text = unicodedata.normalize("NFC", text.replace("\f", "\n"))
    return re.sub(r"\s+", " ", text).strip()


def cer(truth, read):
    """Character error rate: edit distance over the length of the truth, white space as one space."""
    truth, read = normal(truth), normal(read)
    return Levenshtein.distance(truth, read) / max(1, len(truth))
