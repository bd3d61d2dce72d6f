"""What a list of contents is headed with, in many languages."""

import re

_TITLES = (
    "contents/table of contents/list of contents/inhalt/inhaltsverzeichnis/inhaltsübersicht"
    "/sommaire/table des matières/table des matieres/índice/índice general/índice de contenidos"
    "/tabla de contenido/tabla de contenidos/contenido/contenidos/indice/indice generale/sommario"
    "/sumário/índex/taula de continguts/cuprins/inhoud/inhoudsopgave/innehåll"
    "/innehållsförteckning/indhold/indholdsfortegnelse/innhold/innholdsfortegnelse/efnisyfirlit"
    "/sisällys/sisällysluettelo/sisukord/saturs/saturs rādītājs/turinys/spis treści/obsah"
    "/tartalom/tartalomjegyzék/sadržaj/kazalo/kazalo vsebine/vsebina/tabela e përmbajtjes"
    "/përmbajtja/содержание/оглавление/зміст/змест/съдържание/садржај/содржина/περιεχόμενα"
    "/πίνακας περιεχομένων/içindekiler/mündəricat/mundarija/мазмұны/բովանդակություն/სარჩევი"
    "/المحتويات/جدول المحتويات/قائمة المحتويات/فهرس المحتويات/الفهرس/فهرس/فهرست/فهرست مطالب"
    "/فہرست/תוכן/תוכן עניינים/תוכן העניינים/विषय सूची/विषय-सूची/विषयसूची/अनुक्रमणिका/अनुक्रम"
    "/সূচিপত্র/সূচীপত্র/பொருளடக்கம்/విషయ సూచిక/ವಿಷಯ ಸೂಚಿ/ഉള്ളടക്കം/સૂચિ/ਤਤਕਰਾ"
    "/สารบัญ/สารบาญ/ສາລະບານ/មាតិកា/မာတိကာ/mục lục/daftar isi/kandungan/isi kandungan"
    "/talaan ng nilalaman/yaliyomo/ማውጫ/目录/目錄/目次/もくじ/목차/차례"
).split("/")
_KNOWN = frozenset(_TITLES) | {title.replace(" ", "") for title in _TITLES}
_LONGEST = 60


def is_contents_title(text: str) -> bool:
    """Say whether a line is the title of a list of contents; its letters may be spaced."""
    if len(text) > _LONGEST:
        return False
    words = re.sub(r"^\W+|[\s.:：…*#_-]+$", "", text.casefold()).replace("\u0307", "").split()
    return " ".join(words) in _KNOWN or "".join(words) in _KNOWN
