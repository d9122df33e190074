<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ca" sourcelanguage="en">
<context>
    <name>LinkDialog</name>
    <message>
        <source>Open a link</source>
        <translation>Obre un enllaç</translation>
    </message>
    <message>
        <source>This link was written by a citizen. It leads to:</source>
        <translation>Aquest enllaç l’ha escrit un ciutadà. Porta a:</translation>
    </message>
    <message>
        <source>The name holds letters of another alphabet ({name}). It may imitate a site you know.</source>
        <translation>El nom té lletres d’un altre alfabet ({name}). Pot imitar un lloc que coneixes.</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>Copia l’adreça</translation>
    </message>
    <message>
        <source>Open in the browser</source>
        <translation>Obre al navegador</translation>
    </message>
</context>
<context>
    <name>formats</name>
    <message>
        <source>now</source>
        <translation>ara</translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n} min</translation>
    </message>
    <message>
        <source>{h} h {m}</source>
        <translation>{h} h {m}</translation>
    </message>
    <message>
        <source>{d} d {h} h</source>
        <translation>{d} d {h} h</translation>
    </message>
    <message>
        <source>less than a minute</source>
        <translation>menys d’un minut</translation>
    </message>
    <message>
        <source>Today, {date}</source>
        <translation>Avui, {date}</translation>
    </message>
    <message>
        <source>Yesterday, {date}</source>
        <translation>Ahir, {date}</translation>
    </message>
    <message>
        <source>yesterday {time}</source>
        <translation>ahir {time}</translation>
    </message>
    <message>
        <source>tomorrow {time}</source>
        <translation>demà {time}</translation>
    </message>
    <message>
        <source>{n} %</source>
        <translation>{n} %</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 hora</translation>
    </message>
    <message>
        <source>{n} hours</source>
        <translation>{n} hores</translation>
    </message>
    <message>
        <source>1 minute</source>
        <translation>1 minut</translation>
    </message>
    <message>
        <source>{n} minutes</source>
        <translation>{n} minuts</translation>
    </message>
    <message>
        <source>{weekday} {day} {month} {year}</source>
        <translation>{weekday} {day} {month} de {year}</translation>
    </message>
    <message>
        <source>{weekday} {day} {month}</source>
        <translation>{weekday} {day} {month}</translation>
    </message>
</context>
<context>
    <name>text</name>
    <message>
        <source>No name</source>
        <translation>Sense nom</translation>
    </message>
</context>
</TS>
