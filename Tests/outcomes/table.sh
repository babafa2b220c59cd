#!/usr/bin/env bash
# Prints the last lines of the frozen tables: per corpus how many files were read, and how often its own expectations were met.
set -euo pipefail
cd "$(dirname "$0")/../../fixtures/outcomes"
printf '%-32s %7s %7s %8s %8s %9s %9s\n' corpus files read refused stopped records rejected
for table in *.txt; do
  awk -v name="${table%.txt}" '
    /^= files/ { printf "%-32s %7s %7s %8s %8s %9s %9s\n", name, $3, $5, $7, $9, $11, $13 }
    /^= score/ { sub(/^= score /, ""); sub(/; other:.*/, ""); printf "%-32s   %s\n", "", $0 }' "$table"
done
