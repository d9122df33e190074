<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ca" sourcelanguage="en">
<context>
    <name>Timeline</name>
    <message>
        <source>the rule has no secret to sign its questions with</source>
        <translation>la regla no té cap secret per signar les preguntes</translation>
    </message>
    <message>
        <source>the address of the rule cannot be used</source>
        <translation>l'adreça de la regla no es pot fer servir</translation>
    </message>
    <message>
        <source>the address of the rule is not on the list of allowed hosts</source>
        <translation>l'adreça de la regla no és a la llista de servidors permesos</translation>
    </message>
    <message>
        <source>the town's service is at an address where it must not be</source>
        <translation>el servei de l'Ajuntament és en una adreça on no ha de ser</translation>
    </message>
    <message>
        <source>the town's service cannot be reached</source>
        <translation>no es pot arribar al servei de l'Ajuntament</translation>
    </message>
    <message>
        <source>the town's service could not prove who it is</source>
        <translation>el servei de l'Ajuntament no ha pogut demostrar qui és</translation>
    </message>
    <message>
        <source>the town's service broke off</source>
        <translation>el servei de l'Ajuntament ha tallat la connexió</translation>
    </message>
    <message>
        <source>the town's service refused the question</source>
        <translation>el servei de l'Ajuntament ha rebutjat la pregunta</translation>
    </message>
    <message>
        <source>the town's service pointed elsewhere, which is not followed</source>
        <translation>el servei de l'Ajuntament envia a una altra adreça, i això no se segueix</translation>
    </message>
    <message>
        <source>the town's service has failed several times and is left alone for a moment</source>
        <translation>el servei de l'Ajuntament ha fallat diverses vegades i de moment es deixa reposar</translation>
    </message>
    <message>
        <source>the town's service has too many questions at once</source>
        <translation>el servei de l'Ajuntament té massa preguntes alhora</translation>
    </message>
    <message>
        <source>a colleague has the conversation</source>
        <translation>la conversa la té un company</translation>
    </message>
    <message>
        <source>the conversation is closed</source>
        <translation>la conversa està tancada</translation>
    </message>
    <message>
        <source>the citizen was asked first whether this was meant</source>
        <translation>primer s'ha preguntat al ciutadà si volia dir això</translation>
    </message>
    <message>
        <source>the code said why; it stands in the conversation</source>
        <translation>el codi ha dit per què; consta a la conversa</translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>«{name}» is not a host of a service. Nothing was changed; write its name, with the port when it is not 443, like bus.town.cat:8443.</source>
        <translation>«{name}» no és el servidor d'un servei. No s'ha canviat res; escriu-ne el nom, amb el port si no és el 443, com ara bus.poble.cat:8443.</translation>
    </message>
    <message>
        <source>{name} is not on the list of allowed hosts. Nothing was changed; see the list with: ventanilla town hosts</source>
        <translation>{name} no és a la llista de servidors permesos. No s'ha canviat res; consulta la llista amb: ventanilla town hosts</translation>
    </message>
    <message>
        <source>A secret for signing has at least {limit} characters, without spaces. Nothing was stored; let the program make one with --new.</source>
        <translation>Un secret per signar té com a mínim {limit} caràcters, sense espais. No s'ha desat res; deixa que el programa en faci un amb --new.</translation>
    </message>
    <message>
        <source>The rule {name} does not call a service outside, so it needs no secret. Nothing was changed.</source>
        <translation>La regla {name} no crida cap servei de fora, així que no necessita cap secret. No s'ha canviat res.</translation>
    </message>
    <message>
        <source>The state of a dialogue is a JSON object. Nothing was tried; copy it whole from what the try before printed.</source>
        <translation>L'estat d'un diàleg és un objecte JSON. No s'ha provat res; copia'l sencer del que ha escrit la prova anterior.</translation>
    </message>
</context>
<context>
    <name>RuleLogModel</name>
    <message>
        <source>{outcome}, with data of {age} ago</source>
        <translation>{outcome}, amb dades de fa {age}</translation>
    </message>
    <message>
        <source>{n} s</source>
        <translation>{n} s</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quan</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Què ha passat</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Per què</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Durada</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estat</translation>
    </message>
</context>
<context>
    <name>RuleLog</name>
    <message>
        <source>What the rule did</source>
        <translation>Què ha fet la regla</translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message>
        <source>It has not fired yet.</source>
        <translation>Encara no ha actuat mai.</translation>
    </message>
    <message>
        <source>What it did</source>
        <translation>Què ha fet</translation>
    </message>
</context>
</TS>
