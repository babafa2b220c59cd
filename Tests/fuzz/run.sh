#!/usr/bin/env bash
# Fuzzes what takes any bytes and prints a line for each: inputs tried, inputs a second, edges covered, faults found.
# Usage: run.sh FUZZREADERS; READER=csv tries one, SECONDS_EACH=60 each, JOBS=1 at a time, RUNS inputs each at most, SEED to repeat a run.
# Corpora grow under .build/fuzz/corpus; an input that shows a fault is kept under .build/fuzz/faults, and the exit status is 1.
set -euo pipefail
fuzzer=$(realpath "$1")
cd "$(dirname "$0")/../.."
readers=${READER:-csv xlsx mail json post_log xml vcard any pipeline names phones emails addresses dates records}
seconds=${SECONDS_EACH:-60}
data=$(realpath -q "${SELFSAME_SHARED_DATA:-../shared/data}" || true)/formats
faults=.build/fuzz/faults
mkdir -p "$faults" .build/fuzz/log

# Public files that make further seeds, where they are there.
public() {
  case $1 in
  csv) ls -d "$data"/csv_* "$data"/misc_cmr_people ;;
  mail) ls -d "$data"/mail_* ;;
  json) ls -d "$data"/json_testsuite "$data"/form_urlencoded ;;
  post_log) ls -d "$data"/form_* ;;
  xml) ls -d "$data"/xml_* ;;
  vcard) ls -d "$data"/contacts_ezvcard ;;
  any) ls -d "$data"/csv_spectrum "$data"/contacts_ezvcard "$data"/form_multipart "$data"/mail_tika ;;
  names | phones | emails | addresses | dates | records) ls -d "$data"/text_blns ;;
  esac 2>/dev/null || true
}

fuzz() {
  local reader=$1 log=.build/fuzz/log/$1.txt grown=.build/fuzz/corpus/$1 dictionary=Tests/fuzz/dictionaries/$1.dict seeds
  mkdir -p "$grown" "$faults/$reader"
  [ -f "$dictionary" ] || dictionary=Tests/fuzz/dictionaries/values.dict
  seeds="fixtures/fuzz/$reader"
  [ "$reader" != pipeline ] || seeds="$seeds fixtures/pipelines"
  local status=0
  # The process that crashes is not to start another one that looks at it.
  # shellcheck disable=SC2046,SC2086
  SWIFT_BACKTRACE=enable=no ASAN_OPTIONS=detect_leaks=0:allocator_may_return_null=1 \
    "$fuzzer" "$reader" -max_total_time="$seconds" -runs="${RUNS:--1}" -max_len="${MAX_LEN:-16384}" -timeout=30 -rss_limit_mb=2048 \
    -dict="$dictionary" -artifact_prefix="$faults/$reader/" -print_final_stats=1 -print_funcs=0 -seed="${SEED:-0}" \
    "$grown" $seeds $(public "$reader") >"$log" 2>&1 || status=$?
  local inputs rate edges
  inputs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
  rate=$(sed -n 's/^stat::average_exec_per_sec: *//p' "$log")
  edges=$(grep -oE 'cov: [0-9]+' "$log" | tail -1 | cut -d' ' -f2)
  printf '%-10s %12s %10s %8s %8s %7s\n' "$reader" "${inputs:-0}" "${rate:-0}" "${edges:-0}" "$(find "$grown" -type f | wc -l)" \
    "$(if [ $status = 0 ]; then echo 0; else echo 1; fi)"
  if [ $status != 0 ]; then
    { grep -aE '^(FAULT|==[0-9]+==ERROR|SUMMARY|Fatal error|artifact_prefix)|Fatal error' "$log" || tail -5 "$log"; } | sed "s/^/  $reader: /" >&2
  fi
  return $status
}

export fuzzer seconds data faults
export -f fuzz public
printf '%-10s %12s %10s %8s %8s %7s\n' reader inputs inputs/s edges corpus faults
echo "$readers" | tr -s ' ' '\n' | xargs -P "${JOBS:-1}" -I{} bash -c 'set -uo pipefail; fuzz {}' || exit 1
