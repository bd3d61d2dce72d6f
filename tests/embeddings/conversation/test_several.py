"""Messages of several questions: which of them are searched apart."""

import pytest

from embeddings.conversation.several import may_be_several, several_questions

# The language and the message, and a line for each of its questions.
SEVERAL = """\
en|How many beds does the Infirmary have? And how much is the parking?
  How many beds does the Infirmary have?
  How much is the parking?

en|Who is the Medical Director and who is the Chair?
  Who is the Medical Director?
  Who is the Chair?

en|When does the lobster season start, and how big must a lobster be?
  When does the lobster season start?
  How big must a lobster be?

en|How many visitors came in 2019? Who was the director?
  How many visitors came in 2019?
  Who was the director?

en|Who heads the Directorate and what does a berth cost?
  Who heads the Directorate?
  What does a berth cost?

en|How much is the deficit? Also, who is the Chair?
  How much is the deficit?
  Who is the Chair?

en|Who is the Chair and then who heads the Directorate?
  Who is the Chair?
  Who heads the Directorate?

en|How many trees are there? Secondly, how many turbines are there?
  How many trees are there?
  How many turbines are there?

en|1) How many trees? 2) How many turbines?
  How many trees?
  How many turbines?

en|How many visitors came in 2018 and who was director in 2020?
  How many visitors came in 2018?
  Who was director in 2020?

en|Who is President? What's the gender pay gap?
  Who is President?
  What's the gender pay gap?

en|Who leads the Climate Office and how many trees will be planted?
  Who leads the Climate Office?
  How many trees will be planted?

en|Can I borrow a telescope? Can I renew by telephone?
  Can I borrow a telescope?
  Can I renew by telephone?

en|How many students were there in 2020? Who was the President in 2022?
  How many students were there in 2020?
  Who was the President in 2022?

en|What is the cost of the tram? What is the length of the dike?
  What is the cost of the tram?
  What is the length of the dike?

en|How many beds are there? How many doctors work here? What does parking cost?
  How many beds are there?
  How many doctors work here?
  What does parking cost?

en|Who was President in 2020? Who was President in 2022?
  Who was President in 2020?
  Who was President in 2022?

de|Wie viele Betten gibt es? Was kostet das Parken?
  Wie viele Betten gibt es?
  Was kostet das Parken?

de|Wer leitet das Museum und was kostet der Eintritt?
  Wer leitet das Museum?
  Was kostet der Eintritt?

fr|Combien de lits a l'hôpital ? Qui est le directeur du musée ?
  Combien de lits a l'hôpital ?
  Qui est le directeur du musée ?

fr|Qui dirige le musée et combien coûte l'entrée ?
  Qui dirige le musée?
  Combien coûte l'entrée ?

es|¿Cuántas camas tiene el hospital? ¿Quién es el director del museo?
  ¿Cuántas camas tiene el hospital?
  ¿Quién es el director del museo?

es|¿Quién dirige el museo y cuánto cuesta la entrada?
  ¿Quién dirige el museo?
  ¿Cuánto cuesta la entrada?

zh|医院有多少张床位？停车费是多少？
  医院有多少张床位？
  停车费是多少？

zh|谁是博物馆馆长？此外，港口有多少条船？
  谁是博物馆馆长？
  港口有多少条船？

zh|谁是博物馆馆长？电车什么时候开通？
  谁是博物馆馆长？
  电车什么时候开通？

ja|病院にはベッドがいくつありますか？駐車料金はいくらですか？
  病院にはベッドがいくつありますか？
  駐車料金はいくらですか？

ar|كم عدد الأسرة في المستشفى؟ من هو مدير المتحف؟
  كم عدد الأسرة في المستشفى؟
  من هو مدير المتحف؟

ru|Сколько коек в больнице? Кто директор музея?
  Сколько коек в больнице?
  Кто директор музея?

en|How many students and how many staff were there in 2021?
  How many students were there in 2021?
  How many staff were there in 2021?

en|Who heads the port and also how many boats are there?
  Who heads the port?
  How many boats are there?

en|Who is the chair? 2) when does the tram open
  Who is the chair?
  When does the tram open

es|¿Cuántas camas tiene el hospital? ¿Y quién es el director del museo?
  ¿Cuántas camas tiene el hospital?
  ¿Quién es el director del museo?

ko|주차비는 얼마입니까? 관장은 누구입니까?
  주차비는 얼마입니까?
  관장은 누구입니까?

it|Quanti letti ha l'ospedale? Chi è il direttore del museo?
  Quanti letti ha l'ospedale?
  Chi è il direttore del museo?
""".split("\n\n")
# The language and a message that is one question.
ONE = """\
en|What black soil area was protected in 2021 and what area is planned for 2022?
en|How many people were hurt? How many people were fined?
en|Can you help? How many beds are there?
en|Guess what? How many beds are there?
en|What is the GDP? How high was it?
en|What is the GDP? How high was the GDP?
en|How many beds are there? And how many of them are new?
en|How many beds are there? How many are new?
en|Who opened the wing and when?
en|Who opened the wing and when was it opened?
en|How many doctors and nurses are there?
en|What does the report on the fleet and what it costs say?
en|What does the report say about the fleet and what it costs?
en|What is said about who was fined and how much was paid?
en|How much is a ticket? And for children?
en|How much is a ticket? I mean for children.
en|How much is a ticket? Children?
en|How much is a ticket? How much for children?
en|When and where does the tram start?
en|Is the museum open on Mondays? Or is it closed?
en|Is parking free? Or does parking cost something?
en|How many people were killed and how many were injured?
en|Who won and who lost the election?
en|What is the longest river and how long is it?
en|Who was the director in 2019 and who in 2020?
en|What is the plan and why?
en|What are the goals and what are the measures?
en|I'd like to know about the tram. When does it open?
en|I want to know how much a ticket is and what it includes.
en|Tell me who runs the museum and what the museum costs.
en|Which towns have a port and how many boats are in each?
en|MRSA cases? Falls?
en|What is the fee for a licence and when must I apply?
en|How many beds? How many doctors? How many nurses? How many cleaners?
en|How did exports change between 2019 and 2021?
en|Really? How many beds are there?
en|Is that so? How many beds are there?
en|Do you know? How many beds are there?
en|How many students were there in 2020? And in 2021?
en|How many beds are there? Secondly, which costs?
en|How many beds are there? Thanks!
en|Why? How?
en|How do you do? How many beds are there?
de|Wer hat den Flügel eröffnet und wann?
de|Wie groß ist das Museum? Wann wurde es eröffnet?
de|Wie hoch ist das BIP? Und 2022?
de|Wie viele Ärzte und Pfleger gibt es?
fr|Qui a ouvert l'aile et quand ?
fr|Quand le musée a-t-il ouvert ? Qui la dirige ?
fr|Combien coûte un billet ? Et pour les enfants ?
es|¿Qué es el museo? ¿Cuándo se fundó?
es|¿Quién lo abrió y cuándo?
zh|国内生产总值是多少？增长了多少？
zh|谁开设了新馆？什么时候开设的？
zh|票价是多少？儿童呢？
ja|博物館はどこですか？いつですか？
ar|كم عدد الأسرة في المستشفى؟ ولماذا؟
ru|Когда открылся музей? Кто его построил?
ja|博物館はどこですか？いつ開館しましたか？
""".splitlines()


@pytest.mark.parametrize("lines", SEVERAL)
def test_each_question_that_names_what_it_asks_about_is_one(lines: str) -> None:
    """In the order asked, without "and" and numbers, and with its verb."""
    told, *questions = map(str.strip, lines.strip().split("\n"))
    language, _, message = told.partition("|")
    assert several_questions(message, language) == tuple(questions)


@pytest.mark.parametrize("line", ONE)
def test_what_belongs_to_a_question_is_not_cut_off(line: str) -> None:
    """Nor what lacks its subject, says it again, leads to it or is a clause of it."""
    language, _, message = line.partition("|")
    assert several_questions(message, language) == ()


def test_one_sentence_is_known_at_once() -> None:
    """So that its language needn't be told for that."""
    assert not may_be_several("How many beds are there in 2021?")
    assert may_be_several("How many beds? How many doctors?")
