/** A command that reads a document, for who tries the API for the first time. `base` ends with a slash. */
export function firstCall(base: string, token = "YOUR_API_TOKEN"): string {
  return `curl -F "file=@document.pdf" \\\n  -H "Authorization: Bearer ${token}" \\\n  ${base}api/v1/ocr/`;
}
