"""Connections to public addresses alone: what asks for others must not be made to ask inwards."""

import ipaddress
import socket
import ssl
import time
from collections.abc import Iterable
from typing import Any

import httpcore
import httpx


class PublicTransport(httpx.HTTPTransport):
    """A transport that looks at where each connection goes, redirects and all.

    Nothing is waited for beyond the deadline, on the clock of `time.monotonic`: a server that sends
    the head of its answer byte by byte is never silent.
    """

    def __init__(self, deadline: float) -> None:
        super().__init__(trust_env=False)
        # The name is looked up once, by what then connects: a second look-up could say otherwise.
        self._pool = httpcore.ConnectionPool(
            ssl_context=ssl.create_default_context(), network_backend=_PublicNetwork(deadline)
        )


class _PublicNetwork(httpcore.SyncBackend):
    def __init__(self, deadline: float) -> None:
        self._deadline = deadline

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except OSError as error:
            raise httpcore.ConnectError(str(error)) from error
        addresses = [str(each[4][0]) for each in found]
        inside = [each for each in addresses if not is_public(each)]
        if inside or not addresses:
            raise httpcore.ConnectError(f"{host} is inside a private network")
        stream = super().connect_tcp(addresses[0], port, timeout, local_address, socket_options)
        return _Timely(stream, self._deadline)


class _Timely(httpcore.NetworkStream):
    """A connection that is listened to until the deadline."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: float) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Return the next bytes."""
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("the deadline is over")
        return self._stream.read(max_bytes, left if timeout is None else min(timeout, left))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send bytes."""
        self._stream.write(buffer, timeout)

    def close(self) -> None:
        """Close the connection."""
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        """Return the connection with everything on it encrypted."""
        stream = self._stream.start_tls(ssl_context, server_hostname, timeout)
        return _Timely(stream, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        """Return what is known of the connection."""
        return self._stream.get_extra_info(info)


def is_public(address: str) -> bool:
    """Say whether an IP address is one of the public internet.

    >>> is_public("127.0.0.1"), is_public("10.1.2.3"), is_public("169.254.169.254")
    (False, False, False)
    >>> is_public("::ffff:192.168.0.1"), is_public("93.184.215.14")
    (False, True)
    """
    found = ipaddress.ip_address(address.partition("%")[0])
    mapped = found.ipv4_mapped if isinstance(found, ipaddress.IPv6Address) else None
    return (mapped or found).is_global and not (mapped or found).is_multicast
