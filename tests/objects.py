"""Our strict S3 server (s3_server.py) as a process, for the tests that run whole programs."""
import pathlib
import subprocess
import sys

PROGRAM = pathlib.Path(__file__).resolve().parent / "s3_server.py"


class ObjectStore:
    """`settings` are the server's settings that keep documents in it."""

    def __init__(self, address="127.0.0.1", bucket="documents"):
        self.process = subprocess.Popen([sys.executable, PROGRAM, "--address", address], stdout=subprocess.PIPE, text=True)
        port = int(self.process.stdout.readline())
        self.settings = {"blobs": f"s3://{bucket}/test", "s3_endpoint": f"http://{address}:{port}", "s3_access_key": "key",
                         "s3_secret_key": "secret"}

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()
