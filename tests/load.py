"""Load from outside, on the loopback interface and bounded: slow uploads that idle, and a steady rate of look-ups and
submits. Driven by end_to_end/load_test.py (short) and bench/load (as the measurements say)."""
import asyncio
import pathlib
import time

BOUNDARY = "load"


def percentile(values, share):
    return sorted(values)[min(int(len(values) * share), len(values) - 1)] if values else 0.0


def resident(pid):
    """Bytes of memory of one process."""
    return int(pathlib.Path(f"/proc/{pid}/statm").read_text().split()[1]) * 4096


class Client:
    """One kept-alive connection."""

    def __init__(self, host, port):
        self.host, self.port = host, port
        self.reader = self.writer = None

    async def ask(self, request):
        """@returns the status and the body"""
        if self.writer is None:
            self.reader, self.writer = await asyncio.open_connection(self.host, self.port)
        self.writer.write(request)
        await self.writer.drain()
        head = (await self.reader.readuntil(b"\r\n\r\n")).decode()
        length = next(int(line.split(":")[1]) for line in head.split("\r\n") if line.lower().startswith("content-length"))
        body = await self.reader.readexactly(length)
        if "connection: close" in head.lower():
            self.writer.close()
            self.writer = None
        return int(head.split(" ")[1]), body


class Load:
    def __init__(self, server, document, idle, rate, submit_every, seconds, clients=16):
        self.server, self.idle, self.rate, self.submit_every, self.seconds = server, idle, rate, submit_every, seconds
        host, port = server.base[7:].split(":")
        self.address = host, int(port)
        self.clients = [Client(*self.address) for _ in range(clients)]
        body = (f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="language"\r\n\r\nen\r\n'
                f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="p.png"\r\n\r\n').encode()
        body += document + f"\r\n--{BOUNDARY}--\r\n".encode()
        self.submit = (f"POST /api/v1/ocr/ HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary={BOUNDARY}\r\n"
                       f"Content-Length: {len(body)}\r\n\r\n").encode() + body
        self.times = {"status": [], "submit": []}
        self.lag, self.statuses, self.lost, self.jobs, self.memory = [], {}, [], [], []

    async def slow_upload(self):
        """Sends the beginning of a form, then a byte now and then."""
        reader, writer = await asyncio.open_connection(*self.address)
        writer.write(f"POST /api/v1/ocr/ HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary={BOUNDARY}\r\n"
                     f"Content-Length: 1000000\r\n\r\n--{BOUNDARY}\r\n".encode())
        try:
            while True:
                await asyncio.sleep(5)
                writer.write(b"x")
        finally:
            writer.close()

    async def one(self, number):
        import json
        kind = "submit" if number % self.submit_every == 0 or not self.jobs else "status"
        request = self.submit if kind == "submit" else (
            f"GET /api/v1/ocr/{self.jobs[number % len(self.jobs)]}/ HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        client = self.clients.pop() if self.clients else Client(*self.address)
        began = time.perf_counter()
        try:
            status, body = await client.ask(request)
        except (OSError, asyncio.IncompleteReadError) as failure:
            return self.lost.append((kind, repr(failure)))
        self.times[kind].append(time.perf_counter() - began)
        self.clients.append(client)
        self.statuses[(kind, status)] = self.statuses.get((kind, status), 0) + 1
        if kind == "submit" and status in (200, 202):
            self.jobs.append(json.loads(body)["uuid"])

    async def watch(self):
        """How late this program itself wakes up (what it measures of the server includes that), and the memory."""
        while True:
            began = time.perf_counter()
            await asyncio.sleep(0.01)
            self.lag.append(time.perf_counter() - began - 0.01)
            if len(self.lag) % 100 == 0:
                self.memory.append(resident(self.server.process.pid))

    async def storm(self):
        slow = [asyncio.create_task(self.slow_upload()) for _ in range(self.idle)]
        await asyncio.sleep(2)
        await self.one(0)
        watching = asyncio.create_task(self.watch())
        began, asked = time.perf_counter(), []
        for number in range(1, int(self.rate * self.seconds) + 1):
            await asyncio.sleep(max(0.0, began + number / self.rate - time.perf_counter()))
            asked.append(asyncio.create_task(self.one(number)))
        await asyncio.gather(*asked)
        self.took = time.perf_counter() - began
        for task in [watching, *slow]:
            task.cancel()
        await asyncio.gather(watching, *slow, return_exceptions=True)

    def run(self):
        asyncio.run(self.storm())
        return self

    def report(self):
        rows = [f"{self.idle} idle uploads, {sum(map(len, self.times.values())) / self.took:.0f} answers/s for {self.took:.0f} s, "
                f"{len(self.lost)} lost, statuses {dict(sorted(self.statuses.items()))}"]
        for kind, times in [*self.times.items(), ("the driver's own lag", self.lag)]:
            rows.append(f"{kind}: p50 {percentile(times, .5) * 1000:.1f} ms, p95 {percentile(times, .95) * 1000:.1f} ms, "
                        f"p99 {percentile(times, .99) * 1000:.1f} ms")
        rows.append("server's memory, start, middle, end: " + ", ".join(
            f"{self.memory[i] >> 20} MiB" for i in (0, len(self.memory) // 2, -1)))
        return "\n".join(rows)
