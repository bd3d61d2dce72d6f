"""What a name alone asks: the question before it, with that name in the place of its own."""

from collections.abc import Sequence

from embeddings.conversation.bare_names import in_place, is_bare_name, is_led_name
from embeddings.conversation.followup import is_elliptical


def with_names_in_place(history: Sequence[str], question: str) -> tuple[list[str], str]:
    """Return questions with one that is a bare name as the one before it, of that name.

    "Dunmore?" or "and Dunmore?" behind "Who chairs Harrowby?" is "Who chairs Dunmore?", and needs
    no other question unless that one does. A name behind a question that names several is left as
    it is.

    Args:
        history: questions asked before, oldest first.
        question: what is asked now.
    """
    read: list[str] = []
    for each in [*history, question]:
        before = read[-1] if read else ""
        is_name = is_bare_name(each, before) or is_led_name(each, before)
        put = in_place(each, before) if is_name else ""
        if put:
            read = [*(read[:-1] if is_elliptical(before) else []), put]
        else:
            read.append(each)
    return read[:-1], read[-1]
