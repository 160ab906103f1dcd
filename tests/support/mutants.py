"""Every exercise's reference with one thing changed in its text, or two: what a slip can do.

``mutants(name)`` are functions with the exercise's parameters. Those of a one-line formula are
soon all made, so further ones have two changes.
"""

import ast
import copy
import inspect
import random
import textwrap
from itertools import combinations

import numpy as np

from backprop import Layer, forward
from backprop.backward_pass import Gradients, backward
from backprop.exercises import hidden_layer, welcome
from backprop.hidden_layer import hidden_delta
from backprop.loss import mean_squared_error, mean_squared_error_gradient
from backprop.numerical_gradient import central_difference
from backprop.output_layer import bias_gradient, output_delta, output_layer, weight_gradient
from backprop.update import gradient_step, train, training_cycle

OUTPUT = (mean_squared_error_gradient, output_delta)
LAYER = (*OUTPUT, weight_gradient, bias_gradient)
WHOLE = (*LAYER, hidden_delta, backward)
CYCLE = (mean_squared_error, gradient_step, training_cycle)
# What is changed, by exercise: the formula and those that it is made of.
TEXTS = {
    "weighted_sum": (welcome.weighted_sum,),
    "mean_squared_error": (mean_squared_error,),
    "mean_squared_error_gradient": (mean_squared_error_gradient,),
    "numerical_gradient": (central_difference,),
    "output_delta": OUTPUT,
    "weight_gradient": (weight_gradient,),
    "bias_gradient": (bias_gradient,),
    "output_layer": (*LAYER, output_layer),
    "hidden_delta": (hidden_delta,),
    "backward": WHOLE,
    "suspect_backward": (*WHOLE, hidden_layer.suspect_backward),
    "gradient_step": (gradient_step,),
    "training_cycle": CYCLE,
    "train": (*CYCLE, train),
}
GIVEN = {
    "np": np,
    "Layer": Layer,
    "forward": forward,
    "Gradients": Gradients,
    "backward": backward,
}
ARRAYS = {"A_prev", "W", "b", "A", "T", "Z", "X", "delta", "delta_next", "W_next", "dW", "db", "x"}
FLAT = {"b", "db"}
OTHER = {
    ast.Add: (ast.Sub,),
    ast.Sub: (ast.Add,),
    ast.Mult: (ast.Div, ast.MatMult, ast.Add),
    ast.Div: (ast.Mult,),
    ast.MatMult: (ast.Mult,),
    ast.Pow: (ast.Mult,),
}


def mutants(name, most=60, seed=0):
    """(what was changed, function), at most so many; those with one change come first."""
    functions = TEXTS[name]
    text = "\n".join(textwrap.dedent(inspect.getsource(function)) for function in functions)
    tree = without_docstrings(ast.parse(text))
    changes = list(first_order(tree))
    rng = random.Random(seed)
    rng.shuffle(changes)
    pairs = list(combinations(range(len(changes)), 2))
    rng.shuffle(pairs)
    triples = list(combinations(range(min(len(changes), 12)), 3))
    seen = {ast.unparse(tree)}
    for chosen in (*((i,) for i in range(len(changes))), *pairs, *triples):
        mutant = copy.deepcopy(tree)
        for number in chosen:
            changes[number](mutant)
        text = ast.unparse(ast.fix_missing_locations(mutant))
        if text not in seen:
            seen.add(text)
            yield text, made(text, functions[-1].__name__)
            if len(seen) > most:
                return


def made(text, name):
    names = dict(GIVEN)
    exec(compile(text, f"<mutant of {name}>", "exec"), names)
    return names[name]


def without_docstrings(tree):
    for node in tree.body:
        if isinstance(node.body[0], ast.Expr) and isinstance(node.body[0].value, ast.Constant):
            node.body = node.body[1:]
        node.returns = None
    return tree


def first_order(tree):
    """Functions that make one change in a copy of the tree each."""
    for path, node in nodes(tree):
        for replacement in replacements(node, scope(tree, path)):
            yield replaced(path, replacement)


def nodes(tree):
    """(path, node) of every expression; a path is a tuple of (field, index)."""

    def walk(node, path):
        for field, value in ast.iter_fields(node):
            for index, child in enumerate(value) if isinstance(value, list) else [(None, value)]:
                if isinstance(child, ast.AST):
                    here = (*path, (field, index))
                    if isinstance(child, ast.expr):
                        yield here, child
                    yield from walk(child, here)

    yield from walk(tree, ())


def scope(tree, path):
    """The parameters of the function that the path leads into."""
    function = tree.body[path[0][1]]
    return [argument.arg for argument in function.args.args]


def replaced(path, replacement):
    def change(tree):
        node = tree
        for field, index in path[:-1]:
            node = getattr(node, field)
            node = node if index is None else node[index]
        field, index = path[-1]
        if index is None:
            setattr(node, field, copy.deepcopy(replacement))
        else:
            getattr(node, field)[index] = copy.deepcopy(replacement)

    def guarded(tree):
        try:
            change(tree)
        except (AttributeError, IndexError, TypeError):
            return  # the other of two changes took this place away

    return guarded


def replacements(node, names):
    match node:
        case ast.BinOp(left, op, right):
            for other in OTHER[type(op)]:
                yield ast.BinOp(left, other(), right)
            yield left
            yield right
            if not isinstance(op, ast.Add | ast.Mult):
                yield ast.BinOp(right, op, left)
        case ast.Attribute(value, "T"):
            yield value
        case ast.Constant(int(number)):
            yield from (ast.Constant(other) for other in {number + 1, number - 1} - {number})
        case ast.Call(function, arguments, keywords):
            yield from (one for one in arguments[:1] if not isinstance(one, ast.Starred))
            if keywords:
                yield ast.Call(function, arguments, [])
            if len(arguments) > 1:
                yield ast.Call(function, [arguments[1], arguments[0], *arguments[2:]], keywords)
            if isinstance(function, ast.Attribute) and function.attr == "sum":
                for other in ("mean", "max", "min", "prod", "cumsum"):
                    yield ast.Call(
                        ast.Attribute(function.value, other, ast.Load()), arguments, keywords
                    )
        case ast.Name(name, ast.Load()) if name in ARRAYS:
            others = [other for other in names if other in ARRAYS and other != name]
            yield from (ast.Name(other, ast.Load()) for other in others)
            if name not in FLAT:
                yield ast.Attribute(node, "T", ast.Load())
            for cut in ("[1:]", "[:-1]", "[0]"):
                yield ast.parse(name + cut, mode="eval").body
        case ast.Tuple(parts, ast.Load()) if len(parts) > 1:
            yield ast.Tuple([parts[1], parts[0], *parts[2:]], ast.Load())
