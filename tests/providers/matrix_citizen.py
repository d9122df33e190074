"""A citizen with a Matrix account, played by matrix-nio: a client that shares no line with the console."""

import asyncio
import io
import json
import threading
import uuid
import warnings
from collections.abc import Coroutine
from typing import Any
from urllib.parse import quote

with warnings.catch_warnings():
    # Its dependencies announce what they will change one day; that is not this program's business.
    warnings.simplefilter("ignore")
    import nio

Json = dict[str, Any]


class Citizen:
    """One person with one device. Every call waits for the server's answer; any thread may call."""

    def __init__(self, homeserver: str, user: str, password: str) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name=f"citizen-{user}", daemon=True)
        self._thread.start()
        self._client = self._run(_client(homeserver, user))
        self._run(self._client.login(password))
        assert self._client.access_token, "the citizen could not log in"
        self.user_id: str = self._client.user_id

    def close(self) -> None:
        self._run(self._client.close())
        # One turn more, in which the closed connections say goodbye.
        self._run(asyncio.sleep(0))
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def _run(self, doing: Coroutine[Any, Any, Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(doing, self._loop).result(30)

    def _done(self, doing: Coroutine[Any, Any, Any]) -> Any:
        answer = self._run(doing)
        assert not isinstance(answer, nio.ErrorResponse), str(answer)
        return answer

    def call(self, verb: str, path: str, body: Json | None = None) -> Json:
        """A request that the library has no method for."""

        async def ask() -> Json:
            answer = await self._client.send(
                verb,
                "/_matrix/client" + path,
                None if body is None else json.dumps(body),
                {"Authorization": f"Bearer {self._client.access_token}", "Content-Type": "application/json"},
            )
            found: Json = await answer.json()
            assert answer.status == 200, found
            return found

        found: Json = self._run(ask())
        return found

    # Rooms

    def open_room(self, *invited: str, **more: Any) -> str:
        """A new private room with an invitation."""
        return str(self._done(self._client.room_create(is_direct=True, invite=list(invited), **more)).room_id)

    def invite(self, room_id: str, user: str) -> None:
        self._done(self._client.room_invite(room_id, user))

    def join(self, room_id: str) -> None:
        self._done(self._client.join(room_id))

    def leave(self, room_id: str) -> None:
        self._done(self._client.room_leave(room_id))

    def kick(self, room_id: str, user: str) -> None:
        self._done(self._client.room_kick(room_id, user))

    def upgrade(self, room_id: str) -> str:
        """Move the room to a new version; the id of the new room."""
        moved = self.call("POST", f"/v3/rooms/{quote(room_id)}/upgrade", {"new_version": "11"})
        return str(moved["replacement_room"])

    def set_state(self, room_id: str, kind: str, content: Json) -> str:
        return str(self._done(self._client.room_put_state(room_id, kind, content)).event_id)

    # Writing

    def send(self, room_id: str, content: Json, kind: str = "m.room.message") -> str:
        """Any event; its id."""
        sent = self._client.room_send(room_id, kind, content, uuid.uuid4().hex, ignore_unverified_devices=True)
        return str(self._done(sent).event_id)

    def say(self, room_id: str, text: str) -> str:
        return self.send(room_id, {"msgtype": "m.text", "body": text})

    def say_all(self, room_id: str, texts: list[str], at_once: int = 1) -> None:
        """One text after the other; or `at_once` side by side, which is faster and in nobody's order."""

        async def say_every(offset: int) -> None:
            for text in texts[offset::at_once]:
                content = {"msgtype": "m.text", "body": text}
                answer = await self._client.room_send(room_id, "m.room.message", content, uuid.uuid4().hex)
                assert isinstance(answer, nio.RoomSendResponse), str(answer)

        async def all_of_them() -> None:
            await asyncio.gather(*(say_every(offset) for offset in range(at_once)))

        asyncio.run_coroutine_threadsafe(all_of_them(), self._loop).result(120)

    def upload(self, name: str, media_type: str, data: bytes) -> str:
        """The address of an uploaded file."""

        async def send_it() -> Any:
            return (await self._client.upload(io.BytesIO(data), media_type, name, filesize=len(data)))[0]

        return str(self._done(send_it()).content_uri)

    def send_file(self, room_id: str, form: str, name: str, media_type: str, data: bytes, **more: Any) -> str:
        content: Json = {
            "msgtype": form,
            "body": name,
            "url": self.upload(name, media_type, data),
            "info": {"mimetype": media_type, "size": len(data)},
        }
        return self.send(room_id, content | more)

    def edit(self, room_id: str, event_id: str, text: str) -> str:
        new = {"msgtype": "m.text", "body": text}
        relation = {"rel_type": "m.replace", "event_id": event_id}
        return self.send(room_id, {**new, "body": f"* {text}", "m.new_content": new, "m.relates_to": relation})

    def react(self, room_id: str, event_id: str, sign: str) -> str:
        relation = {"rel_type": "m.annotation", "event_id": event_id, "key": sign}
        return self.send(room_id, {"m.relates_to": relation}, "m.reaction")

    def redact(self, room_id: str, event_id: str) -> None:
        self._done(self._client.room_redact(room_id, event_id))

    def read_up_to(self, room_id: str, event_id: str) -> None:
        self._done(self._client.update_receipt_marker(room_id, event_id))

    # Looking

    def events(self, room_id: str) -> list[Json]:
        """All events of a room as the server shows them to this person, oldest first."""
        found: list[Json] = []
        start: str | None = ""
        while start is not None:
            page = self._done(self._client.room_messages(room_id, start or None, limit=500))
            found += [event.source for event in page.chunk]
            start = page.end if page.chunk else None
        return found[::-1]

    def texts_from(self, room_id: str, user: str, after: int = 0) -> list[str]:
        """What a person wrote and did not take back, in the last wording, oldest first. `after`: events passed over."""
        texts: dict[str, str] = {}
        for event in self.events(room_id)[after:]:
            content = event["content"]
            if event["sender"] != user or event["type"] != "m.room.message" or not content:
                continue
            relation = content.get("m.relates_to", {})
            if relation.get("rel_type") == "m.replace":
                if relation["event_id"] in texts:
                    texts[relation["event_id"]] = content["m.new_content"]["body"]
            elif content["msgtype"] in ("m.text", "m.notice"):
                texts[event["event_id"]] = content["body"]
        return list(texts.values())

    def files_from(self, room_id: str, user: str, after: int = 0) -> list[bytes]:
        """The files a person sent, downloaded."""
        addresses = [
            event["content"]["url"]
            for event in self.events(room_id)[after:]
            if event["sender"] == user and "url" in event["content"]
        ]
        return [bytes(self._done(self._client.download(address)).body) for address in addresses]

    def typing_in(self, room_id: str) -> list[str]:
        """Who is typing now."""
        answer = self._done(self._client.sync(timeout=0, full_state=True))
        joined = answer.rooms.join.get(room_id)
        events = joined.ephemeral if joined else []
        return [user for event in events if isinstance(event, nio.TypingNoticeEvent) for user in event.users]


async def _client(homeserver: str, user: str) -> Any:
    # Tries again by itself otherwise, for ever, also when a test wants to see a failure.
    return nio.AsyncClient(homeserver, user, config=nio.AsyncClientConfig(max_timeouts=1, encryption_enabled=False))
