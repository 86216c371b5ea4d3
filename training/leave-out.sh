#!/bin/bash
# For each issuer of the annotated readouts a tagger that has seen none of its texts, and their figures on it:
# training/leave-out.sh --data FOLDER [--work FOLDER], after train.sh with the same folders.
set -euo pipefail
source "$(dirname "$0")/steps.sh"

mkdir -p "$work/left-out"
for issuer in $(cd "$data/readouts" && ls ./*.txt | sed 's|^\./||; s|-[0-9]*\.txt$||' | sort -u); do
  [ -f "$work/left-out/$issuer.bin" ] && continue
  train_second "without-$issuer" 2 --hold-out "$issuer"
  export_weights "$work/without-$issuer/model.pt" "$work/left-out/$issuer.bin"
done
cd "$here/.."
node --import tsx bench/readouts.ts "$data/readouts" --left-out "$work/left-out" --tagger | tee "$work/left-out-tagger.txt"
node --import tsx bench/readouts.ts "$data/readouts" --left-out "$work/left-out" | tee "$work/left-out-engine.txt"
