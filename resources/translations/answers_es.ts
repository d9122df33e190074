<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>Timeline</name>
    <message>
        <source>The program passed it to a person: {why}</source>
        <translation>El programa lo ha pasado a una persona: {why}</translation>
    </message>
    <message>
        <source>answered automatically</source>
        <translation>respuesta automática</translation>
    </message>
    <message>
        <source>the citizen asked for one</source>
        <translation>lo ha pedido el ciudadano</translation>
    </message>
    <message>
        <source>the rule says so</source>
        <translation>lo dice la regla</translation>
    </message>
    <message>
        <source>an incident was reported</source>
        <translation>ha comunicado una incidencia</translation>
    </message>
    <message>
        <source>too many messages in a row</source>
        <translation>demasiados mensajes seguidos</translation>
    </message>
    <message>
        <source>the question was too old for an automatic answer</source>
        <translation>la pregunta era demasiado antigua para responderla automáticamente</translation>
    </message>
    <message>
        <source>the citizen stopped half way</source>
        <translation>el ciudadano lo ha dejado a medias</translation>
    </message>
    <message>
        <source>the citizen cannot be written to</source>
        <translation>no se puede escribir al ciudadano</translation>
    </message>
    <message>
        <source>the automatic answer took too long</source>
        <translation>la respuesta automática ha tardado demasiado</translation>
    </message>
    <message>
        <source>the automatic answer failed</source>
        <translation>la respuesta automática ha fallado</translation>
    </message>
    <message>
        <source>the automatic answer made no sense</source>
        <translation>la respuesta automática no tenía sentido</translation>
    </message>
    <message>
        <source>the automatic answer was empty</source>
        <translation>la respuesta automática estaba vacía</translation>
    </message>
    <message>
        <source>the automatic answer was too long</source>
        <translation>la respuesta automática era demasiado larga</translation>
    </message>
    <message>
        <source>the automatic answer was too big</source>
        <translation>la respuesta automática pesaba demasiado</translation>
    </message>
    <message>
        <source>the code of the rule is not installed</source>
        <translation>el código de la regla no está instalado</translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>There is no rule called {name}. Nothing was changed; look it up in the list of rules.</source>
        <translation>No hay ninguna regla que se llame {name}. No se ha cambiado nada; búscala en la lista de reglas.</translation>
    </message>
</context>
</TS>
