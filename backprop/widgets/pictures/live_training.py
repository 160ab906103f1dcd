"""Lesson 4: watch a network learn, with the student's own ``training_cycle``."""

import asyncio
import base64
import contextlib
import math
import signal
import threading
import time
import weakref

import numpy as np
import traitlets

from backprop.forward_pass import accuracy, predict
from backprop.widgets.pictures.student_code import CannotDraw
from backprop.widgets.pictures.student_training import Diverged, StudentTraining
from backprop.widgets.shared.event_loop import EventLoopCall
from backprop.widgets.shared.json_numbers import rounded
from backprop.widgets.shared.widget import Widget

GRID = 40  # network outputs along each side of the plane
FRAMES = 300  # of a whole training, at least: a fast training is slowed down, to be seen
FRAME_SECONDS = 0.025  # from one frame to the next
TRAINING_SECONDS = 0.01  # of these for training
PAUSE_SECONDS = 0.008  # of these, at least, for the kernel to do something else
RECORDED_FRAMES = 75
FRAMES_AHEAD = 6  # that are sent before the page says that it has seen one
WAITS = 60  # short waits for the page to say so
MOST_LOSSES = 500  # points of the loss curve
LARGEST_LOSS = 1e38  # of them: what four bytes hold

_running = weakref.WeakSet()


class LiveTraining(Widget):
    """Decision boundary, loss and gradients while ``training_cycle(layers, X, T, lr)`` trains.

    X is (n, 2), T is (n, 1) with targets 0 and 1. Training is a task on the kernel's event loop: a
    slice of cycles, a frame for the page, a pause in which cells can run. It continues only while
    a page says that it has seen the frames.
    """

    javascript = "pictures/live_training.js"
    css = ("pictures/pictures.css", "pictures/bar_table.css", "pictures/live_training.css")
    shows = "the training"

    lr = traitlets.Float().tag(sync=True)
    cycles = traitlets.Int().tag(sync=True)
    stage = traitlets.Enum(
        ("ready", "running", "paused", "done", "diverged", "stuck"), "ready"
    ).tag(sync=True)
    plane = traitlets.Dict(help="x, y, target of each sample, and the window").tag(sync=True)
    frame = traitlets.Dict(help="everything that changes during training").tag(sync=True)

    def __init__(self, training_cycle, layers, X, T, lr=1.0, cycles=1500):
        self._arguments = (training_cycle, layers, X, T)
        window = [X.min(axis=0) - 0.2, X.max(axis=0) + 0.2]
        sides = np.linspace(*window, GRID).T
        self._grid = np.stack(np.meshgrid(*sides), axis=-1).reshape(-1, 2)
        self._frames_sent, self._frames_seen, self._interrupted = 0, 0, False
        self._command = ""
        super().__init__(lr=lr, cycles=cycles)
        self.plane = {
            "points": [[rounded(value) for value in point] for point in np.column_stack([X, T])],
            "window": np.transpose(window).tolist(),
        }
        self._command_call = EventLoopCall(lambda: getattr(self, self._command)())
        self.on_msg(self._receive)
        self.reset()

    def _receive(self, _, message, __):
        """A message from the page: the number of the frame that it has seen, or a command."""
        if "seen" in message:
            self._frames_seen = message["seen"]
        elif message.get("do") in ("start", "pause", "reset"):
            self._command = message["do"]
            self._command_call.schedule()

    def start(self):
        """Start, or continue where training was paused."""
        if self.stage in ("ready", "paused"):
            self._frames_seen, self._interrupted = self._frames_sent, False
            self._task = asyncio.ensure_future(self._train(self._training))
            self.stage = "running"

    def pause(self):
        """Stop, so that start() continues."""
        if self.stage == "running":
            self.stage = "paused"

    def reset(self):
        """Stop, and return to the layers that the widget was given."""
        self._training = StudentTraining(*self._arguments)
        _running.discard(self)
        _handle_interrupts()
        try:
            self._training.try_once(self.lr)
        except CannotDraw as problem:
            self.problem, self.stage = str(problem), "stuck"
        else:
            self.problem, self.stage = "", "ready"
            self._send_frame()

    async def _train(self, training):
        _running.add(self)
        try:
            while self.stage == "running" and self._training is training:
                start = time.perf_counter()
                _handle_interrupts()
                self.advance()
                rest = start + FRAME_SECONDS - time.perf_counter()
                await asyncio.sleep(max(PAUSE_SECONDS, rest))
                if self._interrupted or not await self._page_keeps_up():
                    self.pause()
        finally:
            if self._training is training:  # if not, it was reset and may be running again
                _running.discard(self)
                _handle_interrupts()

    def advance(self):
        """One slice of training and one frame."""
        training = self._training
        left = self.cycles - len(training.losses)
        slice_of_cycles = min(left, math.ceil(self.cycles / FRAMES))
        try:
            training.advance(self.lr, slice_of_cycles, TRAINING_SECONDS)
        except CannotDraw as problem:
            self.problem, self.stage = str(problem), "stuck"
        except Diverged as problem:
            self.problem, self.stage = str(problem), "diverged"
        except KeyboardInterrupt:
            self._interrupted = True
        else:
            self._send_frame()
            if len(training.losses) >= self.cycles:
                self.stage = "done"

    async def _page_keeps_up(self):
        """Whether a page sees the frames. Waits are counted, not timed: a cell may run for long."""
        for _ in range(WAITS):
            ahead = self._frames_sent - self._frames_seen
            if ahead <= FRAMES_AHEAD or self.stage != "running":
                return True
            await asyncio.sleep(0.05)
        return False

    def _send_frame(self):
        training, (_, _, X, T) = self._training, self._arguments
        losses = training.losses[:: math.ceil(len(training.losses) / MOST_LOSSES) or 1]
        self._frames_sent += 1
        with np.errstate(all="ignore"):
            outputs = np.nan_to_num(predict(training.layers, self._grid))
            share = accuracy(training.layers, X, T)
        self.frame = {
            "number": self._frames_sent,
            "cycle": len(training.losses),
            "loss": training.losses[-1] if training.losses else None,
            "share": float(share),
            "gradients": training.gradients,
            "losses": np.minimum(losses, LARGEST_LOSS).astype("<f4").tobytes(),
            "outputs": np.round(255 * np.clip(outputs, 0, 1)).astype("u1").tobytes(),
        }

    def recorded(self):
        """A whole training, to be played in the page."""
        self.reset()
        if self.stage == "stuck":
            return {}
        frames = [_as_text(self.frame)]
        with contextlib.suppress(CannotDraw, Diverged):  # the recording ends there
            for _ in range(RECORDED_FRAMES):
                self._training.advance(self.lr, self.cycles // RECORDED_FRAMES, math.inf)
                self._send_frame()
                frames.append(_as_text(self.frame))
        self.reset()
        values = self._values(("lr", "cycles", "stage", "plane"))
        return {**values, "frame": frames[0], "frames": frames}


def _as_text(frame):
    """The frame with its bytes in base64: JSON has no bytes."""
    return {
        name: base64.b64encode(value).decode() if isinstance(value, bytes) else value
        for name, value in frame.items()
    }


def _handle_interrupts():
    """ipykernel ignores interrupts between cells: while a training runs, they pause it."""
    if threading.current_thread() is not threading.main_thread():
        return
    current, wanted = signal.SIG_IGN, _interrupt_all
    if not _running:
        current, wanted = wanted, current
    if signal.getsignal(signal.SIGINT) is current:
        signal.signal(signal.SIGINT, wanted)


def _interrupt_all(*_):
    for widget in list(_running):
        widget._interrupted = True
