<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ca">
<context>
    <name>queue</name>
    <message>
        <source>Promises due</source>
        <translation>Promeses que vencen</translation>
    </message>
    <message>
        <source>Promise due</source>
        <translation>Promesa vençuda</translation>
    </message>
    <message>
        <source>a promise is due</source>
        <translation>ha arribat el dia d'una promesa</translation>
    </message>
</context>
<context>
    <name>ConversationHeader</name>
    <message>
        <source>promise due</source>
        <translation>promesa vençuda</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>{operator} promised for {day}: {words}</source>
        <translation>{operator} va prometre per al {day}: {words}</translation>
    </message>
    <message>
        <source>You promised for {day}: {words}</source>
        <translation>Heu promès per al {day}: {words}</translation>
    </message>
    <message>
        <source>The day of a promise has come ({day}): {words}</source>
        <translation>Ha arribat el dia d'una promesa ({day}): {words}</translation>
    </message>
    <message>
        <source>{operator} kept the promise for {day}: {words}</source>
        <translation>{operator} va complir la promesa per al {day}: {words}</translation>
    </message>
    <message>
        <source>You kept the promise for {day}: {words}</source>
        <translation>Heu complert la promesa per al {day}: {words}</translation>
    </message>
    <message>
        <source>{operator} dropped the promise for {day}: {reason}</source>
        <translation>{operator} va retirar la promesa per al {day}: {reason}</translation>
    </message>
    <message>
        <source>You dropped the promise for {day}: {reason}</source>
        <translation>Heu retirat la promesa per al {day}: {reason}</translation>
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
        <translation>promesa vençuda</translation>
    </message>
    <message>
        <source>promise kept</source>
        <translation>promesa complerta</translation>
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
        <translation>No hi ha cap promesa amb el número {id}. No s'ha canviat res; busqueu-la amb: ventanilla promises</translation>
    </message>
    <message>
        <source>A promise is for a day from tomorrow on, within two years. Nothing was noted; choose another day, like 2026-11-30.</source>
        <translation>Una promesa és per a un dia a partir de demà, d'aquí a dos anys com a màxim. No s'ha anotat res; trieu un altre dia, com ara 2026-11-30.</translation>
    </message>
    <message>
        <source>It does not say what was promised. Nothing was noted; write it in a few words.</source>
        <translation>No diu què es va prometre. No s'ha anotat res; escriviu-ho en poques paraules.</translation>
    </message>
    <message>
        <source>What was promised has more than {limit} characters. Nothing was noted; write it shorter.</source>
        <translation>El que es va prometre té més de {limit} caràcters. No s'ha anotat res; escriviu-ho més curt.</translation>
    </message>
    <message>
        <source>This promise was kept or dropped already. Nothing was changed; there is nothing left to do for it.</source>
        <translation>Aquesta promesa ja s'havia complert o retirat. No s'ha canviat res; no hi queda res per fer.</translation>
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
        <translation>Promesa complerta</translation>
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
        <translation>Promesa vençuda, {day} · {name}</translation>
    </message>
    <message>
        <source>Promised for {day} · {name}</source>
        <translation>Promès per al {day} · {name}</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Complerta</translation>
    </message>
    <message>
        <source>Drop…</source>
        <translation>Retirar…</translation>
    </message>
    <message>
        <source>It has been done; the promise leaves the list</source>
        <translation>Ja està fet; la promesa surt de la llista</translation>
    </message>
    <message>
        <source>It will not be done; a reason is asked</source>
        <translation>No es farà; es demana un motiu</translation>
    </message>
    <message>
        <source>The 24 hours are over: the citizen can be reached by telephone, or when they write again.</source>
        <translation>Les 24 hores han passat: es pot trucar a la persona, o respondre-li quan torni a escriure.</translation>
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
        <translation>Anotar-la</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Per al dia</translation>
    </message>
    <message>
        <source>What was promised</source>
        <translation>Què s'ha promès</translation>
    </message>
    <message>
        <source>On that day it comes back to your list. Nothing is sent to the citizen, and a closed conversation stays closed.</source>
        <translation>Aquell dia torna a la vostra llista. No s'envia res a la persona, i una conversa tancada continua tancada.</translation>
    </message>
</context>
<context>
    <name>PromiseActs</name>
    <message>
        <source>Note a promise for {day}?</source>
        <translation>Voleu anotar una promesa per al {day}?</translation>
    </message>
    <message>
        <source>Noted: it comes back on {day}.</source>
        <translation>Anotada: torna el {day}.</translation>
    </message>
    <message>
        <source>The promise is kept; it has left the list.</source>
        <translation>Promesa complerta; ha sortit de la llista.</translation>
    </message>
    <message>
        <source>Drop the promise</source>
        <translation>Retirar la promesa</translation>
    </message>
    <message>
        <source>Why will it not be done? (kept in the journal)</source>
        <translation>Per què no es farà? (queda al registre)</translation>
    </message>
    <message>
        <source>Drop it</source>
        <translation>Retirar-la</translation>
    </message>
</context>
<context>
    <name>PromiseCard</name>
    <message>
        <source>and {n} more</source>
        <translation>i {n} més</translation>
    </message>
</context>
</TS>
