"""Words from reports are text in a page, whatever they hold."""

import pytest

from onrecord.inquiry.report_page import web_address
from onrecord.web.rendering import dates_whole, visible


def test_characters_that_reorder_or_hide_are_shown() -> None:
    assert visible("paid \u202e00,1\u202c\u200b") == "paid ⟦U+202E⟧00,1⟦U+202C⟧⟦U+200B⟧"
    assert visible("plain\ntext\twith é and 中文") == "plain\ntext\twith é and 中文"


def test_dates_stay_whole_and_all_else_stays_text() -> None:
    whole = '<span class="whole">2025-06-13</span>'
    assert dates_whole("by 2025-06-13, in <b onclick=x>") == f"by {whole}, in &lt;b onclick=x&gt;"
    assert dates_whole('2025-06 "2025-06-13\u202e"') == f'<span class="whole">2025-06</span> &#34;{whole}⟦U+202E⟧&#34;'
    assert dates_whole("12025-06-13 2025-06-133 2025 a2025-06") == "12025-06-13 2025-06-133 2025 a2025-06"


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "file:///etc", "http:", "http://[", "", None],
)
def test_only_web_addresses_become_links(address: str | None) -> None:
    assert web_address(address) is None


def test_web_addresses_become_links() -> None:
    assert web_address("https://harbour.example/a?b=1") == "https://harbour.example/a?b=1"
