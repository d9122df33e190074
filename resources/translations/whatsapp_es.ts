<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_ES" sourcelanguage="en">
<context>
    <name>Problem</name>
    <message>
        <source>More than 24 hours have passed since the citizen last wrote, so WhatsApp takes no free text. The message was not sent; send a template, or wait until they write.</source>
        <translation>Han pasado más de 24 horas desde que la persona escribió por última vez, y WhatsApp no admite texto libre. El mensaje no se ha enviado; envíe una plantilla o espere a que escriba.</translation>
    </message>
    <message>
        <source>WhatsApp cannot deliver to this number. The message was not sent; use another way to reach the citizen.</source>
        <translation>WhatsApp no puede entregar mensajes a este número. El mensaje no se ha enviado; contacte con la persona por otra vía.</translation>
    </message>
    <message>
        <source>WhatsApp holds back messages of this kind to this citizen. It was not sent; wait a day or use another way.</source>
        <translation>WhatsApp retiene los mensajes de este tipo para esta persona. No se ha enviado; espere un día o use otra vía.</translation>
    </message>
    <message>
        <source>WhatsApp refused the template ({why}). The message was not sent; ask IT to look at the template at Meta.</source>
        <translation>WhatsApp ha rechazado la plantilla ({why}). El mensaje no se ha enviado; pida a informática que mire la plantilla en Meta.</translation>
    </message>
    <message>
        <source>WhatsApp holds back the town's account ({why}). The message was not sent; ask IT to look at the account at Meta.</source>
        <translation>WhatsApp retiene la cuenta del ayuntamiento ({why}). El mensaje no se ha enviado; pida a informática que mire la cuenta en Meta.</translation>
    </message>
    <message>
        <source>Nothing can listen at {value}. WhatsApp's calls would be lost, so nothing was started; change the setting webhook_listen to a free address like 127.0.0.1:8480.</source>
        <translation>No se puede escuchar en {value}. Las llamadas de WhatsApp se perderían, así que no se ha arrancado nada; cambie el ajuste webhook_listen por una dirección libre como 127.0.0.1:8480.</translation>
    </message>
    <message>
        <source>Three lines are needed: token=…, app_secret=… and verify_token=…. Nothing was changed; copy them from Meta without spaces.</source>
        <translation>Hacen falta tres líneas: token=…, app_secret=… y verify_token=…. No se ha cambiado nada; cópielas de Meta sin espacios.</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Address for WhatsApp's calls</source>
        <translation>Dirección para las llamadas de WhatsApp</translation>
    </message>
    <message>
        <source>Behind the town's reverse proxy, like 127.0.0.1:8480; empty where no calls come in.</source>
        <translation>Detrás del proxy inverso del ayuntamiento, como 127.0.0.1:8480; vacío si no llegan llamadas.</translation>
    </message>
</context>
<context>
    <name>WindowLine</name>
    <message>
        <source>Free text goes out again when the citizen has written.</source>
        <translation>El texto libre volverá a salir cuando la persona haya escrito.</translation>
    </message>
    <message>
        <source>The 24 hours of {channel} are over: it takes a template now, and free text when the citizen has written again.</source>
        <translation>Las 24 horas de {channel} han pasado: ahora admite una plantilla, y texto libre cuando la persona haya vuelto a escribir.</translation>
    </message>
    <message>
        <source>{channel} takes free text for another {time}.</source>
        <translation>{channel} admite texto libre durante {time} más.</translation>
    </message>
</context>
<context>
    <name>queue</name>
    <message>
        <source>24 h over</source>
        <translation>24 h pasadas</translation>
    </message>
    <message>
        <source>{time} left to write</source>
        <translation>quedan {time} para escribir</translation>
    </message>
</context>
</TS>
