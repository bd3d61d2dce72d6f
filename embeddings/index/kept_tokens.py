"""The tokens of one text as a table keeps them."""

from dataclasses import dataclass

import numpy as np

from embeddings.arrays import TokenCodes, TokenIds, TokenSpans, Vectors
from embeddings.index.token_codec import TokenCodec


@dataclass(frozen=True, slots=True, eq=False)
class KeptTokens:
    """The tokens of a row as a table keeps them: `ids` (t,), `spans` (t, 2), `codes` (t, w)."""

    ids: TokenIds
    spans: TokenSpans
    codes: TokenCodes
    codec: TokenCodec

    def cosines(self, question: Vectors) -> Vectors:
        """Return (t, q) the cosines of the tokens with (q, d) others."""
        return self.codec.cosines(question, self.codes, np.arange(len(self.codes)))
