"""Bylines: names as printed, without places, posts and papers; one name with a comma stays one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readroom.text.names import as_printed, byline_names, inverted_names, is_inverted, normal_name, prepared

LINES = {
    "By Ann Roe and Bo Chen": ("Ann Roe", "Bo Chen"),
    "By Ann Roe in Paris and Bo Chen in Lyon": ("Ann Roe", "Bo Chen"),
    "Por Ana Ruiz en Quito y Luis Gil en Lima": ("Ana Ruiz", "Luis Gil"),
    "Door Ann Roe en Bo Chen": ("Ann Roe", "Bo Chen"),
    "Ann Roe, Correspondent": ("Ann Roe",),
    "Von Ann Roe (dpa)": ("Ann Roe",),
    "Von Ann Roe, Berlin": ("Ann Roe",),
    "By Ann Roe, Bo Chen, and Cy Dale": ("Ann Roe", "Bo Chen", "Cy Dale"),
    "By Ludwig van der Berg and Marie de la Tour": ("Ludwig van der Berg", "Marie de la Tour"),
    "By J.R. Hartley and A.B. Cole": ("J.R. Hartley", "A.B. Cole"),
    "By Sam Coe Jr.": ("Sam Coe Jr.",),
    "By Ann Roe, Ph.D., and Bo Chen, MD": ("Ann Roe, Ph.D.", "Bo Chen, MD"),
    "Par Anne Roux et Luc Blanc": ("Anne Roux", "Luc Blanc"),
    "di Anna Rossi e Carlo Bianchi": ("Anna Rossi", "Carlo Bianchi"),
    "Yazan: Ayşe Kaya ve Can Demir": ("Ayşe Kaya", "Can Demir"),
    "Автор: Анна Рогова и Борис Чен": ("Анна Рогова", "Борис Чен"),
    "بقلم: سعاد خليل وكريم حسن": ("سعاد خليل", "كريم حسن"),
    "بقلم: سعاد خليل وليد حسن": ("سعاد خليل وليد حسن",),
    "記者王小明、李大華": ("王小明", "李大華"),
    "作者：王小明 李大华": ("王小明", "李大华"),
    "文・田中花子": ("田中花子",),
    "By Ann Roe, The Evening Post": ("Ann Roe",),
    "By Ann Roe with Bo Chen": ("Ann Roe", "Bo Chen"),
    "Roe, Ann": ("Roe, Ann",),
    "Roe, Ann; Chen, Bo": ("Roe, Ann", "Chen, Bo"),
    "Roe, Ann and Chen, Bo": ("Roe, Ann", "Chen, Bo"),
}


@pytest.mark.parametrize(("line", "names"), LINES.items())
def test_names_are_found_as_printed(line: str, names: tuple[str, ...]) -> None:
    assert byline_names(line) == names


@pytest.mark.parametrize(
    ("name", "spoken"),
    [
        ("Roe, Ann", "Ann Roe"),
        ("van der Berg, Ludwig", "Ludwig van der Berg"),
        ("García Márquez, Ana", "Ana García Márquez"),
        ("Roe, Ann B.", "Ann B. Roe"),
        ("Ann Roe", "Ann Roe"),
        ("Ann Roe, Bo Chen", "Ann Roe, Bo Chen"),
        ("Roe, PhD", "Roe, PhD"),
    ],
)
def test_a_name_is_looked_for_in_the_order_in_which_it_is_spoken(name: str, spoken: str) -> None:
    assert normal_name(name) == spoken


def test_two_persons_and_a_post_are_no_inverted_name() -> None:
    assert not is_inverted("Ann Roe, Bo Chen")
    assert not is_inverted("Roe, Correspondent")
    assert inverted_names("García Márquez, Ana", sure=True) == ()


@given(st.text(max_size=80))
def test_any_line_is_read_and_suffixes_come_back(line: str) -> None:
    bare, suffixes = prepared(line)
    assert all(more in line for more in suffixes.values())
    assert as_printed([bare], line, {})[0].startswith(bare)
    assert all(byline_names(line)) or not byline_names(line)
