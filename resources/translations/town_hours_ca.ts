<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ca" sourcelanguage="en">
<context>
    <name>Problem</name>
    <message>
        <source>The calendar {name} is on the list already. Nothing was changed; it is read again every day.</source>
        <translation>El calendari {name} ja és a la llista. No s'ha canviat res; es torna a llegir cada dia.</translation>
    </message>
    <message>
        <source>A town follows at most {limit} calendars, each with an address or a file. Nothing was changed; remove one first.</source>
        <translation>Un ajuntament segueix com a màxim {limit} calendaris, cadascun amb una adreça o un fitxer. No s'ha canviat res; treu-ne un abans.</translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message>
        <source>calendar</source>
        <translation>calendari</translation>
    </message>
</context>
</TS>
