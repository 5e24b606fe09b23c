"""Addresses: one page, file or feed fetched over HTTP, within bounds."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import unquote, urljoin, urlsplit

import httpx

from alleged.errors import TooLarge, Unreachable
from alleged.read.item import Budget, Chunks, Item, buffered, printable
from alleged.read.limits import Limits
from alleged.read.public import PublicTransport

_HEADERS = {"User-Agent": "alleged", "Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


@contextmanager
def fetched(address: str, limits: Limits) -> Iterator[Item]:
    """Open what stands at an address as an item, its bytes still on their way.

    Raises Unreachable if there is no good answer. Redirects are followed, but only so many, and
    never to anything that is not http or https.
    """
    deadline = time.monotonic() + limits.answer_s
    with _client(limits, deadline) as client:
        url = address
        for _ in range(limits.redirects + 1):
            with _answer(client, url) as response:
                if response.has_redirect_location:
                    url = urljoin(url, response.headers["location"])
                    continue
                if response.status_code >= 400:
                    raise _refused(url, response.status_code)
                response.stream = _Timely(response.stream, limits, deadline)
                yield _item(address, url, response, limits)
                return
    raise Unreachable(
        f"{address!r} redirects more than {limits.redirects} times",
        hint="Open it in a browser and give the address it ends at.",
    )


def is_address(target: str) -> bool:
    """Say whether a target is an http or https address."""
    return target.lower().startswith(("http://", "https://"))


class _Timely(httpx.SyncByteStream):
    """The bytes of an answer as they come in, still packed, for as long as may be waited for them.

    Packed bytes can come for ever and hold nothing, so that no byte is ever unpacked.
    """

    def __init__(self, stream: object, limits: Limits, deadline: float) -> None:
        assert isinstance(stream, httpx.SyncByteStream)
        self._stream = stream
        self._limits = limits
        self._deadline = deadline

    def __iter__(self) -> Iterator[bytes]:
        total = 0
        for part in self._stream:
            total += len(part)
            if total > self._limits.response_bytes:
                raise _too_large(self._limits)
            if time.monotonic() > self._deadline:
                raise Unreachable(
                    f"the answer is not complete after {self._limits.answer_s:.0f} seconds",
                    hint="Save it to a file and read the file.",
                )
            yield part

    def close(self) -> None:
        """Let go of the connection."""
        self._stream.close()


def _client(limits: Limits, deadline: float) -> httpx.Client:
    if not limits.public_only:
        return httpx.Client(timeout=limits.timeout_s, headers=_HEADERS)
    transport = PublicTransport(deadline)
    return httpx.Client(
        timeout=limits.timeout_s, headers=_HEADERS, transport=transport, trust_env=False
    )


@contextmanager
def _answer(client: httpx.Client, url: str) -> Iterator[httpx.Response]:
    if not is_address(url):
        raise Unreachable(
            f"it redirects to {url[:200]!r}, which is not on the web",
            hint="Open it in a browser and save what it shows.",
        )
    try:
        with client.stream("GET", url) as response:
            yield response
    except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:
        raise _failed(url, error) from error


def _item(address: str, url: str, response: httpx.Response, limits: Limits) -> Item:
    parts = urlsplit(url)
    kind, charset = response.headers.get("content-type", ""), response.charset_encoding or ""
    last = unquote(parts.path.rstrip("/").rpartition("/")[2]) or parts.netloc
    return Item(
        path=printable(address),
        name=printable(last),
        stream=buffered(Chunks(_body(url, response, limits))),
        budget=Budget(limits),
        media_type=kind.partition(";")[0].strip().lower(),
        charset=charset,
        url=url,
    )


def _body(url: str, response: httpx.Response, limits: Limits) -> Iterator[bytes]:
    total = 0
    try:
        for chunk in response.iter_bytes():
            total += len(chunk)
            if total > limits.response_bytes:
                raise _too_large(limits)
            yield chunk
    except httpx.HTTPError as error:
        raise _failed(url, error) from error


def _too_large(limits: Limits) -> TooLarge:
    return TooLarge(
        f"the answer is larger than {limits.response_bytes:,} bytes",
        hint="Save it to a file and read the file.",
    )


def _failed(url: str, error: Exception) -> Unreachable:
    if isinstance(error, httpx.TimeoutException):
        return Unreachable(f"{url!r} did not answer in time", hint="Try again later.")
    return Unreachable(
        f"{url!r} cannot be reached: {error or type(error).__name__}",
        hint="Check the address and the connection.",
    )


def _refused(url: str, status: int) -> Unreachable:
    hints = {
        401: "The page asks for a log-in. Save it from a browser and read the file.",
        403: "The site turns programs away. Save the page from a browser and read the file.",
        404: "Check the address; an archive of the web may hold the page.",
        410: "The page was taken down; an archive of the web may hold it.",
        429: "The site asks for patience. Try again later.",
    }
    hint = hints.get(status, "Try again later, or save the page from a browser.")
    return Unreachable(f"{url!r} answered with {status}", hint=hint)
