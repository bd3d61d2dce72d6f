"""The texts in English."""

from bot.texts.english_admins import ENGLISH_ADMINS
from bot.texts.model import Texts

ENGLISH = Texts(
    code="en",
    locale="en_GB",
    name="English",
    welcome=(
        "I find the place in a report that answers your question, and quote it word for word.\n"
        "I search:\n{sources}\n"
        "Just type a question."
    ),
    try_these="Or try one of these:",
    help=(
        "<b>Ask</b>: type a question. I answer with the report's own words: the sentence that "
        "answers in bold, in its passage, with where it stands. I never write an answer myself, "
        "and I say so when the report doesn't seem to answer.\n\n"
        "<b>Ask on</b>: “and in 2022?” is read with the question before it; so is a reply to an "
        "answer. Edit your question, and the answer changes with it.\n\n"
        "<b>Under an answer</b>: ‹ › other passages · <i>In full</i> the whole paragraph · "
        "<i>Context</i> those before and after · <i>Copy</i> with its reference · <i>Share</i> to "
        "another chat · <i>All places</i> every paragraph that "
        "speaks of it · <i>Page</i> a picture of the page, the sentence marked (PDF) · "
        "👍 👎 was it right?\n\n"
        "<b>All of it</b>: “all the railway projects”, “everything on Dalian”. Words in quotation "
        "marks are found just as they are written.\n\n"
        "<b>One report of several</b>: “in the 2021 report”, year:2021, or report: and its id.\n\n"
        "<b>Elsewhere</b>: type @{username} and a question in any chat, or add me to a group and "
        "write /ask and a question.\n\n"
        "/contents read on · /sources what I search · /language {languages} · /privacy what "
        "I keep"
    ),
    about=(
        "<b>What I am</b>: a search that quotes. I find the sentence of a report that answers "
        "your question and show it word for word; each quote is checked against the report "
        "before I send it. I write no answers of my own.\n\n"
        "<b>What I search</b>:\n{sources}\n\n"
        "<b>How sure I am</b>: for each question I reckon how likely the report answers it. When "
        "that is likely I just quote; when it isn't clear I say “may not answer”; when it is "
        "unlikely I say that the report doesn't seem to say. I can be wrong, so read the passage: "
        "it is there to be checked.\n\n"
        "<b>What I keep</b>: your questions and votes, under a code in place of your name, {kept}. "
        "More: /privacy\n\n"
        "<i>paragraphs: {paragraphs} · model {model} · index {index} · you are {id}</i>"
    ),
    privacy=(
        "<b>What I keep</b>\n"
        "• Your questions and which message answered them: so that “and in 2022?” is understood, "
        "an edited question changes its answer, and whoever runs me sees what I couldn't answer.\n"
        "• Your 👍 and 👎, with the question and the passage.\n"
        "• The language and the sources that you chose, and that you came by an invite link.\n"
        "• A message as Telegram sent it, only until I have answered it: so that none gets "
        "lost.\n\n"
        "<b>How</b>: beyond that, never your name or number; a code stands in their place that "
        "can't be turned back without a key. Questions and votes are kept {kept}. Nothing goes to "
        "anyone else: I work without any outside service but Telegram.\n\n"
        "/forget deletes all of it at once. What others in a group asked or voted in reply to a "
        "question of yours stays theirs, and so does what a group has chosen."
    ),
    description=(
        "Ask a question about a report. I find the sentence that answers it and quote it word for "
        "word, with the place where it stands. I never write an answer of my own."
    ),
    short_description="Ask a report, get its own words back.",
    commands={
        "start": "What this is, with examples",
        "ask": "Ask a question",
        "contents": "Read the report from its contents",
        "sources": "Which reports are searched",
        "language": "My language: {languages}",
        "help": "How to ask and read an answer",
        "about": "What this is and how sure it is",
        "privacy": "What is kept about you",
        "forget": "Delete what is kept about you",
        "stats": "Questions and votes (admins)",
        "reports": "Reports: rename, remove (admins)",
        "invite": "The link that lets people in (admins)",
    },
    absent="The report doesn't seem to say.",
    absent_but="The report doesn't seem to say. It does answer:",
    unsure="The report may not answer this. The closest passage:",
    no_words="I need a question in words. Type what you want to know.",
    cut="Your message is long: I read what it asks, up to {length:,} characters.",
    read_with="Read with {questions}",
    part="Question {number} of {count}: “{question}”",
    about_section="What does it say about {title}?",
    unread="I can only read questions in {languages}.",
    only_words=(
        "I can only read text. Type a question, and I quote the sentence of the report that "
        "answers it."
    ),
    ask_how="Write the question behind the command: /ask How much did the GDP grow?",
    talk={
        "hello": "Hello! Ask me something about the report, and I quote its answer.",
        "thanks": "You're welcome.",
        "bye": "Goodbye!",
        "who": (
            "I'm Verbatim, a bot. I find the sentence of a report that answers your question, and "
            "quote it word for word. More: /about"
        ),
        "how": "Fine, thank you. What would you like to know from the report?",
        "ok": "🙂 Ask me anything else about the report.",
    },
    absent_closest="The report doesn't seem to say. What comes closest:",
    not_written="The report doesn't hold {words}.",
    by_meaning="The report is in another language, so {words} was looked for by its meaning.",
    all_places="All places",
    one_paragraph="{count} paragraph",
    paragraphs="{count} paragraphs",
    no_places="I find no paragraph that speaks of it.",
    to_answer="‹ Answer",
    no_question="I can't see the question any more. Please ask it again.",
    no_passage="That passage has changed or is no longer in the report.",
    changed_since="Changed since: the report was updated on {day}, and now says here:",
    gone_since="That passage is gone from the report since its update on {day}.",
    nothing_around="This paragraph is all that the report holds.",
    no_link=(
        "That link leads to a passage that I don't have: the report may have changed since. Type "
        "a question, or look it up in /contents."
    ),
    old_contents="The report has changed since; these are its contents now.",
    went_wrong="Something went wrong on my side. Please try again.",
    broken_off="My connection broke while I was answering. If there is no answer above:",
    number_in_queue="Many are asking right now: you are number {number}, about {time} to go.",
    too_many_questions="That was a lot of questions. I go on answering you in {time}.",
    too_many_here="There are a lot of questions here. I go on answering in this group in {time}.",
    too_many_taps="A little slower, please: go on in {time}.",
    too_many_queries="Too much typed: go on in {time}",
    unknown_command="I don't know that command. Just type a question, or see /help.",
    whole="In full",
    around="Context",
    copy="Copy",
    share="Share",
    closest="Closest passages",
    again="Show the answer",
    open_in_chat="Open in the report",
    page_button="Page",
    page_gone="I can't show that page: the report's file isn't where it was. Ask whoever runs me.",
    page_changed="I can't show that page: the report's file has changed since I read it.",
    page_failed="I couldn't make a picture of that page. “In full” and “Context” show its words.",
    page_unmarked="I couldn't tell where on the page it stands, so nothing is marked.",
    contents="Contents",
    choose_report="Which report?",
    back="‹ Back",
    source="source",
    page="p. {page}",
    scanned="Read by a machine from a scan; it may hold errors.",
    also_in="Also in {places}",
    no_report="I have no report {named}. There are: {known}.",
    choose_sources="I search those with ✓. Tap to change that for this chat:",
    one_source="It is the only one, so I always search it.",
    one_alone="To ask one report alone, put its report:… into your question (a tap copies it).",
    one_must_stay="One must stay, or there is nothing to search.",
    choose_language="Which language shall I speak? Quotes stay in the report's own.",
    language_set="I speak English now.",
    inline_start="Type a question about the report",
    inline_absent="The report doesn't seem to say. Closest:",
    inline_about="What is this?",
    inline_gone="That passage is no longer there",
    voted_up="👍 Noted: this answers the question.",
    voted_down="👎 Noted: this doesn't answer the question.",
    not_kept="I couldn't save that. Please try again later.",
    not_forgotten="I couldn't delete that just now. Please try again later.",
    not_read="I can't read that just now. Please try again later.",
    forgotten=(
        "Deleted: your questions ({turns}), your votes ({votes}) and your settings. What stands in "
        "our chats stays in Telegram until you delete it there."
    ),
    kept_days="for {days}",
    kept_for_ever="until you delete them",
    stats=(
        "Last 30 days: questions {questions} · people {people}\n"
        "Answered {answered} · unsure {unsure} · not in the report {absent}\n"
        "👍 {up} · 👎 {down} · share of 👍 {share}"
    ),
    stats_disliked="With 👎:",
    stats_unanswered="Not answered:",
    private_only="That stays between us: ask me in our own chat.",
    not_invited=(
        "I answer people whom my operator has invited. Ask them for the link, or tell them the "
        "number of this chat: {id}"
    ),
    nothing_to_read=(
        "There is no report that may be read here. Tell whoever runs me the number of this chat: "
        "{id}"
    ),
    admins=ENGLISH_ADMINS,
    building_index="Building the index",
)
