import gc
import hashlib
import io
import json
import warnings
import zipfile

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from alleged.model.document import Reading, Refusal

FIRST = (
    "The Karst Front and the Olm Brigade agreed on Monday to let 300 families leave the town of"
    " Velm, a spokesman for the front said, in return for the bodies of nine men."
)
PAGE = (
    "<!doctype html><html><head><title>Buses leave Velm</title></head><body><article>"
    f"<h1>Buses leave Velm</h1><p>{FIRST}</p><p>The brigade denied any deal of that kind on"
    " Tuesday.</p></article></body></html>"
).encode()


def warc(*answers: tuple[str, str, str, bytes], packed: bool = True) -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    with warnings.catch_warnings():
        # The writer leaves its temporary files for the garbage collector to close.
        warnings.simplefilter("ignore", ResourceWarning)
        for url, status, kind, body in answers:
            headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.0")
            writer.write_record(
                writer.create_warc_record(url, "response", io.BytesIO(body), http_headers=headers)
            )
        gc.collect()
    return out.getvalue()


ANSWERS = (
    ("https://post.example/velm/", "200 OK", "text/html; charset=utf-8", PAGE),
    ("https://post.example/style.css", "200 OK", "text/css", b"p {}"),
    ("https://post.example/gone", "404 Not Found", "text/html", PAGE),
    ("https://post.example/note.txt", "200 OK", "text/plain", FIRST.encode()),
)


def wacz(archive: bytes, *, stated: str = "", digest: str = "", **more: bytes) -> bytes:
    found = "sha256:" + hashlib.sha256(archive).hexdigest()
    package = json.dumps(
        {
            "profile": "data-package",
            "resources": [
                {"name": "d", "path": "archive/d.warc.gz", "hash": stated or found, "bytes": 1}
            ],
        }
    ).encode()
    own = "sha256:" + hashlib.sha256(package).hexdigest()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as collection:
        collection.writestr("archive/d.warc.gz", archive)
        collection.writestr("datapackage.json", package)
        collection.writestr(
            "datapackage-digest.json",
            json.dumps({"path": "datapackage.json", "hash": digest or own}),
        )
        for name, data in more.items():
            collection.writestr(f"archive/{name}.warc", data)
    return out.getvalue()


def test_pages_are_read_and_the_rest_counted(opened) -> None:
    for packed, name in ((True, "a.warc.gz"), (False, "a.warc")):
        page, note, refusal = opened(warc(*ANSWERS, packed=packed), name)
        assert isinstance(page, Reading)
        assert page.document.url == "https://post.example/velm/"
        assert page.document.path.endswith(f"{name}!https://post.example/velm/")
        assert page.document.given_id == "velm"
        assert page.document.title == "Buses leave Velm"
        assert page.original.data == PAGE
        assert note.document.given_id == "note.txt"
        assert isinstance(refusal, Refusal)
        assert "2 records" in refusal.reason
        assert "text/css" in refusal.reason


def test_changed_record_is_refused(opened) -> None:
    data = warc(*ANSWERS[-1:], packed=False).replace(b"300 families", b"900 families")
    (refusal,) = opened(data, "a.warc")
    assert isinstance(refusal, Refusal)
    assert "digest" in refusal.reason


def test_record_of_a_wrong_length_is_told_in_the_list_alone(opened, capsys) -> None:
    data = warc(*ANSWERS, packed=False).replace(b"</body>", b"</body>" * 3, 1)
    found = opened(data, "a.warc")
    assert any("not as long as they say" in getattr(f, "reason", "") for f in found)
    assert capsys.readouterr().err == ""


def test_archive_that_is_cut_off_yields_what_was_whole(opened) -> None:
    data = warc(*ANSWERS)
    found = opened(data[:-200], "a.warc.gz")
    assert isinstance(found[0], Reading)
    assert isinstance(found[-1], Refusal)


def test_collection_whose_hashes_fit_is_read(opened) -> None:
    found = opened(wacz(warc(*ANSWERS)), "a.wacz")
    assert [isinstance(f, Reading) for f in found] == [True, True, False]
    assert found[0].document.path.endswith("a.wacz!archive/d.warc.gz!https://post.example/velm/")


def test_part_whose_hash_does_not_fit_is_refused(opened) -> None:
    (refusal,) = opened(wacz(warc(*ANSWERS), stated="sha256:" + "0" * 64), "a.wacz")
    assert isinstance(refusal, Refusal)
    assert "was changed" in refusal.reason


def test_list_whose_hash_does_not_fit_is_refused(opened) -> None:
    (refusal,) = opened(wacz(warc(*ANSWERS), digest="sha256:" + "0" * 64), "a.wacz")
    assert isinstance(refusal, Refusal)
    assert "datapackage-digest.json" in refusal.reason


def test_part_that_is_not_listed_is_refused(opened) -> None:
    found = opened(wacz(warc(*ANSWERS), slipped=warc(*ANSWERS, packed=False)), "a.wacz")
    assert "not in the collection" in found[-1].reason
    assert found[-1].path.endswith("a.wacz!archive/slipped.warc")


def test_archive_without_a_list_is_refused(opened) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as collection:
        collection.writestr("archive/a.warc", warc(*ANSWERS, packed=False))
    (refusal,) = opened(out.getvalue(), "a.wacz")
    assert "datapackage.json" in refusal.reason
