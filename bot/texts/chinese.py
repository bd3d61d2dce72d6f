"""The texts in Chinese (simplified)."""

from bot.texts.chinese_admins import CHINESE_ADMINS
from bot.texts.model import Texts

CHINESE = Texts(
    code="zh",
    locale="zh_CN",
    name="中文",
    welcome=(
        "我在报告中找到回答您问题的那句话，并一字不差地引用出来。\n"
        "我检索的报告：\n{sources}\n"
        "直接输入问题即可。"
    ),
    try_these="也可以试试这些：",
    help=(
        "<b>提问</b>：直接输入问题。我用报告的原文回答：回答问题的句子用粗体标出，"
        "连同上下文和出处。我从不自己编写答案；报告里好像没有说到的，我会直说。\n\n"
        "<b>追问</b>：“那2022年呢？”会和上一个问题一起理解；回复某条答案也一样。"
        "修改您的问题，答案也会跟着改。\n\n"
        "<b>答案下面的按钮</b>：‹ › 其他段落 · <i>全段</i> 整个段落 · <i>前后文</i> "
        "前一段和后一段 · <i>复制</i> 连同出处 · <i>分享</i> 到别的聊天 · "
        "<i>所有提及</i> 提到它的每个段落 · <i>原页</i> 标出这句话的页面图片（PDF） · "
        "👍 👎 答得对吗？\n\n"
        "<b>全部</b>：“所有铁路项目”“关于大连的所有内容”。引号里的词会一字不差地查找。\n\n"
        "<b>只问一份报告</b>：“2021年报告里……”、year:2021，或 report: 加报告的编号。\n\n"
        "<b>别的地方</b>：在任何聊天里输入 @{username} 和问题；或把我加进群里，"
        "用 /ask 加问题来问。\n\n"
        "/contents 按目录阅读 · /sources 检索哪些报告 · /language {languages} · "
        "/privacy 我保存什么"
    ),
    about=(
        "<b>我是什么</b>：一个只引用原文的检索机器人。我找到报告中回答您问题的句子，"
        "逐字显示；每段引文在发出之前都和报告核对过。我不自己编写答案。\n\n"
        "<b>我检索的报告</b>：\n{sources}\n\n"
        "<b>我有多大把握</b>：每个问题我都会估计报告回答了它的可能性。可能性大，我直接引用；"
        "拿不准，我会说“报告也许没有回答”；可能性小，我会说“报告里好像没有说到”。"
        "我也会出错，所以请看原文：引用就是为了让您核对。\n\n"
        "<b>我保存什么</b>：您的问题和评价，用代码代替姓名，{kept}。详见 /privacy\n\n"
        "<i>{paragraphs} 个段落 · 模型 {model} · 索引 {index} · 您的编号 {id}</i>"
    ),
    privacy=(
        "<b>我保存什么</b>\n"
        "• 您的问题，以及哪条消息回答了它：这样“那2022年呢？”才能被理解，"
        "修改问题时答案才能跟着改，管理员也能看到哪些问题没有答上来。\n"
        "• 您的 👍 和 👎，连同问题和段落。\n"
        "• 您选择的语言和报告，以及您是否通过邀请链接而来。\n"
        "• 您发来的消息原样，只保存到我回答为止，以免丢失。\n\n"
        "<b>怎样保存</b>：除此之外，从不保存您的姓名或号码，只保存一个代码，没有密钥就无法还原。"
        "问题和评价{kept}。不会交给任何人：除了 Telegram，我不使用任何外部服务。\n\n"
        "/forget 立即全部删除。群里其他人回复您的问题而提出的追问和评价仍属于他们，"
        "群的设置也会保留。"
    ),
    description=(
        "就一份报告提问。我找到回答问题的那句话，一字不差地引用，并注明出处。我从不自己编写答案。"
    ),
    short_description="向报告提问，得到它的原话。",
    commands={
        "start": "这是什么，附示例问题",
        "ask": "提一个问题",
        "contents": "按目录阅读报告",
        "sources": "检索哪些报告",
        "language": "语言：{languages}",
        "help": "怎样提问、怎样看答案",
        "about": "这是什么，有多大把握",
        "privacy": "保存了您的什么信息",
        "forget": "删除保存的信息",
        "stats": "提问和评价统计（管理员）",
        "reports": "报告：改名、移除（管理员）",
        "invite": "邀请链接（管理员）",
    },
    absent="报告里好像没有说到。",
    absent_but="报告里好像没有说到。它回答了这些问题：",
    unsure="报告也许没有回答这个问题。最接近的段落：",
    no_words="请用文字提问：直接输入您想知道的内容。",
    cut="您的消息很长：我只读了其中的问题，最多 {length:,} 个字符。",
    read_with="结合{questions}理解",
    part="第 {number} 问（共 {count} 问）：“{question}”",
    about_section="关于“{title}”说了什么？",
    unread="我只能读懂用{languages}提出的问题。",
    only_words="我只能读文字。请输入一个问题，我会引用报告中回答它的句子。",
    ask_how="请把问题写在命令后面：/ask 去年生产总值增长了多少？",
    talk={
        "hello": "您好！请就报告提问，我引用它的原话来回答。",
        "thanks": "不客气。",
        "bye": "再见！",
        "who": "我是 Verbatim，一个机器人。我在报告中找到回答您问题的句子，逐字引用。详见 /about",
        "how": "我很好，谢谢。您想从报告里了解什么？",
        "ok": "🙂 关于报告，您还可以问别的。",
    },
    absent_closest="报告里好像没有说到。最接近的段落：",
    not_written="报告里没有{words}这样的原话。",
    by_meaning="报告用的是另一种语言，因此按意思查找了{words}。",
    all_places="所有提及",
    one_paragraph="{count} 个段落",
    paragraphs="{count} 个段落",
    no_places="我没有找到同时提到这些内容的段落。",
    to_answer="‹ 答案",
    no_question="我看不到那个问题了，请再问一次。",
    no_passage="这个段落已有改动，或者已不在报告里。",
    changed_since="此后有改动：报告于{day}更新，这里现在写的是：",
    gone_since="这个段落自报告{day}更新后已不在报告里。",
    nothing_around="报告里只有这一段。",
    no_link="这个链接指向的段落我没有：报告可能已经改过。请直接提问，或在 /contents 里查找。",
    old_contents="报告后来改过，这是现在的目录。",
    went_wrong="我这边出了点问题，请再试一次。",
    broken_off="我回答的时候连接断了。如果上面没有答案：",
    number_in_queue="现在提问的人很多：您排在第 {number} 位，大约还要{time}。",
    too_many_questions="您的问题有点多，我{time}后继续回答您。",
    too_many_here="这里的问题有点多，我{time}后继续在本群回答。",
    too_many_taps="请点慢一点：{time}后再继续。",
    too_many_queries="输入太快了：{time}后再继续",
    unknown_command="我不认识这个命令。直接提问即可，或看 /help。",
    whole="全段",
    around="前后文",
    copy="复制",
    share="分享",
    closest="最接近的段落",
    again="显示答案",
    open_in_chat="在报告中打开",
    page_button="原页",
    page_gone="无法显示这一页：报告文件已不在原处。请联系管理员。",
    page_changed="无法显示这一页：报告文件在我读取之后有了改动。",
    page_failed="没能做出这一页的图片。请用“全段”和“前后文”查看文字。",
    page_unmarked="没能确定它在页面上的位置，所以没有标出。",
    contents="目录",
    choose_report="哪一份报告？",
    back="‹ 返回",
    source="来源",
    page="第 {page} 页",
    scanned="由机器从扫描件识别，可能有错。",
    also_in="另见：{places}",
    no_report="没有报告{named}。现有：{known}。",
    choose_sources="我检索带 ✓ 的报告。点按可为本聊天更改：",
    one_source="只有这一份，所以总是检索它。",
    one_alone="只问一份报告时，把它的 report:… 写进问题里（点按即可复制）。",
    one_must_stay="至少要留一份，否则就没有可检索的了。",
    choose_language="我用哪种语言说话？引文保持报告的原文。",
    language_set="我现在说中文。",
    inline_start="输入关于报告的问题",
    inline_absent="报告里好像没有说到。最接近的：",
    inline_about="这是什么？",
    inline_gone="这个段落已不在了",
    voted_up="👍 记下了：它回答了问题。",
    voted_down="👎 记下了：它没有回答问题。",
    not_kept="没能保存，请稍后再试。",
    not_forgotten="现在没能删除，请稍后再试。",
    not_read="现在读不出来，请稍后再试。",
    forgotten=(
        "已删除：{turns} 个问题、{votes} 个评价，以及您的设置。"
        "聊天里的消息仍在 Telegram，请自行删除。"
    ),
    kept_days="保存 {days}",
    kept_for_ever="保存到您删除为止",
    stats=(
        "最近 30 天：{people} 人提了 {questions} 个问题\n"
        "已回答 {answered} · 不确定 {unsure} · 报告里没有 {absent}\n"
        "👍 {up} · 👎 {down} · 👍 占比 {share}"
    ),
    stats_disliked="得到 👎 的：",
    stats_unanswered="没有答上的：",
    private_only="这个只在我们的私聊里说，请到那里问我。",
    not_invited="我只回答受运营者邀请的人。请向运营者索取邀请链接，或告知本聊天的编号：{id}",
    nothing_to_read="这里没有您可以阅读的报告。请把本聊天的编号告诉运营者：{id}",
    admins=CHINESE_ADMINS,
    building_index="正在建立索引",
)
