"""``check`` in a student's hands: one verdict, in one sentence first, whatever goes wrong."""

import subprocess
import sys

import earlier_cells as earlier
import numpy as np
import pytest

import backprop
from backprop import check
from backprop.exercises import EXERCISES
from checks import CheckFailed


def verdict(*given):
    with pytest.raises(CheckFailed) as failure:
        check(*given)
    return failure.value.verdict


def unwritten(A_prev, W, b):
    """As the lesson gives it to the student."""


def nested(A_prev, W, b):
    return np.linalg.inv(A_prev @ W) + b


@pytest.mark.parametrize(
    ("function", "said"),
    [
        (unwritten, "It returns nothing (None) yet. The last line has to be a return."),
        (lambda A_prev, W, b: ..., "It returns nothing (None) yet."),
        (lambda A_prev, W, b: A_prev @ W + c, "NameError: name 'c' is not defined"),  # noqa: F821
        (lambda A_prev, W, b: b + W @ A_prev, "ValueError: matmul: "),
        (lambda A_prev, W: A_prev @ W, "It is called as weighted_sum(A_prev, W, b), and yours is"),
        (lambda: 0, "and yours is defined with ()."),
        (lambda A_prev, W, b: (A_prev @ W + b).T, "Z has shape (3, 1), expected (1, 3)."),
        (lambda A_prev, W, b: (A_prev @ W + b)[0], "Z has shape (3,), expected (1, 3)."),
        (lambda A_prev, W, b: 0.5, "Z is a single number, expected an array of shape (1, 3)."),
        (lambda A_prev, W, b: [1], "Z has shape (1,), expected (1, 3)."),
        (lambda A_prev, W, b: (A_prev @ W, b), "Z is a tuple that NumPy cannot make an array"),
        (lambda A_prev, W, b: "Z", "Z is a str: an array of numbers was expected."),
        (lambda A_prev, W, b: (A_prev @ W + b) * np.nan, "Z[0, 0] is nan: a number was expected."),
        (lambda A_prev, W, b: A_prev @ W, "Z has the right shape, but 3 of 3 entries are wrong"),
        (lambda A_prev, W, b: (A_prev @ W + b).astype(int), "Its dtype is int"),
        (lambda A_prev, W, b: print, "Z is a builtin_function_or_method: an array of numbers"),
    ],
)
def test_what_a_beginner_gets_wrong_is_said_in_one_sentence(function, said):
    headline = verdict("weighted_sum", function).headline
    assert said in headline
    assert "\n" not in headline


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("weighted_sum", None), "Give the function itself, weighted_sum without parentheses;"),
        (
            ("weighted_sum", np.ones(3)),
            "this is an ndarray. Has the cell that defines it been run?",
        ),
        (
            ("weigted_sum", nested),
            'There is no exercise of that name. Did you mean "weighted_sum"?',
        ),
        (("zzz", nested), "There is no exercise of that name."),
        ((nested, "weighted_sum"), "Its first argument is a name in quotes"),
        ((["weighted_sum"], nested), "Its first argument is a name in quotes"),
        (("weighted_sum", nested, "batches"), 'no group "batches", only "one sample", "batch".'),
        (("weighted_sum", nested, ["batch"]), 'only "one sample", "batch".'),
        (("what_it_updates", ""), "No answer yet: run the cell above and answer there."),
        (("boxes", {"Making a prediction": np.ones(2)}, "Making a prediction"), 'Choose "forward"'),
    ],
)
def test_a_call_that_makes_no_sense_is_told_why(given, said):
    assert said in verdict(*given).headline


def test_a_failure_says_where_how_far_off_and_what_to_look_at():
    wrong = verdict("weighted_sum", lambda A_prev, W, b: np.sinh(A_prev @ W) + b)
    labels = [label for label, _ in wrong.paragraphs]
    assert labels == ["There", "", "Look at", "Case"]
    there, unknown, look_at, case = (text for _, text in wrong.paragraphs)
    assert "expected " in there
    assert "relative error " in there
    assert unknown.startswith("This is not one of the mistakes that we know")
    assert look_at == EXERCISES["weighted_sum"].hints["Z"]
    assert case.startswith("1 sample, ")
    assert wrong.misconception is None


def bias_subtracted(A_prev, W, b):
    return A_prev @ W - b


def bias_forgotten(A_prev, W, b):
    return A_prev @ W


def pointer(function, group=None):
    """The second hint, if it is shown."""
    with pytest.raises(CheckFailed) as failure:
        check("weighted_sum", function, group)
    assert "This looks like: bias " in str(failure.value)
    return failure.value.verdict.pointer


def test_hints_come_in_two_stages():
    assert pointer(bias_subtracted, "batch") == ""
    second = pointer(bias_subtracted, "batch")
    assert second.endswith("It is taught under “The formula”.")
    assert pointer(bias_subtracted, "batch") == second
    assert pointer(bias_subtracted, "one sample") == ""  # another check
    assert pointer(bias_forgotten, "batch") == ""  # another mistake
    assert pointer(bias_forgotten, "batch")
    check("weighted_sum", lambda A_prev, W, b: A_prev @ W + b, "batch")
    assert pointer(bias_forgotten, "batch") == ""  # it was right in between


def test_a_wrong_signal_comes_with_code_that_shows_it():
    """The code runs as it stands, in a notebook that has the function, and finds the place."""

    def backward(layers, cache, T):
        deltas, dWs, dbs = earlier.backward(layers, cache, T)
        deltas[0] = -deltas[0]
        return deltas, dWs, dbs

    with pytest.raises(CheckFailed) as failure:
        check("backward", backward, "hidden layers")
    *imports, line = failure.value.verdict.look.splitlines()
    names = {"backward": backward}
    exec("\n".join(imports), names)
    stepper = eval(line, names)
    assert "delta" in stepper.trace["first"]["text"]
    assert stepper.at == stepper.trace["first"]["step"]


def test_an_error_and_a_wrong_loss_have_no_place_in_the_stepper():
    assert verdict("weighted_sum", bias_subtracted).look == ""
    assert verdict("hidden_delta", lambda d, W, Z, f_prime: d @ W * f_prime(Z)).look == ""


@pytest.fixture(autouse=True)
def _no_hints_given_yet(monkeypatch):
    monkeypatch.setattr(sys.modules["checks.check"], "_mistakes_hinted_at", {})


def test_an_error_shows_the_students_line_and_the_shapes_it_got():
    paragraphs = dict(verdict("weighted_sum", nested, "batch").paragraphs)
    assert paragraphs["In your"].endswith("return np.linalg.inv(A_prev @ W) + b")
    assert paragraphs["Its inputs were"].startswith("A_prev (5, ")


def test_the_cases_that_are_right_already_are_counted():
    def for_one_sample(A_prev, W, b):
        return (A_prev @ W + b)[:1]

    assert ("Right already", "2 of 5 cases.") in verdict("weighted_sum", for_one_sample).paragraphs


def test_what_was_printed_is_shown_once():
    def chatty(A_prev, W, b):
        print("shapes:", A_prev.shape)

    assert verdict("weighted_sum", chatty).code == "shapes: (1, 5)"


def test_an_input_changed_in_place_is_named():
    def steps_in_place(W, b, dW, db, lr):
        W -= lr * dW
        return W, b - lr * db

    said = verdict("gradient_step", steps_in_place).headline
    assert said == "It changed its input W. Others still need it: work on a copy."


def test_a_warning_of_numpys_is_passed_on():
    def divides(A_prev, W, b):
        return A_prev @ W / (b * 0)

    labels = [label for label, _ in verdict("weighted_sum", divides).paragraphs]
    assert "NumPy warned" in labels


@pytest.mark.parametrize(
    ("returned", "said"),
    [
        (lambda A_prev, *more: A_prev, "It should return 3 things, delta, dW, db; it returns one"),
        (lambda *given: earlier.output_layer(*given)[:2], "it returns 2."),
        (lambda *given: {}, "it returns a dict."),
        (lambda *given: 7, "it returns an int."),
    ],
)
def test_the_number_of_things_returned_is_named(returned, said):
    def output_layer(A_prev, Z, A, T, f_prime):
        return returned(A_prev, Z, A, T, f_prime)

    assert said in verdict("output_layer", output_layer).headline


@pytest.mark.parametrize(
    ("layers", "said"),
    [
        (np.array(0.5), "layers should be a list of 2; it is one number."),
        (None, "layers should be a list of 2; it is a NoneType."),
        ([], "layers should have 2 entries; it has 0."),
        ([1, 2], "layers[0] should be a Layer; it is an int."),
        ([None, None], "layers[0] should be a Layer; it is a NoneType."),
    ],
)
def test_a_list_of_layers_that_is_none_is_named(layers, said):
    def train(*given):
        return layers, earlier.train(*given)[1]

    assert (
        verdict("train", lambda layers, X, T, lr, cycles: train(layers, X, T, lr, cycles)).headline
        == said
    )
    check("train", lambda layers, X, T, lr, cycles: train(layers, X, T, lr, cycles), "losses")


def test_a_layer_that_loses_its_activation_is_named():
    def cycle(layers, X, T, lr):
        new, loss = earlier.training_cycle(layers, X, T, lr)
        return [backprop.Layer(layer.W, layer.b) for layer in new], loss

    said = verdict("training_cycle", cycle, "update").headline
    assert said == 'new_layers[0] has become a sigmoid layer: keep its activation, "tanh".'


def test_complex_gradients_are_refused_without_a_warning(recwarn):
    def with_complex(A_prev, Z, A, T, f_prime):
        return [part + 0j for part in earlier.output_layer(A_prev, Z, A, T, f_prime)]

    assert "complex" in verdict("output_layer", with_complex).headline
    assert not recwarn.list


def test_everything_that_only_follows_is_named(capsys):
    def doubled_delta(A_prev, Z, A, T, f_prime):
        delta, dW, db = earlier.output_layer(A_prev, Z, A, T, f_prime)
        return 2 * delta, 2 * dW, 2 * db

    check("output_layer", doubled_delta, "gradients")
    said = capsys.readouterr().out
    assert "dW and db only fit your own delta" in said
    assert "to the last digit" not in said


def by_trying(A, T, h=1e-6):
    gradient = np.zeros(A.shape)
    for i in np.ndindex(A.shape):
        step = np.zeros(A.shape)
        step[i] = h
        one, other = earlier.mean_squared_error(A + step, T), earlier.mean_squared_error(A, T)
        gradient[i] = (one - other) / h
    return gradient


@pytest.mark.parametrize(
    ("function", "name"),
    [
        (by_trying, "nearly right"),
        (lambda A, T: np.round((A - T) / len(A), 5), "rounded"),
        (lambda A, T: (A - T) / (len(A) + 1), "n off by one"),
        (lambda A, T: T - A, "sign turned round, and n times too large"),
    ],
    ids=["forward difference", "rounded", "1/n wrong", "sign"],
)
def test_a_finite_difference_where_a_formula_is_asked_for_is_named_as_that(function, name):
    assert verdict("mean_squared_error_gradient", function).misconception == name


def test_a_success_counts_the_cases_and_names_the_witnesses(capsys):
    check("output_layer", earlier.output_layer)
    said = capsys.readouterr().out
    assert said.startswith("✓ output_layer: 10 of 10 cases right, ")
    assert "a central difference (" in said
    assert "a complex step (" in said


def test_a_student_in_a_notebook_sees_html_and_no_frames(tmp_path):
    """In IPython the verdict is displayed and the error is one line, not a stack."""
    script = tmp_path / "cell.ipy"
    script.write_text(
        "from backprop import check\ncheck('weighted_sum', lambda A_prev, W, b: undefined_name)\n"
    )
    done = subprocess.run(
        [sys.executable, "-m", "IPython", "--colors=NoColor", "--no-banner", script],
        capture_output=True,
        text=True,
        timeout=60,
    )
    said = done.stdout + done.stderr
    assert "NameError: name 'undefined_name' is not defined" in said
    assert "Traceback" not in said
    assert "checking" not in said
