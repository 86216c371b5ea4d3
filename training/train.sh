#!/bin/bash
# Makes src/text/tagger/weights.bin anew: training/train.sh --data FOLDER [--work FOLDER]. See README.md.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
work=training-work
data=
while [ $# -gt 0 ]; do
  case "$1" in
    --data) data="$2"; shift 2 ;;
    --work) work="$2"; shift 2 ;;
    *) echo "usage: training/train.sh --data FOLDER [--work FOLDER]" >&2; exit 2 ;;
  esac
done
[ -d "$data/polnear/train" ] || { echo "--data needs a folder with polnear, readouts, readouts-unlabelled, vectors" >&2; exit 2; }
mkdir -p "$work"
work="$(cd "$work" && pwd)"
data="$(cd "$data" && pwd)"
python="${PYTHON:-/usr/bin/python3}"
held_out="ru-kremlin us-state-deputies au-pm us-wh-vp"
export OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1
# Freed memory is kept: getting it again from the system costs more than the arithmetic.
export MALLOC_MMAP_MAX_=0 MALLOC_TRIM_THRESHOLD_=8000000000 MALLOC_TOP_PAD_=268435456

train() { # name, further options
  local name="$1"; shift
  "$python" "$here/train.py" --dump "$work/dump" --vectors "$data/vectors" --out "$work/$name" "$@" | tee "$work/$name.log"
}

(cd "$here/.." && node --import tsx training/dump.ts "$data" "$work/dump")
# The first pass leaves four issuers out, so that one second pass can be measured on issuers that neither has seen.
train first --epochs 14 --stop-after 12 --seed 1 --hold-out $held_out
second=(--epochs 6 --rate 2e-3 --news-share 0.5 --repeat-readouts 5 --practice 150 --start "$work/first/model.pt")
train held-out "${second[@]}" --seed 2 --hold-out $held_out
models=()
for seed in 2 3; do
  train "second-$seed" "${second[@]}" --seed "$seed"
  models+=("$work/second-$seed/model.pt")
done
"$python" "$here/soup.py" --models "${models[@]}" --out "$work/model.pt"
for name in held-out/model model; do
  "$python" "$here/export.py" --model "$work/$name.pt" --words "$work/dump/vocabulary.json" --out "$work/$name.bin"
done
cp "$work/model.bin" "$here/../src/text/tagger/weights.bin"
cd "$here/.."
node --import tsx bench/polnear.ts "$data/polnear/dev" | tee "$work/polnear-dev.txt"
node --import tsx bench/polnear.ts "$data/readouts" --readouts --weights "$work/held-out/model.bin" \
  --only "${held_out// /,}" | tee "$work/held-out.txt"
