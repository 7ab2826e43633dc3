"""A part of a page as a card: a heading, what stands in it, and a page of parts that scrolls."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QVBoxLayout, QWidget

from views.widgets.labels import heading_label


def deel_kaart(titel: str, delen: Sequence[QWidget | QLayout], parent: QWidget | None = None) -> QFrame:
    """Make a card with a heading and these widgets or rows under it."""
    card = QFrame(parent)
    card.setProperty("card", True)
    column = QVBoxLayout(card)
    column.setContentsMargins(16, 12, 16, 12)
    column.setSpacing(8)
    if titel:
        column.addWidget(heading_label(titel, card, level=2))
    for deel in delen:
        if isinstance(deel, QLayout):
            column.addLayout(deel)
        else:
            column.addWidget(deel)
    return card


def rol_pagina(delen: Sequence[QWidget], parent: QWidget) -> QScrollArea:
    """Make a page of parts that scrolls where the window is low, never sideways."""
    inside = QWidget(parent)
    inside.setObjectName("pagina")
    column = QVBoxLayout(inside)
    column.setContentsMargins(20, 4, 20, 12)
    column.setSpacing(12)
    for deel in delen:
        column.addWidget(deel)
    column.addStretch(1)
    return rol_rand(inside, parent)


def rol_rand(inside: QWidget, parent: QWidget) -> QScrollArea:
    """Let a page scroll downwards, never sideways, without a frame and without being a stop of Tab."""
    area = QScrollArea(parent)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    return area
