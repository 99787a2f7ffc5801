"""The model server of the tests is as strict and as wrong as real ones are."""
import base64
import json
import struct
import time
import unittest
import zlib

import requests

from vision_server import MISBEHAVIOURS, Reply, VisionServer


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width, height):
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\xff" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def data_url(data, kind="png"):
    return f"data:image/{kind};base64," + base64.b64encode(data).decode()


def ask(server, text="Read it.", picture=None, key="", **fields):
    parts = [{"type": "text", "text": text}]
    if picture:
        parts.append({"type": "image_url", "image_url": {"url": picture}})
    body = {"model": "test-vision", "messages": [{"role": "user", "content": parts}], "max_tokens": 100, **fields}
    return requests.post(server.url + "/chat/completions", json=body, headers={"Authorization": f"Bearer {key}"},
                         stream=bool(fields.get("stream")), timeout=60)


def content(response):
    return response.json()["choices"][0]["message"]["content"]


def events(response):
    return [line[6:] for line in response.iter_lines(decode_unicode=True) if line.startswith("data: ")]


class Server(unittest.TestCase):
    def test_answers_with_a_text_or_by_looking(self):
        with VisionServer(answer=lambda request: f"{request.size} {request.prompt}") as server:
            self.assertEqual(content(ask(server, picture=data_url(png(30, 20)))), "(30, 20) Read it.")
            server.say("first", Reply("second", finish="length"))
            self.assertEqual(content(ask(server)), "first")
            self.assertEqual(ask(server).json()["choices"][0]["finish_reason"], "length")
            self.assertEqual([r.size for r in server.requests], [(30, 20), None, None])

    def test_ignores_pictures_where_it_does_not_see(self):
        with VisionServer(answer=lambda request: str(request.picture), sees=False) as server:
            self.assertEqual(content(ask(server, picture=data_url(png(30, 20)))), "None")
            self.assertEqual(server.requests[0].size, (30, 20))

    def test_takes_true_pictures_only(self):
        whole = png(30, 20)
        damaged = bytearray(whole)
        damaged[-20] ^= 1
        with VisionServer() as server:
            for bad in (data_url(whole[:-12]), data_url(bytes(damaged)), data_url(whole, "jpeg"), data_url(b"GIF89a"),
                        data_url(whole) + "!", "http://127.0.0.1/picture.png"):
                self.assertEqual(ask(server, picture=bad).status_code, 400, bad[:60])

    def test_streams_with_chances_and_counts(self):
        with VisionServer(answer="Grüße an alle") as server:
            said = events(ask(server, stream=True, logprobs=True, stream_options={"include_usage": True}))
        self.assertEqual(said[-1], "[DONE]")
        chunks = [json.loads(event) for event in said[:-1]]
        choices = [c["choices"][0] for c in chunks if c["choices"]]
        self.assertEqual("".join(c["delta"].get("content", "") for c in choices), "Grüße an alle")
        self.assertEqual(choices[-1]["finish_reason"], "stop")
        self.assertEqual(choices[1]["logprobs"]["content"][0]["token"], choices[1]["delta"]["content"])
        self.assertGreater(chunks[-1]["usage"]["prompt_tokens"], 0)

    def test_keeps_to_stop_words_and_to_the_limit(self):
        with VisionServer(answer="one two </end> three") as server:
            self.assertEqual(content(ask(server, stop=["</end>"])), "one two ")
            cut = ask(server, max_tokens=2).json()["choices"][0]
            self.assertEqual((cut["message"]["content"], cut["finish_reason"]), ("one two", "length"))
            server.say(MISBEHAVIOURS["loop"])
            self.assertEqual(ask(server, max_tokens=7).json()["choices"][0]["finish_reason"], "length")

    def test_refuses_what_it_does_not_take(self):
        with VisionServer(refuses=("logprobs",), key="sk-1") as server:
            self.assertEqual(ask(server).status_code, 401)
            self.assertIn("logprobs", ask(server, key="sk-1", logprobs=True).json()["error"]["message"])
            for bad in ({"temperature": 3}, {"top_p": 0}, {"max_tokens": 0}, {"messages": []}, {"stream_options": {}},
                        {"response_format": {"type": "json_schema"}}):
                self.assertEqual(ask(server, key="sk-1", **bad).status_code, 400, bad)
            self.assertEqual(ask(server, key="sk-1", model="other").status_code, 404)

    def test_has_a_context_in_which_smaller_pictures_fit(self):
        with VisionServer(context=200) as server:
            self.assertEqual(ask(server, picture=data_url(png(560, 560))).json()["error"]["code"], "context_length_exceeded")
            self.assertEqual(ask(server, picture=data_url(png(200, 200))).status_code, 200)

    def test_misbehaves_as_it_is_told(self):
        with VisionServer() as server:
            server.say(Reply(status=503, error="later", retry_after=7, form="flat"))
            busy = ask(server)
            self.assertEqual((busy.status_code, busy.headers["Retry-After"], busy.json()["object"]), (503, "7", "error"))
            server.say(MISBEHAVIOURS["error_in_stream"])
            self.assertIn("error", json.loads(events(ask(server, stream=True))[-2]))
            server.say(MISBEHAVIOURS["dropped_connection"])
            with self.assertRaises(requests.exceptions.ChunkedEncodingError):
                events(ask(server, stream=True))
            server.say(Reply("one two three", pause=0.1))
            start = time.monotonic()
            ask(server)
            self.assertGreater(time.monotonic() - start, 0.3)


if __name__ == "__main__":
    unittest.main()
