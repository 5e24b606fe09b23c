import csv
import io
import json
from datetime import date

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

from alleged.model.document import Reading, Refusal
from alleged.read.limits import Limits
from alleged.read.table import read_jsonl

TEXT = "The Karst Front denied any deal.\n"


def jsonl(*rows: object) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def documents(found: list[Reading | Refusal]) -> list[str]:
    return [f.document.given_id if isinstance(f, Reading) else f"! {f.where}" for f in found]


def test_every_field_of_a_line_is_kept(opened) -> None:
    row = {
        "id": "r-17",
        "text": "  " + TEXT,
        "title": "No deal",
        "outlet": "Harbour Post",
        "authors": ["Mara Oun", "Ilo Desh"],
        "published": "2017-08",
        "url": "https://post.example/17",
    }
    (reading,) = opened(jsonl(row), "reports.jsonl")
    assert isinstance(reading, Reading)
    document = reading.document
    assert document.given_id == "r-17"
    assert document.text == "  " + TEXT
    assert (document.title, document.outlet) == ("No deal", "Harbour Post")
    assert document.authors == ("Mara Oun", "Ilo Desh")
    assert (document.published, document.url) == ("2017-08", "https://post.example/17")
    assert reading.original.data == jsonl(row).rstrip()


@given(st.text(min_size=1).filter(str.strip))
def test_text_of_a_line_is_kept_exactly(text: str) -> None:
    from alleged.read.item import Budget, Item, buffered

    line = json.dumps({"id": "a", "text": text}).encode()
    item = Item("a.jsonl", "a.jsonl", buffered(io.BytesIO(line)), Budget(Limits()))
    (found,) = read_jsonl(item, Limits())
    assert isinstance(found, Reading)
    assert found.document.text == text


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{broken", "not JSON"),
        (b'{"id": "b"}', "no `text`"),
        (b'{"text": "x"}', "no `id`"),
        (b'{"id": "b", "text": 7}', "no `text`"),
        (b'{"id": "b", "text": "  "}', "no text in it"),
        (b'{"id": "b", "text": "\xff\xfe"}', "not UTF-8"),
        (b'{"id": "b", "text": "half \\ud800"}', "half a character"),
        (b'["b", "text"]', "not an object"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"id": "b", "text": ' + b"9" * 5000 + b"}", "not JSON"),
    ],
)
def test_bad_line_is_refused_and_the_next_one_read(opened, line: bytes, reason: str) -> None:
    good = jsonl({"id": "a", "text": TEXT})
    found = opened(good + line + b"\n\n" + good, "reports.jsonl")
    assert documents(found) == ["a", "! line 2", "a"]
    refusal = found[1]
    assert isinstance(refusal, Refusal)
    assert reason in refusal.reason
    assert refusal.hint


def test_line_of_ten_megabytes_is_read(opened) -> None:
    row = {"id": "a", "text": "Velm " * 2_000_000}
    (reading,) = opened(jsonl(row), "reports.jsonl")
    assert isinstance(reading, Reading)
    assert len(reading.document.text) == 10_000_000


def test_line_beyond_the_limit_is_refused_and_the_next_one_read(opened) -> None:
    data = jsonl({"id": "a", "text": "x" * 5000}, {"id": "b", "text": TEXT})
    found = opened(data, "reports.jsonl", Limits(line_bytes=1000))
    assert documents(found) == ["! line 1", "b"]


def test_date_that_is_none_is_refused_and_the_report_read(opened) -> None:
    found = opened(jsonl({"id": "a", "text": TEXT, "published": "soon"}), "reports.jsonl")
    assert documents(found) == ["a", "! line 1, published"]


def test_id_is_kept_exactly(opened) -> None:
    assert documents(opened(jsonl({"id": " a  b\n", "text": TEXT}), "r.jsonl")) == [" a  b\n"]


def test_number_is_a_good_id(opened) -> None:
    assert documents(opened(jsonl({"id": 17, "text": TEXT}), "reports.jsonl")) == ["17"]


def test_one_json_value_over_many_lines_is_refused_once(opened) -> None:
    data = json.dumps([{"id": "a", "text": TEXT}], indent=2).encode()
    (refusal,) = opened(data, "reports.json")
    assert isinstance(refusal, Refusal)
    assert "jq" in refusal.hint


def test_reports_come_one_by_one() -> None:
    from alleged.read.item import Budget, Chunks, Item, buffered

    handed = 0

    def chunks():
        nonlocal handed
        while True:
            handed += 1
            yield jsonl({"id": str(handed), "text": TEXT * 200})

    item = Item("-", "stdin", buffered(Chunks(chunks())), Budget(Limits()))
    found = read_jsonl(item, Limits())
    assert [next(found).document.given_id for _ in range(3)] == ["1", "2", "3"]
    assert handed < 50


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_csv(opened, delimiter: str, encoding: str) -> None:
    out = io.StringIO(newline="")
    rows = csv.writer(out, delimiter=delimiter)
    rows.writerow(["ID", "Text", "outlet", "published", "author"])
    rows.writerow(["a", "He said “no, never; never”.\nTwice.", "Harbour Post", "2017", "Mara Oun"])
    rows.writerow([])
    rows.writerow(["b", TEXT])
    rows.writerow(["c", TEXT, "", "", "", "too many"])
    rows.writerow(["", TEXT, "", "", ""])
    found = opened(out.getvalue().encode(encoding), "reports.csv")
    assert documents(found) == ["a", "b", "! row 5", "reports.csv#6"]
    reading = found[0]
    assert isinstance(reading, Reading)
    assert reading.document.text == "He said “no, never; never”.\nTwice."
    assert reading.document.outlet == "Harbour Post"
    assert reading.document.authors == ("Mara Oun",)
    assert (
        reading.original.data
        == (
            '{"author":"Mara Oun","id":"a","outlet":"Harbour Post","published":"2017",'
            '"text":"He said “no, never; never”.\\nTwice."}'
        ).encode()
    )


def test_csv_without_text_names_its_columns(opened) -> None:
    (refusal,) = opened(b"id,body\na,b\n", "reports.csv")
    assert isinstance(refusal, Refusal)
    assert "'id', 'body'" in refusal.reason


def test_csv_without_rows_is_refused(opened) -> None:
    (refusal,) = opened(b"id,text\n", "reports.csv")
    assert isinstance(refusal, Refusal)
    assert "holds no report" in refusal.reason


def test_csv_with_a_quote_that_never_closes_is_refused_from_there(opened) -> None:
    data = b'id,text\na,one\nb,"' + b"two\n" * 2000
    found = opened(data, "reports.csv", Limits(line_bytes=2000))
    assert documents(found) == ["a", "! row 3"]


def test_csv_row_with_a_broken_character_is_refused(opened) -> None:
    data = b"id,text\n" + (b"a," + b"one " * 100 + b"\n") * 400 + b"b,caf\xe9\nc,three\n"
    found = opened(data, "reports.csv")
    assert documents(found)[-2:] == ["! row 402", "c"]


def test_parquet(opened) -> None:
    rows = [
        {"id": str(n), "text": TEXT * n, "published": date(2017, 8, n), "score": 0.5}
        for n in range(1, 30)
    ]
    out = io.BytesIO()
    parquet.write_table(pa.Table.from_pylist(rows), out)
    found = opened(out.getvalue(), "reports.parquet")
    assert documents(found) == [str(n) for n in range(1, 30)]
    reading = found[1]
    assert isinstance(reading, Reading)
    assert reading.document.text == TEXT * 2
    assert reading.document.published == "2017-08-02"
    assert json.loads(reading.original.data) == {
        "id": "2",
        "text": TEXT * 2,
        "published": "2017-08-02",
        "score": 0.5,
    }


def test_parquet_that_is_cut_off_is_refused(opened) -> None:
    out = io.BytesIO()
    parquet.write_table(pa.table({"text": ["x"]}), out)
    (refusal,) = opened(out.getvalue()[:-10], "reports.parquet")
    assert isinstance(refusal, Refusal)
    assert "Parquet" in refusal.reason
