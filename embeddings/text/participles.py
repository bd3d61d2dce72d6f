"""Participles of English verbs: "built" and "repainted", which tell what was done."""

# Those that don't end in "ed".
_IRREGULAR = frozenset(
    """begun bitten born borne bought bound bred broken brought built burnt caught chosen
    cut dealt done drawn driven dug eaten fallen fed felt forbidden forgotten forgiven
    fought found frozen given gone gotten grown heard held hidden hit hurt kept known laid
    learnt led left lent let lit lost made meant met overseen overtaken paid proven put read
    rebuilt remade rerun resold ridden risen rung run said seen sent set sewn shaken shed
    shot shown shrunk shut sold sought sown spent split spoken spread spun stolen stricken
    struck stuck sung sunk swept sworn taken taught thought thrown told torn undertaken
    understood upheld withdrawn won worn wound woven written""".split()
)


def is_participle(low: str) -> bool:
    """Say whether a word in lower case is a participle: "built", "unpaid", "repainted"."""
    if not _IRREGULAR.isdisjoint((low, low.removeprefix("un"))):
        return True
    return low.endswith("ed") and not low.endswith("eed") and len(low) > 3
