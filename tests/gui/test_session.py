"""The session: what an edit does to the run, what is shown of it and how often, and a clean end."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QThread, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.frame_rate import TEXT_FRAMES
from gui.orders import Keep
from gui.session import Session
from model import archive
from model import problems as problems_module
from model.blobs import Blob
from model.experiment import Experiment
from model.initial import Initial
from model.layers import Dense
from model.observations import DecisionMap, Scores
from model.snapshot import Snapshot
from tests.gui.window import few_digits, heard, picture_of, timeline_in, told
from tests.model.runs import small

FAST = float("inf")


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    """A session whose first run stands at step 0."""
    session = Session(small())
    session.begin()
    qtbot.waitUntil(lambda: session.snapshot is not None)
    yield session
    session.close()


def stand(qtbot: QtBot, session: Session, step: int) -> Snapshot:
    """Wait until a step is shown, and return what is."""
    qtbot.waitUntil(lambda: session.snapshot is not None and session.snapshot.step == step)
    assert session.snapshot is not None
    return session.snapshot


def running(qtbot: QtBot, session: Session, step: int) -> Snapshot:
    """Play until a step is passed, and return what is shown."""
    session.set_speed(FAST)
    if not session.playing:
        session.play()
    qtbot.waitUntil(lambda: session.snapshot is not None and session.snapshot.step > step)
    assert session.snapshot is not None
    return session.snapshot


def given(values: Blob) -> Experiment:
    """An experiment whose second layer starts with given values."""
    return small(hidden=(Dense(4), Dense(3, initial=Initial("given", values=values))))


# --- edits --------------------------------------------------------------------------------------------------------


def test_it_begins_by_telling_everybody_the_choices(qtbot: QtBot) -> None:
    session = Session(small())
    told, started, first = heard(session.experiment_changed), [0], heard(session.frame)
    session.run_started.connect(lambda: started.append(1))
    session.begin()
    qtbot.waitUntil(lambda: len(first) > 0)
    session.close()
    assert (told, sum(started)) == ([small()], 1)
    assert (first[0].step, first[0].experiment) == (0, small())


@pytest.mark.parametrize("playing", [False, True])
def test_a_live_edit_goes_on_with_the_run(session: Session, qtbot: QtBot, playing: bool) -> None:
    before = running(qtbot, session, 50)
    if not playing:
        session.pause()
    started = heard(session.frame)
    session.run_started.connect(lambda: started.append("begun"))
    edited = small(learning_rate=0.5, batch_size=3)
    session.edit(edited)
    qtbot.waitUntil(lambda: session.snapshot is not None and session.snapshot.experiment == edited)
    assert "begun" not in started
    assert session.snapshot is not None
    assert session.snapshot.step >= before.step
    assert session.playing is playing


def test_a_structural_edit_starts_a_new_run_that_plays_on(session: Session, qtbot: QtBot) -> None:
    running(qtbot, session, 50)
    shown = heard(session.frame)
    session.run_started.connect(lambda: shown.append(None))
    edited = small(hidden=(Dense(5),))
    session.edit(edited)
    assert shown == [None]
    assert session.snapshot is None
    qtbot.waitUntil(lambda: len(shown) > 3 and shown[-1].step > 0)
    assert {snapshot.experiment for snapshot in shown[1:]} == {edited}
    assert session.playing


def test_a_structural_edit_at_rest_stands_at_step_0(session: Session, qtbot: QtBot) -> None:
    session.step()
    stand(qtbot, session, 1)
    session.edit(small(seed=5))
    assert stand(qtbot, session, 0).experiment == small(seed=5)
    assert not session.playing


def test_the_same_choices_again_are_no_edit(session: Session) -> None:
    told = heard(session.experiment_changed)
    session.run_started.connect(lambda: told.append("begun"))
    session.edit(small())
    assert told == []


def test_reset_begins_anew_and_stands_still(session: Session, qtbot: QtBot) -> None:
    first = session.snapshot
    assert first is not None
    running(qtbot, session, 50)
    session.reset()
    assert not session.playing
    shown = stand(qtbot, session, 0)
    assert shown.run_id > first.run_id
    assert shown.figures == first.figures


def test_a_way_through_the_buttons(session: Session, qtbot: QtBot) -> None:
    playing = heard(session.playing_changed)
    session.step()
    stand(qtbot, session, 1)
    session.epoch()
    stand(qtbot, session, 5)
    session.step_back()
    stand(qtbot, session, 4)
    assert playing == []
    session.toggle()
    qtbot.waitUntil(lambda: session.snapshot is not None and session.snapshot.step > 4)
    session.toggle()
    assert playing == [True, False]


# --- what does not fit --------------------------------------------------------------------------------------------


def test_choices_that_can_not_run_stop_the_run_until_they_are_put_right(session: Session, qtbot: QtBot) -> None:
    running(qtbot, session, 10)
    failures, problems = heard(session.failed), heard(session.problems_changed)
    session.edit(given(Blob("0" * 64)))
    assert session.blocked
    assert not session.playing
    assert session.snapshot is None
    assert [(p.code, p.field) for p in problems[-1]] == [("given_shape", "hidden[1]")]
    session.play()
    session.step()
    session.epoch()
    session.reset()
    assert not session.playing
    frames = heard(session.frame)
    remedy = problems[-1][0].remedy
    session.edit(replace(session.experiment, learning_rate=0.5))  # live, but there is no run it could go on with
    assert session.blocked
    session.edit(replace(remedy, learning_rate=0.5))
    assert not session.blocked
    assert problems[-1] == []
    shown = stand(qtbot, session, 0)
    assert shown.experiment == replace(remedy, learning_rate=0.5)
    assert [snapshot.step for snapshot in frames] == [0]
    assert failures == []


def test_a_batch_that_is_too_large_stops_the_run_and_never_reaches_it(
    session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The batch size is live, and yet a network may be too large for it."""
    monkeypatch.setattr(problems_module, "MAX_BATCH_VALUES", 20 * small().flow.values)
    running(qtbot, session, 50)
    session.edit(small(batch_size=21))
    assert [(p.code, p.blocking) for p in session.problems] == [("too_much_memory", True)]
    assert not session.playing
    assert session.snapshot is None
    told(session)
    run = timeline_in(session)
    assert run.history.events == ()
    step = run.trainer.step_number
    session.undo()
    assert stand(qtbot, session, step).experiment == small()
    session.edit(small(batch_size=20))
    qtbot.waitUntil(lambda: not session.seeking)
    assert stand(qtbot, session, step).experiment == small(batch_size=20)


def test_given_values_of_the_right_size_are_where_the_run_begins(session: Session, qtbot: QtBot) -> None:
    blob = Blob("1" * 64)
    session.blobs[blob] = bytes(8 * (4 * 3 + 3))
    session.edit(given(blob))
    assert not session.blocked
    assert stand(qtbot, session, 0).experiment == given(blob)


def test_problems_that_block_nothing_are_told_and_the_run_begins(session: Session, qtbot: QtBot) -> None:
    problems = heard(session.problems_changed)
    session.edit(small(batch_size=9_999))
    assert [p.code for p in problems[-1]] == ["batch_too_large"]
    session.step()
    assert stand(qtbot, session, 1).epoch == 1


# --- what comes back ----------------------------------------------------------------------------------------------


def test_nothing_of_a_run_that_was_left_is_shown(session: Session, qtbot: QtBot) -> None:
    running(qtbot, session, 50)
    strays: list[Snapshot] = []
    session.frame.connect(lambda s: strays.append(s) if s.experiment != session.experiment else None)
    shown = heard(session.frame)
    for units in range(1, 21):
        session.edit(small(hidden=(Dense(units),)))
        if units % 2:
            count = len(shown)
            qtbot.waitUntil(lambda count=count: len(shown) > count)
    assert strays == []
    session.pause()
    session._pictures.mailbox.leave(picture_of(small(), 3, run_id=1))  # one that was under way
    qtbot.waitUntil(lambda: not session._pictures.mailbox)
    assert strays == []


def test_text_is_written_less_often_than_pictures_and_at_once_when_the_run_rests(
    session: Session, qtbot: QtBot
) -> None:
    running(qtbot, session, 0)
    session._pictures.close()  # looked into by hand, whenever there is something
    frames, texts = heard(session.frame), heard(session.text)
    for _ in range(3 * TEXT_FRAMES):
        qtbot.waitUntil(lambda: bool(session._pictures.mailbox))
        session._pictures.look()
    assert (len(frames), len(texts)) == (3 * TEXT_FRAMES, 3)
    session.pause()
    told(session)
    qtbot.waitUntil(lambda: texts[-1] is session.snapshot)
    last = session.snapshot
    session.step()
    qtbot.waitUntil(lambda: session.snapshot is not last)
    assert texts[-1] is session.snapshot  # no waiting for the next quarter of a second


def test_a_run_that_diverges_no_longer_plays(session: Session, qtbot: QtBot) -> None:
    # The logarithm of what is no probability is not a number.
    session.edit(small(output=replace(small().output, activation="identity")))
    session.play()
    qtbot.waitUntil(lambda: session.snapshot is not None and session.snapshot.diverged)
    assert not session.playing
    assert session.snapshot is not None
    step = session.snapshot.step
    session.step_back()
    assert not stand(qtbot, session, step - 1).diverged


def test_where_no_loss_was_a_number_the_way_back_leads_to_the_start(session: Session, qtbot: QtBot) -> None:
    session.edit(small(output=replace(small().output, activation="identity"), batch_size=40))
    session.step()
    assert stand(qtbot, session, 1).diverged
    session.back_to_numbers()
    assert not stand(qtbot, session, 0).diverged


def test_an_exception_of_the_worker_arrives_and_the_session_lives_on(
    session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(self: Scores, trainer: object) -> None:
        raise ZeroDivisionError("broken")

    failures = heard(session.failed)
    session.play()
    with monkeypatch.context() as patch:
        patch.setattr(Scores, "answer", broken)
        session.ask("transport", (Scores(),))
        qtbot.waitUntil(lambda: len(failures) > 0)
    assert "ZeroDivisionError: broken" in failures[0]
    assert not session.playing
    session.reset()
    stand(qtbot, session, 0)
    session.step()
    stand(qtbot, session, 1)
    assert len(failures) == 1


def test_the_questions_of_all_views_are_asked_and_each_takes_back_only_its_own(session: Session, qtbot: QtBot) -> None:
    session.ask("first", (DecisionMap(10), Scores()))
    session.ask("second", (DecisionMap(10),))

    def answered(*questions: object) -> bool:
        return session.snapshot is not None and set(session.snapshot.answers) == set(questions)

    qtbot.waitUntil(lambda: answered(DecisionMap(10), Scores()))
    session.ask("first", ())
    qtbot.waitUntil(lambda: answered(DecisionMap(10)))
    session.ask("second", ())
    qtbot.waitUntil(answered)


def test_speed_is_kept_over_a_new_run(session: Session, qtbot: QtBot) -> None:
    session.set_speed(1.0)
    session.play()
    session.edit(small(seed=5))
    qtbot.waitUntil(lambda: session.snapshot is not None and session.snapshot.step > 0)
    assert told(session)._run.due.pace.speed == 1.0
    assert session.playing


# --- the end ------------------------------------------------------------------------------------------------------


def test_progress_may_be_more_than_an_int_of_qt_holds(session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.progressed) as told_of:
        told(session).progressed.emit("seek", 5 * 10**10, 10**11)
    assert told_of.args == ["seek", 5 * 10**10, 10**11]


@pytest.mark.parametrize("experiment", [small(), small(gradient="central", hidden=(Dense(400), Dense(400)))])
def test_closing_while_it_trains_is_clean(qtbot: QtBot, experiment: Experiment) -> None:
    session = Session(experiment)
    session.begin()
    qtbot.waitUntil(lambda: session.snapshot is not None)
    session.play()
    frames, progress = heard(session.frame), heard(session.progressed)
    qtbot.waitUntil(lambda: len(frames) + len(progress) > 0)
    session.close()
    count = len(frames)
    assert not any(thread.isRunning() for thread in session.findChildren(QThread))
    assert not any(timer.isActive() for timer in session.findChildren(QTimer))
    session.close()  # twice is no harm
    session.edit(small(seed=8))
    QApplication.processEvents()
    assert len(frames) == count


def test_closing_while_data_are_made_is_clean(qtbot: QtBot) -> None:
    session = Session(few_digits(5_000))
    session.begin()
    with qtbot.waitSignal(session.progressed):
        pass
    session.close()
    assert not any(thread.isRunning() for thread in session.findChildren(QThread))


@pytest.mark.parametrize("playing", [False, True])
def test_what_was_ordered_is_done_before_the_end(qtbot: QtBot, tmp_path: Path, playing: bool) -> None:
    session = Session(small())
    session.begin()
    qtbot.waitUntil(lambda: session.snapshot is not None)
    if playing:
        running(qtbot, session, 10)
    session.files.keep(Keep(tmp_path / "drawings", b"all of them"))
    session.files.save(tmp_path / "run.nori", {})
    session.close()
    assert (tmp_path / "drawings").read_bytes() == b"all of them"
    assert archive.read(tmp_path / "run.nori").past is not None


def test_a_file_that_waits_to_be_written_is_written_before_the_end(qtbot: QtBot, tmp_path: Path) -> None:
    session = Session(few_digits(5_000))
    session.begin()
    with qtbot.waitSignal(session.progressed):
        pass
    session.files.save(tmp_path / "digits.nori", {})
    session.close()
    content = archive.read(tmp_path / "digits.nori")
    assert (content.experiment, content.past) == (few_digits(5_000), None)


def test_digits_are_kept_in_the_folder_for_that(qtbot: QtBot, tmp_path: Path) -> None:
    session = Session(few_digits(5_000), kept=tmp_path)
    session.begin()
    qtbot.waitUntil(lambda: session.snapshot is not None)
    session.close()
    assert [path.name for path in tmp_path.iterdir()] == ["digits-train-0-0.bin"]
