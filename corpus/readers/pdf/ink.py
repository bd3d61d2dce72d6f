"""Tells whether what is drawn on a page can be seen on white paper."""

import ctypes

import pypdfium2.raw as pdfium

_WHITE = 245


def is_white(item: ctypes.c_void_p) -> bool:
    """Say whether an object is filled with white, or with nothing that is seen."""
    colour = [ctypes.c_uint() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetFillColor(item, *colour):
        return False
    red, green, blue, alpha = (part.value for part in colour)
    return alpha == 0 or min(red, green, blue) >= _WHITE
