"""The texts for admins in English."""

from bot.texts.admins import AdminTexts

ENGLISH_ADMINS = AdminTexts(
    reading="I'm reading {name} …",
    reading_many="I'm reading {count} documents …",
    too_big=(
        "{name} has {size} MB, and Telegram lets me fetch {limit} MB at most. On the computer that "
        "runs me, “reports add” takes larger files."
    ),
    not_fetched="I couldn't fetch {name} from Telegram just now. Please send it once more.",
    gone_file="I can't see that document any more. Please send it once more.",
    already_there="{name} is there already: it is the very file of “{title}”. Just ask about it.",
    cannot_add="I can't add {name}: {why}",
    invite=(
        "Whoever comes by this link may ask me:\n{person}\n\n"
        "By this one a group lets me in:\n{group}"
    ),
    invite_open=(
        "Anybody may ask me. Once access.open is false, people come by this link:\n{person}\n\n"
        "and groups by this one:\n{group}"
    ),
    title="Title",
    date="Date",
    language="Language",
    publisher="Publisher",
    guessed="Guessed from the file: {details}.",
    today="today, for the file names no day",
    unknown="unknown",
    pages="pages: {count}",
    sections="sections: {count}",
    paragraphs="paragraphs: {count}",
    documents="Documents to add: {count}",
    shall_add="Shall I add it?",
    same_title="There is a report with that title already: {title}, {date}.",
    which="Is this a new edition of it, or another report?",
    add="Add",
    add_all="Add all {count}",
    cancel="Cancel",
    new_edition="New edition of {title}",
    another="Another report",
    not_added="Nothing was added.",
    waits="I'm waiting for another change of the reports to end …",
    adding="I'm adding {title} …",
    progress="{done} of {total} texts",
    time_left="about {time} left",
    added="Added: {title}. It can be asked now.",
    updated="Updated: {title}. Its new edition can be asked now.",
    nothing_changed="Nothing was changed: {why}",
    reports="Reports: {count}. Tap one to rename or remove it.",
    from_catalog="It comes with me: it can't be renamed or removed here.",
    from_file="Added from {name}.",
    unreadable="Its file can't be read any more, so it isn't searched.",
    rename="Rename",
    remove="Remove",
    new_title="What shall its title be? Reply to this message with it.",
    renamed="Renamed: {title}.",
    remove_question="Remove “{title}”? Nothing of it is kept, and links to it end.",
    keep="Keep it",
    removed="Removed: {title}.",
    gone_report="That report isn't there any more.",
)
