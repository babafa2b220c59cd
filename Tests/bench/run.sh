#!/usr/bin/env bash
# A whole run over generated customers, stage by stage, with a plain pass over the same bytes as the reference.
# Usage: run.sh SELFSAME [CUSTOMERS]
set -euo pipefail
selfsame=$(realpath "$1")
customers=${2:-46000}
cd "$(dirname "$0")/../.."
folder=.build/bench-$customers
if [ ! -f "$folder/truth.csv" ]; then "$selfsame" generate "$folder" --customers "$customers" --seed 11; fi
rm -rf "$folder/out"

reference_start=$(date +%s%N)
find "$folder/inbox" -type f -print0 | sort -z | xargs -0 cat | wc -lc | awk '{print $1 " lines, " $2 " bytes of input"}'
reference=$(( $(date +%s%N) - reference_start ))

summary=$("$selfsame" run "$folder/pipeline.yaml" --at 2026-12-01T00:00:00Z --output "$folder/out" --json 2>/dev/null)
records=$(sed -E 's/.*"run_id":[0-9]+,"records":([0-9]+).*/\1/' <<<"$summary")
echo "$records records"
printf '%-20s %10s %14s %10s %16s\n' stage seconds records/s "peak MB" "x plain reading"
total=0
while IFS=' ' read -r stage seconds peak; do
  awk -v s="$stage" -v t="$seconds" -v p="$peak" -v n="$records" -v r="$reference" \
    'BEGIN { printf "%-20s %10.2f %14.0f %10.0f %16.1f\n", s, t, (t > 0 ? n / t : 0), p / 1048576, t / (r / 1e9) }'
done < <(grep -oE '\{"stage":"[^"]+","seconds":[0-9.]+,"items":[0-9]+,"peak_bytes":[0-9]+' <<<"$summary" |
  sed -E 's/\{"stage":"([^"]+)","seconds":([0-9.]+),"items":[0-9]+,"peak_bytes":([0-9]+)/\1\t\2\t\3/; s/, /+/; s/\t/ /g')
grep -oE '"seconds":[0-9.]+' <<<"$summary" | cut -d: -f2 |
  awk -v n="$records" '{ t += $1 } END { printf "%-20s %10.2f %14.0f\n", "all", t, n / t }'
"$selfsame" evaluate "$folder/out" "$folder/truth.csv" | sed -n '1,5p'
