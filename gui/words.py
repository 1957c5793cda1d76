"""Words for the ids of `model`: a name and a line for every table row, marked for translation."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from model.data.dataset import Dataset
from model.initializers import AUTO, FITTING
from model.layers import ActivationLayer, Layer

WORDS: dict[str, dict[str, tuple[object, object]]] = {
    "layer": {
        "dense": (
            QT_TRANSLATE_NOOP("Words", "Dense"),
            QT_TRANSLATE_NOOP("Words", "Every neuron sees all that comes in: z = h(xW + b)."),
        ),
        "activation": (
            QT_TRANSLATE_NOOP("Words", "Activation"),
            QT_TRANSLATE_NOOP("Words", "z = h(x): an activation by itself, for instance behind batch normalization."),
        ),
        "dropout": (
            QT_TRANSLATE_NOOP("Words", "Dropout"),
            QT_TRANSLATE_NOOP("Words", "Silences neurons at random while training, against overfitting."),
        ),
        "batch_normalization": (
            QT_TRANSLATE_NOOP("Words", "Batch normalization"),
            QT_TRANSLATE_NOOP(
                "Words", "Gives every neuron mean 0 and spread 1 over the batch, then scales and shifts."
            ),
        ),
        "maxout": (
            QT_TRANSLATE_NOOP("Words", "Maxout"),
            QT_TRANSLATE_NOOP("Words", "The largest of several linear pieces: an activation that is learned."),
        ),
        "convolution": (
            QT_TRANSLATE_NOOP("Words", "Convolution"),
            QT_TRANSLATE_NOOP("Words", "The same small kernels at every place of an image."),
        ),
        "max_pooling": (
            QT_TRANSLATE_NOOP("Words", "Max pooling"),
            QT_TRANSLATE_NOOP("Words", "Keeps the largest value of each window: a smaller image."),
        ),
        "average_pooling": (
            QT_TRANSLATE_NOOP("Words", "Average pooling"),
            QT_TRANSLATE_NOOP("Words", "Keeps the mean of each window: a smaller image."),
        ),
        "flatten": (
            QT_TRANSLATE_NOOP("Words", "Flatten"),
            QT_TRANSLATE_NOOP("Words", "Puts the values of an image in a row, for dense layers."),
        ),
    },
    "layer_setting": {
        "units": (
            QT_TRANSLATE_NOOP("Words", "Neurons"),
            QT_TRANSLATE_NOOP("Words", "How many neurons. More: finer answers, more to learn, slower."),
        ),
        "pieces": (
            QT_TRANSLATE_NOOP("Words", "Pieces"),
            QT_TRANSLATE_NOOP("Words", "How many linear pieces each neuron chooses from. More: rounder, slower."),
        ),
        "channels": (
            QT_TRANSLATE_NOOP("Words", "Channels"),
            QT_TRANSLATE_NOOP(
                "Words", "How many kernels, and so channels come out. More: more features are found, slower."
            ),
        ),
        "activation": (
            QT_TRANSLATE_NOOP("Words", "Activation"),
            QT_TRANSLATE_NOOP("Words", "What becomes of the sum: z = h(a)."),
        ),
        "kernel": (
            QT_TRANSLATE_NOOP("Words", "Kernel"),
            QT_TRANSLATE_NOOP("Words", "The side of each kernel, in pixels. Larger: it sees more at once, slower."),
        ),
        "size": (
            QT_TRANSLATE_NOOP("Words", "Window"),
            QT_TRANSLATE_NOOP("Words", "The side of each window, in pixels. Larger: less detail is left."),
        ),
        "stride": (
            QT_TRANSLATE_NOOP("Words", "Stride"),
            QT_TRANSLATE_NOOP("Words", "How many pixels it goes on each time. Larger: a smaller image comes out."),
        ),
        "padding": (
            QT_TRANSLATE_NOOP("Words", "Padding"),
            QT_TRANSLATE_NOOP("Words", "How many zeros are put around the image. Larger: a larger image comes out."),
        ),
        "rate": (
            QT_TRANSLATE_NOOP("Words", "Rate"),
            QT_TRANSLATE_NOOP(
                "Words", "The share of neurons silenced in each step. Larger: less overfitting, slower learning."
            ),
        ),
        "momentum": (
            QT_TRANSLATE_NOOP("Words", "Momentum"),
            QT_TRANSLATE_NOOP(
                "Words",
                "How much a batch counts in the running mean. Larger: faster, but unsteady.\n"
                "0.1 here is 0.9 in the book.",
            ),
        ),
        "epsilon": (
            QT_TRANSLATE_NOOP("Words", "ε"),
            QT_TRANSLATE_NOOP("Words", "Keeps the division safe. Larger: quiet neurons are amplified less."),
        ),
        "initial": (
            QT_TRANSLATE_NOOP("Words", "Initial weights"),
            QT_TRANSLATE_NOOP("Words", "Where the weights of this layer start."),
        ),
        "sigma": (
            QT_TRANSLATE_NOOP("Words", "Standard deviation"),
            QT_TRANSLATE_NOOP("Words", "σ of the weights. Larger: neurons saturate."),
        ),
    },
    "activation": {
        "identity": (
            QT_TRANSLATE_NOOP("Words", "identity"),
            QT_TRANSLATE_NOOP("Words", "z = a. The output of regression; between layers it adds nothing."),
        ),
        "step": (
            QT_TRANSLATE_NOOP("Words", "step"),
            QT_TRANSLATE_NOOP("Words", "z = 1 above 0, else 0. The perceptron's; its slope is 0, so it can't learn."),
        ),
        "sigmoid": (
            QT_TRANSLATE_NOOP("Words", "sigmoid"),
            QT_TRANSLATE_NOOP("Words", "z = 1 / (1 + e⁻ᵃ), from 0 to 1. Slopes fade where |a| is large."),
        ),
        "tanh": (
            QT_TRANSLATE_NOOP("Words", "tanh"),
            QT_TRANSLATE_NOOP("Words", "From −1 to 1, steep around 0. Good for small networks."),
        ),
        "relu": (
            QT_TRANSLATE_NOOP("Words", "ReLU"),
            QT_TRANSLATE_NOOP("Words", "z = max(a, 0). Fast, and its slope does not fade."),
        ),
        "leaky_relu": (
            QT_TRANSLATE_NOOP("Words", "leaky ReLU"),
            QT_TRANSLATE_NOOP("Words", "Like ReLU, but with a slope of 0.01 below 0, so that no neuron dies."),
        ),
        "prelu": (
            QT_TRANSLATE_NOOP("Words", "PReLU"),
            QT_TRANSLATE_NOOP("Words", "Like ReLU, but the slope below 0 is learned: one for the layer."),
        ),
        "prelu_each": (
            QT_TRANSLATE_NOOP("Words", "PReLU (n)"),
            QT_TRANSLATE_NOOP("Words", "PReLU with a slope of its own for each neuron or channel."),
        ),
        "elu": (
            QT_TRANSLATE_NOOP("Words", "ELU"),
            QT_TRANSLATE_NOOP("Words", "Like ReLU, but smooth below 0: eᵃ − 1."),
        ),
        "softplus": (
            QT_TRANSLATE_NOOP("Words", "softplus"),
            QT_TRANSLATE_NOOP("Words", "z = log(1 + eᵃ): a ReLU without a corner; its slope is the sigmoid."),
        ),
        "silu": (
            QT_TRANSLATE_NOOP("Words", "SiLU"),
            QT_TRANSLATE_NOOP("Words", "z = a · σ(a), also called swish. Like ReLU, but dips a little below 0."),
        ),
        "gelu": (
            QT_TRANSLATE_NOOP("Words", "GELU"),
            QT_TRANSLATE_NOOP(
                "Words",
                "Like ReLU, weighted by how likely a normal number is smaller (tanh form). In language models.",
            ),
        ),
        "softmax": (
            QT_TRANSLATE_NOOP("Words", "softmax"),
            QT_TRANSLATE_NOOP("Words", "Turns outputs into probabilities that add up to 1."),
        ),
    },
    "loss": {
        "sum_of_squares": (
            QT_TRANSLATE_NOOP("Words", "sum of squares"),
            QT_TRANSLATE_NOOP("Words", "½ Σ (y − t)², the book's first loss."),
        ),
        "mean_squared": (
            QT_TRANSLATE_NOOP("Words", "mean squared"),
            QT_TRANSLATE_NOOP("Words", "The mean of (y − t)². Usual for regression."),
        ),
        "huber": (
            QT_TRANSLATE_NOOP("Words", "Huber"),
            QT_TRANSLATE_NOOP("Words", "Squares for small errors, |y − t| for large ones: examples far off pull less."),
        ),
        "cross_entropy": (
            QT_TRANSLATE_NOOP("Words", "cross-entropy"),
            QT_TRANSLATE_NOOP("Words", "−Σ t log y. Usual for classes, with softmax."),
        ),
        "binary_cross_entropy": (
            QT_TRANSLATE_NOOP("Words", "binary cross-entropy"),
            QT_TRANSLATE_NOOP("Words", "For outputs that each answer yes or no, with sigmoid."),
        ),
        "hinge": (
            QT_TRANSLATE_NOOP("Words", "hinge"),
            QT_TRANSLATE_NOOP("Words", "0 once the right class leads by 1. For plain scores, with identity."),
        ),
    },
    "optimizer": {
        "sgd": (
            QT_TRANSLATE_NOOP("Words", "SGD"),
            QT_TRANSLATE_NOOP("Words", "A step straight down the gradient: W ← W − η ∂L/∂W."),
        ),
        "momentum": (
            QT_TRANSLATE_NOOP("Words", "Momentum"),
            QT_TRANSLATE_NOOP("Words", "Gathers speed like a rolling ball: v ← μv + ∂L/∂W, W ← W − ηv."),
        ),
        "nesterov": (
            QT_TRANSLATE_NOOP("Words", "Nesterov"),
            QT_TRANSLATE_NOOP("Words", "Momentum that looks ahead before it steps."),
        ),
        "adagrad": (
            QT_TRANSLATE_NOOP("Words", "AdaGrad"),
            QT_TRANSLATE_NOOP("Words", "Smaller steps for weights that have moved much already."),
        ),
        "rmsprop": (
            QT_TRANSLATE_NOOP("Words", "RMSProp"),
            QT_TRANSLATE_NOOP("Words", "AdaGrad that forgets what is long past."),
        ),
        "adam": (
            QT_TRANSLATE_NOOP("Words", "Adam"),
            QT_TRANSLATE_NOOP("Words", "Momentum and RMSProp together. A good first choice."),
        ),
        "adamw": (
            QT_TRANSLATE_NOOP("Words", "AdamW"),
            QT_TRANSLATE_NOOP("Words", "Adam with weight decay of its own, which gradients do not change."),
        ),
    },
    "schedule": {
        "constant": (
            QT_TRANSLATE_NOOP("Words", "constant"),
            QT_TRANSLATE_NOOP("Words", "The learning rate stays as it is."),
        ),
        "step": (
            QT_TRANSLATE_NOOP("Words", "in steps"),
            QT_TRANSLATE_NOOP("Words", "The rate is multiplied by γ every so many steps."),
        ),
        "exponential": (
            QT_TRANSLATE_NOOP("Words", "exponential"),
            QT_TRANSLATE_NOOP("Words", "The rate falls evenly, by γ every so many steps."),
        ),
        "cosine": (
            QT_TRANSLATE_NOOP("Words", "cosine"),
            QT_TRANSLATE_NOOP("Words", "The rate falls along half a wave, slowly at first and at the end."),
        ),
    },
    "initial": {
        "auto": (
            QT_TRANSLATE_NOOP("Words", "auto"),
            QT_TRANSLATE_NOOP("Words", "The rule that fits the activation: He where one half is cut off, else LeCun."),
        ),
        "zeros": (
            QT_TRANSLATE_NOOP("Words", "zeros"),
            QT_TRANSLATE_NOOP("Words", "All weights 0: the neurons of a layer stay equal for ever."),
        ),
        "normal": (
            QT_TRANSLATE_NOOP("Words", "normal (σ)"),
            QT_TRANSLATE_NOOP("Words", "Drawn with a standard deviation σ of your own."),
        ),
        "lecun": (
            QT_TRANSLATE_NOOP("Words", "LeCun"),
            QT_TRANSLATE_NOOP("Words", "σ = √(1 / inputs), for tanh. What the book calls Xavier."),
        ),
        "xavier": (
            QT_TRANSLATE_NOOP("Words", "Xavier"),
            QT_TRANSLATE_NOOP("Words", "σ = √(2 / (inputs + outputs)), for sigmoid and tanh."),
        ),
        "he": (QT_TRANSLATE_NOOP("Words", "He"), QT_TRANSLATE_NOOP("Words", "σ = √(2 / inputs), for ReLU.")),
        "orthogonal": (
            QT_TRANSLATE_NOOP("Words", "orthogonal"),
            QT_TRANSLATE_NOOP(
                "Words", "Directions at right angles: nothing fades or grows on its way through many layers."
            ),
        ),
        "given": (
            QT_TRANSLATE_NOOP("Words", "given"),
            QT_TRANSLATE_NOOP("Words", "Values you gave, under Network ▸ Give weights."),
        ),
    },
    "gradient": {
        "backpropagation": (
            QT_TRANSLATE_NOOP("Words", "backpropagation"),
            QT_TRANSLATE_NOOP("Words", "Exact, by the chain rule; one backward pass a step."),
        ),
        "five_point": (
            QT_TRANSLATE_NOOP("Words", "five-point difference"),
            QT_TRANSLATE_NOOP(
                "Words", "Four losses for every parameter, from w − 2h to w + 2h. The most exact of the differences."
            ),
        ),
        "central": (
            QT_TRANSLATE_NOOP("Words", "central difference"),
            QT_TRANSLATE_NOOP("Words", "(L(w + h) − L(w − h)) / 2h for every parameter. Slow, but needs no calculus."),
        ),
        "forward": (
            QT_TRANSLATE_NOOP("Words", "forward difference"),
            QT_TRANSLATE_NOOP("Words", "(L(w + h) − L(w)) / h for every parameter. Less exact."),
        ),
    },
    "sampling": {
        "epoch": (
            QT_TRANSLATE_NOOP("Words", "shuffled epochs"),
            QT_TRANSLATE_NOOP("Words", "Every example once an epoch, shuffled anew each time."),
        ),
        "random": (
            QT_TRANSLATE_NOOP("Words", "random draws"),
            QT_TRANSLATE_NOOP("Words", "Each batch is drawn anew from all examples, as in the book."),
        ),
    },
    "precision": {
        "float32": (
            QT_TRANSLATE_NOOP("Words", "float32"),
            QT_TRANSLATE_NOOP("Words", "About 7 digits; up to twice as fast in large networks."),
        ),
        "float64": (QT_TRANSLATE_NOOP("Words", "float64"), QT_TRANSLATE_NOOP("Words", "About 16 digits.")),
    },
    "source": {
        "gate_and": (QT_TRANSLATE_NOOP("Words", "AND gate"), QT_TRANSLATE_NOOP("Words", "1 where both inputs are 1")),
        "gate_or": (
            QT_TRANSLATE_NOOP("Words", "OR gate"),
            QT_TRANSLATE_NOOP("Words", "1 where either input is 1, or both are"),
        ),
        "gate_nand": (
            QT_TRANSLATE_NOOP("Words", "NAND gate"),
            QT_TRANSLATE_NOOP("Words", "Not AND: 0 where both inputs are 1, else 1"),
        ),
        "gate_xor": (
            QT_TRANSLATE_NOOP("Words", "XOR gate"),
            QT_TRANSLATE_NOOP("Words", "1 where one input is 1 and the other is not: too much for one line"),
        ),
        "linear": (
            QT_TRANSLATE_NOOP("Words", "Linear"),
            QT_TRANSLATE_NOOP("Words", "Two classes that a straight line separates"),
        ),
        "gaussians": (QT_TRANSLATE_NOOP("Words", "Clouds"), QT_TRANSLATE_NOOP("Words", "Two round clouds")),
        "circle": (QT_TRANSLATE_NOOP("Words", "Circle"), QT_TRANSLATE_NOOP("Words", "A disc inside a ring")),
        "xor": (
            QT_TRANSLATE_NOOP("Words", "XOR"),
            QT_TRANSLATE_NOOP("Words", "Four squares, opposite ones alike: too much for one line"),
        ),
        "moons": (
            QT_TRANSLATE_NOOP("Words", "Moons"),
            QT_TRANSLATE_NOOP("Words", "Two half circles that reach into each other"),
        ),
        "rings": (
            QT_TRANSLATE_NOOP("Words", "Rings"),
            QT_TRANSLATE_NOOP("Words", "Three classes: a disc and two rings"),
        ),
        "spiral": (
            QT_TRANSLATE_NOOP("Words", "Spiral"),
            QT_TRANSLATE_NOOP("Words", "Two arms wound into each other: the hardest of the small ones"),
        ),
        "plane": (QT_TRANSLATE_NOOP("Words", "Plane"), QT_TRANSLATE_NOOP("Words", "Regression: a slope over a plane")),
        "sine": (
            QT_TRANSLATE_NOOP("Words", "Sine"),
            QT_TRANSLATE_NOOP("Words", "Regression with one input: a sine wave"),
        ),
        "bumpy": (
            QT_TRANSLATE_NOOP("Words", "Bumpy"),
            QT_TRANSLATE_NOOP("Words", "Regression with one input: hills upon hills"),
        ),
        "digits": (
            QT_TRANSLATE_NOOP("Words", "Digits"),
            QT_TRANSLATE_NOOP("Words", "Handwritten digits, 28 × 28 pixels: train on them, then draw your own"),
        ),
        "mnist": (
            QT_TRANSLATE_NOOP("Words", "MNIST"),
            QT_TRANSLATE_NOOP("Words", "70,000 digits written by real people, fetched once from the internet"),
        ),
        "fashion": (
            QT_TRANSLATE_NOOP("Words", "Fashion"),
            QT_TRANSLATE_NOOP("Words", "70,000 images of clothes of ten kinds, fetched from the internet"),
        ),
        "painted": (
            QT_TRANSLATE_NOOP("Words", "Painted"),
            QT_TRANSLATE_NOOP("Words", "Points of two or three classes that you paint yourself"),
        ),
        "table": (
            QT_TRANSLATE_NOOP("Words", "Table"),
            QT_TRANSLATE_NOOP("Words", "Rows of a CSV file or a spreadsheet: you choose what is to be found out"),
        ),
        "pictures": (
            QT_TRANSLATE_NOOP("Words", "Images"),
            QT_TRANSLATE_NOOP("Words", "Images with labels: a folder with a subfolder a class, or IDX files"),
        ),
    },
    "feature": {
        "x0": (QT_TRANSLATE_NOOP("Words", "x₀"), QT_TRANSLATE_NOOP("Words", "The first coordinate")),
        "x1": (QT_TRANSLATE_NOOP("Words", "x₁"), QT_TRANSLATE_NOOP("Words", "The second coordinate")),
        "x0_squared": (
            QT_TRANSLATE_NOOP("Words", "x₀²"),
            QT_TRANSLATE_NOOP("Words", "The square of the first coordinate"),
        ),
        "x1_squared": (
            QT_TRANSLATE_NOOP("Words", "x₁²"),
            QT_TRANSLATE_NOOP("Words", "The square of the second coordinate"),
        ),
        "x0_x1": (QT_TRANSLATE_NOOP("Words", "x₀x₁"), QT_TRANSLATE_NOOP("Words", "The product of both coordinates")),
        "sin_x0": (
            QT_TRANSLATE_NOOP("Words", "sin x₀"),
            QT_TRANSLATE_NOOP("Words", "The sine of the first coordinate"),
        ),
        "sin_x1": (
            QT_TRANSLATE_NOOP("Words", "sin x₁"),
            QT_TRANSLATE_NOOP("Words", "The sine of the second coordinate"),
        ),
    },
    "setting": {
        "momentum": (
            QT_TRANSLATE_NOOP("Words", "Momentum μ"),
            QT_TRANSLATE_NOOP(
                "Words",
                "How much of its speed the ball keeps each step, the book's α.\nLarger: smoother, overshoots more.",
            ),
        ),
        "decay": (
            QT_TRANSLATE_NOOP("Words", "Decay ρ"),
            QT_TRANSLATE_NOOP("Words", "How slowly past gradients are forgotten. Larger: a longer memory."),
        ),
        "beta_1": (
            QT_TRANSLATE_NOOP("Words", "β₁"),
            QT_TRANSLATE_NOOP("Words", "How slowly the mean of past gradients changes. Larger: smoother."),
        ),
        "beta_2": (
            QT_TRANSLATE_NOOP("Words", "β₂"),
            QT_TRANSLATE_NOOP("Words", "How slowly the mean of their squares changes. Larger: steadier step sizes."),
        ),
        "epsilon": (
            QT_TRANSLATE_NOOP("Words", "ε"),
            QT_TRANSLATE_NOOP("Words", "Keeps the division safe. Larger: smaller steps where gradients are tiny."),
        ),
        "weight_decay": (
            QT_TRANSLATE_NOOP("Words", "Weight decay λ"),
            QT_TRANSLATE_NOOP(
                "Words", "How much of each weight is taken away a step, times η. Larger: smaller weights."
            ),
        ),
        "warm_up": (
            QT_TRANSLATE_NOOP("Words", "Warm-up"),
            QT_TRANSLATE_NOOP(
                "Words",
                "For how many steps the rate rises first. More: a gentler start.\nWhere they are past, nothing rises.",
            ),
        ),
        "gamma": (
            QT_TRANSLATE_NOOP("Words", "Factor γ"),
            QT_TRANSLATE_NOOP("Words", "What the rate is multiplied by. Smaller: falls faster."),
        ),
        "every": (
            QT_TRANSLATE_NOOP("Words", "Every"),
            QT_TRANSLATE_NOOP("Words", "After how many steps the factor γ is reached. More: falls more slowly."),
        ),
        "length": (
            QT_TRANSLATE_NOOP("Words", "Length"),
            QT_TRANSLATE_NOOP("Words", "After how many steps the rate is at its lowest. More: falls more slowly."),
        ),
        "lowest": (
            QT_TRANSLATE_NOOP("Words", "Lowest"),
            QT_TRANSLATE_NOOP("Words", "What is left of the rate in the end, from 0 to 1."),
        ),
    },
}
"""Each row of each table: name and one line, what it does."""

FASHION = (
    QT_TRANSLATE_NOOP("Words", "T-shirt"),
    QT_TRANSLATE_NOOP("Words", "trousers"),
    QT_TRANSLATE_NOOP("Words", "pullover"),
    QT_TRANSLATE_NOOP("Words", "dress"),
    QT_TRANSLATE_NOOP("Words", "coat"),
    QT_TRANSLATE_NOOP("Words", "sandal"),
    QT_TRANSLATE_NOOP("Words", "shirt"),
    QT_TRANSLATE_NOOP("Words", "sneaker"),
    QT_TRANSLATE_NOOP("Words", "bag"),
    QT_TRANSLATE_NOOP("Words", "boot"),
)
"""The classes of Fashion-MNIST."""

IN_THE_BOOK: dict[str, object] = {
    "batch_normalization": QT_TRANSLATE_NOOP(
        "Words",
        "The book has it between Affine and activation:\n"
        "a dense layer with the identity, batch normalization, then an activation by itself.",
    ),
}
"""What is otherwise in the book."""


def said(text: object) -> str:
    """Return a marked text of this context in the person's language."""
    return QCoreApplication.translate("Words", str(text))


def name(table: str, key: str) -> str:
    """Return what a row of a table is called, in the person's language."""
    return said(WORDS[table][key][0])


def tip(table: str, key: str) -> str:
    """Return one line about a row of a table, in the person's language."""
    return said(WORDS[table][key][1])


def in_the_book(kind: str) -> str:
    """Return what is otherwise in the book with a kind of layer, in the person's language; or nothing."""
    return said(IN_THE_BOOK[kind]) if kind in IN_THE_BOOK else ""


def row_name(row: Layer) -> str:
    """Return what a row of the stack is called in short: an activation alone by its own name, others by their kind."""
    return name("activation", row.activation) if isinstance(row, ActivationLayer) else name("layer", row.kind)


def class_names(dataset: Dataset) -> list[str]:
    """Return what the classes of a data set are called, in the person's language; numbers where they have no names."""
    if dataset.data.source == "fashion":
        return [said(text) for text in FASHION]
    return list(dataset.names.classes) or [str(k) for k in range(dataset.source.classes)]


def options(table: str) -> list[tuple[str, str, str]]:
    """Return (id, name, tip) of every row of a table, in its order."""
    return [(key, said(name), said(tip)) for key, (name, tip) in WORDS[table].items()]


def initial_options(activation: str) -> list[tuple[str, str, str]]:
    """Return the options of "initial", where the automatic one says by which rule it draws for this activation."""
    fitting = name("initial", FITTING[activation])
    return [(key, f"{word} · {fitting}" if key == AUTO else word, line) for key, word, line in options("initial")]
