"""Who is not known yet is asked for a name, and told nothing of the case."""

from fastapi.testclient import TestClient

from alleged.casebook.book import Casebook
from alleged.web.accounts import Accounts, Role
from alleged.web.app import application

PASSWORD = "four words make one"


def test_a_stranger_sees_neither_the_case_nor_its_screens(book: Casebook) -> None:
    accounts = Accounts.beside(book.path)
    accounts.add("Ana", Role.EDITOR, PASSWORD)
    with TestClient(
        application(book, accounts=accounts, hosts=()), base_url="http://desk"
    ) as asked:
        page = asked.get("/deals").text
        assert "Sign in" in page
        for hidden in (book.path.name, f" {book.path.stem} ", "/episodes", 'role="search"', "/add"):
            assert hidden not in page, hidden
        csrf = page.partition('name="csrf" value="')[2].partition('"')[0]
        form = {"csrf": csrf, "name": "Ana", "back": "/deals"}
        wrong = asked.post("/sign-in", data={**form, "password": "guessed wrongly"})
        assert wrong.status_code == 403
        page = asked.post("/sign-in", data={**form, "password": PASSWORD}).text
        assert "Ana (editor)" in page
        assert "/episodes" in page
        assert f">{book.path.stem}<" in page


def test_roles_are_said_in_sentences() -> None:
    assert [role.with_article for role in Role] == [
        "a reader", "a reviewer", "an editor", "an admin",
    ]  # fmt: skip
