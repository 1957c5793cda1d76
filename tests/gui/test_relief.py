"""The surface seen from the side: where things are by hand, what hides what, and how it is turned in the window."""

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from gui.main_window import MainWindow
from gui.plots import relief_view
from gui.plots.colors import runner_color
from gui.plots.export import draft, svg
from gui.plots.projection import ABOVE, BELOW, RAISED, Projection, View
from gui.plots.relief import ReliefOf, cells, height_at, reach
from gui.plots.relief_path import behind, finer, parts, some
from gui.plots.relief_view import DEGREES, FLATTEST, KEY_DEGREES, LIFTED, STEEPEST, ReliefView
from gui.plots.track import Track
from gui.theme import Theme
from gui.widgets.button import TextButton
from gui.widgets.icon_button import IconButton
from gui.widgets.painting import painted
from model.course import LookAt, Map
from model.grammar import read
from model.surfaces import SURFACES, typed
from tests.gui.window import SHIFT, Key, begun, calculated, choose, click, drag, named, opened, press, turn_to

WINDOW = ((-5.0, 5.0), (-4.0, 4.0))


def map_of(formula: str) -> Map:
    return LookAt(typed(read(formula, ("x0", "x1")), WINDOW, (1, 1)), WINDOW, 300, 300).answer({})


def test_places_are_where_they_are_by_hand() -> None:
    area = QRectF(0, 0, 800, 800)
    above = Projection(WINDOW, 0, 10, View(0, 90), area)
    corners = np.array([(-5, -4, 0), (5, -4, 10), (5, 4, 3), (0, 0, 5)], float)
    pixels = above(corners)
    middle = 400 - (BELOW - ABOVE) / 2  # there is more room for numbers below
    assert pixels[3] == pytest.approx((400, middle), abs=1e-9), "the middle"
    assert pixels[1][0] - pixels[0][0] == pytest.approx(2 * (400 - pixels[0][0])), "x to the right"
    assert pixels[2][1] < pixels[1][1], "y upwards"
    assert pixels[0][1] == pytest.approx(pixels[1][1]), "from above, heights are not seen"
    side = Projection(WINDOW, 0, 10, View(0, 0), area)
    scale = (side(corners)[1][0] - side(corners)[0][0]) / 2
    assert side(corners)[:, 1] == pytest.approx([middle + RAISED * scale * s for s in (1, -1, 0.4, 0)])
    quarter = Projection(WINDOW, 0, 10, View(90, 90), area)
    assert quarter(corners)[1] == pytest.approx((above(corners)[2][0], above(corners)[2][1]), abs=1e-6)


@pytest.mark.parametrize("size", [(420, 430), (780, 620), (1970, 1370)])
@pytest.mark.parametrize("pitch", [FLATTEST, View().pitch, STEEPEST])
def test_nothing_of_a_relief_is_cut_off(size: tuple[int, int], pitch: float) -> None:
    """However it is turned; and below its nearest corner there is room for a number."""
    box = np.array([(x, y, z) for x in WINDOW[0] for y in WINDOW[1] for z in (0, 10)], float)
    for yaw in range(0, 360, 15):
        x, y = Projection(WINDOW, 0, 10, View(yaw, pitch), QRectF(0, 0, *size))(box).T
        assert 30 < x.min() < x.max() < size[0] - 30, yaw
        assert 0 <= y.min() < y.max() <= size[1] - 30, yaw


def test_heights_between_places_are_those_of_the_function() -> None:
    drawn = map_of("2x0 + 3x1 + x0*x1")  # bilinear, as what lies between is
    points = np.random.default_rng(0).uniform((-5, -4), (5, 4), (50, 2))
    x0, x1 = points.T
    assert height_at(drawn, points) == pytest.approx(2 * x0 + 3 * x1 + x0 * x1)
    beside = np.array([(-5.1, 0), (5.1, 0), (0, 4.1), (0, -4.1), (np.nan, 0), (1e300, np.inf)])
    assert np.isnan(height_at(drawn, beside)).all()
    assert reach(drawn) == pytest.approx((drawn.heights.min(), drawn.heights.max()))


def picture(drawn: Map, view: View, theme: Theme) -> np.ndarray:
    """Paint a relief, and return its pixels."""
    image = ReliefOf(drawn, view, (400.0, 400.0), 1.0, theme.tokens, ("x", "y", "f")).answer({}).image
    return np.frombuffer(image.constBits(), np.uint32).reshape(400, 400).copy()


@pytest.mark.parametrize("text", ["1.7e308 tanh(x0)", "1e-323 x0", "1e16 + x0", "1e17"])
def test_heights_that_can_not_be_divided_lie_flat(qapp: QApplication, text: str) -> None:
    some = picture(map_of(text), View(30, 12), Theme("light"))
    assert (some == picture(map_of("0 x0"), View(30, 12), Theme("light"))).mean() > 0.97, "but for the numbers"


def test_a_picture_that_fails_takes_nothing_with_it(qapp: QApplication) -> None:
    painters: list[QPainter] = []

    def broken(painter: QPainter) -> None:
        painters.append(painter)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        painted((10, 10), 1.0, "white", broken)
    assert not painters[0].isActive()


def test_what_is_near_hides_what_is_far(qapp: QApplication) -> None:
    """A ridge that stands across, seen from the side: what lies behind it is not seen, what lies before it is."""
    theme = Theme("light")
    ridge = map_of("10exp(-4(x1 + 2)^2)")
    seen: list[float] = []
    for yaw in (0, 180):  # the ridge is before that place, then behind it
        view = View(yaw, 12)
        projection = ReliefOf(ridge, view, (400.0, 400.0), 1.0, theme.tokens, ("x", "y", "f")).projection()
        [behind] = projection(np.array([(0.3, 3.0, 0.0)])).round().astype(int)
        some = picture(ridge, view, theme)[behind[1] - 3 : behind[1] + 4, behind[0] - 3 : behind[0] + 4]
        seen.append(float(np.mean([some >> shift & 255 for shift in (0, 8, 16)])))
    assert seen[0] < seen[1] - 20, "the ridge is of a darker band than the plain"


def test_what_lies_behind_the_surface_is_known(qapp: QApplication) -> None:
    """A ridge that stands across: places on the plain behind it are hidden, those before it and on it are not."""
    ridge = map_of("10exp(-4(x1 + 2)^2)")
    places = np.array([(0.3, 3.0), (0.3, -2.0), (0.3, -3.8), (np.nan, 0.0), (99.0, 0.0)])
    for yaw, expected in ((0, [True, False, False, False, False]), (180, [False, False, True, False, False])):
        wanted = ReliefOf(ridge, View(yaw, 12), (400.0, 400.0), 1.0, Theme("light").tokens, ("x", "y", "f"))
        points, place = np.column_stack((places, height_at(ridge, places))), wanted.projection()
        depths = wanted.depths()
        assert depths.shape == (400, 400)
        assert depths[0, 0] == np.inf, "beside the surface"
        assert behind(place(points), place.turned(points)[:, 1], depths).tolist() == expected


def test_a_hidden_part_of_a_path_is_faint(qtbot: QtBot) -> None:
    theme = Theme("light")
    relief = ReliefView(theme)
    qtbot.addWidget(relief)
    relief.resize(400, 400)
    relief.picture_wanted.connect(lambda wanted: relief.show_picture(wanted.answer({})))
    relief.show()
    ridge = map_of("10exp(-4(x1 + 2)^2)")
    color = runner_color(theme.tokens, 0)
    inked: list[int] = []
    for yaw in (0, 180):  # the path lies on the plain behind the ridge, then before it
        relief._view = View(yaw, 12)
        relief.show_surface(ridge, (), ("x", "y", str(yaw)))
        relief.show_surface(ridge, [Track(0, np.array([(-2.0, 2.8), (2.0, 2.8)]), lost=True)], ("x", "y", str(yaw)))
        shown = relief.grab().toImage()
        inked.append(sum(shown.pixelColor(x, y) == color for x in range(400) for y in range(400)))
    assert inked[0] == 0
    assert inked[1] > 50


def test_a_path_is_split_where_it_is_hidden_and_where_it_is_nowhere() -> None:
    points = np.array([(0.0, 0, 0), (3, 0, 0), (3, 32, 0), (np.nan, 0, 0), (5, 0, 0)])
    fine = finer(points, points[:, :2])
    np.testing.assert_array_equal(
        fine[[0, 1, 2, 3, 4, 5]], [(0, 0, 0), (3, 0, 0), *((3, 8 * k, 0) for k in (1, 2, 3, 4))]
    )
    assert np.isnan(fine[6, 0])
    assert fine[-1].tolist() == [5, 0, 0]
    hidden = np.array([False, True, True, False, False, False, False, False])
    assert [line[:, 1].tolist() for line in parts(fine[:, :2], hidden)] == [[0, 8, 16]]
    assert [line[:, 1].tolist() for line in parts(fine[:, :2], ~hidden)] == [[0, 0], [16, 24, 32]]


def test_a_path_may_be_infinitely_high() -> None:
    points = np.array([(0.0, 0.0, 1.0), (40.0, 0.0, np.inf), (80.0, 0.0, np.inf)])
    assert len(finer(points, points[:, [0, 2]])) >= 3


@pytest.mark.parametrize("steps", [3, 300, 10_000])
@pytest.mark.parametrize("runners", [1, 8])
def test_not_more_is_painted_of_a_path_that_swings_than_can_be_seen(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, steps: int, runners: int
) -> None:
    painted_at: list[np.ndarray] = []

    def seen(pixels: np.ndarray, away: np.ndarray, depths: np.ndarray) -> np.ndarray:
        painted_at.append(pixels)
        return behind(pixels, away, depths)

    monkeypatch.setattr(relief_view, "behind", seen)
    relief = ReliefView(Theme("light"))
    qtbot.addWidget(relief)
    relief.resize(900, 600)
    relief.picture_wanted.connect(lambda wanted: relief.show_picture(wanted.answer({})))
    relief.show()
    bowl, k = map_of("x0^2/20 + x1^2"), np.arange(steps + 1)
    path = np.column_stack((-4 * 0.9997**k, 3 * (-1.0) ** k))
    relief.show_surface(bowl, [Track(r, path) for r in range(runners)], ("x", "y", "f"))
    painted_at.clear()
    relief.grab()
    assert len(painted_at) == runners
    assert sum(len(pixels) for pixels in painted_at) <= 2_100
    assert sum(np.hypot(*np.diff(pixels, axis=0).T).sum() for pixels in painted_at) < 110_000
    wanted = relief._wanted()
    assert wanted is not None
    place = wanted.projection()
    heights = height_at(bowl, path) + LIFTED * (place.high - place.low)
    exact = place(np.column_stack((path, heights)))
    for pixels in painted_at:
        np.testing.assert_allclose(pixels[[0, -1]], exact[[0, -1]])
        for side in exact[:2]:  # both sides are reached
            assert np.hypot(*(pixels - side).T).min() < 20


def test_a_path_that_leaves_the_numbers_is_thinned_all_the_same() -> None:
    far = np.column_stack((np.geomspace(1, 1e308, 9_001), np.zeros(9_001)))
    far[::2] *= -1
    chosen = some(far)
    assert (chosen[0], chosen[-1]) == (0, 9_000)
    assert len(chosen) < 2_000
    for n in range(4):
        assert some(np.zeros((n, 2))).tolist() == list(range(n))
    assert some(np.array([(0.0, 0.0), (np.nan, 0.0), (np.inf, 0.0)])).tolist() == [0, 1, 2]


def test_places_without_a_height_are_left_out(qapp: QApplication) -> None:
    drawn = map_of("log(x0)")
    _, _, heights, _ = cells(drawn)
    assert np.isnan(heights[:, 0]).all()
    assert np.isfinite(heights[:, -1]).all()
    picture(drawn, View(), Theme("dark"))
    nothing = map_of("sqrt(0 - 1 - x0^2)")
    assert reach(nothing) == (0.0, 1.0)
    picture(nothing, View(), Theme("light"))


# --- the window ---------------------------------------------------------------------------------------------------


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    """The window with the Descent stage at the front, seen as a relief."""
    with opened(qtbot, dress=False) as made:
        begun(qtbot, made)
        turn_to(made, "descent")
        calculated(qtbot, made)
        click(named(made, TextButton, "3-D"))
        calculated(qtbot, made)
        seen(qtbot, made)
        yield made


def seen(qtbot: QtBot, window: MainWindow) -> ReliefView:
    """Wait until the relief is painted as it is to be seen now."""
    relief = window.descent.stage.relief

    def there() -> bool:
        found = relief._picture
        return found is not None and found.drawn is relief._map and found.view == relief.view()

    qtbot.waitUntil(there)
    return relief


def test_the_same_surface_is_seen_from_the_side_with_the_paths_on_it(qtbot: QtBot, window: MainWindow) -> None:
    stage = window.descent.stage
    relief = seen(qtbot, window)
    assert relief.isVisible()
    assert not stage.map.isVisible()
    assert relief._map is stage.map.drawn_map()
    before = relief.grab().toImage()
    press(window, Key.Key_Right, SHIFT)
    qtbot.waitUntil(lambda: window.descent.race.standings is not None and window.descent.race.standings.step == 10)
    assert [len(track.points) for track in relief._tracks] == [11] * 4
    assert relief.grab().toImage() != before
    choose(named(window, QComboBox, "f(x₀, x₁)"), "himmelblau")
    qtbot.waitUntil(lambda: relief._map is not None and relief._map.surface == SURFACES["himmelblau"])
    seen(qtbot, window)
    assert len(draft(relief, ".png")()) > 1_000
    assert b"<svg" in svg(relief)
    assert draft(relief, ".csv")().startswith(b"x,y,height")
    assert stage.plot() is relief
    click(named(window, TextButton, "3-D"))
    assert stage.map.isVisible()
    assert stage.plot() is stage.map


def test_more_or_less_is_seen_from_the_side_too(qtbot: QtBot, window: MainWindow) -> None:
    relief = seen(qtbot, window)
    first = relief._map
    assert first is not None
    click(named(window.descent.stage, IconButton, "Farther"))
    qtbot.waitUntil(lambda: relief._map is not None and relief._map.window[0][1] > 1.4 * first.window[0][1])
    click(named(window.descent.stage, IconButton, "See all of it"))
    qtbot.waitUntil(lambda: relief._map is not None and relief._map.window == first.window)


def test_it_is_turned_by_dragging_and_by_keys(qtbot: QtBot, window: MainWindow) -> None:
    relief = seen(qtbot, window)
    first, before = relief.view(), relief.grab().toImage()
    start = QPoint(300, 300)
    drag(relief, [start, start + QPoint(20, 4), start + QPoint(40, 20)])
    assert relief.view() == View((first.yaw + 40 * DEGREES) % 360, first.pitch + 20 * DEGREES)
    seen(qtbot, window)
    assert relief.grab().toImage() != before
    drag(relief, [start, start + QPoint(0, 300)])
    assert relief.view().pitch == STEEPEST
    drag(relief, [start, start - QPoint(0, 290)])
    assert relief.view().pitch == FLATTEST
    turned = relief.view()
    relief.setFocus(Qt.FocusReason.TabFocusReason)
    press(window, Key.Key_Right)
    press(window, Key.Key_Up)
    press(window, Key.Key_Down)
    assert relief.view() == View(turned.yaw + KEY_DEGREES, FLATTEST + KEY_DEGREES)
    assert window.descent.race.step_number == 0, "the arrows are the relief's"
    seen(qtbot, window)


def test_the_networks_loss_is_seen_from_the_side_too(qtbot: QtBot, window: MainWindow) -> None:
    stage = window.descent.stage
    click(stage._subject._segments["network"])
    qtbot.waitUntil(lambda: stage.terrain.answer is not None and stage.terrain.answer.known == 1)
    relief = seen(qtbot, window)
    assert relief._names == ("a", "b", "loss")
    answer = stage.terrain.answer
    assert answer is not None
    assert relief._map is answer.map
    assert len(relief._tracks) == 1
    press(window, Key.Key_Escape)
    press(window, Key.Key_Right)
    qtbot.waitUntil(lambda: len(relief._tracks[0].points) == 2)
    click(stage._subject._segments["slope"])
    assert not relief.isVisible()
    assert not stage._map_tools.solid.isVisible()


def test_a_point_of_the_path_lies_on_the_surface(qtbot: QtBot, window: MainWindow) -> None:
    relief = seen(qtbot, window)
    wanted = relief._wanted()
    assert wanted is not None
    place = wanted.projection()
    [start] = place(np.array([(-7.0, 2.0, 49 / 20 + 4 + LIFTED * (place.high - place.low))]))
    color = relief.grab().toImage().pixelColor(QPointF(*start).toPoint())
    assert color == runner_color(relief.theme.tokens, 3), "the mark of the last runner lies on the others"
