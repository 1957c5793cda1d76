"""Words for the comments of programs that Nori writes: each by the English one that stands in `model/script`."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

TEXTS: tuple[object, ...] = (
    QT_TRANSLATE_NOOP(
        "Script",
        "The network that was trained in Nori, after {steps} steps, as a program of its own.\n"
        "\n"
        "It needs NumPy, and beside it {arrays} with the parameters as they are and the data. Run it with\n"
        "\n"
        "    python {script}\n"
        "\n"
        "It shows how good the network is, trains it for one more epoch and shows it again; what the optimizer\n"
        "remembers begins anew. Chapters are those of “Deep Learning from Scratch”.",
    ),
    QT_TRANSLATE_NOOP("Script", "How many examples each step learns from (chapter 4.2.3)."),
    QT_TRANSLATE_NOOP("Script", "η: how far a step goes (chapter 4.4.1)."),
    QT_TRANSLATE_NOOP("Script", "How many steps were done in Nori: the schedule goes on from there."),
    QT_TRANSLATE_NOOP("Script", "λ of weight decay (chapter 6.4.2)."),
    QT_TRANSLATE_NOOP("Script", "λ of the L1 penalty λ Σ|W|."),
    QT_TRANSLATE_NOOP("Script", "The whole gradient is made no longer than this."),
    QT_TRANSLATE_NOOP("Script", "By how many pixels a batch of images is moved at most."),
    QT_TRANSLATE_NOOP("Script", "As how many examples each of your drawings counts."),
    QT_TRANSLATE_NOOP("Script", "h of the differences (chapter 4.3.1)."),
    QT_TRANSLATE_NOOP("Script", "A number in the brackets, a seed, makes every run the same."),
    QT_TRANSLATE_NOOP(
        "Script",
        "Return images (n, channels, height, width) as rows, one for each place (n · height · width, channels).",
    ),
    QT_TRANSLATE_NOOP(
        "Script", "Return the rows of the places of images as images (n, channels, height, width) again."
    ),
    QT_TRANSLATE_NOOP("Script", "Return how many windows fit side by side (chapter 7.2.4)."),
    QT_TRANSLATE_NOOP("Script", "Return every window of images as a row, in a large matrix (chapter 7.4.2)."),
    QT_TRANSLATE_NOOP("Script", "Return the way back: where windows overlap, what comes from them is added."),
    QT_TRANSLATE_NOOP("Script", "Y = XW + b (chapter 5.6)."),
    QT_TRANSLATE_NOOP("Script", "The largest of several Affine layers, whose weights stand side by side."),
    QT_TRANSLATE_NOOP("Script", "In training, each value is left out with a probability (chapter 6.4.3)."),
    QT_TRANSLATE_NOOP("Script", "The book multiplies by 1 - rate outside of training, instead of dividing by it here."),
    QT_TRANSLATE_NOOP(
        "Script", "In training, each unit gets mean 0 and variance 1 over the batch; then gamma and beta (chapter 6.3)."
    ),
    QT_TRANSLATE_NOOP("Script", "The same for images: each channel over the batch and all places."),
    QT_TRANSLATE_NOOP("Script", "The same Affine layer for every window of an image (chapter 7.4.3)."),
    QT_TRANSLATE_NOOP("Script", "The largest value of each window of each channel (chapter 7.4.4)."),
    QT_TRANSLATE_NOOP("Script", "The mean of each window of each channel."),
    QT_TRANSLATE_NOOP("Script", "The values of each image in a row."),
    QT_TRANSLATE_NOOP("Script", "Return 1 / (1 + exp(-x)) of every element (chapter 3.2.4)."),
    QT_TRANSLATE_NOOP("Script", "1 where x > 0, else 0 (chapter 3.2.2). Its slope is 0: nothing before it learns."),
    QT_TRANSLATE_NOOP("Script", "y = 1 / (1 + exp(-x)), with slope y (1 - y) (chapter 5.5.2)."),
    QT_TRANSLATE_NOOP("Script", "y = tanh(x), with slope 1 - y²."),
    QT_TRANSLATE_NOOP("Script", "y = max(x, 0), with slope 1 where x > 0, else 0 (chapter 5.5.1)."),
    QT_TRANSLATE_NOOP("Script", "y = x where x > 0, else 0.01 x."),
    QT_TRANSLATE_NOOP("Script", "y = x where x > 0, else slope · x, with one slope for all, which is learned."),
    QT_TRANSLATE_NOOP("Script", "y = x where x > 0, else slope · x, with a slope for each unit, which is learned."),
    QT_TRANSLATE_NOOP("Script", "The same for images, with a slope for each channel."),
    QT_TRANSLATE_NOOP("Script", "y = x where x > 0, else exp(x) - 1, with slope 1 or exp(x)."),
    QT_TRANSLATE_NOOP("Script", "y = log(1 + exp(x)), a smooth ReLU, with slope sigmoid(x)."),
    QT_TRANSLATE_NOOP("Script", "y = x · s with s = sigmoid(x), and slope s (1 + x (1 - s))."),
    QT_TRANSLATE_NOOP("Script", "y = x (1 + tanh u) / 2 with u = √(2/π) (x + 0.044715 x³)."),
    QT_TRANSLATE_NOOP("Script", "y = exp(x) / Σ exp(x): a probability for each class (chapter 3.5)."),
    QT_TRANSLATE_NOOP("Script", "the same, but without overflow"),
    QT_TRANSLATE_NOOP("Script", "L = ½ Σ (y - t)², the sum of squares error (chapter 4.2.1)."),
    QT_TRANSLATE_NOOP("Script", "L = the mean of (y - t)²."),
    QT_TRANSLATE_NOOP("Script", "L = the mean of ½ e² where |e| ≤ 1, else |e| - ½, for the error e = y - t."),
    QT_TRANSLATE_NOOP("Script", "L = -Σ t log y (chapter 4.2.2)."),
    QT_TRANSLATE_NOOP("Script", "only the right class counts"),
    QT_TRANSLATE_NOOP("Script", "L = -Σ (t log y + (1 - t) log(1 - y)): each output answers yes or no."),
    QT_TRANSLATE_NOOP("Script", "L = Σ max(0, 1 - y_c + y_i) / n over the wrong classes i, where c is the right one."),
    QT_TRANSLATE_NOOP("Script", "of a lead of 1 before each class"),
    QT_TRANSLATE_NOOP("Script", "Softmax and cross-entropy error together: the way back is y - t (chapter 5.6.3)."),
    QT_TRANSLATE_NOOP("Script", "Sigmoid and binary cross-entropy together: the way back is y - t, too."),
    QT_TRANSLATE_NOOP(
        "Script", "A stack of layers, and a last one that compares what they answer with what is right (chapter 5.7)."
    ),
    QT_TRANSLATE_NOOP("Script", "the layers have the same arrays, which are changed in place"),
    QT_TRANSLATE_NOOP("Script", "Behind a layer: the shape of an example before it and after it."),
    QT_TRANSLATE_NOOP("Script", "Say whether this is training: some layers do something else then."),
    QT_TRANSLATE_NOOP("Script", "Return what the layers make of x (batch, …), one after the other."),
    QT_TRANSLATE_NOOP("Script", "Return how wrong that is, as the targets t (batch, outputs) say."),
    QT_TRANSLATE_NOOP(
        "Script", "Return ∂L/∂W of all parameters by backpropagation: through all layers and back (chapter 5)."
    ),
    QT_TRANSLATE_NOOP(
        "Script", "Return the same by numerical differentiation, which takes much longer (chapter 4.4.2)."
    ),
    QT_TRANSLATE_NOOP("Script", "W ← W - η ∂L/∂W (chapter 6.1.2)."),
    QT_TRANSLATE_NOOP("Script", "v ← μ v + ∂L/∂W, W ← W - η v (chapter 6.1.4)."),
    QT_TRANSLATE_NOOP("Script", "v ← μ v + ∂L/∂W, W ← W - η (∂L/∂W + μ v): momentum that looks ahead."),
    QT_TRANSLATE_NOOP("Script", "h ← h + (∂L/∂W)², W ← W - η ∂L/∂W / √h (chapter 6.1.5)."),
    QT_TRANSLATE_NOOP("Script", "h ← ρ h + (1 - ρ) (∂L/∂W)², W ← W - η ∂L/∂W / √h: AdaGrad that forgets."),
    QT_TRANSLATE_NOOP(
        "Script", "W ← W - η m / √v, with m and v the running means of ∂L/∂W and of its square (chapter 6.1.6)."
    ),
    QT_TRANSLATE_NOOP("Script", "Both began at 0: this makes up for it in the first steps."),
    QT_TRANSLATE_NOOP("Script", "W ← W - η λ W for weights, but not for biases, and then Adam."),
    QT_TRANSLATE_NOOP("Script", "The learning rate is the same at every step."),
    QT_TRANSLATE_NOOP("Script", "The learning rate is multiplied by gamma every so many steps."),
    QT_TRANSLATE_NOOP("Script", "The learning rate falls evenly: by gamma every so many steps."),
    QT_TRANSLATE_NOOP("Script", "The learning rate falls along half a wave, and then stays at its lowest."),
    QT_TRANSLATE_NOOP("Script", "The learning rate rises evenly for so many steps first; then comes another schedule."),
    QT_TRANSLATE_NOOP("Script", "Return ∂f/∂x of every element as (f(x + h) - f(x)) / h (chapter 4.3.1)."),
    QT_TRANSLATE_NOOP("Script", "Return ∂f/∂x of every element as (f(x + h) - f(x - h)) / 2h (chapter 4.4)."),
    QT_TRANSLATE_NOOP("Script", "Return ∂f/∂x of every element by values at x ± h and x ± 2h."),
    QT_TRANSLATE_NOOP("Script", "Yield which examples each step takes: every one once, in a new order."),
    QT_TRANSLATE_NOOP(
        "Script", "Yield which examples each step takes, drawn at random as in the book (chapter 4.5.2)."
    ),
    QT_TRANSLATE_NOOP(
        "Script", "Return images of 28 · 28 pixels, all moved alike; what comes in at an edge repeats its pixels."
    ),
    QT_TRANSLATE_NOOP("Script", "Return examples with your drawings among them, each so many times."),
    QT_TRANSLATE_NOOP("Script", "Add the gradient of the penalty ½ λ ΣW² (chapter 6.4.2)."),
    QT_TRANSLATE_NOOP("Script", "Add the gradient of the penalty λ Σ|W|."),
    QT_TRANSLATE_NOOP("Script", "Shorten the whole gradient where it is too long; its direction stays."),
    QT_TRANSLATE_NOOP("Script", "Train for one epoch; every batch is one step."),
    QT_TRANSLATE_NOOP(
        "Script", "Return the share of right answers: where the largest output is the right class (chapter 3.6.2)."
    ),
    QT_TRANSLATE_NOOP("Script", "Return the share of right answers of a single output, which says 1 above 0.5."),
    QT_TRANSLATE_NOOP("Script", "Return R²: 1 is perfect, 0 no better than the mean."),
    QT_TRANSLATE_NOOP("Script", "Return the loss and the answers Y, 100 images at a time: im2col makes them large."),
    QT_TRANSLATE_NOOP("Script", "Print the loss, without penalties, and how good the answers are."),
    QT_TRANSLATE_NOOP("Script", "Show how good the network is, train it for one epoch, and show it again."),
    QT_TRANSLATE_NOOP("Script", "what is left are its parameters"),
    QT_TRANSLATE_NOOP("Script", "As in the window, the first 1,000 stand for all."),
    QT_TRANSLATE_NOOP("Script", "reads the scores that predict returns"),
)
"""Every comment and docstring but for those that only tell shapes, and the one that a program begins with."""


def script_words() -> dict[str, str]:
    """Return them in the person's language, by the English ones."""
    return {str(text): QCoreApplication.translate("Script", str(text)) for text in TEXTS}
