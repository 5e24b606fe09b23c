"""A page of an actor holds what is claimed of it beside denials, and all that contradicts it."""

import io
import json

from factories import COUNCIL, GUILD, SALT, wide_case
from lxml import html as parser
from rich.console import Console

from alleged.model.actor import Actor, ActorCount, ActorKind
from alleged.publish.actor_page import ActorPage, actor_page_of
from alleged.publish.contradictions import Sort
from alleged.publish.entries import Entry
from alleged.publish.json_values import dumped
from alleged.publish.statements import Statement


def page(actor: Actor | str) -> ActorPage:
    name, known = (actor, None) if isinstance(actor, str) else (actor.name, actor.id)
    count = ActorCount(known or name, name, known, ActorKind.UNKNOWN, 1, 0, {})
    case = wide_case()
    entries = [Entry.of(deal, doc, t.claims) for doc, t in case for deal in t.deals]
    statements = [Statement.of(p, doc, t.claims) for doc, t in case for p in t.propositions]
    relations = [each for each in statements if each.proposition.type == "relation"]
    return actor_page_of(count, entries, statements, relations)


def printed(what: ActorPage) -> str:
    stream = io.StringIO()
    Console(file=stream, width=80, color_system=None).print(what)
    return stream.getvalue()


def test_it_holds_only_what_the_actor_has_a_role_in() -> None:
    council = page(COUNCIL)
    assert len(council.deals) == 3
    assert {m.kind for m in council.besides.matters} == {"took", "neglect", "funds"}
    assert page("Sel Arden").deals == ()
    assert [m.kind for m in page("Sel Arden").besides.matters] == ["commands"]


def test_a_rival_that_is_told_of_others_is_on_the_page() -> None:
    (rivals,) = page(COUNCIL).besides.contradictions
    assert rivals.sort is Sort.RIVALS
    assert {side.names for side in rivals.sides} == {("Orrin Council",), ("Salt League",)}
    assert {found.sort for found in page(SALT).besides.contradictions} == {Sort.RIVALS, Sort.DENIED}
    assert len(page(GUILD).besides.contradictions) == 3


def test_it_shows_denials_beside_claims() -> None:
    shown = printed(page(SALT))
    assert "asserted by     a banker" in shown
    assert "denied by       Salt League" in shown
    assert "No report gives it a role in a deal." in shown
    assert "Who funds Reed Guild: 2 accounts" in shown
    assert max(map(len, shown.splitlines())) <= 80


def test_it_is_a_page_and_json_too() -> None:
    council = page(COUNCIL)
    tree = parser.fromstring(council._repr_html_())
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in tree.xpath("//a/@href") if link.startswith("#")} <= set(ids)
    value = json.loads(dumped(council.json()))
    assert (value["type"], value["name"], len(value["told"]["deals"])) == (
        "actor", "Orrin Council", 3,
    )  # fmt: skip
    assert [each["kind"] for each in value["told"]["relations"]] == ["funds"]
    assert value["told"]["contradictions"][0]["sort"] == "rivals"
