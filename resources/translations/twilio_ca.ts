<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ca">
<context>
    <name>Problem</name>
    <message>
        <source>The citizen has asked for no more messages from this number (STOP). It was not sent; use another way to reach them.</source>
        <translation>La persona ha demanat no rebre més missatges d’aquest número (STOP). No s’ha enviat; busca una altra manera d’arribar-hi.</translation>
    </message>
    <message>
        <source>This number cannot receive messages ({why}). It was not sent; check the number or use another way.</source>
        <translation>Aquest número no pot rebre missatges ({why}). No s’ha enviat; comprova el número o busca una altra manera.</translation>
    </message>
    <message>
        <source>The citizen's telephone company did not deliver the message ({why}). Try again later or use another way.</source>
        <translation>La companyia de telèfon de la persona no ha lliurat el missatge ({why}). Torna-ho a provar més tard o busca una altra manera.</translation>
    </message>
    <message>
        <source>The town's account sends nothing to this country. The message was not sent; ask IT to allow the country at Twilio.</source>
        <translation>El compte de l’ajuntament no envia res a aquest país. El missatge no s’ha enviat; demana a informàtica que permeti el país a Twilio.</translation>
    </message>
    <message>
        <source>Twilio does not let the town's number send ({why}). The message was not sent; ask IT to look at the sender at Twilio.</source>
        <translation>Twilio no deixa enviar al número de l’ajuntament ({why}). El missatge no s’ha enviat; demana a informàtica que miri el remitent a Twilio.</translation>
    </message>
    <message>
        <source>This channel cannot send files. Nothing was sent; take the file away and write where it can be found.</source>
        <translation>Aquest canal no pot enviar fitxers. No s’ha enviat res; treu el fitxer i escriu on es pot trobar.</translation>
    </message>
    <message>
        <source>The sender is the town's number at Twilio, like +34930000000, or whatsapp:+34930000000 for WhatsApp. Nothing was kept; correct it.</source>
        <translation>El remitent és el número de l’ajuntament a Twilio, com +34930000000, o whatsapp:+34930000000 per a WhatsApp. No s’ha desat res; corregeix-lo.</translation>
    </message>
    <message>
        <source>The account begins with AC, and a key with SK; both have 34 signs. Nothing was kept; copy them from Twilio.</source>
        <translation>El compte comença amb AC i una clau amb SK; tots dos tenen 34 signes. No s’ha desat res; copia’ls de Twilio.</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>this channel sends no files</source>
        <translation>aquest canal no envia fitxers</translation>
    </message>
</context>
</TS>
