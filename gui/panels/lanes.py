from gui.plots.curves import CurvePlot
from gui.plots.colors import runner_color
from gui.widgets.card import Card
class LanesCard(Card):
    def __init__(self, theme, name):
        super().__init__(theme, name); self.name=name; self.theme=theme
        self.plot=CurvePlot(theme); self.plot.setMinimumHeight(110); self.body.addWidget(self.plot,1)
    def show_lanes(self, names, regression):
        n=len(names)
        self.plot.set_palette(lambda t: {f"lane_{k}": runner_color(t,k) for k in range(n)})
        self.plot.set_names({f"lane_{k}": v for k,v in enumerate(names)}, "step {n}")
    def show_standings(self, standings, now):
        self.plot.set_curves({f"lane_{k}": s.curves[self.name] for k,s in enumerate(standings) if s.curves}, now)
    def show_nothing(self): self.plot.set_curves({})
