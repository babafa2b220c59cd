#!/usr/bin/env bash
# Measures every labelled set with a pipeline that only maps columns, at the default cut, prints one table and compares it with
# results.txt: a change of any figure is seen in review. RECORD=1 writes results.txt anew.
# Usage: run.sh SELFSAME
set -euo pipefail
selfsame=$(realpath "$1")
cd "$(dirname "$0")"
data=../../../shared/data/labelled
if [ ! -d "$data" ]; then echo "no labelled data at $data: nothing measured"; exit 0; fi
out=../../.build/accuracy
mkdir -p "$out"

# The table is printed while it is measured, and kept.
exec 3>&1 > >(tee "$out/results.txt" >&3)

figure() { sed -E "s/.*\"$1\":([0-9.]+).*/\1/" <<<"$2"; }
row() { printf '%-32s %8s %8s %9s %9s %9s %9s %9s\n' "$@"; }
row set records entities precision recall F1 B3-F1 questions
for pipeline in *.yaml; do
  set=${pipeline%.yaml}
  folder=${set%_without_ssn}
  rm -rf "${out:?}/$set"
  summary=$("$selfsame" run "$pipeline" --at 2026-01-01T00:00:00Z --json 2>"$out/$set.log") || { cat "$out/$set.log"; exit 1; }
  if [ "$set" = cdc_recordlinker ]; then continue; fi
  result=$("$selfsame" evaluate "$out/$set" "$data/$folder/truth.csv" --json)
  row "$set" "$(figure records "$result")" "$(figure entities "$result")" "$(figure precision "$result")" "$(figure recall "$result")" \
    "$(figure f1 "$result")" "$(figure b_cubed_f1 "$result")" "$(figure questions "$summary")"
done

echo
echo "cdc_recordlinker: what became of each judged probe and its seed"
pairs=$out/cdc_pairs.csv
{
  echo a_source,a_key,b_source,b_key,expected
  tail -n +2 "$data/cdc_recordlinker/probes.csv" | tr -d '\r' |
    awk -F, '{ e = $0; sub(/,+ *$/, "", e); n = split(e, f, ","); print "probes," $1 ",seeds," $2 "," f[n] }'
} >"$pairs"
"$selfsame" evaluate "$out/cdc_recordlinker" "$pairs"

exec 1>&3
wait
if [ "${RECORD:-}" = 1 ]; then
  cp "$out/results.txt" results.txt
elif ! diff results.txt "$out/results.txt"; then
  echo "these figures are not those of Tests/accuracy/results.txt: if they are better, write them with RECORD=1 make accuracy" >&2
  exit 1
fi
