"""A block of HTML inside of Markdown."""

from corpus.readers.composer import Composer


def write_fragment(composer: Composer, text: str, line: int, caption: str = "") -> None:
    """Leave out a block of HTML."""
    composer.leave_out(text, "HTML", line)
