"""Code that opens the stepper at the first wrong number of a student's own function."""

# Two samples and three outputs: with one of each, or as many of both, some mistakes do not show.
SAMPLES = "x=[[0.5, -1.0], [1.0, 0.5]], t=[[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]]"


def in_the_stepper(parameter):
    """``see_it`` of an exercise whose function the stepper takes as this parameter."""

    def see_it(exercise, results):
        failed = [result.difference for result in results if not result.passed]
        if not all(difference and difference.kind == "value" for difference in failed):
            return ""  # the stepper shows wrong numbers, not errors and shapes
        return (
            "from backprop.widgets import BackpropStepper\n"
            f"BackpropStepper([2, 3, 3, 3], {SAMPLES}, {parameter}={exercise.name}, "
            'step="first wrong")'
        )

    return see_it
