<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>Problem</name>
    <message>
        <source>The channel does not hand this file out ({why}). Nothing was written; ask the citizen for a smaller one.</source>
        <translation>El canal no entrega este archivo ({why}). No se ha guardado nada; pide al ciudadano uno más pequeño.</translation>
    </message>
    <message>
        <source>The channel no longer has this file. Nothing was written; ask the citizen to send it again.</source>
        <translation>El canal ya no tiene este archivo. No se ha guardado nada; pide al ciudadano que lo envíe otra vez.</translation>
    </message>
    <message>
        <source>{name} cannot be written. Nothing was changed; check the folder and its rights.</source>
        <translation>No se puede guardar {name}. No se ha cambiado nada; revisa la carpeta y sus permisos.</translation>
    </message>
    <message>
        <source>This message was taken back already. Its text is in the draft of whoever wrote it.</source>
        <translation>Este mensaje ya se había deshecho. El texto está en el borrador de quien lo escribió.</translation>
    </message>
    <message>
        <source>The channel {name} serves this account already; two would take each other's messages. Nothing was changed; use that one, or remove it first.</source>
        <translation>El canal {name} ya usa esta cuenta; dos canales se quitarían los mensajes el uno al otro. No se ha cambiado nada; usa aquel, o quítalo antes.</translation>
    </message>
    <message>
        <source>This secret belongs to another account than the one of {name}. Nothing was changed; add that account as a channel of its own.</source>
        <translation>Esta clave es de una cuenta distinta de la de {name}. No se ha cambiado nada; añade esa cuenta como un canal propio.</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>The channel refused the correction; the citizen still reads the earlier text</source>
        <translation>El canal no ha aceptado la corrección; el ciudadano aún lee el texto anterior</translation>
    </message>
    <message>
        <source>The channel refused to delete the message; the citizen can still read it</source>
        <translation>El canal no ha querido borrar el mensaje; el ciudadano aún puede leerlo</translation>
    </message>
</context>
</TS>
