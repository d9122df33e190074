"""What a file is, by its first bytes before its name: a name is the sender's claim, the bytes are the fact."""

from console.models.states import MessageKind

_MAGIC: tuple[tuple[bytes, int, str], ...] = (
    (b"\xff\xd8\xff", 0, "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", 0, "image/png"),
    (b"GIF8", 0, "image/gif"),
    (b"WEBP", 8, "image/webp"),
    (b"%PDF-", 0, "application/pdf"),
    (b"ID3", 0, "audio/mpeg"),
    (b"\xff\xfb", 0, "audio/mpeg"),
    (b"ftypM4A", 4, "audio/mp4"),
    (b"ftyp", 4, "video/mp4"),
    (b"\x1aE\xdf\xa3", 0, "video/webm"),
    (b"MZ", 0, "application/x-msdownload"),
    (b"\x7fELF", 0, "application/x-executable"),
)
SHOWN_PICTURES = frozenset({"image/jpeg", "image/png", "image/webp", "image/gif"})
"""The only pictures ever decoded for the screen (reliability, threat row 3)."""


def sniff(data: bytes) -> str | None:
    """The media type the first bytes tell, or None when they tell nothing."""
    for magic, offset, media_type in _MAGIC:
        if data[offset : offset + len(magic)] == magic:
            return media_type
    if data[:4] == b"OggS":
        return "audio/ogg" if b"OpusHead" in data[:128] else "application/ogg"
    return None


def kind_of(data: bytes, name: str, guessed: str | None) -> tuple[str, MessageKind]:
    """Media type and kind of message for a file an operator sends; what the bytes do not tell goes by its name."""
    media_type = sniff(data) or guessed or "application/octet-stream"
    if media_type in ("image/jpeg", "image/png"):
        return media_type, MessageKind.PHOTO
    if media_type == "audio/ogg":
        return media_type, MessageKind.VOICE
    if media_type.startswith("audio/"):
        return media_type, MessageKind.AUDIO
    if media_type == "video/mp4":
        return media_type, MessageKind.VIDEO
    return media_type, MessageKind.DOCUMENT
