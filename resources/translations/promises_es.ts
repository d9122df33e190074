<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es">
<context>
    <name>queue</name>
    <message>
        <source>Promises due</source>
        <translation>Promesas por cumplir</translation>
    </message>
    <message>
        <source>Promise due</source>
        <translation>Promesa por cumplir</translation>
    </message>
    <message>
        <source>a promise is due</source>
        <translation>ha llegado el día de una promesa</translation>
    </message>
</context>
<context>
    <name>ConversationHeader</name>
    <message>
        <source>promise due</source>
        <translation>promesa por cumplir</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>{operator} promised for {day}: {words}</source>
        <translation>{operator} prometió para el {day}: {words}</translation>
    </message>
    <message>
        <source>You promised for {day}: {words}</source>
        <translation>Has prometido para el {day}: {words}</translation>
    </message>
    <message>
        <source>The day of a promise has come ({day}): {words}</source>
        <translation>Ha llegado el día de una promesa ({day}): {words}</translation>
    </message>
    <message>
        <source>{operator} kept the promise for {day}: {words}</source>
        <translation>{operator} cumplió la promesa para el {day}: {words}</translation>
    </message>
    <message>
        <source>You kept the promise for {day}: {words}</source>
        <translation>Has cumplido la promesa para el {day}: {words}</translation>
    </message>
    <message>
        <source>{operator} dropped the promise for {day}: {reason}</source>
        <translation>{operator} retiró la promesa para el {day}: {reason}</translation>
    </message>
    <message>
        <source>You dropped the promise for {day}: {reason}</source>
        <translation>Has retirado la promesa para el {day}: {reason}</translation>
    </message>
</context>
<context>
    <name>Journal</name>
    <message>
        <source>a word to the team</source>
        <translation>un aviso al equipo</translation>
    </message>
    <message>
        <source>word read</source>
        <translation>aviso leído</translation>
    </message>
    <message>
        <source>word taken back</source>
        <translation>aviso retirado</translation>
    </message>
    <message>
        <source>promise noted</source>
        <translation>promesa anotada</translation>
    </message>
    <message>
        <source>promise due</source>
        <translation>promesa por cumplir</translation>
    </message>
    <message>
        <source>promise kept</source>
        <translation>promesa cumplida</translation>
    </message>
    <message>
        <source>promise dropped</source>
        <translation>promesa retirada</translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>There is no word to tell. Nobody was told anything; write it first.</source>
        <translation>No hay ningún aviso que dar. No se ha dicho nada a nadie; escríbelo primero.</translation>
    </message>
    <message>
        <source>A word to the team has at most {limit} characters. Nobody was told anything; write it shorter.</source>
        <translation>Un aviso al equipo tiene como máximo {limit} caracteres. No se ha dicho nada a nadie; escríbelo más corto.</translation>
    </message>
    <message>
        <source>A word stands until a moment to come, within {most} days. Nobody was told anything; choose another moment.</source>
        <translation>Un aviso dura hasta un momento futuro, dentro de {most} días como máximo. No se ha dicho nada a nadie; elige otro momento.</translation>
    </message>
    <message>
        <source>You have said {most} words in ten minutes. Nobody was told anything more; wait a little, or say it in one.</source>
        <translation>Has dado {most} avisos en diez minutos. No se ha dicho nada más a nadie; espera un poco, o dilo en uno solo.</translation>
    </message>
    <message>
        <source>There is no word to the team with the number {id} that you could read or take back. Nothing was changed; look it up with: ventanilla words</source>
        <translation>No hay ningún aviso al equipo con el número {id} que puedas leer o retirar. No se ha cambiado nada; búscalo con: ventanilla words</translation>
    </message>
    <message>
        <source>There is no promise with the number {id}. Nothing was changed; look it up with: ventanilla promises</source>
        <translation>No hay ninguna promesa con el número {id}. No se ha cambiado nada; búscala con: ventanilla promises</translation>
    </message>
    <message>
        <source>A promise is for a day from tomorrow on, within two years. Nothing was noted; choose another day, like 2026-11-30.</source>
        <translation>Una promesa es para un día a partir de mañana, dentro de dos años como máximo. No se ha anotado nada; elige otro día, como 2026-11-30.</translation>
    </message>
    <message>
        <source>It does not say what was promised. Nothing was noted; write it in a few words.</source>
        <translation>No dice qué se prometió. No se ha anotado nada; escríbelo en pocas palabras.</translation>
    </message>
    <message>
        <source>What was promised has more than {limit} characters. Nothing was noted; write it shorter.</source>
        <translation>Lo prometido tiene más de {limit} caracteres. No se ha anotado nada; escríbelo más corto.</translation>
    </message>
    <message>
        <source>This promise was kept or dropped already. Nothing was changed; there is nothing left to do for it.</source>
        <translation>Esta promesa ya se había cumplido o retirado. No se ha cambiado nada; no queda nada por hacer.</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>A word to the team…</source>
        <translation>Un aviso al equipo…</translation>
    </message>
    <message>
        <source>I have read the word</source>
        <translation>He leído el aviso</translation>
    </message>
    <message>
        <source>Note a promise…</source>
        <translation>Anotar una promesa…</translation>
    </message>
    <message>
        <source>Promise kept</source>
        <translation>Promesa cumplida</translation>
    </message>
    <message>
        <source>Drop the promise…</source>
        <translation>Retirar la promesa…</translation>
    </message>
</context>
<context>
    <name>PromiseEntry</name>
    <message>
        <source>Promise due, {day} · {name}</source>
        <translation>Promesa por cumplir, {day} · {name}</translation>
    </message>
    <message>
        <source>Promised for {day} · {name}</source>
        <translation>Prometido para el {day} · {name}</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Cumplida</translation>
    </message>
    <message>
        <source>Drop…</source>
        <translation>Retirar…</translation>
    </message>
    <message>
        <source>It has been done; the promise leaves the list</source>
        <translation>Ya está hecho; la promesa sale de la lista</translation>
    </message>
    <message>
        <source>It will not be done; a reason is asked</source>
        <translation>No se hará; se pide un motivo</translation>
    </message>
    <message>
        <source>The 24 hours are over: the citizen can be reached by telephone, or when they write again.</source>
        <translation>Las 24 horas han pasado: se puede llamar a la persona, o responderle cuando vuelva a escribir.</translation>
    </message>
</context>
<context>
    <name>PromiseDialog</name>
    <message>
        <source>Note a promise</source>
        <translation>Anotar una promesa</translation>
    </message>
    <message>
        <source>Note it</source>
        <translation>Anotarla</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Para el día</translation>
    </message>
    <message>
        <source>What was promised</source>
        <translation>Qué se ha prometido</translation>
    </message>
    <message>
        <source>On that day it comes back to your list. Nothing is sent to the citizen, and a closed conversation stays closed.</source>
        <translation>Ese día vuelve a tu lista. No se envía nada a la persona, y una conversación cerrada sigue cerrada.</translation>
    </message>
</context>
<context>
    <name>PromiseActs</name>
    <message>
        <source>Note a promise for {day}?</source>
        <translation>¿Anotar una promesa para el {day}?</translation>
    </message>
    <message>
        <source>Noted: it comes back on {day}.</source>
        <translation>Anotada: vuelve el {day}.</translation>
    </message>
    <message>
        <source>The promise is kept; it has left the list.</source>
        <translation>Promesa cumplida; ha salido de la lista.</translation>
    </message>
    <message>
        <source>Drop the promise</source>
        <translation>Retirar la promesa</translation>
    </message>
    <message>
        <source>Why will it not be done? (kept in the journal)</source>
        <translation>¿Por qué no se hará? (queda en el registro)</translation>
    </message>
    <message>
        <source>Drop it</source>
        <translation>Retirarla</translation>
    </message>
</context>
<context>
    <name>PromiseCard</name>
    <message>
        <source>and {n} more</source>
        <translation>y {n} más</translation>
    </message>
</context>
<context>
    <name>WordBar</name>
    <message>
        <source>I have read it</source>
        <translation>Lo he leído</translation>
    </message>
    <message>
        <source>Who wrote it sees that you have read it</source>
        <translation>Quien lo escribió ve que lo has leído</translation>
    </message>
    <message>
        <source>{name} to {team}</source>
        <translation>{name} a {team}</translation>
    </message>
    <message>
        <source>{n} more</source>
        <translation>{n} más</translation>
    </message>
</context>
<context>
    <name>WordDialog</name>
    <message>
        <source>A word to the team</source>
        <translation>Un aviso al equipo</translation>
    </message>
    <message>
        <source>Tell them</source>
        <translation>Avisar</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Todos</translation>
    </message>
    <message>
        <source>Team {name}</source>
        <translation>Equipo {name}</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Para</translation>
    </message>
    <message>
        <source>The word (inside the office only; citizens never see it)</source>
        <translation>El aviso (solo dentro de la oficina; la ciudadanía no lo ve nunca)</translation>
    </message>
    <message>
        <source>It stands in every window until they have read it, at the latest until tonight.</source>
        <translation>Está en todas las ventanas hasta que lo hayan leído, como máximo hasta esta noche.</translation>
    </message>
    <message>
        <source>Standing now</source>
        <translation>Vigentes ahora</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Retirarlo</translation>
    </message>
    <message>
        <source>Read by: {names}</source>
        <translation>Lo han leído: {names}</translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation>todavía nadie</translation>
    </message>
    <message>
        <source>Not yet: {names}</source>
        <translation>Todavía no: {names}</translation>
    </message>
    <message>
        <source>{n} characters left</source>
        <translation>Quedan {n} caracteres</translation>
    </message>
</context>
<context>
    <name>WordActs</name>
    <message>
        <source>They have been told; here you see who has read it.</source>
        <translation>Avisados; aquí mismo verás quién lo ha leído.</translation>
    </message>
</context>
<context>
    <name>Cards</name>
    <message>
        <source>{name}, {status}: {n} in hand</source>
        <translation>{name}, {status}: {n} en curso</translation>
    </message>
    <message>
        <source>of {n} at most</source>
        <translation>de {n} como máximo</translation>
    </message>
    <message>
        <source>{n} waiting, the longest {time}</source>
        <translation>{n} en espera, la más larga {time}</translation>
    </message>
</context>
<context>
    <name>HandsDialog</name>
    <message>
        <source>In hand: {name}</source>
        <translation>En curso: {name}</translation>
    </message>
    <message>
        <source>Assign…</source>
        <translation>Asignar…</translation>
    </message>
    <message>
        <source>{n} in hand</source>
        <translation>{n} en curso</translation>
    </message>
    <message>
        <source>{n} at most</source>
        <translation>{n} como máximo</translation>
    </message>
    <message>
        <source>{n} waiting</source>
        <translation>{n} en espera</translation>
    </message>
    <message>
        <source>the longest {time}</source>
        <translation>la más larga {time}</translation>
    </message>
    <message>
        <source>Take over…</source>
        <translation>Asumir…</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Abrirla</translation>
    </message>
    <message>
        <source>snoozed</source>
        <translation>en pausa</translation>
    </message>
    <message>
        <source>waiting {time}</source>
        <translation>espera {time}</translation>
    </message>
</context>
</TS>
