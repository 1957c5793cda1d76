"""What happens in each move, in one sentence; marked for translation."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from gui.words import said

SENTENCES: dict[str, object] = {
    "batch": QT_TRANSLATE_NOOP(
        "Words",
        "The next examples of this epoch are taken: X is what goes in, T what should come out.",
    ),
    "batch_random": QT_TRANSLATE_NOOP(
        "Words",
        "Examples are drawn at random from all training data, as in the book, some perhaps twice: X is what goes in, "
        "T what should come out.",
    ),
    "linear": QT_TRANSLATE_NOOP("Words", "Every neuron adds up its inputs, each times its weight, and its bias."),
    "linear_convolution": QT_TRANSLATE_NOOP(
        "Words",
        "Every window of every image is multiplied by every kernel, as one product of matrices.",
    ),
    "activation_identity": QT_TRANSLATE_NOOP("Words", "The identity function passes everything on as it is."),
    "activation_step": QT_TRANSLATE_NOOP("Words", "The step function answers 1 above zero, else 0."),
    "activation_sigmoid": QT_TRANSLATE_NOOP("Words", "Sigmoid squeezes every number between 0 and 1."),
    "activation_tanh": QT_TRANSLATE_NOOP("Words", "tanh squeezes every number between −1 and 1."),
    "activation_relu": QT_TRANSLATE_NOOP("Words", "ReLU lets positive numbers pass and makes all others 0."),
    "activation_leaky_relu": QT_TRANSLATE_NOOP(
        "Words",
        "Leaky ReLU lets positive numbers pass and makes all others a hundred times smaller.",
    ),
    "activation_prelu": QT_TRANSLATE_NOOP(
        "Words",
        "PReLU lets positive numbers pass and multiplies all others by a slope α that is learned.",
    ),
    "activation_prelu_each": QT_TRANSLATE_NOOP(
        "Words",
        "PReLU lets positive numbers pass; all others are multiplied by the neuron's own slope α, which is learned.",
    ),
    "activation_elu": QT_TRANSLATE_NOOP("Words", "ELU lets positive numbers pass and bends all others towards −1."),
    "activation_softplus": QT_TRANSLATE_NOOP("Words", "Softplus is a ReLU without a corner."),
    "activation_silu": QT_TRANSLATE_NOOP("Words", "SiLU multiplies every number by its own sigmoid."),
    "activation_gelu": QT_TRANSLATE_NOOP(
        "Words",
        "GELU lets a number pass the more surely, the larger it is. This is its tanh form: "
        "½ (1 + tanh u) is 1 / (1 + exp(−2u)).",
    ),
    "activation_softmax": QT_TRANSLATE_NOOP(
        "Words",
        "Softmax makes probabilities: exp of each number by the sum of all. A constant c is subtracted "
        "first, so that exp does not overflow.",
    ),
    "piece_maximum": QT_TRANSLATE_NOOP("Words", "Maxout takes the largest of the pieces of each neuron."),
    "mask": QT_TRANSLATE_NOOP(
        "Words",
        "Dropout draws which neurons are silent in this step: M is 0 for those, and larger than 1 for the "
        "others, so that the mean stays. (The book has M = 1 there, and scales at inference instead.)",
    ),
    "dropout": QT_TRANSLATE_NOOP("Words", "What is silent becomes 0."),
    "statistics": QT_TRANSLATE_NOOP("Words", "Mean and variance of every neuron or channel over this batch."),
    "running_statistics": QT_TRANSLATE_NOOP(
        "Words",
        "The running statistics, used outside of training, move a little towards those of this batch.",
    ),
    "normalize": QT_TRANSLATE_NOOP("Words", "Every neuron or channel gets mean 0 and variance 1 over this batch."),
    "scale_and_shift": QT_TRANSLATE_NOOP(
        "Words",
        "The layer learns itself how wide (γ) and where (β) its values shall lie.",
    ),
    "im2col": QT_TRANSLATE_NOOP(
        "Words",
        "Every window of every image is written into a row, so that convolution becomes one product of matrices.",
    ),
    "windows": QT_TRANSLATE_NOOP("Words", "The values of every window are put together."),
    "pool": QT_TRANSLATE_NOOP("Words", "Of every window the largest value stays."),
    "pool_average": QT_TRANSLATE_NOOP("Words", "Of every window the mean stays."),
    "flatten": QT_TRANSLATE_NOOP("Words", "The same values, now in a row; nothing is copied."),
    "loss_sum_of_squares": QT_TRANSLATE_NOOP(
        "Words", "Half the sum of the squared errors, as a mean over the N samples of this batch."
    ),
    "loss_mean_squared": QT_TRANSLATE_NOOP(
        "Words", "The mean of the squared errors of this batch: of N samples with n outputs each."
    ),
    "loss_huber": QT_TRANSLATE_NOOP(
        "Words",
        "Huber's loss of an error e: ½ e² up to |e| = 1, and |e| − ½ beyond; the mean over N samples with n outputs "
        "each.",
    ),
    "loss_cross_entropy": QT_TRANSLATE_NOOP(
        "Words",
        "Minus the logarithm of the probability of the right class, as a mean over the N samples of this batch.",
    ),
    "loss_binary_cross_entropy": QT_TRANSLATE_NOOP(
        "Words",
        "For every yes-or-no answer, minus the logarithm of the probability of what is right, as a mean over "
        "the N samples of this batch.",
    ),
    "loss_hinge": QT_TRANSLATE_NOOP(
        "Words",
        "How much the right class c lacks of a lead of 1 before every other: the sum over these, by the n classes, as "
        "a mean over the N samples of this batch.",
    ),
    "loss_gradient": QT_TRANSLATE_NOOP("Words", "The way back begins: how the loss changes with each output."),
    "loss_gradient_hinge": QT_TRANSLATE_NOOP(
        "Words",
        "The way back begins: how the loss changes with each output. S is 1 for every wrong class that the right one, "
        "c, does not lead by 1.",
    ),
    "joint_gradient": QT_TRANSLATE_NOOP(
        "Words",
        "Output activation and loss meet here, and almost everything cancels: what goes back is what the "
        "network said, minus what it should have said.",
    ),
    "activation_gradient": QT_TRANSLATE_NOOP(
        "Words",
        "Chain rule: the gradient times the slope of the activation at each place.",
    ),
    "activation_gradient_softmax": QT_TRANSLATE_NOOP(
        "Words",
        "Chain rule through softmax, whose outputs all depend on all inputs.",
    ),
    "slope_gradient": QT_TRANSLATE_NOOP(
        "Words",
        "How the loss changes with the learned slope α: only places below zero count.",
    ),
    "weights_gradient": QT_TRANSLATE_NOOP(
        "Words",
        "How the loss changes with each weight: what came in there, times the gradient of what went out, "
        "summed over this batch.",
    ),
    "bias_gradient": QT_TRANSLATE_NOOP(
        "Words",
        "How the loss changes with each bias: the gradient of what went out, summed over this batch.",
    ),
    "input_gradient": QT_TRANSLATE_NOOP("Words", "The gradient goes back through the weights to the layer before."),
    "col2im": QT_TRANSLATE_NOOP(
        "Words",
        "The gradient goes back through the kernels; every place of the image adds up what comes from all "
        "windows that it lies in.",
    ),
    "col2im_pooling": QT_TRANSLATE_NOOP(
        "Words",
        "Every place of the image adds up what comes back from all windows that it lies in.",
    ),
    "piece_maximum_gradient": QT_TRANSLATE_NOOP(
        "Words",
        "The gradient goes to the piece that was the largest; the others get 0.",
    ),
    "dropout_gradient": QT_TRANSLATE_NOOP("Words", "Through silent neurons nothing goes back."),
    "scale_gradient": QT_TRANSLATE_NOOP("Words", "How the loss changes with each γ, summed over this batch."),
    "shift_gradient": QT_TRANSLATE_NOOP("Words", "How the loss changes with each β, summed over this batch."),
    "normalize_gradient": QT_TRANSLATE_NOOP(
        "Words",
        "The gradient goes back through the normalization; mean and variance depend on all examples of the batch, too.",
    ),
    "pool_gradient": QT_TRANSLATE_NOOP(
        "Words",
        "The gradient goes to the place that was the largest of its window; the others get 0.",
    ),
    "pool_gradient_average": QT_TRANSLATE_NOOP("Words", "Every place of a window gets the same share of the gradient."),
    "flatten_gradient": QT_TRANSLATE_NOOP("Words", "The same gradient, as an image again; nothing is copied."),
    "numerical_gradient": QT_TRANSLATE_NOOP(
        "Words",
        "Numerical differentiation: each parameter is moved a little, the loss of this batch is evaluated, "
        "and the parameter is put back.",
    ),
    "penalty": QT_TRANSLATE_NOOP(
        "Words",
        "Large weights cost something: the slope of the penalty is added to the gradient.",
    ),
    "penalty_bias": QT_TRANSLATE_NOOP("Words", "Penalties apply to weights only: this gradient stays as it is."),
    "clip": QT_TRANSLATE_NOOP(
        "Words",
        "Where the whole gradient is longer than the limit, it is made shorter; its direction stays.",
    ),
    "schedule_warm_up": QT_TRANSLATE_NOOP(
        "Words",
        "Warm-up: over the first w steps the learning rate rises to η₀, which is set. t counts the steps of the run.",
    ),
    "schedule_step": QT_TRANSLATE_NOOP(
        "Words",
        "The learning rate η₀, which is set, is multiplied by γ every s steps. t counts the steps of the run; w are "
        "those of warm-up.",
    ),
    "schedule_exponential": QT_TRANSLATE_NOOP(
        "Words",
        "The learning rate η₀, which is set, falls evenly, by γ every s steps. t counts the steps of the run; w are "
        "those of warm-up.",
    ),
    "schedule_cosine": QT_TRANSLATE_NOOP(
        "Words",
        "The learning rate falls from η₀, which is set, to its share ℓ within s steps. t counts the steps of the run; "
        "w are those of warm-up.",
    ),
    "update_sgd": QT_TRANSLATE_NOOP("Words", "Gradient descent: one step downhill, against the gradient."),
    "update_momentum": QT_TRANSLATE_NOOP(
        "Words",
        "Momentum: v gathers the gradients like a rolling ball, and the parameters follow v.",
    ),
    "update_nesterov": QT_TRANSLATE_NOOP("Words", "Nesterov: like momentum, but looking ahead along v."),
    "update_adagrad": QT_TRANSLATE_NOOP(
        "Words",
        "AdaGrad: h adds up squared gradients, and parameters that have moved much move less.",
    ),
    "update_rmsprop": QT_TRANSLATE_NOOP("Words", "RMSProp: like AdaGrad, but h forgets."),
    "update_adam": QT_TRANSLATE_NOOP(
        "Words",
        "Adam: running means of the gradient (m) and its square (v), both corrected for having begun at 0.",
    ),
    "update_adamw": QT_TRANSLATE_NOOP("Words", "AdamW: weights decay a little first, then comes Adam."),
}
"""By the id of a sentence, see model.inside."""


def sentence(key: str) -> str:
    """Return what happens in a move, in the person's language."""
    return said(SENTENCES[key])
