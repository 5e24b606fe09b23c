"""A person is called by the fullest form of the name, whatever part of it stands there."""

from alleged.extract.source_names import PeopleNamed


def test_a_surname_and_a_first_name_go_back_to_the_whole() -> None:
    people = PeopleNamed()
    assert people.fullest("Mao Venn") == "Mao Venn"
    assert people.fullest("Venn") == people.known("Mao") == "Mao Venn"
    assert people.known("Orn") == "Orn"


def test_a_part_of_a_double_name_goes_back_to_it() -> None:
    people = PeopleNamed()
    people.fullest("Ila Venn-Harker")
    people.fullest("Ahmed al-Dorr")
    assert people.known("Venn") == people.known("Harker") == "Ila Venn-Harker"
    assert people.known("Dorr") == "Ahmed al-Dorr"
    assert people.known("al") == "al"


def test_who_has_a_surname_alone_keeps_it() -> None:
    people = PeopleNamed()
    people.fullest("Ila Venn-Harker")
    people.fullest("Tom Venn")
    assert people.known("Venn") == "Tom Venn"
