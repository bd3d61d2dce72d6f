"""What to run, from the figures of `make scale`: `python -m benchmarks.capacity --write docs`."""

import argparse
from pathlib import Path

from benchmarks.capacity.document import document
from benchmarks.capacity.plots import PICTURE, plot
from benchmarks.scale.figures import FILE, Figures


def main() -> None:
    """Compute and print; keep it if told to."""
    parser = argparse.ArgumentParser("benchmarks.capacity", description=__doc__)
    parser.add_argument("--figures", type=Path, default=Path("docs"), help=f"folder of {FILE}")
    parser.add_argument("--write", type=Path, help="a folder for capacity.md and its picture")
    options = parser.parse_args()
    figures = Figures.load(options.figures)
    if not figures.opened:
        parser.error(f"{options.figures / FILE} has no libraries. Run: make scale")
    text = document(figures)
    print(text)
    if options.write:
        (options.write / "capacity.md").write_text(text, encoding="utf-8")
        plot(figures, options.write / PICTURE)


if __name__ == "__main__":
    main()
