<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es">
<context>
    <name>queue</name>
    <message>
        <source>Promises due</source>
        <translation>Promesas que vencen</translation>
    </message>
    <message>
        <source>Promise due</source>
        <translation>Promesa vencida</translation>
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
        <translation>promesa vencida</translation>
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
        <translation>Ha prometido para el {day}: {words}</translation>
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
        <translation>Ha cumplido la promesa para el {day}: {words}</translation>
    </message>
    <message>
        <source>{operator} dropped the promise for {day}: {reason}</source>
        <translation>{operator} retiró la promesa para el {day}: {reason}</translation>
    </message>
    <message>
        <source>You dropped the promise for {day}: {reason}</source>
        <translation>Ha retirado la promesa para el {day}: {reason}</translation>
    </message>
</context>
<context>
    <name>Journal</name>
    <message>
        <source>promise noted</source>
        <translation>promesa anotada</translation>
    </message>
    <message>
        <source>promise due</source>
        <translation>promesa vencida</translation>
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
        <source>There is no promise with the number {id}. Nothing was changed; look it up with: ventanilla promises</source>
        <translation>No hay ninguna promesa con el número {id}. No se ha cambiado nada; búsquela con: ventanilla promises</translation>
    </message>
    <message>
        <source>A promise is for a day from tomorrow on, within two years. Nothing was noted; choose another day, like 2026-11-30.</source>
        <translation>Una promesa es para un día a partir de mañana, dentro de dos años como máximo. No se ha anotado nada; elija otro día, como 2026-11-30.</translation>
    </message>
    <message>
        <source>It does not say what was promised. Nothing was noted; write it in a few words.</source>
        <translation>No dice qué se prometió. No se ha anotado nada; escríbalo en pocas palabras.</translation>
    </message>
    <message>
        <source>What was promised has more than {limit} characters. Nothing was noted; write it shorter.</source>
        <translation>Lo prometido tiene más de {limit} caracteres. No se ha anotado nada; escríbalo más corto.</translation>
    </message>
    <message>
        <source>This promise was kept or dropped already. Nothing was changed; there is nothing left to do for it.</source>
        <translation>Esta promesa ya se había cumplido o retirado. No se ha cambiado nada; no queda nada por hacer.</translation>
    </message>
</context>
<context>
    <name>Actions</name>
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
        <translation>Promesa vencida, {day} · {name}</translation>
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
        <translation>Ese día vuelve a su lista. No se envía nada a la persona, y una conversación cerrada sigue cerrada.</translation>
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
</TS>
