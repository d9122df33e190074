<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es">
<context>
    <name>Problem</name>
    <message>
        <source>The citizen has asked for no more messages from this number (STOP). It was not sent; use another way to reach them.</source>
        <translation>La persona ha pedido no recibir más mensajes de este número (STOP). No se ha enviado; busca otra manera de llegar a ella.</translation>
    </message>
    <message>
        <source>This number cannot receive messages ({why}). It was not sent; check the number or use another way.</source>
        <translation>Este número no puede recibir mensajes ({why}). No se ha enviado; comprueba el número o busca otra manera.</translation>
    </message>
    <message>
        <source>The citizen's telephone company did not deliver the message ({why}). Try again later or use another way.</source>
        <translation>La compañía de teléfono de la persona no ha entregado el mensaje ({why}). Prueba otra vez más tarde o busca otra manera.</translation>
    </message>
    <message>
        <source>The town's account sends nothing to this country. The message was not sent; ask IT to allow the country at Twilio.</source>
        <translation>La cuenta del ayuntamiento no envía nada a este país. El mensaje no se ha enviado; pide a informática que permita el país en Twilio.</translation>
    </message>
    <message>
        <source>Twilio does not let the town's number send ({why}). The message was not sent; ask IT to look at the sender at Twilio.</source>
        <translation>Twilio no deja enviar al número del ayuntamiento ({why}). El mensaje no se ha enviado; pide a informática que mire el remitente en Twilio.</translation>
    </message>
    <message>
        <source>This channel cannot send files. Nothing was sent; take the file away and write where it can be found.</source>
        <translation>Este canal no puede enviar archivos. No se ha enviado nada; quita el archivo y escribe dónde se puede encontrar.</translation>
    </message>
    <message>
        <source>The sender is the town's number at Twilio, like +34930000000, or whatsapp:+34930000000 for WhatsApp. Nothing was kept; correct it.</source>
        <translation>El remitente es el número del ayuntamiento en Twilio, como +34930000000, o whatsapp:+34930000000 para WhatsApp. No se ha guardado nada; corrígelo.</translation>
    </message>
    <message>
        <source>The account begins with AC, and a key with SK; both have 34 signs. Nothing was kept; copy them from Twilio.</source>
        <translation>La cuenta empieza con AC y una clave con SK; las dos tienen 34 signos. No se ha guardado nada; cópialas de Twilio.</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>this channel sends no files</source>
        <translation>este canal no envía archivos</translation>
    </message>
</context>
</TS>
