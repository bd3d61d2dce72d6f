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
        "How much did the GDP grow?",
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
