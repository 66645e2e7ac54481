"""Names across scripts and spellings: their parts, and how alike they are."""

import pytest

from cenotaph.lists.letters import latin, sound
from cenotaph.lists.likeness import alike, most_alike
from cenotaph.lists.names import parse_name

# Two spellings of one name score at least this, two people's names less.
ALIKE = 0.85


def letters(name: str) -> list[str]:
    """The parts of a name in Latin letters."""
    return [part.letters for part in parse_name(name).parts]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Dr. Omar bin Ali al-Testi", ["omar", "ali", "testi"]),
        ("Abd al-Rahman Testi", ["abdrahman", "testi"]),
        ("Abdulrahman Testi", ["abdrahman", "testi"]),
        ("Salah el-Din Testi", ["salahdin", "testi"]),
        ("Nasr Allah Testi", ["nasrlah", "testi"]),
        ("Sayed Testi", ["sayed", "testi"]),
        ("Hajji", ["hajji"]),
        ("Ivan Testov-Primerov", ["ivan", "testov", "primerov"]),
        ("Иван Тестов", ["ivan", "testov"]),
    ],
)
def test_a_name_has_its_parts(name: str, expected: list[str]) -> None:
    """Titles, articles and words of descent are no parts; compounds are one."""
    assert expected == letters(name)


@pytest.mark.parametrize("name", ["Abu Omar Khaled Testi", "Khaled Testi (Abu Omar)"])
def test_a_kunya_stands_apart(name: str) -> None:
    """Father of Omar: before the name, or in brackets behind it."""
    parsed = parse_name(name)
    assert (letters(name), parsed.kunya and parsed.kunya.letters) == (["khaled", "testi"], "omar")


def test_a_family_name_with_abu_is_no_kunya() -> None:
    """It stands behind the given name."""
    name = "Khaled Abu Test"
    assert (letters(name), parse_name(name).kunya) == (["khaled", "abutest"], None)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mohamed Ahmad Khalil", "Muhammad Ahmed al-Khaleel"),
        ("Mohamed Ahmad Khalil", "محمد أحمد خليل"),
        ("Mohamed Ahmad Khalil", "Khalil Mohamed Ahmad"),
        ("Fatima Testi", "فاطمه التستى"),
        ("Yousef Noor", "Youssouf Nur"),
        ("Khadija Magomedova", "Хадижа Магомедова"),
        ("Abu Omar Khaled Testi", "Khalid al-Testy"),
    ],
)
def test_spellings_of_one_name_are_alike(one: str, other: str) -> None:
    """Whatever the script, the vowels, the doubled letters and the order."""
    assert alike(one, other) >= ALIKE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mohamed Ahmad Khalil", "Omar Ahmad Khalil"),
        ("Samir Testi", "Samira Probova"),
        ("Omar", "Omar Testi"),
    ],
)
def test_names_of_two_people_are_not(one: str, other: str) -> None:
    """Brothers share all parts but one; a given name alone is shared by thousands."""
    assert alike(one, other) < ALIKE


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [("زهير", "Zuhair"), ("سهير", "Suhair"), ("كاهن", "Kahen"), ("خالد", "Khaled")],
)
def test_a_vowel_that_arabic_leaves_unwritten_parts_letters(arabic: str, latin: str) -> None:
    """Two letters are not taken for the one sound that Latin writes with both: zh, sh, kh."""
    assert parse_name(arabic).key == parse_name(latin).key


def test_likeness_is_symmetric_and_takes_the_best_spelling() -> None:
    """A person whose name is written twice is found by either."""
    one, other = ("Q", "خالد التستي"), ("Khaled Testi",)
    assert most_alike(one, other) == most_alike(other, one) >= ALIKE


def test_the_sound_of_one_letter_is_no_spelling_of_another() -> None:
    """After t or d, kh is an h of its own, and not a part of th or dh."""
    assert [sound(word) for word in ("tkha", "dkha", "tha")] == ["tha", "dha", "ta"]
    assert sound(latin("تخ")) == "th"
