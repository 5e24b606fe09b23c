"""Connections to public addresses alone: what asks for others must not be made to ask inwards."""

import ipaddress
import socket
import ssl
from collections.abc import Iterable
from typing import Any

import httpcore
import httpx


class PublicTransport(httpx.HTTPTransport):
    """A transport that looks at where each connection goes, redirects and all."""

    def __init__(self) -> None:
        super().__init__(trust_env=False)
        # The name is looked up once, by what then connects: a second look-up could say otherwise.
        self._pool = httpcore.ConnectionPool(
            ssl_context=ssl.create_default_context(), network_backend=_PublicNetwork()
        )


class _PublicNetwork(httpcore.SyncBackend):
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
        return super().connect_tcp(addresses[0], port, timeout, local_address, socket_options)


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
