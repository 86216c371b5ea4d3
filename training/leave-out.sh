#!/bin/bash
# For each state of the annotated readouts a tagger that has seen none of its offices' texts, and their figures on them:
# training/leave-out.sh --data FOLDER [--work FOLDER], after train.sh with the same folders. Offices of one state write alike, so
# leaving them out one by one would flatter; what was written for this project in the manner of such an office is left out too.
set -euo pipefail
source "$(dirname "$0")/steps.sh"

issuers_in() { (cd "$1" && ls ./*.txt | sed 's|^\./||; s|-[0-9]*\.txt$||' | sort -u); }
issuers="$(issuers_in "$data/readouts")"
# In the manner of "au-commission" writes the African Union, not Australia.
written="$(issuers_in "$here/readouts" | grep -v '^au-commission$')"
mkdir -p "$work/left-out"
for state in $(sed 's|-.*||' <<< "$issuers" | sort -u); do
  offices="$(grep "^$state-" <<< "$issuers" | tr '\n' ' ')"
  if [ ! -f "$work/without-$state/done" ]; then
    imitations="$(grep "^$state-" <<< "$written" | tr '\n' ' ' || true)"
    # shellcheck disable=SC2086
    train_second "without-$state" 2 --hold-out $offices $imitations
    touch "$work/without-$state/done"
  fi
  for office in $offices; do export_weights "$work/without-$state/model.pt" "$work/left-out/$office.bin"; done
done
cd "$here/.."
node --import tsx bench/readouts.ts "$data/readouts" --left-out "$work/left-out" --tagger | tee "$work/left-out-tagger.txt"
node --import tsx bench/readouts.ts "$data/readouts" --left-out "$work/left-out" | tee "$work/left-out-engine.txt"
