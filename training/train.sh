#!/bin/bash
# Rebuilds src/engine/tagger/weights.bin. Usage: training/train.sh --data FOLDER [--work FOLDER]. See README.md.
set -euo pipefail
source "$(dirname "$0")/common.sh"

(cd "$here/.." && node --import tsx training/export-corpora.ts "$data" "$work/dump")
# The first pass uses only news and invented readouts, so that leave-one-state-out.sh can continue from it for any issuer.
train first --epochs 14 --stop-after 12 --seed 1 --practice 150 --news-alone
for seed in 2 3; do train_second "second-$seed" "$seed"; done
"$python" "$here/average_models.py" --models "$work/second-2/model.pt" "$work/second-3/model.pt" --out "$work/model.pt"
export_weights "$work/model.pt" "$here/../src/engine/tagger/weights.bin"
cd "$here/.."
node --import tsx bench/polnear.ts "$data/polnear/dev" | tee "$work/polnear-dev.txt"
