"""How a class is tried out that a student wrote. It stands beside the student's code."""

NEXT = "next, please"


def serve(Queue, events):
    """What a new queue serves. Each event is the name of somebody who joins, or ``NEXT``."""
    queue, served = Queue(), []
    for event in events:
        if event == NEXT:
            served.append(queue.serve())
        else:
            queue.join(event)
    return served
