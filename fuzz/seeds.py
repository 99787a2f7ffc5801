"""Writes what fuzzing starts from: FOLDER/{model,spelling,png}/…, made here.

    seeds.py FOLDER

The model is as small as a network of the one topology can be: 9 rows, 16 cells a layer, 5 classes.
"""
import pathlib
import struct
import sys
import zlib

CELLS, CLASSES, HEIGHT = 16, 5, 9


def text(value):
    return struct.pack("<I", len(value.encode())) + value.encode()


def layer(kind, inputs, outputs, body, flags=0):
    return b"\0" + text(kind) + b"\0\0" + struct.pack("<4i", flags, inputs, outputs, 0) + text(kind.lower()) + body


def plumbing(kind, children, rates=0):
    body = struct.pack("<I", len(children)) + b"".join(children)
    if rates:
        body += struct.pack(f"<I{rates}f", rates, *[1.0] * rates)
    return layer(kind, 0, 0, body, 64 if rates else 0)


def matrix(outputs, inputs):
    weights = bytes((7 * i * i + 3 * i) % 256 for i in range(outputs * (inputs + 1)))
    return (struct.pack("<B2ib", 129, outputs, inputs + 1, 0) + weights +
            struct.pack(f"<I{outputs}d", outputs, *[2.0] * outputs))


def lstm(kind, inputs):
    return layer(kind, inputs, CELLS, struct.pack("<i", inputs + CELLS) + matrix(CELLS, inputs + CELLS) * 4)


def network():
    convolution = plumbing("Series", [layer("Convolve", 1, 9, struct.pack("<2i", 1, 1)),
                                      layer("Tanh", 9, 16, matrix(16, 9))])
    layers = plumbing("Series", [
        layer("Input", 1, 1, struct.pack("<5i", 1, HEIGHT, 0, 1, 0)), convolution,
        layer("Maxpool", 16, 16, struct.pack("<2i", 3, 3)),
        plumbing("XYTranspose", [lstm("SummLSTM", 16)]), lstm("LSTM", CELLS),
        plumbing("RTLReversed", [lstm("LSTM", CELLS)]), lstm("LSTM", CELLS),
        layer("Softmax", CELLS, CLASSES, matrix(CLASSES, CELLS))], rates=8)
    return layers + text("[1,9,0,1 …]") + struct.pack("<4i3f", 65, 100, 100, CLASSES - 1, .5, .001, .5)


def model(letters, codes):
    charset = f"{len(letters)}\n" + "".join(f"{one} 0 Common 0\n" for one in letters)
    recoder = struct.pack("<I", len(codes)) + b"".join(
        struct.pack(f"<bi{len(code)}i", 1, len(code), *code) for code in codes)
    entries = {17: network(), 21: charset.encode(), 22: recoder}
    table, at = [], 4 + 8 * 24
    for i in range(24):
        table.append(at if i in entries else -1)
        at += len(entries.get(i, b""))
    return struct.pack("<I24q", 24, *table) + b"".join(entries[i] for i in sorted(entries))


def dawg(words, letters):
    """A word graph without any folding: a tree."""
    tree = {}
    for word in words:
        at = tree
        for i, letter in enumerate(word):
            ends, below = at.get(letter, (False, {}))
            at[letter] = (ends or i + 1 == len(word), below)
            at = below
    edges, waiting = [], [tree]
    place = {id(tree): 0}
    count = len(tree)
    for node in waiting:
        for ends, below in node.values():
            if below:
                place[id(below)] = count
                count += len(below)
                waiting.append(below)
    bits = letters.bit_length()
    for node in waiting:
        for i, (letter, (ends, below)) in enumerate(sorted(node.items())):
            flags = (i + 1 == len(node)) | ends << 2
            edges.append(letter | flags << bits | (place[id(below)] if below else 0) << (bits + 3))
    return struct.pack(f"<h2i{len(edges)}Q", 42, letters, len(edges), *edges)


def spelling(classes, *parts):
    """As fuzz_spelling takes it: shares of what is left, then the parts."""
    rest, shares = sum(map(len, parts)), []
    whole = b""
    for part in parts[:-1]:
        share = -(-len(part) * 256 // rest) if rest else 0
        length = rest * min(share, 255) // 256
        shares.append(min(share, 255))
        whole += part + b"\n" * (length - len(part))
        rest -= len(part)
    return bytes([classes - 2, *shares]) + whole + parts[-1]


def spelling_seed():
    letters = ["NULL", "a", "b", "1", ".", "字"]
    charset = f"{len(letters)}\n" + "".join(f"{one} {8 if one == '1' else 3} Common 0\n" for one in letters)
    codes = [[0], [1], [2], [3], [4], [5, 6]]
    recoder = struct.pack("<I", len(codes)) + b"".join(struct.pack(f"<bi{len(c)}i", 1, len(c), *c) for c in codes)
    said = b"".join(bytes(200 if i == at else 50 if i == 7 else 0 for i in range(8)) for at in (1, 2, 0, 3, 4, 5, 6, 7, 2, 1))
    return spelling(8, charset.encode(), recoder, dawg([[1, 2], [2, 1], [5]], 6), dawg([[0], [0, 4, 0]], 6),
                    dawg([[0], [0, 4], [4, 0, 4]], 6), said)


def chunk(name, body):
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png(width, height, channels, parts=1):
    rows = b"".join(bytes([y % 5]) + bytes((x * y) % 7 * (x % 3) for x in range(width * channels))
                    for y in range(height))
    packed = zlib.compress(rows)
    size = -(-len(packed) // parts)
    header = struct.pack(">2I5B", width, height, 8, 2 if channels == 3 else 0, 0, 0, 0)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) +
            b"".join(chunk(b"IDAT", packed[i:i + size]) for i in range(0, len(packed), size)) + chunk(b"IEND", b""))


def main():
    folder = pathlib.Path(sys.argv[1])
    seeds = {
        "model/latin": model(["NULL", "a", "b", "Joined"], [[0], [1], [2], [3]]),
        "model/spelled": model(["NULL", "字", "语", "ש"], [[0], [1, 2], [1, 3, 2], [3]]),
        "spelling/words": spelling_seed(),
        "png/gray": png(40, 30, 1), "png/rgb": png(17, 9, 3, 3), "png/wide": png(300, 4, 1, 2),
    }
    for name, bytes_of in seeds.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(bytes_of)


main()
