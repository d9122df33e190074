<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_ES" sourcelanguage="en">
<context>
    <name>Problem</name>
    <message>
        <source>From «{since}» to «{until}» is no period. Nothing was counted; write two days like 2026-11-01, the earlier one first.</source>
        <translation>De «{since}» a «{until}» no es ningún periodo. No se ha contado nada; escribe dos días como 2026-11-01, primero el anterior.</translation>
    </message>
    <message>
        <source>The figures cannot be told apart by «{by}» here. Nothing was counted; choose a time, or the one thing they are narrowed to.</source>
        <translation>Aquí las cifras no se pueden separar por «{by}». No se ha contado nada; elige un tiempo, o aquello a lo que se han limitado.</translation>
    </message>
    <message>
        <source>A target here is a number from {least} to {most}. Nothing was changed; choose another number.</source>
        <translation>Aquí un objetivo es un número de {least} a {most}. No se ha cambiado nada; elige otro.</translation>
    </message>
    <message>
        <source>{count} kept figures were not those of the journal. They have been made anew from it; tell IT, with the list above.</source>
        <translation>{count} cifras guardadas no eran las del registro. Se han vuelto a hacer a partir de él; dilo a informática, con la lista de arriba.</translation>
    </message>
</context>
</TS>
