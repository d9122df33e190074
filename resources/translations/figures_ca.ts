<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ca_ES" sourcelanguage="en">
<context>
    <name>Problem</name>
    <message>
        <source>From «{since}» to «{until}» is no period. Nothing was counted; write two days like 2026-11-01, the earlier one first.</source>
        <translation>De «{since}» a «{until}» no és cap període. No s’ha comptat res; escriu dos dies com 2026-11-01, primer l’anterior.</translation>
    </message>
    <message>
        <source>The figures cannot be told apart by «{by}» here. Nothing was counted; choose a time, or the one thing they are narrowed to.</source>
        <translation>Aquí les xifres no es poden separar per «{by}». No s’ha comptat res; tria un temps, o allò a què s’han limitat.</translation>
    </message>
    <message>
        <source>A target here is a number from {least} to {most}. Nothing was changed; choose another number.</source>
        <translation>Aquí un objectiu és un nombre de {least} a {most}. No s’ha canviat res; tria’n un altre.</translation>
    </message>
    <message>
        <source>{count} kept figures were not those of the journal. They have been made anew from it; tell IT, with the list above.</source>
        <translation>{count} xifres desades no eren les del registre. S’han tornat a fer a partir d’ell; digues-ho a informàtica, amb la llista de dalt.</translation>
    </message>
</context>
</TS>
