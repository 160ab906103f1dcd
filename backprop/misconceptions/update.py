"""Lesson 4: how a gradient step, a training cycle and a training loop go wrong."""

import numpy as np

from backprop.backward_pass import backward
from backprop.forward_pass import forward, predict
from backprop.loss import mean_squared_error
from backprop.misconceptions.loss import MEAN_SQUARED_ERROR
from backprop.misconceptions.loss import MIXED_UP as IN_LESSON_1
from backprop.misconceptions.mixed_up import mixed_up
from backprop.network import Layer
from backprop.update import gradient_step, train, training_cycle
from checks.misconception import Misconception, Section

STEP = Section("04_weight_update", "formula_step", "The gradient step")
WHICH_WAY = Section("04_weight_update", "question_step", "Which way, and how far?")
NEW_ARRAYS = Section("04_weight_update", "exercise_step", "Exercise: the gradient step")
OLD_WEIGHTS = Section("04_weight_update", "question_order", "Before you write it")
CYCLE = Section("04_weight_update", "exercise_cycle", "Exercise: a training cycle")
AGAIN = Section("04_weight_update", "loop", "Again and again")
LOOP = Section("04_weight_update", "exercise_train", "Exercise: the training loop")

GRADIENT_STEP = (
    Misconception(
        "uphill",
        lambda W, b, dW, db, lr: (W + lr * dW, b + lr * db),
        belief="A gradient points to where the weights should go.",
        nudge="Which way does a gradient point: up or down? And where should the loss go?",
        pointer="Look at the sign in front of the learning rate.",
        section=WHICH_WAY,
    ),
    Misconception(
        "learning rate forgotten",
        lambda W, b, dW, db, lr: (W - dW, b - db),
        belief="The whole gradient is taken away.",
        nudge="How far does your step go, and who decides that?",
        pointer="One parameter is not used yet.",
        section=STEP,
    ),
    Misconception(
        "learning rate fixed",
        tuple(
            lambda W, b, dW, db, lr, fixed=fixed: (W - fixed * dW, b - fixed * db)
            for fixed in (0.1, 0.01, 0.001, 0.5)
        ),
        belief="The learning rate is a constant of nature.",
        nudge="What changes in your step when another learning rate is given?",
        pointer="Look for a number where the parameter should stand.",
        section=STEP,
    ),
    Misconception(
        "divided by the learning rate",
        lambda W, b, dW, db, lr: (W - dW / lr, b - db / lr),
        belief="A small learning rate means a strong correction.",
        nudge="Half the learning rate: should the step be shorter or longer?",
        pointer="Look at the operation between lr and the gradient.",
        section=STEP,
    ),
    Misconception(
        "learning rate added to the gradient",
        (
            lambda W, b, dW, db, lr: (W - (lr + dW), b - (lr + db)),
            lambda W, b, dW, db, lr: (W - lr - dW, b - lr - db),
            lambda W, b, dW, db, lr: (W - lr + dW, b - lr + db),
        ),
        belief="The learning rate is a little extra step.",
        nudge="The gradient is 0. How far should the weight move?",
        pointer="Look at the operation between lr and the gradient.",
        section=STEP,
    ),
    Misconception(
        "everything times the learning rate",
        lambda W, b, dW, db, lr: (lr * (W - dW), lr * (b - db)),
        belief="The learning rate scales the new weights.",
        nudge="The gradient is 0. Where should the weight go?",
        pointer="Check the parentheses: what does lr belong to?",
        section=STEP,
    ),
    Misconception(
        "weights, not the gradient, times the learning rate",
        lambda W, b, dW, db, lr: (lr * W - dW, lr * b - db),
        belief="The learning rate scales the weights.",
        nudge="The gradient is 0. Where should the weight go?",
        pointer="Look at what lr is multiplied with.",
        section=STEP,
    ),
    Misconception(
        "only the direction of the gradient",
        lambda W, b, dW, db, lr: (W - lr * np.sign(dW), b - lr * np.sign(db)),
        belief="A gradient only says which way.",
        nudge="A steep place and a nearly flat one: should both steps be equally long?",
        pointer="Look for what throws the size of the gradient away.",
        section=STEP,
    ),
    Misconception(
        "step in proportion to the weight",
        (
            lambda W, b, dW, db, lr: (W - lr * dW * W, b - lr * db * b),
            lambda W, b, dW, db, lr: (W * lr * dW, b * lr * db),
        ),
        belief="A large weight has to move more.",
        nudge="A weight of exactly 0 with a gradient: should it move?",
        pointer="Count how often W comes in.",
        section=STEP,
    ),
    Misconception(
        "step alone",
        (
            lambda W, b, dW, db, lr: (-lr * dW, -lr * db),
            lambda W, b, dW, db, lr: (lr * dW, lr * db),
        ),
        belief="The new weight is how far it moved.",
        nudge="The gradient is 0. What is the new weight?",
        pointer="Where does the weight start from?",
        section=STEP,
    ),
    Misconception(
        "step minus weight",
        lambda W, b, dW, db, lr: (lr * dW - W, lr * db - b),
        belief="The order of a subtraction does not matter.",
        nudge="The gradient is 0. What is the new weight?",
        pointer="Look at what is subtracted from what.",
        section=STEP,
    ),
    Misconception(
        "weights not updated",
        lambda W, b, dW, db, lr: (W, b - lr * db),
        belief="The update happens by itself.",
        nudge="What has changed in the weights that you return?",
        pointer="Look at the first thing you return.",
        section=NEW_ARRAYS,
    ),
    Misconception(
        "nothing updated",
        lambda W, b, dW, db, lr: (W, b),
        belief="The update happens by itself.",
        nudge="What has changed in what you return?",
        pointer="Look at what your return names.",
        section=NEW_ARRAYS,
    ),
    Misconception(
        "bias not updated",
        lambda W, b, dW, db, lr: (W - lr * dW, b),
        belief="Only weights learn.",
        nudge="What has changed in the biases that you return?",
        pointer="Look at the second thing you return.",
        section=STEP,
    ),
    Misconception(
        "bias uphill",
        lambda W, b, dW, db, lr: (W - lr * dW, b + lr * db),
        belief="A bias is added, so its step is too.",
        nudge="Does a bias learn by another rule than a weight?",
        pointer="Compare the signs of your two lines.",
        section=STEP,
    ),
    Misconception(
        "learning rate forgotten for the bias",
        (
            lambda W, b, dW, db, lr: (W - lr * dW, b - db),
            lambda W, b, dW, db, lr: (W - lr * dW, b - db / lr),
        ),
        belief="The learning rate is for weights.",
        nudge="Does a bias learn by another rule than a weight?",
        pointer="Compare your two lines.",
        section=STEP,
    ),
    Misconception(
        "bias stepped once for each input",
        lambda W, b, dW, db, lr: (W - lr * dW, b - len(W) * lr * db),
        belief="Each weight of a neuron brings its bias along.",
        nudge="A neuron with three weights: how many biases has it?",
        pointer="Look at what is inside the loop and should be outside.",
        section=STEP,
    ),
    Misconception(
        "bias moved by the weights' gradient",
        (
            lambda W, b, dW, db, lr: (W - lr * dW, b - lr * dW.sum(axis=0)),
            lambda W, b, dW, db, lr: (W - lr * dW, b - lr * dW.mean(axis=0)),
            lambda W, b, dW, db, lr: (W - lr * dW, b - lr * dW),
        ),
        belief="A layer has one gradient.",
        nudge="You were given two gradients. Which is whose?",
        pointer="One parameter is not used yet.",
        section=STEP,
    ),
    Misconception(
        "weights moved by the biases' gradient",
        lambda W, b, dW, db, lr: (W - lr * db, b - lr * db),
        belief="A layer has one gradient.",
        nudge="You were given two gradients. Which is whose?",
        pointer="One parameter is not used yet.",
        section=STEP,
    ),
    Misconception(
        "weights stepped, biases taken for them",
        (
            lambda W, b, dW, db, lr: (b - lr * dW, b - lr * db),
            lambda W, b, dW, db, lr: (W - lr * dW, W - lr * db),
        ),
        belief="It does not matter which of the two a step starts from.",
        nudge="Where does each of the two steps start from?",
        pointer="Compare the first names in your two lines.",
        section=STEP,
    ),
    Misconception(
        "divided by the gradient",
        (
            lambda W, b, dW, db, lr: (W - lr / dW, b - lr / db),
            lambda W, b, dW, db, lr: (W - lr / dW, b - lr * db),
            lambda W, b, dW, db, lr: (W - lr * dW, b - lr / db),
        ),
        belief="A steep place needs a small step.",
        nudge="The gradient is nearly 0. How far does your weight move?",
        pointer="Look at the operation between lr and the gradient.",
        section=STEP,
    ),
    Misconception(
        "learning rate alone taken away",
        (
            lambda W, b, dW, db, lr: (W - lr, b - lr),
            lambda W, b, dW, db, lr: (W - lr, b - lr * db),
            lambda W, b, dW, db, lr: (W - lr * dW, b - lr),
        ),
        belief="Every step is as long as the learning rate.",
        nudge="Two weights, one with a large gradient, one with 0. How far does each move?",
        pointer="One parameter is not used yet.",
        section=STEP,
    ),
    Misconception(
        "learning rate forgotten for the weights",
        (
            lambda W, b, dW, db, lr: (W - dW, b - lr * db),
            lambda W, b, dW, db, lr: (W - dW / lr, b - lr * db),
        ),
        belief="The learning rate is for biases.",
        nudge="Do weights learn by another rule than biases?",
        pointer="Compare your two lines.",
        section=STEP,
    ),
    Misconception(
        "weights uphill",
        lambda W, b, dW, db, lr: (W + lr * dW, b - lr * db),
        belief="Weights go with their gradient.",
        nudge="Do weights learn by another rule than biases?",
        pointer="Compare the signs of your two lines.",
        section=STEP,
    ),
)


def cycle_with(loss=mean_squared_error, gradients=backward, step=gradient_step):
    """A training cycle with one of its parts replaced."""

    def cycle(layers, X, T, lr):
        cache = forward(layers, X)
        _, dWs, dbs = gradients(layers, cache, T)
        new_layers = [
            Layer(*step(layer.W, layer.b, dW, db, lr), layer.activation)
            for layer, dW, db in zip(layers, dWs, dbs, strict=True)
        ]
        return new_layers, loss(cache.A[-1], T)

    return cycle


def scaled(factor):
    """The gradients of a backward pass that has ``factor(n)`` too much in it."""

    def gradients(layers, cache, T):
        deltas, dWs, dbs = backward(layers, cache, T)
        scale = factor(len(T))
        return deltas, [scale * dW for dW in dWs], [scale * db for db in dbs]

    return gradients


def loss_after_the_update(layers, X, T, lr):
    new_layers, _ = training_cycle(layers, X, T, lr)
    return new_layers, mean_squared_error(predict(new_layers, X), T)


def old_layers_returned(layers, X, T, lr):
    return layers, training_cycle(layers, X, T, lr)[1]


def over_new_weights(layers, X, T, lr):
    Z, A = forward(layers, X)
    new_layers, blame = [], (A[-1] - T) / len(T)
    for l in reversed(range(len(layers))):
        delta = blame * layers[l].f_prime(Z[l])
        W = layers[l].W - lr * A[l].T @ delta
        b = layers[l].b - lr * delta.sum(axis=0)
        new_layers.insert(0, Layer(W, b, layers[l].activation))
        blame = delta @ W.T
    return new_layers, mean_squared_error(A[-1], T)


def forward_again_for_each_layer(layers, X, T, lr):
    loss = mean_squared_error(predict(layers, X), T)
    for l in range(len(layers)):
        new = training_cycle(layers, X, T, lr)[0]
        layers = [*layers[:l], new[l], *layers[l + 1 :]]
    return layers, loss


def last_layer_only(layers, X, T, lr):
    new_layers, loss = training_cycle(layers, X, T, lr)
    return [*layers[:-1], new_layers[-1]], loss


def first_layer_only(layers, X, T, lr):
    new_layers, loss = training_cycle(layers, X, T, lr)
    return [new_layers[0], *layers[1:]], loss


def one_update_for_each_sample(layers, X, T, lr):
    loss = mean_squared_error(predict(layers, X), T)
    for x, t in zip(X, T, strict=True):
        layers = training_cycle(layers, x[None], t[None], lr)[0]
    return layers, loss


def twice(layers, X, T, lr):
    new_layers, loss = training_cycle(layers, X, T, lr)
    return training_cycle(new_layers, X, T, lr)[0], loss


def only_the_first_sample(layers, X, T, lr):
    _, loss = training_cycle(layers, X, T, lr)
    return training_cycle(layers, X[:1], T[:1], lr)[0], loss


# A step on its own returns two arrays of any shape; in a network some of them cannot stand.
STEPS_IN_A_CYCLE = [
    one
    for one in GRADIENT_STEP
    if one.name
    not in ("nothing updated", "weights stepped, biases taken for them", "learning rate fixed")
]

TRAINING_CYCLE = (
    Misconception(
        "loss after the update",
        loss_after_the_update,
        belief="The loss of a cycle says how good the network is after it.",
        nudge="Which prediction is the loss about: the one this cycle made, or the next one?",
        pointer="Look at which layers the loss is computed with.",
        section=CYCLE,
    ),
    *(one.inside(lambda way: cycle_with(loss=way)) for one in MEAN_SQUARED_ERROR),
    *(one.inside(lambda way: cycle_with(step=way)) for one in STEPS_IN_A_CYCLE),
    Misconception(
        "learning rate fixed",
        tuple(
            lambda layers, X, T, lr, fixed=fixed: training_cycle(layers, X, T, fixed)
            for fixed in (0.1, 0.01, 0.001, 0.5)
        ),
        belief="The learning rate is a constant of nature.",
        nudge="What changes in your cycle when another learning rate is given?",
        pointer="Look for a number where the parameter should stand.",
        section=STEP,
    ),
    Misconception(
        "old layers returned",
        old_layers_returned,
        belief="The layers that were given have been updated.",
        nudge="What has changed in the layers that you return?",
        pointer="The new weights are computed: where do they go?",
        section=CYCLE,
    ),
    Misconception(
        "signal sent over weights that have moved already",
        over_new_weights,
        belief="A layer can be updated as soon as its gradient is known.",
        nudge="The prediction came forward over the old weights. Over which does blame go back?",
        pointer="All gradients first, then all updates.",
        section=OLD_WEIGHTS,
    ),
    Misconception(
        "a new forward pass after each layer's update",
        forward_again_for_each_layer,
        belief="Each layer has a training cycle of its own.",
        nudge="How many forward passes does one cycle have?",
        pointer="Look at what is inside the loop over the layers.",
        section=OLD_WEIGHTS,
    ),
    Misconception(
        "only the last layer updated",
        last_layer_only,
        belief="The output layer is the one that learns.",
        nudge="Which of the returned layers differ from the given ones?",
        pointer="Look at which layers your loop reaches.",
        section=CYCLE,
    ),
    Misconception(
        "only the first layer updated",
        first_layer_only,
        belief="The loop goes on after a return.",
        nudge="Which of the returned layers differ from the given ones?",
        pointer="Look at which layers your loop reaches.",
        section=CYCLE,
    ),
    Misconception(
        "one update for each sample",
        one_update_for_each_sample,
        belief="The network learns from one sample at a time.",
        nudge="How many updates does one cycle have, and how many samples speak in it?",
        pointer="A batch goes through as a whole: no loop over samples is needed.",
        section=CYCLE,
    ),
    Misconception(
        "only the first sample learned from",
        only_the_first_sample,
        belief="The first sample stands for all.",
        nudge="What do the other rows of X do to your new weights?",
        pointer="Look for an index that lets one row through only.",
        section=CYCLE,
    ),
    Misconception(
        "updated twice",
        twice,
        belief="Predicting again needs another cycle.",
        nudge="How often is each weight moved in one cycle?",
        pointer="Count the updates.",
        section=CYCLE,
    ),
    Misconception(
        "1/n taken out of the gradients",
        cycle_with(gradients=scaled(lambda n: n)),
        belief="A gradient over a batch is a sum.",
        nudge="Is the loss a sum or a mean over the samples? So what is its gradient?",
        pointer="Look for an n in your update.",
        section=CYCLE,
        convention=True,
    ),
    Misconception(
        "gradients divided by n again",
        cycle_with(gradients=scaled(lambda n: 1 / n)),
        belief="A gradient over a batch needs a 1/n.",
        nudge="Where has the 1/n been put in already?",
        pointer="Look for an n in your update.",
        section=CYCLE,
    ),
)


def loop_around(cycle):
    """A training loop around another cycle."""

    def train(layers, X, T, lr, cycles):
        losses = []
        for _ in range(cycles):
            layers, loss = cycle(layers, X, T, lr)
            losses.append(loss)
        return layers, losses

    return train


def always_from_the_start(layers, X, T, lr, cycles):
    new_layers, loss = training_cycle(layers, X, T, lr)
    return new_layers, [loss] * cycles


def given_layers_returned(layers, X, T, lr, cycles):
    return layers, train(layers, X, T, lr, cycles)[1]


def one_cycle_behind(layers, X, T, lr, cycles):
    return train(layers, X, T, lr, cycles - 1)[0], train(layers, X, T, lr, cycles)[1]


def trained_once_more(layers, X, T, lr, cycles):
    return train(layers, X, T, lr, cycles + 1)[0], train(layers, X, T, lr, cycles)[1]


def cycles_counted(count):
    """A loop of ``count(cycles)`` cycles."""
    return lambda layers, X, T, lr, cycles: train(layers, X, T, lr, count(cycles))


def rate_falls(layers, X, T, lr, cycles):
    losses = []
    for c in range(cycles):
        layers, loss = training_cycle(layers, X, T, lr / (c + 1))
        losses.append(loss)
    return layers, losses


def losses_as(rewritten):
    """The right training, its losses rewritten."""

    def trained(layers, X, T, lr, cycles):
        layers, losses = train(layers, X, T, lr, cycles)
        return layers, rewritten(losses)

    return trained


TRAIN = (
    Misconception(
        "each cycle from the first layers",
        always_from_the_start,
        belief="The layers that a cycle is given are changed by it.",
        nudge="Why are all of your losses the same?",
        pointer="Look at which layers the second cycle is given.",
        section=AGAIN,
    ),
    Misconception(
        "one cycle too few",
        cycles_counted(lambda cycles: cycles - 1),
        belief="A range goes up to its end, or starts at 1.",
        nudge="How many losses do you return, and how many were asked for?",
        pointer="Look at where your loop starts and ends.",
        section=LOOP,
    ),
    Misconception(
        "one cycle too many",
        cycles_counted(lambda cycles: cycles + 1),
        belief="The loop has to go one further to include the last cycle.",
        nudge="How many losses do you return, and how many were asked for?",
        pointer="Look at where your loop starts and ends.",
        section=LOOP,
    ),
    Misconception(
        "returned after the first cycle",
        cycles_counted(lambda cycles: 1),
        belief="The loop goes on after a return.",
        nudge="How many losses do you return, and how many were asked for?",
        pointer="Look at how far the return is indented.",
        section=LOOP,
    ),
    Misconception(
        "number of cycles fixed",
        tuple(cycles_counted(lambda cycles, count=count: count) for count in (10, 100)),
        belief="The number of cycles is a constant.",
        nudge="How many losses do you return, and how many were asked for?",
        pointer="Look for a number where the parameter should stand.",
        section=LOOP,
    ),
    Misconception(
        "given layers returned",
        given_layers_returned,
        belief="The layers that were given have been trained.",
        nudge="What has changed in the layers that you return?",
        pointer="Look at the name that you return, and where it gets its value.",
        section=LOOP,
    ),
    Misconception(
        "layers from before the last cycle",
        one_cycle_behind,
        belief="The layers of the last loss are the trained ones.",
        nudge="After the last cycle, where are its new layers?",
        pointer="Look at the order of the lines in your loop.",
        section=LOOP,
    ),
    Misconception(
        "layers trained once more",
        trained_once_more,
        belief="The loop's last cycle is not counted.",
        nudge="How many updates have your layers had, and how many losses are there?",
        pointer="Look for a cycle outside the loop.",
        section=LOOP,
    ),
    Misconception(
        "learning rate that falls",
        rate_falls,
        belief="The steps have to become smaller.",
        nudge="Is the learning rate of the last cycle still the one that was given?",
        pointer="Look at what happens to lr inside the loop.",
        section=LOOP,
    ),
    Misconception(
        "losses added up",
        losses_as(lambda losses: np.cumsum(losses).tolist()),
        belief="The loss collects over the cycles.",
        nudge="Can your losses ever fall?",
        pointer="Look at what you append.",
        section=LOOP,
    ),
    Misconception(
        "last loss for each cycle",
        losses_as(lambda losses: [losses[-1]] * len(losses)),
        belief="One loss stands for the training.",
        nudge="Why are all of your losses the same?",
        pointer="Look at when the loss gets into the list.",
        section=LOOP,
    ),
    Misconception(
        "losses divided by the number of cycles",
        losses_as(lambda losses: [loss / len(losses) for loss in losses]),
        belief="A training's losses are averaged.",
        nudge="Twice as many cycles: is the first loss half as large?",
        pointer="Look at what you append.",
        section=LOOP,
    ),
    Misconception(
        "losses last to first",
        losses_as(lambda losses: losses[::-1]),
        belief="A list grows at its front.",
        nudge="Which of your losses is the first cycle's?",
        pointer="Look at where a new loss goes into the list.",
        section=LOOP,
    ),
    *(one.inside(loop_around) for one in TRAINING_CYCLE),
)

MISCONCEPTIONS = {
    "gradient_step": GRADIENT_STEP,
    "training_cycle": TRAINING_CYCLE,
    "train": TRAIN,
}
IN_A_STEP = mixed_up(gradient_step, "W b dW db", STEP)
IN_A_CYCLE = (
    *(
        one.inside(lambda way: cycle_with(loss=way), " in the loss")
        for one in IN_LESSON_1["mean_squared_error"]
    ),
    *(one.inside(lambda way: cycle_with(step=way), " in the step") for one in IN_A_STEP),
)
MIXED_UP = {
    "gradient_step": IN_A_STEP,
    "training_cycle": IN_A_CYCLE,
    "train": tuple(one.inside(loop_around) for one in IN_A_CYCLE),
}
