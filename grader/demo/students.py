"""The made-up class: 24 students with right, wrong and hostile answers, all different.

For each student there is a function: from the solved notebook it makes the text of the file that
the student hands in, or None if the student hands in nothing.
"""

import json


def answers(**sources):
    """The solved lesson with other code in these cells."""

    def make_submission(notebook):
        for cell in notebook["cells"]:
            if cell["id"] in sources:
                cell["source"] = sources[cell["id"]]
        return json.dumps(notebook)

    return make_submission


def untouched(notebook):
    """The lesson as it was handed out."""
    for cell in notebook["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("solution"):
            cell["source"] = "# YOUR TURN"
    return json.dumps(notebook)


def without(cell_id):
    """The student deleted a cell by mistake."""

    def make_submission(notebook):
        notebook["cells"] = [cell for cell in notebook["cells"] if cell["id"] != cell_id]
        return json.dumps(notebook)

    return make_submission


def twice(cell_id):
    """The student copied and pasted a cell, and its id with it."""

    def make_submission(notebook):
        for index, cell in enumerate(notebook["cells"]):
            if cell["id"] == cell_id:
                notebook["cells"].insert(index, cell)
                break
        return json.dumps(notebook)

    return make_submission


def cut_off(notebook):
    """The upload was interrupted."""
    text = json.dumps(notebook, indent=1)
    return text[: len(text) // 2]


def nothing(notebook):
    return None


CLASS = {
    "ada": answers(),
    "bela": answers(
        weight_gradient="""def weight_gradient(A_prev, delta):
    dW = np.zeros((A_prev.shape[1], delta.shape[1]))
    for a, d in zip(A_prev, delta):
        dW += np.outer(a, d)
    return dW"""
    ),
    "chen": answers(
        weight_gradient="def weight_gradient(A_prev, delta):\n"
        '    return np.einsum("ni,nj->ij", A_prev, delta)',
        bias_gradient="bias_gradient = lambda delta: np.ones(len(delta)) @ delta",
    ),
    "dana": answers(
        output_layer="""def output_layer(A_prev, Z, A, T, f_prime):
    delta = (A - T) / len(A) * f_prime(Z)
    extended = np.c_[A_prev, np.ones(len(A_prev))]
    both = extended.T @ delta
    return delta, both[:-1], both[-1]"""
    ),
    "emil": answers(
        output_delta="def output_delta(A, T, Z, f_prime):\n    return (A - T) / len(A)"
    ),
    "fatima": answers(
        output_delta="def output_delta(A, T, Z, f_prime):\n    return (A - T) * f_prime(Z)"
    ),
    "goran": answers(
        output_delta="def output_delta(A, T, Z, f_prime):\n    return (A - T) / len(A) * f_prime(A)"
    ),
    "hana": answers(
        weight_gradient="def weight_gradient(A_prev, delta):\n    return delta.T @ A_prev"
    ),
    "ivo": answers(bias_gradient="def bias_gradient(delta):\n    return delta.mean(axis=0)"),
    "jun": answers(
        bias_gradient="def bias_gradient(delta):\n    return delta.sum(axis=0, keepdims=True)"
    ),
    "kofi": answers(
        weight_gradient="def weight_gradient(A_prev, delta):\n"
        "    return np.outer(A_prev[0], delta[0])"
    ),
    "lea": answers(
        output_layer="""def output_layer(A_prev, Z, A, T, f_prime):
    delta = output_delta(A, T, Z, f_prime)
    return weight_gradient(A_prev, delta), bias_gradient(delta), delta"""
    ),
    "milo": answers(where_it_begins='where_it_begins = "at the input layer"'),
    "nina": answers(
        where_it_begins='where_it_begins = "the ouput layr"',
        bias_gradient="def bias_gradient(delta):\n    pass",
    ),
    "olga": answers(
        weight_gradient="def weight_gradient(A_prev, delta)\n    return A_prev.T @ delta"
    ),
    "pavel": answers(  # takes more and more memory
        weight_gradient="""def weight_gradient(A_prev, delta):
    kept = []
    while True:
        kept.append(np.ones(10**6))"""
    ),
    "quinn": answers(  # looks for the gradebook, then returns an array that equals everything
        output_delta="""import glob
print(glob.glob("/**/gradebook.db", recursive=True))

class Right(np.ndarray):
    def __eq__(self, other):
        return True

def output_delta(A, T, Z, f_prime):
    return A.view(Right)"""
    ),
    "rosa": answers(
        output_delta="def output_delta(A, T, Z, f_prime):\n"
        "    A -= T\n    A /= len(A)\n    return A * f_prime(Z)"
    ),
    "sami": untouched,
    "tara": answers(bias_gradient="import os\nos._exit(1)"),
    "uma": without("test_bias_gradient_batch"),
    "viktor": twice("weight_gradient"),
    "wei": cut_off,
    "xenia": nothing,
}
