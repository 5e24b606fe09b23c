import gzip
import io
import json
import struct
import zipfile

import pytest

from alleged.model.document import Reading, Refusal
from alleged.read.limits import Limits

TEXT = b"The Karst Front said that it had agreed with the Olm Brigade."


def zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def shown(found: list[Reading | Refusal], archive: str) -> list[str]:
    """What was found, in short: paths of documents, and of refusals with a mark."""
    return [
        f.document.path.rpartition(archive)[2]
        if isinstance(f, Reading)
        else f"! {f.path.rpartition(archive)[2]}"
        for f in found
    ]


def test_members_are_read_in_the_order_of_the_archive(opened) -> None:
    line = json.dumps({"id": "r-1", "text": TEXT.decode()}).encode()
    data = zipped({"b/two.txt": TEXT, "a.jsonl": line, "b/": b"", "empty.txt": b""})
    found = opened(data, "r.zip")
    assert shown(found, "r.zip") == ["!b/two.txt", "!a.jsonl", "! !empty.txt"]
    assert [f.document.given_id for f in found[:2]] == ["two.txt", "r-1"]


def test_what_systems_leave_behind_is_left_out(opened) -> None:
    names = ("__MACOSX/._a.txt", ".DS_Store", "a/.git/config", "Thumbs.db", "a.txt")
    assert shown(opened(zipped(dict.fromkeys(names, TEXT)), "r.zip"), "r.zip") == ["!a.txt"]


def test_archives_within_archives(opened) -> None:
    data = zipped({"in.zip": zipped({"a.txt": TEXT, "b.txt.gz": gzip.compress(TEXT)})})
    found = opened(data, "r.zip")
    assert shown(found, "r.zip") == ["!in.zip!a.txt", "!in.zip!b.txt.gz"]
    assert found[1].document.given_id == "b.txt"


def test_nesting_ends_at_the_limit(opened) -> None:
    data = TEXT
    for number in range(8):
        data = zipped({f"{number}.zip" if number else "a.txt": data})
    (refusal,) = opened(data, "r.zip")
    assert isinstance(refusal, Refusal)
    assert "archives deep" in refusal.reason


def test_names_that_climb_out_do_no_harm(opened, tmp_path) -> None:
    names = ("../../evil.txt", "/etc/evil.txt", "C:\\evil.txt", "a\x1b[31m.txt")
    found = opened(zipped(dict.fromkeys(names, TEXT)), "r.zip")
    assert [f.document.given_id for f in found] == [
        "evil.txt",
        "evil.txt",
        "evil.txt",
        "a\\x1b[31m.txt",
    ]
    assert not list(tmp_path.parent.glob("**/evil.txt"))


def test_bomb_is_refused_while_it_unpacks(opened) -> None:
    data = zipped({"bomb.txt": b"a" * 30_000_000, "a.txt": TEXT})
    found = opened(data, "r.zip")
    assert shown(found, "r.zip") == ["! !bomb.txt", "!a.txt"]
    assert "200 times" in found[0].reason


def test_archive_that_unpacks_to_too_much_is_refused_from_there(opened) -> None:
    data = zipped({f"{n}.txt": TEXT * 10 for n in range(50)})
    found = opened(data, "r.zip", Limits(archive_bytes=5000))
    assert [isinstance(f, Reading) for f in found].count(True) == 8
    assert len(found) == 10
    assert "5,000 bytes" in found[-1].reason


def test_too_many_members_are_refused(opened) -> None:
    found = opened(zipped({f"{n}.txt": TEXT for n in range(5)}), "r.zip", Limits(members=3))
    assert [isinstance(f, Reading) for f in found] == [True, True, True, False]


def test_locked_member_is_refused_and_the_rest_read(opened) -> None:
    data = bytearray(zipped({"locked.txt": TEXT, "a.txt": TEXT}))
    data[6] |= 1
    directory = data.index(b"PK\x01\x02")
    data[directory + 8] |= 1
    found = opened(bytes(data), "r.zip")
    assert shown(found, "r.zip") == ["! !locked.txt", "!a.txt"]
    assert "password" in found[0].reason


def test_damaged_member_is_refused_and_the_rest_read(opened) -> None:
    data = bytearray(zipped({"bad.txt": TEXT, "a.txt": TEXT}))
    crc = data.index(b"PK\x01\x02") + 16
    data[crc : crc + 4] = struct.pack("<I", 7)
    assert shown(opened(bytes(data), "r.zip"), "r.zip") == ["! !bad.txt", "!a.txt"]


@pytest.mark.parametrize("keep", [10, 100, 200])
def test_archive_that_is_cut_off_is_refused(opened, keep: int) -> None:
    (refusal,) = opened(zipped({"a.txt": TEXT, "b.txt": TEXT})[:keep], "r.zip")
    assert isinstance(refusal, Refusal)
    assert refusal.hint


def test_gzip_that_is_cut_off_yields_what_was_whole(opened) -> None:
    lines = b"".join(
        json.dumps({"id": str(n), "text": f"{TEXT.decode()} {n * 7919}"}).encode() + b"\n"
        for n in range(4_000)
    )
    found = opened(gzip.compress(lines)[:-2000], "r.jsonl.gz")
    assert len(found) > 1000
    *whole, half, end = found
    assert all(isinstance(f, Reading) for f in whole)
    assert isinstance(half, Refusal)
    assert half.where == f"line {len(whole) + 1}"
    assert isinstance(end, Refusal)
    assert "end-of-stream" in end.reason


def test_gzip_bomb_is_refused(opened) -> None:
    (refusal,) = opened(gzip.compress(b"a" * 60_000_000), "bomb.txt.gz")
    assert isinstance(refusal, Refusal)


def test_large_gzip_within_an_archive_is_read(opened) -> None:
    data = zipped(
        {"a.jsonl.gz": gzip.compress(b'{"id": "a", "text": "' + b"Velm " * 2_500_000 + b'"}')}
    )
    (reading,) = opened(data, "r.zip")
    assert isinstance(reading, Reading)


def test_tar_is_refused_with_a_way_out(opened) -> None:
    import tarfile

    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("a.txt"))
    (refusal,) = opened(out.getvalue(), "r.tar")
    assert "ZIP" in refusal.hint
