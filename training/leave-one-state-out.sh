#!/bin/bash
# Trains, for each state of the annotated readouts, a tagger without the texts of its offices, and evaluates it on them.
# Usage, after train.sh with the same folders: training/leave-one-state-out.sh --data FOLDER [--work FOLDER]
# All offices of a state are left out together because they write alike; leaving out one at a time would give figures
# that are too high. The readouts written for this project in the style of these offices are left out too.
set -euo pipefail
source "$(dirname "$0")/common.sh"

issuers_in() { (cd "$1" && ls ./*.txt | sed 's|^\./||; s|-[0-9]*\.txt$||' | sort -u); }
issuers="$(issuers_in "$data/readouts")"
# "au-commission" is the African Union, although its prefix is that of Australia.
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
