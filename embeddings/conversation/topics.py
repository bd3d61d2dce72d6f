"""Words that name nothing: what is left of a question without them is what it is about."""

from collections.abc import Sequence

from embeddings.conversation.pronouns import ITSELF, THEMSELVES
from embeddings.text.words import NUMBERS, PERIOD, Word, is_question_word

PREPOSITION = frozenset(
    """about above across after against along among around at before behind below between beyond by
    despite during except excluding for from in including inside into like near of off on only
    outside over per regarding since than through to toward towards under until upon versus via vs
    with within without just even not""".split()
)
AUXILIARY = frozenset(
    """am is are was were be been being do does did done have has had can could will would shall
    should may might must isn't aren't wasn't weren't don't doesn't didn't won't can't hasn't
    haven't""".split()
)
# Words that ask or measure without naming what: words of degree, of going on and of reasons, and
# nouns that are always something's, such as its cost, its growth or its target.
LIGHT = frozenset(
    """exactly precisely specifically roughly approximately altogether overall total totals totally
    instead otherwise actually really finally later earlier afterwards beforehand previously
    currently respectively else too well though kind kinds sort sorts type types way ways amount
    amounts number numbers percentage percentages percent share figure figures value reason reasons
    cause purpose example examples instance detail details part parts thing things something
    anything nothing everything someone anyone nobody everyone person persons happen happens
    happened happening mean means meant meaning explain elaborate continue go goes going gone went
    come comes came become becomes became long big large high low far fast often sure same
    different former latter previous following compared full complete whole bit lot lots question
    answer maybe perhaps word words name names called use used like higher lower bigger smaller
    greater larger fewer better worse faster slower highest lowest biggest smallest largest best
    worst compare compares apply applies cost costs price goal goals target targets targeted aim
    aims plan plans planned expected scheduled growth grow grew grown increase increased rise rose
    decline declined decrease decreased drop dropped change changed difference result results
    outcome progress start started begin began finish finished complete completed ready done
    deadline date length size""".split()
)
# What is counted or chosen from, when nothing but it is named: "how many hectares?".
MEASURES = frozenset(
    """people place places time times day days month months quarter week weeks decade century city
    cities town towns country countries hectare hectares acre acres kilometer kilometers kilometre
    kilometres km mile miles meter meters ton tons tonne tonnes yuan dollar dollars euro euros money
    unit units""".split()
)

# With what more of the same is asked for: "which others are coming up this time?"
MORE = frozenset(
    """one ones other others another further additional extra add adds added adding upcoming
    remaining rest time times coming becoming growing increasing rising falling fell fallen
    declining decreasing dropping changing starting beginning continuing""".split()
)

_REFLEXIVE = frozenset("myself yourself oneself ourselves yourselves".split()) | ITSELF | THEMSELVES

_NOTHING = _REFLEXIVE | PERIOD | NUMBERS | LIGHT | PREPOSITION | AUXILIARY


def topics(found: Sequence[Word]) -> list[Word]:
    """Return the words that name what is asked about."""
    return [word for word in found if not is_empty(word)]


def adds_nothing(word: Word) -> bool:
    """Say whether a word of a follow-up names nothing beside what the question before it names."""
    return is_empty(word) or (word.language == "en" and word.lower in MORE)


def is_empty(word: Word) -> bool:
    """Say whether a word names nothing."""
    return word.is_stop or word.is_number or word.lower in _NOTHING or is_question_word(word)
