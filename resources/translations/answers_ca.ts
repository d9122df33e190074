<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ca" sourcelanguage="en">
<context>
    <name>Timeline</name>
    <message>
        <source>The program passed it to a person: {why}</source>
        <translation>El programa ho ha passat a una persona: {why}</translation>
    </message>
    <message>
        <source>answered automatically</source>
        <translation>resposta automàtica</translation>
    </message>
    <message>
        <source>the citizen asked for one</source>
        <translation>ho ha demanat el ciutadà</translation>
    </message>
    <message>
        <source>the rule says so</source>
        <translation>ho diu la regla</translation>
    </message>
    <message>
        <source>an incident was reported</source>
        <translation>ha comunicat una incidència</translation>
    </message>
    <message>
        <source>too many messages in a row</source>
        <translation>massa missatges seguits</translation>
    </message>
    <message>
        <source>the question was too old for an automatic answer</source>
        <translation>la pregunta era massa antiga per respondre-la automàticament</translation>
    </message>
    <message>
        <source>the citizen stopped half way</source>
        <translation>el ciutadà ho ha deixat a mitges</translation>
    </message>
    <message>
        <source>the citizen cannot be written to</source>
        <translation>no es pot escriure al ciutadà</translation>
    </message>
    <message>
        <source>the automatic answer took too long</source>
        <translation>la resposta automàtica ha trigat massa</translation>
    </message>
    <message>
        <source>the automatic answer failed</source>
        <translation>la resposta automàtica ha fallat</translation>
    </message>
    <message>
        <source>the automatic answer made no sense</source>
        <translation>la resposta automàtica no tenia sentit</translation>
    </message>
    <message>
        <source>the automatic answer was empty</source>
        <translation>la resposta automàtica era buida</translation>
    </message>
    <message>
        <source>the automatic answer was too long</source>
        <translation>la resposta automàtica era massa llarga</translation>
    </message>
    <message>
        <source>the automatic answer was too big</source>
        <translation>la resposta automàtica pesava massa</translation>
    </message>
    <message>
        <source>the code of the rule is not installed</source>
        <translation>el codi de la regla no està instal·lat</translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>There is no rule called {name}. Nothing was changed; look it up in the list of rules.</source>
        <translation>No hi ha cap regla que es digui {name}. No s’ha canviat res; busca-la a la llista de regles.</translation>
    </message>
</context>
</TS>
