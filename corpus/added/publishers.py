"""Who published a report, as its file or its text says."""

import re

from corpus.added.guess import Guess
from corpus.model import Document
from corpus.years import BETWEEN_YEARS, DASHES, SECOND_YEAR, YEAR_OF_DATE

# What stands for who published what names nobody.
UNKNOWN = "unknown"
_BEGINNING = 3000
_LONGEST = 120
# Names of accounts, and what programs write where nobody is named, in any case.
_NOBODY = re.compile(
    r"\W*(?:(?:(?:windows|microsoft|office|default|system)[\s-]*)*"
    r"(?:users?|admin(?:istrator)?|account|owner|guest)\W*\d*"
    r"|anonymous|unknown|author|your name|n/a|microsoft|libreoffice|openoffice(?:\.org)?|apache poi"
    r"|reportlab|pandoc|latex"
    r"|(?:windows|microsoft office)-(?:benutzer|anwender)|benutzer|unbekannt|autore?"
    r"|utilisateur(?: windows)?|auteur|inconnu|usuario(?: de windows)?|desconocido|an[oó]nimo"
    r"|usuário(?: do windows)?|desconhecido|utente(?: windows)?|sconosciuto|gebruiker|onbekend"
    r"|użytkownik(?: systemu)?(?: windows)?|nieznany|uživatel(?: systému)?(?: windows)?|kullanıcı"
    r"|пользователь(?: windows)?|автор|неизвестно|админ(?:истратор)?|користувач"
    r"|مستخدم|المؤلف|用户|使用者|微软用户|微软中国|作者|佚名|匿名|未知|ユーザー|作成者|사용자|작성자)\W*",
    re.IGNORECASE,
)
# Such as "jsmith2"; publishers' names have capitals or several words.
_LOGIN = re.compile(r"[a-z0-9._-]+|\W*")
_PUBLISHED = re.compile(
    r"(?:^|\n|[.;] )\W{0,3}(?:published by|issued by|publisher:|herausgeber(?:in)?:"
    r"|herausgegeben von"
    r"|éditeur ?:|publié par|editor(?:ial)?:|publicado por|издатель:|发布单位：|发布机构：|发行：)"
    r":?\s*([^\n.;,。；，]{3,80})",
    re.IGNORECASE,
)
_YEARS = rf"{YEAR_OF_DATE}(?:{BETWEEN_YEARS}{SECOND_YEAR})?"
_COPYRIGHT = re.compile(
    rf"©\s*(?:copyright\s*)?(?:{_YEARS},?\s*)?(?:by )?([^\W\d][^\n.;©]{{2,80}})",
    re.IGNORECASE,
)
# What stands behind the name in such a line: the year, alone or in brackets.
_BEHIND = re.compile(rf"[\s,({DASHES}]+{_YEARS}(?:\s?(?:гг?|год|р|年))?\W*$")


def guess_publisher(document: Document) -> Guess:
    """Guess who published a report."""
    said = " ".join(document.details.publisher.split())[:_LONGEST]
    beginning = f"{document.text[:_BEGINNING]}\n{document.text[-_BEGINNING:]}"
    found = _PUBLISHED.search(beginning)
    if not found and _names_somebody(said):
        return Guess(said, "what the file says of itself")
    if found := found or _COPYRIGHT.search(beginning):
        named = _BEHIND.sub("", " ".join(found[1].split()))
        return Guess(named, "its text")
    return Guess(UNKNOWN, "nothing in it says who")


def _names_somebody(said: str) -> bool:
    """Say whether what a file says of itself is more than an account's or a program's name."""
    return not (_NOBODY.fullmatch(said) or _LOGIN.fullmatch(said))
