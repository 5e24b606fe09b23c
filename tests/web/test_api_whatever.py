"""Whatever the API is asked, it answers; it never breaks."""

import schemathesis
from hypothesis import HealthCheck, given, settings

from alleged.casebook.book import Casebook
from alleged.web.app import application

HOST = {"host": "localhost"}
BOUNDED = settings(
    max_examples=8,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


def test_nothing_asked_of_the_api_breaks_it(book: Casebook) -> None:
    app = application(book, hosts=())
    schema = schemathesis.openapi.from_asgi("/api/openapi.json", app, headers=HOST)
    asked = 0
    for found in schema.get_all_operations():
        operation = found.ok()

        @BOUNDED
        @given(case=operation.as_strategy())
        def answers(case: schemathesis.Case) -> None:
            answer = case.call(headers=HOST)
            assert answer.status_code < 500, case.as_curl_command()
            if answer.status_code >= 400:
                assert set(answer.json()["error"]) == {"kind", "status", "message", "hint"}

        answers()
        asked += 1
    assert asked > 10
