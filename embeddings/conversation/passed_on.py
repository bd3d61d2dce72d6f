"""Questions passed on: "do you know?" said in reply to what somebody else asked.

Such words name nothing of their own; what they ask is the message that they reply to.
"""

import re

from embeddings.conversation import chinese
from embeddings.conversation.topics import is_empty
from embeddings.text.languages import known_languages, language_of
from embeddings.text.words import is_question_word, words

# What people ask somebody to do with a question or a claim, and what they say of it.
_PASSING_ON = frozenset(
    """answer answers know knows known true false right wrong correct think thinks believe believes
    idea ideas clue help helps assist check checks find look looks search tell tells say says said
    show quote cite report reports document source sources thought thoughts opinion agree confirm
    confirms verify prove respond reply solve settle clarify enlighten guess hear heard read fact
    facts claim comment case say bot here see sense
    weißt weisst wisst wissen stimmt wahr richtig falsch meinst denkst hilf helfen ahnung antwort
    bericht
    sais savez sait vrai faux juste penses pensez aider aide avis réponds répondre réponse rapport
    sabes sabe saben saber verdad cierto correcto opinas piensas crees ayuda ayudar responde
    respuesta informe
    sai sapete vero giusto pensi aiuto rispondi sabe verdade certo acha ajuda responda
    знаешь знаете правда верно думаешь думаете помоги помогите ответь ответьте
    تعرف أتعرف تعلم صحيح رأيك ساعدني""".split()
)
# What is only said and asks nothing: "ok", "yes" and "lol" pass nothing on.
_SAID = frozenset(
    """ok okay yes yeah yep no nope hi hello hey thanks thank thx lol haha wow nice great good cool
    sorry bye""".split()
)
_CHINESE = re.compile(
    r"你|您|它|知道|晓得|清楚|觉得|认为|看法|看|觉|想|吗|呢|吧|啊|请|帮忙|帮|忙|查|找|搜|一下|是|真|对|的|了|么|不"
    r"|怎么|如何|什么|答案|回答|机器人|报告|里|说|能|可以|会|告诉|我们?|大家|这个?|那个?|问题|事|有|没|以|和|也|答|下"
)


def passes_on(text: str) -> bool:
    """Say whether a text asks nothing but what it was said in reply to.

    A question word alone, "why?" or "how many?", asks something more of that.

    Args:
        text: what was said, without the name of whom it was said to.
    """
    if chinese.is_chinese(text):
        return not _CHINESE.sub("", re.sub(r"[\W_]", "", text))
    found = words(text)
    if any(word.lower in _SAID or word.is_number or word.is_period for word in found):
        return False
    passing = any(word.lower in _PASSING_ON for word in found)
    closed = frozenset[str]().union(*(language_of(code).stop for code in known_languages()))
    named = [word for word in found if not is_empty(word) and word.lower not in _PASSING_ON]
    # What a Romance language elides isn't told apart here: "c'est" is as empty as "est".
    if any(re.split("['’]", word.lower)[-1] not in closed or not passing for word in named):
        return False
    return passing or not any(map(is_question_word, found))
