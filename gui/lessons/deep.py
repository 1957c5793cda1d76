"""The lesson about deep networks: the first part of the book's chapter 8."""

from dataclasses import replace

from PySide6.QtCore import QT_TRANSLATE_NOOP

from gui.lessons.base import Lesson, Page, accuracy, asked, at, chosen, every, holds_image, steps
from model.book import with_network
from model.comparison import Comparison
from model.defaults import DEFAULTS
from model.factors import Lane
from model.layers import Convolution, Dense, Flatten, MaxPooling
from model.misread import Misread
from model.optimizers import Adam

DIGITS = DEFAULTS["digits"]

SOME = replace(DIGITS.data, samples=1_500, test_share=1 / 3, shift=0)
"""A thousand digits to learn from: enough for some hundred steps."""

DEEP_CONVOLUTION = replace(with_network(DIGITS, "deep_convolution"), data=replace(SOME, samples=600))
"""The book's network with so few digits that it is there at once: it takes long for each."""

FEW = replace(
    DIGITS,
    data=replace(DIGITS.data, samples=1_300, test_share=10 / 13, shift=0),
    hidden=(Dense(50, "relu"),),
    optimizer=Adam(),
    learning_rate=0.005,
    batch_size=50,
)
"""Three hundred digits to learn from."""

FIRST = Convolution(8, 5, 2, 0, "relu")

LARGE = replace(FEW, data=SOME, hidden=(FIRST, Convolution(8, 5, 1, 0, "relu"), MaxPooling(2, 2), Flatten()))
"""A second convolution with kernels of 5 × 5."""

SMALL = replace(LARGE, hidden=(FIRST, *(Convolution(8, 3, 1, 0, "relu"),) * 2, *LARGE.hidden[2:]))
"""Two convolutions with kernels of 3 × 3 in its place."""

DEPTHS = Comparison("depth", tuple(Lane(layers) for layers in (1, 2, 3, 4)))

DEEP = Lesson(
    "deep",
    QT_TRANSLATE_NOOP("Lessons", "Deeper networks"),
    8,
    (
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "Deep learning is learning with many layers. This is the book's DeepConvNet: six convolutions with "
                "kernels of 3 × 3, pooling after every second one, and two dense layers; ReLU, He's initial weights, "
                "dropout, Adam. It has 123,552 parameters. In the book it reads 99.38 % of MNIST, after hours.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Let it learn for 5 steps, and look at the steps per second."),
            steps(5),
            "network",
            (DEEP_CONVOLUTION,),
            "button:play",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "So large a network needs many examples, or it overfits. A small one does so, too, where there are "
                "few: here it has 300 digits to learn from. Soon it has all of them by heart, but of 1,000 others it "
                "reads less than 80 % right.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Let it learn for 600 steps, and look at both accuracies."),
            steps(600),
            "output",
            (FEW,),
            "card:accuracy",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "Which are those that it misreads? Here they are, the worst first; below each stands what it is, and "
                "what it is read as. The book shows some of its DeepConvNet: a person would hesitate there, too. Here "
                "many are plain enough. They are only unlike the 300 that it knows.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Choose Misread, and click an image: its probabilities are shown."),
            every(asked(Misread), holds_image),
            "draw",
            (),
            "option:worst",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "New examples can be made of those that there are: a 3 moved by two pixels is still a 3, but other "
                "numbers go in. This is data augmentation; the book also turns, cuts and mirrors images. Here every "
                "batch is moved at random: up to two pixels each way give every digit 25 places.",
            ),
            QT_TRANSLATE_NOOP(
                "Lessons", "Set Shift (Data) to ±2, and train for 600 steps: it reads about 85 % of the test right."
            ),
            every(chosen(lambda e: e.data.shift == 2 and e.data.digits), steps(600)),
            "output",
            (),
            "row:data.shift",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "Why are the kernels of DeepConvNet so small? First a large one: each number that layer 2 makes here "
                "looks at 5 × 5 places in eight feature maps. For its own eight that takes 8 · 8 · 25 = 1,600 "
                "weights.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Let it learn until it reads 90 % of the test right."),
            every(accuracy(0.9), steps(1)),
            "network",
            (LARGE,),
            "layer:2",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "Now two layers of 3 × 3 in its place. A number of layer 3 looks at 3 × 3 places of layer 2, and "
                "through them at 5 × 5 of what comes before: the same receptive field. It takes 2 · 8 · 8 · 9 = 1,152 "
                "weights only, and there is one more ReLU between.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Let it learn to 90 %, too: 2,666 parameters now, 3,106 before."),
            every(accuracy(0.9), steps(1)),
            "network",
            (SMALL,),
            "layer:3",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "How exactly must a network calculate? Not very, says the book's 8.3: rounding does it little harm, so "
                "16 bits a number are enough, and less is to be stored and moved. Here they are 32. With them this "
                "network reads 93.6 % of the test right after 200 steps. And with 64?",
            ),
            QT_TRANSLATE_NOOP(
                "Lessons",
                "Set Precision to float64 (Learning ▸ More), and let it learn for 200 steps: it reads no better.",
            ),
            every(chosen(lambda e: e.precision == "float64"), steps(200)),
            "network",
            (SMALL,),
            "row:precision",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "Is depth a gain without images, too? Four networks of 1, 2, 3 and 4 hidden layers of eight neurons "
                "each are to part the spiral: 42, 114, 186 and 258 parameters. All else is the same.",
            ),
            QT_TRANSLATE_NOOP("Lessons", "Let them learn for 1,000 steps. How many layers does it take?"),
            every(at("compare"), steps(1_000)),
            "compare",
            (DEFAULTS["spiral"], DEPTHS),
            "button:play",
        ),
        Page(
            QT_TRANSLATE_NOOP(
                "Lessons",
                "One layer reads 62.0 % right, two read 98.8 %. To widen the one layer to 40 neurons helps less: that "
                "is 202 parameters, and 94.4 % in as many steps. A layer can use what the one before has found: edges "
                "become shapes, shapes digits. So depth makes do with fewer weights. Chapter 6 has what it takes: "
                "initial weights, batch normalization, dropout.",
            ),
        ),
    ),
)
