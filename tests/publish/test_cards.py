"""A card shows one deal with its report, as text, page and JSON."""

from factories import small_case, wide_case

from alleged.publish.cards import DealCard, PropositionCard


def test_a_card_is_one_deal_as_one_report_tells_it() -> None:
    report, telling = small_case()[0]
    card = DealCard(telling.deals[0], report, telling.claims)
    assert card.heading == (
        "Tidewater Front and Orrin Council: ceasefire (asserted and denied), "
        "as told by Harbour Gazette, 4 March 2031"
    )
    value = card.json()
    assert value["id"] == telling.deals[0].id
    assert [said["stance"] for said in value["quotes"][0]["said"]] == ["asserts", "denies"]


def test_claims_about_another_deal_are_left_out() -> None:
    report, telling = small_case()[1]
    card = DealCard(telling.deals[0], report, telling.claims)
    said = [said for quote in card.json()["quotes"] for said in quote["said"]]
    assert [each["stance"] for each in said] == ["denies"]


def test_a_proposition_is_shown_as_one_report_tells_it() -> None:
    report, telling = wide_case()[-2]
    card = PropositionCard(telling.propositions[0], report, telling.claims)
    assert card.heading == (
        "Tidewater Front said to have taken Port Merrow from Orrin Council (asserted and denied), "
        "as told by Harbour Gazette, 5 March 2031"
    )
    value = card.json()
    assert value["id"] == telling.propositions[0].id
    assert value["mark"] is None
    assert [said["stance"] for said in value["quotes"][0]["said"]] == ["asserts", "denies"]
