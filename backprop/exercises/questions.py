"""The lesson's questions to the student, in the order of the lessons.

Every engagement message of the text that the course mirrors is here; each is asked in the lesson
that teaches it.
"""

from checks.question import Question

WHAT_IT_UPDATES = Question(
    name="what_it_updates",
    lesson="01_loss",
    asks="In one word, what does backpropagation help us update?",
    points=2,
    accepted=("weight", "parameter", "param"),
    praise="Weights (and biases, which are weights whose input is always 1). Those of the hidden "
    "layers too, although they never see the error themselves.",
    reactions={
        "gradient": "Gradients are what backpropagation computes. What are they then used to change?",
        "loss": "The loss goes down as a result, but it is measured, not set. What can we change?",
        "error": "The error goes down as a result. What do we change to make that happen?",
        "input": "The inputs are given by the data. What inside the network can be changed?",
        "output": "Outputs follow from the inputs and from something stored in the network. From what?",
        "prediction": "Predictions change as a result. What inside the network do we change?",
        "neuron": "Close: what is it about a neuron that can be changed?",
        "layer": "Close: what is it about a layer that can be changed?",
        "bias": "Biases are among them. What are the others called, of which there are far more?",
        "learning rate": "The learning rate is chosen by us. What does the network itself learn?",
    },
    hint="It is what each connection between two neurons has, and what learning changes.",
    excluded=("input", "learning rate"),
)

CHAIN_OF_COMMAND = Question(
    name="makes_sense",
    lesson="01_loss",
    asks="Does this make sense so far?",
    points=1,
    accepted=(),
    praise="",
    reactions={
        "not yet": "Thank you for saying so. Think of a relay race that was lost by 3 seconds. The "
        "last runner knows the 3 seconds and works out how much of them was her own slowness and how "
        "much she was handed late. She tells the runner before her only that second number; he does "
        "the same. Nobody needs to see the whole race: each needs the number from the one after. "
        "Layers are the runners, the number is the error signal.",
        "yes": "Good. Keep the picture: each layer takes its share of the blame and passes the rest on.",
    },
)

WHERE_IT_BEGINS = Question(
    name="where_it_begins",
    lesson="02_output_layer_gradients",
    asks="Where in the network does the backpropagation process begin?",
    points=2,
    accepted=("output", "last layer", "final layer", "end", "right after loss"),
    praise="At the output layer: its output is the prediction, so it sees the loss directly.",
    reactions={
        "input": "The input layer is where the *forward* pass begins. Backpropagation runs the other way.",
        "last hidden": "The last hidden layer waits for a signal from one more layer. Which one?",
        "final hidden": "The final hidden layer waits for a signal from one more layer. Which one?",
        "before output": "That layer waits for a signal from the one after it. Which one is that?",
        "first layer": "The first layer is where the *forward* pass begins. Which end sees the loss?",
        "beginning": "Of the forward pass, perhaps. Which end of the network sees the loss?",
        "start": "The forward pass begins at the start. Which end of the network sees the loss?",
        "hidden": "Hidden layers get their error signal from the layer after them. Who has it first?",
        "middle": "Layers in the middle wait for a signal. Who has it first?",
        "everywhere": "Not everywhere at once: one layer after the other. Which is the first?",
    },
    hint="Which layer is closest to the mistake, so that it sees the loss without any help?",
    excluded=("input", "first layer", "everywhere", "last hidden", "final hidden", "before output"),
)

WHAT_A_HIDDEN_LAYER_NEEDS = Question(
    name="what_a_hidden_layer_needs",
    lesson="03_hidden_layer_error_signal",
    asks="What information does a hidden layer need from the layer in front of it?",
    points=2,
    accepted=("error", "delta", "δ", "signal", "blame", "responsibility", "dL dZ", "dLdZ"),
    praise="Its error signal, delta (and the weights between the two, to carry it back over).",
    reactions={
        "target": "Only the output layer meets the targets. What does it make of them and pass back?",
        "label": "Only the output layer meets the labels. What does it make of them and pass back?",
        "input": "Its inputs come from the layer *behind* it. What comes back from the one in front?",
        "activation": "Activations travel forward. What travels back?",
        "output": "Outputs travel forward. What travels back?",
        "prediction": "The prediction travels forward. What travels back?",
        "weight": "The weights in between are used, but they were there all along. What *arrives*?",
        "gradient": "Near: which gradient? The layer in front keeps its weight gradients to itself and "
        "passes back something smaller, one number for each neuron. We have a name for it.",
        "loss": "A single number for the whole network is too little. What does each neuron of the "
        "layer in front know about its own share?",
    },
    hint="It asks: how did my outputs cause ... in the next layer? One word for what comes back.",
    excluded=("target", "label", "input"),
)

WHY_BACK = Question(
    name="why_back",
    lesson="03_hidden_layer_error_signal",
    asks="Do you understand why it is called backpropagation instead of forward propagation? "
    "In which direction does the error flow?",
    points=1,
    accepted=(
        "back",
        "backward",
        "reverse",
        "output input",
        "last first",
        "last to first",
        "right to left",
        "end beginning",
    ),
    praise="Backward: from the output to the input, each layer's signal made from the next one's.",
    reactions={
        "forward": "Predictions flow forward. The error starts at the output: where can it go from there?",
        "both": "Values flow one way, the error the other. Which way does the error go?",
        "forward and backward": "Values flow one way, the error the other. Which way does the error go?",
        "backward and forward": "Values flow one way, the error the other. Which way does the error go?",
        "yes": "Good. Then say which way it flows.",
        "left to right": "That is the way of the prediction. The error starts on the right.",
    },
    hint="The error is known at the output. Which way is left for it to travel?",
    excluded=("both", "forward and backward", "backward and forward"),
)

THE_FINAL_STEP = Question(
    name="the_final_step",
    lesson="04_weight_update",
    asks="What is the final step after all gradients are calculated?",
    points=2,
    accepted=(
        "update",
        "updating",
        "adjust weight",
        "weight adjust",
        "weight adjustment",
        "adjust parameter",
        "change weight",
        "weight change",
        "modify weight",
        "weight modified",
        "nudge weight",
        "subtract weight",
        "gradient step",
        "gradient descent",
    ),
    praise="The update: every weight moves slightly against its gradient. One training cycle is done.",
    reactions={
        "predict": "A prediction starts the *next* cycle. What has to change first, or it is the same one?",
        "forward": "A forward pass starts the *next* cycle. What has to change first?",
        "calculate loss": "The loss came before the gradients. What are the gradients *for*?",
        "compute loss": "The loss came before the gradients. What are the gradients *for*?",
        "backpropagation": "That is how the gradients were calculated. What are they *for*?",
        "stop": "Training stops later. What are the gradients *for*?",
    },
    hint="The network now knows how each weight contributed to the loss. What does it do about it?",
    excluded=("predict", "stop"),
)

RECAP_SAME_DELTA = Question(
    name="recap_two_uses",
    lesson="05_forward_or_backward",
    asks="A layer's delta is used twice: for its own gradients, and to be passed to which layer?",
    points=2,
    accepted=("previous", "before", "behind", "earlier", "preceding", "back", "prior"),
    praise="To the layer before it, over the weights between the two.",
    reactions={
        "next": "The next layer (towards the output) is where the delta came from. Which is left?",
        "after": "The layer after it is where the delta came from. Which is left?",
        "output": "The output layer is where the first delta is made. Which way does it travel?",
        "in front": "The layer in front is where the delta came from. Which is left?",
    },
    hint="Which neighbour has not got its signal yet?",
    excluded=("next", "after"),
)

RECAP_WRONG_WAY = Question(
    name="recap_wrong_sign",
    lesson="05_forward_or_backward",
    asks="A classmate wrote W + lr * dW. Does the loss go up or down?",
    points=2,
    accepted=(
        "up",
        "increase",
        "grow",
        "rise",
        "climb",
        "higher",
        "bigger",
        "larger",
        "worse",
        "uphill",
    ),
    praise="Up: the gradient points uphill, and adding it climbs.",
    reactions={
        "down": "Which way does a gradient point? And which way does adding it go?",
        "decrease": "Which way does a gradient point? And which way does adding it go?",
        "lower": "Which way does a gradient point? And which way does adding it go?",
        "same": "A step was taken, so something changed. Which way does a gradient point?",
    },
    hint='Answer "up" or "down". Which way does a gradient point?',
    excluded=("down", "decrease", "same"),
)

QUESTIONS = (
    WHAT_IT_UPDATES,
    CHAIN_OF_COMMAND,
    WHERE_IT_BEGINS,
    WHAT_A_HIDDEN_LAYER_NEEDS,
    WHY_BACK,
    THE_FINAL_STEP,
    RECAP_SAME_DELTA,
    RECAP_WRONG_WAY,
)
