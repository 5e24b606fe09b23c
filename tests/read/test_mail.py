import mailbox
from email.message import EmailMessage
from pathlib import Path

import pytest

from alleged.model.document import Reading, Refusal
from alleged.read.mail import without_signature

TEXT = "The Karst Front said that it had agreed with the Olm Brigade."


def mail(subject: str = "Buses leave Velm", text: str = TEXT, html: str = "") -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Mara Oun <mara@post.example>"
    message["To"] = "desk@post.example"
    message["Date"] = "Mon, 06 May 2019 23:32:00 +0300"
    message["Subject"] = subject
    message["Message-ID"] = f"<{subject.split()[-1]}@post.example>"
    if text:
        message.set_content(text)
    if html:
        (message.add_alternative if text else message.set_content)(html, subtype="html")
    return message


def test_mail(opened) -> None:
    data = mail("Büsse verlassen Velm").as_bytes()
    (reading,) = opened(data, "velm.eml")
    assert isinstance(reading, Reading)
    document = reading.document
    assert document.text == TEXT
    assert document.title == "Büsse verlassen Velm"
    assert document.authors == ("Mara Oun",)
    assert document.published == "2019-05-06"
    assert document.given_id == "velm.eml"
    assert reading.original.data == data


def test_text_part_goes_before_html(opened) -> None:
    (reading,) = opened(mail(html="<p>Other words.</p>").as_bytes(), "velm.eml")
    assert reading.document.text == TEXT


def test_html_part_is_read_where_there_is_no_other(opened) -> None:
    (reading,) = opened(mail(text="", html=f"<p>{TEXT}</p><p>Twice.</p>").as_bytes(), "velm.eml")
    assert reading.document.text == f"{TEXT}\n\nTwice."


def test_attachments_are_read_as_members(opened) -> None:
    message = mail()
    message.add_attachment(TEXT.encode(), maintype="text", subtype="plain", filename="a/b.txt")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="p.png")
    message.add_attachment(mail("Inner one", "The brigade denied any deal."))
    found = opened(message.as_bytes(), "velm.eml")
    paths = [f.document.path if isinstance(f, Reading) else f"! {f.path}" for f in found]
    assert [path.rpartition("velm.eml")[2] for path in paths] == [
        "",
        "!a/b.txt",
        "!p.png",
        "!attachment 3.eml",
    ]
    assert found[1].document.given_id == "b.txt"
    assert isinstance(found[2], Refusal)
    assert found[3].document.title == "Inner one"


def test_mails_within_mails_end_somewhere(opened) -> None:
    message = mail()
    for _ in range(8):
        outer = mail()
        outer.add_attachment(message)
        message = outer
    found = opened(message.as_bytes(), "deep.eml")
    assert isinstance(found[-1], Refusal)
    assert "archives deep" in found[-1].reason


@pytest.mark.parametrize(
    "below",
    [
        "\n\n-- \nMara Oun\nHarbour Post, Velm",
        "\n--\nYou get this mail because you asked for it. Unsubscribe at any time.",
        "\n______________________________\ndesk mailing list\ndesk@post.example",
        "\n\n-- \nMara Oun\n________________________\ndesk mailing list",
        "\n\nSent from my telephone",
    ],
)
def test_signature_is_no_part_of_a_report(opened, below: str) -> None:
    (reading,) = opened(mail(text=TEXT + below).as_bytes(), "velm.eml")
    assert reading.document.text == TEXT


@pytest.mark.parametrize(
    "text",
    [
        f"{TEXT}\n\n--\n\n" + "\n\n".join([TEXT] * 4),
        f"{TEXT}\n-- \n" + "\n".join(["One line more."] * 13),
        f"-- \n{TEXT}",
        f"{TEXT}\nSent from my own mouth, he said, to the men on the bridge.",
    ],
)
def test_mark_between_two_parts_of_a_report_cuts_nothing(opened, text: str) -> None:
    (reading,) = opened(mail(text=text).as_bytes(), "velm.eml")
    assert reading.document.text == text.strip()


def test_box_of_mails(opened, tmp_path: Path) -> None:
    path = tmp_path / "box.mbox"
    box = mailbox.mbox(path)
    box.add(mail("Mail One"))
    box.add(mail("Mail Two", f"{TEXT}\n\nFrom Velm they went to Tarn in 2019\n"))
    box.flush()
    box.close()
    data = path.read_bytes()
    assert b"\n>From Velm" in data
    first, second = opened(data, "box.mbox")
    assert first.document.given_id == "One@post.example"
    assert first.document.path.endswith("box.mbox!message 1")
    assert "\n\nFrom Velm they went" in second.document.text


@pytest.mark.parametrize(
    "header",
    [
        "Date: no day at all",
        "Date: Mon, 99 Foo 20199 99:99",
        "From: <<<>>>",
        "Subject: =?utf-8?b?!!!!?=",
        "Content-Type: text/plain; charset=no-such",
        "Content-Transfer-Encoding: base64",
        "Content-Type: multipart/mixed",
    ],
)
def test_broken_header_costs_no_more_than_itself(opened, header: str) -> None:
    data = f"From: a@b.example\n{header}\nMIME-Version: 1.0\n\n{TEXT}\n".encode()
    (found,) = opened(data, "broken.eml")
    assert isinstance(found, Reading | Refusal)


def test_what_is_no_mail_is_refused(opened) -> None:
    (refusal,) = opened(b"\n\nno headers here", "a.eml")
    assert isinstance(refusal, Refusal)
    (refusal,) = opened(b"no mails here", "a.mbox")
    assert isinstance(refusal, Refusal)


def test_a_mail_of_nothing_but_marks_is_cut_once() -> None:
    assert without_signature(TEXT + "\n--" * 100_000) == TEXT
    assert without_signature("\n\n" + "--\n" * 100_000) == "\n\n--"


def test_an_empty_stretch_is_not_searched_for_a_device() -> None:
    gap = "\n" * 200_000
    assert without_signature(f"{TEXT}{gap}Sent from my telephone\n") == TEXT
    assert without_signature(f"{TEXT}{gap}Sent") == f"{TEXT}{gap}Sent"


def test_a_long_line_opens_no_mail(opened) -> None:
    box = b"From a@b.example 2019\n\n" + TEXT.encode() + b"\n\nFrom " + b"x" * 300_000 + b"\n"
    (reading,) = opened(b"From a@b.example 2019\nFrom: a@b.example" + box[21:], "box.mbox")
    assert isinstance(reading, Reading)
    assert reading.document.text.startswith(TEXT)
