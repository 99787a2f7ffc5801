#!/usr/bin/python3
"""An OpenAI-compatible model server for the tests: speaks GET /v1/models and POST /v1/chat/completions as vLLM does (streams,
logprobs, usage, schemas, pictures that must be true ones), says what the test wants it to, and misbehaves on demand.

As a library:

    with VisionServer(answer="Hello") as server:      # or answer=lambda request: …, which may look at the picture
        server.say(Reply(status=429, retry_after=1), LOOP, "and then this")   # first these, in turn
        server.url, server.requests

As a program: vision_server.py [--answer TEXT] [--key KEY] [--until-parent-ends] prints the port it listens on.

POST /_control/say        a list of texts, names of MISBEHAVIOURS and objects with the fields of Reply: the next answers
POST /_control/be         an object with fields of VisionServer: answer, key, refuses, sees, context
POST /_control/stop       ends the program
GET  /_control/requests   what was asked: a list of {path, key, body, prompt, picture: [width, height] or null}
"""
import base64
import binascii
import contextlib
import ctypes
import dataclasses
import http.server
import json
import math
import re
import signal
import struct
import sys
import threading
import time
import zlib

PATCH = 28  # pixels of a token's side, as Qwen2.5-VL has it
POLL = 0.02   # seconds after which it looks whether it shall end
RECITAL = "It was the best of times, it was the worst of times, it was the age of wisdom, it was the age of foolishness. " * 3


@dataclasses.dataclass
class Reply:
    """One answer. Text alone is a good one; the rest is how it goes wrong."""
    text: str = ""
    finish: str = "stop"
    thinking: str = ""         # comes before, as reasoning_content
    refusal: str = ""          # instead of text
    logprob: float = -0.01     # of every token
    plain: bool = False        # one JSON though a stream was asked for
    loop: bool = False         # says its text until nobody listens or max_tokens are reached
    silence: float = 0         # seconds before the first byte
    pause: float = 0           # seconds before every token
    status: int = 200          # any other is an error with `error` as its message
    error: str = ""            # with status 200: comes inside the stream, after the text
    form: str = "nested"       # of the error: nested, flat, bare or html
    code: object = None        # of the error
    retry_after: object = None  # seconds or a date
    drop: bool = False         # hangs up after half of the text


MISBEHAVIOURS = {
    "loop": Reply("and on and on ", loop=True),
    "table_loop": Reply("| 1 | 2 |\n", loop=True),
    "truncation": Reply("The answer is cut in the mid", finish="length"),
    "wrong_format": Reply('```json\n{"neither": "Markdown", "nor": [finished'),
    "refusal": Reply("I'm sorry, but I can't help with that request."),
    "content_filter": Reply(refusal="I cannot read this.", finish="content_filter"),
    "busy": Reply(status=429, error="slow down"),
    "busy_for_a_second": Reply(status=429, error="slow down", retry_after=1),
    "unavailable": Reply(status=503, error="loading the model"),
    "unavailable_for_a_second": Reply(status=503, error="loading the model", retry_after=1),
    "error_in_stream": Reply("half an ", error="the engine died", code=500),
    "flat_error_in_stream": Reply("half an ", error="the engine died", code=500, form="flat"),
    "nested_error": Reply(status=500, error="the engine died"),
    "flat_error": Reply(status=500, error="the engine died", form="flat"),
    "html_error": Reply(status=502, error="Bad Gateway", form="html"),
    "slow_tokens": Reply("one two three four five six seven eight nine ten " * 100, pause=0.2),
    "silence": Reply("too late", silence=30),
    "dropped_connection": Reply("this answer breaks off before it is whole", drop=True),
    "blank_page_recital": Reply(RECITAL),
    "context_length": Reply(status=400, error="This model's maximum context length is 512 tokens. However, your request has "
                            "9000 input tokens.", code="context_length_exceeded"),
}
LOOP = MISBEHAVIOURS["loop"]


class Refused(Exception):
    def __init__(self, status, message, code=None):
        super().__init__(message)
        self.reply = Reply(status=status, error=message, code=code)


@dataclasses.dataclass
class Request:
    path: str
    key: str
    body: dict
    prompt: str = ""      # all texts, parted by newlines
    picture: bytes = None  # the last one
    size: tuple = None    # its width and height

    def told(self):
        return {"path": self.path, "key": self.key, "body": self.body, "prompt": self.prompt, "picture": self.size}


def png_size(data):
    """Width and height of a PNG whose every chunk is whole."""
    at, kinds = 8, []
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at:at + 8])
        crc, = struct.unpack(">I", data[at + 8 + length:at + 12 + length])
        if zlib.crc32(data[at + 4:at + 8 + length]) != crc:
            raise ValueError("a chunk of the PNG is damaged")
        kinds.append(kind)
        at += 12 + length
    if kinds[:1] != [b"IHDR"] or b"IDAT" not in kinds or kinds[-1] != b"IEND":
        raise ValueError("the PNG is not complete")
    return struct.unpack(">II", data[16:24])


def jpeg_size(data):
    if not data.endswith(b"\xff\xd9"):
        raise ValueError("the JPEG is not complete")
    at = 2
    while data[at] == 0xFF:
        marker, length = data[at + 1], struct.unpack(">H", data[at + 2:at + 4])[0]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[at + 5:at + 9])
            return width, height
        at += 2 + length
    raise ValueError("the JPEG has no frame")


def picture_of(url):
    """(bytes, size) of a data URL."""
    found = re.fullmatch(r"data:image/(png|jpeg);base64,(.*)", url, re.S)
    if not found:
        raise Refused(400, "only data URLs of PNG and JPEG are taken")
    try:
        data = base64.b64decode(found.group(2), validate=True)
        if data.startswith(b"\x89PNG\r\n\x1a\n") and found.group(1) == "png":
            return data, png_size(data)
        if data.startswith(b"\xff\xd8") and found.group(1) == "jpeg":
            return data, jpeg_size(data)
        raise ValueError("it is not of the kind it says")
    except (binascii.Error, ValueError, struct.error, IndexError) as error:
        raise Refused(400, f"cannot identify image: {error}") from error


def tokens_of(text):
    return re.findall(r"\s?\w{1,4}|\W", text)


def check(condition, message):
    if not condition:
        raise Refused(400, message)


def is_number(value, least, most):
    return isinstance(value, (int, float)) and not isinstance(value, bool) and least <= value <= most


def take_apart(request):
    """Checks the body as a server does, and fills in prompt and picture."""
    body, texts = request.body, []
    check(isinstance(body.get("messages"), list) and body["messages"], "messages: field required")
    for message in body["messages"]:
        check(message.get("role") in ("system", "user", "assistant"), "messages: unknown role")
        content = message.get("content")
        parts = [{"type": "text", "text": content}] if isinstance(content, str) else content
        check(isinstance(parts, list) and parts, "messages: content required")
        for part in parts:
            if part.get("type") == "text":
                texts.append(part["text"])
            else:
                check(part.get("type") == "image_url", "messages: unknown part")
                request.picture, request.size = picture_of(part["image_url"]["url"])
    request.prompt = "\n".join(texts)
    check(is_number(body.get("temperature", 1), 0, 2), "temperature must be in [0, 2]")
    check(is_number(body.get("top_p", 1), 1e-9, 1), "top_p must be in (0, 1]")
    check(isinstance(body.get("max_tokens", 16), int) and body.get("max_tokens", 16) > 0, "max_tokens must be at least 1")
    check("stream_options" not in body or body.get("stream"), "stream_options needs stream")
    check_format(body.get("response_format"))


def check_format(wanted):
    if wanted is None or wanted.get("type") in ("text", "json_object"):
        return
    check(wanted.get("type") == "json_schema", "response_format: unknown type")
    inner = wanted.get("json_schema", {})
    check(re.fullmatch(r"[\w-]{1,64}", inner.get("name", "")), "response_format: json_schema.name required")
    check(isinstance(inner.get("schema"), dict), "response_format: json_schema.schema required")


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def handle(self):
        try:
            super().handle()
        except (ConnectionError, ValueError):
            pass  # the client has hung up

    def log_message(self, *_):
        pass

    def answer(self, status, body, media_type="application/json", headers=None):
        data = body.encode() if isinstance(body, str) else json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(data)))
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def fail(self, reply):
        headers = {} if reply.retry_after is None else {"Retry-After": str(reply.retry_after)}
        if reply.form == "html":
            return self.answer(reply.status, f"<html><h1>{reply.error}</h1></html>", "text/html", headers)
        return self.answer(reply.status, error_json(reply), headers=headers)

    def do_GET(self):
        model = self.server.model
        if self.path == "/_control/requests":
            return self.answer(200, [request.told() for request in model.requests])
        if self.path != "/v1/models":
            return self.answer(404, {"detail": "Not Found"})
        if not self.is_known():
            return self.fail(Reply(status=401, error="Incorrect API key provided"))
        return self.answer(200, {"object": "list", "data": [{"id": model.name, "object": "model"}]})

    def do_POST(self):
        data = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        model = self.server.model
        if self.path.startswith("/_control/"):
            return self.control(json.loads(data))
        if self.path != "/v1/chat/completions":
            return self.answer(404, {"detail": "Not Found"})
        if not self.is_known():
            return self.fail(Reply(status=401, error="Incorrect API key provided"))
        try:
            request = Request(self.path, self.key(), json.loads(data))
            reply = model.reply_to(request)
        except Refused as refused:
            reply = refused.reply
        except json.JSONDecodeError as error:
            return self.fail(Reply(status=400, error=f"JSON decode error: {error}"))
        time.sleep(reply.silence)
        if reply.status != 200:
            return self.fail(reply)
        with model.speaking():
            return Speech(self, request, reply, model.name).say()

    def control(self, wanted):
        if self.path == "/_control/stop":
            self.answer(200, {})
            return threading.Thread(target=self.server.shutdown).start()
        if self.path == "/_control/say":
            self.server.model.say(*(Reply(**one) if isinstance(one, dict) else MISBEHAVIOURS.get(one, one) for one in wanted))
        else:
            for name, value in wanted.items():
                setattr(self.server.model, name, value)
        return self.answer(200, {})

    def key(self):
        return (self.headers.get("Authorization") or "").removeprefix("Bearer ")

    def is_known(self):
        return not self.server.model.key or self.key() == self.server.model.key


def error_json(reply):
    inner = {"message": reply.error, "type": "BadRequestError" if reply.status == 400 else "InternalServerError",
             "code": reply.code or (reply.status if reply.status != 200 else 500)}
    if reply.form == "flat":
        return {"object": "error", **inner}
    return {"error": reply.error if reply.form == "bare" else inner}


class Speech:
    """One answer on its way out."""

    def __init__(self, handler, request, reply, model):
        self.handler, self.request, self.reply, self.model = handler, request, reply, model
        self.limit = request.body.get("max_tokens", request.body.get("max_completion_tokens", 16))
        self.finish, self.count = reply.finish, 0

    def say(self):
        if self.request.body.get("stream") and not self.reply.plain:
            return self.stream()
        text = "".join(self.tokens())
        message = {"role": "assistant", "content": text, "reasoning_content": self.reply.thinking or None}
        choice = {"index": 0, "message": message, "finish_reason": self.finish, "logprobs": self.logprobs(tokens_of(text))}
        return self.handler.answer(200, {"object": "chat.completion", "model": self.model, "choices": [choice],
                                         "usage": self.usage()})

    def tokens(self):
        """The tokens of the text, to the limit, a stop word or the place where it drops."""
        text = self.reply.text
        for stop in self.request.body.get("stop") or []:
            text = text.split(stop)[0]
        pieces = tokens_of(text)
        if self.reply.drop:
            pieces = pieces[:len(pieces) // 2]
        while True:
            for piece in pieces:
                if self.count >= self.limit:
                    self.finish = "length"
                    return
                self.count += 1
                time.sleep(self.reply.pause)
                yield piece
            if not self.reply.loop:
                return

    def stream(self):
        self.handler.send_response(200)
        self.handler.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.handler.send_header("Transfer-Encoding", "chunked")
        self.handler.end_headers()
        self.chunk({"role": "assistant", "content": ""})
        if self.reply.thinking:
            self.chunk({"reasoning_content": self.reply.thinking})
        if self.reply.refusal:
            self.chunk({"refusal": self.reply.refusal})
        for token in self.tokens():
            self.chunk({"content": token}, logprobs=self.logprobs([token]))
        self.end_stream()

    def end_stream(self):
        if self.reply.drop:
            self.handler.close_connection = True
            return
        if self.reply.error:
            self.event(error_json(self.reply))
        else:
            self.chunk({}, finish=self.finish)
            if (self.request.body.get("stream_options") or {}).get("include_usage"):
                self.event({"object": "chat.completion.chunk", "model": self.model, "choices": [], "usage": self.usage()})
        self.send("data: [DONE]\n\n")
        self.handler.wfile.write(b"0\r\n\r\n")

    def chunk(self, delta, logprobs=None, finish=None):
        self.event({"object": "chat.completion.chunk", "model": self.model,
                    "choices": [{"index": 0, "delta": delta, "logprobs": logprobs, "finish_reason": finish}]})

    def event(self, value):
        self.send(f"data: {json.dumps(value, ensure_ascii=False)}\n\n")

    def send(self, text):
        data = text.encode()
        self.handler.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")

    def logprobs(self, tokens):
        if not self.request.body.get("logprobs"):
            return None
        return {"content": [{"token": t, "logprob": self.reply.logprob, "bytes": list(t.encode()), "top_logprobs": []}
                            for t in tokens]}

    def usage(self):
        prompt = prompt_tokens(self.request)
        return {"prompt_tokens": prompt, "completion_tokens": self.count, "total_tokens": prompt + self.count}


def prompt_tokens(request):
    width, height = request.size or (0, 0)
    return len(tokens_of(request.prompt)) + math.ceil(width / PATCH) * math.ceil(height / PATCH)


class VisionServer:
    """A running server on the loopback interface. Ends with its `with` block.

    answer   a text, a Reply, or a function of the Request that gives either; the default once what was `say`-ed is said
    key      that clients must send; empty: none
    refuses  fields of a request that it answers with a 400
    sees     false: pictures are ignored without a word, as by a text-only model
    context  tokens of prompt and answer together; 0: no limit
    """

    def __init__(self, answer="It is a page of text.", key="", refuses=(), sees=True, context=0, name="test-vision"):
        self.answer, self.key, self.refuses, self.sees, self.context, self.name = answer, key, refuses, sees, context, name
        self.requests, self.queue, self.lock, self.speeches = [], [], threading.Lock(), 0
        self.http = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.http.daemon_threads, self.http.model = True, self
        self.port = self.http.server_address[1]
        self.url = f"http://127.0.0.1:{self.port}/v1"

    def __enter__(self):
        threading.Thread(target=self.http.serve_forever, args=(POLL,), daemon=True).start()
        return self

    def __exit__(self, *_):
        self.http.shutdown()
        self.http.server_close()

    @contextlib.contextmanager
    def speaking(self):
        with self.lock:
            self.speeches += 1
        try:
            yield
        finally:
            with self.lock:
                self.speeches -= 1

    def busy(self):
        """Whether an answer is on its way."""
        with self.lock:
            return self.speeches > 0

    def say(self, *replies):
        with self.lock:
            self.queue += replies

    def reply_to(self, request):
        with self.lock:
            self.requests.append(request)
        if request.body.get("model") != self.name:
            raise Refused(404, f"The model `{request.body.get('model')}` does not exist.")
        for field in self.refuses:
            check(field not in request.body, f"{field}: Extra inputs are not permitted")
        take_apart(request)
        self.check_context(request)
        if not self.sees:
            request = dataclasses.replace(request, picture=None, size=None)
        with self.lock:
            reply = self.queue.pop(0) if self.queue else self.answer
        if callable(reply):
            reply = reply(request)
        return reply if isinstance(reply, Reply) else Reply(reply)

    def check_context(self, request):
        prompt = prompt_tokens(request)
        if self.context and prompt + request.body.get("max_tokens", 16) > self.context:
            raise Refused(400, f"This model's maximum context length is {self.context} tokens and your request has {prompt} "
                          "input tokens.", "context_length_exceeded")


def option(name, default):
    return sys.argv[sys.argv.index(name) + 1] if name in sys.argv else default


def main():
    server = VisionServer(answer=option("--answer", "It is a page of text."), key=option("--key", ""))
    print(server.port, flush=True)
    if "--until-parent-ends" in sys.argv:
        ctypes.CDLL(None).prctl(1, signal.SIGTERM)  # PR_SET_PDEATHSIG
    server.http.serve_forever(POLL)


if __name__ == "__main__":
    main()
