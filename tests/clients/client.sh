#!/usr/bin/env bash
# The curl calls of the API page, with nothing changed but where they look: client.sh BASE TOKEN FILE OUT
set -euo pipefail
BASE=$1 TOKEN=$2 FILE=$3 OUT=$4

# 1. Submit
job=$(curl -s -X POST "$BASE/api/v1/ocr/" \
  -H "Authorization: Bearer $TOKEN" \
  -F "file=@$FILE" -F "tier=vlm" -F "language=auto")
field() { python3 -c 'import json,sys; print(json.load(sys.stdin)[sys.argv[1]])' "$1" <<<"$job"; }
UUID=$(field uuid)
echo "status $(field status)"

# 2. Poll  (use the uuid from step 1)
while [[ $(field status) == pending || $(field status) == processing ]]; do
  sleep 0.2
  job=$(curl -s "$BASE/api/v1/ocr/$UUID/" \
    -H "Authorization: Bearer $TOKEN")
  echo "status $(field status)"
done
field markdown

# 3. Download
curl -s -L "$BASE/api/v1/ocr/$UUID/download/?format=docx" \
  -H "Authorization: Bearer $TOKEN" -o "$OUT"
