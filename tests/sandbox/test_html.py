"""The HTML parser compared with Telegram's (`tdjson`): equal text, entities and errors."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox import entities
from sandbox.entities import parse_html
from sandbox.errors import ApiError
from sandbox.html_reader import Formatted, read_html

needs_td = pytest.mark.skipif(
    entities.tdjson is None, reason="Telegram's own parser (tdjson) is not installed"
)

HALF = (
    "Text contains invalid Unicode characters after decoding HTML entities, "
    "check for unmatched surrogate code units"
)
REFUSED = [
    ("a < b", 'Unsupported start tag "" at byte offset 2'),
    ("<>", 'Unsupported start tag "" at byte offset 0'),
    ("<", "Unclosed start tag at byte offset 0"),
    ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
    ("<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
    ("</b>", "Unexpected end tag at byte offset 0"),
    ("<b>x</b", "Unclosed end tag at byte offset 4"),
    ("<b>x</b y>", "Unclosed end tag at byte offset 4"),
    ("<br>", 'Unsupported start tag "br" at byte offset 0'),
    ("<br/>", 'Unsupported start tag "br/" at byte offset 0'),
    ("<p>x</p>", 'Unsupported start tag "p" at byte offset 0'),
    ("<!-- -->", 'Unsupported start tag "!--" at byte offset 0'),
    ("Жук <div>", 'Unsupported start tag "div" at byte offset 7'),
    ("🙂<h1>", 'Unsupported start tag "h1" at byte offset 4'),
    ("<a href=http://e.com>x</a>", "Unexpected end of name token at byte offset 8"),
    ("<b =x>", 'Empty attribute name in the tag "b" at byte offset 0'),
    ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ("<tg-emoji>x</tg-emoji>", "Invalid custom emoji identifier specified"),
    ("<tg-emoji emoji-id='x'>x</tg-emoji>", "Invalid custom emoji identifier specified"),
    ("<tg-time unix='1' format='x'>x</tg-time>", "Invalid date format used"),
    ("<b", "Unclosed start tag at byte offset 0"),
    ("<b attr", 'Unclosed start tag "b" at byte offset 0'),
    ("<b attr='x", "Unclosed start tag at byte offset 0"),
    ("&#55357;", HALF),
]  # fmt: skip

ACCEPTED = [
    "a & b", "&nbsp;&copy;&unknown;", "&lt", "&lt1", "&ltx", "&amp;lt;", "&#128512;&#x41&#X41;",
    "&#0;&#1114112;&#;", "&apos;&quot;", "<b class='x'>x</b>", "<b x='>'>x</b>", "<b>x</>",
    "<a>x</a>", "<a href=''>x</a>", "<a href='javascript:..'>x</a>", "<a href='not a url'>x</a>",
    "<a>http://e.com</a>", "<a href=e.com>x</a>", "<a HREF='e.com'>x</a>",
    "<a href='HTTP://E.com'>x</a>", "<a href='http://e.com?x=1&amp;y=2&z'>x</a>",
    "<a href='http://e.com/a b'>x</a>", "<a href='http://localhost'>x</a>",
    "<a href='tg://resolve?domain=x'>x</a>", "<a href='tg://user?id=5'>x</a>",
    "<B>x</b>", "<b >x</b  >", "<b>a<b>b</b></b>", "<code><b>x</b></code>", "<b> </b>",
    "<blockquote>a<blockquote expandable>b</blockquote></blockquote>",
    "<pre><code class='language-python'>x</code></pre>", "<pre><code>x</code></pre>",
    "<code class='language-py'><pre>x</pre></code>", "<code class='language-py'>x</code>",
    "<pre>a<code class='language-x'>b</code></pre>", "<span class=tg-spoiler>x</span>",
    "<tg-emoji emoji-id='5'>🙂</tg-emoji>", "<tg-emoji></tg-emoji>x",
    "<tg-time unix='1700000000' format='wDT'>t</tg-time>", "<tg-time>t</tg-time>",
    "<tg-time unix='1' format='twd'>t</tg-time>", "<tg-time unix=1 format=R>t</tg-time>",
    "<tg-time unix='0'>t</tg-time>", "<tg-spoiler><u><s><em>🙂x</em></s></u></tg-spoiler>",
]  # fmt: skip


@pytest.mark.parametrize(("text", "refusal"), REFUSED)
def test_our_reader_refuses_in_telegrams_words(text: str, refusal: str) -> None:
    with pytest.raises(ApiError) as refused:
        read_html(text)
    assert refused.value.description == f"Bad Request: can't parse entities: {refusal}"


@needs_td
@pytest.mark.parametrize(("text", "refusal"), REFUSED)
def test_these_are_telegrams_words(text: str, refusal: str) -> None:
    with pytest.raises(ApiError) as refused:
        parse_html(text)
    assert refused.value.description == f"Bad Request: can't parse entities: {refusal}"


@needs_td
@pytest.mark.parametrize("text", ACCEPTED)
def test_our_reader_accepts_what_telegram_accepts(text: str) -> None:
    assert read_html(text) == parse_html(text)


# ── Generated ──────────────────────────────────────────────────────────────────────────────────

WORDS = st.text(alphabet="aЖ🙂 \n1&;'\"=/", max_size=6) | st.sampled_from(
    ["&lt;", "&gt", "&amp;", "&quot;", "&#1078;", "&#x1F642;", "&nbsp;"]
)
NAMES = st.from_regex(r"[a-z]{1,4}\.[a-z]{2,3}", fullmatch=True)
PATHS = st.text(alphabet="aЯ/?=>&;%-_.# ", max_size=8)
ADDRESSES = st.builds(
    "{}{}{}".format, st.sampled_from(["http://", "https://", "HTTPS://", ""]), NAMES,
    st.just("") | PATHS.map("/{}".format) | PATHS.map("?{}".format),
)  # fmt: skip
STARTS = st.one_of(
    st.sampled_from(
        ["b", "strong", "I", "em", "u", "ins", "s", "strike", "del", "tg-spoiler", "pre", "code",
         "blockquote", "blockquote expandable", "code class='language-py'", "a",
         "span class='tg-spoiler'", "b  class=x", "tg-emoji emoji-id=\"12\"", "u title = '>' "]
    ),
    ADDRESSES.map("a href='{}'".format),
    st.integers(1, 10**9).map("a href='tg://user?id={}'".format),
    st.builds(
        "tg-time unix={} format='{}'".format,
        st.integers(0, 2**31 - 1),
        st.text(alphabet="wdDtT", max_size=3) | st.sampled_from("rR"),
    ),
)  # fmt: skip


def _tagged(start: str, inside: str) -> str:
    return f"<{start}>{inside}</{start.split(maxsplit=1)[0]}>"


VALID = st.recursive(
    WORDS,
    lambda inner: st.builds(_tagged, STARTS, inner) | st.lists(inner, max_size=4).map("".join),
    max_leaves=12,
)
BROKEN = st.lists(
    WORDS | STARTS.map("<{}>".format) | st.sampled_from(
        ["<", ">", "</", "</b>", "</I >", "</>", "<b", "<a href", "<a href=", "<u x=y ", "<br/>",
         "<span>", "<tg-emoji>", "<tg-time unix=5 format=x>", "&#xD800;", "='", "\t"]
    ),
    max_size=8,
).map("".join)  # fmt: skip


@needs_td
@given(VALID)
def test_our_reader_finds_the_same_entities(text: str) -> None:
    assert read_html(text) == parse_html(text)


@needs_td
@given(BROKEN)
def test_our_reader_says_the_same_of_anything(text: str) -> None:
    assert _verdict(text, is_ours=True) == _verdict(text, is_ours=False)


def _verdict(text: str, *, is_ours: bool) -> Formatted | str:
    try:
        return read_html(text) if is_ours else parse_html(text)
    except ApiError as refusal:
        return refusal.description
