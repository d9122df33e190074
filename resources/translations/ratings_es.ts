<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es">
<context>
    <name>RatingBox</name>
    <message>
        <source>A minute after you close, the citizen may be asked how it went: once, with three buttons. A tap opens nothing and makes nobody wait; the figures count it. Of a confidential team nobody is asked.</source>
        <translation>Un minuto después de cerrar, se puede preguntar al ciudadano cómo ha ido: una sola vez, con tres botones. Al pulsar uno no se abre nada ni espera nadie; las cifras lo cuentan. De un equipo confidencial no se pregunta a nadie.</translation>
    </message>
    <message>
        <source>Ask how it went</source>
        <translation>Preguntar cómo ha ido</translation>
    </message>
    <message>
        <source>Ask no longer</source>
        <translation>No preguntar más</translation>
    </message>
    <message>
        <source>Ask also where a conversation belongs to no team</source>
        <translation>Preguntar también cuando la conversación no es de ningún equipo</translation>
    </message>
</context>
<context>
    <name>TeamBox</name>
    <message>
        <source>asks how it went</source>
        <translation>pregunta cómo ha ido</translation>
    </message>
</context>
<context>
    <name>Journal</name>
    <message>
        <source>asked how it went</source>
        <translation>se ha preguntado cómo ha ido</translation>
    </message>
    <message>
        <source>the citizen said how it went</source>
        <translation>el ciudadano ha dicho cómo ha ido</translation>
    </message>
    <message>
        <source>where citizens are asked how it went</source>
        <translation>dónde se pregunta a los ciudadanos cómo ha ido</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>The citizen says how it went: good</source>
        <translation>El ciudadano dice cómo ha ido: bien</translation>
    </message>
    <message>
        <source>The citizen says how it went: fair</source>
        <translation>El ciudadano dice cómo ha ido: regular</translation>
    </message>
    <message>
        <source>The citizen says how it went: poor</source>
        <translation>El ciudadano dice cómo ha ido: mal</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>Said how it went</source>
        <translation>Han dicho cómo ha ido</translation>
    </message>
    <message>
        <source>Citizens who answered the question after the close, of those it reached; of each the last answer within 72 hours.</source>
        <translation>Ciudadanos que respondieron la pregunta de después de cerrar, de entre los que la recibieron; de cada uno, la última respuesta en 72 horas.</translation>
    </message>
    <message>
        <source>Satisfied</source>
        <translation>Satisfechos</translation>
    </message>
    <message>
        <source>Citizens who answered with the best of the three answers, of all who answered. The list shows those who were not satisfied first.</source>
        <translation>Ciudadanos que eligieron la mejor de las tres respuestas, de entre todos los que respondieron. La lista muestra primero los que no están satisfechos.</translation>
    </message>
    <message>
        <source>has not said how it went</source>
        <translation>no ha dicho cómo ha ido</translation>
    </message>
    <message>
        <source>it went poorly</source>
        <translation>ha ido mal</translation>
    </message>
    <message>
        <source>it went fairly</source>
        <translation>ha ido regular</translation>
    </message>
    <message>
        <source>it went well</source>
        <translation>ha ido bien</translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>{team} is confidential, and nobody is asked there how it went. Nothing was changed; lay the team open first.</source>
        <translation>{team} es confidencial y allí no se pregunta a nadie cómo ha ido. No se ha cambiado nada; primero quítale la confidencialidad.</translation>
    </message>
</context>
</TS>
