<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>ConnectionFoot</name>
    <message>
        <source>shortcuts</source>
        <translation>atajos</translation>
    </message>
    <message>
        <source>Shows all keys and the help</source>
        <translation>Muestra todas las teclas y la ayuda</translation>
    </message>
    <message>
        <source>Channel: {name}.</source>
        <translation>Canal: {name}.</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Conectado</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Conectando…</translation>
    </message>
    <message>
        <source>No channel yet</source>
        <translation>Todavía no hay ningún canal</translation>
    </message>
    <message>
        <source>Reconnecting…</source>
        <translation>Reconectando…</translation>
    </message>
    <message>
        <source>What you write is kept and goes out when the connection is back.</source>
        <translation>Lo que escribes se guarda y saldrá cuando vuelva la conexión.</translation>
    </message>
    <message>
        <source>Another program reads the channel</source>
        <translation>Otro programa lee el canal</translation>
    </message>
    <message>
        <source>Ask IT to stop the other program.</source>
        <translation>Pide a informática que detenga el otro programa.</translation>
    </message>
    <message>
        <source>Another service gets the messages</source>
        <translation>Otro servicio recibe los mensajes</translation>
    </message>
    <message>
        <source>Ask IT to remove the webhook of the channel.</source>
        <translation>Pide a informática que quite el webhook del canal.</translation>
    </message>
    <message>
        <source>The channel refuses the token</source>
        <translation>El canal rechaza la clave</translation>
    </message>
    <message>
        <source>Ask IT for a new token and enter it in the settings.</source>
        <translation>Pide una clave nueva a informática y ponla en la configuración.</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>Sin conexión</translation>
    </message>
    <message>
        <source>updated {n} s ago</source>
        <translation>actualizado hace {n} s</translation>
    </message>
    <message>
        <source>updated {n} min ago</source>
        <translation>actualizado hace {n} min</translation>
    </message>
    <message>
        <source>Somebody else uses the token</source>
        <translation>Alguien más usa la clave</translation>
    </message>
    <message>
        <source>Messages may be missing. Ask IT for a new token and enter it in the settings.</source>
        <translation>Pueden faltar mensajes. Pide una clave nueva a informática y ponla en la configuración.</translation>
    </message>
</context>
<context>
    <name>FilterMenu</name>
    <message>
        <source>Unread only</source>
        <translation>Solo las no leídas</translation>
    </message>
    <message>
        <source>Close to or past the target only</source>
        <translation>Solo las que se acercan al objetivo o lo superan</translation>
    </message>
    <message>
        <source>All channels</source>
        <translation>Todos los canales</translation>
    </message>
</context>
<context>
    <name>QueuePane</name>
    <message>
        <source>Conversations</source>
        <translation>Conversaciones</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtrar</translation>
    </message>
    <message>
        <source>Show only some of the conversations</source>
        <translation>Muestra solo algunas conversaciones</translation>
    </message>
    <message>
        <source>Take the next</source>
        <translation>Coge la siguiente</translation>
    </message>
    <message>
        <source>Gives you the one that has waited longest</source>
        <translation>Te da la que lleva más tiempo esperando</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>Bandeja</translation>
    </message>
    <message>
        <source>Snoozed</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Equipo</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Cerradas</translation>
    </message>
    <message>
        <source>No conversation matches the filter.</source>
        <translation>Ninguna conversación pasa el filtro.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Mostrarlas todas</translation>
    </message>
    <message>
        <source>Everybody attended. We will tell you when a conversation arrives.</source>
        <translation>Todo el mundo está atendido. Te avisaremos cuando llegue una conversación.</translation>
    </message>
    <message>
        <source>See the team's</source>
        <translation>Mira las del equipo</translation>
    </message>
    <message>
        <source>Nothing is snoozed.</source>
        <translation>No hay nada en pausa.</translation>
    </message>
    <message>
        <source>No colleague is answering anybody now.</source>
        <translation>Ahora ningún compañero está respondiendo a nadie.</translation>
    </message>
    <message>
        <source>No conversation has been closed yet.</source>
        <translation>Todavía no se ha cerrado ninguna conversación.</translation>
    </message>
    <message>
        <source>Back to the inbox</source>
        <translation>Volver a la bandeja</translation>
    </message>
</context>
<context>
    <name>UndoShelf</name>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>The reply does not go out and becomes your draft again</source>
        <translation>La respuesta no sale y vuelve a ser un borrador tuyo</translation>
    </message>
    <message>
        <source>Sending to {name}</source>
        <translation>Se envía a {name}</translation>
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
        <translation>Abrir</translation>
    </message>
</context>
<context>
    <name>queue</name>
    <message>
        <source>Take</source>
        <translation>Coger</translation>
    </message>
    <message>
        <source>{name} is answering</source>
        <translation>Responde {name}</translation>
    </message>
    <message>
        <source>Waiting for reply</source>
        <translation>Esperando respuesta</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Mías</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Por atender</translation>
    </message>
    <message>
        <source>Snoozed</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>With colleagues</source>
        <translation>Con compañeros</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Cerradas</translation>
    </message>
    <message>
        <source>longest wait first</source>
        <translation>primero la espera más larga</translation>
    </message>
    <message>
        <source>everybody attended</source>
        <translation>todo el mundo atendido</translation>
    </message>
    <message>
        <source>soonest first</source>
        <translation>primero las que vuelven antes</translation>
    </message>
    <message>
        <source>latest first</source>
        <translation>primero las últimas</translation>
    </message>
    <message>
        <source>{heading}: {n}</source>
        <translation>{heading}: {n}</translation>
    </message>
    <message>
        <source>waiting for {time}</source>
        <translation>espera desde hace {time}</translation>
    </message>
    <message>
        <source>past the target</source>
        <translation>fuera de objetivo</translation>
    </message>
    <message>
        <source>close to the target</source>
        <translation>cerca del objetivo</translation>
    </message>
    <message>
        <source>waiting for their reply</source>
        <translation>se espera su respuesta</translation>
    </message>
    <message>
        <source>snoozed until {time}</source>
        <translation>en pausa hasta: {time}</translation>
    </message>
    <message>
        <source>closed {time}</source>
        <translation>cerrada: {time}</translation>
    </message>
    <message>
        <source>a message was not sent</source>
        <translation>un mensaje no se ha enviado</translation>
    </message>
    <message>
        <source>it is not known whether a message arrived</source>
        <translation>no se sabe si un mensaje ha llegado</translation>
    </message>
    <message>
        <source>1 new message</source>
        <translation>1 mensaje nuevo</translation>
    </message>
    <message>
        <source>{n} new messages</source>
        <translation>{n} mensajes nuevos</translation>
    </message>
    <message>
        <source>Draft:</source>
        <translation>Borrador:</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>No se ha enviado</translation>
    </message>
    <message>
        <source>Did it arrive?</source>
        <translation>¿Ha llegado?</translation>
    </message>
    <message>
        <source>You:</source>
        <translation>Vosotros:</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Voice message</source>
        <translation>Mensaje de voz</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Audio</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Vídeo</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>Place on the map</source>
        <translation>Lugar en el mapa</translation>
    </message>
    <message>
        <source>Contact card</source>
        <translation>Tarjeta de contacto</translation>
    </message>
    <message>
        <source>Sticker</source>
        <translation>Adhesivo</translation>
    </message>
    <message>
        <source>Unsupported message</source>
        <translation>Mensaje no compatible</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Bloqueado</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Grupo</translation>
    </message>
    <message>
        <source>No topic</source>
        <translation>Sin tema</translation>
    </message>
    <message>
        <source>yours</source>
        <translation>tuya</translation>
    </message>
</context>
</TS>
