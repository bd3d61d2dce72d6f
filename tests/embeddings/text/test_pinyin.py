"""Chinese names are found by the letters that spell them."""

import pytest

from embeddings.text.pinyin import letters_of, where_spelled


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("瓦房店的人口是多少？", "Wafangdian", "瓦房店"),
        ("2021年大連有多少人口", "Dalian", "大連"),
        ("院长赵立新说", "Zhao Lixin", "赵立新"),
        ("游客去了西安。", "Xi'an", "西安"),
        ("陕西和山西", "Shanxi", "山西"),
        ("陕西和山西", "Shaanxi", "陕西"),
        ("吕梁的煤", "Lüliang", "吕梁"),
        # Characters that are read in two ways in names.
        ("长春和重庆的人口", "Changchun", "长春"),
        ("长春和重庆的人口", "Chongqing", "重庆"),
        ("六安和六盘水", "Lu'an", "六安"),
        ("六安和六盘水", "Liupanshui", "六盘水"),
        ("長樂區的人口", "Changle", "長樂"),
        ("成都的公园", "Chengdu", "成都"),
        ("主任单国强和曾伟", "Shan Guoqiang", "单国强"),
        ("主任单国强和曾伟", "Zeng Wei", "曾伟"),
    ],
)
def test_whole_names_are_found(text: str, name: str, found: str) -> None:
    """Each character is spelled by all its letters; accents and signs don't count."""
    place = where_spelled(text, letters_of(name))
    assert place is not None
    assert text[slice(*place)] == found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # A part of a name, letters of half a character, one character, and too few letters.
        ("大连", "Dalianwan"),
        ("上海", "Hangha"),
        ("双", "Shuang"),
        ("阿里", "Ali"),
        ("沈阳", "Shenyan"),
        ("长春", "Changchu"),
    ],
)
def test_another_name_is_not(text: str, name: str) -> None:
    """What is spelled like a part of it is none."""
    assert where_spelled(text, letters_of(name)) is None
