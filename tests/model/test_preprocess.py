"""Strokes and pictures of digits, framed."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.checks import Invalid
from model.data.preprocess import frame_drawing, frame_image, frame_strokes

SEVEN = [np.array([[20.0, 30.0], [100.0, 25.0], [60.0, 170.0]]), np.array([[40.0, 95.0], [95.0, 90.0]])]
RADIUS = 8.0


def ink_box(picture: np.ndarray) -> tuple[int, int]:
    """Height and width of the ink."""
    rows, columns = np.flatnonzero(picture.any(axis=1)), np.flatnonzero(picture.any(axis=0))
    return int(np.ptp(rows)) + 1, int(np.ptp(columns)) + 1


def centre_of_mass(picture: np.ndarray) -> np.ndarray:
    place = np.arange(28)
    return np.array([picture.sum(axis=1) @ place, picture.sum(axis=0) @ place]) / picture.sum()


def draw(strokes: list[np.ndarray], radius: float, height: int, width: int) -> np.ndarray:
    """A big grey picture of strokes, pixel by pixel, independent of the code under test."""
    y, x = np.mgrid[:height, :width] + 0.5
    distance = np.full((height, width), np.inf)
    for stroke in strokes:
        for (ax, ay), (bx, by) in itertools.pairwise(stroke):
            part = np.clip(((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2), 0, 1)
            distance = np.minimum(distance, np.hypot(x - ax - part * (bx - ax), y - ay - part * (by - ay)))
    return np.clip(radius + 0.5 - distance, 0, 1)


def test_is_a_picture_of_28_by_28_between_paper_and_ink() -> None:
    picture = frame_strokes(SEVEN, RADIUS)
    assert picture.shape == (28, 28)
    assert picture.dtype == np.float32
    assert picture.min() == 0
    assert picture.max() == 1


def test_ink_fills_the_box_on_its_longer_side() -> None:
    height, width = ink_box(frame_strokes(SEVEN, RADIUS))
    assert height == 20
    assert 10 <= width <= 13  # (80 + 16) / (145 + 16) of 20, and what two edges add


def test_shape_is_kept_when_wider_than_high() -> None:
    height, width = ink_box(frame_strokes([stroke[:, ::-1] for stroke in SEVEN], RADIUS))
    assert width == 20
    assert 10 <= height <= 13


def test_centre_of_mass_is_within_half_a_pixel_of_the_centre() -> None:
    for strokes in (SEVEN, SEVEN[:1], [np.array([[0.0, 0.0], [0.0, 90.0], [60.0, 90.0]])]):
        assert np.abs(centre_of_mass(frame_strokes(strokes, 5.0)) - 14).max() <= 0.5 + 2e-3


@settings(max_examples=30)
@given(st.floats(-1e4, 1e4), st.floats(-1e4, 1e4), st.floats(1e-3, 1e3))
def test_place_and_size_on_the_pad_do_not_matter(x: float, y: float, scale: float) -> None:
    moved = [(stroke + np.array([x, y])) * scale for stroke in SEVEN]
    np.testing.assert_allclose(frame_strokes(moved, RADIUS * scale), frame_strokes(SEVEN, RADIUS), atol=1e-3)


def test_points_along_a_line_do_not_matter() -> None:
    many = [np.concatenate([np.linspace(a, b, 60) for a, b in itertools.pairwise(s)]) for s in SEVEN]
    assert np.abs(frame_strokes(many, RADIUS) - frame_strokes(SEVEN, RADIUS)).max() < 0.15


def test_long_straight_strokes_are_no_rows_of_dots() -> None:
    picture = frame_strokes([np.array([[0.0, 0.0], [0.0, 300.0]])], 6.0)
    ridge = picture.max(axis=1)
    assert np.ptp(ridge[5:23]) < 0.1


def test_radius_for_each_point_is_pressure() -> None:
    line = [np.array([[0.0, 0.0], [0.0, 100.0]])]
    even, pressed = frame_strokes(line, 4.0), frame_strokes(line, [np.array([2.0, 6.0])])
    np.testing.assert_array_equal(even, frame_strokes(line, [np.array([4.0, 4.0])]))
    rows = np.flatnonzero(pressed.any(axis=1))
    assert pressed[rows[3]].sum() < even[14].sum() < pressed[rows[-3]].sum()


@settings(max_examples=30)
@given(st.floats(0, 500), st.floats(0, 500))
def test_a_straight_line_stays_where_it_is(x: float, y: float) -> None:
    line = np.array([[0.0, 0.0], [0.0, 100.0]])
    moved = frame_strokes([line + np.array([x, y])], 6.0)
    np.testing.assert_allclose(moved, frame_strokes([line], 6.0), atol=1e-3)


def test_nothing_drawn_is_blank() -> None:
    for strokes in ([], [np.empty((0, 2))], [np.array([])]):
        np.testing.assert_array_equal(frame_strokes(strokes, 5.0), np.zeros((28, 28), np.float32))


@pytest.mark.parametrize("wiggle", [0.0, 1.0])
def test_a_click_is_a_dot(wiggle: float) -> None:
    picture = frame_strokes([np.array([[50.0, 60.0], [50.0 + wiggle, 60.0]])], 8.0)
    height, width = ink_box(picture)
    assert 3 <= height <= 7
    assert 3 <= width <= 8
    assert np.abs(centre_of_mass(picture) - 14).max() <= 0.5 + 2e-3


@pytest.mark.parametrize(("end", "upright"), [((0.0, 100.0), True), ((100.0, 0.0), False)])
def test_a_straight_line_is_20_long(end: tuple[float, float], upright: bool) -> None:
    height, width = ink_box(frame_strokes([np.array([[0.0, 0.0], end])], 6.0))
    long, short = (height, width) if upright else (width, height)
    assert long == 20
    assert short <= 4


@pytest.mark.parametrize(("radius", "low", "high"), [(1e-3, 1.0, 2.0), (80.0, 4.5, 6.5)])
def test_very_thin_and_very_fat_pens_are_held_within_limits(radius: float, low: float, high: float) -> None:
    picture = frame_strokes([np.array([[0.0, 0.0], [0.0, 200.0]])], radius)
    assert low < picture[14].sum() < high


@pytest.mark.parametrize("strokes", [SEVEN, SEVEN[:1], [stroke[:, ::-1] for stroke in SEVEN]])
def test_a_picture_of_the_strokes_is_framed_alike(strokes: list[np.ndarray]) -> None:
    from_image = frame_image(draw(strokes, RADIUS, 200, 200))
    assert np.abs(from_image - frame_strokes(strokes, RADIUS)).mean() < 0.01
    np.testing.assert_allclose(from_image, frame_strokes(strokes, RADIUS), atol=0.25)


def test_frame_image_takes_bytes_as_well() -> None:
    grey = draw(SEVEN, RADIUS, 200, 130)
    np.testing.assert_allclose(frame_image(np.rint(grey * 255).astype(np.uint8)), frame_image(grey), atol=0.01)


def test_frame_image_enlarges_small_pictures() -> None:
    picture = frame_image(np.array([[0, 0, 0], [0, 1, 0], [0, 1, 0]]))
    height, width = ink_box(picture)
    assert (height, width) == (20, 10)
    assert picture.sum() == pytest.approx(200)


def test_blank_paper_is_blank() -> None:
    np.testing.assert_array_equal(frame_image(np.zeros((40, 30))), np.zeros((28, 28), np.float32))


def test_arguments_are_left_as_they_are() -> None:
    strokes, grey = [stroke.copy() for stroke in SEVEN], draw(SEVEN, RADIUS, 200, 130)
    before = grey.copy()
    frame_strokes(strokes, RADIUS)
    frame_image(grey)
    np.testing.assert_array_equal(grey, before)
    for stroke, original in zip(strokes, SEVEN, strict=True):
        np.testing.assert_array_equal(stroke, original)


@pytest.mark.parametrize(
    ("strokes", "radius", "message"),
    [
        ([np.zeros((3, 3))], 1.0, r"strokes\[0\]: expected shape \(k, 2\), got \(3, 3\)"),
        ([np.zeros(4)], 1.0, r"strokes\[0\]: expected shape \(k, 2\), got \(4,\)"),
        ([np.array([[0.0, np.nan]])], 1.0, r"strokes\[0\]: expected finite numbers, got nan"),
        (SEVEN, 0.0, r"radius\[0\]: expected finite numbers above 0, got 0.0"),
        (SEVEN, np.nan, r"radius\[0\]: expected finite numbers above 0, got nan"),
        (SEVEN, [np.ones(3)], r"radius: expected an array for each of 2 strokes, got '1 arrays'"),
        (SEVEN, [np.ones(3), np.ones(5)], r"radius\[1\]: expected shape \(2,\), got \(5,\)"),
    ],
)
def test_frame_strokes_says_what_is_wrong(
    strokes: list[np.ndarray], radius: float | list[np.ndarray], message: str
) -> None:
    with pytest.raises(Invalid, match=message):
        frame_strokes(strokes, radius)


@pytest.mark.parametrize(
    ("image", "message"),
    [
        (np.zeros((3, 4, 3)), r"image: expected shape \(height, width\), got \(3, 4, 3\)"),
        (np.zeros((0, 4)), r"image: expected shape \(height, width\), got \(0, 4\)"),
        (np.full((3, 4), 7.0), r"image: expected values from 0 to 1, got \(7.0, 7.0\)"),
        (np.full((3, 4), np.nan), r"image: expected values from 0 to 1, got \(nan, nan\)"),
    ],
)
def test_frame_image_says_what_is_wrong(image: np.ndarray, message: str) -> None:
    with pytest.raises(Invalid, match=message):
        frame_image(image)


# --- parts of framing left out ------------------------------------------------------------------------------------

SMALL_SEVEN = [0.5 * stroke + np.array([150.0, 20.0]) for stroke in SEVEN]  # at the upper right of a square of 280


def test_a_drawing_is_framed_as_strokes_are_unless_told_otherwise() -> None:
    assert np.array_equal(frame_drawing(SMALL_SEVEN, 4.0, 280.0), frame_strokes(SMALL_SEVEN, 4.0))


def test_without_scaling_and_centring_the_pad_is_shrunk_as_it_is() -> None:
    picture = frame_drawing(SMALL_SEVEN, 4.0, 280.0, scaled=False, centred=False)
    big = draw(SMALL_SEVEN, 4.0, 280, 280).reshape(28, 10, 28, 10).mean((1, 3))
    assert np.abs(picture - big).max() < 0.35  # edges are softer than areas; nothing is a pixel off
    np.testing.assert_allclose(centre_of_mass(picture), centre_of_mass(big), atol=0.15)


def test_without_scaling_ink_keeps_its_size_and_goes_to_the_middle() -> None:
    picture = frame_drawing(SMALL_SEVEN, 4.0, 280.0, scaled=False)
    assert ink_box(picture)[0] in (8, 9)  # (72.5 + 8) / 10 pixels
    assert np.abs(centre_of_mass(picture) - 14).max() <= 0.6


def test_without_centring_ink_is_fitted_where_it_was_drawn() -> None:
    bar = SMALL_SEVEN[1] - np.array([60.0, 0.0])  # its middle is at (123.75, 66.25)
    picture = frame_drawing([bar], 4.0, 280.0, centred=False)
    assert ink_box(picture)[1] in (20, 21)
    assert centre_of_mass(picture) == pytest.approx((66.25 / 10 - 0.5, 123.75 / 10 - 0.5), abs=0.3)


def test_a_click_that_is_fitted_is_the_same_dot_whatever_the_pen() -> None:
    thin, fat = (frame_drawing([np.full((1, 2), 140.0)], pen, 280.0, centred=False) for pen in (0.2, 8.0))
    np.testing.assert_allclose(thin, fat, atol=1e-5)
    assert centre_of_mass(thin) == pytest.approx((13.5, 13.5), abs=0.01)


def test_an_empty_pad_is_blank_however_it_is_framed() -> None:
    for scaled in (True, False):
        for centred in (True, False):
            assert not frame_drawing([], 4.0, 280.0, scaled=scaled, centred=centred).any()
