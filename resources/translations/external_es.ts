<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>Timeline</name>
    <message>
        <source>the rule has no secret to sign its questions with</source>
        <translation>la regla no tiene ningún secreto para firmar las preguntas</translation>
    </message>
    <message>
        <source>the address of the rule cannot be used</source>
        <translation>la dirección de la regla no se puede usar</translation>
    </message>
    <message>
        <source>the address of the rule is not on the list of allowed hosts</source>
        <translation>la dirección de la regla no está en la lista de servidores permitidos</translation>
    </message>
    <message>
        <source>the town's service is at an address where it must not be</source>
        <translation>el servicio del Ayuntamiento está en una dirección donde no debe estar</translation>
    </message>
    <message>
        <source>the town's service cannot be reached</source>
        <translation>no se puede llegar al servicio del Ayuntamiento</translation>
    </message>
    <message>
        <source>the town's service could not prove who it is</source>
        <translation>el servicio del Ayuntamiento no ha podido demostrar quién es</translation>
    </message>
    <message>
        <source>the town's service broke off</source>
        <translation>el servicio del Ayuntamiento ha cortado la conexión</translation>
    </message>
    <message>
        <source>the town's service refused the question</source>
        <translation>el servicio del Ayuntamiento ha rechazado la pregunta</translation>
    </message>
    <message>
        <source>the town's service pointed elsewhere, which is not followed</source>
        <translation>el servicio del Ayuntamiento remite a otra dirección, y eso no se sigue</translation>
    </message>
    <message>
        <source>the town's service has failed several times and is left alone for a moment</source>
        <translation>el servicio del Ayuntamiento ha fallado varias veces y de momento se deja reposar</translation>
    </message>
    <message>
        <source>the town's service has too many questions at once</source>
        <translation>el servicio del Ayuntamiento tiene demasiadas preguntas a la vez</translation>
    </message>
    <message>
        <source>a colleague has the conversation</source>
        <translation>la conversación la tiene un compañero</translation>
    </message>
    <message>
        <source>the conversation is closed</source>
        <translation>la conversación está cerrada</translation>
    </message>
    <message>
        <source>the citizen was asked first whether this was meant</source>
        <translation>primero se preguntó al ciudadano si quería decir esto</translation>
    </message>
    <message>
        <source>the code said why; it stands in the conversation</source>
        <translation>el código dijo por qué; consta en la conversación</translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>«{name}» is not a host of a service. Nothing was changed; write its name, with the port when it is not 443, like bus.town.cat:8443.</source>
        <translation>«{name}» no es el servidor de un servicio. No se ha cambiado nada; escribe su nombre, con el puerto si no es el 443, como bus.pueblo.es:8443.</translation>
    </message>
    <message>
        <source>{name} is not on the list of allowed hosts. Nothing was changed; see the list with: ventanilla town hosts</source>
        <translation>{name} no está en la lista de servidores permitidos. No se ha cambiado nada; consulta la lista con: ventanilla town hosts</translation>
    </message>
    <message>
        <source>A secret for signing has at least {limit} characters, without spaces. Nothing was stored; let the program make one with --new.</source>
        <translation>Un secreto para firmar tiene como mínimo {limit} caracteres, sin espacios. No se ha guardado nada; deja que el programa haga uno con --new.</translation>
    </message>
    <message>
        <source>The rule {name} does not call a service outside, so it needs no secret. Nothing was changed.</source>
        <translation>La regla {name} no llama a ningún servicio de fuera, así que no necesita ningún secreto. No se ha cambiado nada.</translation>
    </message>
    <message>
        <source>The state of a dialogue is a JSON object. Nothing was tried; copy it whole from what the try before printed.</source>
        <translation>El estado de un diálogo es un objeto JSON. No se ha probado nada; cópialo entero de lo que escribió la prueba anterior.</translation>
    </message>
</context>
<context>
    <name>RuleLogModel</name>
    <message>
        <source>{outcome}, with data of {age} ago</source>
        <translation>{outcome}, con datos de hace {age}</translation>
    </message>
    <message>
        <source>{n} s</source>
        <translation>{n} s</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Qué ha pasado</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Por qué</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Duración</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
</context>
<context>
    <name>RuleLog</name>
    <message>
        <source>What the rule did</source>
        <translation>Qué ha hecho la regla</translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message>
        <source>It has not fired yet.</source>
        <translation>Todavía no ha actuado nunca.</translation>
    </message>
    <message>
        <source>What it did</source>
        <translation>Qué ha hecho</translation>
    </message>
</context>
</TS>
