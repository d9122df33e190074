"""Makes a picture fit to go out before anybody presses Send: upright, small enough for the channel, without place or camera.

Only pixels that must change are touched, in the child; everything else is cut out of the file as it is. Runs on a reader.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePath

from console.models.bare_pictures import bare_picture
from console.models.capabilities import Capabilities
from console.models.file_kinds import sniff
from console.models.records import OutgoingFile
from console.models.states import MessageKind
from console.ui.timeline.children import CannotShow, smaller_picture

MOST_SLENDER = 20
"""Source: Bot API, sendPhoto: width and height at most 20 to 1. Others show nothing of a thinner strip either."""
HEAD = 64
_REMADE = frozenset({"image/jpeg", "image/png", "image/webp"})
_AS_IT_IS = frozenset({"image/gif"})
_ENDINGS = {"image/jpeg": ".jpg", "image/png": ".png"}
_PICTURE_ENDINGS = frozenset({".heic", ".heif", ".avif", ".tif", ".tiff", ".dng"})


@dataclass(frozen=True, slots=True)
class Prepared:
    """`file` goes out in place of the one picked; `before` and `after` in bytes, equal when it was not made smaller."""

    file: OutgoingFile | Path
    before: int = 0
    after: int = 0
    lost_place: bool = False
    lost_more: bool = False
    goes_as_file: bool = False
    stays_as_it_is: bool = False

    @property
    def is_smaller(self) -> bool:
        """Whether its pixels were made fewer or coarser."""
        return self.after < self.before


def prepare(file: OutgoingFile | Path, able: Capabilities) -> Prepared:
    """A file as the channel takes it. What is no picture, and what cannot be read, comes back untouched."""
    try:
        if isinstance(file, Path):
            with file.open("rb") as source:
                head = source.read(HEAD)
                kind = sniff(head)
                if kind not in _REMADE:
                    return Prepared(file, stays_as_it_is=kind in _AS_IT_IS or file.suffix.lower() in _PICTURE_ENDINGS)
                data = head + source.read()
        else:
            data, kind = file.data, sniff(file.data)
            if kind not in _REMADE:
                return Prepared(file, stays_as_it_is=kind in _AS_IT_IS)
    except OSError:
        # Sealing it says so, with the next step.
        return Prepared(file)
    return _prepared(file, data, able)


def _prepared(file: OutgoingFile | Path, data: bytes, able: Capabilities) -> Prepared:
    name = file.name
    bare = bare_picture(data)
    said = (bare.had_place, bare.had_more) if bare is not None else (False, False)
    must_change = (
        bare is None
        or bare.orientation != 1
        or len(bare.data) > able.max_photo
        or bare.width + bare.height > able.max_photo_sides
    )
    if not must_change and bare is not None:
        slender = _is_slender(bare.width, bare.height)
        return _as(name, bare.data, len(bare.data), said, kind=MessageKind.DOCUMENT if slender else None)
    try:
        made = smaller_picture(data, able.max_photo, able.max_photo_sides)
    except CannotShow:
        if bare is None:
            return Prepared(file, stays_as_it_is=True)
        too_much = len(bare.data) > able.max_photo or bare.width + bare.height > able.max_photo_sides
        return _as(name, bare.data, len(bare.data), said, kind=MessageKind.DOCUMENT if too_much else None)
    again = bare_picture(made)
    if again is None:
        return Prepared(file, stays_as_it_is=True)
    kind = MessageKind.DOCUMENT if _is_slender(again.width, again.height) else None
    # Turning it upright changes the size a little either way; that is no loss anybody must hear of.
    was_too_much = (
        bare is None or bare.width + bare.height > again.width + again.height or len(bare.data) > able.max_photo
    )
    return _as(name, again.data, len(data) if was_too_much else len(again.data), said, kind=kind)


def _is_slender(width: int, height: int) -> bool:
    return max(width, height) > MOST_SLENDER * min(width, height)


def _as(name: str, data: bytes, before: int, said: tuple[bool, bool], *, kind: MessageKind | None) -> Prepared:
    media_type = sniff(data) or "image/jpeg"
    ending = _ENDINGS[media_type]
    suffix = PurePath(name).suffix.lower()
    if suffix != ending and not (ending == ".jpg" and suffix == ".jpeg"):
        name = f"{PurePath(name).stem}{ending}"
    file = OutgoingFile(name, media_type, data, kind)
    return Prepared(file, before, len(data), *said, goes_as_file=kind is MessageKind.DOCUMENT)
