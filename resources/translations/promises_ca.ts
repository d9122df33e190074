<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ca">
<context>
    <name>queue</name>
    <message>
        <source>Promises due</source>
        <translation>Promeses per complir</translation>
    </message>
    <message>
        <source>Promise due</source>
        <translation>Promesa per complir</translation>
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
        <translation>promesa per complir</translation>
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
        <translation>Has promès per al {day}: {words}</translation>
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
        <translation>Has complert la promesa per al {day}: {words}</translation>
    </message>
    <message>
        <source>{operator} dropped the promise for {day}: {reason}</source>
        <translation>{operator} va retirar la promesa per al {day}: {reason}</translation>
    </message>
    <message>
        <source>You dropped the promise for {day}: {reason}</source>
        <translation>Has retirat la promesa per al {day}: {reason}</translation>
    </message>
</context>
<context>
    <name>Journal</name>
    <message>
        <source>a word to the team</source>
        <translation>un avís a l'equip</translation>
    </message>
    <message>
        <source>word read</source>
        <translation>avís llegit</translation>
    </message>
    <message>
        <source>word taken back</source>
        <translation>avís retirat</translation>
    </message>
    <message>
        <source>promise noted</source>
        <translation>promesa anotada</translation>
    </message>
    <message>
        <source>promise due</source>
        <translation>promesa per complir</translation>
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
        <source>There is no word to tell. Nobody was told anything; write it first.</source>
        <translation>No hi ha cap avís per dir. No s'ha dit res a ningú; escriu-lo primer.</translation>
    </message>
    <message>
        <source>A word to the team has at most {limit} characters. Nobody was told anything; write it shorter.</source>
        <translation>Un avís a l'equip té com a màxim {limit} caràcters. No s'ha dit res a ningú; escriu-lo més curt.</translation>
    </message>
    <message>
        <source>A word stands until a moment to come, within {most} days. Nobody was told anything; choose another moment.</source>
        <translation>Un avís dura fins a un moment futur, d'aquí a {most} dies com a màxim. No s'ha dit res a ningú; tria un altre moment.</translation>
    </message>
    <message>
        <source>You have said {most} words in ten minutes. Nobody was told anything more; wait a little, or say it in one.</source>
        <translation>Has fet {most} avisos en deu minuts. No s'ha dit res més a ningú; espera una mica, o digues-ho en un de sol.</translation>
    </message>
    <message>
        <source>There is no word to the team with the number {id} that you could read or take back. Nothing was changed; look it up with: ventanilla words</source>
        <translation>No hi ha cap avís a l'equip amb el número {id} que puguis llegir o retirar. No s'ha canviat res; busca’l amb: ventanilla words</translation>
    </message>
    <message>
        <source>There is no promise with the number {id}. Nothing was changed; look it up with: ventanilla promises</source>
        <translation>No hi ha cap promesa amb el número {id}. No s'ha canviat res; busca-la amb: ventanilla promises</translation>
    </message>
    <message>
        <source>A promise is for a day from tomorrow on, within two years. Nothing was noted; choose another day, like 2026-11-30.</source>
        <translation>Una promesa és per a un dia a partir de demà, d'aquí a dos anys com a màxim. No s'ha anotat res; tria un altre dia, com ara 2026-11-30.</translation>
    </message>
    <message>
        <source>It does not say what was promised. Nothing was noted; write it in a few words.</source>
        <translation>No diu què es va prometre. No s'ha anotat res; escriu-ho en poques paraules.</translation>
    </message>
    <message>
        <source>What was promised has more than {limit} characters. Nothing was noted; write it shorter.</source>
        <translation>El que es va prometre té més de {limit} caràcters. No s'ha anotat res; escriu-ho més curt.</translation>
    </message>
    <message>
        <source>This promise was kept or dropped already. Nothing was changed; there is nothing left to do for it.</source>
        <translation>Aquesta promesa ja s'havia complert o retirat. No s'ha canviat res; no hi queda res per fer.</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>A word to the team…</source>
        <translation>Un avís a l'equip…</translation>
    </message>
    <message>
        <source>I have read the word</source>
        <translation>He llegit l'avís</translation>
    </message>
    <message>
        <source>Note a promise…</source>
        <translation>Anota una promesa…</translation>
    </message>
    <message>
        <source>Promise kept</source>
        <translation>Promesa complerta</translation>
    </message>
    <message>
        <source>Drop the promise…</source>
        <translation>Retira la promesa…</translation>
    </message>
</context>
<context>
    <name>PromiseEntry</name>
    <message>
        <source>Promise due, {day} · {name}</source>
        <translation>Promesa per complir, {day} · {name}</translation>
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
        <translation>Retira…</translation>
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
        <translation>Anota una promesa</translation>
    </message>
    <message>
        <source>Note it</source>
        <translation>Anota-la</translation>
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
        <translation>Aquell dia torna a la teva llista. No s'envia res a la persona, i una conversa tancada continua tancada.</translation>
    </message>
</context>
<context>
    <name>PromiseActs</name>
    <message>
        <source>Note a promise for {day}?</source>
        <translation>Vols anotar una promesa per al {day}?</translation>
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
        <translation>Retira la promesa</translation>
    </message>
    <message>
        <source>Why will it not be done? (kept in the journal)</source>
        <translation>Per què no es farà? (queda al registre)</translation>
    </message>
    <message>
        <source>Drop it</source>
        <translation>Retira-la</translation>
    </message>
</context>
<context>
    <name>PromiseCard</name>
    <message>
        <source>and {n} more</source>
        <translation>i {n} més</translation>
    </message>
</context>
<context>
    <name>WordBar</name>
    <message>
        <source>I have read it</source>
        <translation>L'he llegit</translation>
    </message>
    <message>
        <source>Who wrote it sees that you have read it</source>
        <translation>Qui l'ha escrit veu que l'has llegit</translation>
    </message>
    <message>
        <source>{name} to {team}</source>
        <translation>{name} a {team}</translation>
    </message>
    <message>
        <source>{n} more</source>
        <translation>{n} més</translation>
    </message>
</context>
<context>
    <name>WordDialog</name>
    <message>
        <source>A word to the team</source>
        <translation>Un avís a l'equip</translation>
    </message>
    <message>
        <source>Tell them</source>
        <translation>Avisa'ls</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Tothom</translation>
    </message>
    <message>
        <source>Team {name}</source>
        <translation>Equip {name}</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Per a</translation>
    </message>
    <message>
        <source>The word (inside the office only; citizens never see it)</source>
        <translation>L'avís (només dins l'oficina; la ciutadania no el veu mai)</translation>
    </message>
    <message>
        <source>It stands in every window until they have read it, at the latest until tonight.</source>
        <translation>És a totes les finestres fins que l'hagin llegit, com a màxim fins aquesta nit.</translation>
    </message>
    <message>
        <source>Standing now</source>
        <translation>Vigents ara</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Retira'l</translation>
    </message>
    <message>
        <source>Read by: {names}</source>
        <translation>L'han llegit: {names}</translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation>encara ningú</translation>
    </message>
    <message>
        <source>Not yet: {names}</source>
        <translation>Encara no: {names}</translation>
    </message>
    <message>
        <source>{n} characters left</source>
        <translation>Queden {n} caràcters</translation>
    </message>
</context>
<context>
    <name>WordActs</name>
    <message>
        <source>They have been told; here you see who has read it.</source>
        <translation>Avisats; aquí mateix veuràs qui l'ha llegit.</translation>
    </message>
</context>
<context>
    <name>Cards</name>
    <message>
        <source>{name}, {status}: {n} in hand</source>
        <translation>{name}, {status}: {n} en curs</translation>
    </message>
    <message>
        <source>of {n} at most</source>
        <translation>de {n} com a màxim</translation>
    </message>
    <message>
        <source>{n} waiting, the longest {time}</source>
        <translation>{n} en espera, la més llarga {time}</translation>
    </message>
</context>
<context>
    <name>HandsDialog</name>
    <message>
        <source>In hand: {name}</source>
        <translation>En curs: {name}</translation>
    </message>
    <message>
        <source>Assign…</source>
        <translation>Assigna…</translation>
    </message>
    <message>
        <source>{n} in hand</source>
        <translation>{n} en curs</translation>
    </message>
    <message>
        <source>{n} at most</source>
        <translation>{n} com a màxim</translation>
    </message>
    <message>
        <source>{n} waiting</source>
        <translation>{n} en espera</translation>
    </message>
    <message>
        <source>the longest {time}</source>
        <translation>la més llarga {time}</translation>
    </message>
    <message>
        <source>Take over…</source>
        <translation>Assumeix…</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Obre-la</translation>
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
