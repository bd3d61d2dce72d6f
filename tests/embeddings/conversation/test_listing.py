"""Questions for all places, and those for something else."""

import pytest

from embeddings.conversation.listing import topic_of_list


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("Which cities are mentioned?", "cities"),
        ("What cities does the report mention?", "cities"),
        ("all the railway projects", "railway projects"),
        ("What are all the railway projects?", "railway projects"),
        ("everything on Dalian", "Dalian"),
        ("Show me everything it says about steel, please", "steel"),
        ("List all ports mentioned in the report.", "ports"),
        ("every mention of steel", "steel"),
        ("Where is Dalian mentioned?", "Dalian"),
        ("Is Dalian mentioned?", "Dalian"),
        ("are any islands named in the report?", "islands"),
        ("Does it mention wind power?", "wind power"),
        ("any mention of salmon?", "salmon"),
        ("mentions of herring", "herring"),
        ("Is there any mention of herring in the report?", "herring"),
        ("in which paragraphs does herring occur?", "herring"),
        ("In what sections does the word herring appear?", "herring"),
        ("Which paragraphs speak of haddock?", "haddock"),
        ("what parts mention cod?", "cod"),
        ("Which sections of the report deal with cod?", "cod"),
        ("Which passages are about herring?", "herring"),
        ("Which ships are mentioned by name?", "ships"),
        ("all vessels mentioned by name", "vessels"),
        ("what does the report say about haddock? list everything", "haddock"),
        ("anything on Ellerby?", "Ellerby"),
        ("every time Vask is mentioned", "Vask"),
        ("each time the report mentions Vask", "Vask"),
        ("where does the word herring occur in the report?", "herring"),
        ("where does the word herring come up?", "herring"),
        ("Where does Dalian appear in the report?", "Dalian"),
        ("Where do otters come up in this document?", "otters"),
        ("all times of departure", "times of departure"),
        ("passages about herring", "herring"),
        ("List of members elected in 2020", "members elected in 2020"),
        ("In welchen Absätzen wird Hering erwähnt?", "Hering"),
        ("mentions du hareng", "hareng"),
        ("¿En qué párrafos se menciona el arenque?", "el arenque"),
        ("упоминания сельди", "сельди"),
        ("哪些段落提到鲱鱼？", "鲱鱼"),
        ("提到鲱鱼的段落", "鲱鱼"),
        ("报告提到了大连吗？", "大连"),
        ("有没有提到大连？", "大连"),
        ("报告提到了哪些城市？", "城市"),
        ("所有铁路项目", "铁路项目"),
        ("关于大连的所有内容", "大连"),
        ("全部提到大连的段落", "大连"),
        ("哪些企业都提到了？", "企业"),
        ("everything you have on roads please", "roads"),
        ("Где упоминается Ахметов?", "Ахметов"),
        ("всё о ремонте", "ремонте"),
        ("Какие фирмы упоминаются в отчёте?", "фирмы"),
        ("¿Dónde se habla de la sequía?", "la sequía"),
        ("todo sobre el pozo", "el pozo"),
        ("¿Qué países se mencionan?", "países"),
        ("Wo wird Oxton erwähnt?", "Oxton"),
        ("Welche Orte werden im Bericht erwähnt?", "Orte"),
        ("alles über das Museum", "das Museum"),
        ("Nenne alle Angaben zur Miete", "Angaben zur Miete"),
        ("Alles zum Haushalt", "Haushalt"),
        ("alles zur Schule", "Schule"),
        ("все упоминания об отпуске", "отпуске"),
        ("tous les passages des écoles", "écoles"),
        ("Dove si menzionano i parchi?", "i parchi"),
        ("dove si parla dell'acqua?", "acqua"),
        ("todos los proyectos ferroviarios", "proyectos ferroviarios"),
        ("tout sur le port", "le port"),
        ("quelles villes sont citées dans le rapport ?", "villes"),
        ("tutto sul porto", "porto"),
        ("Onde se fala de pesca?", "pesca"),
    ],
)
def test_a_list_is_told_by_its_words(question: str, topic: str) -> None:
    """What is asked for is left over."""
    assert topic_of_list(question) == topic


@pytest.mark.parametrize(
    "question",
    [
        "List price of a heat pump grant?",
        "Which parts of the city were flooded?",
        "What parts does a heat pump have?",
        "Which paragraph regulates the deposit?",
        "In which rivers does salmon occur?",
        "Where does salmon occur?",
        "Where do otters appear?",
        "Where does the sun come up?",
        "every time the ferry is cancelled",
        "all the times the ferry is cancelled",
        "Which birds occur in the marsh?",
        "Which ships were named by the queen?",
        "anything new on the bridge?",
        "Anything else?",
        "any changes to the fees?",
        "any mention of how many died?",
        "every time a bus stops, how long does it wait?",
        "what does the report say about haddock?",
        "How much did the GDP grow?",
        "Does the report mention whether roads were built?",
        "Does it mention how many roads were built?",
        "Is the mayor elected?",
        "Which projects were completed in 2021?",
        "Which chemical is named among the contaminants of the soil?",
        "What does it say about all-round development?",
        "everything",
        "",
        "GDP增长了多少？",
        "所有居民的收入增长了多少？",
        "哪些项目在2021年完成？",
        "Wo ist das Museum?",
        "¿Dónde está el pozo?",
        "Tous les combien passe le bus ?",
        "¿Todos los ciudadanos votan?",
        "Alle wählen den Präsidenten?",
        "Где находится библиотека?",
        "Какие города самые большие?",
        "Findet alle zwei Jahre eine Wahl statt?",
        "Zählen alle Stimmen?",
        "alles zusammen",
        "Все места в детском саду заняты?",
        "Где живёт президент?",
        "Où est la cité ?",
        "todos los lunes hay mercado",
        "Tous les enfants doivent payer",
    ],
)
def test_other_questions_are_no_list(question: str) -> None:
    """Words such as "all" and "which" alone ask for no list."""
    assert topic_of_list(question) == ""


# In languages that are read by meaning alone, mostly: what is asked, and its topic.
ABROAD = """\
alles over honden|honden
Waar wordt Oxton genoemd?|Oxton
Welke dorpen worden in het rapport genoemd?|dorpen
wszystko o Kowlu|Kowlu
gdzie jest mowa o Rzeszowie?|Rzeszowie
Jakie miasta są wymienione w raporcie?|miasta
köpekler hakkında her şey|köpekler
Kars'tan nerede bahsediliyor?|Kars
Kars'ın adı nerede geçiyor?|Kars
개에 대한 모든 것|개
서울은 어디에 언급되나요?|서울
어떤 도시가 언급됩니까?|도시
كل شيء عن الكلاب|الكلاب
كل ما قيل عن المدرسة|المدرسة
أين ذُكرت دمشق؟|دمشق
أين ورد ذكر القاهرة في التقرير؟|القاهرة
कुत्तों के बारे में सब कुछ|कुत्तों
दिल्ली का उल्लेख कहाँ है?|दिल्ली
दिल्ली का ज़िक्र कहाँ-कहाँ है?|दिल्ली
tất cả về chó|chó
Hà Nội được nhắc đến ở đâu?|Hà Nội
犬についてのすべて|犬
東京はどこで言及されていますか？|東京
どの都市が言及されていますか？|都市
усе про собак|собак
Де згадується Ковель?|Ковель
Які міста згадуються у звіті?|міста
allt om hundar|hundar
Var nämns Oxton?|Oxton
Vilka städer nämns i rapporten?|städer
alt om hunde|hunde
Hvor nævnes Oxton?|Oxton
alt om hunder|hunder
Hvor er Oxton nevnt?|Oxton
"""
NO_LIST_ABROAD = """\
Waar ligt het museum?
Hoeveel honden zijn er over?
Is alles over de brug gegaan?
Gdzie jest biblioteka?
Czy wszystko jest gotowe?
Kütüphane nerede?
Okul hakkında ne diyor?
도서관은 어디에 있습니까?
다리에 대한 비용은 얼마입니까?
أين تقع المكتبة؟
كم عدد كل المدارس؟
पुस्तकालय कहाँ है?
पुल के बारे में क्या कहा गया है?
Thư viện ở đâu?
Tất cả có bao nhiêu cây cầu?
図書館はどこですか？
橋についてどう書かれていますか？
Де знаходиться бібліотека?
Які міста найбільші?
Var ligger biblioteket?
Hur mycket kostar allt?
Hvor ligger biblioteket?
Alle moeten betalen?
Hvor er biblioteket?
alles over
Het gaat over alles
"""


@pytest.mark.parametrize("row", ABROAD.splitlines())
def test_a_list_is_told_in_other_languages(row: str) -> None:
    """ "Everything on dogs" and "where is Oxton mentioned?", each as it is put there."""
    question, topic = row.split("|")
    assert topic_of_list(question) == topic


@pytest.mark.parametrize("question", NO_LIST_ABROAD.splitlines())
def test_other_questions_of_these_languages_are_no_list(question: str) -> None:
    """Where something is, how many there are, and whether all of them do something."""
    assert topic_of_list(question) == ""
