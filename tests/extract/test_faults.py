"""What is said to be wrong with a deal that was made, on invented sentences."""

from typing import Any

import pytest
from texts import denial

from alleged.extract.denials import is_beside_it

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("The Front had not honoured the truce, Ila Venn said.", True),
        ("The Front never kept its word, Ila Venn said.", True),
        ("The truce was not a surrender, Ila Venn said.", True),
        ("It was not a truce, Ila Venn said.", False),
        ("A truce was not the aim, Ila Venn said.", False),
        ("The Front had not signed the truce, Ila Venn said.", False),
    ],
)
def test_who_finds_fault_with_a_deal_does_not_deny_it(nlp: Any, text: str, fault: bool) -> None:
    assert is_beside_it(*denial(nlp, text)) is fault
