"""The grader's end of the connection to a kernel: it takes in only so much, believes nothing."""

import contextlib
import time
from queue import Empty

import zmq
import zmq.asyncio
from jupyter_client import AsyncKernelClient, AsyncKernelManager
from jupyter_client.session import Session
from traitlets import Bool, default

from grader.sandbox.limits import Limits

PATIENCE = 3_000  # milliseconds that sending may take; a kernel may have closed its sockets
WAITING = 16  # messages that may wait unread, each up to Limits.message_size


class Flood(Exception):
    """More came from the kernel than is taken in."""


class Nonsense(Exception):
    """What came from the kernel is not a Jupyter message."""


class CountingSession(Session):
    """Counts what arrives, and ends the kernel of which too much or only nonsense arrives.

    ``failure`` is the :class:`Flood` or :class:`Nonsense` then.
    """

    def __init__(self, limits, kill, **options):
        super().__init__(**options)
        self.limits, self.kill = limits, kill
        self.messages = self.bytes = 0
        self.failure = None

    def clone(self):
        return self  # each channel has one: they count together

    def deserialize(self, msg_list, content=True, copy=True):
        self.messages += 1
        self.bytes += sum(len(getattr(part, "bytes", part)) for part in msg_list)
        if self.messages > self.limits.messages:
            self._fail(Flood(f"it sent more than {self.limits.messages:,} messages"))
        if self.bytes > self.limits.output:
            self._fail(Flood(f"it put out more than {self.limits.output / 2**20:.0f} MB"))
        try:
            message = super().deserialize(msg_list, content, copy)
            _shape(message)
        except Exception as problem:  # keys, signatures, JSON, nesting: it may be anything
            self._fail(Nonsense(f"its messages make no sense ({type(problem).__name__})"))
        return message

    def _fail(self, failure):
        self.failure = self.failure or failure
        self.kill()
        raise failure


def _shape(message):
    """What nbclient takes for granted about a message."""
    header, parent, content = (message[key] for key in ("header", "parent_header", "content"))
    if not (isinstance(header, dict) and isinstance(parent, dict) and isinstance(content, dict)):
        raise TypeError("parts of a message have to be objects")
    if not isinstance(header["msg_type"], str):
        raise TypeError("a message's type has to be a string")


def limited_context(limits, reconnect):
    """A ZeroMQ context whose sockets hold little and drop giants.

    They should not connect again: that follows a path in the sandbox, where a link may be by then.
    """
    context = zmq.asyncio.Context()
    context.setsockopt(zmq.RCVHWM, WAITING)
    context.setsockopt(zmq.MAXMSGSIZE, limits.message_size)
    if not reconnect:
        context.setsockopt(zmq.RECONNECT_IVL, -1)
    context.setsockopt(zmq.LINGER, 0)
    context.setsockopt(zmq.SNDTIMEO, PATIENCE)
    return context


class Forgetful:
    """Sockets that do not wait for a kernel that is gone."""

    def _create_connected_socket(self, channel, identity=None):
        connected = super()._create_connected_socket(channel, identity)
        connected.linger = 0
        return connected


class LimitedClient(Forgetful, AsyncKernelClient):
    """Without heartbeats: their socket would connect again."""

    def start_channels(self, **channels):
        super().start_channels(**channels | {"hb": False})

    async def wait_for_ready(self, timeout):
        """As Jupyter does, but for the fifth of a second in which nothing more may come.

        What does come is about no cell, and nbclient passes it over.
        """
        end = time.monotonic() + timeout
        while time.monotonic() < end and await self.is_alive():
            self.kernel_info()
            with contextlib.suppress(Empty):
                reply = await self.shell_channel.get_msg(timeout=1)
                await self.iopub_channel.get_msg(timeout=0.2)  # or it is not connected yet
                return self._handle_kernel_info_reply(reply)
        raise RuntimeError("The kernel did not answer.")


class LimitedKernelManager(Forgetful, AsyncKernelManager):
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
        """End the kernel at once, from wherever that has to be."""
        if self.provisioner and self.provisioner.process:
            self.provisioner.process.kill()
