"""HTML mode: which markup is taken, and what becomes of it."""

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.demo.server.objects.model import Entity
from bot.demo.server.text.html import EntityError, parse_html
from bot.demo.server.text.utf16 import utf16_length, utf16_slice


def marks(html: str) -> list[tuple[str, int, int]]:
    """Return type, offset and length of each entity."""
    return [(entity.type, entity.offset, entity.length) for entity in parse_html(html)[1]]


def refusal(html: str) -> str:
    """Return why the text is refused, without the words that all refusals share."""
    with pytest.raises(EntityError) as caught:
        parse_html(html)
    return str(caught.value).removeprefix("can't parse entities: ")


@pytest.mark.parametrize(
    ("tag", "kind"),
    [
        ("b", "bold"),
        ("strong", "bold"),
        ("i", "italic"),
        ("em", "italic"),
        ("u", "underline"),
        ("ins", "underline"),
        ("s", "strikethrough"),
        ("strike", "strikethrough"),
        ("del", "strikethrough"),
        ("tg-spoiler", "spoiler"),
        ("code", "code"),
        ("pre", "pre"),
        ("blockquote", "blockquote"),
        ("B", "bold"),
    ],
)
def test_telegrams_own_tags_become_entities(tag: str, kind: str) -> None:
    """Each of Telegram's tags, in either case, becomes its entity."""
    assert parse_html(f"a<{tag}>bc</{tag}>") == ("abc", [Entity(kind, 1, 2)])


@pytest.mark.parametrize("tag", ["p", "br", "div", "h1", "ul", "img", "font", ""])
def test_any_other_tag_is_refused(tag: str) -> None:
    """A tag that isn't Telegram's is named with its place in bytes."""
    assert refusal(f"é<{tag}>x") == f'Unsupported start tag "{tag}" at byte offset 2'


def test_expandable_quote() -> None:
    """The attribute `expandable`, with or without a value, makes a quote collapse."""
    assert marks("<blockquote expandable>a</blockquote>") == [("expandable_blockquote", 0, 1)]
    assert marks('<blockquote expandable="">a</blockquote>') == [("expandable_blockquote", 0, 1)]


def test_span_must_be_a_spoiler() -> None:
    """A span is a spoiler or an error."""
    assert marks('<span class="tg-spoiler">a</span>') == [("spoiler", 0, 1)]
    assert refusal("<span>a</span>") == 'Tag "span" must have class "tg-spoiler" at byte offset 0'


def test_pre_with_language() -> None:
    """Code with a language that fills a block becomes the block's language."""
    html = '<pre><code class="language-python">x = 1</code></pre>'
    assert parse_html(html) == ("x = 1", [Entity("pre", 0, 5, language="python")])


def test_inline_code_has_no_language() -> None:
    """Code outside a block keeps no language."""
    html = '<code class="language-python">x</code>'
    assert parse_html(html) == ("x", [Entity("code", 0, 1)])


def test_link_keeps_its_address() -> None:
    """A link keeps its address, references decoded, host in lower case, path added."""
    html = '<a href="HTTPS://Example.com?a=1&amp;b=2">x</a>'
    assert parse_html(html)[1] == [Entity("text_link", 0, 1, url="https://example.com/?a=1&b=2")]
    html = "<a href='example.com'>x</a>"
    assert parse_html(html)[1] == [Entity("text_link", 0, 1, url="http://example.com/")]


def test_link_without_address_uses_its_text() -> None:
    """A link without an address is the address that its text spells."""
    assert parse_html("<a>example.com</a>")[1][0].url == "http://example.com/"


@pytest.mark.parametrize("url", ["no where", "nowhere", "ftp://a.org", "http://[a"])
def test_link_to_nowhere_is_refused(url: str) -> None:
    """A link whose address isn't one is an error here, where production drops it."""
    assert refusal(f'<a href="{url}">x</a>') == f'Invalid URL "{url}" at byte offset 0'


def test_attributes_that_mean_nothing_are_passed_over() -> None:
    """An attribute that means nothing is passed over, quoted or not."""
    html = '<a title="x" href=Example.com class=y>z</a>'
    assert parse_html(html)[1] == [Entity("text_link", 0, 1, url="http://example.com/")]
    assert marks('<tg-emoji emoji-id="5">👍</tg-emoji>') == [("custom_emoji", 0, 2)]


def test_telegrams_own_links_are_kept() -> None:
    """A tg:// link that mentions no user is a link as it stands."""
    html = '<a href="tg://resolve?domain=A">x</a>'
    assert parse_html(html)[1][0].url == "tg://resolve?domain=A"


def test_mention_by_id() -> None:
    """A tg://user link mentions a user."""
    (entity,) = parse_html('<a href="tg://user?id=42">x</a>')[1]
    assert entity.type == "text_mention"
    assert entity.user is not None
    assert entity.user.id == 42


def test_custom_emoji_needs_its_number() -> None:
    """A custom emoji without a number is refused."""
    assert marks('<tg-emoji emoji-id="5">👍</tg-emoji>') == [("custom_emoji", 0, 2)]
    assert refusal("<tg-emoji>👍</tg-emoji>") == "Invalid custom emoji identifier specified"


def test_offsets_count_utf16_units() -> None:
    """Offsets and lengths count UTF-16 units: a character beyond the plane counts two."""
    assert marks("😀<b>a😀</b>") == [("bold", 2, 3)]


@pytest.mark.parametrize(
    ("html", "plain"),
    [
        ("&lt;&gt;&amp;&quot;", '<>&"'),
        ("&#65;&#x42;", "AB"),
        ("&lt", "<"),
        ("&nbsp;&copy;", "&nbsp;&copy;"),
        ("&#0;&", "&#0;&"),
        ("&ampx", "&ampx"),
        ("&#12345678;", "&#12345678;"),
    ],
)
def test_references(html: str, plain: str) -> None:
    """Four named references and numeric ones are decoded; any other stays as it is."""
    assert parse_html(html) == (plain, [])


def test_half_of_a_character_is_refused() -> None:
    """A reference to a surrogate is refused."""
    assert refusal("&#xD800;").startswith("Text contains invalid Unicode characters")


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("x <b", "Unclosed start tag at byte offset 2"),
        ("x <p", "Unclosed start tag at byte offset 2"),
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("<a href", 'Unclosed start tag "a" at byte offset 0'),
        ('<a href="x"', "Unclosed start tag at byte offset 0"),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ("<a =x>y</a>", 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<a href=x/y>z</a>", "Unexpected end of name token at byte offset 8"),
        (
            "<b new>x</b>",
            'Expected equal sign in declaration of an attribute of the tag "b" at byte offset 0',
        ),
    ],
)
def test_broken_markup_is_refused(html: str, reason: str) -> None:
    """Broken markup is refused in the server's words, with the place in bytes."""
    assert refusal(html) == reason


def test_empty_end_tag_closes_the_innermost() -> None:
    """An end tag without a name closes whatever is open."""
    assert marks("<b>x</>") == [("bold", 0, 1)]


@pytest.mark.parametrize("inner", ["blockquote", "blockquote expandable"])
@pytest.mark.parametrize("outer", ["blockquote", "blockquote expandable"])
def test_quotes_are_not_nested(outer: str, inner: str) -> None:
    """A quote within a quote is refused, however deep."""
    html = f"<{outer}><b>a<{inner}>b</blockquote></b></blockquote>"
    assert 'Tag "blockquote" can\'t be nested in tag "blockquote"' in refusal(html)


@pytest.mark.parametrize(
    ("outer", "inner"),
    [("b", "code"), ("b", "pre"), ("code", "i"), ("pre", "i"), ("code", "a"), ("a", "code")],
)
def test_code_mixes_with_nothing(outer: str, inner: str) -> None:
    """Code stands neither within a style or link nor around one."""
    html = f"<{outer}>a<{inner}>b</{inner}></{outer}>"
    assert f'Tag "{inner}" can\'t be nested in tag "{outer}"' in refusal(html)


def test_code_within_a_block_fills_it() -> None:
    """Code that doesn't fill its block is refused."""
    assert (
        refusal("<pre><code>a</code>b</pre>") == 'Tag "code" must fill tag "pre" at byte offset 0'
    )
    assert "can't be nested" in refusal("<pre>a<code>b</code></pre>")


def test_styles_and_code_lie_within_a_quote() -> None:
    """Within a quote, bold, links and code are fine, the outer listed first."""
    html = '<blockquote><b>a</b> <code>c</code> <a href="x.org"><i>d</i></a></blockquote>'
    kinds = [kind for kind, _, _ in marks(html)]
    assert kinds == ["blockquote", "bold", "code", "text_link", "italic"]


def test_repeated_style_is_one_entity() -> None:
    """A style within itself, or right after itself, is one entity."""
    assert marks("<b>a<b>b</b></b><strong>c</strong>") == [("bold", 0, 3)]


def test_style_is_not_joined_over_an_edge() -> None:
    """Styles that meet at the edge of another entity stay apart, so that none crosses it."""
    html = "<blockquote><b>a</b></blockquote><b>b</b>"
    assert marks(html) == [("blockquote", 0, 1), ("bold", 0, 1), ("bold", 1, 1)]


def test_empty_tag_leaves_nothing() -> None:
    """A tag around nothing leaves no entity."""
    assert parse_html("a<b></b>") == ("a", [])


@given(st.text())
def test_escaped_text_comes_back(text: str) -> None:
    """Any text, escaped, parses to itself without entities."""
    assert parse_html(escape(text)) == (text, [])


@given(st.lists(st.tuples(st.sampled_from(["", "b", "i", "u", "blockquote"]), st.text())))
def test_entities_cover_what_was_marked(parts: list[tuple[str, str]]) -> None:
    """Every marked part is covered by entities of its kind, at its offsets."""
    kinds = {"b": "bold", "i": "italic", "u": "underline", "blockquote": "blockquote"}
    marked = [f"<{tag}>{escape(text)}</{tag}>" if tag else escape(text) for tag, text in parts]
    plain, entities = parse_html("".join(marked))
    assert plain == "".join(text for _, text in parts)
    offset = 0
    for tag, text in parts:
        end = offset + utf16_length(text)
        covered = any(
            entity.type == kinds[tag] and entity.offset <= offset and end <= entity.end
            for entity in entities
            if tag
        )
        assert covered or not tag or not text
        assert utf16_slice(plain, offset, end) == text
        offset = end


@given(st.text(alphabet="<>/abi&;\"'= \n😀"))
def test_any_text_parses_or_is_refused(html: str) -> None:
    """No text makes the parser fail in another way, and no entity leaves the text."""
    try:
        plain, entities = parse_html(html)
    except EntityError:
        return
    assert all(0 <= entity.offset < entity.end <= utf16_length(plain) for entity in entities)
