"""Messages from the page come in a thread of their own; work is done where cells run."""

import asyncio
import threading

from backprop.widgets.shared.event_loop import Later


def test_what_another_thread_asks_for_is_done_once_in_the_loops_own(run_async):
    async def run():
        done = []
        later = Later(lambda: done.append(threading.current_thread()))
        asking = threading.Thread(target=lambda: [later.ask() for _ in range(5)])
        asking.start()
        asking.join()  # as a cell that is running: nothing is done meanwhile
        assert done == []
        await asyncio.sleep(0.01)
        assert done == [threading.main_thread()]
        later.ask()
        assert len(done) == 2

    run_async(run())


def test_without_a_loop_it_is_done_at_once():
    done = []
    Later(lambda: done.append(1)).ask()
    assert done == [1]
