"""The Network stage: the layer stack as a graph, with what comes out beside it."""

import math

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from gui import words
from gui.plots.graph_layout import Spot, first_shown, strongest
from gui.plots.network_graph import NetworkGraph
from gui.plots.ticks import short
from gui.stages.axes_menu import AxesMenu
from gui.stages.base import Stage
from gui.stages.graph_hint import GraphHint
from gui.stages.lit import lit
from gui.stages.result import Result
from gui.theme import Theme, set_role
from gui.widgets.numbers import figure_text, raised
from gui.words_graph import layer_name, names_between
from model.data.dataset import Dataset
from model.experiment import Experiment
from model.graph import ZERO_TO_ONE, Graph, GraphAnswer, answering_activations, drawn_rows, drawn_units
from model.kernels import Kernel, KernelAnswer
from model.layers import Convolution, Dense, Layer, Maxout
from model.layers.base import Activated, shape_text
from model.observations import Observation
from model.snapshot import Snapshot


class NetworkStage(Stage):
    """Every neuron with a map of what it answers, weights as width and colour, and the output beside.

    Attributes:
        axes: what makes weights and biases axes of the loss surface.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._dataset: Dataset | None = None
        self._experiment: Experiment | None = None
        self._answer: GraphAnswer | None = None
        self._run_id = 0
        self._wanted: tuple[tuple[int, ...], ...] = ()  # which neurons are asked for, and which are drawn as yet
        self._shown: tuple[tuple[int, ...], ...] = ()
        self.graph = NetworkGraph(theme)
        self.graph.setObjectName("graph")
        self.graph.set_describe(self._describe, self._legend_text)
        self.graph.pointed.connect(self._pointed)
        self._kernel: KernelAnswer | None = None  # of the channel that is pointed at
        self.axes = AxesMenu(self.graph, self)
        self._result = Result(theme)
        panel = QFrame(self)
        set_role(panel, "panel")
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(self.graph, 1)
        line.addWidget(self._result)
        inside = QVBoxLayout(panel)
        inside.setContentsMargins(16, 14, 14, 12)
        inside.addLayout(line, 1)
        self._hint = GraphHint(theme, panel)
        inside.addWidget(self._hint)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(panel)
        self.retranslate()

    def plot(self) -> QWidget | None:
        return self.graph

    def questions(self) -> tuple[Observation, ...]:
        if self._dataset is None:
            return ()
        beside = self._result.question() or self._kernel_question()
        axes, held = self._result.plane()
        graph = Graph(self._wanted, axes=axes, held=held)
        return (graph, beside) if beside else (graph,)

    def show_plane(self, axes: tuple[int, int], held: tuple[float, ...]) -> None:
        """Show this plane of data with many inputs, as DecisionMap says."""
        self._result.show_plane(axes, held)
        self.ask()

    def show_run(self, snapshot: Snapshot) -> None:
        if snapshot.dataset is not self._dataset or drawn_units(snapshot.experiment) != self._widths():
            self._take_network(snapshot)
        before, self._experiment = self._experiment, snapshot.experiment
        if before is not None and before is not snapshot.experiment and before.rows != snapshot.experiment.rows:
            self._write_titles()  # another activation, or a row without neurons of its own
        answer: GraphAnswer | None = snapshot.answers.get(self.questions()[0])
        if answer is None and snapshot.run_id == self._run_id:
            answer = self._answer  # other neurons are asked for: those before are drawn until they come
        self._run_id, self._answer = snapshot.run_id, answer
        if answer is not None and answer.shown != self._shown:
            self._shown = answer.shown
            self._write_titles()
            self.ask()  # where another channel is under the pointer now
        self.graph.set_answer(answer, at_rest=not self.playing)
        self.axes.show_graph(snapshot.experiment, answer)
        self.graph.set_lit(*lit(snapshot.experiment, snapshot.move))
        self._take_kernel(snapshot)
        self._result.show_run(snapshot, self.playing)

    def _kernel_question(self) -> Kernel | None:
        """Return what is asked of the channel of a convolution that is pointed at, if one is."""
        spot = self.graph.spot()
        if spot is None or len(spot) == 3 or not spot[0] or self._answer is None or self._experiment is None:
            return None
        layer, place = spot
        k, row = self._row(layer)
        return Kernel(k, self._answer.shown[layer][place]) if isinstance(row, Convolution) else None

    @Slot()
    def _pointed(self) -> None:
        """Ask for the kernel of what is pointed at; there is room for it at once."""
        self._kernel = None
        self._show_kernel()
        self.ask()

    def _take_kernel(self, snapshot: Snapshot) -> None:
        question = self._kernel_question()
        self._kernel = snapshot.answers.get(question) if question else None
        self._show_kernel()

    def _show_kernel(self) -> None:
        """Show the kernel of what is pointed at, now and before the first step, in the same colours."""
        if self._kernel_question() is None:
            self.graph.set_kernels(())
            return
        kernel = self._kernel
        scale = max(kernel.largest, 1e-12) if kernel else 1.0
        now, first = (kernel.now / scale, kernel.first / scale) if kernel else (None, None)
        self.graph.set_kernels(((self.tr("now"), now), (self.tr("at step 0"), first)))

    def show_text(self, snapshot: Snapshot) -> None:
        """Say whether layers learn nothing, and choose which neurons of wide layers to show, now and then."""
        self._hint.show_silent(snapshot.silent)
        if self._answer is None:
            return
        layers = zip(self._answer.layers, self._wanted, strict=True)
        image = snapshot.dataset.source.image
        shown = tuple(
            old if image and k == 0 else strongest(layer.strengths, old) for k, (layer, old) in enumerate(layers)
        )
        if shown != self._wanted:
            self._wanted = shown
            self.ask()

    def _input_names(self) -> list[str]:
        """Return what the inputs are called: those of a table by their columns."""
        features = self._experiment.data.features if self._experiment else ("x0", "x1")
        if features:
            return [words.name("feature", feature) for feature in features]
        names = self._dataset.names.inputs if self._dataset else ()
        return list(names)

    def _widths(self) -> tuple[int, ...]:
        return drawn_units(self._experiment) if self._experiment else ()

    def _take_network(self, snapshot: Snapshot) -> None:
        self._dataset, self._experiment = snapshot.dataset, snapshot.experiment
        source = snapshot.dataset.source
        inputs = 1 if source.image else snapshot.experiment.data.inputs
        self._wanted = self._shown = tuple(first_shown(n) for n in (inputs, *drawn_units(snapshot.experiment)[1:]))
        self._answer = None
        self.graph.set_answer(None, at_rest=True)
        self._result.set_dataset(snapshot.dataset)
        self._share_room()
        self._write_titles()
        self.ask()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give what comes out its share."""
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        self._hint.show_lack(not self._result.claim(self.size(), len(self._widths())))

    # --- words --------------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Set every text."""
        self.setAccessibleName(self.tr("Network"))
        self.graph.setAccessibleName(self.tr("The network as a graph"))
        self.graph.setToolTip(
            self.tr(
                "Point at a neuron or a line for its numbers; a click makes it an axis of the loss surface.\n"
                "With the keyboard: arrow keys go along the lines, from neuron to neuron,\n"
                "and up and down between those of one neuron; Enter does what a click does."
            )
        )
        self._write_titles()

    def _write_titles(self) -> None:
        if self._experiment is None:
            return
        counts, short_counts = self._counts(self.tr("{shown} of {all}")), self._counts("{shown}/{all}")
        titles = list(zip(self._layer_names(short=False), counts, strict=True))
        short = list(zip(self._layer_names(short=True), short_counts, strict=True))
        neurons = [self._neuron_names(k) for k in range(len(self._shown))]
        self.graph.set_words(titles, short, neurons, names_between(self._experiment))

    def _layer_names(self, *, short: bool) -> list[str]:
        """Name each layer."""
        assert self._experiment is not None
        layers = range(1, len(self._shown))
        return [self.tr("Input"), *(layer_name(self._experiment, k, short=short) for k in layers)]

    def _counts(self, part: str) -> list[str]:
        """Say how wide each layer is, and how many of it are shown where that are some."""
        counts = [
            part.format(shown=len(shown), all=width) if 1 < len(shown) < width else f"{width:,}"
            for width, shown in zip(self._widths(), self._shown, strict=True)
        ]
        if self._reads_images() and self._experiment:
            counts[0] = shape_text(self._experiment.input_shape[:2])
        return counts

    def _row(self, layer: int) -> tuple[int, Layer]:
        """Return the place in the stack, and the row, of a layer of the graph, from 1."""
        assert self._experiment is not None
        k = drawn_rows(self._experiment)[layer - 1]
        return k, self._experiment.rows[k]

    def _reads_images(self) -> bool:
        """Whether the stack tells height, width and channels apart; then channels answer to a picture."""
        return self._experiment is not None and len(self._experiment.input_shape) == 3

    def _neuron_names(self, layer: int) -> list[str]:
        """Name the inputs, the strongest of a wide layer, and the classes; others need no name."""
        assert self._experiment is not None
        shown, widths = self._shown[layer], self._widths()
        if layer == 0:
            names = self._input_names()
            return [names[k] for k in shown] if len(names) > max(shown, default=0) else []
        if layer == len(widths) - 1:
            names = words.class_names(self._dataset) if self._dataset else []
            return [names[k] if k < len(names) else f"{k}" for k in shown] if len(shown) > 1 else []
        return [f"#{k}" for k in shown] if len(shown) < widths[layer] else []

    def _describe(self, spot: Spot) -> list[str]:
        """Put a neuron or a weight into lines."""
        if self._answer is None or self._experiment is None:
            return []
        if len(spot) == 3:
            return self._describe_weight(*spot)
        layer, place = spot
        return self._describe_neuron(layer, place) if layer else self._describe_input(self._shown[0][place])

    def _describe_input(self, number: int) -> list[str]:
        if self._reads_images():
            return [self.tr("the first test image")]
        if self._dataset and self._dataset.source.image:
            return [self.tr("784 pixels"), self.tr("the stronger the colour, the larger the weights")]
        names = self._input_names()
        return [names[number]] if number < len(names) else []

    def _describe_neuron(self, layer: int, place: int) -> list[str]:
        assert self._answer is not None
        assert self._experiment is not None
        (k, row), picture = self._row(layer), self._answer.layers[layer]
        channel = isinstance(row, Convolution)
        name = self.tr("Layer {layer}, channel {n}") if channel else self.tr("Layer {layer}, neuron {n}")
        lines = [name.format(layer=k + 1, n=self._shown[layer][place]), layer_name(self._experiment, layer)]
        if isinstance(row, Activated) and not isinstance(row, Dense):
            lines[1] += f" · {words.name('activation', answering_activations(self._experiment)[layer - 1])}"
        bias = self.tr("mean bias {b}") if isinstance(row, Maxout) else self.tr("bias {b}")
        lines.append(bias.format(b=signed(float(picture.biases[place]))))
        if channel:
            lines.append(self.tr("its answer to the first test image"))
            lines += self._describe_kernel(row.kernel, self._experiment.flow.inputs[k][2])
        elif self._reads_images():
            answer = signed(float(picture.largest[place]))
            lines.append(self.tr("answers {z} to the first test image").format(z=answer))
        elif self._dataset and self._dataset.source.image:
            lines.append(self.tr("its receptive field"))
        elif picture.levels.size:
            lines.append(self._describe_map(layer))
        return lines

    def _describe_map(self, layer: int) -> str:
        """Say what the colours of a neuron's map mean: of an output neuron they are not those of the classes."""
        assert self._dataset is not None
        if layer == len(self._widths()) - 1 and self._dataset.source.outputs == 1:
            middle = sum(self._dataset.source.ends) / 2
        else:
            assert self._experiment is not None
            middle = 0.5 if answering_activations(self._experiment)[layer - 1] in ZERO_TO_ONE else 0
        return self.tr("blue: answers above {middle}, orange: below").format(middle=f"{middle:g}")

    def _describe_kernel(self, size: int, channels_in: int) -> list[str]:
        """Say what the pictures of a kernel mean, in as many lines before they are known as afterwards."""
        number = self._kernel.channel_in if self._kernel else "…"
        largest = figure_text(self._kernel.largest) if self._kernel else "…"
        which = [self.tr("for input channel {k}, the strongest of {n}").format(k=number, n=channels_in)]
        return [
            self.tr("beside it its kernel, {size}").format(size=shape_text((size, size))),
            *(which if channels_in > 1 else ()),
            self.tr("blue positive, orange negative, up to ±{w}").format(w=largest),
        ]

    def _describe_weight(self, layer: int, before: int, after: int) -> list[str]:
        assert self._answer is not None
        assert self._experiment is not None
        rows, columns = self._shown[layer], self._shown[layer + 1]
        k = self._row(layer + 1)[0]
        stepped = self._answer.experiment
        penalty = stepped.l1 or stepped.l2
        note = [self.tr("before clipping")] if stepped.clip else []
        w = float(self._answer.weights[layer][before, after])
        g = float(self._answer.gradients[layer][before, after])
        if self._answer.norms[layer]:
            [size] = [p.stop - p.start for p in self._experiment.flow.layout if (p.layer, p.name) == (k, "W")]
            inputs = len(self._answer.layers[layer].strengths)
            n = size // (inputs * self._widths()[layer + 1])
            text = self.tr("{n} weights, norm {w:.4f}").format(n=n, w=w)
            with_penalty = self.tr("norm of their gradient, penalty included: {g}")
            gradient = with_penalty if penalty else self.tr("norm of their gradient {g}")
            return [text, gradient.format(g=figure_text(g)), *note]
        name = self.tr("W⁽{layer}⁾[{row}, {column}] = {w}")
        text = name.format(layer=raised(str(k + 1)), row=rows[before], column=columns[after], w=signed(w))
        with_penalty = self.tr("∂(L + penalty)/∂W = {g} in the last batch")
        gradient = with_penalty if penalty else self.tr("∂L/∂W = {g} in the last batch")
        axis = self.tr("click or Enter: an axis of the loss surface")
        return [text, gradient.format(g=figure_text(g)), *note, axis]

    def _legend_text(self, largest: float) -> str:
        if not math.isfinite(largest):
            return self.tr("weights infinite or no numbers (NaN) · diverged")
        size = short(float(f"{largest:.3g}"))
        if self._answer is None or not any(self._answer.norms):
            return self.tr("weights, up to ±{w} · dots are biases").format(w=size)
        if all(self._answer.norms):
            return self.tr("grey: the norm of several weights · dots are biases")
        text = self.tr("weights, up to ±{w} · grey: the norm of several · dots are biases")
        return text.format(w=size)


def signed(value: float) -> str:
    """Write a weight with four decimals and a proper minus."""
    return f"{value:.4f}".replace("-", "−")
