<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ca_ES" sourcelanguage="en">
<context>
    <name>Problem</name>
    <message>
        <source>{count} conversations are too many to be cut two ways at once. Nothing was counted; choose a shorter period.</source>
        <translation>{count} converses són massa per separar-les de dues maneres alhora. No s’ha comptat res; tria un període més curt.</translation>
    </message>
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
<context>
    <name>Figures</name>
    <message>
        <source>Too late</source>
        <translation>Massa tard</translation>
    </message>
    <message>
        <source>First answers that came after the target; the list shows the slowest first.</source>
        <translation>Primeres respostes que van arribar després de l’objectiu; la llista mostra primer les més lentes.</translation>
    </message>
    <message>
        <source>How long a conversation was on the operator's screen and worked on, on a day; without minutes at the counter and without an idle screen. Median, then the time nine in ten do not exceed.</source>
        <translation>Quant temps una conversa va ser a la pantalla de l’operador i s’hi va treballar, en un dia; sense els minuts al taulell ni la pantalla quieta. Mediana i, després, el temps que nou de cada deu no superen.</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>En mans</translation>
    </message>
    <message>
        <source>How long an operator held a conversation, from claim to release, hand-over or close, without minutes at the counter. Median, then the time nine in ten do not exceed.</source>
        <translation>Quant temps un operador va tenir una conversa, des que se la va quedar fins que la va deixar, traspassar o tancar, sense els minuts al taulell. Mediana i, després, el temps que nou de cada deu no superen.</translation>
    </message>
    <message>
        <source>Occupancy</source>
        <translation>Ocupació</translation>
    </message>
    <message>
        <source>Time worked on conversations, of the time operators were signed in and not at the counter. Of the whole and by operator only.</source>
        <translation>Temps treballat en converses, del temps que els operadors eren dins i no al taulell. Només del conjunt i per operador.</translation>
    </message>
</context>
<context>
    <name>Journal</name>
    <message>
        <source>worked on</source>
        <translation>s’hi va treballar</translation>
    </message>
</context>
<context>
    <name>Narrowing</name>
    <message>
        <source>Only {name}</source>
        <translation>Només {name}</translation>
    </message>
    <message>
        <source>Show everything again</source>
        <translation>Torna a mostrar-ho tot</translation>
    </message>
</context>
<context>
    <name>ReportModel</name>
    <message>
        <source>This figure does not exist here.</source>
        <translation>Aquesta xifra no existeix aquí.</translation>
    </message>
</context>
</TS>
