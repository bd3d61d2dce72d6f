"""The usual ways to ask for all places, in each language, and questions that are nearly put so."""

import pytest

from embeddings.conversation.listing import topic_of_list

# What is asked, and its topic.
LISTS = """\
关于 Oxton 的所有内容|Oxton
所有提到 Oxton 的地方|Oxton
报告里关于供水的全部内容|供水
报告中所有关于供水的内容|供水
与供水有关的所有内容|供水
跟供水相关的内容|供水
供水的所有相关信息|供水
所有提到何先生的段落|何先生
所有关于几何的内容|几何
哪几段提到了供水|供水
报告中哪些地方提到供水|供水
柳河县在哪些段落出现|柳河县
柳河县在哪些地方出现|柳河县
柳河县出现在报告的哪些地方|柳河县
把提到供水的段落都列出来|供水
帮我找出所有提到供水的句子|供水
提到供水的地方有哪些|供水
供水在哪里被提到|供水
全文中提到供水的地方|供水
浜町に関する記述をすべて教えて|浜町
浜町についての記述を全部見せて|浜町
浜町が出てくる箇所を全部|浜町
すべての水門の記述|水門
浜町に言及している箇所をすべて|浜町
浜町の記述を全部|浜町
浜町について書かれているところを全部教えて|浜町
浜町は報告書のどこに載っていますか|浜町
浜町についての記述はどこにありますか|浜町
水門を全部教えて|水門
浜町に関するすべての情報|浜町
كل ما يتعلق بالميناء|الميناء
كل ما يخص الميناء|الميناء
كل ما ورد في التقرير عن الميناء|الميناء
كل ما جاء عن الميناء|الميناء
جميع المواضع التي ذُكرت فيها المدرسة|المدرسة
أين ورد اسم القاهرة؟|القاهرة
أين تُذكر القاهرة؟|القاهرة
في أي فقرات ذكر الميناء؟|الميناء
كل الفقرات المتعلقة بالميناء|الميناء
أين يتحدث التقرير عن الميناء؟|الميناء
أين ذُكر اسم القاهرة|القاهرة
كل إشارة إلى الميناء|الميناء
todo lo que dice de Oxton|Oxton
todo lo que se dice sobre el puerto|el puerto
todo lo que tenga que ver con el puerto|el puerto
todo lo relacionado con el puerto|el puerto
¿dónde aparece Oxton?|Oxton
¿Dónde aparece el nombre de Oxton en el informe?|Oxton
todas las menciones de Oxton|Oxton
¿Dónde está mencionada la escuela?|la escuela
¿En qué partes del informe se habla de Oxton?|Oxton
muéstrame todos los párrafos donde aparece Oxton|Oxton
toda la información sobre Oxton|Oxton
¿dónde habla el informe de Oxton?|Oxton
où est mentionnée l'école Curie ?|l'école Curie
Où l'école est-elle mentionnée ?|l'école
tout ce qui concerne Oxton|Oxton
tout ce qui a trait au port|port
tout ce que le rapport dit de l'école|école
tout ce qui est dit sur Oxton|Oxton
toutes les mentions de Oxton|Oxton
tous les passages où il est question de l'école|l'école
toutes les informations sur Oxton|Oxton
à quels endroits parle-t-on de l'école ?|école
Où le rapport parle-t-il de l'école ?|école
où apparaît Oxton ?|Oxton
alle Erwähnungen von Oxton|Oxton
Alle Stellen, an denen Oxton erwähnt wird|Oxton
Alle Stellen, an denen von Oxton die Rede ist|Oxton
Wo ist von Oxton die Rede?|Oxton
An welchen Stellen wird Oxton genannt?|Oxton
Wo taucht Oxton auf?|Oxton
Wo kommt Oxton im Bericht vor?|Oxton
alles, was mit dem Hafen zu tun hat|dem Hafen
alles, was den Hafen betrifft|den Hafen
alle Informationen über den Hafen|den Hafen
Wo spricht der Bericht über den Hafen?|den Hafen
все упоминания Oxton|Oxton
все упоминания порта|порта
Все места, где упоминается порт|порт
покажи все абзацы, где говорится о порте|порте
вся информация о порте|порте
всё, что связано с портом|портом
всё, что касается порта|порта
Где в отчёте говорится о порте?|порте
где написано про порт|порт
где встречается Oxton|Oxton
В каких местах говорится о порте?|порте
всё про порт|порт
tutto ciò che riguarda il porto|il porto
tutte le menzioni di Oxton|Oxton
dove compare Oxton?|Oxton
tutti i passaggi in cui si parla di Oxton|Oxton
In quali paragrafi si parla di Oxton?|Oxton
tutto quello che si dice su Oxton|Oxton
tudo o que diz respeito ao porto|porto
tudo relacionado ao porto|porto
todas as menções de Oxton|Oxton
onde aparece Oxton?|Oxton
onde o relatório fala do porto?|porto
em que parágrafos se fala do porto?|porto
усі згадки про порт|порт
усе, що стосується порту|порту
усі місця, де згадується порт|порт
де у звіті йдеться про порт?|порт
wszystkie wzmianki o porcie|porcie
wszystko, co dotyczy portu|portu
wszystkie miejsca, gdzie jest mowa o porcie|porcie
W których miejscach jest mowa o porcie?|porcie
gdzie pojawia się Oxton?|Oxton
alle vermeldingen van Oxton|Oxton
alles wat met de haven te maken heeft|de haven
alle plaatsen waar Oxton wordt genoemd|Oxton
waar komt Oxton ter sprake?|Oxton
alle informatie over de haven|de haven
alla omnämnanden av Oxton|Oxton
allt som rör hamnen|hamnen
alla ställen där Oxton nämns|Oxton
alle steder hvor Oxton nævnes|Oxton
alt der har at gøre med havnen|havnen
alle omtaler af Oxton|Oxton
alle steder der Oxton nevnes|Oxton
alt som har med havnen å gjøre|havnen
alle omtaler av Oxton|Oxton
liman ile ilgili tüm bilgiler|liman
Oxton'un geçtiği tüm yerler|Oxton
Oxton'dan bahseden bütün bölümleri göster|Oxton
raporda Oxton nerede geçiyor?|Oxton
tất cả các chỗ nhắc đến cảng|cảng
mọi thông tin về cảng|cảng
báo cáo nhắc đến Oxton ở đâu?|Oxton
बंदरगाह से संबंधित सभी जानकारी|बंदरगाह
बंदरगाह का सभी उल्लेख|बंदरगाह
रिपोर्ट में बंदरगाह का उल्लेख कहाँ है?|बंदरगाह
부두에 관한 내용을 모두 보여줘|부두
부두와 관련된 모든 내용|부두
부두가 언급된 부분 전부|부두
부두가 나오는 모든 부분을 보여줘|부두
부두에 대해 전부 알려줘|부두
"""
OTHERS = """\
哪里出现了问题？
疫情在哪些地方出现？
报告提到增长的原因是什么？
供水工程在哪里？
和去年相比有什么变化
与供水有关的费用是多少？
关于供水的法律是什么时候通过的？
看病要花多少钱
図書館はどこにありますか？
水門はどこですか？
浜町の人口は全部で何人ですか
全部でいくらですか
費用はすべて市が負担しますか？
クマが出てくる場所はどこですか
祭りの内容を教えて
كم عدد المدارس في الحي؟
ما الذي يتعلق بالميناء من تكاليف؟
أين يظهر القمر؟
هل كل ما في المدرسة جديد؟
متى افتتحت المدرسة؟
¿Dónde aparece el salmón?
¿Dónde sale el sol?
¿Dónde está la escuela?
¿Cuánto cuesta todo lo que se construyó?
¿Todo lo que se recauda va al puerto?
Où apparaît le saumon ?
Où est l'école Curie ?
Où figure le prix ?
Combien coûte tout ce qui est prévu ?
Wo ist der Hafen?
Wo spricht der Bürgermeister?
An welchen Stellen wurde gebaut?
Alle Informationen sind falsch?
Wo nennt man das Brot anders?
где встречается лосось?
где находится порт?
Все ли места заняты?
кто написал про порт?
dove appare la luna?
Dove si trova il porto?
onde aparece a lua?
Onde fica o porto?
де знаходиться порт?
gdzie pojawia się łosoś?
Waar komt de zalm voor?
Var ligger hamnen?
Hvor ligger havnen?
Hvor forekommer laks?
liman nerede?
cảng ở đâu?
बंदरगाह कहाँ है?
부두는 어디에 있나요?
부두 공사는 모두 끝났나요?
부두 비용은 전부 얼마인가요?
"""


@pytest.mark.parametrize("row", LISTS.splitlines())
def test_all_places_are_asked_for_in_many_ways(row: str) -> None:
    """By what is said of it, where it stands, what has to do with it: what is left is the topic."""
    question, topic = row.split("|")
    assert topic_of_list(question) == topic


@pytest.mark.parametrize("question", OTHERS.splitlines())
def test_like_questions_ask_for_something_else(question: str) -> None:
    """Where something is or lives, what it costs, and whether all of it is so."""
    assert topic_of_list(question) == ""
