<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ca">
<context>
    <name>RatingBox</name>
    <message>
        <source>A minute after you close, the citizen may be asked how it went: once, with three buttons. A tap opens nothing and makes nobody wait; the figures count it. Of a confidential team nobody is asked.</source>
        <translation>Un minut després de tancar, es pot preguntar al ciutadà com ha anat: una sola vegada, amb tres botons. Quan en prem un no s’obre res ni ningú espera; les xifres ho compten. D’un equip confidencial no es pregunta a ningú.</translation>
    </message>
    <message>
        <source>Ask how it went</source>
        <translation>Pregunta com ha anat</translation>
    </message>
    <message>
        <source>Ask no longer</source>
        <translation>No ho preguntis més</translation>
    </message>
    <message>
        <source>Ask also where a conversation belongs to no team</source>
        <translation>Pregunta-ho també quan la conversa no és de cap equip</translation>
    </message>
</context>
<context>
    <name>TeamBox</name>
    <message>
        <source>asks how it went</source>
        <translation>pregunta com ha anat</translation>
    </message>
</context>
<context>
    <name>Journal</name>
    <message>
        <source>asked how it went</source>
        <translation>s’ha preguntat com ha anat</translation>
    </message>
    <message>
        <source>the citizen said how it went</source>
        <translation>el ciutadà ha dit com ha anat</translation>
    </message>
    <message>
        <source>where citizens are asked how it went</source>
        <translation>on es pregunta als ciutadans com ha anat</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>The citizen says how it went: good</source>
        <translation>El ciutadà diu com ha anat: bé</translation>
    </message>
    <message>
        <source>The citizen says how it went: fair</source>
        <translation>El ciutadà diu com ha anat: regular</translation>
    </message>
    <message>
        <source>The citizen says how it went: poor</source>
        <translation>El ciutadà diu com ha anat: malament</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>Said how it went</source>
        <translation>Han dit com ha anat</translation>
    </message>
    <message>
        <source>Citizens who answered the question after the close, of those it reached; of each the last answer within 72 hours.</source>
        <translation>Ciutadans que han respost la pregunta de després de tancar, d’entre els que l’han rebuda; de cadascun, l’última resposta en 72 hores.</translation>
    </message>
    <message>
        <source>Satisfied</source>
        <translation>Satisfets</translation>
    </message>
    <message>
        <source>Citizens who answered with the best of the three answers, of all who answered. The list shows those who were not satisfied first.</source>
        <translation>Ciutadans que han triat la millor de les tres respostes, d’entre tots els que han respost. La llista mostra primer els que no estan satisfets.</translation>
    </message>
    <message>
        <source>has not said how it went</source>
        <translation>no ha dit com ha anat</translation>
    </message>
    <message>
        <source>it went poorly</source>
        <translation>ha anat malament</translation>
    </message>
    <message>
        <source>it went fairly</source>
        <translation>ha anat regular</translation>
    </message>
    <message>
        <source>it went well</source>
        <translation>ha anat bé</translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>{team} is confidential, and nobody is asked there how it went. Nothing was changed; lay the team open first.</source>
        <translation>{team} és confidencial i allà no es pregunta a ningú com ha anat. No s’ha canviat res; primer treu-li la confidencialitat.</translation>
    </message>
</context>
</TS>
