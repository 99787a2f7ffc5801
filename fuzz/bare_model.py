"""Writes a model file that holds no more than its network, letters and codes: a seed that is small.

    bare_model.py FROM TO
"""
import pathlib
import struct
import sys

KEPT = (17, 21, 22)  # network, letters, codes


def main(source, target):
    data = pathlib.Path(source).read_bytes()
    count = struct.unpack_from("<I", data)[0]
    offsets = struct.unpack_from(f"<{count}q", data, 4)
    table, body = [], b""
    for entry, offset in enumerate(offsets):
        if offset < 0 or entry not in KEPT:
            table.append(-1)
            continue
        end = min([o for o in offsets[entry + 1:] if o >= 0], default=len(data))
        table.append(4 + 8 * count + len(body))
        body += data[offset:end]
    pathlib.Path(target).write_bytes(struct.pack(f"<I{count}q", count, *table) + body)


main(*sys.argv[1:])
