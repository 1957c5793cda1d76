"""The network: a stack of layers (chapter 5.7)."""
# pyright: basic, reportAttributeAccessIssue=false

from collections import OrderedDict

from model.script.parts.differences import central_difference
from model.script.parts.layers import Affine
from model.script.parts.losses import SoftmaxWithLoss


class Network:
    """A stack of layers, and a last one that compares what they answer with what is right (chapter 5.7)."""

    def __init__(self, params):
        self.params = params  # the layers have the same arrays, which are changed in place
        # Behind a layer: the shape of an example before it and after it.
        self.layers = OrderedDict(
            Affine1=Affine(params["W1"], params["b1"]),  # slot: layers
        )
        self.last_layer = SoftmaxWithLoss()  # slot: last_layer

    def set_training(self, training):  # if: modes
        """Say whether this is training: some layers do something else then."""
        for layer in self.layers.values():
            layer.training = training

    def predict(self, x):
        """Return what the layers make of x (batch, …), one after the other."""
        for layer in self.layers.values():
            x = layer.forward(x)
        return x

    def loss(self, x, t):
        """Return how wrong that is, as the targets t (batch, outputs) say."""
        return self.last_layer.forward(self.predict(x), t)

    def gradient(self, x, t):
        """Return ∂L/∂W of all parameters by backpropagation: through all layers and back (chapter 5)."""
        self.set_training(True)  # if: modes
        self.loss(x, t)
        dout = self.last_layer.backward()
        for layer in reversed(self.layers.values()):
            dout = layer.backward(dout)
        self.set_training(False)  # if: modes

        grads = {}
        grads["W1"], grads["b1"] = self.layers["Affine1"].dW, self.layers["Affine1"].db  # slot: grads
        return grads

    def numerical_gradient(self, x, t):  # if: numerical
        """Return the same by numerical differentiation, which takes much longer (chapter 4.4.2)."""
        grads = {}
        for key, value in self.params.items():
            grads[key] = central_difference(lambda: self.loss(x, t), value)  # slot: difference
        return grads
