"""Pronouns of English and words that point, and which of them each rule of follow-ups takes."""

# What was named, one of it or several, and what is theirs.
IT = frozenset("it he him she".split())
ITS = frozenset("its his her hers".split())
THEY = frozenset("they them their theirs".split())
# These mean the subject of their own clause, where it has one.
ITSELF = frozenset("itself himself herself".split())
THEMSELVES = frozenset({"themselves"})
# What points, and what takes the place of a noun.
DEMONSTRATIVE = frozenset("this that these those".split())
STAND_IN = frozenset("one ones such same else other others each both either former latter".split())

# One of these in a question of a message says that it can't be searched without the others. "It" is
# not among them, for it may stand for nothing (`dummy_it`); nor are "this" and "that", which may
# mean the report or open a clause (`anaphora`); nor what means the subject of its own clause.
POINTING = (
    (IT - {"it"})
    | ITS
    | THEY
    | (DEMONSTRATIVE - {"this", "that"})
    | STAND_IN
    | frozenset("this's that's therein thereof".split())
)

# What opens a noun: of any such, or of one that was named or is told by whose it is.
INDEFINITE = frozenset("a an any some one no".split())
DETERMINER = (
    INDEFINITE
    | DEMONSTRATIVE
    | frozenset("the my our your his her its their each every all both".split())
)
