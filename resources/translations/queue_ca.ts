<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ca" sourcelanguage="en">
<context>
    <name>ConnectionFoot</name>
    <message>
        <source>shortcuts</source>
        <translation>dreceres</translation>
    </message>
    <message>
        <source>Shows all keys and the help</source>
        <translation>Mostra totes les tecles i l’ajuda</translation>
    </message>
    <message>
        <source>Channel: {name}.</source>
        <translation>Canal: {name}.</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Connectat</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Connectant…</translation>
    </message>
    <message>
        <source>No channel yet</source>
        <translation>Encara no hi ha cap canal</translation>
    </message>
    <message>
        <source>Reconnecting…</source>
        <translation>Reconnectant…</translation>
    </message>
    <message>
        <source>What you write is kept and goes out when the connection is back.</source>
        <translation>El que escrius es guarda i sortirà quan torni la connexió.</translation>
    </message>
    <message>
        <source>Another program reads the channel</source>
        <translation>Un altre programa llegeix el canal</translation>
    </message>
    <message>
        <source>Ask IT to stop the other program.</source>
        <translation>Demana a informàtica que aturi l’altre programa.</translation>
    </message>
    <message>
        <source>Another service gets the messages</source>
        <translation>Un altre servei rep els missatges</translation>
    </message>
    <message>
        <source>Ask IT to remove the webhook of the channel.</source>
        <translation>Demana a informàtica que tregui el webhook del canal.</translation>
    </message>
    <message>
        <source>The channel refuses the token</source>
        <translation>El canal rebutja la clau</translation>
    </message>
    <message>
        <source>Ask IT for a new token and enter it in the settings.</source>
        <translation>Demana una clau nova a informàtica i posa-la a la configuració.</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>Sense connexió</translation>
    </message>
    <message>
        <source>updated {n} s ago</source>
        <translation>actualitzat fa {n} s</translation>
    </message>
    <message>
        <source>updated {n} min ago</source>
        <translation>actualitzat fa {n} min</translation>
    </message>
    <message>
        <source>Somebody else uses the token</source>
        <translation>Algú altre fa servir la clau</translation>
    </message>
    <message>
        <source>Messages may be missing. Ask IT for a new token and enter it in the settings.</source>
        <translation>Poden faltar missatges. Demana una clau nova a informàtica i posa-la a la configuració.</translation>
    </message>
</context>
<context>
    <name>FilterMenu</name>
    <message>
        <source>Unread only</source>
        <translation>Només les no llegides</translation>
    </message>
    <message>
        <source>Close to or past the target only</source>
        <translation>Només les que s’acosten a l’objectiu o el passen</translation>
    </message>
    <message>
        <source>All channels</source>
        <translation>Tots els canals</translation>
    </message>
</context>
<context>
    <name>QueuePane</name>
    <message>
        <source>Conversations</source>
        <translation>Converses</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtra</translation>
    </message>
    <message>
        <source>Show only some of the conversations</source>
        <translation>Mostra només algunes converses</translation>
    </message>
    <message>
        <source>Take the next</source>
        <translation>Agafa la següent</translation>
    </message>
    <message>
        <source>Gives you the one that has waited longest</source>
        <translation>Et dona la que fa més estona que espera</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>Safata</translation>
    </message>
    <message>
        <source>Snoozed</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Equip</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Tancades</translation>
    </message>
    <message>
        <source>No conversation matches the filter.</source>
        <translation>Cap conversa no passa el filtre.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Mostra-les totes</translation>
    </message>
    <message>
        <source>Everybody attended. We will tell you when a conversation arrives.</source>
        <translation>Tothom atès. T’avisarem quan arribi una conversa.</translation>
    </message>
    <message>
        <source>See the team's</source>
        <translation>Mira les de l’equip</translation>
    </message>
    <message>
        <source>Nothing is snoozed.</source>
        <translation>No hi ha res en pausa.</translation>
    </message>
    <message>
        <source>No colleague is answering anybody now.</source>
        <translation>Ara cap company no respon ningú.</translation>
    </message>
    <message>
        <source>No conversation has been closed yet.</source>
        <translation>Encara no s’ha tancat cap conversa.</translation>
    </message>
    <message>
        <source>Back to the inbox</source>
        <translation>Torna a la safata</translation>
    </message>
</context>
<context>
    <name>UndoShelf</name>
    <message>
        <source>Undo</source>
        <translation>Desfés</translation>
    </message>
    <message>
        <source>The reply does not go out and becomes your draft again</source>
        <translation>La resposta no surt i torna a ser un esborrany teu</translation>
    </message>
    <message>
        <source>Sending to {name}</source>
        <translation>S’envia a {name}</translation>
    </message>
    <message>
        <source>“{text}”</source>
        <translation>«{text}»</translation>
    </message>
</context>
<context>
    <name>VerbMenu</name>
    <message>
        <source>Open</source>
        <translation>Obre</translation>
    </message>
</context>
<context>
    <name>queue</name>
    <message>
        <source>Take</source>
        <translation>Agafa</translation>
    </message>
    <message>
        <source>{name} is answering</source>
        <translation>{name} hi respon</translation>
    </message>
    <message>
        <source>Waiting for reply</source>
        <translation>Esperant resposta</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Meves</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Per atendre</translation>
    </message>
    <message>
        <source>Snoozed</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>With colleagues</source>
        <translation>Amb companys</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Tancades</translation>
    </message>
    <message>
        <source>longest wait first</source>
        <translation>espera més llarga primer</translation>
    </message>
    <message>
        <source>everybody attended</source>
        <translation>tothom atès</translation>
    </message>
    <message>
        <source>soonest first</source>
        <translation>primer les que tornen abans</translation>
    </message>
    <message>
        <source>latest first</source>
        <translation>primer les últimes</translation>
    </message>
    <message>
        <source>{heading}: {n}</source>
        <translation>{heading}: {n}</translation>
    </message>
    <message>
        <source>waiting for {time}</source>
        <translation>espera des de fa {time}</translation>
    </message>
    <message>
        <source>past the target</source>
        <translation>fora d’objectiu</translation>
    </message>
    <message>
        <source>close to the target</source>
        <translation>a prop de l’objectiu</translation>
    </message>
    <message>
        <source>waiting for their reply</source>
        <translation>s’espera la seva resposta</translation>
    </message>
    <message>
        <source>snoozed until {time}</source>
        <translation>en pausa fins: {time}</translation>
    </message>
    <message>
        <source>closed {time}</source>
        <translation>tancada: {time}</translation>
    </message>
    <message>
        <source>a message was not sent</source>
        <translation>un missatge no s’ha enviat</translation>
    </message>
    <message>
        <source>it is not known whether a message arrived</source>
        <translation>no se sap si un missatge ha arribat</translation>
    </message>
    <message>
        <source>1 new message</source>
        <translation>1 missatge nou</translation>
    </message>
    <message>
        <source>{n} new messages</source>
        <translation>{n} missatges nous</translation>
    </message>
    <message>
        <source>Draft:</source>
        <translation>Esborrany:</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>No s’ha enviat</translation>
    </message>
    <message>
        <source>Did it arrive?</source>
        <translation>Ha arribat?</translation>
    </message>
    <message>
        <source>You:</source>
        <translation>Vosaltres:</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Voice message</source>
        <translation>Missatge de veu</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Àudio</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Vídeo</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fitxer</translation>
    </message>
    <message>
        <source>Place on the map</source>
        <translation>Lloc al mapa</translation>
    </message>
    <message>
        <source>Contact card</source>
        <translation>Targeta de contacte</translation>
    </message>
    <message>
        <source>Sticker</source>
        <translation>Adhesiu</translation>
    </message>
    <message>
        <source>Unsupported message</source>
        <translation>Missatge no compatible</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Bloquejat</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Grup</translation>
    </message>
    <message>
        <source>No topic</source>
        <translation>Sense tema</translation>
    </message>
    <message>
        <source>yours</source>
        <translation>teva</translation>
    </message>
</context>
</TS>
