"""Where a page is at home that does not say its address: the host that most of its links lead to."""

from collections import Counter
from typing import Any
from urllib.parse import urlsplit

_LEAST = 2  # links


def linked_address(root: Any) -> str | None:
    """Return the address of the host that more than half of a page's absolute links lead to; None without one."""
    hosts: Counter[str] = Counter()
    for link in root.iter("a"):
        try:
            host = urlsplit((link.get("href") or "").strip()).hostname
        except ValueError:
            continue
        if host:
            hosts[host] += 1
    if not hosts:
        return None
    host, count = hosts.most_common(1)[0]
    return f"https://{host}/" if count >= _LEAST and 2 * count > hosts.total() else None
