"""The look in force: which tokens painters read now, and the fonts, palette and small style sheet of Qt's own widgets.

We decide light or dark ourselves and tell Qt, not the other way round: the bare offscreen and Xvfb platforms report an
Unknown colour scheme for ever, so a look that only followed the system could neither be tested nor photographed.
Everything lives on the GUI thread.
"""

from __future__ import annotations

import logging
from enum import Enum

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from console.ui.resources import resource
from console.ui.tokens import TEXT_SCALES, Tokens, TypeRole, tokens_for

_log = logging.getLogger(__name__)

FONT_FILES = (
    "VentanillaInter-Regular.ttf",
    "VentanillaInter-Medium.ttf",
    "VentanillaInter-SemiBold.ttf",
    "VentanillaInter-Title.ttf",
)


class ThemeMode(Enum):
    """What the operator chose in the settings; the value is what is stored."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class ContrastMode(Enum):
    """Whether outlines replace tints; SYSTEM follows the preference of the desktop where Qt can read it."""

    SYSTEM = "system"
    NORMAL = "normal"
    MORE = "more"


class Theme(QObject):
    """Holds the current Tokens and tells when they are replaced. GUI thread; one per application, see `theme()`."""

    theme_changed = Signal()

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._mode = ThemeMode.SYSTEM
        self._contrast = ContrastMode.SYSTEM
        self._text_scale = 1.0
        self._animations_wanted = True
        self._has_style_sheet = not application.property(_IS_STARTING)
        load_fonts()
        hints = application.styleHints()
        self._system_scheme = hints.colorScheme()
        self._system_wants_contrast = _system_wants_contrast(application)
        self._tokens = self._choose()
        if not application.property(_IS_STARTING):
            _wear_fusion(application)
        self._dress_application()
        hints.colorSchemeChanged.connect(self.on_system_scheme_changed)
        if hasattr(hints, "accessibility"):
            accessibility = hints.accessibility()
            if hasattr(accessibility, "contrastPreferenceChanged"):
                accessibility.contrastPreferenceChanged.connect(self.on_system_contrast_changed)

    @property
    def tokens(self) -> Tokens:
        """The look in force. Read it while painting; never keep it."""
        return self._tokens

    @property
    def mode(self) -> ThemeMode:
        """The operator's choice, which may be "like the system"."""
        return self._mode

    @property
    def text_scale(self) -> float:
        """One of TEXT_SCALES."""
        return self._text_scale

    @property
    def may_animate(self) -> bool:
        """False when the operator, the desktop or a test asks for stillness."""
        return self._animations_wanted and not _system_wants_stillness(self._application)

    def set_mode(self, mode: ThemeMode) -> None:
        """Light, dark or like the system. Native title bars follow where the platform can."""
        self._mode = mode
        hints = self._application.styleHints()
        if mode is ThemeMode.SYSTEM:
            hints.unsetColorScheme()
            self._system_scheme = hints.colorScheme()
        else:
            hints.setColorScheme(Qt.ColorScheme.Dark if mode is ThemeMode.DARK else Qt.ColorScheme.Light)
        self._apply()

    def set_contrast(self, contrast: ContrastMode) -> None:
        """More contrast, normal, or like the system."""
        self._contrast = contrast
        self._apply()

    def set_text_scale(self, scale: float) -> None:
        """One of TEXT_SCALES; ValueError otherwise."""
        if scale not in TEXT_SCALES:
            raise ValueError(f"text scale must be one of {TEXT_SCALES}, not {scale}")
        self._text_scale = scale
        self._apply()

    def step_text_scale(self, steps: int) -> None:
        """Larger (+1) or smaller (-1), stopping at the ends; 0 goes back to 100 %."""
        if steps == 0:
            self.set_text_scale(1.0)
            return
        index = TEXT_SCALES.index(self._text_scale) + steps
        self.set_text_scale(TEXT_SCALES[max(0, min(index, len(TEXT_SCALES) - 1))])

    def set_animations_wanted(self, wanted: bool) -> None:
        """The operator's setting; tests turn it off so that a picture is the same twice."""
        self._animations_wanted = wanted

    @Slot(Qt.ColorScheme)
    def on_system_scheme_changed(self, scheme: Qt.ColorScheme) -> None:
        """The desktop went light or dark. While a mode is forced Qt only echoes our own choice, so it is not kept."""
        if self._mode is ThemeMode.SYSTEM:
            self._system_scheme = scheme
            self._apply()

    @Slot()
    def on_system_contrast_changed(self) -> None:
        """The desktop's contrast preference changed."""
        self._system_wants_contrast = _system_wants_contrast(self._application)
        self._apply()

    def _choose(self) -> Tokens:
        if self._mode is ThemeMode.SYSTEM:
            is_dark = self._system_scheme == Qt.ColorScheme.Dark
        else:
            is_dark = self._mode is ThemeMode.DARK
        if self._contrast is ContrastMode.SYSTEM:
            more_contrast = self._system_wants_contrast
        else:
            more_contrast = self._contrast is ContrastMode.MORE
        return tokens_for(is_dark, more_contrast, self._text_scale)

    def _apply(self) -> None:
        chosen = self._choose()
        if chosen is self._tokens:
            return
        self._tokens = chosen
        self._dress_application()
        self.theme_changed.emit()

    def _dress_application(self) -> None:
        self._application.setFont(self._tokens.font(TypeRole.BODY))
        self._application.setPalette(palette_of(self._tokens))
        if self._has_style_sheet:
            self._application.setStyleSheet(style_sheet_of(self._tokens))

    def put_on_style_sheet(self) -> None:
        """From now on Qt's own widgets wear the tokens too; until then they are as Fusion makes them."""
        if not self._has_style_sheet:
            self._has_style_sheet = True
            self._application.setStyleSheet(style_sheet_of(self._tokens))


_IS_STARTING = "ventanilla-is-starting"


def make_application(program: list[str]) -> QApplication:
    """The QApplication of a cold start: born in the style we dress, because exchanging it later takes a tenth of the time,
    and without a style sheet until `put_on_style_sheet`: every widget that gets a parent is looked up in one, and the
    queue, which paints itself, can be shown before."""
    application = QApplication([*program, "-style", "fusion"])
    application.setProperty(_IS_STARTING, True)
    return application


def _wear_fusion(application: QApplication) -> None:
    from PySide6.QtWidgets import QStyleFactory

    application.setStyle(QStyleFactory.create("Fusion"))


def theme() -> Theme:
    """The application's Theme, made on first use. RuntimeError before a QApplication exists."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        raise RuntimeError("create the QApplication before asking for the theme")
    # Kept by the application and not by this module: a second one in the same process gets its own. Never looked for
    # among its children: Qt would hand out its style among them, and describing a style to Python takes 8 ms.
    found: Theme | None = getattr(application, "ventanilla_theme", None)
    if found is None:
        found = application.ventanilla_theme = Theme(application)  # type: ignore[attr-defined]
    return found


def load_fonts() -> tuple[str, ...]:
    """Register the shipped fonts; returns the files Qt would not take (then the fallback families are used)."""
    refused = tuple(name for name in FONT_FILES if QFontDatabase.addApplicationFont(str(resource("fonts", name))) < 0)
    if refused:
        _log.warning("fonts not loaded, using those of the system: %s", ", ".join(refused))
    return refused


def palette_of(tokens: Tokens) -> QPalette:
    """The QPalette that makes Fusion's own widgets wear the tokens."""
    c = tokens.colours
    role = QPalette.ColorRole
    palette = QPalette()
    everywhere: dict[QPalette.ColorRole, QColor] = {
        role.Window: c.pane,
        role.WindowText: c.text,
        role.Base: c.raised,
        role.AlternateBase: c.sunken,
        role.ToolTipBase: c.raised,
        role.ToolTipText: c.text,
        role.PlaceholderText: c.text3,
        role.Text: c.text,
        role.Button: c.raised,
        role.ButtonText: c.text,
        role.BrightText: c.bad_text_on,
        role.Link: c.accent_text,
        role.LinkVisited: c.accent_text,
        role.Highlight: c.accent,
        role.HighlightedText: c.accent_text_on,
        role.Accent: c.accent,
        role.Light: c.raised,
        role.Midlight: c.sunken,
        role.Mid: c.border,
        role.Dark: c.border_strong,
        role.Shadow: c.border_strong,
    }
    for colour_role, colour in everywhere.items():
        palette.setColor(colour_role, colour)
    # Disabled words stay readable: text3 passes 4.5:1, only the emphasis goes.
    for colour_role in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, colour_role, c.text3)
    palette.setColor(QPalette.ColorGroup.Disabled, role.Highlight, c.border_strong)
    return palette


def style_sheet_of(tokens: Tokens) -> str:
    """The few rules a palette cannot say: scrollbars, tooltips, menus, plain fields, buttons and lists."""
    c, sizes, radii = tokens.colours, tokens.sizes, tokens.radii
    gap = (sizes.scrollbar - sizes.scrollbar_thumb) // 2
    check = round(14 * max(1.0, tokens.text_scale))
    return _QSS.format(
        raised=c.raised.name(),
        sunken=c.sunken.name(),
        check=check,
        # A wider ring must move nothing.
        check_in=check + 2 - 2 * tokens.focus_width,
        dot=check // 2 + 1,
        disabled=c.border_strong.name(),
        border=c.border.name(),
        strong=c.border_strong.name(),
        text=c.text.name(),
        text3=c.text3.name(),
        selected=c.selected_row.name(),
        focus=c.accent_text.name(),
        focus_width=tokens.focus_width,
        # A wider border must move nothing.
        push=6 - tokens.focus_width,
        push_side=15 - tokens.focus_width,
        calm=5 - tokens.focus_width,
        hover=c.hover_row.name(),
        accent=c.accent.name(),
        accent_hover=c.accent_hover.name(),
        on_accent=c.accent_text_on.name(),
        field=radii.field,
        small=radii.small,
        tick=resource("controls", "tick.png").as_posix(),
        chevron=resource("controls", "chevron-dark.png" if tokens.is_dark else "chevron-light.png").as_posix(),
        choice_side=8 - tokens.focus_width,
        choice_end=5 - tokens.focus_width,
        bar=sizes.scrollbar,
        gap=gap,
        thumb_radius=sizes.scrollbar_thumb // 2,
        meta_px=tokens.font(TypeRole.META).pixelSize(),
        body_px=tokens.font(TypeRole.BODY).pixelSize(),
    )


_QSS = """
QToolTip {{
    background: {raised}; color: {text}; border: 1px solid {strong}; padding: 5px 8px; font-size: {meta_px}px;
}}
QMenu {{ background: {raised}; border: 1px solid {border}; padding: 5px; font-size: {body_px}px; }}
QMenu::item {{ padding: 6px 22px 6px 12px; border-radius: {small}px; color: {text}; }}
QMenu::item:selected {{ background: {selected}; }}
QMenu::item:disabled {{ color: {text3}; }}
QMenu::separator {{ height: 1px; background: {border}; margin: 5px 8px; }}
QScrollBar:vertical {{ background: transparent; width: {bar}px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: {bar}px; margin: 0; }}
QScrollBar::handle {{ background: {strong}; border-radius: {thumb_radius}px; margin: {gap}px; }}
QScrollBar::handle:vertical {{ min-height: 32px; }}
QScrollBar::handle:horizontal {{ min-width: 32px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QLineEdit, QPlainTextEdit, QSpinBox, QDateTimeEdit, QComboBox {{
    background: {raised}; color: {text}; border: 1px solid {strong}; border-radius: {field}px; padding: 5px 8px;
}}
QComboBox {{ combobox-popup: 0; }}
QComboBox:hover {{ background: {hover}; }}
QComboBox:on {{ background: {raised}; }}
QComboBox::drop-down, QDateTimeEdit::drop-down {{ border: none; width: 26px; subcontrol-origin: padding; subcontrol-position: center right; }}
QComboBox::down-arrow, QDateTimeEdit::down-arrow {{ image: url("{chevron}"); width: 16px; height: 16px; }}
QComboBox QAbstractItemView {{
    background: {raised}; border: 1px solid {strong}; padding: 4px; outline: none;
    selection-background-color: {selected}; selection-color: {text};
}}
QComboBox QAbstractItemView::item {{ min-height: {body_px}px; padding: 6px 8px; border-radius: {small}px; color: {text}; }}
QComboBox QAbstractItemView::item:selected {{ background: {selected}; }}
QComboBox QAbstractItemView::item:disabled {{ color: {text3}; }}
QCheckBox, QRadioButton {{ spacing: 8px; }}
QCheckBox::indicator, QRadioButton::indicator {{
    width: {check}px; height: {check}px; border: 1px solid {strong}; background: {raised};
}}
QCheckBox::indicator {{ border-radius: 3px; }}
QRadioButton::indicator {{ border-radius: {dot}px; }}
QCheckBox::indicator:hover, QRadioButton::indicator:hover {{ border-color: {focus}; }}
QCheckBox::indicator:checked {{ background: {accent}; border-color: {accent}; image: url("{tick}"); }}
QCheckBox::indicator:indeterminate {{ background: {sunken}; }}
QRadioButton::indicator:checked {{
    border-color: {accent};
    background: qradialgradient(cx: 0.5, cy: 0.5, radius: 0.5, fx: 0.5, fy: 0.5, stop: 0 {focus}, stop: 0.52 {focus}, stop: 0.62 {raised}, stop: 1 {raised});
}}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {{ border-color: {border}; background: {sunken}; }}
QCheckBox::indicator:checked:disabled {{ background: {disabled}; border-color: {disabled}; }}
QCheckBox::indicator:focus, QRadioButton::indicator:focus {{ border: {focus_width}px solid {focus}; width: {check_in}px; height: {check_in}px; }}
QCheckBox::indicator:checked:focus, QRadioButton::indicator:checked:focus {{ border-color: {text}; }}
QSpinBox::up-button, QSpinBox::down-button, QDateTimeEdit::up-button, QDateTimeEdit::down-button {{
    width: 0; border: none;
}}
QTimeEdit::down-arrow {{ image: none; width: 0; }}
QSpinBox QLineEdit, QTimeEdit QLineEdit {{ border: none; padding: 0 0 0 7px; background: transparent; }}
QLineEdit:focus, QPlainTextEdit:focus, QSpinBox:focus, QDateTimeEdit:focus, QComboBox:focus {{
    border: {focus_width}px solid {focus}; padding: {choice_end}px {choice_side}px;
}}
QLineEdit:disabled, QPlainTextEdit:disabled, QSpinBox:disabled, QDateTimeEdit:disabled, QComboBox:disabled {{
    background: {sunken}; color: {text3}; border-color: {border};
}}
.QPushButton {{
    background: {raised}; color: {text}; border: 1px solid {strong}; border-radius: {field}px; padding: 5px 14px;
}}
.QPushButton:hover {{ background: {hover}; }}
.QPushButton:pressed {{ background: {selected}; }}
.QPushButton:default {{ background: {accent}; color: {on_accent}; border-color: {accent}; }}
.QPushButton:default:hover {{ background: {accent_hover}; }}
.QPushButton:focus {{ border: {focus_width}px solid {focus}; padding: {push}px {push_side}px; }}
.QPushButton:default:focus {{ border-color: {text}; }}
.QPushButton:disabled {{ background: {sunken}; color: {text3}; border: 1px solid {border}; }}
QListWidget[calm="true"] {{
    background: {raised}; border: 1px solid {strong}; border-radius: {field}px; padding: 4px; outline: none;
}}
QListWidget[calm="true"]:focus {{ border: {focus_width}px solid {focus}; padding: {calm}px; }}
QListWidget[calm="true"]::item {{ padding: 6px 8px; border-radius: {small}px; color: {text}; }}
QListWidget[calm="true"]::item:selected {{ background: {selected}; color: {text}; }}
QLineEdit[bare="true"], QPlainTextEdit[bare="true"] {{ background: transparent; border: none; padding: 0; }}
"""


def _system_wants_contrast(application: QApplication) -> bool:
    hints = application.styleHints()
    if not hasattr(hints, "accessibility"):
        return False
    accessibility = hints.accessibility()
    if not hasattr(accessibility, "contrastPreference"):
        return False
    return bool(accessibility.contrastPreference() == Qt.ContrastPreference.HighContrast)


def _system_wants_stillness(application: QApplication) -> bool:
    hints = application.styleHints()
    accessibility = hints.accessibility() if hasattr(hints, "accessibility") else None
    # motionPreference arrived with Qt 6.12; read by name, so that the pinned version does not need it.
    preference = getattr(accessibility, "motionPreference", None)
    return preference is not None and getattr(preference(), "name", "") == "ReducedMotion"
