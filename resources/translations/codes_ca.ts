<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ca" sourcelanguage="en">
<context>
    <name>Rule</name>
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
</TS>
