"""What a searcher works with whatever its reports: models, weights, and where its index is kept."""

from dataclasses import dataclass, field

from embeddings.index.server import Server
from embeddings.models import Models
from embeddings.search.reranker import CrossEncoder
from embeddings.search.weights import Weights


@dataclass(frozen=True, slots=True)
class SearchSetup:
    """What stays the same when the reports of a searcher change.

    `models` are what everything is encoded by, `reranker` reads the best candidates again, None for
    none, `weights` say how much each part of a score counts, and `server` is where the sentences of
    the index are kept, None for its folder.
    """

    models: Models
    reranker: CrossEncoder | None = None
    weights: Weights = field(default_factory=Weights)
    server: Server | None = None
