"""The grader's end of the connection to a kernel: it limits what it receives, and checks it."""

import contextlib
import time
from queue import Empty

import zmq
import zmq.asyncio
from jupyter_client import AsyncKernelClient, AsyncKernelManager
from jupyter_client.session import Session
from traitlets import Bool, default

from grader.sandbox.limits import Limits

SEND_TIME = 3_000  # milliseconds that sending may take; a kernel may have closed its sockets
MOST_UNREAD = 16  # messages that may wait, each up to Limits.message_size


class Flood(Exception):
    """The kernel sent more than its limits allow."""


class Nonsense(Exception):
    """The kernel sent something that is not a Jupyter message."""


class CountingSession(Session):
    """Counts messages and their bytes; kills a kernel that sends too much, or nonsense.

    ``failure`` is then the :class:`Flood` or :class:`Nonsense`.
    """

    def __init__(self, limits, kill, **options):
        super().__init__(**options)
        self.limits, self.kill = limits, kill
        self.messages = self.bytes = 0
        self.failure = None

    def clone(self):
        return self  # each channel has its own session: here they share one, and its counts

    def deserialize(self, msg_list, content=True, copy=True):
        self.messages += 1
        self.bytes += sum(len(getattr(part, "bytes", part)) for part in msg_list)
        if self.messages > self.limits.messages:
            self._fail(Flood(f"it sent more than {self.limits.messages:,} messages"))
        if self.bytes > self.limits.output:
            self._fail(Flood(f"it put out more than {self.limits.output / 2**20:.0f} MB"))
        try:
            message = super().deserialize(msg_list, content, copy)
            _check_form(message)
        except Exception as problem:  # keys, signatures, JSON, nesting: anything may be wrong
            self._fail(Nonsense(f"its messages make no sense ({type(problem).__name__})"))
        return message

    def _fail(self, failure):
        self.failure = self.failure or failure
        self.kill()
        raise failure


def _check_form(message):
    """Check what nbclient takes for granted about a message."""
    header, parent, content = (message[key] for key in ("header", "parent_header", "content"))
    if not (isinstance(header, dict) and isinstance(parent, dict) and isinstance(content, dict)):
        raise TypeError("parts of a message have to be objects")
    if not isinstance(header["msg_type"], str):
        raise TypeError("a message's type has to be a string")


def limited_context(limits, reconnect):
    """A ZeroMQ context whose sockets hold few messages and refuse large ones.

    A sandbox's sockets do not reconnect: their path leads into the sandbox, where the student may
    have put a link by then.
    """
    context = zmq.asyncio.Context()
    context.setsockopt(zmq.RCVHWM, MOST_UNREAD)
    context.setsockopt(zmq.MAXMSGSIZE, limits.message_size)
    if not reconnect:
        context.setsockopt(zmq.RECONNECT_IVL, -1)
    context.setsockopt(zmq.LINGER, 0)
    context.setsockopt(zmq.SNDTIMEO, SEND_TIME)
    return context


class NoLinger:
    """Sockets that close without waiting for a kernel that has ended."""

    def _create_connected_socket(self, channel, identity=None):
        connected = super()._create_connected_socket(channel, identity)
        connected.linger = 0
        return connected


class LimitedClient(NoLinger, AsyncKernelClient):
    """A client without heartbeats: their socket would reconnect."""

    def start_channels(self, **channels):
        super().start_channels(**channels | {"hb": False})

    async def wait_for_ready(self, timeout):
        """Like Jupyter's own, but without waiting until nothing has come for a fifth of a second.

        Messages that come later belong to no cell, and nbclient ignores them.
        """
        end = time.monotonic() + timeout
        while time.monotonic() < end and await self.is_alive():
            self.kernel_info()
            with contextlib.suppress(Empty):
                reply = await self.shell_channel.get_msg(timeout=1)
                await self.iopub_channel.get_msg(timeout=0.2)  # none: not connected yet
                return self._handle_kernel_info_reply(reply)
        raise RuntimeError("The kernel did not answer.")


class LimitedKernelManager(NoLinger, AsyncKernelManager):
    """Connects to its kernel with a :class:`CountingSession` over :func:`limited_context`."""

    reconnect = Bool(False)

    def __init__(self, **options):
        super().__init__(**options)
        self.limits = Limits(parent=self)
        self.context = limited_context(self.limits, self.reconnect)
        self.session = CountingSession(self.limits, self.kill, parent=self)

    @default("client_factory")
    def _client_factory(self):
        return LimitedClient

    def client(self, **options):
        return super().client(context=self.context, **options)

    async def cleanup_resources(self, restart=False):
        await super().cleanup_resources(restart)
        self.context.destroy(linger=0)

    def kill(self):
        """Kill the kernel at once; may be called from anywhere."""
        if self.provisioner and self.provisioner.process:
            self.provisioner.process.kill()
