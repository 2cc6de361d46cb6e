"""Runs MiniStack for one rehearsal: with TCP_NODELAY on its sockets, and no longer than it lasts.

asyncio sets the option only on sockets whose protocol number says TCP; Hypercorn's say 0, and
every answer then waits 40 ms for the client's delayed acknowledgement.
"""

import asyncio.base_events
import os
import signal
import socket
import threading
import time


def set_nodelay(sock):
    if sock.family in (socket.AF_INET, socket.AF_INET6) and sock.type == socket.SOCK_STREAM:
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


asyncio.base_events._set_nodelay = set_nodelay


def end_with(parent):
    """Nobody else would stop it, nor the functions in its group, when the rehearsal was killed."""
    while os.getppid() == parent:
        time.sleep(1)
    os.killpg(0, signal.SIGKILL)


threading.Thread(target=end_with, args=(os.getppid(),), daemon=True).start()

from ministack.app import main  # noqa: E402  the option must be in place first

if __name__ == "__main__":
    main()
