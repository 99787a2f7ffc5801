import { sampleFile } from "./calls";
import type { Examples, Target } from "./examples";

const question = "What is the invoice total and due date?";

/** Whole clients: submit a document, wait for it, read it, download it, ask it. */
export function clientsOf(target: Target): Examples {
  return { curl: shellClient(target), Python: pythonClient(target), "Node.js": nodeClient(target) };
}

function shellClient({ base, token }: Target): string {
  return `API=${base}api/v1
H="Authorization: Bearer ${token}"

UUID=$(curl -s $API/ocr/ -H "$H" -F "file=@${sampleFile}" | jq -r .uuid)

STATUS=pending
while [ $STATUS = pending ] || [ $STATUS = processing ]; do
  STATUS=$(curl -s "$API/ocr/$UUID/?wait=60" -H "$H" | jq -r .status)
done
curl -s $API/ocr/$UUID/ -H "$H" | jq -r .markdown

curl -s "$API/ocr/$UUID/download/?format=docx" -H "$H" -o result.docx

curl -s $API/chat/$UUID/ -H "$H" -H "Content-Type: application/json" \\
  -d '{"message": "${question}"}' | jq .message`;
}

function pythonClient({ base, token }: Target): string {
  return `import requests

API = "${base}api/v1"
H = {"Authorization": "Bearer ${token}"}

with open("${sampleFile}", "rb") as file:
    job = requests.post(f"{API}/ocr/", headers=H, files={"file": file}).json()
while job["status"] in ("pending", "processing"):
    job = requests.get(f"{API}/ocr/{job['uuid']}/", headers=H, params={"wait": 60}).json()
print(job["markdown"])

download = requests.get(f"{API}/ocr/{job['uuid']}/download/", headers=H, params={"format": "docx"})
open("result.docx", "wb").write(download.content)

turn = requests.post(f"{API}/chat/{job['uuid']}/", headers=H, json={"message": "${question}"}).json()
print(turn["message"]["content"], [citation["page"] for citation in turn["message"]["citations"]])`;
}

function nodeClient({ base, token }: Target): string {
  return `import { readFile, writeFile } from "node:fs/promises";

const API = "${base}api/v1";
const H = { Authorization: "Bearer ${token}" };

const form = new FormData();
form.append("file", new Blob([await readFile("${sampleFile}")]), "${sampleFile}");
let job = await (await fetch(\`\${API}/ocr/\`, { method: "POST", headers: H, body: form })).json();
while (["pending", "processing"].includes(job.status)) {
  job = await (await fetch(\`\${API}/ocr/\${job.uuid}/?wait=60\`, { headers: H })).json();
}
console.log(job.markdown);

const download = await fetch(\`\${API}/ocr/\${job.uuid}/download/?format=docx\`, { headers: H });
await writeFile("result.docx", Buffer.from(await download.arrayBuffer()));

const asked = await fetch(\`\${API}/chat/\${job.uuid}/\`, {
  method: "POST",
  headers: { ...H, "Content-Type": "application/json" },
  body: JSON.stringify({ message: "${question}" }),
});
const { message } = await asked.json();
console.log(message.content, message.citations.map((citation) => citation.page));`;
}
