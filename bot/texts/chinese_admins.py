"""The texts for admins in Chinese (simplified)."""

from bot.texts.admins import AdminTexts
from corpus.refusal import Refusal

CHINESE_ADMINS = AdminTexts(
    welcome="把文件发给我，即可添加为报告；用 /reports 查看、改名或移除报告。",
    reading="正在读取 {name} ……",
    reading_many="正在读取 {count} 个文件……",
    at_it="正在处理。",
    too_big=(
        "{name} 有 {size} MB，而 Telegram 最多只让我取 {limit} MB。更大的文件请在运行我的电脑上用"
        "“reports add”添加。"
    ),
    not_fetched="暂时没能从 Telegram 取到 {name}，请再发一次。",
    gone_file="我看不到那个文件了，请再发一次。",
    already_there="{name} 已经有了：它就是“{title}”的文件。直接提问即可。",
    cannot_add="无法添加 {name}：{why}",
    refusals={
        Refusal.EMPTY: "里面没有文字。是不是发错了文件？",
        Refusal.LOCKED: "文件已加密，或需要密码才能打开。请发一份没有密码的副本。",
        Refusal.BROKEN: "文件已损坏或不完整。请重新导出或下载后再发。",
        Refusal.HOSTILE: (
            "它像是恶意文件：解压后大得异常，或指向文件之外。请用原来的程序重新保存，或另存为 PDF。"
        ),
        Refusal.TOO_LARGE: "文件太大，这里读不了。请拆成几份再发。",
        Refusal.SCANNED: (
            "页面都是图片，没有文字，例如扫描件。请先做文字识别（OCR），再发识别后的文件。"
        ),
        Refusal.GARBLED: (
            "文字是乱码：它的字体没有说明所画的是哪些字。请用原来的程序重新导出，"
            "或做文字识别（OCR）。"
        ),
        Refusal.SPREADSHEET: "这是电子表格。请把需要的工作表另存为 PDF 再发。",
        Refusal.SLIDES: "这是演示文稿。请把幻灯片另存为 PDF 再发。",
        Refusal.OLD_DOCUMENT: "这种文档格式我读不了。请另存为 PDF 或 DOCX 再发。",
        Refusal.PICTURE: "这是图片。请做成带文字的 PDF（OCR）再发。",
        Refusal.RECORDING: "这是音频或视频。请发它的文字稿。",
        Refusal.PACKED: "这是压缩包。请解压后发里面的报告。",
        Refusal.NO_REPORT: "这不是我能读的文档。请把报告另存为 PDF、DOCX 或文本再发。",
        Refusal.NO_TITLE: "标题要有文字，长度不超过一两行。",
        Refusal.NO_ROOM: (
            "运行我的电脑磁盘已满，或不允许我写入。腾出空间后请再试；原有的报告不受影响。"
        ),
        Refusal.LINK: "它只是指向别的文件的链接。请把那份文件本身放进压缩包。",
        Refusal.SAME_FILE: "它就是库中已有报告的文件。",
        Refusal.CHANGED_FILE: "文件在读取之后有改动，请重新发送。",
        Refusal.ONLY_REPORT: "这是唯一的报告，没有它就无从提问。请先添加另一份。",
    },
    invite="通过这个链接来的人可以向我提问：\n{person}\n\n群组请用这个链接：\n{group}",
    invite_open=(
        "现在任何人都可以向我提问。把 access.open 设为 false 之后，个人用这个链接：\n{person}\n\n"
        "群组用这个链接：\n{group}"
    ),
    title="标题",
    date="日期",
    language="语言",
    publisher="发布者",
    guessed="由文件推测：{details}。",
    today="今天，因为文件没有写明日期",
    unknown="不详",
    pages="页数：{count}",
    sections="章节：{count}",
    paragraphs="段落：{count}",
    documents="可以添加的文件：{count}",
    shall_add="要添加吗？",
    same_title="已有同名的报告：{title}，{date}。",
    which="这是它的新版，还是另一份报告？",
    answered_then="添加之后就会回答随文件发来的问题。",
    add="添加",
    add_all="全部添加（{count}）",
    cancel="取消",
    new_edition="新版：{title}",
    another="另一份报告",
    not_added="没有添加任何报告。",
    waits="正在等待另一项更改结束……",
    adding="正在添加 {title} ……",
    progress="已完成 {done}，共 {total} 条",
    time_left="还需约{time}",
    added="已添加：{title}。现在可以提问了。",
    updated="已更新：{title}。现在可以就新版提问了。",
    nothing_changed="没有任何改动：{why}",
    reports="报告：{count} 份。点按一份即可改名或移除。",
    from_catalog="它是随我自带的，不能在这里改名或移除。",
    from_file="添加自 {name}。",
    unreadable="它的文件已无法读取，因此不检索它。",
    rename="改名",
    remove="移除",
    new_title="新标题是什么？请回复这条消息。",
    renamed="已改名：{title}。",
    remove_question="要移除“{title}”吗？不会保留它的任何内容，指向它的链接也会失效。",
    keep="保留",
    removed="已移除：{title}。",
    gone_report="那份报告已经不在了。",
)
