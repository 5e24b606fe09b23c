import pytest

from alleged.read.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The Karst Front said on Monday that it had agreed with the Olm Brigade.", "en"),
        (
            "Abu Tarn al-Velmi, Mullah Oskar Dzhemil and Jean-Pierre Ngoumbé met Xochitl Ixbalan"
            " of the Frente Unido in Qaryat al-Zaytun, Ilo Desh said.",
            "en",
        ),
        ("Le front a annoncé lundi un cessez-le-feu avec la brigade dans la ville.", "fr"),
        ("Die Front hat am Montag einen Waffenstillstand mit der Brigade verkündet.", "de"),
        ("أعلنت الجبهة يوم الاثنين وقف إطلاق النار مع اللواء في المدينة", "ar"),
        ("Фронт объявил в понедельник о прекращении огня с бригадой в городе.", "ru"),
        ("Velm, Tarn, 300", ""),
        ("", ""),
    ],
)
def test_language(text: str, language: str) -> None:
    assert language_of(text) == language


def test_only_the_start_is_looked_at() -> None:
    start = "The Karst Front said that it had agreed with the Olm Brigade on the road. " * 40
    assert language_of(start + "Die Front hat am Montag zugestimmt. " * 4000) == "en"
