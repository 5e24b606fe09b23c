"""Take the mean of the weights of several runs that began at the same ones.

    python training/reader/mean.py OUT.pt RUN.pt RUN.pt [...]

Runs from one start can be averaged, and the mean does as well as the best of them or better
(Wortsman et al., "Model soups", ICML 2022).
"""

import argparse
from pathlib import Path

import torch


def main() -> None:
    """Write the mean."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("runs", type=Path, nargs="+")
    args = parser.parse_args()
    runs = [torch.load(path) for path in args.runs]
    torch.save({name: sum(run[name] for run in runs) / len(runs) for name in runs[0]}, args.out)


if __name__ == "__main__":
    main()
