"""What the bot says in its own words; everything else is the report's."""

WELCOME = (
    "I find the place in a report that answers your question, and quote it word for word.\n"
    "I search:\n{sources}\n"
    "Just type a question, or try one of these:"
)
HELP = (
    "Type a question in English. I answer with the report's own words: the sentence that answers "
    "in bold, in its passage, with where it stands.\n"
    "‹ › walk through up to five passages, and “Whole paragraph” shows everything around one.\n"
    "I never write an answer myself, and I say so when the report doesn't seem to answer."
)
ABSENT = "The report doesn't seem to say."
UNSURE = "The report may not answer this. The closest passage:"
NO_WORDS = "I need a question in words, such as: How much did the GDP grow?"
CUT = "Your question is long: I read its first {length:,} characters."
NO_QUESTION = "I can't see the question any more. Please ask it again."
NO_PASSAGE = "That passage is no longer in the report."
WENT_WRONG = "Something went wrong on my side. Please try again."
BROKEN_OFF = "My connection broke while I was answering. If there is no answer above:"
DESCRIPTION = (
    "Ask a question about a report. I find the sentence that answers it and quote it word for "
    "word, with the place where it stands. I never write an answer of my own."
)
SHORT_DESCRIPTION = "Ask a report, get its own words back."
COMMANDS = (("start", "What this is, with examples"), ("help", "How to ask and read an answer"))
