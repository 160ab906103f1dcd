"""Messages from the page arrive in a thread of their own; calls are made where cells run."""

import asyncio
import threading

from backprop.widgets.shared.event_loop import EventLoopCall


def test_several_requests_from_another_thread_are_one_call_on_the_event_loop(run_async):
    async def run():
        done = []
        call = EventLoopCall(lambda: done.append(threading.current_thread()))
        page = threading.Thread(target=lambda: [call.schedule() for _ in range(5)])
        page.start()
        page.join()  # blocks the loop like a running cell: no call is made meanwhile
        assert done == []
        await asyncio.sleep(0.01)
        assert done == [threading.main_thread()]
        call.schedule()
        assert len(done) == 2

    run_async(run())


def test_without_a_loop_the_call_is_made_at_once():
    done = []
    EventLoopCall(lambda: done.append(1)).schedule()
    assert done == [1]
