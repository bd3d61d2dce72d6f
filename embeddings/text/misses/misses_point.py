"""Whether a passage that is near a question misses its point, by rules that compare the two.

Each rule is to be sure of what it tells: another of two things, what was for what will be, what
isn't so for what is. The tests keep answers in other words, `right_answers.toml`, that no rule may
touch. Where none of them tells anything, the judge alone weighs how well the passage matches.
"""

from dataclasses import dataclass

from embeddings.text.misses.alternatives import has_alternative, is_at_other_rate
from embeddings.text.misses.another_name import has_another_name
from embeddings.text.misses.another_place import has_another_in_place
from embeddings.text.misses.colours import lacks_colour
from embeddings.text.misses.negated import is_not_negated
from embeddings.text.misses.offices import is_of_other_office
from embeddings.text.misses.other_marks import has_others
from embeddings.text.misses.planned import is_only_planned
from embeddings.text.misses.tells_otherwise import tells_otherwise
from embeddings.text.misses.unexplained import is_unexplained


@dataclass(frozen=True, slots=True)
class Compared:
    """A question, the sentence that matches it best, its passage, and the headings over that.

    `language` is the code of the language of the passage, `asked_in` that of the question's.
    """

    question: str
    sentence: str
    text: str
    headings: str
    language: str
    asked_in: str

    @property
    def around(self) -> str:
        """Return the passage with its headings."""
        return f"{self.headings} \n {self.text}"


def misses_point(compared: Compared) -> bool:
    """Say whether a passage surely tells of something else than a question asks for."""
    question, sentence = compared.question, compared.sentence
    around, languages = compared.around, (compared.language, compared.asked_in)
    return (
        tells_otherwise(question, sentence, around, *languages)
        or is_only_planned(question, sentence, *languages)
        or is_not_negated(question, sentence, around, *languages)
        or is_at_other_rate(question, sentence, around, *languages)
        or is_of_other_office(question, sentence, around, *languages)
        or lacks_colour(question, sentence, around, *languages)
        or has_another_name(question, around, *languages)
        or (compared.language == compared.asked_in and _is_other_in_one_language(compared))
    )


def _is_other_in_one_language(compared: Compared) -> bool:
    """Say whether a passage in the question's language tells of something else."""
    question, sentence, language = compared.question, compared.sentence, compared.language
    return (
        has_others(question, compared.around, language)
        or has_alternative(question, sentence, compared.around, language)
        or has_another_in_place(question, sentence, compared.around, language)
        or is_unexplained(question, sentence, compared.text, language)
    )
