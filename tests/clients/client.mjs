// The Node client of the API page, with nothing changed but where it looks: node client.mjs BASE TOKEN FILE OUT.
import fs from "fs";

const [BASE, TOKEN, FILE, OUT] = process.argv.slice(2);
const API = BASE + "/api/v1/ocr/";
const H = { Authorization: "Bearer " + TOKEN };

const form = new FormData();
form.append("file", new Blob([fs.readFileSync(FILE)]), "invoice.pdf");
form.append("tier", "vlm");

let job = await (await fetch(API, { method: "POST", headers: H, body: form })).json();
console.log("status", job.status);

while (["pending", "processing"].includes(job.status)) {
  await new Promise(r => setTimeout(r, 200));
  job = await (await fetch(API + job.uuid + "/", { headers: H })).json();
  console.log("status", job.status);
}
console.log(job.markdown);

const docx = await fetch(API + job.uuid + "/download/?format=docx", { headers: H });
fs.writeFileSync(OUT, Buffer.from(await docx.arrayBuffer()));
