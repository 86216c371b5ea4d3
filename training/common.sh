# Options, environment and steps that train.sh and leave-one-state-out.sh share. They source this file.
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
work=training-work
data=
while [ $# -gt 0 ]; do
  case "$1" in
    --data) data="$2"; shift 2 ;;
    --work) work="$2"; shift 2 ;;
    *) echo "usage: $0 --data FOLDER [--work FOLDER]" >&2; exit 2 ;;
  esac
done
[ -d "$data/polnear/train" ] || { echo "--data needs a folder with polnear, readouts, readouts-unlabelled, vectors" >&2; exit 2; }
mkdir -p "$work"
work="$(cd "$work" && pwd)"
data="$(cd "$data" && pwd)"
python="${PYTHON:-/usr/bin/python3}"
# One thread only: with more, sums are computed in another order and the weights are not reproducible bit by bit.
export OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1
# Keep freed memory: allocating it again from the system takes longer than the computation.
export MALLOC_MMAP_MAX_=0 MALLOC_TRIM_THRESHOLD_=8000000000 MALLOC_TOP_PAD_=268435456

train() { # arguments: name, further options. Trains one model into $work/NAME.
  local name="$1"; shift
  "$python" "$here/train.py" --dump "$work/dump" --vectors "$data/vectors" --out "$work/$name" "$@" | tee "$work/$name.log"
}

train_second() { # arguments: name, seed, further options. Continues from the first pass with readouts.
  local name="$1" seed="$2"; shift 2
  train "$name" --epochs 6 --rate 2e-3 --news-share 0.5 --repeat-readouts 4 --practice 150 \
    --start "$work/first/model.pt" --seed "$seed" "$@"
}

export_weights() { # arguments: model, output file
  "$python" "$here/export.py" --model "$1" --words "$work/dump/vocabulary.json" --out "$2"
}
