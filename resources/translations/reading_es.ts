<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_ES" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>Previous hit</source>
        <translation>Coincidencia anterior</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>End the search (Esc)</source>
        <translation>Termina la búsqueda (Esc)</translation>
    </message>
    <message>
        <source>Find in the conversation</source>
        <translation>Busca en la conversación</translation>
    </message>
    <message>
        <source>Next hit, further back (F3)</source>
        <translation>Coincidencia siguiente, más atrás (F3)</translation>
    </message>
    <message>
        <source>No hits</source>
        <translation>Ninguna coincidencia</translation>
    </message>
    <message>
        <source>Previous hit, nearer to today (Shift+F3)</source>
        <translation>Coincidencia anterior, más cerca de hoy (Mayús+F3)</translation>
    </message>
    <message>
        <source>{n} of {total}</source>
        <translation>{n} de {total}</translation>
    </message>
</context>
<context>
    <name>GapNotice</name>
    <message>
        <source>Between {since} and {until} messages may be missing on {channel}.</source>
        <translation>Entre el {since} y el {until} pueden faltar mensajes en {channel}.</translation>
    </message>
    <message>
        <source>I have seen it</source>
        <translation>Ya lo he visto</translation>
    </message>
    <message>
        <source>It stands here until a supervisor has seen it.</source>
        <translation>Se muestra hasta que una persona supervisora lo ha visto.</translation>
    </message>
    <message>
        <source>Not the only time: {n} in all.</source>
        <translation>No es la única vez: hay {n} en total.</translation>
    </message>
    <message>
        <source>The console was away longer than the provider keeps messages. When somebody says they wrote then, ask them to send it again.</source>
        <translation>La consola estuvo ausente más tiempo del que el proveedor guarda los mensajes. Si alguien dice que escribió entonces, pídele que lo vuelva a enviar.</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Messages may be missing here: nothing was received between {since} and {until}.</source>
        <translation>Aquí pueden faltar mensajes: no se recibió nada entre el {since} y el {until}.</translation>
    </message>
</context>
<context>
    <name>TimelinePane</name>
    <message>
        <source>To the newest</source>
        <translation>A los más nuevos</translation>
    </message>
</context>
<context>
    <name>formats</name>
    <message>
        <source>{day} {month}</source>
        <translation>{day} {month}</translation>
    </message>
    <message>
        <source>{day} {month} {year}</source>
        <translation>{day} {month} {year}</translation>
    </message>
</context>
</TS>
