<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_ES" sourcelanguage="en">
<context>
    <name>Problem</name>
    <message>
        <source>{count} conversations are too many to be cut two ways at once. Nothing was counted; choose a shorter period.</source>
        <translation>{count} conversaciones son demasiadas para separarlas de dos maneras a la vez. No se ha contado nada; elige un período más corto.</translation>
    </message>
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
<context>
    <name>Figures</name>
    <message>
        <source>Too late</source>
        <translation>Demasiado tarde</translation>
    </message>
    <message>
        <source>First answers that came after the target; the list shows the slowest first.</source>
        <translation>Primeras respuestas que llegaron después del objetivo; la lista muestra primero las más lentas.</translation>
    </message>
    <message>
        <source>How long a conversation was on the operator's screen and worked on, on a day; without minutes at the counter and without an idle screen. Median, then the time nine in ten do not exceed.</source>
        <translation>Cuánto tiempo una conversación estuvo en la pantalla del operador y se trabajó en ella, en un día; sin los minutos en el mostrador ni la pantalla quieta. Mediana y, después, el tiempo que nueve de cada diez no superan.</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>En manos</translation>
    </message>
    <message>
        <source>How long an operator held a conversation, from claim to release, hand-over or close, without minutes at the counter. Median, then the time nine in ten do not exceed.</source>
        <translation>Cuánto tiempo un operador tuvo una conversación, desde que se la quedó hasta que la dejó, traspasó o cerró, sin los minutos en el mostrador. Mediana y, después, el tiempo que nueve de cada diez no superan.</translation>
    </message>
    <message>
        <source>Occupancy</source>
        <translation>Ocupación</translation>
    </message>
    <message>
        <source>Time worked on conversations, of the time operators were signed in and not at the counter. Of the whole and by operator only.</source>
        <translation>Tiempo trabajado en conversaciones, del tiempo que los operadores estaban dentro y no en el mostrador. Solo del conjunto y por operador.</translation>
    </message>
</context>
<context>
    <name>Journal</name>
    <message>
        <source>worked on</source>
        <translation>se trabajó en ella</translation>
    </message>
</context>
<context>
    <name>Narrowing</name>
    <message>
        <source>Only {name}</source>
        <translation>Solo {name}</translation>
    </message>
    <message>
        <source>Show everything again</source>
        <translation>Volver a mostrarlo todo</translation>
    </message>
</context>
<context>
    <name>ReportModel</name>
    <message>
        <source>This figure does not exist here.</source>
        <translation>Esta cifra no existe aquí.</translation>
    </message>
</context>
</TS>
