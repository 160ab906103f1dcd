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
from backprop.widgets.pictures.card import (
    FORWARD,
    LINE,
    SIGNAL,
    bar,
    card,
    dot,
    line,
    scale,
    text,
    triangle,
)
from backprop.widgets.pictures.number_text import rounded, show
from backprop.widgets.pictures.student_code import CannotYet
from backprop.widgets.pictures.student_training import Diverged, OwnTraining
from backprop.widgets.shared.event_loop import Later
from backprop.widgets.shared.widget import Widget
from backprop.widgets.shared.without_kernel import Still, sentence_instead

GRID = 40  # answers along each side of the plane
FRAMES = 300  # at least, for a whole training: a fast one is slowed down, to be seen
FRAME = 0.025  # seconds from one to the next
SLICE = 0.01  # seconds of these for training
PAUSE = 0.008  # seconds of these at least for the kernel to do something else
FILM = 75  # frames of a recorded training
AHEAD = 6  # frames sent without a word from the page
PATIENCE = 60  # short waits for that word
MOST_LOSSES = 500  # points of the loss curve
LARGEST = 1e38  # of them, as four bytes hold it

_running = weakref.WeakSet()


class LiveTraining(Widget):
    """Decision boundary, loss and gradients while ``training_cycle(layers, X, T, lr)`` trains.

    X is (n, 2), T is (n, 1) with targets 0 and 1. Training is a task in the kernel's event loop: a
    slice of cycles, a frame for the page, a pause in which cells can run. It goes on only as long
    as a page says that it has seen the frames.
    """

    javascript = "pictures/live_training.js"
    css = ("pictures/pictures.css", "pictures/bar_table.css", "pictures/live_training.css")

    lr = traitlets.Float().tag(sync=True)
    cycles = traitlets.Int().tag(sync=True)
    stage = traitlets.Enum(
        ("ready", "running", "paused", "done", "diverged", "stuck"), "ready"
    ).tag(sync=True)
    plane = traitlets.Dict(help="x, y, target of each sample, and the window").tag(sync=True)
    frame = traitlets.Dict(help="everything that changes while it trains").tag(sync=True)

    def __init__(self, training_cycle, layers, X, T, lr=1.0, cycles=1500):
        self._beginning = (training_cycle, layers, X, T)
        window = [X.min(axis=0) - 0.2, X.max(axis=0) + 0.2]
        sides = np.linspace(*window, GRID).T
        self._places = np.stack(np.meshgrid(*sides), axis=-1).reshape(-1, 2)
        self._frames, self._seen, self._interrupted = 0, 0, False
        self._wish = ""
        super().__init__(lr=lr, cycles=cycles)
        self.plane = {
            "points": [[rounded(value) for value in point] for point in np.column_stack([X, T])],
            "window": np.transpose(window).tolist(),
        }
        self._later = Later(lambda: getattr(self, self._wish)())
        self.on_msg(self._listen)
        self.reset()

    def _listen(self, _, message, __):
        """What the page says."""
        if "seen" in message:
            self._seen = message["seen"]
        elif message.get("do") in ("start", "pause", "reset"):
            self._wish = message["do"]
            self._later.ask()

    def start(self):
        """Begin, or go on where it was paused."""
        if self.stage in ("ready", "paused"):
            self._seen, self._interrupted = self._frames, False
            self._task = asyncio.ensure_future(self._train(self._training))
            self.stage = "running"

    def pause(self):
        """Stop, so that start() goes on."""
        if self.stage == "running":
            self.stage = "paused"

    def reset(self):
        """Stop, and back to the layers of the beginning."""
        self._training = OwnTraining(*self._beginning)
        _running.discard(self)
        _hear_interrupts()
        try:
            self._training.works(self.lr)
        except CannotYet as problem:
            self.problem, self.stage = str(problem), "stuck"
        else:
            self.problem, self.stage = "", "ready"
            self._send_frame()

    async def _train(self, training):
        _running.add(self)
        try:
            while self.stage == "running" and self._training is training:
                begun = time.perf_counter()
                _hear_interrupts()
                self.advance()
                await asyncio.sleep(max(PAUSE, begun + FRAME - time.perf_counter()))
                if self._interrupted or not await self._watched():
                    self.pause()
        finally:
            if self._training is training:  # or else it was reset, and may be running again
                _running.discard(self)
                _hear_interrupts()
        self.redraw_still()

    def advance(self):
        """One slice of training and one frame."""
        training = self._training
        left = self.cycles - len(training.losses)
        try:
            training.advance(self.lr, min(left, math.ceil(self.cycles / FRAMES)), SLICE)
        except CannotYet as problem:
            self.problem, self.stage = str(problem), "stuck"
        except Diverged as problem:
            self.problem, self.stage = str(problem), "diverged"
        except KeyboardInterrupt:
            self._interrupted = True
        else:
            self._send_frame()
            if len(training.losses) >= self.cycles:
                self.stage = "done"

    async def _watched(self):
        """Whether a page keeps up. Waits are counted, not timed: a long cell is nobody's fault."""
        for _ in range(PATIENCE):
            if self._frames - self._seen <= AHEAD or self.stage != "running":
                return True
            await asyncio.sleep(0.05)
        return False

    def _send_frame(self):
        training, (_, _, X, T) = self._training, self._beginning
        losses = training.losses[:: math.ceil(len(training.losses) / MOST_LOSSES) or 1]
        self._frames += 1
        with np.errstate(all="ignore"):
            answers = np.nan_to_num(predict(training.layers, self._places))
            share = accuracy(training.layers, X, T)
        self.frame = {
            "number": self._frames,
            "cycle": len(training.losses),
            "loss": training.losses[-1] if training.losses else None,
            "share": float(share),
            "gradients": training.gradients,
            "losses": np.minimum(losses, LARGEST).astype("<f4").tobytes(),
            "answers": np.round(255 * np.clip(answers, 0, 1)).astype("u1").tobytes(),
        }

    def recorded(self):
        """A whole training, to be played in the page."""
        self.reset()
        if self.stage == "stuck":
            return {}
        frames = [_as_text(self.frame)]
        with contextlib.suppress(CannotYet, Diverged):  # the film ends there
            for _ in range(FILM):
                self._training.advance(self.lr, self.cycles // FILM, math.inf)
                self._send_frame()
                frames.append(_as_text(self.frame))
        self.reset()
        known = self._values(("lr", "cycles", "stage", "plane"))
        return {**known, "frame": frames[0], "frames": frames}

    def still(self):
        if self.stage == "stuck":
            return sentence_instead(self.problem)
        frame, window = self.frame, self.plane["window"]
        x, y = scale(*window[0], 10, 370), scale(*window[1], 370, 10)
        shapes = [bar(10, 10, 360, 360, "#dceaf4"), *_orange(frame["answers"])]
        for px, py, target in self.plane["points"]:
            shape = triangle if target else dot
            shapes.append(shape(x(px), y(py), SIGNAL if target else FORWARD, 4))
        shapes += [dot(100, 392, FORWARD, 4), text(110, 397, "target 0")]
        shapes += [triangle(210, 392, SIGNAL), text(220, 397, "target 1")]
        losses = np.frombuffer(frame["losses"], "<f4")
        if len(losses):
            across, up = scale(0, len(losses), 440, 690), scale(0, max(losses), 200, 40)
            shapes += [line([(440, 40), (440, 200), (690, 200)], LINE, 1)]
            shapes += [text(440, 26, "loss", "middle"), text(565, 226, "cycle", "middle")]
            shapes += [line([(across(i), up(loss)) for i, loss in enumerate(losses)], FORWARD)]
        words = (
            f"The plane split where the network's answer is ½, after {frame['cycle']} cycles: "
            f"{frame['share']:.1%} of the points lie on the right side."
        )
        if frame["loss"] is not None:
            words += f" The loss is {show(frame['loss'])}."
        return Still(words, svg=card(700, 410, *shapes))


def _orange(answers):
    """Rectangles over the runs of answers above ½ in each row of the grid."""
    side = 360 / GRID
    above = np.frombuffer(answers, "u1").reshape(GRID, GRID) > 127
    for row, run in enumerate(above):
        edges = np.flatnonzero(np.diff(np.concatenate([[0], run, [0]])))
        for begin, end in edges.reshape(-1, 2).tolist():
            y = 370 - side * (row + 1)
            yield bar(10 + side * begin, y, side * (end - begin), side, "#fbe6d8")


def _as_text(frame):
    """JSON knows no bytes."""
    return {
        name: base64.b64encode(value).decode() if isinstance(value, bytes) else value
        for name, value in frame.items()
    }


def _hear_interrupts():
    """Between cells, ipykernel lets interrupts pass by: while training runs, they pause it."""
    if threading.current_thread() is not threading.main_thread():
        return
    now, wanted = signal.SIG_IGN, _interrupt_all
    if not _running:
        now, wanted = wanted, now
    if signal.getsignal(signal.SIGINT) is now:
        signal.signal(signal.SIGINT, wanted)


def _interrupt_all(*_):
    for widget in list(_running):
        widget._interrupted = True
