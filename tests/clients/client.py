"""The Python client of the API page, with nothing changed but where it looks: python3 client.py BASE TOKEN FILE OUT."""
import sys, time
import requests

BASE, TOKEN, FILE, OUT = sys.argv[1:]
API = BASE + "/api/v1/ocr/"
H = {"Authorization": "Bearer " + TOKEN}

# Submit
with open(FILE, "rb") as f:
    job = requests.post(API, headers=H,
        files={"file": f}, data={"tier": "vlm"}).json()
print("status", job["status"])

# Poll until done
while job["status"] in ("pending", "processing"):
    time.sleep(0.2)
    job = requests.get(API + job["uuid"] + "/", headers=H).json()
    print("status", job["status"])

print(job["markdown"])

# Download as DOCX
r = requests.get(API + job["uuid"] + "/download/",
                 headers=H, params={"format": "docx"})
open(OUT, "wb").write(r.content)
