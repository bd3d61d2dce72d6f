"""The texts for admins in English."""

from bot.texts.admins import AdminTexts
from corpus.refusal import Refusal

ENGLISH_ADMINS = AdminTexts(
    welcome="Send me a document to add it as a report; /reports lists, renames and removes them.",
    reading="I'm reading {name} …",
    reading_many="I'm reading {count} documents …",
    at_it="I'm at it.",
    too_big=(
        "{name} has {size} MB, and Telegram lets me fetch {limit} MB at most. On the computer that "
        "runs me, “reports add” takes larger files."
    ),
    not_fetched="I couldn't fetch {name} from Telegram just now. Please send it once more.",
    gone_file="I can't see that document any more. Please send it once more.",
    already_there="{name} is there already: it is the very file of “{title}”. Just ask about it.",
    cannot_add="I can't add {name}: {why}",
    refusals={
        Refusal.EMPTY: "there is no text in it. Is it the right file?",
        Refusal.LOCKED: (
            "it is encrypted, or opens only with a password. Send a copy without a password."
        ),
        Refusal.BROKEN: "it is broken or cut off. Export or download it again, and send that.",
        Refusal.HOSTILE: (
            "it is made like files that do harm: it unpacks to far more than a report has, or "
            "leads outside of itself. Save it anew with the program that made it, or as PDF."
        ),
        Refusal.TOO_LARGE: "it is too large to be read here. Split it into parts, and send those.",
        Refusal.SCANNED: (
            "its pages are pictures without text, as of a scan. Run it through text recognition "
            "(OCR), and send what that saves."
        ),
        Refusal.GARBLED: (
            "its text is garbled: its fonts don't say which letters they draw. Export it again "
            "from the program that made it, or run it through text recognition (OCR)."
        ),
        Refusal.SPREADSHEET: "it is a spreadsheet. Save the sheet that matters as PDF.",
        Refusal.SLIDES: "it is a presentation. Save the slides as PDF.",
        Refusal.OLD_DOCUMENT: (
            "it is a document in a format that I don't read. Save it as PDF or DOCX."
        ),
        Refusal.PICTURE: "it is a picture. Make a PDF with text of it (OCR), and send that.",
        Refusal.RECORDING: "it is a sound or video file. Send a transcript of it as text.",
        Refusal.PACKED: "it is a packed archive. Unpack it, and send the report that is inside.",
        Refusal.NO_REPORT: "it isn't a document that I read. Save the report as PDF, DOCX or text.",
        Refusal.NO_TITLE: "a title needs letters, and no more than a line or two of them.",
        Refusal.NO_ROOM: (
            "the disk of the computer that runs me is full, or I may not write there. Once there "
            "is room, try again; what was there before goes on."
        ),
        Refusal.LINK: "it is a link to another file. Put that file itself into the zip.",
        Refusal.SAME_FILE: "it is the very file of a report that is there.",
        Refusal.CHANGED_FILE: "it has changed since it was read. Send it once more.",
        Refusal.ONLY_REPORT: (
            "it is the only report, and without one there is nothing to ask. Add another one first."
        ),
    },
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
    answered_then="Your question is answered once it is added.",
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
