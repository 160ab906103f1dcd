"""The steps of a training cycle, in two boxes and in four phases."""

from collections import Counter

from backprop.phases import CYCLE, STEPS


def boxes(field):
    return {step.name: getattr(step, field) for step in STEPS}


def test_four_phases_take_loss_and_update_out_of_the_backward_box_and_move_nothing_else():
    moved = {"Calculating loss": "loss", "Updating weights": "update"}
    assert boxes("phase") == boxes("box") | moved


def test_every_step_says_why_in_words_of_its_own_and_the_disputed_ones_tell_of_the_other_way():
    assert max(Counter(step.reason for step in STEPS).values()) == 1
    for step in STEPS:
        assert len(step.reason.split()) > 5
        assert ("four phases" in step.reason) == (step.phase not in ("forward", "backward"))


def test_a_cycle_runs_through_the_phases_in_order():
    assert len(set(CYCLE)) == len(CYCLE) == 5
    assert CYCLE[0].startswith("forward")
    assert CYCLE[1] == "loss"
    assert CYCLE[2].startswith("output layer")
    assert CYCLE[3].startswith("hidden layers")
    assert CYCLE[-1].endswith("update")
