<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_ES" sourcelanguage="en">
<context>
    <name>Away</name>
    <message>
        <source>What you write is kept and sent when it is back.</source>
        <translation>Lo que escribas se guarda y se envía cuando vuelva.</translation>
    </message>
    <message>
        <source>Look whether this computer has a network.</source>
        <translation>Mira si este ordenador tiene red.</translation>
    </message>
    <message>
        <source>Nothing to do here: the console tries again by itself.</source>
        <translation>No hay que hacer nada: la consola vuelve a probar sola.</translation>
    </message>
    <message>
        <source>If it lasts, tell IT.</source>
        <translation>Si dura, avisa a informática.</translation>
    </message>
    <message>
        <source>The channel's server is not found</source>
        <translation>No se encuentra el servidor del canal</translation>
    </message>
    <message>
        <source>No way to the channel's server</source>
        <translation>No hay camino hasta el servidor del canal</translation>
    </message>
    <message>
        <source>The channel's server takes no calls</source>
        <translation>El servidor del canal no acepta conexiones</translation>
    </message>
    <message>
        <source>The channel's server does not answer in time</source>
        <translation>El servidor del canal no responde a tiempo</translation>
    </message>
    <message>
        <source>The channel's server has a fault</source>
        <translation>El servidor del canal tiene una avería</translation>
    </message>
    <message>
        <source>The connection was cut</source>
        <translation>Se ha cortado la conexión</translation>
    </message>
    <message>
        <source>The channel's server has no valid certificate</source>
        <translation>El servidor del canal no tiene un certificado válido</translation>
    </message>
    <message>
        <source>No encrypted connection to the channel's server</source>
        <translation>No hay conexión cifrada con el servidor del canal</translation>
    </message>
    <message>
        <source>The town's proxy lets nothing through</source>
        <translation>El proxy del ayuntamiento no deja pasar nada</translation>
    </message>
    <message>
        <source>The channel's address is none</source>
        <translation>La dirección del canal no es válida</translation>
    </message>
    <message>
        <source>The channel refuses the token</source>
        <translation>El canal rechaza la clave de acceso</translation>
    </message>
    <message>
        <source>Ask IT for a new token and enter it in the settings.</source>
        <translation>Pide una clave nueva a informática y ponla en la configuración.</translation>
    </message>
    <message>
        <source>Another program reads the channel</source>
        <translation>Otro programa lee el canal</translation>
    </message>
    <message>
        <source>Ask IT to stop the other program.</source>
        <translation>Pide a informática que pare el otro programa.</translation>
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
        <source>The channel asks us to wait until {time}</source>
        <translation>El canal pide que esperemos hasta las {time}</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>Sin conexión</translation>
    </message>
    <message>
        <source>Since {time}.</source>
        <translation>Desde las {time}.</translation>
    </message>
</context>
</TS>
