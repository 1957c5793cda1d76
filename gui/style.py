"""The application stylesheet: how Qt's standard widgets look, in the theme's colours.

Roles, given with `theme.set_role(widget, role)`:
    QLabel       heading, title, muted, small, code, good, bad, warning, number
    QPushButton  primary, flat, chip, digit, link, name (text that opens a menu), dashed
    QFrame       panel (a card's surface), bar (full width, line below), row (framed), fixed (soft, dashed), inset

A list view measures its rows before Qt has polished it: call `ensurePolished()` on a new one, or its rows overlap.
"""

from __future__ import annotations

from collections.abc import Mapping
from string import Template

STYLE_ICONS = {
    "icon_down": ("chevron-down", "muted"),
    "icon_up": ("chevron-up", "muted"),
    "icon_right": ("chevron-right", "muted"),
    "icon_check": ("check", "text"),
    "icon_checked": ("check", "on_accent"),
    "icon_partial": ("minus", "on_accent"),
    "icon_close": ("remove", "muted"),
}
"""The pictures the stylesheet names: key, then icon and token."""


def stylesheet(values: Mapping[str, object]) -> str:
    """The whole sheet; `values` holds the tokens, the font families and the files of `STYLE_ICONS`."""
    return "".join(Template(part).substitute(values) for part in (SURFACES, BUTTONS, FIELDS, MENUS, LISTS))


SURFACES = """
QMainWindow, QDialog { background: $window; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QLabel { background: transparent; }
QLabel[role="heading"] { font-size: 12px; font-weight: 600; }
QLabel[role="title"] { font-size: 16px; font-weight: 600; }
QLabel[role="number"] { font-weight: 600; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="small"] { color: $muted; font-size: 11px; }
QLabel[role="code"] { color: $muted; font-family: $code_families; font-size: 11px; }
QPlainTextEdit[role="code"] { font-family: $code_families; font-size: 12px; }
QLabel[role="hint"] { color: $muted; font-size: 12px; }
QLabel[role="hint-warning"] { color: $warning; font-size: 12px; }
QLabel[role="note"] { background: $panel; border: 1px solid $border; border-radius: 6px; padding: 4px 7px;
    font-size: 11px; }
QLabel[role="good"] { color: $good; }
QLabel[role="bad"] { color: $bad; }
QLabel[role="warning"] { color: $warning; }
QLabel:disabled { color: $disabled; }
Card, QFrame[role="panel"], QScrollArea > QWidget > Card { background: $panel; border: 1px solid $line;
    border-radius: 10px; }
QFrame[role="bar"] { background: $panel; border: none; border-bottom: 1px solid $line; }
QFrame[role="row"] { background: $field; border: 1px solid $line; border-radius: 8px; }
QFrame[role="row"]:hover { border-color: $border; }
QFrame[role="fixed"] { background: $soft; border: 1px dashed $border; border-radius: 8px; }
QFrame[role="inset"] { background: $soft; border: none; border-radius: 8px; }
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: none; }
QSplitter::handle { background: transparent; }
QStatusBar { background: $panel; color: $muted; border-top: 1px solid $line; }
QStatusBar::item { border: none; }
QToolTip { background: $panel; color: $text; border: 1px solid $border; padding: 5px 7px; }
QProgressBar { background: $soft; border: none; border-radius: 3px; max-height: 6px; color: transparent; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $border; border-radius: 3px; margin: 2px; min-height: 28px; min-width: 28px; }
QScrollBar::handle:hover { background: $disabled; }
QScrollBar::handle:pressed { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""

BUTTONS = """
QPushButton { background: $soft; color: $text; border: 1px solid $soft; border-radius: 7px; padding: 5px 13px; }
QPushButton:hover { background: $hover; border-color: $hover; }
QPushButton:pressed, QPushButton:checked { background: $pressed; border-color: $pressed; }
QPushButton:disabled { color: $disabled; background: $soft; border-color: $soft; }
QPushButton:focus { border: 2px solid $accent; padding: 4px 12px; }
QPushButton[role="primary"] { background: $accent; color: $on_accent; border-color: $accent; font-weight: 600; }
QPushButton[role="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[role="primary"]:pressed { background: $accent_pressed; border-color: $accent_pressed; }
QPushButton[role="primary"]:disabled { background: $line; color: $disabled; border-color: $line; }
QPushButton[role="primary"]:focus { border: 2px solid $text; }
QPushButton[role="flat"] { background: transparent; border-color: transparent; }
QPushButton[role="flat"]:hover { background: $hover; }
QPushButton[role="flat"]:pressed { background: $pressed; }
QPushButton[role="flat"]:focus { border-color: $accent; }
QPushButton[role="chip"] { border-radius: 12px; padding: 3px 11px; font-size: 12px; min-height: 16px; }
QPushButton[role="chip"]:checked, QPushButton[role="digit"]:checked {
    background: $accent_soft; border-color: $accent; color: $accent; }
QPushButton[role="chip"]:focus { padding: 2px 10px; }
QPushButton[role="chip"]:disabled { color: $disabled; background: $soft; border-color: $soft; }
QPushButton[role="digit"] { border-radius: 10px; padding: 3px 0; font-size: 12px; min-height: 16px; }
QPushButton[role="digit"]:focus { padding: 2px 0; }
QPushButton[role="link"] { background: transparent; border: 1px solid transparent; border-radius: 4px; padding: 0;
    color: $accent; font-size: 12px; font-weight: 600; text-align: left; }
QPushButton[role="link"]:hover { color: $accent_hover; background: $accent_soft; }
QPushButton[role="link"]:pressed { color: $accent_pressed; }
QPushButton[role="link"]:disabled { color: $disabled; }
QPushButton[role="link"]:focus { border: 1px solid $accent; padding: 0; }
QPushButton[role="name"] { background: transparent; border: 1px solid transparent; border-radius: 4px; padding: 1px 3px;
    text-align: left; }
QPushButton[role="name"]:hover { background: $hover; }
QPushButton[role="name"]:pressed { background: $pressed; }
QPushButton[role="name"]:focus { border: 1px solid $accent; padding: 1px 3px; }
QPushButton[role="dashed"] { background: transparent; border: 1px dashed $border; border-radius: 8px; color: $accent; }
QPushButton[role="dashed"]:hover { background: $accent_soft; border-color: $accent; }
QPushButton[role="dashed"]:disabled { color: $disabled; border-color: $line; }
QPushButton[role="dashed"]:focus { border: 2px solid $accent; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 4px; }
QToolButton:hover { background: $hover; }
QToolButton:pressed, QToolButton:checked { background: $pressed; }
QToolButton:focus { border: 1px solid $accent; }
QToolButton:disabled { color: $disabled; }
QCheckBox, QRadioButton { spacing: 8px; background: transparent; }
QCheckBox:disabled, QRadioButton:disabled { color: $disabled; }
QCheckBox::indicator, QTableView::indicator, QRadioButton::indicator { width: 14px; height: 14px;
    border: 1px solid $muted; background: $field; }
QCheckBox::indicator, QTableView::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $accent; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border: 2px solid $accent; width: 12px; height: 12px; }
QCheckBox::indicator:checked, QTableView::indicator:checked { background: $accent; border-color: $accent;
    image: url("$icon_checked"); }
QCheckBox::indicator:indeterminate { background: $accent; border-color: $accent; image: url("$icon_partial"); }
QCheckBox::indicator:checked:focus { border: 2px solid $text; }
QRadioButton::indicator:checked { background: $field; border: 5px solid $accent; width: 6px; height: 6px; }
QCheckBox::indicator:disabled, QTableView::indicator:disabled, QRadioButton::indicator:disabled {
    border-color: $line; background: $soft; }
QCheckBox::indicator:checked:disabled, QTableView::indicator:checked:disabled { background: $disabled;
    border-color: $disabled; }
"""

FIELDS = """
QLineEdit, QAbstractSpinBox, QComboBox { background: $field; color: $text; border: 1px solid $border;
    border-radius: 7px; padding: 3px 8px; min-height: 20px; selection-background-color: $accent;
    selection-color: $on_accent; }
QLineEdit:hover, QAbstractSpinBox:hover, QComboBox:hover { border-color: $disabled; }
QLineEdit:focus, QAbstractSpinBox:focus, QComboBox:focus, QComboBox:on { border: 2px solid $accent;
    padding: 2px 7px; }
QLineEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled { color: $disabled; background: $soft;
    border-color: $line; }
QLineEdit[role="bad"] { color: $bad; border: 2px solid $bad; padding: 2px 7px; }
QComboBox { combobox-popup: 0; padding-right: 2px; }
QComboBox:focus, QComboBox:on { padding-right: 1px; }
QComboBox::drop-down { border: none; width: 22px; subcontrol-origin: border; subcontrol-position: center right; }
QComboBox::down-arrow { image: url("$icon_down"); width: 14px; height: 14px; }
QComboBox QAbstractItemView { background: $panel; border: 1px solid $border; padding: 4px; outline: none; }
QLineEdit { padding-left: 6px; }
QLineEdit:focus, QLineEdit[role="bad"] { padding-left: 5px; }
QAbstractSpinBox { padding-right: 20px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; background: transparent; width: 18px;
    subcontrol-origin: border; }
QAbstractSpinBox::up-button { subcontrol-position: top right; margin: 3px 2px 0 0; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; margin: 0 2px 3px 0; }
QAbstractSpinBox::up-arrow { image: url("$icon_up"); width: 9px; height: 9px; }
QAbstractSpinBox::down-arrow { image: url("$icon_down"); width: 9px; height: 9px; }
QPlainTextEdit, QTextEdit { background: $field; color: $text; border: 1px solid $border; border-radius: 7px;
    padding: 4px 6px; selection-background-color: $accent; selection-color: $on_accent; }
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $accent; padding: 3px 5px; }
QTextBrowser, QTextBrowser:focus { background: transparent; border: none; padding: 0; }
QSlider::groove:horizontal { height: 4px; background: $soft; border-radius: 2px; }
QSlider::sub-page:horizontal { background: $accent; border-radius: 2px; }
QSlider::handle:horizontal { width: 8px; height: 8px; margin: -4px 0; border-radius: 6px; border: 2px solid $accent;
    background: $panel; }
"""

MENUS = """
QMenuBar { background: $panel; border-bottom: 1px solid $line; padding: 2px 6px; }
QMenuBar::item { background: transparent; padding: 5px 9px; border-radius: 6px; }
QMenuBar::item:selected { background: $hover; }
QMenuBar::item:pressed { background: $pressed; }
QMenu { background: $panel; border: 1px solid $border; padding: 5px; }
QMenu::item { padding: 6px 28px 6px 26px; border-radius: 5px; background: transparent; }
QMenu::item:selected { background: $accent_soft; }
QMenu::item:disabled { color: $disabled; }
QMenu::separator { height: 1px; background: $line; margin: 5px 6px; }
QMenu::icon { left: 6px; }
QMenu::indicator { left: 7px; width: 14px; height: 14px; }
QMenu::indicator:checked { image: url("$icon_check"); }
QMenu::right-arrow { image: url("$icon_right"); width: 12px; height: 12px; right: 6px; }
QTabWidget::pane { border: none; }
QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: $muted; border: 1px solid transparent; border-radius: 7px;
    padding: 5px 13px; margin-right: 4px; }
QTabBar::tab:hover { color: $text; background: $hover; }
QTabBar::tab:selected { background: $panel; border-color: $line; color: $text; font-weight: 600; }
QTabBar::tab:focus { border: 2px solid $accent; padding: 4px 12px; }
"""

LISTS = """
QAbstractItemView { background: $panel; color: $text; border: 1px solid $line; border-radius: 8px; outline: none;
    selection-background-color: $accent_soft; selection-color: $text; }
QAbstractItemView::item { padding: 5px 8px; border-radius: 5px; min-height: 16px; }
QAbstractItemView::item:hover { background: $soft; }
QAbstractItemView::item:selected { background: $accent_soft; color: $text; }
QAbstractItemView::item:disabled { color: $disabled; }
QListView:focus, QTreeView:focus, QTableView:focus { border-color: $accent; }
QComboBox QAbstractItemView, QComboBox QListView:focus { border: 1px solid $border; border-radius: 0; }
QHeaderView { border: none; border-radius: 0; background: transparent; }
QHeaderView::section { background: $panel; color: $muted; border: none; border-bottom: 1px solid $line;
    padding: 4px 11px; }
QTableView { gridline-color: $line; }
QTableView::item:focus { background: $accent_soft; color: $text; }
"""
