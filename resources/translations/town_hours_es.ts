<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>Problem</name>
    <message>
        <source>The calendar {name} is on the list already. Nothing was changed; it is read again every day.</source>
        <translation>El calendario {name} ya está en la lista. No se ha cambiado nada; se vuelve a leer cada día.</translation>
    </message>
    <message>
        <source>A town follows at most {limit} calendars, each with an address or a file. Nothing was changed; remove one first.</source>
        <translation>Un ayuntamiento sigue como máximo {limit} calendarios, cada uno con una dirección o un archivo. No se ha cambiado nada; quita uno antes.</translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message>
        <source>calendar</source>
        <translation>calendario</translation>
    </message>
</context>
</TS>
