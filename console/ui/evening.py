"""What the window does apart from single replies to those who are there: the hand-over, templates, and the windows that close overnight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from console.models.clock import Clock
from console.ui.bridge import Bridge
from console.ui.composer.templating import TemplateActs
from console.ui.dialogs.handover import HandoverActs
from console.ui.dialogs.windows import WindowPlanActs

if TYPE_CHECKING:
    from console.ui.furniture import Furniture
    from console.ui.window import MainWindow


def evening_acts(window: MainWindow, bridge: Bridge, clock: Clock, rest: Furniture) -> None:
    """Build them; the window owns them."""
    HandoverActs(window, bridge, clock)
    TemplateActs(window, bridge, rest)
    WindowPlanActs(window, bridge, clock)
