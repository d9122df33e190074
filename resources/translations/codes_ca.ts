<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ca" sourcelanguage="en">
<context>
    <name>Rule</name>
    <message>
        <source>The rule answers only while it is closed, and without opening hours it never is. Set them: ventanilla town hours.</source>
        <translation>La regla només respon quan és tancat, i sense horari no ho és mai. Posa'l: ventanilla town hours.</translation>
    </message>
    <message>
        <source>The town's opening hours are not set, so whoever asks for them is passed to a person. Set them: ventanilla town hours.</source>
        <translation>L'horari de l'ajuntament no està posat, de manera que qui el demana passa a una persona. Posa'l: ventanilla town hours.</translation>
    </message>
    <message>
        <source>The code {name} has no option called {option}, so nothing comes of it. Correct its name or take it out.</source>
        <translation>El codi {name} no té cap opció que es digui {option}, de manera que no fa res. Corregeix-ne el nom o treu-la.</translation>
    </message>
    <message>
        <source>The code {name} needs the option {option}, so every message goes to a person. Add it; it looks like this: «{example}».</source>
        <translation>Al codi {name} li falta l'opció {option}, de manera que tots els missatges van a una persona. Afegeix-la; s'escriu així: «{example}».</translation>
    </message>
    <message>
        <source>The code {name} cannot use the option {option}, so every message goes to a person. Write it like this: «{example}».</source>
        <translation>El codi {name} no pot fer servir l'opció {option}, de manera que tots els missatges van a una persona. Escriu-la així: «{example}».</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>The citizen left the list: {lists}</source>
        <translation>El ciutadà s'ha donat de baixa de: {lists}</translation>
    </message>
    <message>
        <source>the options of the rule cannot be used</source>
        <translation>les opcions de la regla no es poden fer servir</translation>
    </message>
    <message>
        <source>the town's opening hours are not set</source>
        <translation>no hi ha posat l'horari de l'ajuntament</translation>
    </message>
    <message>
        <source>the program did not understand the citizen</source>
        <translation>el programa no ha entès el ciutadà</translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>{name} holds no opening hours the console can use. Nothing was changed; compare it with: ventanilla town hours --show</source>
        <translation>{name} no conté cap horari que la consola pugui fer servir. No s'ha canviat res; compara'l amb: ventanilla town hours --show</translation>
    </message>
    <message>
        <source>{name} is no calendar in the iCalendar form. Nothing was changed; use the file or address that ends in .ics.</source>
        <translation>{name} no és cap calendari en format iCalendar. No s'ha canviat res; fes servir el fitxer o l'adreça que acaba en .ics.</translation>
    </message>
    <message>
        <source>{name} names no whole day between {first} and {last}. Nothing was changed; check that it is the calendar of holidays.</source>
        <translation>{name} no té cap dia sencer entre {first} i {last}. No s'ha canviat res; comprova que sigui el calendari de festius.</translation>
    </message>
    <message>
        <source>The calendar at {host} could not be fetched: {why}. Nothing was changed; try again, or save it as a file and use that.</source>
        <translation>No s'ha pogut baixar el calendari de {host}: {why}. No s'ha canviat res; torna-ho a provar, o desa'l com a fitxer i fes servir el fitxer.</translation>
    </message>
    <message>
        <source>The calendar at {host} sends on to {target}, which was not followed. Nothing was changed; use the new address if it is the town's.</source>
        <translation>El calendari de {host} envia cap a {target} i no s'hi ha anat. No s'ha canviat res; fes servir la nova adreça si és de l'ajuntament.</translation>
    </message>
    <message>
        <source>{name} is too big to be such a file. Nothing was changed; check that it is the right one.</source>
        <translation>{name} és massa gran per ser un fitxer així. No s'ha canviat res; comprova que sigui el bo.</translation>
    </message>
</context>
</TS>
